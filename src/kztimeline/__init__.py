"""A timeline and fact lookup for dated, sourced statements.

What the commands do, a program can do: `load` a dataset, ask it, and `export` what it answers.
Everything that docs/api.md offers is importable from here.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .check import check_file, check_text
    from .check.diagnostics import Diagnostic
    from .dataset.limits import Limits
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
        UnknownIdError,
        UsageError,
    )
    from .formats import FORMATS, export
    from .formats.citations import STYLES
    from .formats.objects import records
    from .model import Claim, Dataset, Event, Fact, Source, Topic
    from .queries.anniversaries import Anniversary, on
    from .queries.answer import KINDS, Answer
    from .queries.between import Distance, between, moment
    from .queries.claims import CheckedClaim, check_claims
    from .queries.filters import Question
    from .queries.listings import behind, events, facts, sources
    from .queries.lookup import find
    from .queries.search import Hit, search
    from .web.notebook import Timeline, timeline

__all__ = [
    "FORMATS",
    "KINDS",
    "STYLES",
    "Anniversary",
    "Answer",
    "CheckedClaim",
    "Claim",
    "Dataset",
    "DatasetError",
    "Date",
    "DateError",
    "Diagnostic",
    "Distance",
    "Event",
    "Fact",
    "FileError",
    "Hit",
    "KztimelineError",
    "Limits",
    "NotFoundError",
    "Question",
    "Source",
    "Timeline",
    "Topic",
    "UnknownIdError",
    "UsageError",
    "behind",
    "between",
    "check_claims",
    "check_file",
    "check_text",
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
    "records",
    "search",
    "sources",
    "timeline",
    "words",
]
__version__ = "0.1.0"

_HOMES = {
    "check": "check_file check_text",
    "check.diagnostics": "Diagnostic",
    "dataset.limits": "Limits",
    "dataset.load": "load loads",
    "dates.edtf": "Date parse",
    "dates.periods": "period",
    "dates.words": "words",
    "errors": (
        "DatasetError DateError FileError KztimelineError NotFoundError UnknownIdError UsageError"
    ),
    "formats": "FORMATS export",
    "formats.citations": "STYLES",
    "formats.objects": "records",
    "model": "Claim Dataset Event Fact Source Topic",
    "queries.anniversaries": "Anniversary on",
    "queries.answer": "KINDS Answer",
    "queries.between": "Distance between moment",
    "queries.claims": "CheckedClaim check_claims",
    "queries.filters": "Question",
    "queries.listings": "behind events facts sources",
    "queries.lookup": "find",
    "queries.search": "Hit search",
    "web.notebook": "Timeline timeline",
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
