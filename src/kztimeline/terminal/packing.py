"""Where on a timeline across each event of a lane goes: row, cells and place of its title.

Pure planning. Events that cannot have cells of their own share a mark; titles that find no room
get a number instead, and are listed beneath.
"""

from dataclasses import dataclass
from heapq import heappush, heapreplace
from typing import Literal

from rich.cells import cell_len

from ..model import Event
from ..text.escape import escape
from .scale import Scale

_ROWS = 3
"""A lane has no more rows than this, unless spans overlap."""


@dataclass(slots=True)
class Item:
    """One mark or bar with what is at it."""

    events: list[Event]
    first: int
    last: int
    """Its first and last cell."""
    title: int
    """How many cells the title takes, with a blank before it."""
    side: Literal["in", "right", "left", ""] = ""
    """Where the title stands; nowhere if it is listed beneath, by its number."""
    number: int = 0

    @property
    def disputed(self) -> bool:
        """Whether a source says otherwise, which the list beneath explains."""
        return any(event.status == "disputed" for event in self.events)

    @property
    def titled(self) -> bool:
        """Whether its title may stand in the lane."""
        return len(self.events) == 1 and not self.disputed

    @property
    def long(self) -> bool:
        """Whether it is a bar, which no other event can share; one of one cell is just a mark."""
        return self.events[0].date.shape == "span" and self.last > self.first

    def reach(self, label: int) -> int:
        """Return the last cell it takes with a label of so many cells in it or at its right."""
        inside = self.last - self.first + 1 >= label + 2
        return self.last if inside else self.last + label

    def follows(self, end: int, before: "Item") -> bool:
        """Whether it can stand behind what takes cells up to `end`: what is wide, at a distance."""
        wide = self.last > self.first or before.last > before.first
        return end + wide < self.first


Row = list[Item]


def pack(events: list[Event], scale: Scale, width: int) -> list[Row]:
    """Return the rows of one lane, `width` cells wide; each event, in order, is in one item.

    Titles beside their marks spare lines beneath: there are more rows only where they pay.
    """
    tried = []
    found = [_item(event, scale, width) for event in events]
    for most in range(1, _ROWS + 1):
        items = [Item([*item.events], item.first, item.last, item.title) for item in found]
        key = len(str(len(items))) + any(item.disputed for item in items)
        rows = _rows(items, key, most)
        for row in rows:
            _settle(row, key, width)
        tried.append((len(rows) - sum(bool(item.side) for row in rows for item in row), rows))
    rows = min(tried, key=lambda each: each[0])[1]
    for number, item in enumerate(listed(rows), 1):
        item.number = number
    return rows


def listed(rows: list[Row]) -> list[Item]:
    """Return what is listed beneath a lane, in order."""
    items = [item for row in rows for item in row if not item.side]
    return sorted(items, key=lambda item: item.events[0].date.order)


def _item(event: Event, scale: Scale, width: int) -> Item:
    date = event.date
    first = scale.cell(date.earliest) if date.earliest else 0
    last = scale.cell(date.latest) if date.latest else width - 1
    return Item([event], first, last, cell_len(escape(event.title)) + 1)


def _rows(items: list[Item], key: int, most: int) -> list[Row]:
    """Divide items among rows from left to right; points that find no cell share the last mark."""
    rows: list[Row] = []
    more: list[tuple[int, int]] = []
    """A heap of the rows beyond `most`, by the last cell in use in each."""
    point: Item | None = None
    for item in items:
        row = _free(rows, item, key, most)
        if row is None and point and not item.long and item.first - point.first <= key:
            point.events += item.events
            point.last = point.first
            continue
        if row is None and more and item.follows(more[0][0], rows[more[0][1]][-1]):
            row = more[0][1]
            heapreplace(more, (item.reach(key), row))
        if row is None:
            row = len(rows)
            rows.append([])
            heappush(more, (item.reach(key), row))
        rows[row].append(item)
        point = point if item.long else item
    return rows


def _free(rows: list[Row], item: Item, key: int, most: int) -> int | None:
    """Return which of the usual rows takes an item, best one that spares a title."""
    usual = [row[-1] for row in rows[:most]]
    for at, before in enumerate(usual):
        if before.reach(before.title if before.titled else key) < item.first - 1:
            return at
    if len(rows) < most:
        rows.append([])
        return len(rows) - 1
    behind = (at for at, each in enumerate(usual) if item.follows(each.reach(key), each))
    return next(behind, None)


def _settle(row: Row, key: int, width: int) -> None:
    """Give each title of a row a place in its bar or beside its mark, if there is room."""
    taken = -4
    for item, after in zip(row, [*row[1:], None], strict=True):
        until = after.first - 1 if after else width
        if item.titled and item.reach(item.title + 1) == item.last:
            item.side = "in"
        elif item.titled and item.last + item.title < until:
            item.side = "right"
        elif item.titled and item.first - item.title > taken + 3:
            item.side = "left"
        taken = item.last + item.title if item.side == "right" else item.reach(key)
