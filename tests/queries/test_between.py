"""How long it is from one moment to another."""

import datetime
from dataclasses import replace

import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.errors import NotFoundError, UsageError
from kztimeline.queries.between import Distance, Moment, between, moment

TODAY = datetime.date(2026, 11, 23)


def apart(start: str, end: str) -> Distance:
    """Measure between two EDTF dates."""
    return between(Moment(start, parse(start)), Moment(end, parse(end)))


@pytest.mark.parametrize(
    ("start", "end", "order", "shortest", "longest"),
    [
        ("1992-03-02", "2006-11-02", "before", (14, 8, 0, 5358), (14, 8, 0, 5358)),
        ("2006-11-02", "1992-03-02", "after", (14, 8, 0, 5358), (14, 8, 0, 5358)),
        ("1992-03-02", "1992-03-02", "same", (0, 0, 0, 0), (0, 0, 0, 0)),
        ("1992-10", "2006-10-01", "before", (13, 11, 1, 5083), (14, 0, 0, 5113)),
        ("2006", "2006-06", "unknown", (0, 0, 0, 0), (0, 6, 30, 213)),
        ("2003-08-28/2003-08-29", "2003-09-28", "before", (0, 1, 0, 31), (0, 1, 0, 31)),
        ("[2007-03-02..2007-05-16]", "2007-05-17", "before", (0, 0, 1, 1), (0, 2, 15, 76)),
        ("1992-10-05/..", "1992-10-06", "before", (0, 0, 1, 1), (0, 0, 1, 1)),
        ("2004-02-29", "2005-02-28", "before", (1, 0, 0, 365), (1, 0, 0, 365)),
        ("2004-02-29", "2008-02-29", "before", (4, 0, 0, 1461), (4, 0, 0, 1461)),
        ("2003-01-31", "2003-02-28", "before", (0, 1, 0, 28), (0, 1, 0, 28)),
    ],
)
def test_distances(
    start: str, end: str, order: str, shortest: tuple[int, ...], longest: tuple[int, ...]
) -> None:
    """Exact dates give one length, imprecise ones a range; what lasted counts from its start."""
    assert apart(start, end)[2:] == (order, shortest, longest)


@pytest.mark.parametrize(
    ("start", "end", "approximate"),
    [
        ("1992-03-02~", "2006", True),
        ("1992", "2006-11?", True),
        ("1992-03-02", "2006-11-02", False),
        ("1992/2001~", "2006", False),
        ("[1992..1993%]", "2006", True),
    ],
)
def test_approximate(start: str, end: str, approximate: bool) -> None:
    """A qualifier at the day that is counted from makes the distance approximate."""
    assert apart(start, end).approximate is apart(end, start).approximate is approximate


DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


@given(DAYS, DAYS)
def test_days_are_counted_on_the_calendar(start: datetime.date, end: datetime.date) -> None:
    """Between two days the length is one, the same both ways, and their difference."""
    there, back = (
        apart(start.isoformat(), end.isoformat()),
        apart(end.isoformat(), start.isoformat()),
    )
    assert there.shortest == there.longest == back.shortest == back.longest
    assert there.shortest.total_days == abs((end - start).days)


def test_an_open_beginning_has_no_distance() -> None:
    """Nobody can say how long ago something began that began nobody knows when."""
    with pytest.raises(UsageError, match="nobody knows when"):
        apart("../2006", "2007")


@pytest.mark.parametrize(
    ("name", "date", "ident"),
    [
        ("admission", "1992-03-02", "admission"),
        ("today", "2026-11-23", None),
        ("Today", "2026-11-23", None),
        ("summer 2005", "2005-22", None),
        ("2005", "2005", None),
        ("Lisbon Protocol signed", "1992-05-23", "lisbon-protocol"),
    ],
)
def test_moments(name: str, date: str, ident: str | None) -> None:
    """A moment is today, a date as people type it, or an event by any of its names."""
    found = moment(load(), name, TODAY)
    assert (found.date.text, found.id) == (date, ident)


def test_what_a_moment_was_taken_for_is_said() -> None:
    """A word that begins one event, while other things have it, too, is not taken in silence."""
    taken = '"summit" is taken for summit-outcome, World Summit Outcome adopted'
    assert moment(load(), "summit", TODAY).notes == (taken,)
    assert moment(load(), "admission", TODAY).notes == ()


def test_a_moment_that_cannot_be() -> None:
    """A date that cannot be is refused with its reason, unless an event is called exactly so."""
    with pytest.raises(UsageError, match="there are 30 days in June"):
        moment(load(), "31 June 2006", TODAY)
    named = replace(load(), events=(sample.event("2006", "31 June 2006"),))
    assert moment(named, "31 June 2006", TODAY).date.text == "2006"


def test_an_unknown_moment() -> None:
    """What is none of these is refused with both kinds of help."""
    with pytest.raises(
        NotFoundError, match=r'"Second"; did you mean cica-ministerial-2004 or .*a date'
    ):
        moment(load(), "Second", TODAY)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cica", "cica is a topic; its events: cica-proposal"),
        ("un-members", "un-members is a fact, as of .*; its topic is un-membership"),
        ("conf-202-3", "conf-202-3 is a source; it speaks of: landlocked"),
    ],
)
def test_the_wrong_kind(name: str, said: str) -> None:
    """What is called so, but is no event, is named with what it leads to."""
    with pytest.raises(NotFoundError, match=f'"{name}" is no event: {said}'):
        moment(load(), name, TODAY)


def test_a_name_with_a_slip() -> None:
    """An event is found by a near miss, and what it was taken for goes with it."""
    found = moment(load(), "cica-proposl", TODAY)
    assert found.id == "cica-proposal"
    assert found.notes == ('"cica-proposl" is taken for cica-proposal, Nazarbayev proposed CICA',)
