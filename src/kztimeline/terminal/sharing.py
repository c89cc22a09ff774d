"""Where the events of a lane go that is drawn in cells, which are scarce.

Events that find no cells of their own share a mark; titles that find none are listed beneath the
drawing, by their numbers.
"""

from dataclasses import dataclass, field

from rich.cells import cell_len

from ..chart.placing import Box, Rows, boxes
from ..model import Event
from ..text.escape import escape
from .cells import Cells

_ROWS = 3
"""In how many rows of a lane titles may stand: with more, a few lanes would fill a screen."""


@dataclass(slots=True)
class Item:
    """One mark or bar with what is at it."""

    events: list[Event]
    first: int
    last: int
    """Its first and last cell."""
    box: Box = field(default=Box(0, 0))
    """What it takes of its row, with its title or number; without a side, it is listed."""
    number: int = 0

    @property
    def disputed(self) -> bool:
        """Whether a source says otherwise, which the list beneath explains."""
        return any(event.status == "disputed" for event in self.events)

    @property
    def long(self) -> bool:
        """Whether it is a bar, which no other event can share; one of one cell is just a mark."""
        return self.events[0].date.shape == "span" and self.last > self.first

    def inside(self, label: int) -> bool:
        """Whether so many cells have room between its first and its last one."""
        return label + 2 <= self.last - self.first + 1


def pack(events: list[Event], cells: Cells) -> list[list[Item]]:
    """Return the rows of a lane; each event is in one item.

    A title in a row spares a line beneath; so there are as many rows as make the fewest lines.
    """
    tried = [_rows(_items(events, cells), most, cells.width) for most in range(1, _ROWS + 1)]
    rows = min(tried, key=_lines)
    for number, item in enumerate(listed(rows), 1):
        item.number = number
    return rows


def listed(rows: list[list[Item]]) -> list[Item]:
    """Return what is listed beneath a lane, in order."""
    items = [item for row in rows for item in row if not item.box.side]
    return sorted(items, key=lambda item: item.events[0].date.order)


def digits(events: list[Event]) -> int:
    """Return how many cells the numbers of a lane take at most, with the sign of a dispute."""
    return len(str(len(events))) + any(event.status == "disputed" for event in events)


def _lines(rows: list[list[Item]]) -> int:
    """Return how many lines rows take, and what is listed of them with its heading."""
    count = sum(len(item.events) for item in listed(rows))
    return len(rows) + count + bool(count)


def _items(events: list[Event], cells: Cells) -> list[Item]:
    ends = [[day.toordinal() for day in event.date.bounds] for event in events]
    return [
        Item([event], cells.cell(first), cells.cell(last) if event.date.end else cells.width - 1)
        for event, (first, last) in zip(events, ends, strict=True)
    ]


def _rows(items: list[Item], most: int, width: int) -> list[list[Item]]:
    """Divide items, in the order of time, among rows, of which titles may open `most`.

    Two passes: what finds no room for its title is first just a mark with a number, or shares the
    last such mark if it is a point and not too far behind. When all have their cells, some titles
    have room between them.
    """
    key = digits([event for item in items for event in item.events])
    rows, mark = Rows(apart=1), None
    found: list[list[Item]] = []
    for item in items:
        titled = _titled(item, width)
        bare = Box(item.first, item.last + 1 + (0 if item.inside(key) else key))
        place = rows.fit(titled, most)
        if not place and titled and len(rows.rows) < most:
            place = rows.add(titled[0])
        place = place or rows.fit([bare], most)
        if not place and mark and not item.long and item.first - mark.first <= key:
            mark.events += item.events
            mark.last = mark.first
            continue
        row, item.box = place or rows.add(bare)
        found[row:] = found[row:] or [[]]
        found[row].append(item)
        mark = mark if item.long or item.box.side else item
    for row, others in enumerate(found):
        for item in others:
            if not item.box.side:
                item.box = rows.change(row, item.box, _titled(item, width))
    return found


def _titled(item: Item, width: int) -> list[Box]:
    """Return where an item may be with its title; nowhere if it is to be listed."""
    if item.disputed or len(item.events) > 1:
        return []
    return boxes(item.first, item.last + 1, cell_len(escape(item.events[0].title)), 1, width)
