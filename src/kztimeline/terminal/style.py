"""The marks and colours all views share; a colour never says anything alone."""

from collections.abc import Iterable
from unicodedata import category
from zlib import crc32

from rich.text import Text

from ..model import Event, Fact, Status, Thing, Verdict
from ..text.escape import escape
from ..wording import STATUSES

STATUS_STYLES: dict[Status, str] = {
    "corroborated": "green",
    "refined": "cyan",
    "single-source": "yellow",
    "disputed": "bold red",
}
"""Green to red as in a traffic light; the mark beside it says the same without colour."""
DATE = "cyan"
FAINT = "dim"
VERDICT_STYLES: dict[Verdict, str] = {
    "conflicts": "bold red",
    "overlaps": "yellow",
    "coarser": "cyan",
    "finer": "cyan",
    "sole": "yellow",
    "agrees": "green",
    "mention": FAINT,
}
"""As the statuses that they lead to."""
STRONG = "bold"

LANES = tuple(f"color({number})" for number in (27, 28, 30, 32, 98, 100, 163, 166))
"""Colours of lanes and topics: of the 256, eight that stand out at least 3.6 : 1 from white and
from black alike; red is for disputes."""
_ASCII = str.maketrans(
    dict(zip("●◐◔○◌◎◇■◉━╍╌→←↑↓◁▷│─╮╯╰╭╵╷┼⋮╱┬·–", "*msyxc%#&=--><^v{}|-.'`,'.+:/+.-", strict=True))
    | {"…": "..."}
)
"""What `--ascii` draws for each sign: alike in shape, and no two of one drawing the same."""


def topic_style(topic: str | None) -> str:
    """Return the colour of a topic by its id: the same in every drawing of every dataset."""
    return LANES[crc32(topic.encode(errors="backslashreplace")) % len(LANES)] if topic else ""


def ours(text: str, ascii_only: bool) -> str:
    """Return characters that we, not the data, put into a drawing, in ASCII if need be."""
    return text.translate(_ASCII) if ascii_only else text


def plain(value: object, style: str = "") -> Text:
    """Return data as text that is shown as it is: no markup, no control characters.

    A mark that would stand on whatever is before the text, be it of another line, gets a base.
    """
    text = escape(str(value))
    return Text(f"◌{text}" if text and category(text[0])[0] == "M" else text, style)


def mark(status: Status) -> Text:
    """Return the one-character mark of a status."""
    return Text(STATUSES[status].short, STATUS_STYLES[status])


def marked(thing: Thing) -> Text:
    """Return the status mark and the id of an event or fact; others have a blank for a mark."""
    sign = mark(thing.status) if isinstance(thing, Event | Fact) else Text(" ")
    return Text.assemble(sign, "  ", plain(thing.id, FAINT))


def legend(statuses: set[Status], width: int) -> Text:
    """Return the explanation of the status marks in use."""
    used = [status for status in STATUSES if status in statuses]
    return fill(
        [entry(short, STATUS_STYLES[s], meaning) for s in used for short, meaning in [STATUSES[s]]],
        width,
    )


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
