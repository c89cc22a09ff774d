"""What happened on a day of the year, and how long ago."""

import datetime
import re
from typing import Literal, NamedTuple

from ..dates.edtf import Date, parse
from ..errors import DateError, UsageError
from ..model import Dataset, Event
from .filters import EVERYTHING, Question

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
    precision: Literal["day", "month"]
    """Whether it is known to have been that day, or only that month."""
    number: int
    """How many years after its beginning the day is looked at."""


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
        except UsageError:
            continue
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
    question: Question = EVERYTHING,
) -> tuple[Anniversary, ...]:
    """Return what a day recalls up to this year: first the events of the day, then of the month."""
    wanted = question.resolve(dataset)
    found = []
    for event in dataset.events:
        precision = _precision(event.date, month, day)
        number = today.year - event.date.bounds[0].year
        if precision and number >= 0 and wanted.takes(event):
            found.append(Anniversary(event, precision, number))
    return tuple(sorted(found, key=lambda item: item.precision))


def _precision(value: Date, month: int, day: int) -> Literal["day", "month"] | None:
    start, end = value.start, value.end
    if value.shape == "point" and start and start.unit == "month":
        return "month" if start.first.month == month else None
    days = [point.first for point in (start, end) if point and point.unit == "day"]
    if value.shape == "one-of" or not days:
        return None
    first, last = value.bounds
    if len(days) == 2 and (last - first).days < SHORT:
        days = [first + datetime.timedelta(count) for count in range((last - first).days + 1)]
    return "day" if (month, day) in {(each.month, each.day) for each in days} else None
