"""Violations of the format: a rule that is broken, at a path; and what may have been meant."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
KeyPath = tuple[str | int, ...]
"""From the root of a file to something in it: keys of tables, and indices of arrays."""


class Violation(NamedTuple):
    """A rule that is broken."""

    path: KeyPath
    message: str
    rule: str = "bad-value"
    severity: Severity = "error"


Report = Callable[[Violation], None]


def unknown(
    table: Iterable[str], known: Iterable[str], owner: str, path: KeyPath, report: Report
) -> set[str]:
    """Report each key of a table that is unknown, and return the known ones that may be meant."""
    known = tuple(known)
    meant = set()
    for key in table:
        if key not in known:
            close = closest(key, known)
            meant |= {close} if close else set()
            hint = f"did you mean {close}?" if close else f"{owner} takes {', '.join(known)}"
            message = f"unknown key {key or _EMPTY}; {hint}"
            report(Violation((*path, key), message, "unknown-key"))
    return meant


def closest(name: str, known: Sequence[str]) -> str | None:
    """Return the one known name that comes near, if there is one."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found = process.extractOne(name, known, scorer=Indel.normalized_similarity, score_cutoff=_NEAR)
    return found[0] if found else None


_EMPTY = '""'
_NEAR = 0.6
"""How alike two names must be: `titel` and `title` are 0.8, `where` and `date` 0.2."""
