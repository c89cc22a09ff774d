"""Days to places along an axis: to scale, but for long stretches of years without an event.

Days are ordinals, as of `date.toordinal`; places are in the unit of whoever draws the chart.
"""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, pairwise
from math import floor
from typing import NamedTuple

from ..dates.edtf import Date

_EMPTY = 3
"""A gap of so many years or fewer is never folded: a reader takes time to see what was left out."""
_LONG = 3 * 366
"""From so many days on months are little."""
_SHARE, _ROOMY = 6, 3
"""A fold spares at least a sixth of the years, for less would hardly make the others any wider; a
third where all have room for their labels anyway, and only what is mostly empty needs a break."""
Window = tuple[date | None, date | None]
"""The first and the last day that are asked for; None where there is no end."""


class Metrics(NamedTuple):
    """What an axis must know of the painter, in the painter's unit."""

    fold: float
    """The width of a fold."""
    least: float
    """The least width of a stretch: that of a year as a label, and no label is wider."""
    apart: float
    """The least distance from where a label begins to the next; with a fold, a stretch has it."""
    whole: bool = False
    """Whether stretches begin and end at whole numbers, as cells do."""


class Stretch(NamedTuple):
    """Days that are drawn without a break."""

    begin: int
    end: int
    """The day after its last one."""
    left: float
    right: float

    @property
    def years(self) -> range:
        """The years it has days of."""
        first, last = date.fromordinal(self.begin), date.fromordinal(self.end - 1)
        return range(first.year, last.year + 1)


class Fold(NamedTuple):
    """A break between two stretches."""

    left: float
    right: float
    years: int
    """How many years are left out."""


@dataclass(frozen=True)
class Axis:
    """Where each day is."""

    stretches: tuple[Stretch, ...]
    metrics: Metrics

    def at(self, day: int) -> float:
        """Return where a day begins; what is before or after all stretches is at the end."""
        knots = self._knots
        day = min(max(day, knots[0][0]), knots[-1][0])
        behind = min(bisect_right(knots, day, key=lambda knot: knot[0]), len(knots) - 1)
        (first, left), (end, right) = knots[behind - 1 : behind + 1]
        return left + (day - first) * (right - left) / (end - first)

    @cached_property
    def _knots(self) -> tuple[tuple[int, float], ...]:
        """Days with their places; between two of them time runs evenly, in folds, too."""
        ends = (((each.begin, each.left), (each.end, each.right)) for each in self.stretches)
        return tuple(chain.from_iterable(ends))

    def cuts(self, value: Date) -> tuple[bool, bool]:
        """Return whether a date begins before the axis does, and whether it ends behind it."""
        first, last = value.earliest, value.latest
        begin, end = self.stretches[0].begin, self.stretches[-1].end
        return bool(first and first.toordinal() < begin), bool(last and last.toordinal() >= end)

    @property
    def years(self) -> tuple[int, int]:
        """Its first and its last year."""
        return self.stretches[0].years[0], self.stretches[-1].years[-1]

    @property
    def density(self) -> float:
        """How much room a day has at least, where days are drawn."""
        return min((each.right - each.left) / (each.end - each.begin) for each in self.stretches)

    @property
    def folds(self) -> tuple[Fold, ...]:
        """The breaks between stretches."""
        return tuple(
            Fold(one.right, two.left, two.years[0] - one.years[-1] - 1)
            for one, two in pairwise(self.stretches)
        )


def months(dates: Iterable[Date]) -> Window:
    """Return the days from the first month of some dates to the end of the last.

    In a long time a month is little: that has whole years.
    """
    known = [point for each in dates for point in (each.start, each.end) if point]
    first, last = min(point.first for point in known), max(point.last for point in known)
    if (last - first).days > _LONG:
        return date(first.year, 1, 1), date(last.year, 12, 31)
    return first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])


def axis(
    dates: Iterable[Date],
    left: float,
    right: float,
    metrics: Metrics,
    window: Window = (None, None),
) -> Axis:
    """Return the axis between two places that has every known end of some dates, at least one.

    Where a window has an end, the axis ends there too, to the day; else it has whole years.
    """
    points = [point for each in dates for point in (each.start, each.end) if point]
    known = [day for point in points for day in (point.first, point.last)]
    first = window[0] or min([date(min(known).year, 1, 1), *filter(None, window)])
    last = window[1] or max(date(max(known).year, 12, 31), date(first.year, 12, 31))
    years = sorted({min(max(day, first), last).year for day in (*known, first, last)})
    runs = _runs(years, right - left, metrics)
    runs = [(max(begin, first.toordinal()), min(end, last.toordinal() + 1)) for begin, end in runs]
    widths = _widths(runs, right - left - metrics.fold * (len(runs) - 1), metrics)
    stretches = []
    for (begin, end), width in zip(runs, widths, strict=True):
        stretches.append(Stretch(begin, end, left, left + width))
        left += width + metrics.fold
    return Axis(tuple(stretches), metrics)


def _runs(years: list[int], width: float, metrics: Metrics) -> list[tuple[int, int]]:
    """Return the first day of each stretch, and the one after its last; long gaps are folded."""
    # Half of the width stays for what is to scale, however many folds there are.
    most = int(width / 2 / (metrics.fold + metrics.least))
    gaps = sorted(((two - one - 1, one) for one, two in pairwise(years)), reverse=True)
    left, folds = years[-1] - years[0] + 1, []
    for gap, year in gaps[:most]:
        share = _ROOMY if left * metrics.least <= width else _SHARE
        if gap <= _EMPTY or gap * share < left:
            break
        folds.append((year, year + gap + 1))
        left -= gap
    ends = [years[0], *chain.from_iterable(sorted(folds)), years[-1]]
    return [
        (date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)
        for first, last in zip(ends[::2], ends[1::2], strict=True)
    ]


def _widths(runs: list[tuple[int, int]], room: float, metrics: Metrics) -> list[float]:
    """Divide room among stretches by their days, the shortest first: each gets what it must."""
    lengths = [end - begin for begin, end in runs]
    widths, days = [0.0] * len(runs), sum(lengths)
    for at in sorted(range(len(runs)), key=lengths.__getitem__):
        share = room * lengths[at] / days
        widths[at] = max(metrics.least, floor(share) if metrics.whole else share)
        room -= widths[at]
        days -= lengths[at]
    return widths
