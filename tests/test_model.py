"""Verdicts, statuses, and what a dataset knows of itself."""

from dataclasses import FrozenInstanceError, fields, replace
from functools import partial

import pytest
from hypothesis import given
from strategies import NEARBY, SMALL, Sample, datasets, dates, samples

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import Date, parse
from kztimeline.errors import NotFoundError
from kztimeline.model import (
    Claim,
    Dataset,
    Event,
    Fact,
    Relation,
    Source,
    Status,
    Topic,
    Value,
    Verdict,
    compare,
    holds,
    in_order,
)

MIRRORED: dict[Verdict, Verdict] = {
    "agrees": "agrees",
    "coarser": "finer",
    "finer": "coarser",
    "overlaps": "overlaps",
    "conflicts": "conflicts",
}

COMPARED: list[tuple[str, str, Verdict]] = [
    # what the source says, what the record says, verdict
    ("2006-11-02", "2006-11-02", "agrees"),
    ("2006-11", "2006-11-01/2006-11-30", "agrees"),
    ("2006-11~", "2006-11", "agrees"),
    ("2005-22", "2005-06/2005-08", "agrees"),
    ("[2003-08-28..2003-08-29]", "2003-08-28/2003-08-29", "agrees"),
    ("1992/..", "1992/", "agrees"),
    ("../1992", "/1992", "agrees"),
    ("2006-11", "2006-11-02", "coarser"),
    ("2006", "2006-11", "coarser"),
    ("2006-11", "2006-11-30", "coarser"),
    ("2006-11", "2006-11-01", "coarser"),
    ("199X", "1999", "coarser"),
    ("1992/..", "1992", "coarser"),
    ("1992/..", "1995/..", "coarser"),
    ("../1992", "1992", "coarser"),
    ("2006-11/2006-12", "2006-12/2007-01", "overlaps"),
    ("2005-24", "2006", "overlaps"),
    ("1992/..", "../1992", "overlaps"),
    ("1992/..", "1992/9999", "overlaps"),
    ("../1992", "0001/1992", "overlaps"),
    ("0001/..", "../9999", "overlaps"),
    ("[..1992]", "[0001..1992]", "overlaps"),
    ("1992/..", "1991/1993", "overlaps"),
    ("2003-01", "2003-08-28/2003-08-29", "conflicts"),
    ("2006-11-01", "2006-11-02", "conflicts"),
    ("1992~", "1993", "overlaps"),
    ("1991~", "1992", "overlaps"),
    ("1990~", "1992", "conflicts"),
    ("1992", "1991?", "overlaps"),
    ("1992", "1990?", "conflicts"),
    ("1992-03-01~", "1992-03-02", "overlaps"),
    ("1992-02-29~", "1992-03-02", "conflicts"),
    ("1992-01%", "1992-02-28", "overlaps"),
    ("199X~", "1989", "overlaps"),
    ("[1990,2000]", "1995", "conflicts"),
    ("[1990~,2000]", "1995", "conflicts"),
    ("[1990~,2000]", "1991", "conflicts"),
    ("1992-03-XX~", "1992-04-10", "overlaps"),
    ("0001~", "0002", "overlaps"),
    ("9999-12-31~", "9999-12-30", "overlaps"),
    ("1992-XX-XX~", "1993-01-10", "overlaps"),
    ("[1990,2000]", "2000", "coarser"),
    ("2000", "[1990,2000]", "finer"),
    ("1993/..", "../1992", "conflicts"),
    ("1980/1985-04-XX~", "1985-05-10", "overlaps"),
    ("1980/1985-04-XX~", "1990", "conflicts"),
    ("1985-XX-XX?/1986", "1984", "overlaps"),
    ("[9999,9999-12-31]", "9999", "agrees"),
    ("[9999-12-31,9999]", "1992", "conflicts"),
]


@pytest.mark.parametrize(("claim", "record", "verdict"), COMPARED)
def test_verdicts(claim: str, record: str, verdict: Verdict) -> None:
    """A claim is judged by its bounds; seen from the other side, the verdict is mirrored."""
    assert compare(parse(claim), parse(record)) == verdict
    assert compare(parse(record), parse(claim)) == MIRRORED[verdict]


@given(dates(), dates())
def test_verdicts_are_mirrored(one: Date, two: Date) -> None:
    """Coarser one way is finer the other way; the other verdicts are the same both ways."""
    assert compare(two, one) == MIRRORED[compare(one, two)]
    assert compare(one, one) == "agrees"


@given(samples(NEARBY), samples(NEARBY))
def test_verdicts_day_by_day(claim: Sample, record: Sample) -> None:
    """Bounds give what counting each single day gives."""
    said, known = claim.days, record.days
    naive = (
        "agrees"
        if said == known
        else "conflicts"
        if not said & known
        else "coarser"
        if said > known
        else "finer"
        if said < known
        else "overlaps"
    )
    one, other = parse(claim.text), parse(record.text)
    if naive == "conflicts" and (one.qualified or other.qualified):
        naive = compare(one, other)  # by the table above: what lies beside it overlaps
        assert naive in ("conflicts", "overlaps")
    assert compare(one, other) == naive


FIGURES = [
    # the fact's value, relation, the claimed value, whether it holds
    (57, "=", 57, True),
    (57, "=", 57.0, True),
    (57, "=", 58, False),
    (57, ">", 56, True),
    (57, ">", 57, False),
    (57, "<", 58, True),
    (57, "<", 57, False),
    (57, "≥", 57, True),
    (57, "≥", 58, False),
    (57, "≤", 57, True),
    (57, "≤", 56, False),
    (110, "≈", 100, True),
    (90, "≈", 100, True),
    (111, "≈", 100, False),
    (89, "≈", 100, False),
    (100, "≈", 111, True),
    (100, "≈", 112, False),
    (-110, "≈", -100, True),
    (-111, "≈", -100, False),
    (100, "≈", -100, False),
    (0, "≈", 0, True),
    (1, "≈", 0, False),
    (101, "=", 100, False),
    (0.5, "≈", 0.52, True),
    (1.1, "≈", 1.0, True),
    (1.1000001, "≈", 1, False),
    (0.9, "≈", 1, True),
    (1e300, "≈", -1e300, False),
    pytest.param(10**400, "≈", 1.5, False, id="beyond floats"),
    pytest.param(10**400, "≈", 10**400 + 1, True, id="beyond floats, but near"),
    ("Rivers join", "=", "rivers JOIN", True),
    ("Straße", "=", "STRASSE", True),
    ("Rivers join", "=", "Rivers part", False),
    ("57", "=", 57, True),
    (57, "=", "many", False),
]


@pytest.mark.parametrize(("value", "relation", "claimed", "expected"), FIGURES)
def test_holds(value: Value, relation: Relation, claimed: Value, expected: bool) -> None:
    """A relation holds or not; only `≈` has a tolerance, of a tenth of the claimed figure."""
    assert holds(value, relation, claimed) is expected


def _claims(*said: str) -> tuple[Claim, ...]:
    """Return claims from words such as `talk:2006`; `talk` alone says no date."""
    parts = [text.partition(":") for text in said]
    return tuple(
        Claim(source, date=parse(text) if text else None, voice=VOICES.get(source, source))
        for source, _, text in parts
    )


VOICES = {"sum": None, "radio-1": "radio", "radio-2": "radio"}
"""Arithmetic, and two sources of one issuer; other sources speak for themselves."""
EVENT_STATUSES: list[tuple[str, Status]] = [
    # claims on an event of 2006-11, status
    ("talk:2006-11 diary:2006-11", "corroborated"),
    ("talk:2006-11 diary:2006-11 radio-1", "corroborated"),
    ("talk:2006-11 radio-1:2006-11 radio-2:2006-11", "corroborated"),
    ("talk:2006-11 diary", "single-source"),
    ("talk diary", "single-source"),
    ("radio-1:2006-11 radio-2:2006-11", "single-source"),
    ("radio-1:2006-11 radio-2:2006", "single-source"),
    ("talk:2006-11 sum:2006-11", "single-source"),
    ("sum:2006-11", "single-source"),
    ("talk:2006-11 diary:2006-11 sum:2006", "refined"),
    ("radio-1:2006-11 radio-2:2005", "disputed"),
    ("talk:2006-11 sum:2005", "disputed"),
    ("talk:2006-11", "single-source"),
    ("talk", "single-source"),
    ("talk:2006-11 talk:2006", "single-source"),
    ("talk:2006-11 diary:2006", "refined"),
    ("talk:2006-11 diary:2006-11-02", "refined"),
    ("talk:2006-11 diary:2006-11-30/2006-12-01", "refined"),
    ("talk:2006-11 diary:2005", "disputed"),
    ("talk:2006 diary:2005", "disputed"),
    ("talk:2005", "disputed"),
]


@pytest.mark.parametrize(("said", "status"), EVENT_STATUSES)
def test_event_status(said: str, status: Status) -> None:
    """One conflict disputes an event; then it counts how many voices speak, and how exactly."""
    event = Event("e", parse("2006-11"), "E", _claims(*said.split()))
    assert event.status == status


EVENT_VERDICTS = [
    # claims on an event of 2006-11, their verdicts, the sources of the record
    ("talk:2006 diary", "coarser mention", ""),
    ("talk:2006-11", "sole", "talk"),
    ("talk:2006-11 diary talk:2006-11", "sole mention sole", "talk"),
    ("talk:2006-11 diary:2006", "sole coarser", "talk"),
    ("talk:2006-11 diary:2006-11", "agrees agrees", "talk diary"),
    ("talk:2006-11 diary:2005", "sole conflicts", "talk"),
    ("radio-1:2006-11 radio-2:2006-11", "sole sole", "radio-1 radio-2"),
    (
        "radio-1:2006-11 radio-2:2006-11 talk:2006-11",
        "agrees agrees agrees",
        "radio-1 radio-2 talk",
    ),
    ("talk:2006-11 sum:2006-11", "sole agrees", "talk sum"),
    ("sum:2006-11", "sole", "sum"),
    ("talk:2006-11-02 diary:2006-10/2006-12", "finer coarser", ""),
]


@pytest.mark.parametrize(("said", "verdicts", "sources"), EVENT_VERDICTS)
def test_event_verdicts(said: str, verdicts: str, sources: str) -> None:
    """A claim stands alone where no other voice agrees; without a date it is a mention."""
    event = Event("e", parse("2006-11"), "E", _claims(*said.split()))
    assert [event.verdict(claim) for claim in event.claims] == verdicts.split()
    assert event.record_sources == tuple(sources.split())
    assert event.record is event.date


@pytest.mark.parametrize(
    ("source", "voice"),
    [
        (Source("s", "T", "news", publisher="UN  News "), "un news"),
        (Source("s", "T", "news", author="A. Smith", publisher="UN NEWS"), "un news"),
        (Source("s", "T", "book", author="A. Smith"), "a. smith"),
        (Source("s", "T", "book"), "#s"),
        (Source("s", "T", "derivation", publisher="UN News"), None),
    ],
)
def test_voices(source: Source, voice: str | None) -> None:
    """Sources of one issuer, else author, are one voice; arithmetic is none."""
    assert source.voice == voice


TALK, DIARY = (partial(Claim, source, voice=source) for source in ("talk", "diary"))
FACT_STATUSES: list[tuple[tuple[Claim, ...], list[Verdict], Status]] = [
    # claims on a fact of 57, verdicts, status
    ((TALK(value=57),), ["sole"], "single-source"),
    ((TALK(value=58),), ["conflicts"], "disputed"),
    (
        (TALK(value=50, relation=">"), DIARY(value=60, relation="≈")),
        ["agrees", "agrees"],
        "corroborated",
    ),
    ((TALK(value=50, relation="<"), DIARY(value=57)), ["conflicts", "sole"], "disputed"),
    ((TALK(value=57), DIARY()), ["sole", "mention"], "single-source"),
    ((TALK(), DIARY()), ["mention", "mention"], "single-source"),
]


@pytest.mark.parametrize(("claims", "verdicts", "status"), FACT_STATUSES)
def test_fact_status(claims: tuple[Claim, ...], verdicts: list[Verdict], status: Status) -> None:
    """A figure holds or conflicts; a claim without one is a mention."""
    fact = Fact("f", "league", "F", 57, parse("2007"), claims)
    assert [fact.verdict(claim) for claim in claims] == verdicts
    assert fact.status == status
    assert (fact.date, fact.topics, fact.record) == (fact.as_of, ("league",), 57)


NAMES = {
    # what there is of each source (author, publisher, date, title), what it is called
    "alone": (["|Radio|2006|T", "|Press||T"], ["Radio", "Press"]),
    "author first": (["A. Smith|Radio|2006|T"], ["A. Smith"]),
    "nobody": (["||2006|T"], ["T"]),
    "dates": (["|Radio|2006|T", "|Radio|2006-07|T"], ["Radio, 2006", "Radio, Jul 2006"]),
    "titles": (["|Radio|2006|T", "|Radio|2006|U"], ["Radio, T", "Radio, U"]),
    "undated": (["|Radio|2006|T", "|Radio||U"], ["Radio, 2006", "Radio, U"]),
    "ids": (["|Radio|2006|T", "|Radio|2006|T"], ["Radio, s0", "Radio, s1"]),
    "no issuer": (["||2006|T", "|||T"], ["T, 2006", "T, s1"]),
    "three": (
        ["|Radio|2006|T", "|Radio|2006|U", "|Radio|2007|U"],
        ["Radio, T", "Radio, U", "Radio, 2007"],
    ),
    "a name like a detail": (["|Radio|2006|T", "|Radio|2007|T", "|Radio, 2006||U"], None),
}


def _named(*sources: str) -> Dataset:
    parts = [source.split("|") for source in sources]
    return replace(
        load(SMALL),
        sources=tuple(
            Source(f"s{at}", title, "news", author or None, publisher or None, date and parse(date))
            for at, (author, publisher, date, title) in enumerate(parts)
        ),
    )


@pytest.mark.parametrize(("sources", "names"), NAMES.values(), ids=list(NAMES))
def test_source_names(sources: list[str], names: list[str] | None) -> None:
    """A source goes by its issuer, and by what tells it from others of that issuer."""
    dataset = _named(*sources)
    found = [dataset.name_of(source) for source in dataset.sources]
    assert found == names if names else len(set(found)) == len(found)


def test_the_symbol_is_the_name() -> None:
    """Where there is a symbol, nothing else is needed; a source from elsewhere has a name, too."""
    source = Source("s", "Title", "report", "A. Smith", "Radio", symbol="A/1")
    assert (source.name, load(SMALL).name_of(source)) == ("A/1", "A/1")


@given(datasets())
def test_no_two_sources_have_one_name(dataset: Dataset) -> None:
    """Sources can be told apart, whatever their texts hold."""
    assert len({dataset.name_of(source) for source in dataset.sources}) == len(dataset.sources)


@pytest.fixture(scope="module")
def small() -> Dataset:
    """Return the sample dataset."""
    return load(SMALL)


def test_dataset_parts(small: Dataset) -> None:
    """Things are everything with an id, statements everything with claims."""
    assert [thing.id for thing in small.things] == (
        "league ecosoc harbour first-harbour admission ports-meeting council-seat motto members "
        "talk res-7 diary".split()
    )
    assert small.statements == (*small.events, *small.facts)


def test_dataset_about(small: Dataset) -> None:
    """A topic has its events and facts, each in their order, or none."""
    about = {topic.id: small.about(topic) for topic in small.topics}
    ids = {name: [[thing.id for thing in kind] for kind in both] for name, both in about.items()}
    assert ids == {
        "league": [["admission", "ports-meeting"], ["motto", "members"]],
        "ecosoc": [["council-seat"], []],
        "harbour": [["first-harbour", "ports-meeting"], []],
    }
    assert small.about(Topic("elsewhere", "E")) == ((), ())


def test_claims_of(small: Dataset) -> None:
    """Each source carries its claims, of events and facts together; an unknown one none."""
    found = {source.id: len(small.claims_of(source.id)) for source in small.sources}
    assert found == {"talk": 4, "diary": 4, "res-7": 2}
    assert all(claim in thing.claims for thing, claim in small.claims_of("talk"))
    assert small.claims_of("nobody") == []


def test_by_id(small: Dataset) -> None:
    """Everything is found by its id, and by the method of its kind alone."""
    methods = {kind.__name__.lower(): kind for kind in (Event, Fact, Topic, Source)}
    for thing in small.things:
        for name, kind in methods.items():
            if isinstance(thing, kind):
                assert getattr(small, name)(thing.id) is thing
            else:
                with pytest.raises(KeyError):
                    getattr(small, name)(thing.id)


@pytest.mark.parametrize(
    ("kind", "ident", "message"),
    [
        ("event", "admision", 'no event has the id "admision"; did you mean admission? {find}'),
        ("fact", "mottos", 'no fact has the id "mottos"; did you mean motto? {find}'),
        ("source", "Diary", 'no source has the id "Diary"; did you mean diary? {find}'),
        ("topic", "x", 'no topic has the id "x"; ids are exact; {find}'),
        ("event", "", 'no event has the id ""; ids are exact; {find}'),
        (
            "event",
            "motto",
            'no event has the id "motto", but the fact "Motto of the league" has; {fact}',
        ),
    ],
)
def test_no_such_id(small: Dataset, kind: str, ident: str, message: str) -> None:
    """An id that leads nowhere is answered with what comes near, what it is, or how to look."""
    with pytest.raises(KeyError) as error:
        getattr(small, kind)(ident)
    assert str(error.value) == message.format(
        find="kztimeline.find takes any name", fact='write .fact("motto")'
    )
    assert isinstance(error.value, NotFoundError)


def test_in_a_line(small: Dataset) -> None:
    """A dataset says how much it has, not all of it."""
    assert repr(small) == "<Dataset 'The River League': 4 events, 2 facts, 3 topics, 3 sources>"


def test_in_order(small: Dataset) -> None:
    """Events and facts come by their dates, what lasts longer first, and then by their ids."""
    event = small.events[0]
    dated = (("b", "2006"), ("a", "2006"), ("c", "2006-01-01"), ("d", "2006/.."), ("e", "../2000"))
    events = [replace(event, id=ident, date=parse(date)) for ident, date in dated]
    assert [each.id for each in in_order(events)] == ["e", "d", "a", "b", "c"]


def test_things_are_frozen_and_compared_by_value(small: Dataset) -> None:
    """Nothing can be changed, and two of the same content are equal."""
    event, claim = small.events[0], small.events[0].claims[0]
    for thing in (small, small.sources[0], small.topics[0], event, small.facts[0], claim):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, fields(thing)[0].name, "another")
        assert replace(thing) == thing
