"""How much room texts take in a picture, and where boxes find room without overlapping."""

import unicodedata
from collections.abc import Iterable, Sequence
from heapq import heappush, heapreplace
from typing import NamedTuple

_GLYPHS = {
    222: "ijl",
    278: " !,./:;I[]\\ft",
    333: "()-`r",
    500: "ckJsvxyz",
    556: "abdeghnopqu0123456789L?$_#",
    584: "+<=>~|^*{}\"'–",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    944: "W",
    1000: "@%—…",
}
_ADVANCE = {glyph: width for width, glyphs in _GLYPHS.items() for glyph in glyphs}
_DOTS = _ADVANCE["…"]


class Box(NamedTuple):
    """The room that something takes in its row, and on which side its label is."""

    left: float
    right: float
    side: str = ""


def measure(text: str, size: float) -> float:
    """Return how wide a text is in Helvetica or Arial; for what they lack, an upper estimate."""
    return sum(map(_advance, text)) * size / 1000


def cut(text: str, room: float, size: float) -> str:
    """Return as much of a text as there is room for, with `…` where something is missing."""
    free = room * 1000 / size
    used, kept = 0, 0
    for at, char in enumerate(text, 1):
        used += _advance(char)
        if used > free:
            return f"{text[:kept].rstrip()}…"
        if used <= free - _DOTS:
            kept = at
    return text


def pack(wanted: Sequence[Sequence[Box]], apart: float) -> list[tuple[int, Box]]:
    """Return for each thing the first row where one of its boxes is free, and that box.

    The widest are placed first, for they find room in the fewest places. In the end the rows come
    in the order of the things that are first in them.
    """
    taken: list[list[Box]] = []
    places: dict[int, tuple[int, Box]] = {}
    for at in sorted(range(len(wanted)), key=lambda at: wanted[at][0].left - wanted[at][0].right):
        row, box = next(
            (
                (row, box)
                for row, others in enumerate(taken)
                for box in wanted[at]
                if all(box.right + apart <= o.left or o.right + apart <= box.left for o in others)
            ),
            (len(taken), wanted[at][0]),
        )
        taken[row:] = taken[row:] or [[]]
        taken[row].append(box)
        places[at] = row, box
    firsts = [
        min(at for at, (found, _) in places.items() if found == row) for row in range(len(taken))
    ]
    order = {row: at for at, row in enumerate(sorted(range(len(taken)), key=firsts.__getitem__))}
    return [(order[row], box) for row, box in (places[at] for at in range(len(wanted)))]


def stack(boxes: Iterable[Box]) -> list[tuple[int, Box]]:
    """Return a row for each box, in the order of their left ends; quick for any number of them."""
    ends: list[tuple[float, int]] = []
    places = []
    for box in boxes:
        if ends and ends[0][0] <= box.left:
            row = ends[0][1]
            heapreplace(ends, (box.right, row))
        else:
            row = len(ends)
            heappush(ends, (box.right, row))
        places.append((row, box))
    return places


def rows(places: Iterable[tuple[int, Box]]) -> int:
    """Return how many rows are taken."""
    return 1 + max((row for row, _ in places), default=-1)


def _advance(char: str) -> int:
    known = _ADVANCE.get(char)
    if known:
        return known
    if unicodedata.combining(char):
        return 0
    return 1000 if unicodedata.east_asian_width(char) in "WF" or char > "\uffff" else 680
