"""References to the sources behind a thing, ready to paste."""

import json
from collections.abc import Callable
from typing import Any

from ..dates.edtf import Date, Point
from ..dates.words import words
from ..model import Source
from ..text.escape import escape, escape_json
from ..text.links import href, uri

_CSL_TYPES = {
    "interview": "interview",
    "resolution": "legislation",
    "law": "legislation",
    "treaty": "treaty",
    "press-release": "article-newspaper",
    "news": "article-newspaper",
    "encyclopaedia": "entry-encyclopedia",
    "web-page": "webpage",
    "dataset": "dataset",
    "book": "book",
    "report": "report",
    "speech": "speech",
}
"""The item types of CSL 1.0.2 for the kinds of source that datasets use; others are documents."""
_TEX = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
    # BibTeX counts braces and knows no escapes: \} would end the field.
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
)


def as_text(sources: tuple[Source, ...]) -> str:
    """Return one reference a line: who, what, issued by whom, symbol, when, where."""
    return "".join(f"{_sentence(source)}\n" for source in sources)


def as_bibtex(sources: tuple[Source, ...]) -> str:
    """Return BibTeX entries of type `misc`, their years as exact as the sources are dated."""
    return "\n".join(_entry(source) for source in sources)


def as_csl(sources: tuple[Source, ...]) -> str:
    """Return CSL-JSON (Citation Style Language 1.0.2), with dates of reduced precision."""
    items = [_item(source) for source in sources]
    return escape_json(json.dumps(items, ensure_ascii=False, indent=2)) + "\n"


STYLES: dict[str, Callable[[tuple[Source, ...]], str]] = {
    "text": as_text,
    "bibtex": as_bibtex,
    "csl-json": as_csl,
}
"""Every style by its name on the command line."""
ENDINGS = {"text": "txt text", "bibtex": "bib", "csl-json": "json"}
"""The endings of file names that mean a style."""


def _sentence(source: Source) -> str:
    issuer = source.publisher if source.author else None
    date = source.date and words(source.date)
    parts = (source.author or source.publisher, source.title, issuer, source.symbol, date)
    text = " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in parts if part)
    return escape(f"{text} {source.url}" if source.url else text)


def _entry(source: Source) -> str:
    author = source.author or source.publisher
    fields = {
        "title": source.title,
        # Styles show an author, but no publisher of a @misc; in braces, no name is taken apart.
        "author": author and f"{{{_tex(author)}}}",
        "organization": source.publisher if source.author else None,
        "number": source.symbol,
        **_year(source.date),
        "note": source.date and words(source.date),
        "howpublished": source.url and _location(source.url),
    }
    raw = ("author", "howpublished")
    lines = [
        f"  {key} = {{{value if key in raw else _tex(value)}}},"
        for key, value in fields.items()
        if isinstance(value, str)
    ]
    return "\n".join([f"@misc{{{source.id},", *lines, "}", ""])


def _location(url: str) -> str:
    return rf"\url{{{uri(url)}}}" if href(url) else _tex(url)


def _year(value: Date | None) -> dict[str, str]:
    """Return year and month as far as they are certain; `note` says the rest in words."""
    first, last = (value.earliest, value.latest) if value else (None, None)
    if first is None or last is None or first.year != last.year:
        return {}
    year = {"year": f"{first.year:04}"}
    return year | ({"month": str(first.month)} if first.month == last.month else {})


def _tex(text: str) -> str:
    return escape(text).translate(_TEX)


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": source.id,
        "type": _CSL_TYPES.get(source.kind, "document"),
        "title": source.title,
        "author": [{"literal": source.author}] if source.author else None,
        "publisher": source.publisher,
        "number": source.symbol,
        "issued": _issued(source.date) if source.date else None,
        "URL": href(source.url) or None,
    }
    return {key: value for key, value in item.items() if value is not None}


def _issued(value: Date) -> dict[str, Any]:
    """Return a CSL date; what date-parts cannot say is said in words."""
    points = [point for point in (value.start, value.end) if point]
    if value.shape == "one-of" or len(points) < 2 or any(_unsayable(point) for point in points):
        return {"literal": words(value)}
    parts = [_parts(point) for point in (points[:1] if value.shape == "point" else points)]
    issued: dict[str, Any] = {"date-parts": parts}
    return issued | ({"circa": True} if any(point.mark for point in points) else {})


def _unsayable(point: Point) -> bool:
    return point.unit in ("season", "decade")


def _parts(point: Point) -> list[int]:
    known = {"year": 1, "month": 2, "day": 3}[point.unit]
    return [point.first.year, point.first.month, point.first.day][:known]
