"""The axis: to scale but for its folds, in cells and in fractions alike, with ticks that fit."""

from datetime import date
from itertools import pairwise

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.chart.axis import Axis, Metrics, axis, months
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


WINDOWS = [
    # dates, first and last day asked for; the days that are drawn
    ("2001 2003", "2002-02-03", "2002-03-04", "2002-02-03..2002-03-04"),
    ("2001/2030", "2006-01-01", "2006-12-31", "2006-01-01..2006-12-31"),
    ("2006-05-01", "2006-05-01", "2006-05-01", "2006-05-01..2006-05-01"),
    ("2001-05 2003", "2002-06-01", "", "2002-06-01..2003-12-31"),
    ("2001-05/..", "2006-06-01", "", "2006-06-01..2006-12-31"),
    ("2001-05 2003", "", "2002-06-01", "2001-01-01..2002-06-01"),
    ("2001-05", "", "2000-06-01", "2000-06-01..2000-06-01"),
    ("1950 1990", "1940-05-01", "2010-05-01", "1940-05-01..2010-05-01"),
]


@pytest.mark.parametrize(("dates", "first", "last", "drawn"), WINDOWS)
def test_the_period_is_the_scale(dates: str, first: str, last: str, drawn: str) -> None:
    """An axis begins and ends to the day where a period was asked for, whatever the dates are."""
    ends = tuple(date.fromisoformat(text) if text else None for text in (first, last))
    found = axis([parse(text) for text in dates.split()], 0, 700, PIXELS, (ends[0], ends[1]))
    begin, end = (date.fromisoformat(text) for text in drawn.split(".."))
    assert (found.at(begin.toordinal()), found.at(end.toordinal() + 1)) == (0, pytest.approx(700))
    assert found.stretches[0].begin == begin.toordinal()
    assert found.stretches[-1].end == end.toordinal() + 1


@given(
    dates=HISTORIES,
    days=st.tuples(st.dates(), st.dates()),
    known=st.tuples(st.booleans(), st.booleans()),
    painter=PAINTERS,
)
def test_any_period(
    dates: list[Date],
    days: tuple[date, date],
    known: tuple[bool, bool],
    painter: tuple[Metrics, int],
) -> None:
    """Whatever is asked for of whatever happened, the axis is whole and its ends are those days."""
    first, last = sorted(days)
    window = (first if known[0] else None, last if known[1] else None)
    found = axis(dates, 0, 100 * painter[1], painter[0], window)
    assert not known[0] or found.stretches[0].begin == first.toordinal()
    assert not known[1] or found.stretches[-1].end == last.toordinal() + 1
    assert found.stretches[-1].right == pytest.approx(100 * painter[1])
    assert all(each.begin < each.end and each.left < each.right for each in found.stretches)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("2002", (False, False)),
        ("2001-12/2002-03", (True, False)),
        ("2002/2003-01-01", (False, True)),
        ("1990/2020", (True, True)),
        ("1990/..", (True, False)),
        ("/2020", (False, True)),
        ("2001-24", (True, False)),
    ],
)
def test_cuts(text: str, cut: tuple[bool, bool]) -> None:
    """What begins before the axis or ends behind it is cut; what has no end is not."""
    window = date(2002, 1, 1), date(2002, 12, 31)
    assert axis([parse("2002")], 0, 100, PIXELS, window).cuts(parse(text)) == cut


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ("2002-02-03", "2002-02-01..2002-02-28"),
        ("2002-02-03 2004-11", "2002-02-01..2004-11-30"),
        ("2002-02-03/.. ../2003", "2002-02-01..2003-12-31"),
        ("2002-02-03 2006-11", "2002-01-01..2006-12-31"),
    ],
)
def test_months(dates: str, found: str) -> None:
    """A short time is drawn by months, a long one by years."""
    first, last = months(parse(text) for text in dates.split())
    assert f"{first}..{last}" == found
