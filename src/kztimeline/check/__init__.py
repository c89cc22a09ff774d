"""The linter of datasets: every broken rule, at its place, with the way to mend it."""

from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from ..dataset import document as draft
from ..dataset import toml as tomlfile
from ..dataset.limits import MIB
from ..dataset.rules import Fault
from . import consistency as sense
from . import style as wording
from .finding import FORMAT_RULES, RULES, TRUST_RULES, Finding
from .sheet import Sheet
from .show import as_github, as_text

__all__ = [
    "FORMAT_RULES",
    "MOST",
    "RULES",
    "TRUST_RULES",
    "Finding",
    "as_github",
    "as_text",
    "check",
    "check_bytes",
    "check_file",
]


MOST = 1_000
"""How many findings a file has at most: nobody mends more before checking again."""


def check_file(path: Path, mib: int = MIB) -> tuple[Finding, ...]:
    """Return all that is wrong with the dataset in a file, in the order of its lines.

    After MOST findings it stops.

    Raises FileError where the file cannot be read.
    """
    return check_bytes(tomlfile.contents(path, mib), str(path), mib)


def check_bytes(data: bytes, name: str, mib: int = MIB) -> tuple[Finding, ...]:
    """Return all that is wrong with a dataset as it stands in a file; `name` stands for the file.

    Raises FileError where it is too large.
    """
    try:
        text = tomlfile.decode(data, name, mib)
    except tomlfile.Misplaced as error:
        line, column = error.place
        place = (name, line, column, column + 1)
        return (Finding(*place, "encoding", "error", error.reason, error.line, error.begins),)
    return check(text, name, mib)


def check(text: str, name: str = "dataset", mib: int = MIB) -> tuple[Finding, ...]:
    """Return all that is wrong with the dataset in `text`; `name` stands for its file."""
    sheet = Sheet(text, name)
    try:
        document = tomlfile.parse(text, name, mib)
    except tomlfile.Misplaced as error:
        return (sheet.finding(error.place, "toml", error.reason),)
    return tuple(sheet.faults(_faults(document)))


class _Enough(Exception):
    """There are so many findings that no more are looked for."""


def _faults(document: dict[str, Any]) -> list[Fault]:
    found: list[Fault] = []

    def report(fault: Fault) -> None:
        if len(found) == MOST:
            raise _Enough
        found.append(fault)

    with suppress(_Enough):
        read = draft.read(document, report)
        for fault in chain(sense.check(read), wording.check(read)):
            report(fault)
    return found
