"""How what a source claims stands to the record."""

from datetime import date
from typing import Literal, get_args

from ..dates.edtf import Date

Verdict = Literal["conflicts", "overlaps", "coarser", "finer", "sole", "agrees", "mention"]
Status = Literal["corroborated", "refined", "single-source", "disputed"]
Relation = Literal["=", "<", ">", "≤", "≥", "≈"]
Value = int | float | str

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""Worst first: who checks facts wants what is wrong at the top, and what says nothing last."""
STATUSES: tuple[Status, ...] = get_args(Status)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
"""How a claimed figure stands to the real one; `≈` has a tolerance, the others none."""
ABOUT = 10
"""How far `≈` reaches: one part in so many of the claimed figure."""


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
