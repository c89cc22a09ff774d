"""How large and how involved a dataset may be, judged before a TOML parser sees it.

For some shapes the time or the memory of a parser grows with the square of the file, or is a
hundred times its size. Within these bounds every file is answered or refused soon.
"""

import re
from typing import NamedTuple

MIB = 8
"""How many MiB a dataset may have; its parts are bounded in proportion."""
PARTS = 25_000
"""How many keys, items, strings and escapes each of these MiB may have, about."""
KEY_PARTS = 8
"""How many parts a key may have; no key of the format has more than three."""
DIGITS = 4300
"""How many digits an integer may have: as many as Python reads."""
NESTING = 100
"""How deep brackets may stand in each other where a parser has its own bound."""

_DIGIT = "0123456789ABCDEFabcdef_"
_PART = r"""[ \t]*+(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_LONG_KEY = rf"\.{_PART}(?:\.{_PART}){{{KEY_PARTS - 1}}}"
_LONG_NUMBER = rf"(?<![0-9A-Fa-f_])[0-9A-Fa-f_]{{{DIGITS + 1}}}"
STRING = (
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
)
"""A TOML string, as a regular expression (with DOTALL) that needs no memory to go back."""


class Trouble(NamedTuple):
    """What a parser should be spared."""

    at: int
    """Where it stands, in characters from the beginning."""
    reason: str


def parts(text: str, mib: int) -> int:
    """Return about how many parts a text has; 0 where it is too short to have too many."""
    if len(text) <= PARTS * mib:
        return 0
    return sum(map(text.count, "=,.[{\\#")) + text.count('"') // 2


def trouble(text: str) -> Trouble | None:
    """Return the first key or number that is too long; a quick look is enough for most texts."""
    if not (re.search(_LONG_KEY, text) or _has_long_run(text)):
        return None
    bare = _bare(text)
    if key := re.search(_LONG_KEY, bare):
        return Trouble(key.start(), f"a key has more than {KEY_PARTS} parts")
    return _number(bare)


def _has_long_run(text: str) -> bool:
    """Whether so many digits stand together, by looking where one of them would have to be."""
    for at in range(0, len(text), DIGITS):
        if text[at] in _DIGIT:
            before, behind = text[max(0, at - DIGITS) : at], text[at : at + DIGITS]
            run = (
                len(before) - len(before.rstrip(_DIGIT)) + len(behind) - len(behind.lstrip(_DIGIT))
            )
            if run > DIGITS:
                return True
    return False


def refused(text: str) -> Trouble | None:
    """Return what made a parser give up on a text by its own bounds, without a place."""
    bare = _bare(text)
    return _number(bare) or _nesting(bare)


def _number(bare: str) -> Trouble | None:
    found = re.search(_LONG_NUMBER, bare)
    return Trouble(found.start(), f"a number has more than {DIGITS:,} digits") if found else None


def _nesting(bare: str) -> Trouble | None:
    depth = 0
    for bracket in re.finditer("[][{}]", bare):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > NESTING:
            return Trouble(bracket.start(), f"brackets are nested more than {NESTING} deep")
    return None


def _bare(text: str) -> str:
    """Return a text with letters in the place of its strings, and without its comments."""
    return re.sub(rf"{STRING}|#[^\n]*+", _covered, text, flags=re.DOTALL)


def _covered(match: re.Match[str]) -> str:
    """Keep the length and the lines of what is covered."""
    cover = "#" if match[0].startswith("#") else "s"
    return "\n".join(cover * len(line) for line in match[0].split("\n"))
