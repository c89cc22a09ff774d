"""The timeline across: time from left to right, to scale; a lane a topic, place or status."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from ..dates.words import label
from ..model import Event
from ..queries.answer import Answer
from .grouping import Strip, strips
from .lines import Lines, dated, why, wrap
from .marks import DISPUTED, SEVERAL, end_mark, legend, start_mark
from .packing import Item, Row, listed, pack
from .scale import scale, ticks
from .style import DATE, FAINT, STATUS_STYLES, STRONG, ours, plain

_ALIGNED = 60
"""From this width on the dates of the list stand in a column."""
_NAMES = 14, 32
"""How wide names of lanes may be, at least and at most; between, a fifth of the width."""


def across(answer: Answer, events: tuple[Event, ...], width: int) -> RenderableType:
    """Draw events to scale, and list those whose titles found no room; each once."""
    chart = _Chart(answer, events, width)
    years, line = chart.years(), chart.line()
    lanes, beneath = list(chart.lanes()), list(chart.beneath())
    parts = [years, line, *lanes, line, years, Text(), *beneath, *([Text()] if beneath else [])]
    return Lines([*parts, legend(chart.used, width, answer.look.ascii)])


class _Chart:
    """One drawing: the lanes, the scale, and what is in which cell."""

    def __init__(self, answer: Answer, events: tuple[Event, ...], width: int) -> None:
        self.dataset = answer.dataset
        self.ascii = answer.look.ascii
        self.width = width
        least, most = _NAMES
        names = min(max(width // 5, least), width // 4, most)
        self.strips = strips(answer, events, names)
        self.names = max(cell_len(strip.name) for strip in self.strips) + 1
        self.plot = width - self.names
        margin = len(str(max(len(strip.events) for strip in self.strips))) + 1
        self.scale = scale([event.date for event in events], self.plot - margin)
        self.ticks = ticks(self.scale)
        self.rows = [pack(strip.events, self.scale, self.plot) for strip in self.strips]
        self.used = {"╱"} if self.scale.folds else set()
        """The marks that were drawn so far."""

    def years(self) -> Text:
        """Return the labels of the axis."""
        text = Text(" " * self.names)
        for cell, word in self.ticks.items():
            text.pad_right(self.names + cell - len(text))
            text.append(word, STRONG)
        return text

    def line(self) -> Text:
        """Return the axis itself, broken where years are left out."""
        cells = range(self.scale.stretches[-1].end)
        folds, ticks = self.scale.folds, self.ticks
        line = ("╱" if cell in folds else "┬" if cell in ticks else "─" for cell in cells)
        return Text.assemble(" " * self.names, (ours("".join(line), self.ascii), FAINT))

    def lanes(self) -> Iterator[Text]:
        """Yield the lines of all lanes."""
        for strip, rows in zip(self.strips, self.rows, strict=True):
            name = plain(strip.name, strip.style)
            for row in rows:
                name.pad_right(self.names - name.cell_len)
                yield Text.assemble(name, self._row(row, strip))
                name = Text()

    def beneath(self) -> Iterator[Text]:
        """Yield, lane by lane, the events whose titles found no room, by their numbers."""
        groups = [listed(rows) for rows in self.rows]
        events = [event for group in groups for item in group for event in item.events]
        widest = max((self._date(event).cell_len for event in events), default=0)
        column = min(widest, self.width // 4) if self.width >= _ALIGNED else 0
        for strip, group in zip(self.strips, groups, strict=True):
            if group or strip.name != strip.full:
                yield from wrap(plain(strip.full, f"bold {strip.style}"), self.width)
            for item in group:
                yield from self._entry(item, column, len(str(len(group))) + 1)

    def _row(self, row: Row, strip: Strip) -> Text:
        line = Text()
        for item in row:
            title = plain(item.events[0].title) if item.side else Text()
            if item.side == "left":
                self._pad(line, item.first - item.title)
                line.append_text(title)
            self._pad(line, item.first)
            line.append_text(self._item(item, title, strip))
        self._pad(line, self.scale.stretches[-1].end)
        return line

    def _pad(self, line: Text, until: int) -> None:
        """Fill a line up to a cell, with guides at the ticks where they touch nothing."""
        begin = line.cell_len
        free = range(begin + (begin > 0), until - 1)
        dots = ("·" if cell in self.ticks and cell in free else " " for cell in range(begin, until))
        line.append(ours("".join(dots), self.ascii), FAINT)

    def _item(self, item: Item, title: Text, strip: Strip) -> Text:
        """Return mark or bar with title or number."""
        glyphs, at, label = self._glyphs(item), item.last - item.first + 1, Text()
        if item.side in ("in", "right"):
            at = 1 if item.side == "in" else at
            label = Text.assemble(" ", title, " " if item.side == "in" else "")
        elif not item.side:
            label = Text(f"{item.number}", STRONG)
            if item.disputed:
                label.append(DISPUTED, STATUS_STYLES["disputed"])
            at = 1 if item.reach(label.cell_len) == item.last else at
        before, after = glyphs[:at], glyphs[at + item.title + 1 if item.side else at + len(label) :]
        self.used.update(
            (before + after).replace("╍", "╌"), label.plain[-1:] if item.disputed else ()
        )
        ends = [(ours(part, self.ascii), strip.style) for part in (before, after)]
        return Text.assemble(ends[0], label, ends[1])

    def _glyphs(self, item: Item) -> str:
        """Return mark or bar, in as many characters as it has cells."""
        date = item.events[0].date
        start = start_mark(date, "←") if len(item.events) == 1 else SEVERAL
        end = end_mark(date, "■", "→")
        cells = range(item.first + 1, item.last + (not item.long))
        body = "".join(self._body(item, start, end, cell) for cell in cells)
        return start + body + end if item.long else end if start == "■" else start + body

    def _body(self, item: Item, start: str, end: str, cell: int) -> str:
        """Return what is in one cell: of a bar, whether it is sure to have lasted then."""
        if cell in self.scale.folds:
            return "╱"
        if not item.long:
            return "╌"
        first, last = item.events[0].date.start, item.events[0].date.end
        begin = self.scale.cell(first.last) if first else 0 if start == "←" else self.plot
        until = self.scale.cell(last.first) if last else self.plot if end == "→" else 0
        return "━" if begin <= cell <= until else "╍"

    def _entry(self, item: Item, column: int, indent: int) -> Iterator[Text]:
        lead = Text(f"{item.number:>{indent}} ", STRONG)
        for event in item.events:
            titles = [plain(event.title), *why(event, self.dataset, self.ascii)]
            for line in dated(self._date(event), titles, column, self.width - indent - 1):
                yield Text.assemble(lead, line)
                lead = Text(" " * (indent + 1))

    def _date(self, event: Event) -> Text:
        return plain(ours(label(event.date), self.ascii), DATE)
