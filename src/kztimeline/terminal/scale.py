"""Time as cells of a line: to scale, but for long stretches of empty years, which are folded."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ..dates.edtf import Date, parse
from ..dates.words import label

FOLD_CELLS = 2
"""How wide a fold is drawn."""
_EMPTY, _SHARE, _ROOM, _ENOUGH = 3, 6, 12, 4
"""A fold is of more than `_EMPTY` years and of at least one `_SHARE`th of what is not folded yet;
there is at most one for each `_ROOM` cells, and none once a year has `_ENOUGH` cells."""
_LEAST = 4
"""The cells of the shortest stretch: enough for its year."""
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_MONTHS = (1, 3, 6)

Run = tuple[int, int]


class Stretch(NamedTuple):
    """Years that are drawn without a break."""

    first: int
    last: int
    cell: int
    cells: int

    @property
    def end(self) -> int:
        """The cell after its last one."""
        return self.cell + self.cells

    @property
    def density(self) -> float:
        """How many cells a year takes."""
        return self.cells / (self.last - self.first + 1)


class Scale(NamedTuple):
    """Which cell a day is in."""

    stretches: tuple[Stretch, ...]

    def cell(self, day: date) -> int:
        """Return the cell of a day; one in a fold is where the fold begins."""
        at = bisect_right(self.stretches, day.year, key=lambda stretch: stretch.first) - 1
        if at < 0:
            return 0
        stretch = self.stretches[at]
        if day.year > stretch.last:
            return min(stretch.end, self.stretches[-1].end - 1)
        begin = date(stretch.first, 1, 1).toordinal()
        days = date(stretch.last, 12, 31).toordinal() + 1 - begin
        return stretch.cell + (day.toordinal() - begin) * stretch.cells // days

    @property
    def folds(self) -> frozenset[int]:
        """The cells that stand for the years left out."""
        gaps = pairwise(self.stretches)
        return frozenset(cell for one, two in gaps for cell in range(one.end, two.cell))


def scale(dates: Iterable[Date], width: int) -> Scale:
    """Return the scale of all known ends of some dates, `width` cells wide."""
    years = sorted({day.year for each in dates for day in (each.earliest, each.latest) if day})
    runs = list(_runs(years, width))
    stretches, cell = [], 0
    for run, cells in zip(runs, _shares(runs, width - FOLD_CELLS * (len(runs) - 1)), strict=True):
        stretches.append(Stretch(*run, cell, cells))
        cell += cells + FOLD_CELLS
    return Scale(tuple(stretches))


def _runs(years: list[int], width: int) -> Iterator[Run]:
    """Yield the first and last years of what lies between the folds, the longest gaps folded."""
    total = years[-1] - years[0] + 1
    gaps = sorted((one - two, one) for one, two in pairwise(years) if two - one - 1 > _EMPTY)
    first = years[0]
    folded = set()
    for length, year in gaps[: width // _ROOM]:
        empty = -length - 1
        if empty * _SHARE < total or total * _ENOUGH <= width:
            break
        folded.add(year)
        total -= empty
    for one, two in pairwise(years):
        if one in folded:
            yield first, one
            first = two
    yield first, years[-1]


def _shares(runs: list[Run], room: int) -> list[int]:
    """Divide cells among runs by their years, each getting enough for its label."""
    lengths = [last - first + 1 for first, last in runs]
    shares, rest = [0] * len(runs), sum(lengths)
    for at in sorted(range(len(runs)), key=lambda at: lengths[at]):
        shares[at] = max(_LEAST, room * lengths[at] // rest)
        room -= shares[at]
        rest -= lengths[at]
    return shares


def ticks(scale: Scale) -> dict[int, str]:
    """Return labels by their cells: where each stretch begins, then round years, then months."""
    labels: dict[int, str] = {}
    for cell, text in (*_starts(scale), *_rounds(scale), *_months(scale)):
        nearby = range(cell - 8, cell + len(text) + 1)
        near = [(at, labels[at]) for at in nearby if at in labels]
        if all(at + len(other) < cell or cell + len(text) < at for at, other in near):
            labels[cell] = text
    return dict(sorted(labels.items()))


def _starts(scale: Scale) -> Iterator[tuple[int, str]]:
    for stretch in scale.stretches:
        yield stretch.cell, f"{stretch.first:04}"


def _rounds(scale: Scale) -> Iterator[tuple[int, str]]:
    density = max(scale.stretches, key=lambda each: each.last - each.first).density
    step = next((step for step in _YEARS if step * density >= 6), 5000)
    for stretch in scale.stretches:
        for year in range(-(-stretch.first // step) * step, stretch.last + 1, step):
            cell = scale.cell(date(year, 1, 1))
            if cell + 4 <= stretch.end:
                yield cell, f"{year:04}"


def _months(scale: Scale) -> Iterator[tuple[int, str]]:
    for stretch in scale.stretches:
        step = next((step for step in _MONTHS if step * stretch.density >= 66), 0)
        for year in range(stretch.first, stretch.last + 1) if step else ():
            for month in range(1, 13, step):
                text = label(parse(f"{year:04}-{month:02}"), year)
                yield scale.cell(date(year, month, 1)), text
