"""BibTeX entries, as BibTeX, natbib's styles, biblatex, pybtex and pandoc take them."""

from itertools import groupby
from operator import itemgetter

from ..dates.edtf import Date
from ..dates.units import Point
from ..dates.words import month_name, words
from ..model import Source
from ..text.escape import escape
from ..text.links import uri
from .csl import is_address

_TEX = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
    # BibTeX counts braces and knows no escapes: \} would end the field.
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
)
_TYPES = {
    "book": "book",
    "news": "article",
    "newspaper": "article",
    "report": "techreport",
    "press-release": "techreport",
}
"""The entry types that say more than where something stands, by the kind of source."""
_ISSUER = {"book": "publisher", "article": "journal", "techreport": "institution"}
"""What the issuer is called in each of these; else it is an organization."""
_REPORTS = {"report": "Report", "press-release": "Press release"}
"""What a @techreport is, which else calls itself technical."""


def as_bibtex(sources: tuple[Source, ...], reviewed: Date | None = None) -> str:
    """Return an entry for each source, its date as exact as the source is dated.

    `reviewed` is the day on which addresses were last looked up.
    """
    return "\n".join(_entry(source, reviewed) for source in sources)


def _entry(source: Source, reviewed: Date | None) -> str:
    date, address = source.date, uri(source.url)
    year = _year(date) if date else {}
    kind = _TYPES.get(source.kind, "misc")
    if not (source.publisher and year):  # without which the styles of these types refuse an entry
        kind = "misc"
    if kind == "misc" and is_address(source) and not source.symbol:  # which @online cannot have
        kind = "online"
    author = source.author or source.publisher
    named = kind in _ISSUER or source.author
    fields = {
        "title": _title(source.title),
        # Styles show an author, but no publisher of a @misc; in braces, no name is taken apart.
        "author": author and _whole(author),
        _ISSUER.get(kind, "organization"): source.publisher and named and _tex(source.publisher),
        "type": kind == "techreport" and _REPORTS[source.kind],
        "key": not author and _whole(source.title),  # by which what nobody signed is sorted
        "number": kind != "misc" and source.symbol and _tex(source.symbol),
        "howpublished": kind == "misc" and source.symbol and _tex(source.symbol),  # has no number
        **year,
        "date": date and _edtf(date),
        # An address that may not be followed is text.
        "note": "; ".join(
            _tex(text)
            for text in (date and not _plain(date) and words(date), not address and source.url)
            if text
        ),
        # As it is: styles and biblatex take it letter by letter, without a command in it.
        "url": address,
        "urldate": reviewed and is_address(source) and reviewed.text,
    }
    lines = [
        f"  {key} = {value if key == 'month' else f'{{{value}}}'},"
        for key, value in fields.items()
        if value
    ]
    return "\n".join([f"@{kind}{{{source.id},", *lines, "}", ""])


def _year(value: Date) -> dict[str, str]:
    """Return year, month and day as far as they are certain."""
    if value.start is None or value.end is None:
        return {}
    first, last = value.bounds
    if first.year != last.year:
        return {}
    year = {"year": f"{first.year:04}"}
    if first.month == last.month:
        year["month"] = month_name(first.month)[:3].lower()  # a macro, which styles put in words
        if first == last:
            year["day"] = str(first.day)
    return year


def _plain(value: Date) -> bool:
    """Return whether year, month and day say all there is."""
    point = value.start
    exact = point and point.unit in ("year", "month", "day") and not point.mark
    return value.shape == "point" and bool(exact)


def _edtf(value: Date) -> str:
    """Return a date as biblatex reads it, which has level 1 of EDTF without open beginnings."""
    ends = [value.start, value.end] if value.end else [value.start]
    sayable = value.shape != "one-of" and all(point and _level_1(point) for point in ends)
    return value.text if sayable else ""


def _level_1(point: Point) -> bool:
    return point.unit != "season" or point.text[5:7] <= "24"


def _title(text: str) -> str:
    """Return a title with braces around each word that has a capital; those in a row share them.

    Braces around all of a title are a habit that Better BibTeX for Zotero ignores: it would lower
    the names. A first word of one capital, or of none, is as styles write it, and has no braces.
    """
    words = text.split(" ")
    first = words[0] == words[0].capitalize() and words[0][:1].isalnum()
    kept = [not first, *(word != word.lower() for word in words[1:])]
    runs = groupby(zip(kept, words, strict=True), key=itemgetter(0))
    texts = ((keep, " ".join(word for _, word in run)) for keep, run in runs)
    return " ".join(_whole(part) if keep else _tex(part) for keep, part in texts)


def _whole(text: str) -> str:
    """Return a text that keeps its capitals, and a name that is one: within braces.

    A command that comes first in braces has its letters changed by BibTeX, unless it is not first.
    """
    tex = _tex(text)
    return f"{{{'{}' * tex.startswith(chr(92))}{tex}}}"


def _tex(text: str) -> str:
    return escape(text).translate(_TEX)
