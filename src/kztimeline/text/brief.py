"""Messages of one line: what they quote and list may be long, they are not."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, takewhile

from .escape import escape

MOST = 500
"""How many bytes a message has at most: some six lines of a terminal, which people still read."""
_PART = 220
"""How many of them its beginning has, and its end, where the middle is left out."""
_ROOM = 250
"""How many the names in a message have, beside what it says of them."""


def brief(message: str) -> str:
    """Return a message without its middle where it is long, and how much that is.

    It begins with what is wrong and ends with what to do, and quotes in between. Bytes are those
    that are shown, of escapes and of UTF-8.
    """
    if len(message) <= MOST and _cost(message) <= MOST:
        return message
    first, last = _fitting(message, _PART), _fitting(reversed(message), _PART)
    left_out = len(message) - first - last
    return f"{message[:first]} … {left_out:,} characters more … {message[-last:]}"


def some(names: Sequence[str]) -> str:
    """Return names in a row for a message, one at least, and how many more there are."""
    costs = accumulate(_cost(name) + 2 for name in names)
    count = sum(1 for _ in takewhile(lambda cost: cost <= _ROOM, costs)) or 1
    listed, left_out = ", ".join(names[:count]), len(names) - count
    return f"{listed} and {left_out:,} more" if left_out > 0 else listed


def _fitting(chars: Iterable[str], room: int) -> int:
    """Return how many of some characters have room; there are more."""
    return sum(1 for _ in takewhile(lambda cost: cost <= room, accumulate(map(_cost, chars))))


def _cost(text: str) -> int:
    return len(escape(text).encode())
