"""A series of facts as a small chart: what is said at each date, and nothing in between."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from math import floor
from typing import NamedTuple

from ..chart.axis import Axis, axis, months
from ..chart.scale import Scale, scale
from ..chart.ticks import Tick, ticks
from ..model import Fact
from ..text.escape import escape
from ..wording import number
from .marks import GAP, SIZE, UNBROKEN
from .metrics import cut, measure

HIGH = 150.0
"""How high the plot of a chart is."""
_SCALE = 44.0
"""What the figures at its left take."""
_CAP = 14.0
"""The size of the heading of a chart."""
_LEGIBLE = 100
"""More dots than this in one chart leave no room between them for figures."""
_SQUARE = 20.0
"""How large the squares are that boxes are looked up by: as a dot and its figure."""
_Box = tuple[float, float, float, float]
"""Where the middle of a box is, across and down, its width and its height."""


class Dot(NamedTuple):
    """One fact of a series."""

    fact: Fact
    x: float
    y: float
    right: float
    """Until where it holds, to the right of its dot only where its date is a span."""
    label: tuple[float, float] | None = None
    """Where its figure is centred; None where that has no room."""

    @property
    def text(self) -> str:
        """Its figure."""
        return number(self.fact.value)

    @property
    def size(self) -> float:
        """How wide it is in bold letters."""
        return measure(self.text, SIZE, bold=True)


class Chart(NamedTuple):
    """A series over time."""

    title: str
    unit: str
    left: float
    right: float
    top: float
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    """Round figures, with their heights."""

    @property
    def steps(self) -> list[tuple[Dot, Dot]]:
        """Each fact with the next one: nobody says anything of the time between."""
        return list(pairwise(self.dots))

    @property
    def bottom(self) -> float:
        """Where its plot ends."""
        return self.top + HIGH


def heading(text: str, room: float) -> str:
    """Return the heading of a chart as far as it has room."""
    return cut(escape(text), room, _CAP, bold=True)


def chart(title: str, group: Sequence[Fact], left: float, right: float, top: float) -> Chart:
    """Return the chart of a series between two places."""
    unit = group[-1].unit or ""
    last = measure(number(group[-1].value), SIZE, bold=True) + measure(f" {unit}", SIZE)
    begin = left + _SCALE
    end = max(right - last - 3 * GAP, (begin + right) / 2)
    dates = [fact.date for fact in group]
    on = axis(dates, begin, end, UNBROKEN, months(dates))
    values = [fact.value for fact in group if not isinstance(fact.value, str)]
    # From 0 on, or a small change would look large.
    by = scale([0, *values], top + HIGH, top, most=4)
    dots = [_dot(fact, on, by) for fact in group]
    return Chart(
        heading(title, right - left),
        cut(escape(unit), right - end - 3 * GAP - (last - measure(f" {unit}", SIZE)), SIZE),
        begin,
        end,
        top,
        tuple(_labelled(dots)),
        tuple(ticks(on)),
        tuple(Tick(y, text) for y, text in by.ticks()),
    )


def _dot(fact: Fact, on: Axis, by: Scale) -> Dot:
    """Return the dot of a fact: where a span begins, in the middle of any other date."""
    assert not isinstance(fact.value, str)
    first, last = (day.toordinal() for day in fact.date.bounds)
    left, right = on.at(first), on.at(last + 1)
    x = left if fact.date.shape == "span" else (left + right) / 2
    return Dot(fact, x, by.at(fact.value), max(x, right) if fact.date.shape == "span" else x)


def _labelled(dots: Sequence[Dot]) -> list[Dot]:
    """Return dots with the places of their figures, where they touch neither dots nor lines.

    The last one needs none: its figure stands behind the chart.
    """
    if len(dots) > _LEGIBLE:
        return [*dots]
    taken = _Taken()
    for dot in dots:
        taken.add((dot.x, dot.y, 10.0, 10.0))
    for one, two in pairwise(dots):
        taken.add(((one.x + two.x) / 2, one.y, abs(two.x - one.x), 2.0))
        taken.add((two.x, (one.y + two.y) / 2, 2.0, abs(two.y - one.y)))
    found = list(dots)
    for at in (0, *range(len(dots) - 2, 0, -1)):
        dot = dots[at]
        width = measure(dot.text, SIZE) + 4
        beside = width / 2 + 6
        for x, y in ((0, -13), (0, 13), (-beside, 0), (beside, 0)):
            box = dot.x + x, dot.y + y, width, 13.0
            if taken.free(box):
                taken.add(box)
                found[at] = dot._replace(label=box[:2])
                break
    return found


class _Taken:
    """Boxes by the squares of the plot that they reach into: few of all can touch another."""

    def __init__(self) -> None:
        self.squares: dict[tuple[int, int], list[_Box]] = defaultdict(list)

    def add(self, box: _Box) -> None:
        """Take the room of a box."""
        for square in _squares(box):
            self.squares[square].append(box)

    def free(self, box: _Box) -> bool:
        """Whether a box touches no other."""
        squares = (self.squares.get(square, ()) for square in _squares(box))
        return not any(_touch(box, other) for others in squares for other in others)


def _squares(box: _Box) -> Iterator[tuple[int, int]]:
    x, y, width, height = box
    columns, rows = (
        range(floor((middle - size / 2) / _SQUARE), floor((middle + size / 2) / _SQUARE) + 1)
        for middle, size in ((x, width), (y, height))
    )
    return product(columns, rows)


def _touch(one: _Box, other: _Box) -> bool:
    """Return whether two boxes overlap."""
    return (
        abs(one[0] - other[0]) < (one[2] + other[2]) / 2
        and abs(one[1] - other[1]) < (one[3] + other[3]) / 2
    )
