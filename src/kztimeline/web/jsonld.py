"""Events as linked data (schema.org), with dates that are no more exact than they are known."""

from json import dumps
from typing import Any

from markupsafe import Markup

from ..dates.edtf import Date
from ..dates.units import Point
from ..model import Dataset, Event
from ..text.escape import escape_json, one_line

_HARMLESS = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&"})
"""Nothing in the data can end the script element or begin a comment in it."""
_SIZES = {"year": 4, "month": 7, "day": 10}
"""How much of a day's text says a unit; `1985-04-XX` is a month like any other."""
_CONTEXT = {"@vocab": "https://schema.org/"}
"""The vocabulary itself: nobody has to fetch a context to expand it."""


def jsonld(dataset: Dataset, events: tuple[Event, ...]) -> Markup:
    """Return the content of a script element; nothing in it can end the element."""
    about = {
        "@type": "Dataset",
        "name": dataset.title,
        "description": one_line(dataset.description),
        "version": dataset.version,
        "inLanguage": dataset.language,
        "license": {"@type": "CreativeWork", "name": dataset.license},
        "temporalCoverage": _coverage(dataset.coverage),
    }
    graph = {"@context": _CONTEXT, "@graph": [_tidy(about), *map(_event, events)]}
    text = dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return Markup(escape_json(text).translate(_HARMLESS))


def _event(event: Event) -> dict[str, Any]:
    start, end = _ends(event.date)
    return _tidy(
        {
            "@type": "Event",
            "@id": f"#{event.id}",
            "name": event.title,
            "startDate": start,
            "endDate": end,
            "description": one_line(event.summary),
            "location": event.place and {"@type": "Place", "name": event.place},
        }
    )


def _ends(date: Date) -> tuple[str, str]:
    """Return first and last date as ISO 8601 has them; what it cannot say is left out."""
    if date.shape == "one-of":
        return "", ""
    return _iso(date.start), _iso(date.end)


def _iso(point: Point | None) -> str:
    sure = point and not point.mark and point.unit in _SIZES
    return point.first.isoformat()[: _SIZES[point.unit]] if point and sure else ""


def iso(date: Date) -> str:
    """Return a date as HTML's `time` and schema.org take it, where they can without loss."""
    return _iso(date.start) if date.shape == "point" else ""


def _coverage(date: Date) -> str:
    """Return an interval as schema.org writes it; `..` is its word for an open end."""
    start, end = _ends(date)
    both = start and (end or date.text.endswith("/.."))
    return f"{start}/{end or '..'}" if both and date.shape == "span" else start


def _tidy(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value}
