"""A timeline and fact lookup for dated, sourced statements.

What the commands do, a program can do: `load` a dataset, ask it, and `export` what it answers.
Everything that docs/api.md offers is importable from here.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dataset.load import load, loads
    from .dates.edtf import Date, parse
    from .dates.periods import period
    from .dates.words import words
    from .errors import (
        DatasetError,
        DateError,
        FileError,
        KztimelineError,
        NotFoundError,
        UsageError,
    )
    from .formats import FORMATS, export
    from .formats.citations import STYLES
    from .model import Claim, Dataset, Event, Fact, Source, Topic
    from .queries.anniversaries import on
    from .queries.answer import Answer
    from .queries.between import between, moment
    from .queries.claims import check_claims
    from .queries.filters import Question
    from .queries.listings import behind, events, facts, sources
    from .queries.lookup import find
    from .queries.search import search

__all__ = [
    "FORMATS",
    "STYLES",
    "Answer",
    "Claim",
    "Dataset",
    "DatasetError",
    "Date",
    "DateError",
    "Event",
    "Fact",
    "FileError",
    "KztimelineError",
    "NotFoundError",
    "Question",
    "Source",
    "Topic",
    "UsageError",
    "behind",
    "between",
    "check_claims",
    "events",
    "export",
    "facts",
    "find",
    "load",
    "loads",
    "moment",
    "on",
    "parse",
    "period",
    "search",
    "sources",
    "words",
]
__version__ = "0.1.0"

_HOMES = {
    "dataset.load": "load loads",
    "dates.edtf": "Date parse",
    "dates.periods": "period",
    "dates.words": "words",
    "errors": "DatasetError DateError FileError KztimelineError NotFoundError UsageError",
    "formats": "FORMATS export",
    "formats.citations": "STYLES",
    "model": "Claim Dataset Event Fact Source Topic",
    "queries.anniversaries": "on",
    "queries.answer": "Answer",
    "queries.between": "between moment",
    "queries.claims": "check_claims",
    "queries.filters": "Question",
    "queries.listings": "behind events facts sources",
    "queries.lookup": "find",
    "queries.search": "search",
}
"""Where each name lives. They are imported when first asked for: the command line needs few."""


def __getattr__(name: str) -> object:
    """Import what the package offers when it is first asked for."""
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names.split():
            globals()[name] = getattr(import_module(f".{module}", __name__), name)
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
