"""References to the sources behind a thing, ready to paste."""

from collections.abc import Callable

from ..dates.edtf import Date
from ..dates.words import words
from ..model import Source
from ..text.escape import escape
from .bibtex import as_bibtex
from .csl import as_csl

_ENDS = tuple(".?!…‽؟。！？")
"""What a sentence may end with instead of a full stop."""
_CLOSING = "\"'”’»"
"""What may stand behind that: a closing quotation mark."""


def as_text(sources: tuple[Source, ...], _reviewed: Date | None = None) -> str:
    """Return one reference a line: who, what, issued by whom, symbol, when, where."""
    return "".join(f"{_sentence(source)}\n" for source in sources)


STYLES: dict[str, Callable[..., str]] = {
    "text": as_text,
    "bibtex": as_bibtex,
    "csl-json": as_csl,
}
"""Every style by its name on the command line: a function of sources, and of the day on which
their addresses were last looked up, if that is to be named."""
ENDINGS = {"text": "txt text", "bibtex": "bib", "csl-json": "json"}
"""The endings of file names that mean a style."""


def _sentence(source: Source) -> str:
    issuer = source.publisher if source.author else None
    date = words(source.date) if source.date else ""
    date = f"{date[:1].upper()}{date[1:]}"  # the one part that is our own words, not a name
    parts = (source.author or source.publisher, source.title, issuer, source.symbol, date)
    text = " ".join(map(_ended, filter(None, parts)))
    return escape(f"{text} {source.url}" if source.url else text)


def _ended(part: str) -> str:
    return part if part.rstrip(_CLOSING).endswith(_ENDS) else f"{part}."
