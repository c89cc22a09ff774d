"""What each source says, held against the record: the view of a fact-checker."""

from typing import NamedTuple

from ..dates.edtf import Date
from ..model import Claim, Dataset, Statement, Value, Verdict
from .filters import EVERYTHING, Question, resolve_name

WORST_FIRST: tuple[Verdict | None, ...] = (
    "conflicts",
    "overlaps",
    "coarser",
    "finer",
    "agrees",
    None,
)
"""A reader who checks facts wants what is wrong first, and what says nothing last."""


class CheckedClaim(NamedTuple):
    """One claim, with the event or fact that it is about."""

    thing: Statement
    claim: Claim
    record_sources: tuple[str, ...]
    """The ids of the sources that say the same as the record."""

    @property
    def id(self) -> str:
        """The id of what the claim is about."""
        return self.thing.id

    @property
    def verdict(self) -> Verdict | None:
        """How the claim stands to the record; None where it names neither date nor value."""
        return self.thing.verdict(self.claim)

    @property
    def record(self) -> Date | Value:
        """What the record has: an event's date, a fact's value."""
        return self.thing.record


def check_claims(
    dataset: Dataset,
    question: Question = EVERYTHING,
    verdict: Verdict | None = None,
    source: str | None = None,
) -> tuple[CheckedClaim, ...]:
    """Return the claims on what a question is about, worst first, then by date.

    `verdict` and `source` (any of its names) keep only such claims. Raises UsageError for a
    source that there is not.
    """
    wanted = question.resolve(dataset)
    ident = resolve_name(dataset.sources, source, "source").id if source else None
    found = [
        CheckedClaim(thing, claim, agreeing)
        for thing in dataset.statements
        if wanted.takes(thing)
        for agreeing in [_agreeing(thing)]
        for claim in thing.claims
        if ident in (None, claim.source)
    ]
    kept = [item for item in found if verdict in (None, item.verdict)]
    return tuple(sorted(kept, key=_order))


def _agreeing(thing: Statement) -> tuple[str, ...]:
    claims = (claim for claim in thing.claims if thing.verdict(claim) == "agrees")
    return tuple(dict.fromkeys(claim.source for claim in claims))


def _order(item: CheckedClaim) -> tuple[object, ...]:
    return WORST_FIRST.index(item.verdict), item.thing.date.order, item.thing.id
