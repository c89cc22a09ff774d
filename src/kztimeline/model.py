"""What a dataset is made of; verdicts and statuses are computed here, never stored."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from .dates.edtf import Date

Verdict = Literal["agrees", "coarser", "finer", "overlaps", "conflicts"]
Status = Literal["corroborated", "refined", "single-source", "disputed"]
Relation = Literal["=", "<", ">", "≤", "≥", "≈"]
Value = int | float | str

VERDICTS: tuple[Verdict, ...] = ("agrees", "coarser", "finer", "overlaps", "conflicts")
"""From the best to the worst, as the help and the filters list them."""
STATUSES: tuple[Status, ...] = ("corroborated", "refined", "single-source", "disputed")
RELATIONS: tuple[Relation, ...] = ("=", "<", ">", "≤", "≥", "≈")
"""How a claimed figure stands to the real one; `≈` has a tolerance, the others none."""
ABOUT = 10
"""How far `≈` reaches: one part in so many of the claimed figure."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document: the interview, a resolution, a press release."""

    id: str
    title: str
    kind: str
    publisher: str | None = None
    date: Date | None = None
    symbol: str | None = None
    """The document symbol, such as `A/RES/46/224`."""
    url: str | None = None

    @property
    def name(self) -> str:
        """What to call it in a line of text: its symbol, else its publisher, else its kind."""
        return self.symbol or self.publisher or self.kind


@dataclass(frozen=True, slots=True)
class Topic:
    """A body, programme, place or person that events are about."""

    id: str
    title: str
    summary: str = ""
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Further names by language (BCP 47); an English acronym comes first."""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says about one event or fact."""

    source: str
    at: str | None = None
    """The place in the source, such as `A1.7`: first answer, seventh sentence."""
    date: Date | None = None
    value: Value | None = None
    relation: Relation = "="
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or was to happen, at a date."""

    id: str
    date: Date
    title: str
    claims: tuple[Claim, ...]
    summary: str = ""
    place: str | None = None
    topics: tuple[str, ...] = ()

    @property
    def record(self) -> Date:
        """What its claims are held against: its date."""
        return self.date

    def verdict(self, claim: Claim) -> Verdict | None:
        """How a claim's date stands to the event's own; None where it names no date."""
        return compare(claim.date, self.date) if claim.date else None

    @property
    def status(self) -> Status:
        """How well the claims support the date."""
        return _status(self.claims, {self.verdict(claim) for claim in self.claims})


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure or statement about a topic, as of a date."""

    id: str
    topic: str
    title: str
    value: Value
    as_of: Date
    claims: tuple[Claim, ...]
    unit: str | None = None
    summary: str = ""

    @property
    def date(self) -> Date:
        """Its as-of date, so that events and facts can be asked alike."""
        return self.as_of

    @property
    def topics(self) -> tuple[str, ...]:
        """Its topic, as the only one."""
        return (self.topic,)

    @property
    def record(self) -> Value:
        """What its claims are held against: its value."""
        return self.value

    def verdict(self, claim: Claim) -> Verdict | None:
        """Whether the relation a claim states holds of the value; None where it names none."""
        if claim.value is None:
            return None
        return "agrees" if holds(self.value, claim.relation, claim.value) else "conflicts"

    @property
    def status(self) -> Status:
        """How well the claims support the value."""
        return _status(self.claims, {self.verdict(claim) for claim in self.claims})


Statement = Event | Fact
Thing = Event | Fact | Topic | Source


@dataclass(frozen=True)
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

    def source(self, ident: str) -> Source:
        """Return the source with an id. Raises KeyError where there is none."""
        return self._sources[ident]

    def topic(self, ident: str) -> Topic:
        """Return the topic with an id. Raises KeyError where there is none."""
        return self._topics[ident]

    def claims_of(self, source: str) -> list[tuple[Statement, Claim]]:
        """Return what the source with an id says, each claim with its event or fact."""
        return self._by_source.get(source, [])

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def _by_source(self) -> dict[str, list[tuple[Statement, Claim]]]:
        found: dict[str, list[tuple[Statement, Claim]]] = defaultdict(list)
        for statement in self.statements:
            for claim in statement.claims:
                found[claim.source].append((statement, claim))
        return found


def compare(claim: Date, record: Date) -> Verdict:
    """Return how the days a claim allows stand to those the record allows.

    By bounds: a qualifier such as `~` widens nothing. But what lies within one unit of a qualified
    date does not conflict with it: `1991~` and `1992` overlap.
    """
    said, known = claim.intervals, record.intervals
    if said == known:
        return "agrees"
    if not any(_meet(one, other) for one in said for other in known):
        near = _meet(claim.reach, record.bounds) or _meet(claim.bounds, record.reach)
        return "overlaps" if near and (claim.qualified or record.qualified) else "conflicts"
    if all(any(_holds(one, other) for one in said) for other in known):
        return "coarser"
    if all(any(_holds(other, one) for other in known) for one in said):
        return "finer"
    return "overlaps"


def _meet(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether two intervals have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def _holds(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether an interval has all days of another."""
    return one[0] <= other[0] and other[1] <= one[1]


def holds(value: Value, relation: Relation, claimed: Value) -> bool:
    """Return whether `value RELATION claimed` is true; text is compared by letters alone."""
    if isinstance(value, str) or isinstance(claimed, str):
        return str(value).casefold() == str(claimed).casefold()
    match relation:
        case "=":
            return value == claimed
        case "<":
            return value < claimed
        case ">":
            return value > claimed
        case "≤":
            return value <= claimed
        case "≥":
            return value >= claimed
    return _about(value, claimed)


def _about(value: float, claimed: float) -> bool:
    """Compare as decimal fractions, so that 1.1 is within a tenth of 1."""
    from fractions import Fraction

    real, said = Fraction(str(value)), Fraction(str(claimed))
    return abs(real - said) * ABOUT <= abs(said)


def _status(claims: tuple[Claim, ...], verdicts: set[Verdict | None]) -> Status:
    if "conflicts" in verdicts:
        return "disputed"
    if len({claim.source for claim in claims}) == 1:
        return "single-source"
    if verdicts & {"coarser", "finer", "overlaps"}:
        return "refined"
    return "corroborated"
