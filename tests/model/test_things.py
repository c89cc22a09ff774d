"""Verdicts and statuses of events and facts, whose word counts, and in what order they stand."""

from dataclasses import FrozenInstanceError, fields, replace
from functools import partial

import pytest
from strategies import SMALL

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.model.things import Claim, Event, Fact, Source, in_order
from kztimeline.model.verdicts import Status, Verdict


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


def test_in_order() -> None:
    """Events and facts come by their dates, what lasts longer first, and then by their ids."""
    event = load(SMALL).events[0]
    dated = (("b", "2006"), ("a", "2006"), ("c", "2006-01-01"), ("d", "2006/.."), ("e", "../2000"))
    events = [replace(event, id=ident, date=parse(date)) for ident, date in dated]
    assert [each.id for each in in_order(events)] == ["e", "d", "a", "b", "c"]


def test_things_are_frozen_and_compared_by_value() -> None:
    """Nothing can be changed, and two of the same content are equal."""
    small = load(SMALL)
    event, claim = small.events[0], small.events[0].claims[0]
    for thing in (small, small.sources[0], small.topics[0], event, small.facts[0], claim):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, fields(thing)[0].name, "another")
        assert replace(thing) == thing
