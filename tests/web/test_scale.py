"""Where days and the lines of the axis are, to the last fraction."""

from collections.abc import Iterable
from datetime import date

import pytest

from kztimeline.dates.edtf import parse
from kztimeline.web.scale import Scale, scale


def of(dates: str, left: float, right: float) -> Scale:
    """Return the scale of some dates."""
    return scale((parse(text) for text in dates.split()), left, right)


STRETCHES = [
    # dates, from where to where; years that are drawn, the width of a year
    ("2001-05", 10, 740, [(2001, 2001)], 730),
    ("2001/2003", 0, 90, [(2001, 2003)], 30),
    ("2001/ ../2003", 0, 90, [(2001, 2003)], 30),
    ("[2001..2003]", 0, 90, [(2001, 2003)], 30),
    ("2001-24", 0, 80, [(2001, 2002)], 40),
    # three empty years are drawn, four are folded where there is room
    ("2001 2005", 0, 1000, [(2001, 2005)], 200),
    ("2001 2006", 0, 1000, [(2001, 2001), (2006, 2006)], 492),
    ("2001 2006 2004", 0, 1000, [(2001, 2006)], 1000 / 6),
    # a fold takes less than half of the room of the years in it
    ("2001 2006", 0, 48, [(2001, 2006)], 8),
    ("2001 2006", 0, 49, [(2001, 2001), (2006, 2006)], 16.5),
    # the longest gap is folded first, and its room is then the others'
    ("2000 2006 2012 2025", 0, 80, [(2000, 2012), (2025, 2025)], 64 / 14),
    ("2000 2006 2012 2025", 0, 100, [(y, y) for y in (2000, 2006, 2012, 2025)], 13),
    ("2000 2006 2025", 10, 110, [(2000, 2000), (2006, 2006), (2025, 2025)], 68 / 3),
    # eight folds at most; of gaps of the same length, the later ones
    (
        " ".join(str(year) for year in range(1900, 2000, 10)),
        0,
        2000,
        [(1900, 1910), *((year, year) for year in range(1920, 2000, 10))],
        (2000 - 8 * 16) / 19,
    ),
]


@pytest.mark.parametrize(("dates", "left", "right", "runs", "year"), STRETCHES)
def test_stretches(
    dates: str, left: float, right: float, runs: list[tuple[int, int]], year: float
) -> None:
    """The stretches fill the room, each year as wide as any other, with folds between them."""
    axis = of(dates, left, right)
    assert [(each.first, each.last) for each in axis.stretches] == runs
    assert axis.year == pytest.approx(year)
    ends = [end for each in axis.stretches for end in (each.left, each.right)]
    assert (ends[0], ends[-1]) == (left, pytest.approx(right))
    widths = [(last - first + 1) * year for first, last in runs]
    assert [two - one for one, two in zip(ends[::2], ends[1::2], strict=True)] == pytest.approx(
        widths
    )
    assert [two - one for one, two in zip(ends[1::2], ends[2::2], strict=False)] == pytest.approx(
        [16.0] * (len(runs) - 1)
    )


PLACES = [
    # a day, and where it begins when 1900 and 1910 are drawn between 0 and 100
    ("1850-01-01", 0),
    ("1899-12-31", 0),
    ("1900-01-01", 0),
    ("1900-01-02", 42 / 365),
    ("1900-12-31", 42 * 364 / 365),
    ("1901-01-01", 42),
    ("1901-01-02", 42 + 16 / 3287),
    ("1905-07-02", 42 + 16 * 1643 / 3287),
    ("1909-12-31", 58 - 16 / 3287),
    ("1910-01-01", 58),
    ("1910-01-02", 58 + 42 / 365),
    ("1911-01-01", 100),
    ("1911-01-02", 100),
    ("1999-01-01", 100),
]


@pytest.mark.parametrize(("day", "place"), PLACES)
def test_places(day: str, place: float) -> None:
    """A day is at its share of its stretch or fold, and never outside the picture."""
    x = of("1900 1910", 0, 100).x(date.fromisoformat(day).toordinal())
    assert x == pytest.approx(place)


def test_units() -> None:
    """A unit ends where the day after it begins."""
    axis = of("2001", 0, 365)
    for text, first, last in (("2001", 0, 365), ("2001-02", 31, 59), ("2001-12-31", 364, 365)):
        point = parse(text).start
        assert point
        assert axis.unit(point) == pytest.approx((first, last))


def test_folds() -> None:
    """A fold is behind its stretch, and has the years between."""
    assert of("1900 1910", 0, 100).folds == ((42, 9),)
    assert of("1900 1903", 0, 100).folds == ()


TICKS = [
    # years, width, and the first lines with their labels
    (range(2001, 2004), 90, "0 2001, 30, 60 2003"),
    (range(2001, 2004), 89, "0 2001, 30, 59"),
    (range(2001, 2005), 121, "0 2001, 30, 60 2003, 91"),
    (range(2001, 2005), 132, "0 2001, 33 2002, 66 2003, 99 2004"),
    (range(2001, 2005), 140, "0 2001, 35 2002, 70 2003, 105 2004"),
    (range(2000, 2010), 70, "0 2000, 7, 14, 21, 28, 35 2005, 42, 49, 56, 63"),
    (range(2000, 2010), 69, "0 2000, 14, 28, 41, 55"),
    (range(1998, 2008), 200, "0 1998, 20, 40 2000, 60, 80 2002, 100, 120 2004, 140, 160 2006, 180"),
    (range(1999, 2002), 300, "0 1999, 100 2000, 200 2001"),
    ((1900, 1910), 100, "0 1900, 58 1910"),
    (range(1, 9999, 4), 600, "0 0001, 12, 24, 36, 48, 60 1000, 72"),
    (range(2001, 2002), 359, "0 2001"),
    (range(2001, 2002), 360, "0 2001, 31 Feb, 58, 89 Apr, 118, 149 Jun"),
    (range(2001, 2002), 365, "0 2001, 31 Feb, 59, 90 Apr, 120 May, 151 Jun"),
    (range(2001, 2003), 729, "0 2001, 31 Feb, 59, 90 Apr, 120, 151 Jun"),
]


@pytest.mark.parametrize(("years", "width", "lines"), TICKS)
def test_ticks(years: Iterable[int], width: float, lines: str) -> None:
    """Years have lines where there is room, months where there is much; labels keep apart."""
    ticks = of(" ".join(f"{year:04}" for year in years), 0, width).ticks()
    shown = lines.split(", ")
    assert [f"{tick.x:.0f} {tick.text}".strip() for tick in ticks][: len(shown)] == shown
    assert len(ticks) == len(shown) or shown[-1] in ("72", "149 Jun", "151 Jun")


def test_all_months() -> None:
    """Each month but the first has its line, in every year of every stretch."""
    axis = of("2001/2002 2010", 0, 1200)
    ticks = axis.ticks()
    assert [tick.text for tick in ticks] == [
        *("2001 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
        *("2002 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
        *("2010 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
    ]
    days = [date(year, month, 1) for year in (2001, 2002, 2010) for month in range(1, 13)]
    assert [tick.x for tick in ticks] == [axis.x(day.toordinal()) for day in days]
