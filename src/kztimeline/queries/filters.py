"""What a list can be narrowed by, as a person says it, and which things that leaves."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations, starmap
from typing import TYPE_CHECKING, Any, NamedTuple

from ..dates.edtf import Date, parse
from ..errors import Named, UnreadPeriodError, UsageError
from ..model import STATUSES, Claim, Dataset, Event, Source, Status, Thing, Topic
from ..text.brief import some
from .places import is_at, place_called, places_meant

if TYPE_CHECKING:
    from .ladder import Match

Several = str | Sequence[str] | None


class Question(NamedTuple):
    """What a list is asked for, in the words of who asks; every part that is given must hold."""

    period: str | None = None
    """A period as people type it: `2006`, `summer 2005`, `1992..1999`."""
    year: int | str | None = None
    """One year, of four digits."""
    since: str | None = None
    """From the beginning of that date on."""
    until: str | None = None
    """Up to the end of that date."""
    topic: Several = None
    """A topic by any of its names; of several, what is about one of them, and so below."""
    place: Several = None
    """A place by its name, or by any name of a topic that is called so."""
    source: Several = None
    """A source by any of its names: only what it says."""
    status: Status | Sequence[Status] | None = None
    certain: bool = False
    """Keep only what must fall inside the periods, not what may."""

    def resolve(self, dataset: Dataset) -> "Filter":
        """Return what the question means in a dataset.

        Raises UsageError for a period nobody can read, for an unknown topic, place or source, and
        where something is to be certain of no period.
        """
        for part in ("since", "until", "topic", "place", "source"):
            if not all(value.strip() for value in several(getattr(self, part))):
                raise UsageError(Named(part), " is empty; give it a value, or leave it out")
        if self.period is not None and not self.period.strip():
            raise UsageError("the period is empty; write one, or leave it out")
        periods = tuple(_periods(self, dataset))
        if self.certain and not periods:
            message = " is about a period; give one, as in "
            raise UsageError(Named("certain"), message, Named("year"), " 2006")
        topics = [_called(name, "topic", dataset) for name in several(self.topic)]
        sources = [_called(name, "source", dataset) for name in several(self.source)]
        places = [places_meant(dataset, name) for name in several(self.place)]
        return Filter(
            periods=periods,
            certain=self.certain,
            topics=frozenset(match.thing.id for match in topics),
            places=frozenset().union(*(names for names, _ in places)),
            where=several(self.place),
            sources=frozenset(match.thing.id for match in sources),
            statuses=frozenset(one_of("status", self.status, STATUSES)),
            notes=(
                *(note for match in topics + sources for note in match.notes),
                *(note for _, notes in places for note in notes),
            ),
        )


def several(value: Any) -> tuple[Any, ...]:
    """Return what may be given once, several times or not at all."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def one_of(part: str, value: Any, known: Sequence[str]) -> tuple[Any, ...]:
    """Return what was given for a part that takes only some words; raises UsageError."""
    for each in several(value):
        if each not in known:
            from ..text.closest import hint

            raise UsageError(Named(part), f' "{each}": {hint(each, known)}')
    return several(value)


EVERYTHING = Question()
"""The question that nothing narrows."""


class Filter(NamedTuple):
    """A question as one dataset understands it."""

    periods: tuple[Date, ...] = ()
    certain: bool = False
    topics: frozenset[str] = frozenset()
    """Ids of topics, of which one is enough; so it is with the others, and without any all fit."""
    places: frozenset[str] = frozenset()
    """Names of places, normalized."""
    sources: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    where: tuple[str, ...] = ()
    """The places as they were typed."""
    notes: tuple[str, ...] = ()
    """What a reader must know: what was taken for something else."""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self._replace(certain=False, notes=()) != Filter()

    def resolve(self, _: Dataset) -> "Filter":
        """Return itself, so that a filter can stand where a question does."""
        return self

    def takes(self, thing: Thing) -> bool:
        """Return whether a thing belongs in the answer; a fact has no place, a topic no date."""
        if isinstance(thing, Topic | Source):
            return not self.narrows
        return (
            self.meets(thing.date)
            and (not self.topics or not self.topics.isdisjoint(thing.topics))
            and (not self.places or (isinstance(thing, Event) and is_at(thing, self.places)))
            and (not self.sources or any(map(self.says, thing.claims)))
            and (not self.statuses or thing.status in self.statuses)
        )

    def says(self, claim: Claim) -> bool:
        """Return whether a claim is of a source that is asked about, or of any."""
        return not self.sources or claim.source in self.sources

    def meets(self, value: Date) -> bool:
        """Return whether a date falls in all periods at once; where they are apart, none does.

        Intervals that overlap two by two have a day in common.
        """
        inside = within if self.certain else overlaps
        return all(inside(value, period) for period in self.periods) and all(
            starmap(overlaps, combinations(self.periods, 2))
        )


def _read(typed: str, dataset: Dataset) -> Date:
    """Return the period that was typed; raises UsageError, with the part that would take it."""
    from ..dates.periods import period

    try:
        return period(typed)
    except UnreadPeriodError:
        if part := _part_of(typed, dataset):
            raise UsageError(f'"{typed}" is no period; write ', *part) from None
        raise


def _part_of(name: str, dataset: Dataset) -> tuple[str, ...]:
    """Return the part that takes a name, and it, if a topic or place is called so; else nothing."""
    from .lookup import lookup

    if topic := lookup(dataset.topics, name, slip=False).thing:
        return Named("topic"), f" {topic.id}"
    place = place_called(name, dataset)
    return (Named("place"), f' "{place}"') if place else ()


def _periods(question: Question, dataset: Dataset) -> Iterable[Date]:
    if question.year is not None:
        yield _year(str(question.year))
    if not (question.period or question.since or question.until):
        return
    from ..dates.periods import FORMS, period

    if question.period:
        yield _read(question.period, dataset)
    since = period(question.since) if question.since else None
    until = period(question.until) if question.until else None
    if since and not since.start:
        raise UsageError(Named("since"), f' "{question.since}" has no beginning; write {FORMS}')
    if until and not until.end:
        raise UsageError(Named("until"), f' "{question.until}" has no end; write {FORMS}')
    if since and until and since.bounds[0] > until.bounds[1]:
        hint = f" {question.until}; put the earlier date first"
        raise UsageError(Named("since"), f" {question.since} is after ", Named("until"), hint)
    if since and since.start:
        yield parse(f"{since.start.text}/..")
    if until and until.end:
        yield parse(f"../{until.end.text}")


def _year(typed: str) -> Date:
    if not re.fullmatch("[0-9]{4}", typed, re.ASCII):
        raise UsageError(Named("year"), f' "{typed}": write the year with four digits, as in 1992')
    return parse(typed)


def _called(name: str, noun: str, dataset: Dataset) -> "Match":
    """Return the one of the topics, or of the sources as `noun` says, that a name means.

    Raises UsageError with the names that come near, what else is called so, or what there is.
    """
    from .lookup import lookup, wrong_kind

    things: Sequence[Topic | Source] = dataset.topics if noun == "topic" else dataset.sources
    rightly = lookup(things, name, slip=False)
    known = rightly.thing or rightly.near  # several by one author are
    other = None if known else lookup(dataset.things, name, slip=False).thing
    match = rightly if rightly.thing or other else lookup(things, name)
    if match.thing is not None:
        return match
    if other:
        hint = wrong_kind(other, dataset)
    elif match.shared:
        raise UsageError(f'"{name}" is the name of {len(match.near):,} {noun}s; {match.hint}')
    elif match.near:
        hint = match.hint
    else:
        listed = some([thing.id for thing in things])
        hint = f"{noun}s are {listed}" if listed else f"there are no {noun}s"
    raise UsageError(f'no {noun} is called "{name}"; {hint}')


def overlaps(value: Date, period: Date) -> bool:
    """Return whether a date may fall in a period, at least in part."""
    return any(
        earliest <= last and first <= latest
        for earliest, latest in value.intervals
        for first, last in period.intervals
    )


def within(value: Date, period: Date) -> bool:
    """Return whether a date must fall wholly inside a period; one with a qualifier need not."""
    return not value.qualified and all(
        any(first <= earliest and latest <= last for first, last in period.intervals)
        for earliest, latest in value.intervals
    )
