"""Control and bidirectional characters, made visible before anything is shown."""

import re
from functools import cache

_HIDDEN = (
    "\x00-\x1f\x7f-\x9f"  # Cc: C0, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u2028\u2029"  # Zl, Zp
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff"  # Cs: lone surrogates
    "\U000e0000-\U000e0fff"  # tags and other invisible format characters
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    r"""Return `text` with each hidden character written as an escape, such as `\x1b`.

    Zero-width joiners stay, because Arabic, Persian and emoji need them. Works character by
    character, so that no two harmless pieces can be spliced into a harmful one.
    """
    return text if _harmless(text) else _hidden().sub(_escape, text)


def visible_json(text: str) -> str:
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
    """Compile only when something may be hidden."""
    return re.compile(f"[{_HIDDEN}]")


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return _SHORT.get(char) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _escape_json(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
