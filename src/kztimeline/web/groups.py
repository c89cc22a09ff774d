"""The cards of a page, under the headings that its reader looks for."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from .. import wording
from ..model import Dataset, Event, Fact, Statement, Thing, Topic
from ..queries.answer import Answer, subject
from ..queries.claims import CheckedClaim


class Card(NamedTuple):
    """A thing on its way to a card."""

    thing: Thing
    note: str = ""
    """What the question adds to it."""


class Group(NamedTuple):
    """Cards under one heading."""

    heading: str
    """Empty where the heading of the page says it already."""
    entries: list[Card]
    year: int | None = None
    """Where it stands on an axis, if it does."""
    short: str = ""
    """What an index calls it, where the heading is too long for that."""
    id: str = ""

    @property
    def disputed(self) -> int:
        """How many of its events a source disagrees with."""
        return sum(getattr(each.thing, "status", "") == "disputed" for each in self.entries)


class Subject(NamedTuple):
    """What some of the claims of a page are about, and these, worst first."""

    thing: Statement
    claims: list[CheckedClaim]


def subjects(claims: Iterable[CheckedClaim]) -> list[Subject]:
    """Return claims by what they are about, in the order of the first of each."""
    found: dict[str, list[CheckedClaim]] = {}
    for each in claims:
        found.setdefault(each.id, []).append(each)
    return [Subject(listed[0].thing, listed) for listed in found.values()]


def groups(answer: Answer) -> list[Group]:
    """Return the cards of an answer under their headings, each with an id of its own."""
    # No id of a dataset has a low line, so that none of them is one of these.
    return [each._replace(id=f"kz_g{at}") for at, each in enumerate(_groups(answer))]


def _groups(answer: Answer) -> Iterator[Group]:
    dataset = answer.dataset
    if answer.name == "card":
        thing = answer.things[0]
        yield Group("", [Card(thing)])
        if isinstance(thing, Topic):
            events, facts = dataset.about(thing)
            yield from _years(events)
            yield from [Group("Facts", [Card(fact) for fact in facts])] if facts else []
    elif answer.name == "distance":
        ends = {end.id: end for end in (answer.things[0].start, answer.things[0].end)}
        yield from _years(event for event in dataset.events if event.id in ends)
    elif answer.name == "facts":
        yield from _topics(dataset, answer.things)
    elif answer.kind.heading == "":
        yield from _years(answer.events)
    elif answer.kind.heading and answer.things:
        yield Group("", [Card(subject(each), _note(each)) for each in answer.things])


def _topics(dataset: Dataset, facts: Sequence[Fact]) -> Iterator[Group]:
    """Yield facts by topic, in the order in which topics are first met: a series stays together."""
    found: dict[str, list[Card]] = {}
    for fact in facts:
        found.setdefault(fact.topic, []).append(Card(fact))
    for topic, entries in found.items():
        named = dataset.topic(topic)
        yield Group(named.title, entries, short=wording.short_name(named))


def _years(events: Iterable[Event]) -> Iterator[Group]:
    for (heading, year), found in groupby(events, key=_year):
        yield Group(heading, [Card(event) for event in found], year)


def _year(event: Event) -> tuple[str, int]:
    """Return the heading of an event, and its year: where it begins, as far as that is known."""
    start, end = event.date.start, event.date.end
    if start is None:
        assert end  # a date has one of them
        return f"Until {end.last.year:04}", end.last.year
    year = start.first.year
    if start.unit == "century":
        return f"{year:04}–{start.last.year:04}", year
    return f"{year:04}{'s' * (start.unit == 'decade')}", year


def _note(thing: Any) -> str:
    if type(thing).__name__ != "Anniversary":
        return ""
    when = wording.RECALLED[thing.precision]
    return f"{when} {wording.ago(thing.number, thing.come)}{wording.RECALLS[thing.recalls]}"
