"""Figures over time: a small chart for each series of facts, and who says what of the others."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from markupsafe import Markup

from ..chart.axis import Axis, axis, months
from ..chart.scale import Scale, scale
from ..chart.ticks import Tick, ticks
from ..model import Fact
from ..queries.answer import Answer
from ..text.escape import escape
from ..wording import counted, covers, number
from .claims import AWAY, placed, subject
from .frame import WIDTH, draw, width_of
from .marks import GAP, REACH, SIZE, UNBROKEN
from .metrics import cut, measure

_HIGH = 150.0
"""How high the plot of a chart is."""
_SCALE = 44.0
"""What the figures at its left take."""
_BESIDE = 36.0
"""How far two charts are apart."""
_NARROW = 720.0
"""From this width on two charts stand side by side."""
_HEAD, _FEET = 36.0, 44.0
"""How high the heading of a chart is with the figures above its plot, and what is below that."""
_CAP = 14.0
"""The size of the heading of a chart."""
_LEGIBLE = 100
"""More dots than this in one chart leave no room between them for figures."""
_LEGEND = (
    ("corroborated", "sources agree"),
    ("single-source", "one source only"),
    ("disputed", "a source conflicts"),
    ("step", "nothing is claimed of the time between"),
)


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
        return self.top + _HIGH


def figures(answer: Answer) -> Markup:
    """Return the picture of the facts of an answer as a file."""
    return picture(answer, answer.things)


def picture(answer: Answer, facts: Sequence[Fact], *, page: bool = False) -> Markup:
    """Return the picture of facts: series as charts, and figures on which sources differ.

    A page has the latter in its cards; without a series it has no picture.
    """
    width = WIDTH if page else width_of(answer)
    groups = _series(facts)
    if page and not groups:
        return Markup("")
    charted = {fact.id for group in groups.values() for fact in group}
    single = [fact for fact in facts if not page and fact.id not in charted and _differs(fact)]
    columns = 2 if width >= _NARROW else 1
    room = (width - 2 * REACH - _BESIDE * (columns - 1)) / columns
    lefts = [REACH + (room + _BESIDE) * at for at in range(columns)]
    charts, panels, y = [], [], 34.0 if page else 84.0
    for line in _lines([*groups.items()], columns):
        for left, (title, group) in zip(lefts, line, strict=False):
            charts.append(_chart(title, group, left, left + room, y + _HEAD))
        y += _HEAD + _HIGH + _FEET
    for facts_beside in _lines(single, columns):
        bottom = y
        for left, fact in zip(lefts, facts_beside, strict=False):
            panel = placed(subject(answer.dataset, fact, left, left + room), y + 22)
            panels.append((_heading(fact.title, room), y + 14, panel))
            bottom = max(bottom, panel.bottom)
        y = bottom + 24
    shown = len(charted) + len(single)
    return draw(
        "figures.svg",
        answer,
        _summary(len(facts), shown) if facts else f"No fact matches; {covers(answer.dataset)}.",
        width,
        "Figures: ",
        charts=charts,
        panels=panels,
        legend=_LEGEND if charts else (),
        away=AWAY,
        height=y + (4 if page else 26),
        page=page,
    )


def _lines(items: Sequence[Any], columns: int) -> list[Sequence[Any]]:
    """Return items in lines of so many."""
    return [items[at : at + columns] for at in range(0, len(items), columns)]


def _series(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """Return the facts of each series by its name, those of one unit together, in their order."""
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.series and not isinstance(fact.value, str):
            found[fact.series, fact.unit or ""].append(fact)
    names = Counter(name for name, _ in found)
    return {
        name if names[name] == 1 else f"{name}, {unit}": sorted(group, key=_order)
        for (name, unit), group in found.items()
        if len(group) > 1
    }


def _order(fact: Fact) -> tuple[object, ...]:
    return *fact.date.order, fact.id


def _differs(fact: Fact) -> bool:
    """Return whether sources give several figures for a fact."""
    said = {(claim.value, claim.relation) for claim in fact.claims if claim.value is not None}
    return not isinstance(fact.value, str) and len(said) > 1


def _summary(count: int, shown: int) -> str:
    if not shown:
        return f"{counted(count, 'fact')}, none in a series, and none on which sources differ"
    text = f"{counted(shown, 'fact')} in a series, or on which sources differ"
    return text if shown == count else f"{text}; {count - shown:,} more not drawn"


def _heading(text: str, room: float) -> str:
    return cut(escape(text), room, _CAP, bold=True)


def _chart(title: str, group: Sequence[Fact], left: float, right: float, top: float) -> Chart:
    """Return the chart of a series between two places."""
    unit = group[-1].unit or ""
    last = measure(number(group[-1].value), SIZE, bold=True) + measure(f" {unit}", SIZE)
    begin = left + _SCALE
    end = max(right - last - 3 * GAP, (begin + right) / 2)
    dates = [fact.date for fact in group]
    on = axis(dates, begin, end, UNBROKEN, months(dates))
    values = [fact.value for fact in group if not isinstance(fact.value, str)]
    # From 0 on, or a small change would look large.
    by = scale([0, *values], top + _HIGH, top, most=4)
    dots = [_dot(fact, on, by) for fact in group]
    return Chart(
        _heading(title, right - left),
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
    taken = [(dot.x, dot.y, 10.0, 10.0) for dot in dots]
    for one, two in pairwise(dots):
        taken.append(((one.x + two.x) / 2, one.y, two.x - one.x, 2.0))
        taken.append((two.x, (one.y + two.y) / 2, 2.0, abs(two.y - one.y)))
    found = list(dots)
    for at in (0, *range(len(dots) - 2, 0, -1)) if len(dots) <= _LEGIBLE else ():
        dot = dots[at]
        width = measure(dot.text, SIZE) + 4
        beside = width / 2 + 6
        for x, y in ((0, -13), (0, 13), (-beside, 0), (beside, 0)):
            box = dot.x + x, dot.y + y, width, 13.0
            if not any(_touch(box, other) for other in taken):
                taken.append(box)
                found[at] = dot._replace(label=box[:2])
                break
    return found


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Return whether two boxes overlap, each given by its middle, width and height."""
    return all(
        abs(one[axis] - other[axis]) < (one[axis + 2] + other[axis + 2]) / 2 for axis in (0, 1)
    )
