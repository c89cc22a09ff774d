"""The upright timeline: years down the side, marks on a rail, spans as bars beside it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from rich.console import RenderableType
from rich.text import Text

from ..chart.signs import start_mark
from ..chart.tracks import Bar, bars, upwards
from ..dates.words import label
from ..model import Event
from ..queries.answer import Answer
from .across import across
from .lines import Lines, dated, why
from .marks import DISPUTED, end_mark, legend
from .style import DATE, FAINT, STRONG, ours, plain, topic_style
from .tables import nothing

_FOLD = 3
"""As many years or more without an event have a row that says so: a reader would miss them."""
_ALIGNED, _WITH_IDS = 72, 100
"""From these widths on the dates stand in a column, and the ids are shown: titles have room yet."""
_RAIL = FAINT


def timeline(answer: Answer, width: int) -> RenderableType:
    """Draw events in their order, each once; no line is wider than `width` cells."""
    events = tuple(thing for thing in answer.things if isinstance(thing, Event))
    if not events:
        return Text(ours(nothing(answer).plain, answer.look.ascii))
    if answer.look.across:
        return across(answer, events, width)
    chart = _Chart(answer, events, width)
    return Lines([*chart.rows(), Text(), legend(chart.used, width, answer.look.ascii, chart.up)])


class _Chart:
    """One drawing: what runs where, and how wide each part is."""

    def __init__(self, answer: Answer, events: tuple[Event, ...], width: int) -> None:
        self.dataset = answer.dataset
        self.ascii = answer.look.ascii
        self.events = events
        self.width = width
        self.up = upwards(events)
        # A track takes two cells, so all together take no more than a sixth of the width.
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
            yield from self._event(row, heading, beside, running)
            last = year if last is None or year is not None else last

    def _event(
        self, row: int, heading: str, beside: list[Bar], running: list[Bar]
    ) -> Iterator[Text]:
        event = self.events[row]
        first, *more = self._body(event, self.width - 2 * self.columns - 7)
        yield Text.assemble((f"{heading:4} ", STRONG), self._rail(row, beside), " ", first)
        if more:
            rail = "│" if row + 1 < len(self.events) else " "
            lead = Text.assemble("     ", self._between(running, rail), " ")
            yield from (Text.assemble(lead, line) for line in more)

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
        mark = start_mark(event.date, "↓" if self.up else "↑")
        self.used.add(mark)
        by_column = {bar.column: bar for bar in beside}
        own = next((bar for bar in by_column.values() if bar.own == row), None)
        style = _style(event)
        pieces = [(mark, f"bold {style}")]
        for column in range(self.columns):
            branch = "─" if own and column <= own.column else " "
            bar = by_column.get(column)
            glyph = self._glyph(bar, row, branch) if bar else branch
            pieces += [(branch, style), (glyph, _style(bar.span) if bar else style)]
        return self._drawn(pieces)

    def _glyph(self, bar: Bar, row: int, branch: str) -> str:
        """Return what a bar looks like in a row that it begins in, passes or ends in."""
        if row == bar.own:
            return "╯" if self.up else "╮"
        if row not in (bar.top, bar.bottom):
            return "│" if branch == " " else "┼"
        on, known = ("↑", "╷") if self.up else ("↓", "╵")
        later = bar.span.date.end is not None and not bar.ends
        end = on if later else end_mark(bar.span.date, known, on)
        self.used.add(end)
        return end

    def _between(self, running: Iterable[Bar], rail: str) -> Text:
        """Return rail and bars between a row and the next."""
        by_column = {bar.column: bar for bar in running}
        pieces = [(rail, _RAIL)]
        for column in range(self.columns):
            bar = by_column.get(column)
            pieces.append((" │", _style(bar.span)) if bar else ("  ", ""))
        return self._drawn(pieces)

    def _drawn(self, pieces: list[tuple[str, str]]) -> Text:
        """Return characters of ours in their styles, as few pieces as they make."""
        line = Text()
        for style, run in groupby(pieces, key=itemgetter(1)):
            line.append(ours("".join(text for text, _ in run), self.ascii), style)
        return line

    def _gap(self, running: Iterable[Bar], years: int) -> Text:
        text = ours(f"… {years} years …", self.ascii)
        return Text.assemble("     ", self._between(running, "⋮"), " ", (text, FAINT))


def _style(event: Event) -> str:
    return topic_style(event.topics[0] if event.topics else None)


def _year(event: Event) -> int | None:
    return event.date.earliest.year if event.date.earliest else None
