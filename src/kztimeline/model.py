"""What a dataset is made of; verdicts and statuses are computed here, never stored."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeVar, get_args

from .dates.edtf import Date
from .errors import UnknownIdError

Verdict = Literal["conflicts", "overlaps", "coarser", "finer", "sole", "agrees", "mention"]
Status = Literal["corroborated", "refined", "single-source", "disputed"]
Relation = Literal["=", "<", ">", "≤", "≥", "≈"]
Value = int | float | str
Names = dict[str, tuple[str, ...]]
"""Further names by language (BCP 47)."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""Worst first: who checks facts wants what is wrong at the top, and what says nothing last."""
STATUSES: tuple[Status, ...] = get_args(Status)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
"""How a claimed figure stands to the real one; `≈` has a tolerance, the others none."""
ABOUT = 10
"""How far `≈` reaches: one part in so many of the claimed figure."""
ARITHMETIC = "derivation"
"""The kind of a source that only reckons with what the others say."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document: the interview, a resolution, a press release."""

    id: str
    title: str
    kind: str
    author: str | None = None
    """Who wrote or said it."""
    publisher: str | None = None
    """Who issued it."""
    date: Date | None = None
    symbol: str | None = None
    """The document symbol, such as `A/RES/46/224`."""
    url: str | None = None

    @property
    def voice(self) -> str | None:
        """Whose word it is, as its claims have it; see `Claim.voice`."""
        if self.kind == ARITHMETIC:
            return None
        issuer = self.publisher or self.author
        # The sign keeps a source without an issuer apart from an issuer of that name.
        return " ".join(issuer.casefold().split()) if issuer else f"#{self.id}"

    @property
    def issuer(self) -> str:
        """By what it is known: its symbol, else its author or publisher; empty without any."""
        return self.symbol or self.author or self.publisher or ""

    @property
    def name(self) -> str:
        """What to call it where no other is called so; see `Dataset.name_of`."""
        return self.issuer or self.title


@dataclass(frozen=True, slots=True)
class Topic:
    """A body, programme, place or person that events are about."""

    id: str
    title: str
    summary: str = ""
    names: Names = field(default_factory=dict)
    """Further names; an English acronym comes first."""
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
    voice: str | None = None
    """Whose word it is: the issuer of its source, which does not confirm itself by saying a thing
    in several documents; None for nobody's, as arithmetic on what others say is."""


class _Judged:
    """What events and facts have in common: claims, held against a record."""

    claims: tuple[Claim, ...]

    def _compared(self, claim: Claim) -> Verdict:
        """Return how a claim alone stands to the record, whoever else speaks."""
        raise NotImplementedError

    def verdict(self, claim: Claim) -> Verdict:
        """Return how a claim stands to the record, and whether it stands alone with it."""
        found = self._compared(claim)
        alone = found == "agrees" and self._agreeing <= {claim.voice}
        return "sole" if alone else found

    @cached_property
    def _agreeing(self) -> frozenset[str]:
        return frozenset(
            claim.voice
            for claim in self.claims
            if claim.voice is not None and self._compared(claim) == "agrees"
        )

    @cached_property
    def status(self) -> Status:
        """How well the claims support the record.

        Only what says something counts, and each voice once: a mention confirms nothing.
        """
        compared = [(claim.voice, self._compared(claim)) for claim in self.claims]
        verdicts = {verdict for _, verdict in compared}
        if "conflicts" in verdicts:
            return "disputed"
        voices = {voice for voice, verdict in compared if verdict != "mention"} - {None}
        if len(voices) < 2:
            return "single-source"
        return "corroborated" if verdicts <= {"agrees", "mention"} else "refined"

    @cached_property
    def record_sources(self) -> tuple[str, ...]:
        """The ids of the sources that say the same as the record."""
        agreeing = (claim.source for claim in self.claims if self._compared(claim) == "agrees")
        return tuple(dict.fromkeys(agreeing))


@dataclass(frozen=True)
class Event(_Judged):
    """Something that happened, or was to happen, at a date."""

    id: str
    date: Date
    title: str
    claims: tuple[Claim, ...]
    summary: str = ""
    place: str | None = None
    topics: tuple[str, ...] = ()
    names: Names = field(default_factory=dict)
    """What it is called in other languages, for lookup."""

    @property
    def record(self) -> Date:
        """What its claims are held against: its date."""
        return self.date

    def _compared(self, claim: Claim) -> Verdict:
        return compare(claim.date, self.date) if claim.date else "mention"


@dataclass(frozen=True)
class Fact(_Judged):
    """A figure or statement about a topic, as of a date."""

    id: str
    topic: str
    title: str
    value: Value
    as_of: Date
    claims: tuple[Claim, ...]
    unit: str | None = None
    summary: str = ""
    series: str | None = None
    """The name of the figures over time that it is one of: those of one unit are comparable."""
    names: Names = field(default_factory=dict)
    """What it is called in other languages, for lookup."""

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

    def _compared(self, claim: Claim) -> Verdict:
        if claim.value is None:
            return "mention"
        return "agrees" if holds(self.value, claim.relation, claim.value) else "conflicts"


Statement = Event | Fact
Thing = Event | Fact | Topic | Source
_Kind = TypeVar("_Kind", Event, Fact, Topic, Source)
_Dated = TypeVar("_Dated", Event, Fact)


def in_order(things: Iterable[_Dated]) -> list[_Dated]:
    """Return events or facts by earliest day, the longer interval first, then by id."""
    return sorted(things, key=lambda each: (each.date.order, each.id))


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
        from .dates.words import label

        details: tuple[Callable[[Source], str], ...] = (
            lambda source: label(source.date) if source.date else "",
            lambda source: source.title,
            lambda source: source.id,
        )
        names = {source.id: source.name for source in self.sources}
        taken = Counter(names.values())
        for detail in details:
            alike = [source for source in self.sources if taken[names[source.id]] > 1]
            for source in alike:
                parts = filter(None, dict.fromkeys((source.name, detail(source))))
                names[source.id] = ", ".join(parts)
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


def compare(claim: Date, record: Date) -> Verdict:
    """Return how the days a claim allows stand to those the record allows.

    By bounds: a qualifier such as `~` widens nothing. But what lies within one unit of a qualified
    date does not conflict with it: `1991~` and `1992` overlap.
    """
    said, known = claim.intervals, record.intervals
    if said == known:
        # An open end has the bound of the calendar's, and is another date all the same.
        ends = ((each.earliest, each.latest) for each in (claim, record))
        return "agrees" if len(set(ends)) == 1 else "overlaps"
    if not any(_meet(one, other) for one in said for other in known):
        near = _meet(claim.reach, record.bounds) or _meet(claim.bounds, record.reach)
        single = len(said) == len(known) == 1
        return "overlaps" if near and single else "conflicts"
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
