"""Figures behind text from right to left, which would be drawn among its letters.

So the bidirectional algorithm has it (UAX #9, W2 to W7): a number goes on in the direction of the
last letter before it. Control characters would keep it where it is, and we write none into plain
text; a word of ours in Latin letters between the two does so in every renderer.
"""

_LETTERS = {"L", "R", "AL"}
_NUMBERS = {"EN", "AN"}


def between(before: str, after: str, sign: str, word: str) -> str:
    """Return what stands between two texts: a sign, or a word where the sign would not do."""
    if before.isascii():
        return sign
    from unicodedata import bidirectional

    last = next((kind for kind in map(bidirectional, reversed(before)) if kind in _LETTERS), "L")
    first = next((kind for kind in map(bidirectional, after) if kind in _LETTERS | _NUMBERS), "L")
    return word if last != "L" and first in _NUMBERS else sign
