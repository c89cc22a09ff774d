"""The timeline across: time from left to right, to scale; a lane a topic, place or status."""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import RenderableType
from rich.text import Text

from ..chart.lanes import Lane, lanes
from ..chart.segments import END, segments
from ..chart.signs import start_mark
from ..dates.words import label
from ..model import Event
from ..queries.answer import Answer
from ..queries.asked import window
from ..text.escape import escape
from .cells import Cells
from .lines import Lines, dated, headline, why, wrap
from .marks import CUT_END, CUT_START, DISPUTED, SEVERAL, end_mark, legend
from .sharing import Item, digits, listed, pack
from .style import DATE, FAINT, STATUS_STYLES, STRONG, ours, plain, topic_style

_ALIGNED = 60
"""From this width on the dates of the list stand in a column, and titles still have room."""
_NAMES = 14, 32
"""How wide names of lanes may be: enough for an acronym and a word, but never a quarter of all."""


def across(answer: Answer, events: tuple[Event, ...], width: int) -> RenderableType:
    """Draw events to scale, and list those whose titles found no room; each once."""
    chart = _Chart(answer, events, width)
    years, line = chart.years(), chart.line()
    drawn, beneath = list(chart.drawn()), list(chart.beneath())
    head = headline(answer, events, width)
    parts = [
        *head,
        Text(),
        years,
        line,
        *drawn,
        line,
        years,
        Text(),
        *beneath,
        *([Text()] if beneath else []),
    ]
    return Lines([*parts, legend(chart.used, width, answer.look.ascii)])


class _Chart:
    """One drawing: the lanes, the scale, and what is in which cell."""

    def __init__(self, answer: Answer, events: tuple[Event, ...], width: int) -> None:
        self.dataset = answer.dataset
        self.ascii, self.by = answer.look.ascii, answer.look.by
        self.width = width
        least, most = _NAMES
        names = min(max(width // 5, least), width // 4, most)
        self.lanes = lanes(answer.dataset, events, answer.look.by)
        self.titles = [self._title(lane, names) for lane in self.lanes]
        self.names = max(cell_len(name) for name, _ in self.titles) + 1
        # Behind the last day there is room for the number of a bar that goes on.
        margin = 1 + max(digits(lane.events) for lane in self.lanes)
        dates = [event.date for event in events]
        self.cells = Cells(dates, width - self.names, margin, window(answer))
        self.rows = [pack(lane.events, self.cells) for lane in self.lanes]
        self.used = {"╱"} if self.cells.folds else set()
        """The marks that were drawn so far."""

    def years(self) -> Text:
        """Return the labels of the axis."""
        text = Text(" " * self.names)
        for cell, word in self.cells.ticks.items():
            text.pad_right(self.names + cell - len(text))
            text.append(word, STRONG)
        return text

    def line(self) -> Text:
        """Return the axis itself, broken where years are left out."""
        folds, ticks = self.cells.folds, self.cells.ticks
        cells = range(self.cells.end)
        line = ("╱" if cell in folds else "┬" if cell in ticks else "─" for cell in cells)
        return Text.assemble(" " * self.names, (ours("".join(line), self.ascii), FAINT))

    def drawn(self) -> Iterator[Text]:
        """Yield the lines of all lanes."""
        for lane, (name, _), rows in zip(self.lanes, self.titles, self.rows, strict=True):
            lead = plain(name, self._style(lane))
            for row in rows:
                lead.pad_right(self.names - lead.cell_len)
                yield Text.assemble(lead, self._row(row, self._style(lane)))
                lead = Text()

    def beneath(self) -> Iterator[Text]:
        """Yield, lane by lane, the events whose titles found no room, by their numbers."""
        groups = [listed(rows) for rows in self.rows]
        events = [event for group in groups for item in group for event in item.events]
        widest = max((self._date(event).cell_len for event in events), default=0)
        column = min(widest, self.width // 4) if self.width >= _ALIGNED else 0
        for lane, (name, full), group in zip(self.lanes, self.titles, groups, strict=True):
            if group or name != full:
                yield from wrap(plain(full, f"bold {self._style(lane)}"), self.width)
            for item in group:
                yield from self._entry(item, column, len(str(len(group))) + 1)

    def _title(self, lane: Lane, room: int) -> tuple[str, str]:
        """Return what to call a lane in so many cells, and in full where that is not the same."""
        title, short, full = map(escape, (lane.title, lane.short, lane.full))
        if cell_len(title) <= room:
            return title, full if lane.meaning else title
        # An acronym alone says more than with a word that is broken off.
        wanted = full if short.isupper() else short
        name = wanted if wanted and cell_len(wanted) <= room else short or title
        if cell_len(name) > room:
            dots = ours("…", self.ascii)
            name = set_cell_size(name, room - len(dots)).rstrip() + dots
        return name, full

    def _style(self, lane: Lane) -> str:
        by_status = self.by == "status"
        return STATUS_STYLES[lane.events[0].status] if by_status else topic_style(lane.key)

    def _row(self, row: list[Item], style: str) -> Text:
        line = Text()
        for item in sorted(row, key=lambda item: item.first):
            self._pad(line, int(item.box.left))
            line.append_text(self._item(item, style))
        self._pad(line, self.cells.end)
        return line

    def _pad(self, line: Text, until: int) -> None:
        """Fill a line up to a cell, with guides at the ticks where they touch nothing."""
        begin = line.cell_len
        free = range(begin + (begin > 0), until - 1)
        dots = (
            "·" if cell in self.cells.ticks and cell in free else " "
            for cell in range(begin, until)
        )
        line.append(ours("".join(dots), self.ascii), FAINT)

    def _item(self, item: Item, style: str) -> Text:
        """Return mark or bar with title or number."""
        label, glyphs = self._label(item), self._glyphs(item)
        inside = item.box.side == "in" or (not item.box.side and item.inside(label.cell_len))
        at = 1 if inside else len(glyphs)
        before, after = glyphs[:at], glyphs[at + label.cell_len :]
        self.used.update((before + after).replace("╍", "╌"))
        ends = [(ours(part, self.ascii), style) for part in (before, after)]
        if item.box.side == "left":
            return Text.assemble(label, *ends)
        return Text.assemble(ends[0], label, ends[1])

    def _label(self, item: Item) -> Text:
        """Return the title of an item with the blanks that set it apart, or else its number."""
        if item.box.side:
            blanks = {"in": (" ", " "), "right": (" ", ""), "left": ("", " ")}[item.box.side]
            return Text.assemble(blanks[0], plain(item.events[0].title), blanks[1])
        label = Text(f"{item.number}", STRONG)
        if item.disputed:
            label.append(DISPUTED, STATUS_STYLES["disputed"])
            self.used.add(DISPUTED)
        return label

    def _glyphs(self, item: Item) -> str:
        """Return mark or bar, in as many characters as it has cells."""
        date = item.events[0].date
        before, behind = self.cells.cuts(date)
        start = start_mark(date, "←") if len(item.events) == 1 else SEVERAL
        start, end = CUT_START if before else start, end_mark(date, "■", "→")
        if item.long:
            glyphs = start + self._body(item, "╍")[:-1] + end
        else:
            glyphs = end if start == "■" else start + self._body(item, "╌")
        return glyphs[:-1] + CUT_END if behind and len(glyphs) > 1 else glyphs

    def _body(self, item: Item, vague: str) -> str:
        """Return the cells of an item behind its first one, heavy where it is sure to last."""
        sure = range(0)
        for kind, begin, end in segments(item.events[0].date):
            if kind == "sure" and item.long:
                last = item.last if end == END else self.cells.cell(end - 1)
                sure = range(self.cells.cell(begin), last + 1)
        return "".join(
            "╱" if cell in self.cells.folds else "━" if cell in sure else vague
            for cell in range(item.first + 1, item.last + 1)
        )

    def _entry(self, item: Item, column: int, indent: int) -> Iterator[Text]:
        lead = Text(f"{item.number:>{indent}} ", STRONG)
        for event in item.events:
            titles = [plain(event.title), *why(event, self.dataset, self.ascii)]
            for line in dated(self._date(event), titles, column, self.width - indent - 1):
                yield Text.assemble(lead, line)
                lead = Text(" " * (indent + 1))

    def _date(self, event: Event) -> Text:
        return plain(ours(label(event.date), self.ascii), DATE)
