"""The axis: to scale but for its folds, in cells and in fractions alike, with ticks that fit."""

from datetime import date
from itertools import pairwise

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.chart.axis import Axis, Metrics, axis
from kztimeline.dates.edtf import Date, parse

CELLS = Metrics(fold=2, least=4, apart=6, whole=True)
PIXELS = Metrics(fold=16, least=30, apart=30)
PAINTERS = st.sampled_from([(CELLS, 1), (PIXELS, 12)])
HISTORIES = st.lists(strategies.dates(), min_size=1, max_size=25)


def of(dates: str, width: float, metrics: Metrics = PIXELS, left: float = 0) -> Axis:
    """Return the axis of some dates, where `1998-2007` stands for each of these years."""
    found = []
    for text in dates.split():
        first, _, last = text.partition("-")
        many = range(int(first), int(last) + 1) if len(last) == 4 else ()
        found += [parse(f"{year:04}") for year in many] or [parse(text)]
    return axis(found, left, left + width, metrics)


def years(found: Axis) -> list[tuple[int, int]]:
    """Return the first and last year of each stretch."""
    return [(each.years[0], each.years[-1]) for each in found.stretches]


def day(text: str) -> int:
    """Return the ordinal of a day."""
    return date.fromisoformat(text).toordinal()


class TestAnyAxis:
    """What holds for whatever happened, in cells and pixels, at any width."""

    @given(dates=HISTORIES, painter=PAINTERS, width=st.integers(24, 290))
    def test_time_runs_on(
        self, dates: list[Date], painter: tuple[Metrics, int], width: int
    ) -> None:
        """A later day is never further left; every known end is between the ends of the axis."""
        metrics, unit = painter
        found = axis(dates, 5, 5 + width * unit, metrics)
        points = [point for each in dates for point in (each.start, each.end) if point]
        known = sorted(
            {day.toordinal() for point in points for day in (point.first, point.last)}
            | {point.last.toordinal() + 1 for point in points}
        )
        places = [found.at(each) for each in known]
        assert places == sorted(places)
        assert places[0] >= 5
        assert places[-1] <= 5 + width * unit + 1e-6
        for fold in found.folds:
            assert not [at for at in places if fold.left + 1e-6 < at < fold.right - 1e-6]

    @given(dates=HISTORIES, painter=PAINTERS, width=st.integers(24, 290))
    def test_stretches_fill_the_width(
        self, dates: list[Date], painter: tuple[Metrics, int], width: int
    ) -> None:
        """Stretches and folds take turns; none is narrower than it must be, none half a cell."""
        metrics, unit = painter
        found = axis(dates, 0, width * unit, metrics)
        assert found.stretches[0].left == 0
        assert found.stretches[-1].right == pytest.approx(width * unit)
        for one, two in pairwise(found.stretches):
            assert two.left - one.right == pytest.approx(metrics.fold)
            assert two.years[0] - one.years[-1] > 4
        assert all(each.right - each.left >= metrics.least - 1e-6 for each in found.stretches)
        assert len(found.folds) == len(found.stretches) - 1
        if metrics.whole:
            assert all(place == int(place) for each in found.stretches for place in each[2:])

    @given(dates=HISTORIES, painter=PAINTERS, width=st.integers(24, 290))
    def test_labels_never_touch(
        self, dates: list[Date], painter: tuple[Metrics, int], width: int
    ) -> None:
        """Ticks run from left to right, labels keep apart and end within their stretch."""
        metrics, unit = painter
        found = axis(dates, 0, width * unit, metrics)
        ticks = list(found.ticks())
        assert ticks[0] == (0, f"{found.stretches[0].years[0]:04}")
        assert [tick.at for tick in ticks] == sorted({tick.at for tick in ticks})
        labels = [tick.at for tick in ticks if tick.text]
        # February is short, and what falls between cells may be rounded off
        assert all(
            two - one >= 0.9 * metrics.apart - metrics.whole for one, two in pairwise(labels)
        )
        assert all(two - one > metrics.least for one, two in pairwise(labels)) or not metrics.whole
        rights = [each.right for each in found.stretches]
        for at in labels:
            assert min(right for right in rights if right > at) - at >= metrics.least - 1e-6


STRETCHES = [
    # dates, width; years that are drawn
    ("2001-05", 730, [(2001, 2001)]),
    ("2001/2003", 90, [(2001, 2003)]),
    ("2001/ ../2003", 90, [(2001, 2003)]),
    ("[2001..2003]", 90, [(2001, 2003)]),
    ("2001-24", 80, [(2001, 2002)]),
    # three empty years are drawn, four are folded
    ("2001 2005", 100, [(2001, 2005)]),
    ("2001 2006", 100, [(2001, 2001), (2006, 2006)]),
    ("2001 2006 2004", 100, [(2001, 2006)]),
    # where every year has room for its label, only what is a third of them
    ("2001 2006", 1000, [(2001, 2001), (2006, 2006)]),
    ("2001 2005 2008 2013", 389, [(2001, 2008), (2013, 2013)]),
    ("2001 2005 2008 2013", 390, [(2001, 2013)]),
    ("2001 2005 2006 2011 2012", 390, [(2001, 2006), (2011, 2012)]),
    ("2001 2005 2006 2011 2013", 390, [(2001, 2013)]),
    # a fold spares a sixth of what is left, the longest first
    ("1901 1904 1908 1912 1917", 700, [(1901, 1917)]),
    ("1901 1903 1907 1912", 359, [(1901, 1907), (1912, 1912)]),
    ("1900 1904 1908 1912 1916 1918 1923", 500, [(1900, 1918), (1923, 1923)]),
    ("1900 1904 1908 1912 1916 1919 1924", 500, [(1900, 1924)]),
    (
        "1945 1949 1960 1969 1989 1993 1997",
        776,
        [(1945, 1949), (1960, 1960), (1969, 1969), (1989, 1997)],
    ),
    ("1900/1999", 776, [(1900, 1900), (1999, 1999)]),
    # half of the width is left to scale
    ("1900 1910 1930", 91, [(1900, 1930)]),
    ("1900 1910 1930", 92, [(1900, 1910), (1930, 1930)]),
    ("1900 1910 1930", 184, [(1900, 1900), (1910, 1910), (1930, 1930)]),
]


@pytest.mark.parametrize(("dates", "width", "drawn"), STRETCHES)
def test_long_gaps_are_folded(dates: str, width: float, drawn: list[tuple[int, int]]) -> None:
    """Years are left out where that spares much, and drawn where they have room."""
    found = of(dates, width)
    assert years(found) == drawn
    assert found.years == (drawn[0][0], drawn[-1][1])


PLACES = [
    # a day, and where it begins when 1900 and 1910 are drawn between 0 and 100
    ("1850-01-01", 0),
    ("1899-12-31", 0),
    ("1900-01-01", 0),
    ("1900-01-02", 42 / 365),
    ("1901-01-01", 42),
    ("1901-01-02", 42 + 16 / 3286),
    ("1909-12-31", 58 - 16 / 3286),
    ("1910-01-01", 58),
    ("1910-01-02", 58 + 42 / 365),
    ("1911-01-01", 100),
    ("1999-01-01", 100),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_places(text: str, place: float) -> None:
    """Days are as wide as each other in a stretch and in a fold; before and after is no room."""
    found = of("1900 1910", 100)
    assert found.folds == ((42, 58, 9),)
    assert found.at(day(text)) == pytest.approx(place)
    assert of("1900 1910", 100, left=7).at(day(text)) == pytest.approx(7 + place)


def test_cells() -> None:
    """In cells a stretch has enough for its label, and the rest goes to the longest."""
    found = of("1945 1949 1960 1989 1993 1996", 63, CELLS)
    assert [each[2:] for each in found.stretches] == [(0, 21), (23, 27), (29, 63)]
    assert [fold[:2] for fold in found.folds] == [(21, 23), (27, 29)]


CENTURIES = " ".join(f"{year:04}" for year in range(1, 9999, 100))
TICKS = [
    # dates, width, metrics; the first lines with their labels
    ("2001/2003", 90, PIXELS, "0 2001, 30 2002, 60 2003"),
    ("2001/2003", 89, PIXELS, "0 2001, 30, 59"),
    ("2001-2004", 121, PIXELS, "0 2001, 30 2002, 60 2003, 91 2004"),
    ("2001-2005", 119, PIXELS, "0 2001, 24, 48, 71 2004, 95"),
    ("1998-2007", 160, PIXELS, "0 1998, 16, 32 2000, 48, 64 2002, 80, 96 2004, 112, 128 2006, 144"),
    ("1998-2007", 140, PIXELS, "0 1998, 14, 28, 42, 56, 70, 84, 98 2005"),
    ("1998-2007", 80, PIXELS, "0 1998, 16, 56"),
    ("2001", 359, PIXELS, "0 2001, 89 Apr, 178 Jul, 269 Oct"),
    ("2001", 366, PIXELS, "0 2001, 31 Feb, 59 Mar, 90 Apr"),
    ("1900 1910", 100, PIXELS, "0 1900, 58 1910"),
    (CENTURIES, 600, PIXELS, "0 0001, 30 0500, 61 1000"),
    ("2000-2009", 60, CELLS, "0 2000, 6 2001, 12 2002, 18 2003"),
    ("2000-2009", 40, CELLS, "0 2000, 4, 8 2002, 12, 16 2004"),
    ("2000", 72, CELLS, "0 2000, 6 Feb, 12 Mar, 18 Apr"),
    ("2000", 71, CELLS, "0 2000, 18 Apr, 35 Jul, 53 Oct"),
]


@pytest.mark.parametrize(("dates", "width", "metrics", "lines"), TICKS)
def test_ticks(dates: str, width: float, metrics: Metrics, lines: str) -> None:
    """Round years have labels where there is room, and months; lines between halve the gap."""
    found = of(dates, width, metrics)
    shown = [f"{tick.at:.0f} {tick.text}".strip() for tick in found.ticks()]
    assert shown[: lines.count(",") + 1] == lines.split(", ")
