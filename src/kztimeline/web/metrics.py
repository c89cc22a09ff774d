"""How much room texts take in a picture."""

import unicodedata
from functools import cache

_GLYPHS = {
    222: "ijlіј‘’",
    278: " !,./:;I[]\\ftІїЇ·",
    333: "()-`r“”",
    365: "гғ",
    411: "ґ",
    438: "кқ",
    458: "зт",
    500: "ckJsvxyzсухЈҮү",
    515: "эєчь",
    542: "вГпяЃҒ",
    556: "abdeghnopqu0123456789L?$_#аеорнђћәөһң–«»§€ø",
    570: "ибц",
    584: "+<=>~|^*{}\"'",
    590: "КҚдл",
    611: "FTZТЗ",
    625: "ъ",
    635: "У",
    667: "ABEKPSVXY&АВЕРХЧБЛЬҰ",
    682: "жмД",
    722: "CDHNRUwЄИПЭыНСЯҢҺ",
    750: "ЦюӘ",
    778: "GOQОФӨ",
    802: "шњЪ",
    833: "MmМщф",
    890: "ЫљЋЂ",
    944: "WШЖЩ",
    1000: "@%—…ЮЊ№",
    1057: "Љ",
}
"""The advances of Arial, which are those of Helvetica and Liberation Sans."""
_ADVANCE = {glyph: width for width, glyphs in _GLYPHS.items() for glyph in glyphs}
_DOTS = _ADVANCE["…"]
_BOLD = 1.1
"""How much wider bold letters are, the widest of them."""


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in Helvetica or Arial; for what they lack, an upper estimate."""
    return sum(map(_advance, text)) * size / 1000 * (_BOLD if bold else 1)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return as much of a text as there is room for, with `…` where something is missing."""
    free = room * 1000 / size / (_BOLD if bold else 1)
    used, kept = 0, 0
    for at, char in enumerate(text, 1):
        used += _advance(char)
        if used > free:
            return f"{text[:kept].rstrip()}…"
        if used <= free - _DOTS:
            kept = at
    return text


@cache  # texts have few different characters, and pictures many texts
def _advance(char: str) -> int:
    known = _ADVANCE.get(char)
    if known:
        return known
    if unicodedata.combining(char):
        return 0
    base = unicodedata.normalize("NFD", char)[0]
    if base in _ADVANCE:
        return _ADVANCE[base]  # an accent takes no room
    return 1000 if unicodedata.east_asian_width(char) in "WF" or char > "\uffff" else 680
