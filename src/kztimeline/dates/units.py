"""Calendar units as EDTF writes them: days, months, seasons, years, decades and centuries."""

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from ..errors import DateError, NotEdtfError

Unit = Literal["day", "month", "season", "year", "decade", "century"]
"""How exact a date is; a season is any named part of a year, also a quarter or a half."""

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
MARKS = "~?%"
"""Qualifiers: approximate, uncertain, and both."""
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

    def neighbour(self, step: int) -> date:
        """Return the first day of the unit before it, or the last day of the one behind."""
        first, last = self.first, self.last
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        try:
            if self.unit == "day":
                return first + timedelta(step)
            at = first.year * 12 + first.month - 1 + (months if step > 0 else -months)
            if step < 0:
                return date(at // 12, at % 12 + 1, 1)
            at += months
            return date(at // 12, at % 12 + 1, 1) - timedelta(1)
        except (OverflowError, ValueError):
            return date.min if step < 0 else date.max

    def __repr__(self) -> str:
        return f"Point({self.text!r})"


def read_point(text: str) -> Point:
    """Return the unit that a text means; raises NotEdtfError and DateError, as `edtf.read` does."""
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
    bare = text.rstrip(MARKS)
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
