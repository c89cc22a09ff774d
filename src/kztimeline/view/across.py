"""The timeline across: time from left to right, to scale, a lane for each topic, place or status."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from ..answer import Answer
from ..model import Event
from ..words import label
from .grouping import Strip, strips
from .lines import dated, why, wrap
from .marks import DISPUTED, SEVERAL, end_mark, legend, start_mark
from .packing import Item, Row, key_width, pack
from .scale import scale, ticks
from .style import DATE, FAINT, MARKS, STRONG, ours, plain
from ..visible import visible

_ALIGNED = 60
"""From this width on the dates of the list stand in a column."""


def across(answer: Answer, events: tuple[Event, ...], width: int) -> RenderableType:
    """Draw events to scale, and beneath those whose titles found no room; each once."""
    chart = _Chart(answer, events, width)
    lanes = list(chart.lanes())
    listed = list(chart.listed())
    parts = [*chart.axis(), *lanes, Text(), *listed, *([Text()] if listed else [])]
    return Group(*parts, legend(chart.used, width, answer.look.ascii))


class _Chart:
    """One drawing: the lanes, the scale, and what is in which cell."""

    def __init__(self, answer: Answer, events: tuple[Event, ...], width: int) -> None:
        self.dataset = answer.dataset
        self.ascii = answer.look.ascii
        self.width = width
        self.strips = strips(answer, events, width // 4)
        self.names = max(cell_len(strip.name) for strip in self.strips) + 1
        self.plot = width - self.names
        margin = len(str(max(len(strip.events) for strip in self.strips))) + 1
        self.scale = scale([event.date for event in events], self.plot - margin)
        self.rows = [pack(strip.events, self.scale, self.plot) for strip in self.strips]
        self.used: set[str] = set()

    def axis(self) -> Iterator[Text]:
        """Yield the line of years, and the line with their ticks."""
        labels = ticks(self.scale)
        text = Text(" " * self.names)
        for cell, word in labels.items():
            text.pad_right(self.names + cell - len(text))
            text.append(word, STRONG)
        yield text
        line = ["┬" if cell in labels else "─" for cell in range(self.scale.stretches[-1].end)]
        for cell in self.scale.folds:
            line[cell] = "╱"
            self.used.add("╱")
        yield Text(" " * self.names + ours("".join(line), self.ascii), FAINT)

    def lanes(self) -> Iterator[Text]:
        """Yield the lines of all lanes."""
        for strip, rows in zip(self.strips, self.rows, strict=True):
            name = plain(strip.name, strip.style)
            for row in rows:
                name.pad_right(self.names - name.cell_len)
                yield name + self._row(row, strip)
                name = Text()

    def _row(self, row: Row, strip: Strip) -> Text:
        line = Text()
        for item in row:
            title = plain(item.events[0].title) if item.side else Text()
            if item.side == "left":
                self._pad(line, item.first - item.title)
                line.append_text(title).append(" ")
            self._pad(line, item.first)
            line.append_text(self._item(item, title, strip))
        self._pad(line, self.scale.stretches[-1].end)
        return line

    def _pad(self, line: Text, until: int) -> None:
        for cell in range(line.cell_len, until):
            line.append(ours("╱", self.ascii) if cell in self.scale.folds else " ", FAINT)

    def _item(self, item: Item, title: Text, strip: Strip) -> Text:
        """Return mark or bar with title or number."""
        glyphs = Text(ours(self._glyphs(item), self.ascii), strip.style)
        if item.side == "left":
            return glyphs
        if item.side == "in":
            return Text.assemble(glyphs[:1], " ", title, " ", glyphs[item.title + 2 :])
        if item.side == "right":
            return Text.assemble(glyphs, " ", title)
        key = Text(str(item.number), STRONG)
        if item.disputed:
            key.append(DISPUTED, MARKS["disputed"][1])
        if item.reach(len(key)) == item.last:
            return Text.assemble(glyphs[:1], key, glyphs[1 + len(key) :])
        return Text.assemble(glyphs, key)

    def _glyphs(self, item: Item) -> str:
        """Return mark or bar, in as many characters as it has cells."""
        date = item.events[0].date
        start = start_mark(date, "←")
        if len(item.events) > 1:
            start = SEVERAL
        self.used.add(start)
        length = item.last - item.first + 1
        if not item.spans:
            return start + "╌" * (length - 1)
        sure = self.scale.cell(date.start.last) if date.start else item.first
        unsure = self.scale.cell(date.end.first) if date.end else item.last
        body = [
            "╱" if cell in self.scale.folds else "━" if sure <= cell <= unsure else "╍"
            for cell in range(item.first, item.last + 1)
        ]
        body[-1] = end_mark(date, "■", "→")
        body[0] = start if length > 1 or start != "■" else body[-1]
        self.used.update(body)
        return "".join(body)

    def listed(self) -> Iterator[Text]:
        """Yield, lane by lane, the events whose titles found no room, by their numbers."""
        events = [e for rows in self.rows for row in rows for i in row if not i.side for e in i.events]
        dates = [len(ours(label(event.date), self.ascii)) for event in events]
        column = min(max(dates), self.width // 4) if dates and self.width >= _ALIGNED else 0
        for strip, rows in zip(self.strips, self.rows, strict=True):
            items = sorted((i for row in rows for i in row if not i.side), key=lambda i: i.number)
            if items or strip.name != strip.full:
                yield from wrap(plain(strip.full, f"bold {strip.style}"), self.width)
            for item in items:
                yield from self._entry(item, column, len(str(len(items))))

    def _entry(self, item: Item, column: int, digits: int) -> Iterator[Text]:
        lead = Text(f"{item.number:>{digits + 1}} ", STRONG)
        for event in item.events:
            self.used.update(DISPUTED * item.disputed)
            date = plain(ours(label(event.date), self.ascii), DATE)
            titles = [plain(event.title), *why(event, self.dataset, self.ascii)]
            for line in dated(date, titles, column, self.width - digits - 2):
                yield lead + line
                lead = Text(" " * (digits + 2))
