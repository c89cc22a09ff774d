"""Days to places across a picture: to scale, but for long stretches of years without an event."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ..dates.edtf import Date, Point
from .metrics import measure

FOLD = 16.0
"""How wide a fold is drawn."""
_EMPTY, _MOST = 3, 8
"""More than this many empty years may be folded, and at most so many folds are in a picture."""
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_TICK, _LINE = 30.0, 7.0
"""The least distance between two labels of the axis, and between two of its lines."""


class Stretch(NamedTuple):
    """Years that are drawn without a break."""

    first: int
    last: int
    left: float
    right: float

    @property
    def begin(self) -> int:
        """The ordinal of its first day."""
        return date(self.first, 1, 1).toordinal()

    @property
    def end(self) -> int:
        """The ordinal of the day after its last one."""
        return date(self.last, 12, 31).toordinal() + 1


class Tick(NamedTuple):
    """A line across the picture, with or without a label at its head."""

    x: float
    text: str


class Scale(NamedTuple):
    """Where each day is, from left to right."""

    stretches: tuple[Stretch, ...]
    year: float
    """How wide a year is outside the folds."""

    def x(self, day: int) -> float:
        """Return the place where the day of that ordinal begins."""
        at = bisect_right(self.stretches, day, key=lambda stretch: stretch.begin) - 1
        here = self.stretches[max(at, 0)]
        if day <= here.begin:
            return here.left
        if day <= here.end:
            return here.left + (day - here.begin) * (here.right - here.left) / (
                here.end - here.begin
            )
        if at + 1 == len(self.stretches):
            return here.right
        after = self.stretches[at + 1]
        return here.right + (day - here.end) * FOLD / (after.begin - here.end)

    def unit(self, point: Point) -> tuple[float, float]:
        """Return where a calendar unit begins and ends."""
        return self.x(point.first.toordinal()), self.x(point.last.toordinal() + 1)

    @property
    def folds(self) -> tuple[tuple[float, int], ...]:
        """Where each fold begins, and how many years are left out there."""
        return tuple((one.right, two.first - one.last - 1) for one, two in pairwise(self.stretches))

    def ticks(self) -> tuple[Tick, ...]:
        """Return the lines of the axis; labels stand to the right of their lines, apart."""
        ticks: list[Tick] = []
        free = -_TICK
        for x, text in sorted(set(self._lines()), key=lambda tick: (tick[0], not tick[1])):
            if ticks and ticks[-1].x == x:
                continue
            fits = free <= x <= self.stretches[-1].right - measure(text, 11)
            shown = text if fits else ""
            free = x + max(_TICK, measure(shown, 11) + 6) if shown else free
            ticks.append(Tick(x, shown))
        return tuple(ticks)

    def _lines(self) -> Iterator[Tick]:
        step = next((step for step in _YEARS if step * self.year >= _TICK), _YEARS[-1])
        fine = next((step for step in _YEARS if step * self.year >= _LINE), _YEARS[-1])
        for stretch in self.stretches:
            yield Tick(stretch.left, f"{stretch.first:04}")
            for year in range(stretch.first + -stretch.first % fine, stretch.last + 1, fine):
                text = f"{year:04}" if year % step == 0 else ""
                yield Tick(self.x(date(year, 1, 1).toordinal()), text)
        if self.year >= 12 * _TICK:
            for stretch in self.stretches:
                for year in range(stretch.first, stretch.last + 1):
                    for month, name in enumerate(_MONTHS[1:], 2):
                        yield Tick(self.x(date(year, month, 1).toordinal()), name)


def scale(dates: Iterable[Date], left: float, right: float) -> Scale:
    """Return the scale of all known ends of some dates, at least one, between two places."""
    points = [point for each in dates for point in (each.start, each.end) if point]
    years = sorted({day.year for point in points for day in (point.first, point.last)})
    runs = _runs(years, right - left)
    count = sum(last - first + 1 for first, last in runs)
    year = (right - left - FOLD * (len(runs) - 1)) / count
    stretches, x = [], left
    for first, last in runs:
        end = x + (last - first + 1) * year
        stretches.append(Stretch(first, last, x, end))
        x = end + FOLD
    return Scale(tuple(stretches), year)


def _runs(years: list[int], width: float) -> list[tuple[int, int]]:
    """Return the first and last years of what lies between the folds.

    The longest gaps are folded, as long as a fold takes less than half of their room.
    """
    gaps = sorted(((two - one - 1, one) for one, two in pairwise(years)), reverse=True)
    left, folded = years[-1] - years[0] + 1, {}
    for gap, year in gaps[:_MOST]:
        if gap > _EMPTY and gap * width / left > 2 * FOLD:
            folded[year] = year + gap + 1
            left -= gap
    return list(
        zip(
            [years[0], *(folded[year] for year in sorted(folded))],
            [*sorted(folded), years[-1]],
            strict=True,
        )
    )
