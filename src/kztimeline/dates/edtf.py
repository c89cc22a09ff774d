"""EDTF dates (ISO 8601-2, extended date/time format): parsing, bounds and order.

Levels 0 and 1 whole, but for times of day and for years outside of 0001–9999; of level 2 one day
somewhere in a range (`[A..B]`, `[..B]`, `[A..]`, `[A,B]`) and the parts of a year, 25 to 41.
What else there is of level 2 is refused with what to write instead.
"""

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from ..errors import DateError, NotEdtfError, ReversedDateError
from .units import MARKS, Point, read_point

Shape = Literal["point", "span", "one-of"]

FORMS = "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-21..24 (season), YYYX (decade), A/B, A/.., ../B or [A..B]"


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
        bare = self.text.rstrip(MARKS)
        unspecified = self.shape == "one-of" and bare.endswith("-XX")
        if self.qualified and unspecified:  # of a month or year that is about right
            unit = read_point(bare.removesuffix("-XX").removesuffix("-XX"))
            return unit.neighbour(-1), unit.neighbour(1)
        if self.start and self.start.mark:
            first = self.start.neighbour(-1)
        if self.end and self.end.mark:
            last = self.end.neighbour(1)
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
    point = read_point(text)
    if text.rstrip(MARKS).endswith("-XX"):
        return _unspecified(text, point)
    return Date(text, "point", point, point)


def _one_of(text: str) -> Date:
    inner = text[1:-1]
    start, sign, end = inner.partition("," if "," in inner else "..")
    if not sign or not (start or end) or (sign == "," and not (start and end)):
        raise NotEdtfError
    return _ordered(
        Date(text, "one-of", read_point(start) if start else None, read_point(end) if end else None)
    )


def _span(text: str) -> Date:
    start, _, end = text.partition("/")
    ends = [None if part in ("..", "") else read_point(part) for part in (start, end)]
    if ends == [None, None]:
        raise DateError(" has no end that is known")
    return _ordered(Date(text, "span", *ends))


def _ordered(value: Date) -> Date:
    first, last = value.bounds
    if first > last:
        raise ReversedDateError(" ends before it starts; put the earlier date first")
    return value


def _unspecified(text: str, point: Point) -> Date:
    """Return one unknown day or month of what is known: `1985-04-XX` is a day of that April."""
    year = point.first.year
    if len(text.rstrip(MARKS)) == 7:
        ends = [read_point(f"{year:04}-{month}{point.mark}") for month in ("01", "12")]
    else:
        days = (point.first, point.last)
        ends = [read_point(f"{day.isoformat()}{point.mark}") for day in days]
    return Date(text, "one-of", *ends)
