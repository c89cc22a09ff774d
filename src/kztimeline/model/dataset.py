"""A dataset: its things, and where each is found."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from ..dates.edtf import Date
from ..errors import UnknownIdError
from .things import Claim, Event, Fact, Source, Statement, Thing, Topic

_Kind = TypeVar("_Kind", Event, Fact, Topic, Source)


@dataclass(frozen=True, repr=False)
class Dataset:
    """One file: what it says about itself, and its sources, topics, events and facts."""

    title: str
    description: str
    version: str
    license: str
    coverage: Date
    reviewed: Date
    """The day the dataset was last checked against its sources."""
    sources: tuple[Source, ...] = ()
    topics: tuple[Topic, ...] = ()
    events: tuple[Event, ...] = ()
    """In chronological order: by earliest day, the longer interval first, then by id."""
    facts: tuple[Fact, ...] = ()
    """In the order of their as-of dates, by the same rule."""
    language: str | None = None
    """The language of its titles and summaries (BCP 47), where it says so."""

    @property
    def things(self) -> tuple[Thing, ...]:
        """Everything that has an id: topics, events, facts, sources."""
        return *self.topics, *self.events, *self.facts, *self.sources

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Everything that carries claims: events, then facts."""
        return *self.events, *self.facts

    def about(self, topic: Topic) -> tuple[tuple[Event, ...], tuple[Fact, ...]]:
        """Return the events and the facts of a topic, each in their order."""
        events, facts = self._by_topic
        return tuple(events.get(topic.id, ())), tuple(facts.get(topic.id, ()))

    @cached_property
    def _by_topic(self) -> tuple[dict[str, list[Event]], dict[str, list[Fact]]]:
        events: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            for topic in dict.fromkeys(event.topics):
                events[topic].append(event)
        facts: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            facts[fact.topic].append(fact)
        return events, facts

    @cached_property
    def computed(self) -> dict[str, Any]:
        """What questions have worked out about it and may need again, by its name."""
        return {}

    def event(self, ident: str) -> Event:
        """Return the event with an id. Raises UnknownIdError, a KeyError, where there is none."""
        return self._one(ident, Event)

    def fact(self, ident: str) -> Fact:
        """Return the fact with an id. Raises UnknownIdError, a KeyError, where there is none."""
        return self._one(ident, Fact)

    def topic(self, ident: str) -> Topic:
        """Return the topic with an id. Raises UnknownIdError, a KeyError, where there is none."""
        return self._one(ident, Topic)

    def source(self, ident: str) -> Source:
        """Return the source with an id. Raises UnknownIdError, a KeyError, where there is none."""
        return self._one(ident, Source)

    def _one(self, ident: str, kind: type[_Kind]) -> _Kind:
        thing = self._by_id.get(ident)
        if isinstance(thing, kind):
            return thing
        raise UnknownIdError(_instead(ident, kind, self._by_id))

    def claims_of(self, source: str) -> list[tuple[Statement, Claim]]:
        """Return what the source with an id says, each claim with its event or fact."""
        return self._by_source.get(source, [])

    def name_of(self, source: Source) -> str:
        """Return a short name for a source, which no other in the dataset has.

        Its symbol, else its author or publisher, else its title; where others share that, with
        what tells it apart: its date, else its title, else its id.
        """
        return self._names.get(source.id, source.name)

    @cached_property
    def _names(self) -> dict[str, str]:
        names = {source.id: source.name for source in self.sources}
        taken = Counter(names.values())
        for number in range(3):
            alike = [source for source in self.sources if taken[names[source.id]] > 1]
            for source in alike:
                names[source.id] = source.longer_names[number]
            taken.update(names[source.id] for source in alike)
        return names

    @cached_property
    def _by_id(self) -> dict[str, Thing]:
        return {thing.id: thing for thing in self.things}

    @cached_property
    def _by_source(self) -> dict[str, list[tuple[Statement, Claim]]]:
        found: dict[str, list[tuple[Statement, Claim]]] = defaultdict(list)
        for statement in self.statements:
            for claim in statement.claims:
                found[claim.source].append((statement, claim))
        return found

    def __repr__(self) -> str:
        kinds = ("events", "facts", "topics", "sources")
        counts = ", ".join(f"{len(getattr(self, kind)):,} {kind}" for kind in kinds)
        return f"<Dataset {self.title!r}: {counts}>"


def _instead(ident: str, kind: type[Thing], things: dict[str, Thing]) -> str:
    """Say what to write instead of an id that no thing of a kind has."""
    noun = kind.__name__.lower()
    if other := things.get(ident):
        right = type(other).__name__.lower()
        return (
            f'no {noun} has the id "{ident}", but the {right} "{other.title}" has; '
            f'write .{right}("{ident}")'
        )
    from difflib import get_close_matches

    known = [thing.id for thing in things.values() if isinstance(thing, kind)]
    near = " or ".join(get_close_matches(str(ident), known))
    hint = f"did you mean {near}?" if near else "ids are exact;"
    return f'no {noun} has the id "{ident}"; {hint} kztimeline.find takes any name'
