"""The marks and colours all views share; a colour never says anything alone."""

from collections.abc import Iterable

from rich.text import Text

from ..model import Status, Verdict
from ..visible import visible

MARKS: dict[Status, tuple[str, str]] = {
    "corroborated": ("✓", "green"),
    "refined": ("≈", "cyan"),
    "single-source": ("1", "yellow"),
    "disputed": ("!", "bold red"),
}
MEANINGS: dict[Status, str] = {
    "corroborated": "sources agree",
    "refined": "sources agree, some are less or more exact",
    "single-source": "one source only",
    "disputed": "a source conflicts with the record",
}
VERDICTS: dict[Verdict, tuple[str, str]] = {
    "agrees": ("agrees with the record", "green"),
    "coarser": ("less exact than the record", "cyan"),
    "finer": ("more exact than the record", "cyan"),
    "overlaps": ("overlaps the record", "yellow"),
    "conflicts": ("conflicts with the record", "bold red"),
}
DATE = "cyan"
FAINT = "dim"
STRONG = "bold"


def plain(value: object, style: str = "") -> Text:
    """Return data as text that is shown as it is: no markup, no control characters."""
    return Text(visible(str(value)), style)


def mark(status: Status) -> Text:
    """Return the one-character mark of a status."""
    return Text(*MARKS[status])


def legend(statuses: set[Status], width: int) -> Text:
    """Return the explanation of the status marks in use."""
    used = [status for status in MEANINGS if status in statuses]
    return fill([entry(*MARKS[status], MEANINGS[status]) for status in used], width)


def entry(glyph: str, style: str, meaning: str) -> Text:
    """Return one entry of a legend."""
    return Text.assemble((glyph, style), (f" {meaning}", FAINT))


def fill(entries: Iterable[Text], width: int) -> Text:
    """Return entries side by side in lines of `width` cells, none of them split."""
    lines: list[Text] = []
    for item in entries:
        if lines and lines[-1].cell_len + 3 + item.cell_len <= width:
            lines[-1].append("   ").append_text(item)
        else:
            lines.append(item)
    return Text("\n").join(lines)
