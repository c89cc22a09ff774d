"""Where in a file a violation stands; used only once something is wrong."""

from collections.abc import Iterable, Mapping

from .scanner import Mark, Marks, marks
from .violations import KeyPath, Violation

Place = tuple[int, int]
"""Line and column, both counted from 1."""
_AT_KEY = ("unknown-key", "missing-key", "no-claims", "language")
"""The rules that a key breaks, or a table; all others are broken by a value."""


def locate(text: str, violations: Iterable[Violation]) -> list[tuple[Mark, Violation]]:
    """Return violations with where they stand, in the order of the file."""
    violations = tuple(violations)
    found = marks(text, {violation.path for violation in violations})
    marked = [(_mark(found, violation), violation) for violation in violations]
    return sorted(marked, key=lambda each: each[0].start)


def _mark(found: Marks, violation: Violation) -> Mark:
    """Return where a violation is written, or the nearest part around it."""
    path = violation.path
    if violation.rule not in _AT_KEY and path in found.values:
        return found.values[path]
    path = written(found.keys, path)
    mark = found.keys.get(path, Mark(0, 0))
    return mark if mark.end > mark.start else found.values.get(path, mark)


def written(found: Mapping[KeyPath, object], path: KeyPath) -> KeyPath:
    """Return `path` as far as it is written out."""
    while path and path not in found:
        path = path[:-1]
    return path


def place(text: str, at: int) -> Place:
    """Return line and column of an offset."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
