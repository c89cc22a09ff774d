"""The timeline as a picture: to scale, each date as wide as it is exact, time running downwards."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ..chart.axis import Axis, Window, axis
from ..chart.lanes import Lane, lanes
from ..chart.legend import MEANINGS
from ..chart.placing import Box, Rows, Side
from ..chart.ticks import Tick, ticks
from ..model import Event, in_order
from ..queries.answer import Answer
from ..queries.asked import period_in_words, window
from ..text.escape import escape
from ..wording import counted, covers
from .frame import WIDTH, draw, width_of
from .marks import GAP, METRICS, REACH, SIZE, Mark, mark, places
from .metrics import cut, measure

_LABELLED = 300
"""More events than this have no labels, which would fill a wall; the tooltips have them."""
_TALLEST = 1200.0
"""How high a crowd may be at most: a screen and a half; then rows are as low as they must be."""
_BAR, _ROW, _CROWDED = 21.0, 17.0, 7.0
"""How high a row is with bars in it, without, and in a crowd."""
_NAME = 21.0
"""How high the name of a lane is."""
_RUN = 12
"""How many events follow each other downwards, at least, before they go on at the top: with fewer
the eye would jump, with more the picture would be mostly empty. Lanes are short and do without."""


class Label(NamedTuple):
    """A part of a label: a text of one paint."""

    x: float
    paint: str
    text: str


class Placed(NamedTuple):
    """A mark in its row, with its label."""

    mark: Mark
    y: float
    side: Side
    folds: tuple[float, ...] = ()
    """Where years are left out of it."""

    @property
    def anchor(self) -> str:
        """Which end of its label is where that belongs, however wide the letters are."""
        return "end" if self.side == "left" else ""

    @property
    def labels(self) -> Iterator[Label]:
        """The parts of its label, from the mark on."""
        mark = self.mark
        x, way = mark.right + GAP, 1
        if self.side == "left":
            x, way = mark.left - GAP, -1
        elif self.side == "in" and mark.inner is not None:
            x = mark.inner
        for paint, text in mark.texts if self.side else ():
            yield Label(x, paint, text)
            x += way * (measure(text, SIZE) + GAP)

    @property
    def behind(self) -> float | None:
        """Where what is behind its label is blotted out, lest lines cross it; None for nowhere."""
        if self.side == "left":
            return self.mark.left - GAP - self.mark.length
        return self.mark.right + GAP if self.side == "right" else None


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

    @property
    def ticks(self) -> list[Tick]:
        """The lines across it."""
        return list(ticks(self.axis))


class Entry(NamedTuple):
    """What one sign of the picture means."""

    kind: str
    text: str
    x: float
    y: float


def timeline(answer: Answer) -> Markup:
    """Return the picture of the events of an answer as a file."""
    return picture(answer, answer.events)


def picture(answer: Answer, events: Sequence[Event], *, page: bool = False) -> Markup:
    """Return the picture of some events: a file of its own, or for a page that styles it."""
    ordered = in_order(events)
    width = WIDTH if page else width_of(answer)
    look = answer.look
    grouped = lanes(answer.dataset, ordered, look.by) if look.across else []
    drawn = plan(ordered, width, grouped, window(answer)) if ordered else None
    legend = list(_legend(drawn, width)) if drawn else []
    top = (8 if page else 50) + (14 if drawn and drawn.axis.folds else 0) + 18
    foot = top + (drawn.height if drawn else 0) + 8
    return draw(
        "timeline.svg",
        answer,
        _summary(answer, drawn),
        width,
        plan=drawn,
        legend=legend,
        top=top,
        end=foot,
        height=foot + (legend[-1].y + 32 if legend else 0) + (0 if page else 26),
        page=page,
        linked=page and len(ordered) <= _LABELLED,
    )


def plan(
    events: Sequence[Event],
    width: float,
    grouped: Sequence[Lane] = (),
    asked: Window = (None, None),
) -> Plan:
    """Return where everything is in a picture of some events, at least one, or of their lanes."""
    found = axis([event.date for event in events], REACH, width - REACH, METRICS, asked)
    labelled = len(events) <= _LABELLED
    marks = {event.id: mark(event, found, width, labelled=labelled) for event in events}
    groups = [(lane.full, [marks[event.id] for event in lane.events]) for lane in grouped]
    groups = groups or list(_groups([*marks.values()], labelled))
    run = 0 if grouped else _RUN
    rows = [_fit(group, width, run) if labelled else _stack(group) for _, group in groups]
    low = min(_CROWDED, _TALLEST / sum(1 + max(row for row, _ in band) for band in rows))
    bands, placed, y = [], [], 0.0
    for (name, group), band in zip(groups, rows, strict=True):
        bands.append(Band(cut(escape(name), width - 2 * REACH, SIZE, bold=True), y))
        y += _NAME * bool(name)
        high = _BAR if any(each.bar for each in group) else _ROW
        height = high if labelled else low
        placed += [
            Placed(each, y + height * (row + 0.5), side, _folded(each, found))
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


def _folded(each: Mark, on: Axis) -> tuple[float, ...]:
    """Return the folds that a bar runs through."""
    first, last = each.parts[0], each.parts[-1]
    within = (fold for fold in on.folds if first.x < fold.left < last.x + last.width)
    return tuple(fold.left for fold in within)


def _fit(marks: list[Mark], width: float, least: int) -> list[tuple[int, Side]]:
    """Return row and side for each mark; time runs downwards, again and again from the top.

    At least so many follow each other before that.
    """
    rows, found = Rows(GAP), []
    row, run = -1, 0
    for each in marks:
        wanted = places(each, width)
        place = rows.fit(wanted, since=row + 1)
        if not place and run >= least and (place := rows.fit(wanted)):
            run = 0
        row, box = place or rows.begin(wanted[0])
        run += 1
        found.append((row, box.side))
    return found


def _stack(marks: list[Mark]) -> list[tuple[int, Side]]:
    """Return the row of each mark without a label, however many there are."""
    rows = Rows(apart=0)
    return [(rows.add(Box(each.left, each.right + 1))[0], "") for each in marks]


def _summary(answer: Answer, drawn: Plan | None) -> str:
    if not drawn:
        return f"No event matches; {covers(answer.dataset)}."
    count, disputed = len(drawn.marks), sum(each.mark.disputed for each in drawn.marks)
    years = "–".join(dict.fromkeys(f"{year:04}" for year in drawn.axis.years))
    text = f"{counted(count, 'event')}, {period_in_words(answer) or years}"
    return f"{text}; {disputed:,} disputed" if disputed else text


def _legend(drawn: Plan, width: float) -> Iterator[Entry]:
    """Yield the explanation of the signs in use, side by side in lines."""
    used = {part.kind for each in drawn.marks for part in each.mark.parts}
    used |= {"vague" for each in drawn.marks if each.mark.vague}
    used |= {"disputed" for each in drawn.marks if each.mark.disputed}
    used |= {"other" for each in drawn.marks if each.mark.others}
    used |= {"fold" for _ in drawn.axis.folds}
    x, y = REACH, 0.0
    for kind, text in MEANINGS.items():
        room = 26 + measure(text, SIZE - 1) + 16
        if kind in used:
            if x + room > width:
                x, y = REACH, y + _ROW
            yield Entry(kind, text, x, y)
            x += room
