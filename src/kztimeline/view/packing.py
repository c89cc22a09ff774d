"""Where on a timeline across each event of a lane goes: row, cells and place of its title.

Pure planning. Events that cannot have cells of their own share a mark; titles that find no room
get a number instead, and are listed beneath.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappush, heapreplace
from itertools import pairwise
from typing import Literal

from rich.cells import cell_len

from ..model import Event
from ..visible import visible
from .scale import Scale

_ROWS = 2
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
    def spans(self) -> bool:
        """Whether it is a bar, which no other event can share."""
        return self.events[0].date.shape == "span"

    def reach(self, label: int) -> int:
        """Return the last cell it takes with a label of so many cells at its right or in it."""
        inside = self.last - self.first + 1 >= label + 2
        return self.last if inside else self.last + label


Row = list[Item]


def pack(events: Iterable[Event], scale: Scale, width: int) -> list[Row]:
    """Return the rows of one lane that is `width` cells wide, each event in exactly one item."""
    items = sorted(
        (_item(event, scale, width) for event in events),
        key=lambda item: (item.first, -item.last, item.events[0].date.order),
    )
    rows = _rows(items, key_width(items))
    for row in rows:
        _settle(row, width)
    listed = [item for row in rows for item in row if not item.side]
    for number, item in enumerate(sorted(listed, key=lambda item: item.first), 1):
        item.number = number
    return rows


def key_width(items: list[Item]) -> int:
    """Return how many cells a number takes at most, with the mark of a dispute."""
    return len(str(len(items))) + any(item.disputed for item in items)


def _item(event: Event, scale: Scale, width: int) -> Item:
    date = event.date
    first = scale.cell(date.earliest) if date.earliest else 0
    last = scale.cell(date.latest) if date.latest else width - 1
    return Item([event], first, max(first, last), cell_len(visible(event.title)) + 1)


def _rows(items: list[Item], key: int) -> list[Row]:
    """Divide items among rows from left to right; points that find no cell share the last mark."""
    rows: list[Row] = []
    more: list[tuple[int, int]] = []
    """A heap of the rows beyond `_ROWS`, by their last cell in use."""
    point: Item | None = None
    for item in items:
        row = _free(rows, item, key)
        if row is None and point and not item.spans and point.reach(key) >= item.first:
            point.events += item.events
            point.last = point.first
            continue
        if row is None and more and more[0][0] < item.first:
            row = more[0][1]
            heapreplace(more, (item.reach(key), row))
        if row is None:
            row = len(rows)
            rows.append([])
            if row >= _ROWS:
                heappush(more, (item.reach(key), row))
        rows[row].append(item)
        point = point if item.spans else item
    return rows


def _free(rows: list[Row], item: Item, key: int) -> int | None:
    """Return which of the usual rows takes an item, best one that spares a title."""
    usual = [row[-1] for row in rows[:_ROWS]]
    for at, before in enumerate(usual):
        if before.reach(key if before.disputed else before.title) < item.first - 1:
            return at
    if len(rows) < _ROWS:
        rows.append([])
        return len(rows) - 1
    return next((at for at, each in enumerate(usual) if each.reach(key) < item.first), None)


def _settle(row: Row, width: int) -> None:
    """Give each title of a row a place beside its mark, if there is room."""
    key = key_width(row)
    taken = -1
    for item, after in pairwise([*row, None]):
        assert item
        until = after.first - 1 if after else width
        if len(item.events) == 1 and not item.disputed:
            if item.reach(item.title + 1) == item.last:
                item.side = "in"
            elif item.last + item.title < until:
                item.side = "right"
            elif item.first - item.title > taken + 3:
                item.side = "left"
        taken = item.last + item.title if item.side == "right" else item.reach(key)
