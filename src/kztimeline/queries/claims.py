"""What each source says, held against the record: the view of a fact-checker."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from ..dates.edtf import Date
from ..errors import NotFoundError, UsageError
from ..model import VERDICTS, Claim, Dataset, Source, Statement, Value, Verdict
from ..text.brief import some
from .filters import EVERYTHING, Filter, Question, one_of

Days = tuple[date, date]
"""A first and a last day."""
_RANGE = re.compile(r"(.*?)([0-9]+)[-–]([0-9]+)")
_PLACE = re.compile(r"[a-z]{1,3}[0-9]+(?:[.][0-9]+)?(?:[-–][0-9]+)?", re.ASCII)
"""What looks like a place in a source, such as A4.4, whether anything is there or not."""
_NUMBER = re.compile("0|[1-9][0-9]{0,8}")
"""How a place within a range is written: without a zero before it."""
_MOST_WORDS = 5
"""How many words a place has at most, such as page 12 of annex A."""


class CheckedClaim(NamedTuple):
    """One claim, with the event or fact that it is about."""

    thing: Statement
    claim: Claim

    @property
    def id(self) -> str:
        """The id of what the claim is about."""
        return self.thing.id

    @property
    def verdict(self) -> Verdict:
        """How the claim stands to the record."""
        return self.thing.verdict(self.claim)

    @property
    def distance(self) -> float | None:
        """How far a conflicting claim is from the record, before it or below it if negative.

        That is in days from one end to the next, or the difference of two figures, which may be
        infinite; None for what does not conflict, and for text.
        """
        claim, record = self.claim, self.record
        if self.verdict != "conflicts":
            return None
        if isinstance(record, Date):
            return apart(claim.date, record) if claim.date else None
        if isinstance(record, str) or isinstance(claim.value, str | None):
            return None
        return _difference(claim.value, record)

    @property
    def record_sources(self) -> tuple[str, ...]:
        """The ids of the sources that say the same as the record."""
        return self.thing.record_sources

    @property
    def record(self) -> Date | Value:
        """What the record has: an event's date, a fact's value."""
        return self.thing.record


def differs(thing: Statement) -> bool:
    """Return whether a source says anything else of a thing than its record does."""
    said = [each for each in thing.claims if each.date is not None or each.value is not None]
    return any((each.date or each.value, each.relation) != (thing.record, "=") for each in said)


def _difference(one: float, other: float) -> float:
    """Reckon with decimal fractions, so that 0.3 is 0.2 more than 0.1."""
    if isinstance(one, int) and isinstance(other, int):
        return one - other
    from decimal import Decimal

    return float(Decimal(str(one)) - Decimal(str(other)))


def apart(said: Date, record: Date) -> int:
    """Return how many days one date is from another, negative before it, 0 where they meet."""
    return _gap(*nearest(said, record))


def nearest(said: Date, record: Date) -> tuple[Days, Days]:
    """Return the days of two dates that are nearest each other; those of `[A,B]` are apart."""
    return min(product(said.intervals, record.intervals), key=lambda pair: abs(_gap(*pair)))


def _gap(said: Days, record: Days) -> int:
    (first, last), (earliest, latest) = said, record
    return (first - latest).days if first > latest else min((last - earliest).days, 0)


def check_claims(
    dataset: Dataset,
    question: Question | Filter = EVERYTHING,
    verdict: Verdict | Sequence[Verdict] | None = None,
    at: str | None = None,
) -> tuple[CheckedClaim, ...]:
    """Return the claims on what a question is about, worst first, then by date.

    Of a source that the question names, only its own. `verdict` and `at`, a place in a source such
    as `A4.4`, keep only such claims. Raises UsageError for a place where nothing is said.
    """
    wanted = question.resolve(dataset)
    if at is not None:
        _look_for(at, dataset, wanted)
    found = [
        CheckedClaim(thing, claim)
        for thing in dataset.statements
        if wanted.takes(thing)
        for claim in thing.claims
        if wanted.says(claim) and (at is None or _is_at(claim, at.casefold()))
    ]
    kept = one_of("verdict", verdict, VERDICTS) or VERDICTS
    return tuple(sorted((item for item in found if item.verdict in kept), key=_order))


def cited(dataset: Dataset, name: str) -> tuple[CheckedClaim, ...]:
    """Return what a source says at a place, as in `interview A4.4`; nothing for any other name."""
    from .lookup import lookup

    parts = name.split()
    for count in range(max(1, len(parts) - _MOST_WORDS), len(parts)):
        head, at = " ".join(parts[:count]).rstrip(","), " ".join(parts[count:]).casefold()
        there = _speakers_at(dataset, at)
        if not there and not _PLACE.fullmatch(at):
            continue
        # What is called so as a whole was meant; what is nearly called so was not.
        if lookup(dataset.things, name, slip=False).thing:
            break
        source = lookup(dataset.sources, head).thing
        # Of several by one author, those are meant that have the place.
        named = [source] if source else lookup(dataset.sources, head, slip=False).near
        if having := [each.id for each in named if each.id in there]:
            return check_claims(dataset, Question(source=having), at=at)
        _refuse_place(dataset, head, " ".join(parts[count:]), source, there)
    return ()


def _speakers_at(dataset: Dataset, at: str) -> set[str]:
    """Return the ids of the sources that say something at a place, folded."""
    claims = (claim for thing in dataset.statements for claim in thing.claims)
    return {claim.source for claim in claims if _is_at(claim, at)}


def _refuse_place(
    dataset: Dataset, head: str, at: str, source: Source | None, others: set[str]
) -> None:
    """Raise NotFoundError for a place where a source says nothing, if it is a place at all."""
    if source:
        known = {claim.at for _, claim in dataset.claims_of(source.id) if claim.at}
        if known:
            listed = some(sorted(known, key=_natural))
            raise NotFoundError(f"{source.id} says nothing at {at}; its places are {listed}")
    if others:
        do = "does" if len(others) == 1 else "do"
        raise NotFoundError(f'"{head}" says nothing at {at}; {some(sorted(others))} {do}')


def _natural(place: str) -> list[tuple[bool, int, str]]:
    """Return a key that puts A1.2 before A1.10."""
    return [
        (part.isdecimal(), int(part) if part.isdecimal() else 0, part)
        for part in re.split("([0-9]+)", place)
    ]


def _is_at(claim: Claim, at: str) -> bool:
    """Return whether a claim is at a folded place: `A2.2-3` is at `a2.2` and at `a2.3`, too."""
    own = (claim.at or "").casefold()
    if own == at:
        return own != ""
    found = _RANGE.fullmatch(own)
    if not found or not at.startswith(found[1]):
        return False
    number = _NUMBER.fullmatch(at, len(found[1]))
    return bool(number) and int(found[2]) <= int(at[len(found[1]) :]) <= int(found[3])


def _look_for(at: str, dataset: Dataset, wanted: Filter) -> None:
    """Raise UsageError where nothing that is asked about is said at a place, whatever the topic."""
    said = [claim for thing in dataset.statements for claim in thing.claims if wanted.says(claim)]
    if not any(_is_at(claim, at.casefold()) for claim in said):
        known = sorted({claim.at for claim in said if claim.at}, key=_natural)
        listed = f"places are {some(known)}" if known else "no claim names its place"
        by = f" by {', '.join(sorted(wanted.sources))}" if wanted.sources else ""
        raise UsageError(f'nothing is said{by} at "{at}"; {listed}')


def _order(item: CheckedClaim) -> tuple[object, ...]:
    return VERDICTS.index(item.verdict), item.thing.date.order, item.thing.id
