"""Segments: what is sure of a date and what is not."""

from datetime import date
from itertools import pairwise

import pytest
import strategies
from hypothesis import given

from kztimeline.chart.segments import END, FIRST, segments
from kztimeline.dates.edtf import Date, parse

SEGMENTS = [
    ("2001-03-01", "day 2001-03-01 2001-03-01"),
    ("2001-03-01~", "day 2001-03-01 2001-03-01"),
    ("2001-02", "unit 2001-02-01 2001-02-28"),
    ("2001-24", "unit 2001-12-01 2002-02-28"),
    ("200X", "unit 2000-01-01 2009-12-31"),
    ("[2001-03-01..2001-03-10]", "one-of 2001-03-01 2001-03-10"),
    ("[2001..2002]", "one-of 2001-01-01 2002-12-31"),
    ("2001-03-01/2001-03-02", "sure 2001-03-01 2001-03-02"),
    (
        "2001-02/2001-12",
        "rough 2001-02-01 2001-02-28, sure 2001-03-01 2001-11-30, rough 2001-12-01 2001-12-31",
    ),
    ("2001-02-01/2001-12", "sure 2001-02-01 2001-11-30, rough 2001-12-01 2001-12-31"),
    ("2001/2002", "rough 2001-01-01 2002-12-31"),
    ("2001/2001-12-31", "rough 2001-01-01 2001-12-31"),
    ("2001-02-01/..", "sure 2001-02-01 END, open-end"),
    ("2001/..", "rough 2001-01-01 2001-12-31, sure 2002-01-01 END, open-end"),
    ("../2001-02-01", "open-start, sure FIRST 2001-02-01"),
    ("2001-02-01/", "sure 2001-02-01 2001-02-01, lost-end 2001-02-02 END"),
    ("2001-02/", "rough 2001-02-01 2001-02-28, lost-end 2001-03-01 END"),
    ("/2001-04", "lost-start FIRST 2001-03-31, rough 2001-04-01 2001-04-30"),
    ("9999/..", "rough 9999-01-01 END, open-end"),
    ("9999-12-31/", "sure END END, lost-end"),
]


def _day(ordinal: int) -> str:
    names = {FIRST: "FIRST", END - 1: "END"}
    return names.get(ordinal) or date.fromordinal(ordinal).isoformat()


@pytest.mark.parametrize(("text", "found"), SEGMENTS)
def test_segments(text: str, found: str) -> None:
    """What lasted is sure between its ends, and only there; a calendar unit may be any of it."""
    shown = [
        f"{kind} {_day(begin)} {_day(end - 1)}" if begin < end else kind
        for kind, begin, end in segments(parse(text))
    ]
    assert ", ".join(shown) == found


@given(value=strategies.dates())
def test_any_date(value: Date) -> None:
    """Segments are as long as the bounds, without a gap, and sure only where no end can be."""
    found = segments(value)
    first, last = (day.toordinal() for day in value.bounds)
    assert (found[0].begin, found[-1].end) == (first, last + 1)
    assert all(one.end == two.begin for one, two in pairwise(found))
    assert all(
        begin < end or kind in ("open-start", "open-end", "lost-end", "lost-start")
        for kind, begin, end in found
    )
    for kind, begin, end in found:
        assert (kind == "sure") <= (value.shape == "span")
        if kind == "sure":
            assert not value.start or begin >= value.start.last.toordinal()
            assert not value.end or end - 1 <= value.end.first.toordinal()
        assert (kind == "open-end") <= (value.end is None)
        assert (kind == "open-start") <= (value.start is None)
