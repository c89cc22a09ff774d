"""iCalendar (RFC 5545, with NAME of RFC 7986): events that are known to the day, as whole days.

The library writes and folds each line. Its objects for calendars and events are left out: they copy
and check each property several times, and would take four times as long as a CSV.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from icalendar.parser import Contentline
from icalendar.prop import vCategory, vDDDTypes, vInline, vUri

from ..dates.words import words
from ..model import Claim, Dataset, Event
from ..queries.answer import Answer
from ..text.escape import escape
from ..text.links import uri
from ..wording import place_in_source

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
"""Of text (3.3.11); the library's own vText takes the letters `\\N` in data for a line end."""


def holds(event: Event) -> bool:
    """Return whether both ends of an event are certain days, so that a calendar can have it."""
    return event.date.exact and event.date.bounds[1] < date.max


def export(answer: Answer) -> str:
    """Return a calendar; DTSTAMP is the day of the dataset's review, so the bytes stay the same."""
    dataset = answer.dataset
    lines = [
        _line("BEGIN", "VCALENDAR"),
        _line("VERSION", "2.0"),
        _line("PRODID", "-//kztimeline//kztimeline//EN"),
        _line("CALSCALE", "GREGORIAN"),
        _line("NAME", dataset.title),
        _line("X-WR-CALNAME", dataset.title),
    ]
    for event in answer.events:
        if holds(event):
            lines += _event(event, dataset)
    lines.append(_line("END", "VCALENDAR"))
    return "".join(lines)


def _event(event: Event, dataset: Dataset) -> Iterator[str]:
    first, last = event.date.bounds
    reviewed = datetime.combine(dataset.reviewed.bounds[0], time(), UTC)
    yield _line("BEGIN", "VEVENT")
    yield _line("UID", f"{event.id}@kztimeline")
    yield _line("DTSTAMP", reviewed, vDDDTypes)
    yield _line("DTSTART", first, vDDDTypes)
    yield _line("DTEND", last + timedelta(1), vDDDTypes)
    yield _line("SUMMARY", event.title)
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
    lines = [f"{place_in_source(dataset, claim)}: {_said(claim, event)}" for claim in event.claims]
    return "\n".join([*([event.summary] if event.summary else []), *lines])


def _said(claim: Claim, event: Event) -> str:
    return f"{words(claim.date)} ({event.verdict(claim)})" if claim.date else "mentions it"


def _address(event: Event, dataset: Dataset) -> str:
    """Return the first address of a source that agrees; a URI is not escaped as text is."""
    addresses = (uri(dataset.source(source).url) for source in event.record_sources)
    return next(filter(None, addresses), "")
