"""EDTF dates (ISO 8601-2, extended date/time format): parsing, bounds and order.

Levels 0 and 1 whole, but for times of day and for years outside of 0001–9999; of level 2 one day
somewhere in a range (`[A..B]`, `[..B]`, `[A..]`, `[A,B]`) and the parts of a year, 25 to 41.
What else there is of level 2 is refused with what to write instead.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from ..errors import DateError, NotEdtfError, ReversedDateError

Unit = Literal["day", "month", "season", "year", "decade", "century"]
"""How exact a date is; a season is any named part of a year, also a quarter or a half."""
Shape = Literal["point", "span", "one-of"]

FORMS = "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-21..24 (season), YYYX (decade), A/B, A/.., ../B or [A..B]"

_POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%]?)"
)
_UNSPECIFIED = re.compile(
    r"(?P<tens>[0-9]{3})X|(?P<hundreds>[0-9]{2})XX"
    r"|(?P<year>[0-9]{4})-(?:XX(?P<days>-XX)?|(?P<month>[0-9]{2})-XX)"
)
_SEASONS = dict(
    zip(
        range(21, 42),
        # The first month and how many: seasons of no hemisphere (read as northern), northern,
        # southern, then quarters, quadrimesters and semesters.
        [
            *[(3, 3), (6, 3), (9, 3), (12, 3)] * 2,
            *[(9, 3), (12, 3), (3, 3), (6, 3)],
            *[(1, 3), (4, 3), (7, 3), (10, 3)],
            *[(1, 4), (5, 4), (9, 4)],
            *[(1, 6), (7, 6)],
        ],
        strict=True,
    )
)
_MARKS = "~?%"
_YEARS = ": years run from 0001 to 9999"


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

    def __repr__(self) -> str:
        return f"Point({self.text!r})"


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
    def year(self) -> int | None:
        """The first year it can mean, or None where the beginning is open or unknown."""
        return self.start.first.year if self.start else None

    @property
    def bounds(self) -> tuple[date, date]:
        """Earliest and latest day for comparing alone: an open end is the end of the calendar.

        A qualifier moves no bound. No number may be computed from an open end: ask `earliest`
        and `latest` there.
        """
        start, end = self.start, self.end
        return start.first if start else date.min, end.last if end else date.max

    @property
    def intervals(self) -> tuple[tuple[date, date], ...]:
        """The days it can mean: its bounds, but for `[A,B]`, which is nothing between A and B."""
        start, end = self.start, self.end
        if "," in self.text and start and end and (end.first - start.last).days > 1:
            return (start.first, start.last), (end.first, end.last)
        return (self.bounds,)

    @property
    def qualified(self) -> bool:
        """Whether it is only about right, or uncertain."""
        return any(point.mark for point in (self.start, self.end) if point)

    @property
    def reach(self) -> tuple[date, date]:
        """Its bounds, and at each qualified end one unit more: `1991~` may be a year off."""
        first, last = self.bounds
        bare = self.text.rstrip(_MARKS)
        unspecified = self.shape == "one-of" and bare.endswith("-XX")
        if self.qualified and unspecified:  # of a month or year that is about right
            unit = _point(bare.removesuffix("-XX").removesuffix("-XX"))
            return _neighbour(unit, -1), _neighbour(unit, 1)
        if self.start and self.start.mark:
            first = _neighbour(self.start, -1)
        if self.end and self.end.mark:
            last = _neighbour(self.end, 1)
        return first, last

    @property
    def exact(self) -> bool:
        """Whether it is known for certain to the day: when it began and when it ended."""
        ends = (self.start, self.end)
        days = all(end and end.unit == "day" and not end.mark for end in ends)
        return days and self.shape != "one-of"

    @property
    def order(self) -> tuple[date, int]:
        """Sort key: by earliest day, and among those the longer interval first."""
        first, last = self.bounds
        return first, -last.toordinal()

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Date({self.text!r})"


@lru_cache(maxsize=4096)
def parse(text: str) -> Date:
    """Return the date that an EDTF string means.

    Raises NotEdtfError, with what to write instead, for what has another form, and DateError for
    what cannot be: days that do not exist, reversed intervals.
    """
    try:
        return read(text)
    except NotEdtfError:
        from .suggest import instead

        shown = f'"{text}"' if text else "an empty text"
        raise NotEdtfError(f"{shown} {instead(text)}") from None
    except DateError as error:
        raise type(error)(f'"{text}"{error}') from None


def read(text: str) -> Date:
    """Return what `parse` does; the errors name neither the text nor what to write instead."""
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    if "/" in text:
        return _span(text)
    point = _point(text)
    if text.rstrip(_MARKS).endswith("-XX"):
        return _unspecified(text, point)
    return Date(text, "point", point, point)


def _one_of(text: str) -> Date:
    inner = text[1:-1]
    start, sign, end = inner.partition("," if "," in inner else "..")
    if not sign or not (start or end) or (sign == "," and not (start and end)):
        raise NotEdtfError
    return _ordered(
        Date(text, "one-of", _point(start) if start else None, _point(end) if end else None)
    )


def _span(text: str) -> Date:
    start, _, end = text.partition("/")
    ends = [None if part in ("..", "") else _point(part) for part in (start, end)]
    if ends == [None, None]:
        raise DateError(" has no end that is known")
    return _ordered(Date(text, "span", *ends))


def _neighbour(point: Point, step: int) -> date:
    """Return the first day of the unit before a point, or the last one of the unit behind it."""
    first, last = point.first, point.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    try:
        if point.unit == "day":
            return first + timedelta(step)
        at = first.year * 12 + first.month - 1 + (months if step > 0 else -months)
        if step < 0:
            return date(at // 12, at % 12 + 1, 1)
        at += months
        return date(at // 12, at % 12 + 1, 1) - timedelta(1)
    except (OverflowError, ValueError):
        return date.min if step < 0 else date.max


def _ordered(value: Date) -> Date:
    first, last = value.bounds
    if first > last:
        raise ReversedDateError(" ends before it starts; put the earlier date first")
    return value


def _unspecified(text: str, point: Point) -> Date:
    """Return one unknown day or month of what is known: `1985-04-XX` is a day of that April."""
    year = point.first.year
    if len(text.rstrip(_MARKS)) == 7:
        ends = [_point(f"{year:04}-{month}{point.mark}") for month in ("01", "12")]
    else:
        days = (point.first, point.last)
        ends = [_point(f"{day.isoformat()}{point.mark}") for day in days]
    return Date(text, "one-of", *ends)


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
        return _vague(text)
    year, month, day = (int(match[name] or 0) for name in ("year", "month", "day"))
    if year == 0:
        raise DateError(_YEARS)
    if match["month"] is None:
        return Point(text, "year", date(year, 1, 1), date(year, 12, 31), match["mark"])
    if match["day"] is None and month in _SEASONS:
        return _months(text, "season", year, *_SEASONS[month], match["mark"])
    if not 1 <= month <= 12:
        raise DateError(f": there is no month {month:02}")
    found = _months(text, "month", year, month, 1, match["mark"])
    if match["day"] is None:
        return found
    if not 1 <= day <= found.last.day:
        raise DateError(f": {_days_in(found.last, day)}")
    return Point(text, "day", date(year, month, day), date(year, month, day), match["mark"])


def _days_in(last: date, day: int) -> str:
    if day == 0:
        return f"there is no day 00 in {last.isoformat()[:7]}"
    from .words import month_name

    year = f" {last.year:04}" if last.month == 2 else ""
    return f"there are {last.day} days in {month_name(last.month)}{year}"


def _months(text: str, unit: Unit, year: int, month: int, count: int, mark: str) -> Point:
    """Return so many months from one on; a winter and a southern summer end in the next year."""
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    if last_year > date.max.year:
        raise DateError(" ends after the year 9999")
    end = (
        date.max
        if (last_year, last_month) == (date.max.year, 12)
        else date(last_year + last_month // 12, last_month % 12 + 1, 1) - timedelta(days=1)
    )
    return Point(text, unit, date(year, month, 1), end, mark)


def _vague(text: str) -> Point:
    """Return what is written with X for digits that are not known."""
    bare = text.rstrip(_MARKS)
    match = _UNSPECIFIED.fullmatch(bare) if len(text) - len(bare) < 2 else None
    if not match:
        raise NotEdtfError
    mark = text[len(bare) :]
    if match["year"]:
        found = _unit(f"{match['year']}-{match['month']}" if match["month"] else match["year"])
        return found._replace(text=text, mark=mark)
    years: tuple[int, Unit] = (10, "decade") if match["tens"] else (100, "century")
    first = int(match["tens"] or match["hundreds"]) * years[0]
    if first == 0:
        raise DateError(_YEARS)
    last = date(first + years[0] - 1, 12, 31)
    return Point(text, years[1], date(first, 1, 1), last, mark)
