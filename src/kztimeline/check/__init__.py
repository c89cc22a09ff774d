"""The linter of datasets: every broken rule, at its place, with the way to mend it."""

from collections.abc import Iterator
from pathlib import Path

from .. import tomlfile
from ..rules import Fault
from . import draft, sense, wording
from .finding import FORMAT_RULES, RULES, TRUST_RULES, Finding
from .sheet import Sheet
from .show import as_github, as_text

__all__ = [
    "FORMAT_RULES",
    "RULES",
    "TRUST_RULES",
    "Finding",
    "as_github",
    "as_text",
    "check",
    "check_file",
]


def check_file(path: Path) -> tuple[Finding, ...]:
    """Return all that is wrong with the dataset in a file, in the order of its lines.

    Raises BadFile where the file cannot be read.
    """
    try:
        text = tomlfile.read(path)
    except tomlfile.Misplaced as error:
        line, column = error.place
        place = (str(path), line, column, column + 1)
        return (Finding(*place, "encoding", "error", error.reason, error.line),)
    return check(text, str(path))


def check(text: str, name: str = "dataset") -> tuple[Finding, ...]:
    """Return all that is wrong with the dataset in `text`; `name` stands for its file."""
    sheet = Sheet(text, name)
    try:
        document = tomlfile.parse(text, name)
    except tomlfile.Misplaced as error:
        return (sheet.finding(error.place, "toml", error.reason),)
    faults: list[Fault] = []
    read = draft.read(document, faults.append)
    faults += _trust(read)
    found = [sheet.fault(fault) for fault in faults]
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.column)))


def _trust(read: draft.Draft) -> Iterator[Fault]:
    yield from sense.check(read)
    yield from wording.check(read)
