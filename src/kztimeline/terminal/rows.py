"""Records in as few lines as they can have, in columns as far as that costs no line.

Where every record has room on one line, a table is columns, and what stands below hangs at the
text. Else each record flows: what leads it, its text, and at the right edge its id; what is left of
the columns is kept where it costs nothing.
No word and no id is broken that a line has room for, and no width needs more lines than a lesser
one, because a line that is longer never takes less of a text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len, chop_cells
from rich.text import Text

from .style import FAINT, STRONG

_GAP = 2
"""Cells between columns, and how far the further lines of a record stand to the right."""
_STOPS = 4
"""How many widths of the last leading column are tried: the greatest, and the most frequent."""
_WORD = re.compile(r" *[^ ]+(?: ·)? *")
"""What stays together on a line: none begins with a separator."""


class Entry(NamedTuple):
    """One record of a table, or its headings."""

    lead: tuple[Text, ...]
    """What stands before the text, in columns where there is room: as a date."""
    parts: tuple[Text, ...]
    """The title, and what follows it where it has no column of its own; some may be empty."""
    tail: tuple[Text, ...] = ()
    """What stands at the right edge and is never broken: as an id."""
    below: tuple[Text, ...] = ()
    """What begins lines of its own under all that."""


def table(entries: Sequence[Entry], width: int, headings: Entry | None = None) -> list[Text]:
    """Return the lines of a table in at most `width` cells, with its headings if it has any."""
    rows = [_bold(headings), *entries] if headings else entries
    return _columns(entries, rows, width) or [line for row in flow(rows, width) for line in row]


def _bold(entry: Entry) -> Entry:
    return Entry(*(tuple(Text(each.plain, STRONG) for each in group) for group in entry))


def _columns(entries: Sequence[Entry], rows: Sequence[Entry], width: int) -> list[Text]:
    """Return a line for each row, all in columns, and those below; nothing where they lack room.

    A column in which no entry has anything is left out.
    """
    used = [any(column) for column in zip(*map(_cells, entries), strict=True)]
    columns = zip(used, zip(*map(_cells, rows), strict=True), strict=True)
    widths = [max(cell.cell_len for cell in each) if any_used else 0 for any_used, each in columns]
    if sum(widths) + _GAP * (sum(used) - 1) > width:
        return []
    text = sum(each + _GAP for each in widths[: len(entries[0].lead)] if each)
    hangs = (text, _GAP) if text < width else (_GAP,)
    lines = []
    for row in rows:
        hang = min(hangs, key=lambda hang: _height(row.below, hang, width))
        lines += [_padded(_cells(row), widths), *_below(row.below, hang, width)]
    return lines


def _cells(entry: Entry) -> list[Text]:
    return [*entry.lead, *entry.parts, *entry.tail]


def _padded(cells: Sequence[Text], widths: Sequence[int]) -> Text:
    """Return cells in columns of these widths; a cell that is wider pushes what follows it."""
    line = Text()
    for cell, width in zip(cells, widths, strict=True):
        if width:
            padded = cell.copy()
            padded.pad_right(max(width - cell.cell_len, 0) + _GAP)
            line.append_text(padded)
    return line


def flow(entries: Sequence[Entry], width: int, *, even: bool = False) -> list[list[Text]]:
    """Return the lines of each record, as few as there can be of at most `width` cells.

    Further lines stand in the column of the text where that costs none; if they are to be `even`,
    all do, or else none.
    """
    records = [_Record(entry, width) for entry in entries]
    leads = [entry.lead for entry in entries if entry.lead]
    columns = [max(cell.cell_len for cell in each) for each in zip(*leads, strict=True)]
    stops = [[*columns[:-1], stop] for stop in _stops(leads)]
    plans = _straightest(records, stops, hanging=True)
    if even and any(plan.height > 1 and not plan.straight for plan in plans):
        plans = _straightest(records, stops, hanging=False)
    pairs = list(zip(records, plans, strict=True))
    edge = max(record.edge(plan) for record, plan in pairs)
    # Ids begin in one column; if that took more than a third, most would be pushed out of it.
    stop = edge - max(record.tail for record in records)
    stop = stop if stop >= edge * 2 // 3 else edge
    return [record.lines(plan, stop, edge) for record, plan in pairs]


def _straightest(
    records: Sequence["_Record"], stops: Sequence[Sequence[int]], *, hanging: bool
) -> list["_Plan"]:
    """Return the layouts of records in those columns that suit most of them."""
    tried = [[each.fit(columns, hanging) for each in records] for columns in stops]
    return min(tried, key=lambda plans: sum(not plan.straight for plan in plans))


def _stops(leads: Sequence[tuple[Text, ...]]) -> list[int]:
    """Return widths for the last leading column, one of which may suit most records."""
    widths = Counter(lead[-1].cell_len for lead in leads if lead[-1])
    often = [width for width, _ in widths.most_common(_STOPS - 1)]
    return sorted({*often, max(widths, default=0)}, reverse=True)


class _Plan(NamedTuple):
    """How a record is laid out."""

    lead: Text
    text: Text
    starts: list[int]
    """Where in the text its lines begin, but for the first one."""
    hang: int
    """How far these lines stand to the right."""
    used: int
    """How many cells of the last one are taken."""
    height: int
    """How many lines all of the record has."""
    whole: bool
    """Whether no word is broken."""
    straight: bool
    """Whether it keeps to the columns."""


class _Record:
    """A record on its way into lines of at most `width` cells."""

    def __init__(self, entry: Entry, width: int) -> None:
        self.entry, self.width = entry, width
        tail = _spaced(entry.tail)
        self.tail = tail.cell_len
        apart = [tail] if self.tail <= width else [*entry.tail]
        self.tails = [piece for text in apart if text for piece in _cut(text, width)]
        separator = Text.assemble((" · ", FAINT))  # a style of its own would be that of all
        self.text = separator.join(part for part in entry.parts if part)
        self.least = self._plan(Text(), _spaced((*entry.lead, self.text)), _GAP, straight=False)

    def fit(self, stops: Sequence[int], hanging: bool) -> _Plan:
        """Return the layout in columns of these widths, or in none where they cost a line.

        Only if `hanging` may further lines stand in the column of the text, too.
        """
        lead = _padded(self.entry.lead, stops) if self.entry.lead else Text()
        column = sum(stops) + _GAP * len(stops)
        best = column if hanging else _GAP
        for hang in dict.fromkeys((best, _GAP)) if lead.cell_len < self.width else ():
            straight = lead.cell_len == column and hang == best
            plan = self._plan(lead, self.text, hang, straight)
            if plan.whole and plan.height == self.least.height:
                return plan
        return self.least

    def _plan(self, lead: Text, text: Text, hang: int, straight: bool) -> _Plan:
        starts, used, whole = _breaks(text.plain, lead.cell_len, hang, self.width)
        height = len(starts) + len(self._ends(used))
        below, broken = _height(self.entry.below, hang, self.width)
        whole = whole and not broken
        return _Plan(lead, text, starts, hang, used, height + below, whole, straight)

    def edge(self, plan: _Plan) -> int:
        """Return how far to the right the record reaches."""
        return plan.used + (_GAP + self.tail) * bool(self.tail) if plan.height == 1 else self.width

    def lines(self, plan: _Plan, stop: int, edge: int) -> list[Text]:
        """Return its lines; a tail begins at a stop where it can, or else ends at the edge."""
        lines = _hanging(plan.lead, plan.text, plan.starts, plan.hang)
        for at, tail in enumerate(map(_spaced, self._ends(plan.used))):
            lines += [Text()] * bool(at)
            taken = lines[-1].cell_len and lines[-1].cell_len + _GAP
            fits = taken <= stop and stop + tail.cell_len <= edge
            begin = stop if fits else edge - tail.cell_len
            lines[-1].pad_right(begin - lines[-1].cell_len)
            lines[-1].append_text(tail)
        return lines + _below(self.entry.below, plan.hang, self.width)

    def _ends(self, used: int) -> list[list[Text]]:
        """Return what of the tail has room on a line with `used` cells, and on those behind it."""
        lines: list[list[Text]] = [[]]
        for tail in self.tails:
            if used and used + _GAP + tail.cell_len > self.width:
                lines.append([])
                used = 0
            lines[-1].append(tail)
            used += _GAP * bool(used) + tail.cell_len
        return lines


def _spaced(texts: Iterable[Text]) -> Text:
    return Text(" " * _GAP).join(text for text in texts if text)


def _height(texts: Iterable[Text], hang: int, width: int) -> tuple[int, bool]:
    """Return how many lines texts take that all begin in the cell `hang`, and if a word breaks."""
    found = [_breaks(each.plain, hang, hang, width) for each in texts]
    return sum(1 + len(starts) for starts, _, _ in found), not all(whole for *_, whole in found)


def _below(texts: Iterable[Text], hang: int, width: int) -> list[Text]:
    """Return the lines of texts that all begin in the cell `hang`."""
    lines = []
    for each in texts:
        starts, _, _ = _breaks(each.plain, hang, hang, width)
        lines += _hanging(Text(" " * hang), each, starts, hang)
    return lines


def _hanging(lead: Text, text: Text, starts: list[int], hang: int) -> list[Text]:
    """Return the lines of a text that begin there, the first behind a lead, without end blanks."""
    first, *more = text.divide(starts)
    lines = [Text.assemble(lead, first), *(Text.assemble(" " * hang, each) for each in more)]
    for line in lines:
        line.rstrip()
    return lines


def _breaks(text: str, start: int, hang: int, width: int) -> tuple[list[int], int, bool]:
    """Return where the lines of a text begin, how far the last one goes, and if words are whole.

    The first line begins in the cell `start`, the others in `hang`.
    """
    starts: list[int] = []
    begin = used = end = start
    whole = True
    for word in _WORD.finditer(text):
        letters = word[0].rstrip(" ")
        size = cell_len(letters)
        if used + size > width and (used > begin or begin > hang):
            starts.append(word.start())
            begin = used = hang
        if used + size > width:
            pieces = _folds(letters, width - hang)
            starts += [word.start() + at for at in pieces]
            size, whole = cell_len(letters[pieces[-1] :]), False
        end = used + size
        used = end + len(word[0]) - len(letters)
    return starts, end, whole


def _cut(text: Text, width: int) -> list[Text]:
    """Return a text in pieces of at most `width` cells."""
    return list(text.divide(_folds(text.plain, width)))


def _folds(text: str, width: int) -> list[int]:
    """Return where a text is cut into pieces of at most `width` cells, but for its beginning."""
    return [*accumulate(map(len, chop_cells(text, width)))][:-1]
