"""The upright timeline: years down the side, marks on a rail, spans as bars in lanes beside it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from rich.console import RenderableType
from rich.text import Text

from ..chart.signs import start_mark
from ..chart.tracks import Bar, bars, upwards
from ..dates.edtf import Date
from ..dates.words import label
from ..model import Event
from ..queries.answer import Answer
from .across import across
from .lines import Lines, headline, why, wrap
from .marks import DISPUTED, end_mark, legend
from .rows import Entry, flow
from .style import DATE, FAINT, LANES, STRONG, ours, plain
from .tables import nothing

_FOLD = 3
"""As many years or more without an event have a row that says so: a reader would miss them."""
_WITH_IDS = 100
"""From this width on ids are shown where they cost no line; below it, too many would."""
_LANE = 12
"""For so many cells of width there may be a lane: more would leave too little room for words."""


def timeline(answer: Answer, width: int) -> RenderableType:
    """Draw events in their order, each once; no line is wider than `width` cells."""
    events = tuple(thing for thing in answer.things if isinstance(thing, Event))
    if not events:
        return Text(ours(nothing(answer).plain, answer.look.ascii))
    if answer.look.across:
        return across(answer, events, width)
    chart = _Chart(answer, events, width)
    rows = [*headline(answer, events, width), *chart.rows(), Text()]
    return Lines([*rows, legend(chart.used, width, chart.ascii, chart.up)])


Pieces = list[tuple[str, str]]
"""Characters of a drawing and their styles."""


class _Chart:
    """One drawing: what runs where, and how wide each part is."""

    def __init__(self, answer: Answer, events: tuple[Event, ...], width: int) -> None:
        self.dataset = answer.dataset
        self.ascii = answer.look.ascii
        self.events = events
        self.up = upwards(events)
        self.bars = bars(events, most=min(len(LANES), width // _LANE))
        every = [bar for starting in self.bars.values() for bar in starting]
        self.own = {bar.own: bar for bar in every}
        """The bar of each event that has one, by its row."""
        self.columns = 1 + max((bar.column for bar in every), default=-1)
        self.used: set[str] = set()
        """The marks that were drawn so far."""
        # Years, rail and blanks take seven cells; lanes have a blank on either side.
        self.room = width - 7 - self.columns - (self.columns > 0)
        self.footed: set[int] = set()
        """The rows of the spans that have their ends at the feet of their bars."""
        self.bodies = flow(self._entries(width >= _WITH_IDS), self.room, even=True)

    def _entries(self, ids: bool) -> list[Entry]:
        """Return what stands beside the rail: date, title, id and why it is disputed.

        Ends that could stand at the feet of bars cost no line there, nor do ids after them.
        """
        ends = [row for row, bar in self.own.items() if _outlives_its_year(bar)]
        found = [self._entry(row, row in ends) for row in range(len(self.events))]
        whole = [found[row]._replace(lead=self._entry(row, False).lead) for row in ends]
        short = [found[row] for row in ends]
        for row, entry in zip(ends, self._free(whole, short) if ends else [], strict=True):
            self.footed |= {row} if entry is found[row] else set()
            found[row] = entry
        if ids:
            pairs = zip(found, self.events, strict=True)
            named = [each._replace(tail=(plain(event.id, FAINT),)) for each, event in pairs]
            found = self._free(named, found)
        return found

    def _free(self, more: Sequence[Entry], less: Sequence[Entry]) -> list[Entry]:
        """Return entries that say more, or those that say less where more would cost a line."""
        lines = zip(flow(more, self.room), flow(less, self.room), strict=True)
        free = [len(one) == len(other) for one, other in lines]
        return [one if each else two for each, one, two in zip(free, more, less, strict=True)]

    def _entry(self, row: int, foot: bool) -> Entry:
        event = self.events[row]
        reason = why(event, self.dataset, self.ascii)
        self.used.update(DISPUTED * len(reason))
        date = event.date
        if foot:
            assert date.start
            date = Date(f"{date.start.text}/..", "span", date.start, None)
        when = plain(ours(label(date, event.date.year), self.ascii), DATE)
        return Entry((when,), (plain(event.title),), below=tuple(reason))

    def rows(self) -> Iterator[Text]:
        """Yield the lines of all events, with lines for folded gaps and the feet of bars."""
        last: int | None = None
        running: list[Bar] = []
        for row, event in enumerate(self.events):
            year = event.date.year
            if last is not None and year is not None and abs(year - last) > _FOLD:
                yield self._gap(running, abs(year - last) - 1)
            heading = "" if row and year == last else f"{year or '':>4}"
            last = year if last is None or year is not None else last
            beside = running + self.bars.get(row, [])
            feet = [bar for bar in beside if bar.own in self.footed and row == self._last(bar)]
            if feet and self.up:
                yield from self._foot(running, feet, "│" if row else " ")
            running = [bar for bar in beside if bar.bottom > row]
            yield from self._event(row, heading, beside, [*running, *feet])
            if feet and not self.up:
                yield from self._foot(running, feet, "│" if row + 1 < len(self.events) else " ")

    def _last(self, bar: Bar) -> int:
        """Return the row of the last event in the span of a bar."""
        return bar.top if self.up else bar.bottom

    def _event(
        self, row: int, heading: str, beside: list[Bar], running: list[Bar]
    ) -> Iterator[Text]:
        first, *more = self.bodies[row]
        yield self._line(heading, self._rail(row, beside), first)
        rail = "│" if row + 1 < len(self.events) else " "
        yield from (self._line("", self._between(running, rail), line) for line in more)

    def _rail(self, row: int, beside: Iterable[Bar]) -> Pieces:
        """Return the mark of a row's event on the rail, and the bars that pass it."""
        mark = start_mark(self.events[row].date, "↓" if self.up else "↑")
        self.used.add(mark)
        own = self.own.get(row)
        style = _style(own) if own else ""
        pieces = [(mark, f"{STRONG} {style}"), ("─" if own else " ", style)]
        by_column = {bar.column: bar for bar in beside}
        for column in range(self.columns):
            bar, branch = by_column.get(column), own is not None and column < own.column
            glyph = self._glyph(bar, row, branch) if bar else "─" if branch else " "
            pieces.append((glyph, _style(bar) if bar else style))
        return pieces

    def _glyph(self, bar: Bar, row: int, branch: bool) -> str:
        """Return what a bar looks like in a row that it begins in, passes or ends in."""
        if row == bar.own:
            return "╯" if self.up else "╮"
        if row != self._last(bar) or bar.own in self.footed:
            return "┼" if branch else "│"
        on, known = ("↑", "╷") if self.up else ("↓", "╵")
        later = bar.span.date.end is not None and not bar.ends
        end = on if later else end_mark(bar.span.date, known, on)
        self.used.add(end)
        return end

    def _between(self, running: Iterable[Bar], rail: str) -> Pieces:
        """Return rail and bars between a row and the next."""
        by_column = {bar.column: bar for bar in running}
        pieces = [(rail, FAINT), (" ", "")]
        for column in range(self.columns):
            bar = by_column.get(column)
            pieces.append(("│", _style(bar)) if bar else (" ", ""))
        return pieces

    def _foot(self, running: Iterable[Bar], feet: list[Bar], rail: str) -> Iterator[Text]:
        """Yield the line that bars end in, with the dates of their ends from left to right."""
        feet = sorted(feet, key=lambda bar: bar.column)
        pieces = self._between([*running, *feet], rail)
        for column in range(feet[0].column, self.columns):
            glyph, style = pieces[2 + column]
            crossed = "┼" if glyph == "│" else "─"
            pieces[2 + column] = crossed, style or _style(feet[0])
        for bar in feet:
            pieces[2 + bar.column] = "╭" if self.up else "╰", _style(bar)
        ends = (Text(ours(label(_end(bar)), self.ascii), _style(bar)) for bar in feet)
        for line in wrap(Text(ours(" · ", self.ascii)).join(ends), self.room):
            yield self._line("", pieces, line)
            pieces = self._between(running, rail)

    def _gap(self, running: Iterable[Bar], years: int) -> Text:
        text = ours(f"… {years} years …", self.ascii)
        return self._line("", self._between(running, "⋮"), Text(text, FAINT))

    def _line(self, heading: str, pieces: Pieces, body: Text) -> Text:
        """Return a line of a year, characters of ours in their styles, and the text beside them."""
        line = Text.assemble((f"{heading:4} ", STRONG))
        for style, run in groupby(pieces if self.columns else pieces[:1], key=itemgetter(1)):
            line.append(ours("".join(text for text, _ in run), self.ascii), style)
        return line.append(" ").append_text(body)


def _style(bar: Bar) -> str:
    """Return the colour of the lane that a bar is in."""
    return LANES[bar.column]


def _outlives_its_year(bar: Bar) -> bool:
    """Whether the beginning and the end of a bar are of other years."""
    if not bar.ends:
        return False
    first, last = bar.span.date.earliest, bar.span.date.latest
    return bool(first and last and first.year < last.year)


def _end(bar: Bar) -> Date:
    """Return the end of a bar as a date of its own."""
    end = bar.span.date.end
    assert end
    return Date(end.text, "point", end, end)
