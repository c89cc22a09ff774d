"""A date to what is sure of it and what is not: segments of its days, in their order."""

from datetime import date
from typing import Literal, NamedTuple

from ..dates.edtf import Date

Kind = Literal[
    "day", "unit", "one-of", "sure", "rough", "open-start", "open-end", "lost-start", "lost-end"
]
FIRST, END = date.min.toordinal(), date.max.toordinal() + 1
"""The first day of the calendar, and the day after its last one."""


class Segment(NamedTuple):
    """Some of the days of a date, as ordinals.

    A `day`, a `unit` of the calendar, or the range that `one-of` its days is in: all of a date that
    did not last. What lasted did so on `sure` days for certain, began or ended on a `rough` one,
    and may have lasted on `lost` ones. An `open` segment has no days: the sure ones beside it have
    no end.
    """

    kind: Kind
    begin: int
    end: int
    """The day after its last one."""


def segments(value: Date) -> list[Segment]:
    """Return the segments of a date: no two share a day, and together they are all it can mean."""
    begin, end = value.bounds[0].toordinal(), value.bounds[1].toordinal() + 1
    if value.shape == "one-of" and value.start and value.end:
        return [
            Segment("one-of", first.toordinal(), last.toordinal() + 1)
            for first, last in value.intervals
        ]
    if value.shape == "point":
        return [Segment("day" if end - begin == 1 else "unit", begin, end)]
    (before, since), (after, until) = _start(value), _end(value)
    if since < until:
        return [*before, Segment("sure", since, until), *after]
    if value.start and value.end:
        return [Segment("rough", begin, end)]  # it began and ended in units that may be the same
    return [*before, *after]


def _start(value: Date) -> tuple[list[Segment], int]:
    """Return what is not sure of the beginning of a span, and the first day that is."""
    if value.start:
        begin, end = value.start.first.toordinal(), value.start.last.toordinal() + 1
        exact = value.start.unit == "day"
        return ([], begin) if exact else ([Segment("rough", begin, end)], end)
    if value.text.startswith(".."):
        return [Segment("open-start", FIRST, FIRST)], FIRST
    assert value.end
    end = value.end.first.toordinal()
    return [Segment("lost-start", FIRST, end)], end


def _end(value: Date) -> tuple[list[Segment], int]:
    """Return what is not sure of the end of a span, and the day after the last that is."""
    if value.end:
        begin, end = value.end.first.toordinal(), value.end.last.toordinal() + 1
        exact = value.end.unit == "day"
        return ([], end) if exact else ([Segment("rough", begin, end)], begin)
    if value.text.endswith(".."):
        return [Segment("open-end", END, END)], END
    assert value.start
    begin = value.start.last.toordinal() + 1
    return [Segment("lost-end", begin, END)], begin
