"""Events to the marks that stand for them in a picture: as wide as their dates are exact."""

from collections.abc import Iterator
from typing import NamedTuple

from ..dates.edtf import Date
from ..dates.words import label, words
from ..model import Event
from ..text.escape import escape
from .metrics import Box, cut, measure
from .scale import Scale

SIZE = 12.0
"""The size of the labels."""
GAP = 5.0
"""What is kept free between a mark and its label."""
REACH = 12.0
"""How far an open bar runs beyond the years."""
_TAIL = 40.0
"""How long a bar fades where nobody knows its end."""
_LONG, _WIDE = 24.0, 48.0
"""So wide is a span, and a point, that runs as a bar above the rows."""
_DOT, _THIN, _SHORT, _RING = 4.0, 3.0, 6.0, 5.0


class Part(NamedTuple):
    """A piece of a bar."""

    kind: str
    x: float
    width: float


class Mark(NamedTuple):
    """An event on its way to the picture."""

    event: Event
    parts: tuple[Part, ...]
    left: float
    right: float
    lane: bool
    """Whether it runs as a bar above the rows."""
    when: str
    title: str

    @property
    def middle(self) -> float:
        """Where its dot is."""
        return (self.left + self.right) / 2

    @property
    def vague(self) -> bool:
        """Whether its date is only about right, or uncertain."""
        ends = self.event.date.start, self.event.date.end
        return any(point.mark for point in ends if point)

    @property
    def disputed(self) -> bool:
        """Whether a source disagrees."""
        return self.event.status == "disputed"

    @property
    def lead(self) -> float:
        """How wide its label is before the title."""
        return measure("! " * self.disputed + f"{self.when} " * bool(self.when), SIZE)

    @property
    def length(self) -> float:
        """How wide its label is."""
        return self.lead + measure(self.title, SIZE)

    @property
    def name(self) -> str:
        """All that it stands for, in words."""
        disputed = " (disputed)" if self.disputed else ""
        return f"{words(self.event.date)}: {self.event.title}{disputed}"


def mark(event: Event, axis: Scale, width: float) -> Mark:
    """Return the mark of an event, its title cut where a picture of that width has no room."""
    date = event.date
    parts = tuple(_parts(date, axis))
    left = min(part.x for part in parts)
    right = max(part.x + part.width for part in parts)
    open_ended = not (date.start and date.end)
    lane = open_ended or right - left >= (_WIDE if date.shape == "point" else _LONG)
    if event.status == "disputed" and not lane:
        left, right = left - _RING, right + _RING
    legible = axis.year >= 18 and date.start is not None
    year = date.start.first.year if legible and date.start else None
    when = "" if lane else label(date, year)
    found = Mark(event, parts, left, right, lane, when, escape(event.title))
    room = (
        max(width - right - GAP, left - GAP, right - left - 2 * REACH if lane else 0) - found.lead
    )
    return found._replace(title=cut(found.title, room, SIZE))


def boxes(found: Mark, width: float) -> list[Box]:
    """Return where a mark and its label may be, the best place first."""
    left, right, room = found.left, found.right, found.length + GAP
    choices = []
    if found.lane and found.length + 2 * REACH <= right - left:
        choices.append(Box(left, right, "inside"))
    if right + room <= width:
        choices.append(Box(left, right + room, "right"))
    if left - room >= 0:
        choices.append(Box(left - room, right, "left"))
    return choices


def _parts(date: Date, axis: Scale) -> Iterator[Part]:
    points = [point for point in (date.start, date.end) if point]
    first, last = axis.unit(points[0])[0], axis.unit(points[-1])[1]
    if date.shape == "point" and points[0].unit == "day":
        yield _centred("day", first, last, 2 * _DOT)
    elif date.shape == "point":
        yield _centred("unit", first, last, _THIN)
    elif date.shape == "one-of":
        yield _centred("one-of", first, last, _SHORT)
    elif date.start and date.end and last - first < _SHORT:
        yield _centred("span", first, last, _SHORT)
    else:
        yield from _bar(date, axis)


def _centred(kind: str, first: float, last: float, least: float) -> Part:
    room = max(last - first, least)
    return Part(kind, (first + last - room) / 2, room)


def _bar(date: Date, axis: Scale) -> Iterator[Part]:
    """Yield what lasted for sure, and what comes before and after it."""
    (begin, before), (end, after) = _beginning(date, axis), _end(date, axis)
    if begin < end:
        yield Part("span", begin, end - begin)
    elif date.start and date.end:
        left, right = axis.unit(date.start)[0], axis.unit(date.end)[1]
        yield Part("rough", left, right - left)
        return
    yield from (part for part in (before, after) if part)


def _beginning(date: Date, axis: Scale) -> tuple[float, Part | None]:
    """Return from where on a span surely lasted, and what stands before that."""
    if date.start:
        left, right = axis.unit(date.start)
        return (left, None) if date.start.unit == "day" else (right, _rough(left, right))
    if date.text.startswith(".."):
        left = axis.stretches[0].left
        return left, Part("open-start", left - REACH, REACH)
    assert date.end
    left = axis.unit(date.end)[0]
    return left, Part("lost-start", max(0.0, left - _TAIL), min(left, _TAIL))


def _end(date: Date, axis: Scale) -> tuple[float, Part | None]:
    """Return until where a span surely lasted, and what stands after that."""
    if date.end:
        left, right = axis.unit(date.end)
        return (right, None) if date.end.unit == "day" else (left, _rough(left, right))
    right = axis.stretches[-1].right
    if date.text.endswith(".."):
        return right, Part("open-end", right, REACH)
    assert date.start
    left = axis.unit(date.start)[1]
    return left, Part("lost-end", left, min(_TAIL, right + REACH - left))


def _rough(left: float, right: float) -> Part:
    return Part("rough", left, right - left)
