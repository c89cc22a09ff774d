"""The marks that both timelines put at a date."""

from collections.abc import Iterable

from rich.text import Text

from ..chart.legend import MEANINGS
from ..chart.signs import MEANT, UNSURE, qualified
from ..dates.edtf import Date
from ..wording import STATUSES
from .style import STATUS_STYLES, STRONG, entry, fill, ours

SEVERAL, DISPUTED = "◉", STATUSES["disputed"].short
CUT_START, CUT_END = "◁", "▷"
"""What the period that was asked for cuts off; what goes on to this day has an arrow."""
_KINDS = MEANT | {
    "╌": "inexact",
    SEVERAL: "several",
    "←": "open-start",
    "↓": "open-end",
    "→": "open-end",
    CUT_START: "cut-start",
    CUT_END: "cut-end",
    "╱": "fold",
    DISPUTED: "disputed",
}
"""What each mark stands for."""
_ORDER = [*MEANINGS]
_UPWARDS = {"↑": "open-end", "↓": "open-start"}
"""What they stand for where time runs upwards."""


def end_mark(value: Date, known: str, after: str) -> str:
    """Return the mark of a date where it ends: `known`, or `after` where it goes on."""
    if not value.end:
        return after if value.text.endswith("..") else UNSURE
    return qualified(value.end, known)


def legend(used: Iterable[str], width: int, ascii_only: bool, up: bool = False) -> Text:
    """Return the explanation of the marks in use, in a drawing that may run upwards."""
    known = set(used)
    entries = []
    kinds = _KINDS | _UPWARDS if up else _KINDS
    for mark, kind in sorted(kinds.items(), key=lambda item: _ORDER.index(item[1])):
        if mark in known:
            style = STATUS_STYLES["disputed"] if mark == DISPUTED else STRONG
            entries.append(entry(ours(mark, ascii_only), style, MEANINGS[kind]))
    return fill(entries, width)
