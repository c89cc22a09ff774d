"""The rules of the format: `load` stops at the first one that is broken, `check` goes on."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..errors import brief
from . import readers
from . import schema as keys

Steps = tuple[str | int, ...]
Table = dict[str, Any]
Read = Callable[[object], object]


class Fault(Exception):
    """A broken rule, and the path to what breaks it."""

    def __init__(self, path: Steps, message: str, rule: str = "bad-value") -> None:
        super().__init__(brief(message))
        self.path = path
        self.rule = rule


Report = Callable[[Fault], None]

_GUESSES = 50_000
"""With how many names one check compares what it does not know; each takes some microseconds."""


def stop(fault: Fault) -> None:
    """Report a fault by raising it."""
    raise fault


def check_root(document: Table, report: Report = stop) -> None:
    """Report what a file must not have at its top, and what it must."""
    suspected: list[str] = []
    for key in document:
        if key not in keys.ROOT:
            suspected += _unknown((key,), "the file", keys.ROOT, report)
    if "dataset" not in document and "dataset" not in suspected:
        message = "there is no [dataset] table; begin with one that has title and coverage"
        report(Fault((), message, "missing-key"))


def records(
    document: Table, key: str, kind: keys.Kind, report: Report = stop
) -> Iterator[tuple[Steps, Table]]:
    """Yield the path and the fields of each table under `[[key]]`."""
    tables = document.get(key, [])
    if not isinstance(tables, list):
        message = f"{key}: write each one under [[{key}]], with two brackets"
        report(Fault((key,), message, "wrong-type"))
        return
    for index, table in enumerate(tables):
        yield (key, index), record(table, kind, (key, index), report)


def claims(
    tables: Sequence[object], kind: keys.Kind, path: Steps, report: Report = stop
) -> list[tuple[Steps, Table]]:
    """Return the path and the fields of each claim of the statement at `path`."""
    if not tables:
        message = "there are no claims; every statement needs a source"
        report(Fault((*path, "claims"), message, "no-claims"))
    return [
        (where := (*path, "claims", index), record(table, kind, where, report))
        for index, table in enumerate(tables)
    ]


def record(table: object, kind: keys.Kind, path: Steps, report: Report = stop) -> Table:
    """Return the fields of one table, each read by its reader, without those at fault."""
    known = kind.keys
    try:
        fields = {key: known[key](value) for key, value in table.items()}  # type: ignore[attr-defined]
    except (AttributeError, KeyError, ValueError):
        return _examined(table, kind, path, report)
    return fields if kind.required <= fields.keys() else _examined(table, kind, path, report)


def _examined(table: object, kind: keys.Kind, path: Steps, report: Report) -> Table:
    """Do what `record` does for a table with something wrong in it, key by key."""
    if not isinstance(table, dict):
        message = f"{kind.name} must be a table, not {readers.kind(table)}"
        report(Fault(path, message, "wrong-type"))
        return {}
    fields: Table = {}
    known = kind.keys
    suspected: list[str] = []
    for key, value in table.items():
        if key not in known:
            suspected += _unknown((*path, key), kind.name, tuple(known), report)
            continue
        try:
            fields[key] = known[key](value)
        except ValueError:
            for fault in _culprits(known[key], value, (*path, key), key):
                report(fault)
    for key in known:
        if key in kind.required and key not in table and key not in suspected:
            report(Fault(path, f"{kind.name} needs the key {key}", "missing-key"))
    return fields


def _culprits(read: Read, value: object, path: Steps, key: str) -> Iterator[Fault]:
    """Yield a fault for each item that cannot be read, or else one for the whole value."""
    try:
        read(value)
    except ValueError as error:
        message, rule = f"{key}: {error}", getattr(error, "rule", "bad-value")
        found: list[Fault] = []
        if isinstance(value, list) and takes(read, []):
            for index, item in enumerate(value):
                found += _culprits(lambda part: read([part]), item, (*path, index), key)
        elif isinstance(value, dict) and takes(read, {}):
            for name, item in value.items():
                inner = _under(read, name)
                found += _culprits(inner, item, (*path, name), key)
        yield from found or [Fault(path, message, rule)]


def takes(read: Read, value: object) -> bool:
    """Whether a reader has nothing against a value."""
    try:
        read(value)
    except ValueError:
        return False
    return True


def _under(read: Read, name: str) -> Read:
    return lambda part: read({name: part})


def _unknown(path: Steps, owner: str, known: tuple[str, ...], report: Report) -> list[str]:
    """Report an unknown key, and return the known one that may have been meant."""
    key = str(path[-1])
    close = _close(key, known)
    hint = f"did you mean {close[0]}?" if close else f"{owner} takes {', '.join(known)}"
    shown = key or '""'
    report(Fault(path, f"unknown key {shown}; {hint}", "unknown-key"))
    return close


def check_figure(claim: Table, value: object, path: Steps, report: Report = stop) -> None:
    """Report a claim that cannot be held against its fact."""
    relation = (*path, "relation")
    if "value" not in claim:
        if "relation" in claim:
            message = "relation: there is no value that it relates to"
            report(Fault(relation, message, "bad-relation"))
    elif isinstance(claim["value"], str) != isinstance(value, str):
        own, other = readers.kind(value), readers.kind(claim["value"])
        message = f"value: the fact's value is {own}, this one is {other}"
        report(Fault((*path, "value"), message))
    elif isinstance(value, str) and claim.get("relation", "=") != "=":
        message = "relation: text can only be equal; leave relation out"
        report(Fault(relation, message, "bad-relation"))


def check_ids(document: Table, report: Report = stop) -> None:
    """Ids name one thing each, over all kinds together, so that `show` never has to ask."""
    seen: dict[str, str] = {}
    for key in keys.ROOT[1:]:
        for index, table in enumerate(document.get(key, [])):
            name = table.get("id")
            if name in seen:
                message = (
                    f'the id "{name}" is taken by one of the {seen[name]}; every id must be unique'
                )
                report(Fault((key, index, "id"), message, "duplicate-id"))
            elif name is not None:
                seen[name] = key


def check_references(document: Table, report: Report = stop) -> None:
    """Report each id of a source or topic that nothing has."""
    known = {
        kind: {table["id"] for table in document.get(f"{kind}s", []) if "id" in table}
        for kind in ("source", "topic")
    }
    compared = 0
    for path, kind, name in _dangling(document, known["source"], known["topic"]):
        close = _close(name, sorted(known[kind])) if compared < _GUESSES else []
        compared += len(known[kind])
        hint = f"did you mean {close[0]}?" if close else f"add it under [[{kind}s]]"
        report(Fault(path, f'no {kind} has the id "{name}"; {hint}', f"unknown-{kind}"))


def _dangling(
    document: Table, sources: set[str], topics: set[str]
) -> Iterator[tuple[Steps, str, str]]:
    """Yield the path, the kind and the id of each thing that is referred to and not there."""
    for key in ("events", "facts"):
        for index, table in enumerate(document.get(key, [])):
            for number, claim in enumerate(table.get("claims", [])):
                source = claim.get("source")
                if source is not None and source not in sources:
                    yield (key, index, "claims", number, "source"), "source", source
            for number, topic in enumerate(table.get("topics", [])):
                if topic not in topics and topic is not None:
                    yield (key, index, "topics", number), "topic", topic
            topic = table.get("topic")
            if topic is not None and topic not in topics:
                yield (key, index, "topic"), "topic", topic


def _close(name: str, known: Sequence[str]) -> list[str]:
    """Return the one known name that comes near, if there is one."""
    from difflib import get_close_matches

    return get_close_matches(name, known, 1)
