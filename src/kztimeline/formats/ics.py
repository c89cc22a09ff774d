"""iCalendar (RFC 5545, with NAME of RFC 7986): events that are known to the day, as whole days.

The library writes and folds each line. Its objects for calendars and events are left out: they copy
and check each property several times, and would take four times as long as a CSV.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any

from icalendar.parser import Contentline
from icalendar.prop import vCategory, vDDDTypes, vInline, vUri

from ..dates.words import words
from ..errors import UsageError
from ..model import Claim, Dataset, Event
from ..queries.anniversaries import SHORT
from ..queries.answer import Answer
from ..text.direction import between
from ..text.escape import escape
from ..text.links import uri
from ..wording import place_in_source

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
"""Of text (3.3.11); the library's own vText takes the letters `\\N` in data for a line end."""

_RECURRING = {
    "common": "RRULE:FREQ=YEARLY\r\n",
    # Else it would recur in leap years alone; the 28th stands in, as for `on`.
    "leap": "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n",
}


def holds(event: Event) -> bool:
    """Return whether both ends of an event are certain days, so that a calendar can have it."""
    return event.date.exact and event.date.bounds[1] < date.max


def export(answer: Answer, recurring: bool = False) -> str:
    """Return a calendar; its stamps are the day of the review, so that the bytes stay the same.

    What recurs does so every year, as an anniversary. Raises UsageError where no event is known to
    the day, because a calendar has to have a component (RFC 5545, section 3.6).
    """
    dataset = answer.dataset
    held = [event for event in answer.events if holds(event)]
    if not held:
        raise UsageError(
            "no event here is known to the day, and a calendar has to have one; "
            "take another format, such as csv"
        )
    lines = [
        _line("BEGIN", "VCALENDAR"),
        _line("VERSION", "2.0"),
        _line("PRODID", "-//kztimeline//kztimeline//EN"),
        _line("CALSCALE", "GREGORIAN"),
        _line("NAME", dataset.title),
        _line("X-WR-CALNAME", dataset.title),
    ]
    origin = _origin(dataset)
    for event in held:
        lines += _event(event, dataset, origin, recurring)
    lines.append(_line("END", "VCALENDAR"))
    return "".join(lines)


def _origin(dataset: Dataset) -> str:
    """Return what tells a dataset from others, whose events may have the same ids: its title.

    All else in it changes from version to version, and a calendar must know its events again. Case
    and space make no difference.
    """
    title = " ".join(dataset.title.casefold().split())
    return f"{sha256(title.encode(errors='replace')).hexdigest()[:16]}.kztimeline"


def _event(event: Event, dataset: Dataset, origin: str, recurring: bool) -> Iterator[str]:
    first, last = event.date.bounds
    reviewed = datetime.combine(dataset.reviewed.bounds[0], time(), UTC)
    yield _line("BEGIN", "VEVENT")
    yield _line("UID", f"{event.id}@{origin}")
    yield _line("DTSTAMP", reviewed, vDDDTypes)
    yield _line("LAST-MODIFIED", reviewed, vDDDTypes)
    yield _line("DTSTART", first, vDDDTypes)
    if recurring:
        # As `on` has it: what lasted long is recalled where it began.
        last = last if (last - first).days < SHORT else first
        yield _RECURRING["leap" if (first.month, first.day) == (2, 29) else "common"]
    yield _line("DTEND", last + timedelta(1), vDDDTypes)
    # Next to this year's appointments nobody could tell when it was.
    yield _line("SUMMARY", f"{event.title} ({first.year})" if recurring else event.title)
    yield _line("DESCRIPTION", _description(event, dataset))
    if event.place:
        yield _line("LOCATION", event.place)
    if event.topics:
        yield _line("CATEGORIES", event.topics, vCategory)
    if address := _address(event, dataset):
        yield _line("URL", address, vUri)
    yield _line("TRANSP", "TRANSPARENT")
    yield _line("END", "VEVENT")


@lru_cache(1000)  # the same days, places and topics come again and again
def _line(name: str, value: object, kind: Callable[[Any], Any] | None = None) -> str:
    """Return a content line, folded, of a value of a kind; without one it is text."""
    written = kind(value) if kind else vInline(_text(str(value)))
    return f"{Contentline.from_parts(name, written.params, written).to_ical().decode()}\r\n"


def _text(text: str) -> str:
    """Escape a text; line ends become LF first, other control characters visible."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(escape, lines)).translate(_ESCAPES)


def _description(event: Event, dataset: Dataset) -> str:
    lines = [_line_of(claim, event, dataset) for claim in event.claims]
    return "\n".join([*([event.summary] if event.summary else []), *lines])


def _line_of(claim: Claim, event: Event, dataset: Dataset) -> str:
    where, says = place_in_source(dataset, claim), _said(claim, event)
    return where + between(where, says, ": ", " says ") + says


def _said(claim: Claim, event: Event) -> str:
    return f"{words(claim.date)} ({event.verdict(claim)})" if claim.date else "mentions it"


def _address(event: Event, dataset: Dataset) -> str:
    """Return the first address of a source that agrees; a URI is not escaped as text is."""
    addresses = (uri(dataset.source(source).url) for source in event.record_sources)
    return next(filter(None, addresses), "")
