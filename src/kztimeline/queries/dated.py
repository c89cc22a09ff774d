"""Dates within a question in words, and what happened then."""

import re
from collections.abc import Iterator
from contextlib import suppress

from ..dates.edtf import Date, parse
from ..errors import UsageError
from ..model import Event, Fact
from .filters import overlaps, within
from .index import Field, Index
from .vocabulary import BEGINNING, EXACT

_MAY_BE = 0.2
"""How well a date fits a period in which it only may be, or that it has within it; such are left
out where something fits better."""
_LONGEST_DATE = 6
"""How many words a date has at most: `from March to June 2006`."""
_YEAR = re.compile(r"(?<![0-9])[0-9]{3}[0-9X]", re.ASCII)
"""What a date has in it, and other texts seldom."""
_DAY = re.compile(r"\b[0-9]{1,2}\b", re.ASCII)
"""What a day of the year has in it."""
_ONLY_DATE = re.compile(
    r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII
)
"""What is a date, even if a wrong one, or one with two readings: 3/2/1992."""
_MOST_LETTERS = 40
"""No date is longer."""

Found = dict[int, tuple[float, Field | None]]
"""The numbers of things with how well each fits, and the text that says so; of a date there is
none."""
Then = tuple[int, int, Found]
"""Where in a text a date begins and ends, and what happened then."""


def dated(typed: list[str], index: Index) -> Then | None:
    """Return where the longest date is in a text, and what happened then.

    Raises UsageError for what can only be a date, and is none.
    """
    for first, last, then in _dates(typed):
        found = _happened(then, index)
        # Where nothing happened then, a bare number is rather a number than a year.
        if found or not typed[first].isdigit() or last - first > 1:
            return first, last, found
    return None


def _dates(typed: list[str]) -> Iterator[tuple[int, int, Date]]:
    """Yield the dates in what was typed, the longest first: where they begin and end, and what.

    Raises UsageError for what can only be a date, and is none.
    """
    from ..dates.periods import period

    for size in range(min(_LONGEST_DATE, len(typed)), 0, -1):
        for first in range(len(typed) - size + 1):
            written = " ".join(typed[first : first + size]).strip("?!.,;:")
            if len(written) <= _MOST_LETTERS and _YEAR.search(written):
                try:
                    yield first, first + size, period(written)
                except UsageError:
                    if _ONLY_DATE.fullmatch(written):  # nothing else can be meant
                        raise


def on_day(typed: list[str], index: Index) -> Then | None:
    """Return where a day without a year is in a text, such as 2 March, and what happened on it."""
    if not _DAY.search(" ".join(typed)):
        return None
    from .anniversaries import day_of_year

    for size in (3, 2):
        for first in range(len(typed) - size + 1):
            written = " ".join(typed[first : first + size]).strip("?!.,;:")
            with suppress(UsageError):
                return first, first + size, _recalled(day_of_year(written), index)
    return None


def _recalled(day: tuple[int, int], index: Index) -> Found:
    """Return what began or ended on a day of any year, known to the day."""
    return {
        number: (EXACT, None)
        for number, thing in enumerate(index.things)
        if isinstance(thing, Event | Fact) and thing.date.shape != "one-of"
        for end in (thing.date.start, thing.date.end)
        if end and end.unit == "day" and (end.first.month, end.first.day) == day
    }


def _happened(period: Date, index: Index) -> Found:
    """Return what must have been in a period, then what began or ended, then what may have been."""
    found: Found = {}
    for number, thing in enumerate(index.things):
        if isinstance(thing, Event | Fact) and overlaps(thing.date, period):
            ends = (parse(end.text) for end in (thing.date.start, thing.date.end) if end)
            began = thing.date.shape == "span" and any(within(end, period) for end in ends)
            whole = within(thing.date, period)
            found[number] = EXACT if whole else BEGINNING if began else _MAY_BE, None
    return found
