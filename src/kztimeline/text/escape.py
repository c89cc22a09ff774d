"""Characters that nobody sees or that a terminal obeys, made visible before anything is shown.

They are those of the Unicode categories Cc, Cs, Zl and Zp, noncharacters, and all that is drawn as
nothing: category Cf and the property Default_Ignorable_Code_Point. Left alone are the zero-width
joiner and non-joiner, which Arabic, Persian and emoji need, the two variation selectors that tell
emoji from text, and the signs of Cf that are drawn, such as the Arabic sign of a year.
"""

import re
from functools import cache, lru_cache

_HIDDEN = (
    "\x00-\x1f\x7f-\x9f"  # Cc: C0, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u2028\u2029"  # Zl, Zp
    "\u00ad\u200b\u2060-\u2065\u206a-\u206f\ufeff"  # soft hyphen, zero-width, deprecated
    "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters and a mark that are drawn as nothing
    "\u180b-\u180f\ufe00-\ufe0d"  # variation selectors, and the vowel separator among them
    "\ufff0-\ufffb"  # interlinear annotation, and what is kept free before it
    "\ud800-\udfff"  # Cs: lone surrogates
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
)
_HIDDEN_ABOVE = (
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # Cf: layout of rare scripts
    "\U000e0000-\U000e0fff"  # tags, variation selectors, and what is kept free among them
    + "".join(f"{chr(end - 1)}{chr(end)}" for end in range(0x1FFFF, 0x110000, 0x10000))
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
"""The escapes that everybody reads; all others are by number."""


def escape(text: str) -> str:
    r"""Return `text` with each hidden character written as an escape, such as `\x1b`.

    Works character by character, so that no two harmless pieces can be spliced into a harmful one.
    """
    return text if _harmless(text) else _escaped_text(text)


@lru_cache(1_000)  # a title or the name of a source comes again with every claim
def _escaped_text(text: str) -> str:
    return _hidden().sub(_escape, text)


def one_line(text: str) -> str:
    """Return `text` with line ends, tabs and spaces as single spaces.

    Other white space stays: some of it is hidden and must show, some is meant, as in `10 000`.
    """
    return re.sub("[ \t\r\n]+", " ", text).strip(" ")


def escape_json(text: str) -> str:
    r"""Return JSON `text` with hidden characters as `\uXXXX`: visible, and the same data.

    Line feeds stay: inside a JSON string they cannot occur (RFC 8259, section 7), so each one
    here is layout.
    """
    lines = text.split("\n")
    return "\n".join(
        line if _harmless(line) else _hidden().sub(_escape_json, line) for line in lines
    )


def _harmless(text: str) -> bool:
    """Whether a quick look is enough; it is for printable ASCII, which nearly all text is."""
    return text.isascii() and text.isprintable()


@cache
def _hidden() -> re.Pattern[str]:
    """Compile only when something may be hidden; the look ahead spares most text the long class.

    It finds runs, since a call for each character would take most of the time of a hostile file.
    """
    return re.compile(f"[{_HIDDEN}]+|(?=[\U00010000-\U0010ffff])[{_HIDDEN_ABOVE}]+")


def _escape(match: re.Match[str]) -> str:
    return "".join(map(_escaped, match[0]))


@cache  # there are some 6,500 hidden characters
def _escaped(char: str) -> str:
    code = ord(char)
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return _SHORT.get(char) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _escape_json(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
