"""Text to TOML tables, within the limits; the home of the TOML parser."""

import re
from typing import Any

import tomli

from .files import File, TextError
from .limits import Limits

DIGITS = 4_300
"""How many digits a number may have: as many as Python reads."""
STRING = (
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
)
"""A TOML string, as a regular expression (with DOTALL) that needs no memory to go back."""
PROSE = rf"{STRING}|#[^\n]*+"
"""A string or a comment: what people write, which costs a parser next to nothing."""

_DIGIT = "0123456789ABCDEFabcdef_"
_WEIGHTS = {"=": 1, ",": 1, "{": 1, "[": 4, ".": 4}
"""What a key, an item, an inline table, and a part of a header or dotted key cost the parser.

In time and memory; `[a.b.c]` makes three tables, each of which tomli keeps twice.
"""


def parse(file: File, limits: Limits) -> dict[str, Any]:
    """Return the tables of a TOML document.

    Raises DatasetError, with name and line, for anything that is not TOML, and FileError for what
    has more in it than the limits allow.
    """
    signs = _signs(file.text, limits)
    limits.refuse(file.name, signs, limits.signs, "some {:,} keys, items and brackets")
    if (at := _long_number(file.text)) is not None:
        place = file.text.count("\n", 0, at) + 1, at - file.text.rfind("\n", 0, at)
        raise TextError(
            "toml", file.name, place, f"{_REFUSED} a number has more than {DIGITS:,} digits"
        )
    try:
        return tomli.loads(file.text)
    except tomli.TOMLDecodeError as error:
        reason = f"not TOML: {error.msg[:1].lower()}{error.msg[1:]}"
        raise TextError("toml", file.name, (error.lineno, error.colno), reason) from None
    except (RecursionError, ValueError) as error:  # bounds of tomli and of Python's integers
        raise TextError(
            "toml", file.name, (1, 1), f"{_REFUSED} {str(error).removeprefix('TOML ')}"
        ) from None


_REFUSED = "not to be read:"


def _signs(text: str, limits: Limits) -> int:
    """Return what a text weighs; with its prose, where that is light enough, too."""
    found = _weight(text)
    return found if found <= limits.signs else weight(text)


def weight(text: str) -> int:
    """Return what a text weighs to the parser: its signs outside of strings and comments."""
    return _weight(re.sub(PROSE, "", text, flags=re.DOTALL))


def _weight(text: str) -> int:
    return sum(each * text.count(sign) for sign, each in _WEIGHTS.items())


def _long_number(text: str) -> int | None:
    """Return where the first number begins that is too long: it would take tomli 120 bytes a digit.

    A quick look is enough for most texts: such a number fills one of these slices at least.
    """
    half = DIGITS // 2
    if all(text[at : at + half].strip(_DIGIT) for at in range(0, len(text), half)):
        return None
    before = re.match(_BEFORE_LONG, text, re.DOTALL)
    at = before.end() if before else 0
    return at if text[at : at + 1] in set(_DIGIT) else None


_BEFORE_LONG = rf"""(?:[^"'#{_DIGIT}]++|{PROSE}|[{_DIGIT}]{{1,{DIGITS}}}+(?![{_DIGIT}]))*+"""
