"""The upright timeline: years down the side, marks on a rail, spans as bars beside it."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from ..answer import Answer
from ..model import Event
from ..words import label
from .across import across
from .lanes import Bar, bars
from .lines import dated, why, wrap
from .marks import DISPUTED, end_mark, legend, start_mark
from .style import DATE, FAINT, STRONG, ours, plain, topic_style
from .table import nothing

_FOLD = 3
"""This many years or more without an event are folded into one row."""
_ALIGNED, _WITH_IDS = 72, 100
"""From these widths on the dates stand in a column, and the ids are shown."""
_RAIL = FAINT


def timeline(answer: Answer, width: int) -> RenderableType:
    """Draw events in their order, each once; no line is wider than `width` cells."""
    events = tuple(thing for thing in answer.things if isinstance(thing, Event))
    if not events:
        return nothing(answer, "No event")
    if answer.look.across:
        return across(answer, events, width)
    chart = _Chart(answer, events, width)
    return Group(*chart.rows(), Text(), legend(chart.used, width, answer.look.ascii))


class _Chart:
    """One drawing: what runs where, and how wide each part is."""

    def __init__(self, answer: Answer, events: tuple[Event, ...], width: int) -> None:
        self.dataset = answer.dataset
        self.ascii = answer.look.ascii
        self.events = events
        self.width = width
        self.bars = bars(events, most=max(1, width // 12))
        columns = (bar.column for starting in self.bars.values() for bar in starting)
        self.columns = 1 + max(columns, default=-1)
        widest = max(len(self._date(event)) for event in events)
        self.date_width = min(widest, width // 5) if width >= _ALIGNED else 0
        self.used: set[str] = set()
        """The marks that were drawn so far."""

    def rows(self) -> Iterator[Text]:
        """Yield the lines of all events, with a line for each folded gap."""
        last: int | None = None
        running: list[Bar] = []
        for row, event in enumerate(self.events):
            year = _year(event)
            if last is not None and year is not None and abs(year - last) > _FOLD:
                yield self._gap(running, abs(year - last) - 1)
            beside = running + self.bars.get(row, [])
            running = [bar for bar in beside if bar.bottom > row]
            heading = "" if row and year == last else f"{year or '':>4}"
            lead = Text.assemble((f"{heading:4} ", STRONG), self._rail(row, beside))
            follow = Text.assemble("     ", self._between(running, "│" if row + 1 < len(self.events) else " "))
            for line in self._body(event, self.width - lead.cell_len):
                yield Text.assemble(lead, line)
                lead = follow
            last = year if last is None or year is not None else last

    def _date(self, event: Event) -> Text:
        return plain(ours(label(event.date, _year(event)), self.ascii), DATE)

    def _body(self, event: Event, width: int) -> list[Text]:
        """Return date, title and marks in lines of at most `width` cells."""
        title = plain(event.title)
        if self.width >= _WITH_IDS:
            title.append_text(plain(f"  {event.id}", FAINT))
        reason = why(event, self.dataset, self.ascii)
        self.used.update(DISPUTED * len(reason))
        return dated(self._date(event), [title, *reason], self.date_width, width)

    def _rail(self, row: int, beside: Iterable[Bar]) -> Text:
        """Return the mark of a row's event on the rail, and the bars that pass it."""
        event = self.events[row]
        mark = start_mark(event.date, "↑")
        self.used.add(mark)
        by_column = {bar.column: bar for bar in beside}
        own = next((bar for bar in by_column.values() if bar.own == row), None)
        style = _style(event)
        rail = Text(ours(mark, self.ascii), f"bold {style}")
        for column in range(self.columns):
            branch = own is not None and column <= own.column
            rail.append(ours("─" if branch else " ", self.ascii), style)
            bar = by_column.get(column)
            glyph = self._glyph(bar, row, branch) if bar else ("─" if branch else " ")
            rail.append(ours(glyph, self.ascii), _style(bar.span) if bar else style)
        return rail.append(" ")

    def _glyph(self, bar: Bar, row: int, crossed: bool) -> str:
        """Return what a bar looks like in a row that it begins in, passes or ends in."""
        down = bar.own == bar.top
        if row == bar.own:
            return "╮" if down else "╯"
        if row not in (bar.top, bar.bottom):
            return "┼" if crossed else "│"
        on, known = ("↓", "╵") if down else ("↑", "╷")
        later = bar.span.date.end is not None and not bar.ends
        end = on if later else end_mark(bar.span.date, known, on)
        self.used.add(end)
        return end

    def _between(self, running: Iterable[Bar], rail: str) -> Text:
        """Return rail and bars between a row and the next."""
        by_column = {bar.column: bar for bar in running}
        line = Text(ours(rail, self.ascii), _RAIL)
        for column in range(self.columns):
            bar = by_column.get(column)
            line.append(ours(" │" if bar else "  ", self.ascii), _style(bar.span) if bar else "")
        return line.append(" ")

    def _gap(self, running: Iterable[Bar], years: int) -> Text:
        text = ours(f"… {years} years …", self.ascii)
        return Text.assemble("     ", self._between(running, "⋮"), (text, FAINT))


def _style(event: Event) -> str:
    return topic_style(event.topics[0] if event.topics else None)


def _year(event: Event) -> int | None:
    return event.date.earliest.year if event.date.earliest else None
