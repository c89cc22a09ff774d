"""Which events and facts a question takes."""

import pytest
from hypothesis import given
from strategies import NEARBY, SMALL, Sample, samples

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import Date, parse
from kztimeline.model import Claim, Dataset, Event, Status
from kztimeline.queries.filters import Filter, overlaps, within

PERIODS = [
    # date, period, whether it may fall in it, and whether it must
    ("2006-11-02", "2006", True, True),
    ("2006-11-02", "2006-11-02", True, True),
    ("2006-11-02", "2006-11-03", False, False),
    ("2006-01-01", "2005", False, False),
    ("2006-12-31", "2006", True, True),
    ("2006", "2006-11", True, False),
    ("2006", "2005", False, False),
    ("199X", "1995", True, False),
    ("2005-24", "2005", True, False),
    ("2005-24", "2006", True, False),
    ("1992/1999", "1995/2001", True, False),
    ("1992/1999", "199X", True, True),
    ("[2007-03-02..2007-05-16]", "2007-03", True, False),
    ("[2007-03-02..2007-05-16]", "2007", True, True),
    ("1992/..", "2050", True, False),
    ("1992/..", "1991", False, False),
    ("1992/..", "1990/..", True, True),
    ("1992/..", "1993/..", True, False),
    ("1992/", "1992/..", True, True),
    ("../1992", "1900", True, False),
    ("../1992", "1993/..", False, False),
    ("../1992", "../1999", True, True),
    ("2006", "../1999", False, False),
    ("2006~", "2006", True, False),
    ("2006-06-17?", "2006", True, False),
    ("2006/2007~", "2005/2009", True, False),
    ("[1990,2000]", "1995", False, False),
    ("[1990,2000]", "2000", True, False),
    ("1995", "[1990,2000]", False, False),
    ("[1990,2000]", "[1990,2000]", True, True),
    ("[1990,2000]", "1990/2000", True, True),
    ("[..1992]", "1990", True, False),
]


@pytest.mark.parametrize(("text", "period", "may", "must"), PERIODS)
def test_periods(text: str, period: str, may: bool, must: bool) -> None:
    """A date may fall in a period where they share a day, and must where it has no other."""
    assert overlaps(parse(text), parse(period)) is may
    assert within(parse(text), parse(period)) is must


@given(samples(NEARBY), samples(NEARBY))
def test_periods_day_by_day(value: Sample, period: Sample) -> None:
    """Bounds give what looking at each single day gives."""
    date, asked = parse(value.text), parse(period.text)
    assert overlaps(date, asked) == overlaps(asked, date) == bool(value.days & period.days)
    assert within(date, asked) == (value.days <= period.days and not date.qualified)


@given(samples(NEARBY), samples(NEARBY))
def test_certain(value: Sample, period: Sample) -> None:
    """With `certain`, an event is kept only where each of its days is in the period."""
    event, asked = Event("e", parse(value.text), "E", (Claim("talk"),)), period.days
    periods = (parse(period.text),)
    assert Filter(periods).takes(event) == any(day in asked for day in value.days)
    inside = all(day in asked for day in value.days)
    certain = inside and not event.date.qualified
    assert Filter(periods, certain=True).takes(event) == certain


@pytest.fixture(scope="module")
def small() -> Dataset:
    """Return the sample dataset."""
    return load(SMALL)


def _periods(*texts: str) -> tuple[Date, ...]:
    return tuple(map(parse, texts))


EVERYTHING = "first-harbour admission ports-meeting council-seat motto members"
QUESTIONS = {
    # a question, and what it takes
    "nothing asked": (Filter(), EVERYTHING),
    "certain, of no period": (Filter(certain=True), EVERYTHING),
    "a period": (Filter(_periods("1992")), "first-harbour admission motto"),
    "a certain period": (Filter(_periods("1992"), certain=True), "admission motto"),
    "two periods": (Filter(_periods("1990/2003", "2003/..")), "ports-meeting"),
    "two periods apart": (Filter(_periods("1992", "2003")), ""),
    "apart, and both within what lasted": (Filter(_periods("1991", "1998")), ""),
    "the control: one of them alone": (Filter(_periods("1998")), "first-harbour"),
    "apart, though both meet a third": (Filter(_periods("1991", "199X", "1998/..")), ""),
    "a topic": (Filter(topics=frozenset({"league"})), "admission ports-meeting motto members"),
    "an unknown topic": (Filter(topics=frozenset({"nobody"})), ""),
    "a place": (Filter(places=frozenset({"old town"})), "admission ports-meeting"),
    "a place by either name": (
        Filter(places=frozenset({"general hall", "new york"})),
        "admission council-seat",
    ),
    "a status": (Filter(statuses=frozenset({"disputed"})), "ports-meeting"),
    "another status": (Filter(statuses=frozenset({"corroborated"})), "admission members"),
    "one of two statuses": (
        Filter(statuses=frozenset({"corroborated", "disputed"})),
        "admission ports-meeting members",
    ),
    "all at once": (
        Filter(
            _periods("2003"),
            True,
            *map(frozenset, (["league"], ["old town"], ["talk"], ["disputed"])),
        ),
        "ports-meeting",
    ),
    "all but one": (
        Filter(
            _periods("2003"),
            True,
            *map(frozenset, (["league"], ["old town"], ["talk"], ["refined"])),
        ),
        "",
    ),
}


@pytest.mark.parametrize(("question", "taken"), QUESTIONS.values(), ids=list(QUESTIONS))
def test_questions(small: Dataset, question: Filter, taken: str) -> None:
    """Each part of a question that is given must hold."""
    assert [thing.id for thing in small.statements if question.takes(thing)] == taken.split()


def test_each_statement_has_one_status(small: Dataset) -> None:
    """Asked by status, each event and fact is taken once."""
    statuses: tuple[Status, ...] = ("corroborated", "refined", "single-source", "disputed")
    taken = {
        status: [
            thing.id
            for thing in small.statements
            if Filter(statuses=frozenset({status})).takes(thing)
        ]
        for status in statuses
    }
    assert taken == {
        "corroborated": ["admission", "members"],
        "refined": ["council-seat"],
        "single-source": ["first-harbour", "motto"],
        "disputed": ["ports-meeting"],
    }
