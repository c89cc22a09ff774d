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
"""What is kept free between a mark and its label, and between the parts of a label."""
REACH = 12.0
"""How far an open bar runs beyond the years, and how large the sign of a bar is that is cut."""
_TAIL = 40.0
"""How long a bar fades where nobody knows its end: enough for a sign, too short for an end."""
_LONG, _WIDE = 24.0, 48.0
"""From these widths on a span, and a point, is a bar: a dot so long would say too little."""
_LEAST = {"day": 8.0, "unit": 5.0, "one-of": 6.0, "sure": 6.0}
"""How wide a mark is at least; a day is a dot, whatever its room."""
_RING = 5.0
"""How far the ring of a dispute is around a dot."""
_LABEL = 150.0
"""What the other dates of a dispute leave for a label at one side, or else they are left out."""
_LEGIBLE = 18.0 / 366
"""With so much room for a day the axis tells years apart, and labels may leave them out."""
METRICS = Metrics(fold=16, least=30, apart=30)
"""A fold is two zigzags; a year and a blank are 30 wide at the size of the axis."""
UNBROKEN = METRICS._replace(fold=1e9)
"""The same for axes without a fold, for which no picture is wide enough."""


class Part(NamedTuple):
    """A piece of a bar."""

    kind: str
    x: float
    width: float


class Mark(NamedTuple):
    """An event on its way to the picture."""

    event: Event
    parts: tuple[Part, ...]
    others: tuple[Part, ...]
    """The other dates that sources give, where they conflict with the record."""
    left: float
    right: float
    bar: bool
    """Whether it is long, open or cut at an end, rather than a dot with a date."""
    when: str
    title: str
    inner: float | None = None
    """Where a label within it begins; None where it has no room between two folds."""

    @property
    def middle(self) -> float:
        """Where its dot is."""
        return (self.parts[0].x + self.parts[-1].x + self.parts[-1].width) / 2

    @property
    def vague(self) -> bool:
        """Whether its date is only about right, or uncertain."""
        return self.event.date.qualified

    @property
    def disputed(self) -> bool:
        """Whether a source disagrees."""
        return self.event.status == "disputed"

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The parts of its label, each with its paint, from the mark on."""
        found = [("bad", "!" * self.disputed), ("faint", self.when), ("ink", self.title)]
        return [(paint, text) for paint, text in found if text]

    @property
    def length(self) -> float:
        """How wide its label is."""
        return sum(measure(text, SIZE) for _, text in self.texts) + GAP * (len(self.texts) - 1)

    @property
    def name(self) -> str:
        """All that it stands for, in words."""
        disputed = " (disputed)" if self.disputed else ""
        return f"{words(self.event.date)}: {self.event.title}{disputed}"


def mark(event: Event, axis: Axis, width: float, *, labelled: bool = True) -> Mark:
    """Return the mark of an event, its title cut where a picture of that width has no room.

    Where a picture has no labels it has neither title nor date.
    """
    date = event.date
    own = tuple(parts(date, axis))
    left, right = own[0].x, own[-1].x + own[-1].width
    open_ended = not (date.start and date.end) or any(axis.cuts(date))
    bar = open_ended or right - left >= (_WIDE if date.shape == "point" else _LONG)
    length = right - left
    if event.status == "disputed" and not bar:
        left, right = left - _RING, right + _RING
    others = tuple(_others(event, axis))
    ends = [left, right, *(x for part in others for x in (part.x, part.x + part.width))]
    if max(min(ends), width - max(ends)) >= _LABEL:
        left, right = min(ends), max(ends)
    else:
        others = ()
    if not labelled:
        return Mark(event, own, others, left, right, bar, "", "")
    clear = _clear(own, axis)
    inside = min(max(room for _, room in clear), length - 5 * GAP)
    year = date.start.first.year if date.start and axis.density >= _LEGIBLE else None
    found = Mark(event, own, others, left, right, bar, "" if bar else label(date, year), "…")
    # Less than the room by a hair, for sums of fractions are not exact.
    room = max(width - right - 2 * GAP, left - 2 * GAP, inside if bar else 0) - 0.01
    lead = found.length - measure("…", SIZE)
    found = found._replace(title=cut(escape(event.title), room - lead, SIZE))
    inner = next((x for x, room in clear if bar and found.length <= room), None)
    return found._replace(inner=inner)


def places(found: Mark, width: float) -> list[Box]:
    """Return where a mark and its label may be, the best place first.

    That is in it, if it is a bar, else before it: what is read downwards leaves room behind for
    what comes later. Where nothing is long enough for a label the mark has none.
    """
    # A gap more, lest a renderer with wider letters cuts them at the edge of the picture.
    wanted = boxes(found.left, found.right, found.length + GAP, GAP, width)
    fit = [box for box in wanted if box.side != "in" or found.inner is not None]
    fit.sort(key=lambda box: ("in", "left", "right").index(box.side or "in"))
    return fit or [Box(found.left, found.right)]


def parts(date: Date, axis: Axis) -> Iterator[Part]:
    """Yield what is drawn of a date, from left to right."""
    before, behind = axis.cuts(date)
    first, last = axis.stretches[0], axis.stretches[-1]
    if before:
        yield Part("cut-start", first.left - REACH, REACH)
    yield from _within(date, axis)
    if behind:
        yield Part("cut-end", last.right, REACH)


def _within(date: Date, axis: Axis) -> Iterator[Part]:
    found = segments(date)
    left, right = axis.at(found[0].begin), axis.at(found[-1].end)
    kind = "sure" if date.shape == "span" else found[0].kind
    if date.start and date.end and (date.shape != "span" or right - left < _LEAST["sure"]):
        room = max(right - left, _LEAST[kind])
        room = _LEAST["day"] if kind == "day" else room
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
        x, width = pieces.get(kind, (left, right - left))
        if width:
            yield Part(kind, x, width)


def _others(event: Event, axis: Axis) -> Iterator[Part]:
    """Yield the other dates that sources give, as far as the axis has them, each once."""
    against = (claim.date for claim in event.claims if event.verdict(claim) == "conflicts")
    begin, end = axis.stretches[0].begin, axis.stretches[-1].end
    for date in dict.fromkeys(filter(None, against)):
        first, last = (day.toordinal() for day in date.bounds)
        if last >= begin and first < end:
            drawn = list(_within(date, axis))
            width = drawn[-1].x + drawn[-1].width - drawn[0].x
            yield Part(
                "day" if date.exact and width <= _LEAST["day"] else "unit", drawn[0].x, width
            )


def _clear(own: tuple[Part, ...], axis: Axis) -> list[tuple[float, float]]:
    """Return where a label in a bar may begin, and how much room it has before the next fold."""
    ends = own[0].x, own[-1].x + own[-1].width
    found = []
    for stretch in axis.stretches:
        left, right = max(ends[0], stretch.left) + GAP, min(ends[1], stretch.right) - GAP
        found.append((left, right - left))
    return found
