"""Ticks: round days, months or years, with labels that never touch."""

from datetime import date
from itertools import pairwise

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.chart.axis import Metrics, axis
from kztimeline.chart.ticks import ticks
from kztimeline.dates.edtf import Date, parse

CELLS = Metrics(fold=2, least=4, apart=6, whole=True)
PIXELS = Metrics(fold=16, least=30, apart=30)
PAINTERS = st.sampled_from([(CELLS, 1), (PIXELS, 12)])
HISTORIES = st.lists(strategies.dates(), min_size=1, max_size=25)


@given(
    dates=HISTORIES,
    painter=PAINTERS,
    width=st.integers(24, 290),
    days=st.none() | st.tuples(st.dates(), st.dates()),
)
def test_labels_never_touch(
    dates: list[Date],
    painter: tuple[Metrics, int],
    width: int,
    days: tuple[date, date] | None,
) -> None:
    """Ticks run from left to right, labels keep apart and end within their stretch."""
    metrics, unit = painter
    first, last = sorted(days) if days else (None, None)
    found = axis(dates, 0, width * unit, metrics, (first, last))
    drawn = list(ticks(found))
    assert drawn[0].at == 0
    assert [tick.at for tick in drawn] == sorted({tick.at for tick in drawn})
    labels = [tick for tick in drawn if tick.text]
    # February is short, and what falls between cells may be rounded off
    for one, two in pairwise(labels):
        assert two.at - one.at >= 0.9 * metrics.apart - metrics.whole
        if metrics.whole and len(found.stretches) == 1:
            assert two.at - one.at > len(one.text)
    rights = [each.right for each in found.stretches]
    heads = {each.left for each in found.stretches}
    for tick in labels:
        room = min(right for right in rights if right > tick.at) - tick.at
        assert tick.at in heads or room >= metrics.least - 1e-6


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
    known = []
    for text in dates.split():
        first, _, last = text.partition("-")
        many = range(int(first), int(last) + 1) if last else ()
        known += [parse(f"{year:04}") for year in many] or [parse(text)]
    found = axis(known, 0, width, metrics)
    assert shown(ticks(found), lines.count(",") + 1) == lines.split(", ")


PERIODS = [
    # first and last day, width; the first lines with their labels
    ("2006-06-01", "2006-06-30", 1176, "0 Jun 2006, 78 3 Jun, 157 5 Jun, 235 7 Jun"),
    ("2006-06-01", "2006-06-30", 300, "0 Jun 2006, 50, 100 11 Jun, 150 16 Jun"),
    ("2006-05-20", "2006-07-04", 800, "0 20 May 2006, 17, 104 26 May, 209 Jun, 296 6 Jun"),
    ("2006-06-17", "2006-06-17", 800, "0 17 Jun 2006"),
    (
        "2006-06-01",
        "2007-03-31",
        304,
        "0 Jun 2006, 30, 61 Aug, 92 Sep, 122 Oct, 153 Nov",
    ),
    ("2006-06-01", "2009-03-31", 300, "0 Jun 2006, 9, 62 2007, 114 Jul, 168 2008, 221 Jul, 274"),
    ("0001-01-01", "0001-12-31", 366, "0 0001, 31 Feb"),
]


@pytest.mark.parametrize(("first", "last", "width", "lines"), PERIODS)
def test_ticks_of_a_period(first: str, last: str, width: float, lines: str) -> None:
    """An axis names the day it begins on, and has days where there is room."""
    window = date.fromisoformat(first), date.fromisoformat(last)
    found = axis([parse(first)], 0, width, PIXELS, window)
    assert shown(ticks(found), lines.count(",") + 1) == lines.split(", ")


def shown(found: object, count: int) -> list[str]:
    """Return the first ticks as text."""
    return [f"{tick.at:.0f} {tick.text}".strip() for tick in list(found)[:count]]
