"""How much there is to draw in an answer: what a drawing costs before it is begun."""

from collections.abc import Iterable

from ..dates.edtf import Date
from ..model import Claim, Event, Fact, Source, Topic
from .answer import Answer

LINE = 300
"""What a line costs, however short: as much as so many characters."""


def weight(answer: Answer) -> int:
    """Return about how many characters there are to draw, each line counted as LINE at least."""
    if answer.shape == "claims":  # each with its event or fact, whose other claims are not shown
        return sum(LINE + len(each.thing.title) + _all(each[1:]) for each in answer.things)
    found = _all(answer.things)
    for thing in answer.things if answer.one else ():
        if isinstance(thing, Topic):
            found += sum(map(_all, answer.dataset.about(thing)))
        elif isinstance(thing, Source):
            found += LINE * len(answer.dataset.claims_of(thing.id))
    return found


def _length(value: object) -> int:
    match value:
        case str():
            return len(value)
        case Event() | Fact() | Topic() | Source() | Claim():
            return LINE + _all(getattr(value, field) for field in type(value).__slots__)
        case Date():
            return len(value.text)
        case dict():
            return _all(value.values())
        case tuple():
            return _all(value)
    return 0


def _all(values: Iterable[object]) -> int:
    return sum(map(_length, values))
