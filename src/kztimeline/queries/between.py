"""How long from one moment to another, as a range where a date is imprecise."""

import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..dates.edtf import Date, parse
from ..dates.words import words
from ..errors import NotFoundError, UnreadPeriodError, UsageError
from ..model import Dataset, Event

if TYPE_CHECKING:
    from .ladder import Match

Order = Literal["before", "after", "same", "unknown"]


class Moment(NamedTuple):
    """One end of a distance: an event, or a date that was typed."""

    title: str
    date: Date
    id: str | None = None
    """The id of the event, None for a date."""
    notes: tuple[str, ...] = ()
    """What a reader must know: what its name was taken for."""

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """The first and last day it can have been; what lasted counts from its beginning.

        Raises UsageError where the beginning is open or unknown.
        """
        start = self.date.start
        end = self.date.end if self.date.shape == "one-of" else start
        if start is None or end is None:
            raise UsageError(f'nobody knows when "{self.title}" began ({self.date})')
        return start.first, end.last

    @property
    def approximate(self) -> bool:
        """Whether a qualifier makes those days uncertain."""
        ends = (self.date.start, self.date.end if self.date.shape == "one-of" else None)
        return any(point.mark for point in ends if point)


class Duration(NamedTuple):
    """A distance: in whole years, months and days, and in days alone."""

    years: int
    months: int
    days: int
    total_days: int


class Distance(NamedTuple):
    """What lies between two moments."""

    start: Moment
    end: Moment
    order: Order
    """Whether the first moment is before the second."""
    shortest: Duration
    longest: Duration

    @property
    def approximate(self) -> bool:
        """Whether either moment is only about right, or uncertain."""
        return self.start.approximate or self.end.approximate


def between(start: Moment, end: Moment) -> Distance:
    """Return the distance between two moments, whichever came first.

    Months are counted on the calendar (dateutil's relativedelta): from 31 January to the end of
    February is a month, and a 29 February has its anniversary on the 28th.
    """
    (first, last), (other_first, other_last) = start.days, end.days
    if first == last == other_first == other_last:
        order: Order = "same"
    elif last < other_first:
        order = "before"
    elif other_last < first:
        order = "after"
    else:
        order = "unknown"
    if order == "after":
        near, far = (other_last, first), (other_first, last)
    elif order == "before":
        near, far = (last, other_first), (first, other_last)
    else:
        near = (first, first)
        far = max((first, other_last), (other_first, last), key=lambda ends: ends[1] - ends[0])
    return Distance(start, end, order, _length(*near), _length(*far))


def _length(start: datetime.date, end: datetime.date) -> Duration:
    from dateutil.relativedelta import relativedelta

    apart = relativedelta(end, start)
    return Duration(apart.years, apart.months, apart.days, (end - start).days)


def moment(dataset: Dataset, name: str, today: datetime.date) -> Moment:
    """Return the moment that a user named: `today`, a date as people type it, or an event.

    Raises NotFoundError, with suggestions, where it is none of these.
    """
    from ..dates.periods import FORMS, period
    from ..text.normalize import normalize
    from .lookup import lookup, names_of, unknown, wrong_kind

    if name.strip().casefold() == "today":
        return Moment("today", parse(today.isoformat()))
    try:
        date = period(name)
        return Moment(words(date), date)
    except UsageError as error:
        match = _event(dataset, name)
        reason = None if isinstance(error, UnreadPeriodError) else error
    found = match.thing
    if reason and not (found and normalize(name) in names_of(found)):
        raise reason  # a date that cannot be, unless something is called exactly so
    if isinstance(found, Event):
        return Moment(found.title, found.date, found.id, match.notes)
    if other := lookup(dataset.things, name, slip=False).thing:
        raise NotFoundError(f'"{name}" is no event: {wrong_kind(other, dataset)}')
    raise NotFoundError(f"{unknown(dataset, name, match)}; a date is {FORMS}")


def _event(dataset: Dataset, name: str) -> "Match":
    """Return the event that a name means; what is called so rightly, of any kind, comes first."""
    from .ladder import Match
    from .lookup import lookup

    rightly = lookup(dataset.events, name, slip=False)
    called = lookup(dataset.things, name, slip=False).thing
    if rightly.thing is None:
        return Match() if called else lookup(dataset.events, name)
    # Among all things it may have meant another: a summit is not yet this one.
    return rightly if rightly.thing is called else rightly._replace(taken=name)
