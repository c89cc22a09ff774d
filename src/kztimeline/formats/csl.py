"""CSL-JSON (Citation Style Language 1.0.2), which Zotero, pandoc and citation processors read."""

import json
from typing import Any

from ..dates.edtf import Date
from ..dates.units import Point
from ..dates.words import words
from ..model import Source
from ..text.escape import escape_json
from ..text.links import href

_TYPES = {
    "interview": "interview",
    "resolution": "report",  # as legislation, APA makes a US public law of it and names no body
    "law": "legislation",
    "treaty": "treaty",
    "press-release": "report",
    "news": "article-newspaper",
    "newspaper": "article-newspaper",
    "encyclopaedia": "entry-encyclopedia",
    "web-page": "webpage",
    "dataset": "dataset",
    "book": "book",
    "report": "report",
    "speech": "speech",
    "letter": "personal_communication",
}
"""The item types for the kinds of source that datasets use; others are documents."""
_CONTAINED = ("article-newspaper", "entry-encyclopedia")
"""What appeared within something that its publisher is called by."""
_PAGES = ("web-page", "encyclopaedia")
"""The kinds of source that are what stands at an address, and may change there."""
_PARTS = {"year": 1, "month": 2, "day": 3}
"""How many parts of a date are known; of a season the year is."""


def as_csl(sources: tuple[Source, ...], reviewed: Date | None = None) -> str:
    """Return an array of items, with dates of reduced precision.

    `reviewed` is the day on which addresses were last looked up.
    """
    items = [_item(source, reviewed) for source in sources]
    return escape_json(json.dumps(items, ensure_ascii=False, indent=2)) + "\n"


def is_address(source: Source) -> bool:
    """Return whether the address is the source, so that it matters when it was looked up."""
    return bool(href(source.url)) and (source.kind in _PAGES or source.date is None)


def _item(source: Source, reviewed: Date | None) -> dict[str, Any]:
    # Of a document, styles such as Harvard and IEEE leave the symbol out.
    kind = _TYPES.get(source.kind, "report" if source.symbol else "document")
    author = source.author or source.publisher
    contained = kind in _CONTAINED
    item: dict[str, Any] = {
        "id": source.id,
        "type": kind,
        "genre": "Press release" if source.kind == "press-release" else None,
        "title": source.title,
        # Literal, because nobody knows which part of a name is which.
        "author": [{"literal": author}] if author else None,
        "container-title": source.publisher if contained else None,
        # Who stands as the author is not named again.
        "publisher": source.publisher if source.author and not contained else None,
        "number": source.symbol,
        "issued": _issued(source.date) if source.date else None,
        "accessed": _issued(reviewed) if reviewed and is_address(source) else None,
        "URL": href(source.url) or None,
    }
    return {key: value for key, value in item.items() if value is not None}


def _issued(value: Date) -> dict[str, Any]:
    """Return a CSL date; what date-parts and seasons cannot say is said in words."""
    points = [point for point in (value.start, value.end) if point]
    if value.shape == "point":
        points = points[:1]
    if value.shape == "one-of" or (value.shape == "span" and len(points) < 2):
        return {"literal": words(value)}
    season = points[0].text[5:7] if points[0].unit == "season" and len(points) == 1 else ""
    if not all(point.unit in _PARTS for point in points) and not "21" <= season <= "24":
        return {"literal": words(value)}
    issued: dict[str, Any] = {"date-parts": [_parts(point) for point in points]}
    if season:
        issued["season"] = int(season) - 20
    return issued | ({"circa": True} if value.qualified else {})


def _parts(point: Point) -> list[int]:
    first = point.first
    return [first.year, first.month, first.day][: _PARTS.get(point.unit, 1)]
