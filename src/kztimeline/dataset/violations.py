"""Violations of the format: a rule that is broken, at a path."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from ..text.closest import closest

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


_EMPTY = '""'
