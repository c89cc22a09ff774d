"""Events to the marks that stand for them in a picture: as wide as their dates are exact."""

from collections.abc import Iterator
from typing import NamedTuple

from ..chart.axis import Axis, Metrics
from ..chart.placing import Box, boxes
from ..chart.segments import segments
from ..dates.edtf import Date
from ..dates.words import label, words
from ..model import Event
from ..text.escape import escape
from .metrics import cut, measure

SIZE = 12.0
"""The size of the labels."""
GAP = 5.0
"""What is kept free between a mark and its label."""
REACH = 12.0
"""How far an open bar runs beyond the years."""
_TAIL = 40.0
"""How long a bar fades where nobody knows its end: enough for a sign, too short for an end."""
_LONG, _WIDE = 24.0, 48.0
"""From these widths on a span, and a point, is a bar: a dot so long would say too little."""
_LEAST = {"day": 8.0, "unit": 3.0, "one-of": 6.0, "sure": 6.0}
"""How wide a mark is at least; a day is a dot, whatever its room."""
_RING = 5.0
"""How far the ring of a dispute is around a dot."""
_LEGIBLE = 18.0 / 366
"""With so much room for a day the axis tells years apart, and labels may leave them out."""
METRICS = Metrics(fold=16, least=30, apart=30)
"""A fold is two zigzags; a year and a blank are 30 wide at the size of the axis."""


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
    bar: bool
    """Whether it is long, or open at an end, rather than a dot with a date."""
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


def mark(event: Event, axis: Axis, width: float) -> Mark:
    """Return the mark of an event, its title cut where a picture of that width has no room."""
    date = event.date
    parts = tuple(_parts(date, axis))
    left, right = parts[0].x, parts[-1].x + parts[-1].width
    open_ended = not (date.start and date.end)
    bar = open_ended or right - left >= (_WIDE if date.shape == "point" else _LONG)
    if event.status == "disputed" and not bar:
        left, right = left - _RING, right + _RING
    year = date.start.first.year if date.start and axis.density >= _LEGIBLE else None
    when = "" if bar else label(date, year)
    found = Mark(event, parts, left, right, bar, when, escape(event.title))
    room = max(width - right - GAP, left - GAP, right - left - 2 * REACH if bar else 0)
    return found._replace(title=cut(found.title, room - found.lead, SIZE))


def places(found: Mark, width: float) -> list[Box]:
    """Return where a mark and its label may be, the best place first; in it only if it is a bar."""
    wanted = boxes(found.left, found.right, found.length, GAP, width)
    return [box for box in wanted if found.bar or box.side != "in"]


def _parts(date: Date, axis: Axis) -> Iterator[Part]:
    """Yield what is drawn of a date, from left to right."""
    found = segments(date)
    left, right = axis.at(found[0].begin), axis.at(found[-1].end)
    kind = "sure" if date.shape == "span" else found[0].kind
    if date.start and date.end and (date.shape != "span" or right - left < _LEAST["sure"]):
        room = max(right - left, _LEAST[kind])
        yield Part(kind, (left + right - room) / 2, room)
        return
    for kind, begin, end in found:
        left, right = axis.at(begin), axis.at(end)
        tail = min(_TAIL, right - left + REACH)
        pieces = {
            "open-start": (left - REACH, REACH),
            "open-end": (right, REACH),
            "lost-start": (right - tail, tail),
            "lost-end": (left, tail),
        }
        yield Part(kind, *pieces.get(kind, (left, right - left)))
