"""iCalendar (RFC 5545, with NAME of RFC 7986): events that are known to the day, as whole days."""

import datetime

from ..dates.words import words
from ..model import Claim, Dataset, Event
from ..queries.answer import Answer
from ..text.escape import escape
from ..text.links import uri
from ..wording import place_in_source

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_OCTETS = 75


def holds(event: Event) -> bool:
    """Return whether both ends of an event are certain days, so that a calendar can have it."""
    ends = (event.date.start, event.date.end)
    exact = all(end and end.unit == "day" and not end.mark for end in ends)
    return exact and event.date.shape != "one-of" and event.date.bounds[1] < datetime.date.max


def export(answer: Answer) -> str:
    """Return a calendar; DTSTAMP is the day of the dataset's review, so the bytes stay the same."""
    dataset = answer.dataset
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//kztimeline//kztimeline//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(dataset.title)}",
        f"X-WR-CALNAME:{_text(dataset.title)}",
    ]
    for event in answer.events:
        if holds(event):
            lines += _event(event, dataset)
    lines.append("END:VCALENDAR")
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _event(event: Event, dataset: Dataset) -> list[str]:
    first, last = event.date.bounds
    fields = {
        "UID": f"{event.id}@kztimeline",
        "DTSTAMP": f"{_day(dataset.reviewed.bounds[0])}T000000Z",
        "DTSTART;VALUE=DATE": _day(first),
        "DTEND;VALUE=DATE": _day(last + datetime.timedelta(1)),
        "SUMMARY": _text(event.title),
        "DESCRIPTION": _text(_description(event, dataset)),
        "LOCATION": _text(event.place or ""),
        "CATEGORIES": ",".join(map(_text, event.topics)),
        "URL": _address(event, dataset),
        "TRANSP": "TRANSPARENT",
    }
    lines = [f"{name}:{value}" for name, value in fields.items() if value]
    return ["BEGIN:VEVENT", *lines, "END:VEVENT"]


def _description(event: Event, dataset: Dataset) -> str:
    lines = [f"{place_in_source(dataset, claim)}: {_said(claim, event)}" for claim in event.claims]
    return "\n".join([*([event.summary] if event.summary else []), *lines])


def _said(claim: Claim, event: Event) -> str:
    return f"{words(claim.date)} ({event.verdict(claim)})" if claim.date else "mentions it"


def _address(event: Event, dataset: Dataset) -> str:
    """Return the first address of a source that agrees; a URI is not escaped as text is."""
    agreeing = (claim.source for claim in event.claims if event.verdict(claim) == "agrees")
    return next(filter(None, (uri(dataset.source(source).url) for source in agreeing)), "")


def _day(day: datetime.date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """Escape a text value (3.3.11); line ends become LF first, other control characters visible."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(escape, lines)).translate(_ESCAPES)


def _fold(line: str) -> str:
    """Fold a line at 75 octets (3.1) without cutting a character."""
    data, parts, start, room = line.encode(), [], 0, _OCTETS
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(data[start:end])
        start, room = end, _OCTETS - 1  # a space stands before the rest
    return b"\r\n ".join([*parts, data[start:]]).decode()
