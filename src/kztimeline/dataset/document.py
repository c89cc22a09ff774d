"""A dataset as far as it can be read: what is at fault is left out and reported."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from . import readers, rules
from . import schema as keys
from .rules import Report, Steps


class Entry(NamedTuple):
    """One table: its path, and those of its fields that can be read."""

    path: Steps
    fields: dict[str, Any]
    claims: tuple["Entry", ...] = ()

    def get(self, key: str) -> Any:
        """Return a field, or None where it is missing or at fault."""
        return self.fields.get(key)

    def at(self, *steps: str | int) -> Steps:
        """Return the path to something within the table."""
        return (*self.path, *steps)


class Draft(NamedTuple):
    """The tables of a file, by kind."""

    dataset: Entry
    sources: tuple[Entry, ...]
    topics: tuple[Entry, ...]
    events: tuple[Entry, ...]
    facts: tuple[Entry, ...]

    @property
    def statements(self) -> tuple[Entry, ...]:
        """Everything that carries claims."""
        return *self.events, *self.facts

    @property
    def entries(self) -> Iterator[Entry]:
        """Every table of the file, claims included."""
        yield from (self.dataset, *self.sources, *self.topics)
        for statement in self.statements:
            yield statement
            yield from statement.claims


def read(document: dict[str, Any], report: Report) -> Draft:
    """Return what can be read of a parsed file; every breach of the format is reported."""
    rules.check_root(document, report)
    header = document.get("dataset")
    draft = Draft(
        Entry(
            ("dataset",),
            {} if header is None else rules.record(header, keys.DATASET, ("dataset",), report),
        ),
        _entries(document, "sources", keys.SOURCE, report),
        _entries(document, "topics", keys.TOPIC, report),
        _statements(document, "events", keys.EVENT, keys.EVENT_CLAIM, report),
        _statements(document, "facts", keys.FACT, keys.FACT_CLAIM, report),
    )
    for fact in draft.facts:
        for claim in fact.claims:
            if "value" in fact.fields:
                rules.check_figure(claim.fields, fact.fields["value"], claim.path, report)
    readable = {kind: [_fields(entry) for entry in getattr(draft, kind)] for kind in keys.ROOT[1:]}
    rules.check_ids(readable, report)
    rules.check_references(readable, report)
    return draft


def _entries(
    document: dict[str, Any], key: str, kind: keys.Kind, report: Report
) -> tuple[Entry, ...]:
    return tuple(
        Entry(path, _salvaged(document[key][path[-1]], kind, fields))
        for path, fields in rules.records(document, key, kind, report)
    )


def _statements(
    document: dict[str, Any], key: str, kind: keys.Kind, claim: keys.Kind, report: Report
) -> tuple[Entry, ...]:
    found = []
    for path, fields in rules.records(document, key, kind, report):
        tables = fields.pop("claims", None)
        claims = [] if tables is None else rules.claims(tables, claim, path, report)
        for table, (_, said) in zip(tables or (), claims, strict=True):
            if isinstance(table, dict) and "relation" in table and "relation" not in said:
                said.pop("value", None)  # nobody can tell what it says
        kept = _salvaged(document[key][path[-1]], kind, fields)
        found.append(Entry(path, kept, tuple(Entry(*each) for each in claims)))
    return tuple(found)


def _salvaged(table: object, kind: keys.Kind, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a table with what can be read of a list that has an item at fault.

    None stands in the place of such an item, so that one mistake does not hide the next.
    """
    kept = dict(fields)
    given = table if isinstance(table, dict) else {}
    topics, names = (given.get(key) if key in kind.keys else None for key in ("topics", "names"))
    if isinstance(topics, list):
        kept["topics"] = _readable(readers.ident, topics)
    if isinstance(names, dict):
        listed = {language: items for language, items in names.items() if isinstance(items, list)}
        kept["names"] = {key: _readable(readers.text, items) for key, items in listed.items()}
    return kept


def _readable(read: Callable[[object], str], items: list[object]) -> tuple[str | None, ...]:
    return tuple(read(item) if rules.takes(read, item) else None for item in items)


def _fields(entry: Entry) -> dict[str, Any]:
    return entry.fields | {"claims": [claim.fields for claim in entry.claims]}
