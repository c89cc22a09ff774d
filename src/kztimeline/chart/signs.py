"""The sign of a date where there is room for one character: the fuller, the better it is known."""

from ..dates.edtf import Date
from ..dates.units import Point

ABOUT, UNSURE = "~", "?"
PRECISION = {
    "day": "●",
    "month": "◐",
    "season": "◔",
    "year": "○",
    "decade": "◌",
    "century": "◎",
    "one-of": "◇",
    "span": "■",
}
"""The sign of what is known for certain, by how exact it is."""
MEANT = {sign: unit for unit, sign in PRECISION.items()} | {
    "■": "sure",
    ABOUT: "about",
    UNSURE: "unsure",
    "↑": "open-start",
}
"""What each sign stands for; see `legend`."""


def start_mark(value: Date, before: str = "↑") -> str:
    """Return the sign of a date where it begins; `before` is that of an open beginning."""
    if not value.start:
        return before if value.text.startswith("..") else UNSURE
    unit = value.start.unit if value.shape == "point" else value.shape
    return qualified(value.start, PRECISION[unit])


def qualified(point: Point, sign: str) -> str:
    """Return a sign, or in its place that of the qualifier; uncertain outdoes approximate."""
    return {"": sign, "~": ABOUT}.get(point.mark, UNSURE)
