"""What happened on a day of the year, and how long ago."""

import calendar
import datetime
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..dates.edtf import Date, parse
from ..errors import DateError, UnreadPeriodError, UsageError
from ..model import Dataset, Event
from .filters import EVERYTHING, Filter, Question

if TYPE_CHECKING:
    from ..dates.units import Point

Precision = Literal["day", "approximate", "month"]
Recalls = Literal["start", "end", "during"]

_PRECISIONS: tuple[Precision, ...] = ("day", "approximate", "month")
"""What is known best comes first."""
FORMS = "2 March, March 2, 03-02 or a full date such as 1992-03-02"
SHORT = 31
"""A span of at most this many days is remembered on each of them, a longer one on its ends."""

_MONTH_DAY = re.compile("(?:--)?([0-9]{2}-[0-9]{2})")
"""`03-02`, and `--03-02` as ISO 8601 and vCard write a day without a year."""
_LEAP_YEAR = 2000
"""Any year that has a 29 February stands in where none was typed."""


class Anniversary(NamedTuple):
    """An event that a day of the year recalls."""

    thing: Event
    precision: Precision
    """Whether it is known to have been that day, only about that day, or only that month."""
    number: int
    """How many years after it this year is."""
    recalls: Recalls = "start"
    """What the day recalls: where the event began or ended, or a day within it."""
    come: bool = True
    """Whether the day has come this year, so that it is so many years ago."""


def day_of_year(text: str) -> tuple[int, int]:
    """Return the month and day that a user typed, with or without a year.

    Raises UsageError, naming the accepted forms.
    """
    from ..dates.periods import period

    typed = text.strip()
    match = _MONTH_DAY.fullmatch(typed)
    for attempt in (f"{_LEAP_YEAR}-{match[1]}" if match else f"{typed} {_LEAP_YEAR}", typed):
        try:
            value = period(attempt)
        except UnreadPeriodError:
            continue
        except UsageError as error:
            if "year" in str(error):  # a day needs none, so that what is amiss is not the year
                continue
            reason = str(error).removeprefix(f'"{" ".join(attempt.split())}"')
            reason = reason.removesuffix(f" {_LEAP_YEAR}")
            raise UsageError(f'"{typed}"{reason}; write {FORMS}') from None
        if value.shape == "point" and value.start and value.start.unit == "day":
            return value.start.first.month, value.start.first.day
    raise UsageError(f'cannot read the day "{text}"; write {FORMS}')


def full_day(text: str) -> datetime.date:
    """Return the day that an ISO date names. Raises UsageError for anything else."""
    try:
        value = parse(text)
    except DateError as error:
        raise UsageError(f"{error}; name a day, as in 2026-11-23") from None
    if value.shape != "point" or value.start is None or value.start.unit != "day":
        raise UsageError(f'"{text}" is no day; write one as in 2026-11-23')
    return value.start.first


def on(
    dataset: Dataset,
    month: int,
    day: int,
    today: datetime.date,
    question: Question | Filter = EVERYTHING,
) -> tuple[Anniversary, ...]:
    """Return what a day recalls up to this year: first what was that day, then about it or then.

    What was on 29 February is recalled on the 28th in a year without one, as `between` reckons.
    """
    wanted = question.resolve(dataset)
    month, day = celebrated(month, day, today.year)
    come = (month, day) <= (today.month, today.day)
    found = []
    for event in dataset.events:
        recalled = _recalled(event.date, month, day, today.year)
        if recalled and recalled.year <= today.year and wanted.takes(event):
            number = today.year - recalled.year
            found.append(Anniversary(event, recalled.precision, number, recalled.recalls, come))
    return tuple(sorted(found, key=lambda item: _PRECISIONS.index(item.precision)))


def celebrated(month: int, day: int, year: int) -> tuple[int, int]:
    """Return the month and day on which a day of the year is recalled in a year."""
    common = (month, day) == (2, 29) and not calendar.isleap(year)
    return (2, 28) if common else (month, day)


class _Recalled(NamedTuple):
    precision: Precision
    recalls: Recalls
    year: int


def _recalled(value: Date, month: int, day: int, year: int) -> _Recalled | None:
    """Return what a day of the year recalls of a date, if anything."""
    start, end = value.start, value.end
    day_of_month = re.fullmatch("[0-9]{4}-[0-9]{2}-XX[~?%]?", value.text)
    if value.shape == "one-of" and not day_of_month:
        return None
    if start and (day_of_month or (value.shape == "point" and start.unit == "month")):
        known: Precision = "approximate" if start.mark else "month"
        return _Recalled(known, "start", start.first.year) if start.first.month == month else None
    ends: tuple[tuple[Recalls, Point | None], ...] = (("start", start), ("end", end))
    for recalls, point in ends:
        if point and point.unit == "day" and _is(point.first, month, day, year):
            return _Recalled("approximate" if point.mark else "day", recalls, point.first.year)
    if value.exact and start and end and (end.first - start.first).days < SHORT:
        for count in range((end.first - start.first).days):
            within = start.first + datetime.timedelta(count)
            if _is(within, month, day, year):
                return _Recalled("day", "during", within.year)
    return None


def _is(day: datetime.date, month: int, number: int, year: int) -> bool:
    return celebrated(day.month, day.day, year) == (month, number)
