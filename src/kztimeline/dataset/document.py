"""A parsed file as far as it can be read, and every rule of the format that it breaks."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from . import rules
from .files import File
from .limits import Limits
from .rules import Record
from .schema import DATASET, THINGS
from .tables import Table
from .violations import KeyPath, Report, Violation

MOST_VIOLATIONS = 1_000
"""How many violations a file has at most: nobody mends more before checking again."""


class Document(NamedTuple):
    """The tables of a file, by kind, in the order of the file."""

    dataset: Record
    sources: Sequence[Record]
    topics: Sequence[Record]
    events: Sequence[Record]
    facts: Sequence[Record]
    violations: Sequence[Violation]
    """What stops a file from being loaded; after MOST_VIOLATIONS the rest is not read."""

    @property
    def statements(self) -> Sequence[Record]:
        """Everything that carries claims."""
        return *self.events, *self.facts

    @property
    def records(self) -> Iterator[Record]:
        """Every table of the file, claims included."""
        yield from (self.dataset, *self.sources, *self.topics)
        for statement in self.statements:
            yield statement
            yield from statement.claims


class _Enough(Exception):
    """There are so many violations that no more are looked for."""


def read(file: File, limits: Limits) -> Document:
    """Return what can be read of a file.

    Raises DatasetError where it is no TOML, and FileError where it has more than the limits allow.
    """
    from .toml import parse

    tables = parse(file, limits)
    things = [thing for key in THINGS for thing in _array(tables.get(key))]
    limits.refuse(file.name, len(things), limits.things, "{:,} sources, topics, events and facts")
    items = sum(len(array) for array in _arrays(things) if isinstance(array, list))
    limits.refuse(file.name, items, limits.items, "{:,} claims, names and references to topics")
    return examine(tables)


def _arrays(things: list[Any]) -> list[Any]:
    """Return what should be the arrays of some tables: claims, topics, names in a language."""
    tables = [thing for thing in things if isinstance(thing, dict)]
    names = [table["names"] for table in tables if "names" in table]
    by_language = [array for each in names if isinstance(each, dict) for array in each.values()]
    return [table.get(key) for table in tables for key in ("claims", "topics")] + by_language


def _array(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def examine(tables: dict[str, Any]) -> Document:
    """Return what can be read of the tables of a file."""
    violations: list[Violation] = []

    def report(violation: Violation) -> None:
        if len(violations) == MOST_VIOLATIONS:
            raise _Enough
        violations.append(violation)

    header: dict[str, Any] = {}
    things: dict[str, Sequence[Record]] = dict.fromkeys(THINGS, ())
    with suppress(_Enough):
        rules.check_root(tables, report)
        if "dataset" in tables:
            header = _fields(tables["dataset"], DATASET, ("dataset",), report)
        for key in THINGS:
            things[key] = _records(tables.get(key, []), key, report)
        rules.check_ids(things, report)
        rules.check_references(things, report)
    return Document(Record(("dataset",), header), **things, violations=violations)


def _records(tables: Any, key: str, report: Report) -> list[Record]:
    """Return what stands under `[[key]]`."""
    if not isinstance(tables, list):
        message = f"{key}: write each one under [[{key}]], with two brackets"
        report(Violation((key,), message, "wrong-type"))
        return []
    kind = THINGS[key]
    records = [
        Record(path := (key, index), _fields(table, kind, path, report))
        for index, table in enumerate(tables)
    ]
    if "claims" in kind.keys:
        rules.check_claims(records, report)
    return records


def _fields(table: Any, kind: Table, path: KeyPath, report: Report) -> dict[str, Any]:
    try:
        return kind(table)
    except ValueError:
        return kind.read(table, path, str(path[-1]), report)
