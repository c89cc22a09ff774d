"""Tracks: which span runs beside which events."""

from datetime import date

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st
from sample import chronicle, event

from kztimeline.chart.tracks import Bar, bars
from kztimeline.dates.edtf import Date
from kztimeline.model import Event


def listed(events: tuple[Event, ...], most: int) -> list[Bar]:
    """Return all bars beside events, from top to bottom."""
    return [bar for row, starting in sorted(bars(events, most).items()) for bar in starting]


def plan(*dates: str, most: int = 9) -> dict[str, tuple[int, int, int, bool]]:
    """Return column, first and last row of bars, and whether they end there, by date."""
    events = chronicle(*(event(each, f"e{at}") for at, each in enumerate(dates)))
    return {
        bar.span.date.text: (bar.column, bar.top, bar.bottom, bar.ends)
        for bar in listed(events, most)
    }


@pytest.mark.parametrize(
    "dates",
    [
        (),
        ("1990",),
        ("1990", "1991", "1991-05-06"),
        ("1990/1992",),
        ("1990/..",),
        ("1990/1992", "1993"),
        ("1990-01-01/1990-01-02", "1990-01-03"),
        ("[1990..1995]", "1992"),
        ("199X", "1992"),
        ("1992-01-05", "1992/1993"),
    ],
)
def test_nothing_to_run_beside(dates: tuple[str, ...]) -> None:
    """Without an event that begins meanwhile there is no bar; what is no span has none ever."""
    found = plan(*dates)
    assert not found or list(found) == ["1992/1993"]


@pytest.mark.parametrize(
    ("dates", "bar"),
    [
        (("1990/1991", "1991"), (0, 0, 1, True)),
        (("1990/1992", "1991", "1992-12-31", "1993"), (0, 0, 2, True)),
        (("1990/1992", "1991/1995"), (0, 0, 1, True)),
        (("1990/1995", "1991"), (0, 0, 1, False)),
        (("1990/1995", "1991", "1996"), (0, 0, 1, True)),
        (("1990/..", "1991", "2020"), (0, 0, 2, False)),
        (("1990/", "1991", "2020"), (0, 0, 2, False)),
        (("../1990", "1980", "1990", "1991"), (0, 0, 2, True)),
    ],
)
def test_from_its_first_to_its_last_row(
    dates: tuple[str, ...], bar: tuple[int, int, int, bool]
) -> None:
    """A bar goes to the last row that begins before its span is over; an open one to the end."""
    assert plan(*dates)[dates[0]] == bar


def test_two_at_once_run_in_two_columns() -> None:
    """Spans that overlap run side by side, the earlier one nearer to the rail."""
    found = plan("1990/1995", "1991/1996", "1994", "1995-06", "1996", "1997")
    assert found["1990/1995"] == (0, 0, 3, True)
    assert found["1991/1996"] == (1, 1, 4, True)


def test_a_column_is_used_again() -> None:
    """Once a span is over, the next one takes its column."""
    found = plan("1990/1992", "1991", "1993/1995", "1994")
    assert found["1990/1992"][0] == found["1993/1995"][0] == 0


def test_no_more_than_there_is_room_for() -> None:
    """Where all columns are taken a span has no bar."""
    dates = ("1990/1999", "1991/1999", "1992/1999", "1993")
    assert list(plan(*dates, most=2)) == ["1990/1999", "1991/1999"]
    assert len(plan(*dates, most=3)) == 3


def begins(event: Event) -> date:
    """Return the first day of an event."""
    return event.date.bounds[0]


@given(dates=st.lists(strategies.dates(strategies.NEARBY), max_size=12), most=st.integers(1, 5))
def test_any_plan(dates: list[Date], most: int) -> None:
    """Bars never cross in a column, and each lasts just as long as events begin in its span."""
    events = chronicle(*(event(each.text, f"e{at:02}") for at, each in enumerate(dates)))
    found = listed(events, most)
    taken = [(bar.column, row) for bar in found for row in range(bar.top, bar.bottom + 1)]
    assert len(taken) == len(set(taken))
    for bar in found:
        latest = bar.span.date.bounds[1]
        assert bar.span is events[bar.own]
        assert bar.own == bar.top < bar.bottom
        assert bar.column < most
        assert bar.span.date.shape == "span"
        assert all(begins(each) <= latest for each in events[bar.top : bar.bottom + 1])
        assert all(begins(each) > latest for each in events[bar.bottom + 1 :])
        assert bar.ends or bar.bottom == len(events) - 1
        assert not bar.ends or bar.span.date.latest


@given(dates=st.lists(strategies.dates(strategies.NEARBY), max_size=12), most=st.integers(1, 5))
def test_bars_either_way(dates: list[Date], most: int) -> None:
    """Upside down there are the same bars, each from its last row down to that of its span."""
    events = chronicle(*(event(each.text, f"e{at:02}") for at, each in enumerate(dates)))
    if events and events[0].date.order != events[-1].date.order:
        up, end = listed(events[::-1], most), len(events) - 1
        assert {
            (bar.span.id, bar.column, end - bar.bottom, end - bar.top, bar.ends) for bar in up
        } == {
            (bar.span.id, bar.column, bar.top, bar.bottom, bar.ends) for bar in listed(events, most)
        }
        assert all(bar.own == bar.bottom for bar in up)
