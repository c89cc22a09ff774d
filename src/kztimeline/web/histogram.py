"""How many events there are by years: bars, each a link to the first card of its years."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from ..chart.axis import Axis, Metrics, axis
from ..chart.ticks import Tick, ticks
from ..dates.edtf import parse
from ..wording import counted
from .groups import Group

NARROW, BROAD = 358.0, 1200.0
"""How wide it is: on a phone of 390 pixels, and in a page."""
HIGH = 96.0
"""How high the highest bar is: so that one event among a hundred still shows."""
_LEAST = 5.0
"""How wide a bar must be to be seen as one, and hit; narrower years share one."""
_ROWS = 40
"""An index with more rows than a screen has is not looked over at once; years then share one."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
"""How many years may share a bar."""
_YEAR = 365.25
_METRICS = Metrics(fold=14, least=30, apart=40)


class Bin(NamedTuple):
    """Years that share a bar."""

    first: int
    last: int
    """Its last year with an event."""
    label: str
    total: int
    disputed: int
    href: str
    """The id of the first group in it."""

    @property
    def name(self) -> str:
        """What it stands for, in words."""
        disputed = f" ({self.disputed:,} disputed)" if self.disputed else ""
        return f"{self.label}: {counted(self.total, 'event')}{disputed}"


class Bar(NamedTuple):
    """A bin in its place."""

    bin: Bin
    x: float
    width: float
    height: float
    disputed: float
    """How much of the height is disputed."""


class Histogram(NamedTuple):
    """A whole histogram."""

    axis: Axis
    bars: list[Bar]
    width: float

    @property
    def ticks(self) -> list[Tick]:
        """The lines of its axis."""
        return list(ticks(self.axis))

    @property
    def peak(self) -> Bar:
        """The first of the highest bars."""
        return max(self.bars, key=lambda bar: bar.height)


def histogram(groups: Sequence[Group], width: float) -> Histogram:
    """Return the histogram of groups that stand in years, of which there is at least one."""
    years = sorted({group.year for group in groups if group.year is not None})
    found = axis([parse(f"{year:04}") for year in years], 0, width, _METRICS)
    step = next(step for step in _STEPS if step * _YEAR * found.density >= _LEAST)
    shown = bins(groups, step)
    unit = HIGH / max(each.total for each in shown)
    return Histogram(found, [_bar(each, step, found, unit) for each in shown], width)


def _bar(each: Bin, step: int, found: Axis, unit: float) -> Bar:
    """Return the bar of a bin, cut where its stretch of the axis ends.

    A year that stands alone has more room than others; its bar is no wider for that.
    """
    first = each.first // step * step
    begin = date(max(first, 1), 1, 1).toordinal()
    end = date(min(first + step - 1, 9999), 12, 31).toordinal() + 1
    stretch = next(one for one in found.stretches if each.first in one.years)
    left, right = max(found.at(begin), stretch.left), min(found.at(end), stretch.right)
    width = min(right - left, step * _YEAR * found.density)
    return Bar(each, left, width, each.total * unit, each.disputed * unit)


def index(groups: Sequence[Group]) -> list[Bin]:
    """Return the rows of an index of groups: years, then other headings; none for a single one."""
    years = next(rows for step in _STEPS if len(rows := bins(groups, step)) <= _ROWS)
    rows = years + [_bin([one], 1) for one in groups if one.heading and one.year is None]
    return rows if len(rows) > 1 else []


def bins(groups: Sequence[Group], step: int) -> list[Bin]:
    """Return how much there is in each of so many years, from the first to the last."""
    placed = sorted((group.year // step, at) for at, group in enumerate(groups) if group.year)
    return [
        _bin([groups[at] for _, at in found], step)
        for _, found in groupby(placed, key=lambda pair: pair[0])
    ]


def _bin(groups: list[Group], step: int) -> Bin:
    years = [group.year for group in groups if group.year is not None] or [0]
    first, last = min(years), max(years)
    label = groups[0].short or groups[0].heading if len(groups) == 1 else f"{first:04}"
    if last > first:
        label = f"{first // step * step:04}–{first // step * step + step - 1:04}"
    count = sum(len(group.entries) for group in groups)
    return Bin(first, last, label, count, sum(each.disputed for each in groups), groups[0].id)
