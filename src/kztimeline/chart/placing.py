"""Where things and their labels find room: boxes in rows, in whatever unit a painter measures."""

from bisect import bisect_right
from collections.abc import Sequence
from heapq import heappush, heapreplace
from typing import Literal, NamedTuple

Side = Literal["in", "right", "left", ""]


class Box(NamedTuple):
    """The room that a thing takes in a row with its label."""

    left: float
    right: float
    side: Side = ""
    """Where the label is; empty without one."""


def boxes(left: float, right: float, label: float, gap: float, room: float) -> list[Box]:
    """Return the boxes of a thing with a label that do not leave a chart `room` wide.

    In the thing, where its ends keep a gap each for their signs, then behind and before it.
    Between a label and what is beside it is a gap.
    """
    wide = label + gap
    found = [
        (label + 4 * gap <= right - left, Box(left, right, "in")),
        (right + wide <= room, Box(left, right + wide, "right")),
        (left - wide >= 0, Box(left - wide, right, "left")),
    ]
    return [box for fits, box in found if fits]


class Rows:
    """Rows of boxes, the boxes of a row from left to right and apart from each other."""

    def __init__(self, apart: float) -> None:
        self.apart = apart
        self.rows: list[list[Box]] = []
        self._ends: list[tuple[float, int]] = []
        """A heap of the rows by their ends, some of which may be further right by now."""

    def fit(
        self, wanted: Sequence[Box], most: int | None = None, since: int = 0
    ) -> tuple[int, Box] | None:
        """Put the first box that has room into the first row, from `since` to `most`, with room.

        Returns row and box; None where there is no room.
        """
        for at, row in enumerate(self.rows[since:most], since):
            if box := self._put(row, wanted):
                return at, box
        return None

    def begin(self, box: Box) -> tuple[int, Box]:
        """Put a box into a new row below all others."""
        at = len(self.rows)
        self.rows.append([box])
        heappush(self._ends, (box.right, at))
        return at, box

    def change(self, at: int, box: Box, wanted: Sequence[Box]) -> Box:
        """Put the first box that has room in the place of another; without any, that stays."""
        row = self.rows[at]
        row.remove(box)
        return self._put(row, [*wanted, box]) or box

    def add(self, box: Box) -> tuple[int, Box]:
        """Put a box behind the row that ends first, or into a row of its own.

        That takes no longer with many rows than with few.
        """
        ends = self._ends
        while ends and ends[0][0] < self.rows[ends[0][1]][-1].right:
            heapreplace(ends, (self.rows[ends[0][1]][-1].right, ends[0][1]))
        if ends and ends[0][0] + self.apart <= box.left:
            self.rows[ends[0][1]].append(box)
            return ends[0][1], box
        return self.begin(box)

    def _put(self, row: list[Box], wanted: Sequence[Box]) -> Box | None:
        for box in wanted:
            at = bisect_right(row, box)
            behind = not at or row[at - 1].right + self.apart <= box.left
            if behind and (at == len(row) or box.right + self.apart <= row[at].left):
                row.insert(at, box)
                return box
        return None
