"""The marks that both timelines put at a date."""

from collections.abc import Iterable

from rich.text import Text

from ..chart.legend import MEANINGS
from ..dates.edtf import Date, Point
from ..wording import STATUSES
from .style import STATUS_STYLES, STRONG, entry, fill, ours

ABOUT, UNSURE, SEVERAL, DISPUTED = "~", "?", "◉", STATUSES["disputed"].short
_PRECISION = {
    "day": "●",
    "month": "◐",
    "season": "◔",
    "year": "○",
    "decade": "◌",
    "century": "◎",
    "one-of": "◇",
    "span": "■",
}
_KINDS = {mark: unit for unit, mark in _PRECISION.items()} | {
    "■": "sure",
    "╌": "inexact",
    SEVERAL: "several",
    ABOUT: "about",
    UNSURE: "unsure",
    "↑": "open-start",
    "←": "open-start",
    "↓": "open-end",
    "→": "open-end",
    "╱": "fold",
    DISPUTED: "disputed",
}
"""What each mark stands for, in the order of the legend."""
_UPWARDS = {"↑": "open-end", "↓": "open-start"}
"""What they stand for where time runs upwards."""


def start_mark(value: Date, before: str) -> str:
    """Return the mark of a date where it begins; `before` is that of an open beginning."""
    if not value.start:
        return before if value.text.startswith("..") else UNSURE
    unit = value.start.unit if value.shape == "point" else value.shape
    return _qualified(value.start, _PRECISION[unit])


def end_mark(value: Date, known: str, after: str) -> str:
    """Return the mark of a date where it ends: `known`, or `after` where it goes on."""
    if not value.end:
        return after if value.text.endswith("..") else UNSURE
    return _qualified(value.end, known)


def legend(used: Iterable[str], width: int, ascii_only: bool, up: bool = False) -> Text:
    """Return the explanation of the marks in use, in a drawing that may run upwards."""
    known = set(used)
    entries = []
    for mark, kind in (_KINDS | _UPWARDS if up else _KINDS).items():
        if mark in known:
            style = STATUS_STYLES["disputed"] if mark == DISPUTED else STRONG
            entries.append(entry(ours(mark, ascii_only), style, MEANINGS[kind]))
    return fill(entries, width)


def _qualified(point: Point, mark: str) -> str:
    """Return a mark, or in its place that of the qualifier; uncertain outdoes approximate."""
    return {"": mark, "~": ABOUT}.get(point.mark, UNSURE)
