"""The periods people type, turned into EDTF; the home of dateutil."""

import re
from datetime import datetime

from ..errors import DateError, NotEdtfError, UsageError
from .edtf import Date, parse

FORMS = (
    "2006, 2006-06, 2006-11-02, June 2006, 2 March 1992, summer 2005, 1990s, "
    "1992..1999, 1992.. or ..1999"
)

_DECADE = re.compile(r"([0-9]{3})0['’]?s")
_YEARS = re.compile(r"([0-9]{4})\s*[-–—]\s*([0-9]{4})")
_SEASON = re.compile(r"(spring|summer|autumn|fall|winter),?\s+(?:of\s+)?([0-9]{4})", re.I | re.A)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMERIC = re.compile(r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}")
_DAY_WORD = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_SPELLED = re.compile(
    rf"(?:{_DAY_WORD}\s+(?:of\s+)?)?[a-z]{{3,9}}\.?,?\s+(?:{_DAY_WORD},?\s+)?(?:of\s+)?[0-9]{{4}}"
    rf"|[0-9]{{4}}\s+[a-z]{{3,9}}(?:\s+{_DAY_WORD})?",
    re.IGNORECASE | re.ASCII,
)


def period(text: str) -> Date:
    """Return the period that a user typed, as an EDTF date.

    Takes EDTF itself, `A..B` with either side left out, `1992-1999`, `1990s`, `summer 2005`,
    and dates with the month spelled out. Raises UsageError, naming the accepted forms.
    """
    typed = " ".join(text.split())
    try:
        return parse(_edtf(typed))
    except NotEdtfError:
        raise UsageError(f'cannot read the period "{text}"; write {FORMS}') from None
    except DateError as error:
        raise UsageError(f"{error}; a period is {FORMS}") from None


def _edtf(typed: str) -> str:
    if match := _YEARS.fullmatch(typed):
        return f"{match[1]}/{match[2]}"
    if ".." in typed and "/" not in typed and not typed.startswith("["):
        sides = (side.strip() for side in typed.split("..", 1))
        return "/".join(_point(side) if side else ".." for side in sides)
    return _point(typed)


def _point(typed: str) -> str:
    """Return one point in time as EDTF; what cannot be read comes back as it is."""
    if match := _DECADE.fullmatch(typed):
        return f"{match[1]}X"
    if match := _SEASON.fullmatch(typed):
        return f"{match[2]}-{_SEASONS[match[1].lower()]}"
    if match := _NUMERIC.fullmatch(typed):
        return _numeric(typed, match[1])
    return _spelled(typed) if _SPELLED.fullmatch(typed) else typed


def _numeric(typed: str, separator: str) -> str:
    """Keep ISO days as they are; refuse day and month in an order nobody can know."""
    if separator == "-" and len(typed) == 10 and typed[4] == "-":
        return typed
    raise UsageError(
        f'"{typed}" can be read in more than one way; write the ISO form, as in 1992-03-02, '
        "or spell the month, as in 2 March 1992"
    )


def _spelled(typed: str) -> str:
    """Read what `_SPELLED` matches; what dateutil filled in or guessed stays out."""
    from dateutil import parser

    month, year = (re.findall(form, typed)[0] for form in ("[A-Za-z]{3,}", "[0-9]{4}"))
    if parser.parserinfo().month(month) is None:
        return typed
    readings = []
    for filler in (datetime(1904, 1, 1), datetime(1908, 2, 2)):
        try:
            readings.append(parser.parse(typed, default=filler))
        except (ValueError, OverflowError):
            return typed
    one, two = readings
    if one.month != two.month or f"{one.year:04}" != year:
        return typed
    day = one.date().isoformat()
    return day if one.day == two.day else day[:7]
