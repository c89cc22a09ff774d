"""The timeline as a picture: to scale, each date as wide as it is exact."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from ..chart.axis import Axis, axis
from ..chart.lanes import Lane, lanes
from ..chart.legend import MEANINGS
from ..chart.placing import Box, Rows, Side
from ..dataset.bundled import contents
from ..errors import FileError
from ..model import Event
from ..queries.answer import Answer
from ..text.escape import escape
from ..wording import counted, covers
from .marks import GAP, METRICS, REACH, SIZE, Mark, mark, places
from .metrics import cut, measure

WIDTH, BROAD = 800.0, 1200.0
"""How wide a picture is as a file, and in a page."""
_LABELLED = 300
"""More events than this have no labels, which would fill a wall; the tooltips have them."""
_TALLEST = 1200.0
"""How high a crowd may be at most: a screen and a half; then rows are as low as they must be."""
_BAR, _ROW, _CROWDED = 21.0, 17.0, 7.0
"""How high a row is with bars in it, without, and in a crowd."""
_NAME = 21.0
"""How high the name of a lane is."""


class Placed(NamedTuple):
    """A mark in its row, with its label."""

    mark: Mark
    y: float
    side: Side

    @property
    def x(self) -> float:
        """Where its label begins."""
        if self.side == "left":
            return self.mark.left - GAP - self.mark.length
        if self.side == "right":
            return self.mark.right + GAP
        return max(self.mark.left, REACH) + GAP


class Band(NamedTuple):
    """Rows that belong together."""

    name: str
    """That of their lane, if they are one."""
    y: float
    """Where it begins."""


class Plan(NamedTuple):
    """A whole picture: what is where."""

    axis: Axis
    bands: tuple[Band, ...]
    marks: tuple[Placed, ...]
    height: float
    dot: float
    """The radius of a dot."""


class Entry(NamedTuple):
    """What one sign of the picture means."""

    kind: str
    text: str
    x: float
    y: float


def export(answer: Answer) -> str:
    """Return one SVG file with the timeline of the events of an answer."""
    return f"{picture(answer, answer.events)}\n"


def picture(answer: Answer, events: Sequence[Event], *, page: bool = False) -> Markup:
    """Return the picture of some events: a file of its own, or for a page that styles it."""
    ordered = sorted(events, key=lambda event: (event.date.order, event.id))
    width = BROAD if page else WIDTH
    look = answer.look
    grouped = lanes(answer.dataset, ordered, look.by) if look.across else []
    drawn = plan(ordered, width, grouped) if ordered else None
    context = {
        "plan": drawn,
        "width": width,
        "size": SIZE,
        "page": page,
        "labelled": len(ordered) <= _LABELLED,
        "title": answer.dataset.title,
        "heading": cut(escape(answer.dataset.title), width - 4 * REACH, 15),
        "summary": cut(_summary(answer, drawn), width, SIZE),
        "legend": list(_legend(drawn, width)) if drawn else [],
    }
    return Markup(filled("drawing.svg", context))


def template(name: str) -> str:
    """Return the text of a template, or of what goes into one."""
    return contents(f"web/templates/{name}")


def filled(name: str, context: dict[str, Any]) -> str:
    """Return a template filled in. Raises FileError where the installation has it damaged."""
    try:
        return environment().get_template(name).render(context)
    except TemplateSyntaxError as error:
        raise FileError(f"cannot read {error.name}: {error}; install kztimeline anew") from None


@cache
def environment() -> Environment:
    """Return what fills in templates: nothing gets in unescaped, or with hidden characters."""
    found = Environment(
        loader=FunctionLoader(lambda name: (template(name), name, None)),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters["px"] = lambda number: f"{number:.1f}".removesuffix(".0")
    return found


def plan(events: Sequence[Event], width: float, grouped: Sequence[Lane] = ()) -> Plan:
    """Return where everything is in a picture of some events, at least one, or of their lanes."""
    found = axis([event.date for event in events], REACH, width - REACH, METRICS)
    marks = {event.id: mark(event, found, width) for event in events}
    labelled = len(events) <= _LABELLED
    groups = [(lane.full, [marks[event.id] for event in lane.events]) for lane in grouped]
    groups = groups or list(_groups([*marks.values()], labelled))
    rows = [_fit(group, width) if labelled else _stack(group) for _, group in groups]
    low = min(_CROWDED, _TALLEST / sum(1 + max(row for row, _ in band) for band in rows))
    bands, placed, y = [], [], 0.0
    for (name, group), band in zip(groups, rows, strict=True):
        bands.append(Band(cut(escape(name), width - 2 * REACH, SIZE), y))
        y += _NAME * bool(name)
        high = _BAR if any(each.bar for each in group) else _ROW
        height = high if labelled else low
        placed += [
            Placed(each, y + height * (row + 0.5), side)
            for each, (row, side) in zip(group, band, strict=True)
        ]
        y += height * (1 + max(row for row, _ in band))
    return Plan(found, tuple(bands), tuple(placed), y, 4.0 if labelled else 3.0)


def _groups(marks: list[Mark], labelled: bool) -> Iterator[tuple[str, list[Mark]]]:
    """Yield bars and dots apart, but in a crowd, where neither is as high as a label."""
    for bar in (True, False) if labelled else (None,):
        group = [each for each in marks if bar in (None, each.bar)]
        if group:
            yield "", group


def _fit(marks: list[Mark], width: float) -> list[tuple[int, Side]]:
    """Return row and side for each mark; rows come in the order of the first mark in each."""
    wanted = [places(each, width) for each in marks]
    rows, found = Rows(2 * GAP), {}
    # The widest come first, for they find room in the fewest places.
    for at in sorted(range(len(marks)), key=lambda at: wanted[at][0].left - wanted[at][0].right):
        found[at] = rows.fit(wanted[at]) or rows.add(wanted[at][0])
    order: dict[int, int] = {}
    for at in range(len(marks)):
        order.setdefault(found[at][0], len(order))
    return [(order[found[at][0]], found[at][1].side) for at in range(len(marks))]


def _stack(marks: list[Mark]) -> list[tuple[int, Side]]:
    """Return the row of each mark without a label, however many there are."""
    rows = Rows(apart=0)
    return [(rows.add(Box(each.left, each.right + 1))[0], "") for each in marks]


def _summary(answer: Answer, drawn: Plan | None) -> str:
    if not drawn:
        return f"No event matches; {covers(answer.dataset)}."
    count, disputed = len(drawn.marks), sum(each.mark.disputed for each in drawn.marks)
    years = "–".join(dict.fromkeys(f"{year:04}" for year in drawn.axis.years))
    text = f"{counted(count, 'event')}, {years}"
    return f"{text}; {disputed:,} disputed" if disputed else text


def _legend(drawn: Plan, width: float) -> Iterator[Entry]:
    """Yield the explanation of the signs in use, side by side in lines."""
    used = {part.kind for each in drawn.marks for part in each.mark.parts}
    used |= {"vague" for each in drawn.marks if each.mark.vague}
    used |= {"disputed" for each in drawn.marks if each.mark.disputed}
    used |= {"fold" for _ in drawn.axis.folds}
    x, y = REACH, 0.0
    for kind, text in MEANINGS.items():
        room = 26 + measure(text, SIZE - 1) + 16
        if kind in used:
            if x + room > width:
                x, y = REACH, y + _ROW
            yield Entry(kind, text, x, y)
            x += room


def _shown(value: Any) -> Any:
    """Return text with its hidden characters visible, which are all that XML forbids."""
    return escape(value) if isinstance(value, str) and not isinstance(value, Markup) else value
