"""Tracks: which span runs beside which events."""

from datetime import date

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st
from sample import chronicle, event

from kztimeline.chart.tracks import Track, bars, tracks
from kztimeline.dates.edtf import Date
from kztimeline.model import Event


def plan(*dates: str, most: int = 9) -> dict[str, Track]:
    """Return the tracks of events at these dates, by date."""
    events = chronicle(*(event(each, f"e{at}") for at, each in enumerate(dates)))
    return {events[row].date.text: track for row, track in tracks(events, most).items()}


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
    """Without an event that begins meanwhile there is no track; what is no span has none ever."""
    found = plan(*dates)
    assert not found or list(found) == ["1992/1993"]


@pytest.mark.parametrize(
    ("dates", "track"),
    [
        (("1990/1991", "1991"), Track(0, 0, 1, ends=True)),
        (("1990/1992", "1991", "1992-12-31", "1993"), Track(0, 0, 2, ends=True)),
        (("1990/1992", "1991/1995"), Track(0, 0, 1, ends=True)),
        (("1990/1995", "1991"), Track(0, 0, 1, ends=False)),
        (("1990/1995", "1991", "1996"), Track(0, 0, 1, ends=True)),
        (("1990/..", "1991", "2020"), Track(0, 0, 2, ends=False)),
        (("1990/", "1991", "2020"), Track(0, 0, 2, ends=False)),
        (("../1990", "1980", "1990", "1991"), Track(0, 0, 2, ends=True)),
    ],
)
def test_from_its_first_to_its_last_row(dates: tuple[str, ...], track: Track) -> None:
    """A track goes to the last row that begins before its span is over; an open one to the end."""
    assert plan(*dates)[dates[0]] == track


def test_two_at_once_run_in_two_columns() -> None:
    """Spans that overlap run side by side, the earlier one nearer to the rail."""
    found = plan("1990/1995", "1991/1996", "1994", "1995-06", "1996", "1997")
    assert found["1990/1995"] == Track(0, 0, 3, ends=True)
    assert found["1991/1996"] == Track(1, 1, 4, ends=True)


def test_a_column_is_used_again() -> None:
    """Once a span is over, the next one takes its column."""
    found = plan("1990/1992", "1991", "1993/1995", "1994")
    assert found["1990/1992"].column == found["1993/1995"].column == 0


def test_no_more_than_there_is_room_for() -> None:
    """Where all columns are taken a span has no track."""
    dates = ("1990/1999", "1991/1999", "1992/1999", "1993")
    assert list(plan(*dates, most=2)) == ["1990/1999", "1991/1999"]
    assert len(plan(*dates, most=3)) == 3


def begins(event: Event) -> date:
    """Return the first day of an event."""
    return event.date.bounds[0]


@given(dates=st.lists(strategies.dates(strategies.NEARBY), max_size=12), most=st.integers(1, 5))
def test_any_plan(dates: list[Date], most: int) -> None:
    """Tracks never cross in a column, and each lasts just as long as events begin in its span."""
    events = chronicle(*(event(each.text, f"e{at:02}") for at, each in enumerate(dates)))
    found = tracks(events, most)
    taken = [
        (track.column, row)
        for track in found.values()
        for row in range(track.first, track.last + 1)
    ]
    assert len(taken) == len(set(taken))
    for row, track in found.items():
        latest = events[row].date.bounds[1]
        assert track.first == row < track.last
        assert track.column < most
        assert events[row].date.shape == "span"
        assert all(begins(each) <= latest for each in events[row : track.last + 1])
        assert all(begins(each) > latest for each in events[track.last + 1 :])
        assert track.ends or track.last == len(events) - 1
        assert not track.ends or events[row].date.latest


@given(dates=st.lists(strategies.dates(strategies.NEARBY), max_size=12), most=st.integers(1, 5))
def test_bars_are_tracks_either_way(dates: list[Date], most: int) -> None:
    """Upside down there are the same bars, each from its last row down to that of its span."""
    events = chronicle(*(event(each.text, f"e{at:02}") for at, each in enumerate(dates)))
    plan = tracks(events, most)
    down = [bar for starting in bars(events, most).values() for bar in starting]
    assert [(bar.column, bar.top, bar.bottom, bar.ends) for bar in down] == [
        (track.column, track.first, track.last, track.ends) for track in plan.values()
    ]
    assert all(bar.own == bar.top for bar in down)
    if events and events[0].date.order != events[-1].date.order:
        up = [bar for starting in bars(events[::-1], most).values() for bar in starting]
        end = len(events) - 1
        assert {(bar.span.id, bar.column, end - bar.bottom, end - bar.top) for bar in up} == {
            (bar.span.id, bar.column, bar.top, bar.bottom) for bar in down
        }
        assert all(bar.own == bar.bottom for bar in up)
