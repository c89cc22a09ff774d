"""EDTF dates (ISO 8601-2, extended date/time format): parsing, bounds and order.

Accepted: years, months and days, seasons, decades, the qualifiers `~ ? %`, intervals with open
(`..`) or unknown (empty) ends, and from level 2 `[A..B]`, one day somewhere in a range.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from ..errors import DateError, NotEdtfError, ReversedDateError

Unit = Literal["day", "month", "season", "year", "decade"]
Shape = Literal["point", "span", "one-of"]

FORMS = "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-21..24 (season), YYYX (decade), A/B, A/.., ../B or [A..B]"

_POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%]?)"
    r"|(?P<decade>[0-9]{3})X(?P<decade_mark>[~?%]?)"
)
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


class Point(NamedTuple):
    """One calendar unit, as exact or vague as it was written."""

    text: str
    unit: Unit
    first: date
    """The first day of the unit."""
    last: date
    """The last day of the unit; a winter ends in February of the next year."""
    mark: str
    """Its EDTF qualifier: `~` approximate, `?` uncertain, `%` both, or empty."""


class Date(NamedTuple):
    """An EDTF date: a point, a span that lasted, or one unknown day in a range."""

    text: str
    """The EDTF string, as it was written."""
    shape: Shape
    start: Point | None
    """Where it begins; None where open or unknown. A point starts and ends with itself."""
    end: Point | None

    @property
    def earliest(self) -> date | None:
        """The first day it can mean, or None where the beginning is open or unknown."""
        return self.start.first if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day it can mean, or None where the end is open or unknown."""
        return self.end.last if self.end else None

    @property
    def bounds(self) -> tuple[date, date]:
        """Earliest and latest day, an open end standing at the end of the calendar."""
        start, end = self.start, self.end
        return start.first if start else date.min, end.last if end else date.max

    @property
    def order(self) -> tuple[date, int]:
        """Sort key: by earliest day, and among those the longer interval first."""
        first, last = self.bounds
        return first, -last.toordinal()

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def parse(text: str) -> Date:
    """Return the date that an EDTF string means.

    Raises DateError for anything else, for days that do not exist, and for reversed intervals.
    """
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    if "/" in text:
        return _span(text)
    point = _point(text)
    return Date(text, "point", point, point)


def _one_of(text: str) -> Date:
    start, dots, end = text[1:-1].partition("..")
    if not dots:
        raise NotEdtfError(f'"{text}" needs two days with ".." between them, as in [A..B]')
    return _ordered(Date(text, "one-of", _point(start), _point(end)))


def _span(text: str) -> Date:
    start, _, end = text.partition("/")
    ends = [None if part in ("..", "") else _point(part) for part in (start, end)]
    if ends == [None, None]:
        raise DateError(f'"{text}" has no end that is known')
    return _ordered(Date(text, "span", *ends))


def _ordered(value: Date) -> Date:
    first, last = value.bounds
    if first > last:
        raise ReversedDateError(f'"{value.text}" ends before it starts; put the earlier date first')
    return value


def _point(text: str) -> Point:
    return _day(text) or _unit(text)


def _day(text: str) -> Point | None:
    """Return a plain day, which most dates are, at a fraction of the cost; None for all else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # It reads other forms, too, such as 2006-W01-1.
    return Point(text, "day", day, day, "") if day.isoformat() == text else None


def _unit(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise NotEdtfError(f'"{text}" is not an EDTF date; write {FORMS}')
    if match["decade"]:
        return _decade(text, int(match["decade"]) * 10, match["decade_mark"])
    year, month, day = (int(match[name] or 0) for name in ("year", "month", "day"))
    if year == 0:
        raise DateError(f'"{text}": years run from 0001 to 9999')
    if match["month"] is None:
        return Point(text, "year", date(year, 1, 1), date(year, 12, 31), match["mark"])
    if match["day"] is None and month in _SEASON_STARTS:
        return _season(text, year, _SEASON_STARTS[month], match["mark"])
    if not 1 <= month <= 12:
        raise DateError(f'"{text}": there is no month {month:02}')
    end = _month_end(year, month)
    if match["day"] is None:
        return Point(text, "month", date(year, month, 1), end, match["mark"])
    if not 1 <= day <= end.day:
        raise DateError(f'"{text}": there is no day {day:02} in {year:04}-{month:02}')
    return Point(text, "day", date(year, month, day), date(year, month, day), match["mark"])


def _decade(text: str, year: int, mark: str) -> Point:
    if year == 0:
        raise DateError(f'"{text}": years run from 0001 to 9999')
    return Point(text, "decade", date(year, 1, 1), date(year + 9, 12, 31), mark)


def _season(text: str, year: int, month: int, mark: str) -> Point:
    last_year, last_month = (year + 1, 2) if month == 12 else (year, month + 2)
    if last_year > date.max.year:
        raise DateError(f'"{text}" ends after the year 9999')
    return Point(text, "season", date(year, month, 1), _month_end(last_year, last_month), mark)


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)
