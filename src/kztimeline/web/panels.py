"""Rows of claims on one axis, between the names of sources and what they say in words."""

from collections.abc import Iterable
from typing import NamedTuple

from ..chart.ticks import Tick
from ..dates.edtf import Date
from ..dates.words import label
from ..model import Verdict
from ..queries.claims import CheckedClaim
from ..text.escape import escape
from ..wording import said, verdict_briefly
from .marks import SIZE, Part
from .metrics import cut, measure

ROW, LOW = 24.0, 18.0
"""How high a row is, and in a card, which has the claims in words as well."""
_NAMES, _WORDS = 0.3, 0.36
"""How much of a picture the names of sources have at most, and what they say in words."""
AWAY = 18.0
"""How far names and words are from the axis: further than the sign of an open end reaches."""
DOT = 8.0
"""How wide a dot is."""


class Row(NamedTuple):
    """What one source says, or the record."""

    name: str
    words: str
    verdict: Verdict | None
    """None for the record."""
    parts: tuple[Part, ...] = ()
    gap: tuple[float, float] | None = None
    """From a claim that conflicts to the record."""
    y: float = 0.0


class Panel(NamedTuple):
    """Rows on one axis."""

    begin: float
    end: float
    """Where it begins and ends, with names and words."""
    left: float
    right: float
    """Where the axis is; the names end before it, and the words begin behind it."""
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...] = ()
    band: Part | None = None
    """The record, through all rows."""
    high: float = ROW
    """How high a row is."""
    top: float = 0.0
    """Where the line of the axis is."""

    @property
    def bottom(self) -> float:
        """Where its last row ends."""
        return self.top + self.high * len(self.rows)


def panel_of(rows: Iterable[Row], left: float, right: float) -> Panel:
    """Return the panel of some rows: an axis between their names and words, which may be cut."""
    width = right - left
    fitted = [
        row._replace(
            name=cut(escape(row.name), width * _NAMES, SIZE, bold=row.verdict is None),
            words=cut(escape(row.words), width * _WORDS, SIZE, bold=row.verdict is None),
        )
        for row in rows
    ]
    sizes = [
        [measure(text, SIZE, bold=row.verdict is None) for text in (row.name, row.words)]
        for row in fitted
    ]
    names, words = (max(column) for column in zip(*sizes, strict=True))
    return Panel(left, right, left + names + AWAY, right - words - AWAY, tuple(fitted))


def placed(panel: Panel, y: float) -> Panel:
    """Return a panel with its rows in their places, the labels of its axis from `y` on."""
    top = y + (18 if panel.ticks else 4)
    rows = (row._replace(y=top + panel.high * (at + 0.5)) for at, row in enumerate(panel.rows))
    return panel._replace(top=top, rows=tuple(rows))


def says(checked: CheckedClaim) -> str:
    """Return what a claim says and its verdict, as in `Jan 2003: conflicts, 209 days off`."""
    claim, days = checked.claim, isinstance(checked.record, Date)
    what = label(claim.date) if claim.date else said(claim)
    verdict = verdict_briefly(checked.verdict, checked.distance, days)
    return ": ".join(filter(None, (what, verdict)))
