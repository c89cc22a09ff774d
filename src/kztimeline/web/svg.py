"""The timeline as a picture: to scale, each date as wide as it is exact."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..model import Event
from ..queries.answer import Answer
from ..text.escape import escape
from ..wording import covers
from .marks import GAP, REACH, SIZE, Mark, boxes, mark
from .metrics import Box, cut, measure, pack, rows, stack
from .scale import Scale, scale

WIDTH, BROAD = 800.0, 1200.0
"""How wide a picture is as a file, and in a page."""
_LABELLED = 300
"""With more events than this none has a label, and the rows are as low as they must be."""
_TALLEST = 1200.0
_LANE, _ROW, _CROWDED = 21.0, 17.0, 7.0
_LEGEND = {
    "day": "a day",
    "unit": "some time in that month, season or year",
    "one-of": "one day in that range",
    "span": "lasted",
    "rough": "began or ended there",
    "open-end": "goes on",
    "open-start": "beginning open",
    "lost-end": "end unknown",
    "lost-start": "beginning unknown",
    "vague": "uncertain",
    "fold": "years left out",
    "disputed": "a source conflicts with the record",
}


class Placed(NamedTuple):
    """A mark in its row, with its label."""

    mark: Mark
    y: float
    side: str

    @property
    def x(self) -> float:
        """Where its label begins."""
        if self.side == "left":
            return self.mark.left - GAP - self.mark.length
        if self.side == "right":
            return self.mark.right + GAP
        return max(self.mark.left, REACH) + GAP


class Plan(NamedTuple):
    """A whole picture: what is where."""

    scale: Scale
    marks: tuple[Placed, ...]
    rows: float
    """Where the bars end and the rows begin."""
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
    drawn = plan(ordered, width) if ordered else None
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
    return Markup(environment().get_template("drawing.svg").render(context))


@cache
def environment() -> Environment:
    """Return what fills in templates: nothing gets in unescaped, or with hidden characters."""
    found = Environment(
        loader=PackageLoader("kztimeline.web"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters["px"] = lambda number: f"{number:.1f}".removesuffix(".0")
    return found


def plan(events: Sequence[Event], width: float) -> Plan:
    """Return where everything is in a picture of some events, at least one."""
    axis = scale((event.date for event in events), REACH, width - REACH)
    marks = [mark(event, axis, width) for event in events]
    if len(marks) > _LABELLED:
        return _crowd(axis, marks)
    lanes, dots = ([each for each in marks if each.lane is lane] for lane in (True, False))
    bars, split = _rows(lanes, width, 0.0, _LANE)
    rest, height = _rows(dots, width, split, _ROW)
    return Plan(axis, (*bars, *rest), split, height, 4.0)


def _rows(marks: list[Mark], width: float, top: float, height: float) -> tuple[list[Placed], float]:
    """Return marks in rows from `top` down, and where the rows end."""
    places = pack([boxes(each, width) for each in marks], 2 * GAP)
    placed = [
        Placed(each, top + height * (row + 0.5), box.side)
        for each, (row, box) in zip(marks, places, strict=True)
    ]
    return placed, top + height * rows(places)


def _crowd(axis: Scale, marks: list[Mark]) -> Plan:
    """Return a picture of marks alone, each drawn once, however many there are."""
    ordered = sorted(marks, key=lambda each: each.left)
    places = stack(Box(each.left, each.right + 1) for each in ordered)
    height = min(_CROWDED, _TALLEST / rows(places))
    placed = [
        Placed(each, height * (row + 0.5), "")
        for each, (row, _) in zip(ordered, places, strict=True)
    ]
    return Plan(axis, tuple(placed), 0.0, height * rows(places), 3.0)


def _summary(answer: Answer, drawn: Plan | None) -> str:
    if not drawn:
        return f"No event matches; {covers(answer.dataset)}."
    count, disputed = len(drawn.marks), sum(each.mark.disputed for each in drawn.marks)
    stretches = drawn.scale.stretches
    years = "–".join(dict.fromkeys((f"{stretches[0].first:04}", f"{stretches[-1].last:04}")))
    text = f"{count:,} event{'s' * (count != 1)}, {years}"
    return f"{text}; {disputed:,} disputed" if disputed else text


def _legend(drawn: Plan, width: float) -> Iterator[Entry]:
    """Yield the explanation of the signs in use, side by side in lines."""
    used = {part.kind for each in drawn.marks for part in each.mark.parts}
    used |= {"vague" for each in drawn.marks if each.mark.vague}
    used |= {"disputed" for each in drawn.marks if each.mark.disputed}
    used |= {"fold" for _ in drawn.scale.folds}
    x, y = REACH, 0.0
    for kind, text in _LEGEND.items():
        room = 26 + measure(text, SIZE - 1) + 16
        if kind in used:
            if x + room > width:
                x, y = REACH, y + _ROW
            yield Entry(kind, text, x, y)
            x += room


def _shown(value: Any) -> Any:
    """Return text with its hidden characters visible, which are all that XML forbids."""
    return escape(value) if isinstance(value, str) and not isinstance(value, Markup) else value
