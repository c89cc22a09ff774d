"""Sources, topics, events and facts; verdicts and statuses are computed here, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from ..dates.edtf import Date
from .verdicts import Relation, Status, Value, Verdict, compare, holds

Names = dict[str, tuple[str, ...]]
"""Further names by language (BCP 47)."""
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

    @property
    def longer_names(self) -> tuple[str, ...]:
        """Its name with what tells it from others: its date, if it has one, its title, its id."""
        from ..dates.words import label
        from ..text.direction import between

        name, found = self.name, []
        for detail in (label(self.date) if self.date else "", self.title, self.id):
            more = between(name, detail, ", ", ", of ") + detail
            found.append(name if detail in ("", name) else name + more)
        return tuple(found)


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
_Dated = TypeVar("_Dated", Event, Fact)


def in_order(things: Iterable[_Dated]) -> list[_Dated]:
    """Return events or facts by earliest day, the longer interval first, then by id."""
    return sorted(things, key=lambda each: (each.date.order, each.id))
