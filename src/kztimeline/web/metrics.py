"""How much room texts take in a picture."""

import unicodedata

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


def _advance(char: str) -> int:
    known = _ADVANCE.get(char)
    if known:
        return known
    if unicodedata.combining(char):
        return 0
    return 1000 if unicodedata.east_asian_width(char) in "WF" or char > "\uffff" else 680
