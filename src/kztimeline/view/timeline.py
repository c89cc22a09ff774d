"""The upright timeline: years down the side, marks on a rail, spans as bars beside it."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from ..answer import Answer
from ..dates import Date
from ..model import Event
from ..words import label
from .lanes import Lane, lanes
from .style import DATE, FAINT, MARKS, MEANINGS, STRONG, entry, fill, plain
from .table import nothing

_FOLD = 3
"""This many years or more without an event are folded into one row."""
_ALIGNED, _WITH_IDS = 72, 100
"""From these widths on the dates stand in a column, and the ids are shown."""
_RAIL = "blue"
_PRECISION = {
    "day": ("●", "day"),
    "month": ("◐", "month"),
    "season": ("◔", "season"),
    "year": ("○", "year"),
    "decade": ("◌", "decade"),
    "one-of": ("◇", "one day in that range"),
    "span": ("■", "lasted"),
}


def timeline(answer: Answer, width: int) -> RenderableType:
    """Draw events in their order, each once; no line is wider than `width` cells."""
    events = tuple(thing for thing in answer.things if isinstance(thing, Event))
    if not events:
        return nothing(answer, "No event")
    chart = _Chart(events, width)
    return Text("\n").join([*chart.rows(), Text(), chart.legend()])


class _Chart:
    """One drawing: what runs where, and how wide each part is."""

    def __init__(self, events: tuple[Event, ...], width: int) -> None:
        self.events = events
        self.width = width
        self.plan = lanes(events, most=max(1, width // 12))
        self.columns = 1 + max((lane.column for lane in self.plan.values()), default=-1)
        widest = max(len(label(event.date, _year(event.date))) for event in events)
        self.date_width = min(widest, width // 5) if width >= _ALIGNED else 0

    def rows(self) -> Iterator[Text]:
        """Yield the lines of all events, with a line for each folded gap."""
        last: int | None = None
        for row, event in enumerate(self.events):
            year = _year(event.date)
            if last is not None and year is not None and year - last > _FOLD:
                yield self._gap(row, year - last - 1)
            heading = "" if row and year == last else f"{year or '':>4}"
            yield from self._event(row, heading)
            last = year if last is None or year is not None else last

    def legend(self) -> Text:
        """Return the explanation of the marks in use."""
        used = {_kind(event.date) for event in self.events}
        entries = [
            entry(glyph, STRONG, meaning)
            for kind, (glyph, meaning) in _PRECISION.items()
            if kind in used
        ]
        if any(not lane.ends for lane in self.plan.values()):
            entries.append(entry("↓", _RAIL, "goes on"))
        if any(event.status == "disputed" for event in self.events):
            entries.append(entry(*MARKS["disputed"], MEANINGS["disputed"]))
        return fill(entries, self.width)

    def _event(self, row: int, heading: str) -> Iterator[Text]:
        event = self.events[row]
        lead = Text.assemble((f"{heading:4} ", STRONG), self._rail(row))
        follow = Text.assemble("     ", self._rail_below(row))
        for line in self._body(event, self.width - cell_len(lead.plain)):
            yield Text.assemble(lead, line)
            lead = follow

    def _body(self, event: Event, width: int) -> list[Text]:
        """Return date, title and marks in lines of at most `width` cells."""
        date = plain(label(event.date, _year(event.date)), DATE)
        title = plain(event.title)
        if event.status == "disputed":
            title.append_text(Text(f" {MARKS['disputed'][0]}", MARKS["disputed"][1]))
        if self.width >= _WITH_IDS:
            title.append_text(plain(f"  {event.id}", FAINT))
        if not self.date_width:
            return _wrap(Text.assemble(date, "  ", title), width)
        indent = self.date_width + 2
        titles = _wrap(title, width - indent)
        if len(date) > self.date_width:
            return [*_wrap(date, width), *(Text(" " * indent) + line for line in titles)]
        date.pad_right(indent - len(date))
        return [date + titles[0], *(Text(" " * indent) + line for line in titles[1:])]

    def _rail(self, row: int) -> Text:
        """Return the mark of a row's event on the rail, and the lanes that pass it."""
        own = self.plan.get(row)
        running = {
            lane.column: lane for lane in self.plan.values() if lane.first < row <= lane.last
        }
        rail = Text(_PRECISION[_kind(self.events[row].date)][0], STRONG)
        for column in range(self.columns):
            glyphs = _cell(column, own, running.get(column), row)
            rail.append(glyphs, _RAIL)
        return rail.append(" ")

    def _rail_below(self, row: int) -> Text:
        """Return rail and lanes between a row and the next."""
        goes_on = row + 1 < len(self.events)
        rail = Text("│" if goes_on else " ", _RAIL)
        running = {lane.column for lane in self.plan.values() if lane.first <= row < lane.last}
        for column in range(self.columns):
            rail.append(" │" if column in running else "  ", _RAIL)
        return rail.append(" ")

    def _gap(self, row: int, years: int) -> Text:
        rail = self._rail_below(row - 1)
        rail.plain = "⋮" + rail.plain[1:]
        return Text.assemble("     ", rail, (f"… {years} years …", FAINT))


def _cell(column: int, own: Lane | None, running: Lane | None, row: int) -> str:
    """Return the two characters of one lane in the row of an event."""
    before = "─" if own and column <= own.column else " "
    if own and column == own.column:
        return f"{before}╮"
    if not running:
        return before * 2
    if row == running.last:
        return before + ("╵" if running.ends else "↓")
    return before + ("┼" if before == "─" else "│")


def _kind(date: Date) -> str:
    return date.start.unit if date.shape == "point" and date.start else date.shape


def _year(date: Date) -> int | None:
    return date.earliest.year if date.earliest else None


def _wrap(text: Text, width: int) -> list[Text]:
    """Return a text in lines of at most `width` cells, without trailing spaces."""
    lines = text.wrap(Console(width=width), width, overflow="fold")
    for line in lines:
        line.rstrip()
    return list(lines)
