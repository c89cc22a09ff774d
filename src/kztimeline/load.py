"""TOML to model, or the line that stands in the way."""

import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from . import keys, readers, tomlfile
from .errors import BadDataset
from .model import Claim, Dataset, Event, Fact, Source, Topic

Steps = tuple[str | int, ...]
Table = dict[str, Any]


class Fault(Exception):
    """A broken rule, and the path to the key that breaks it."""

    def __init__(self, path: Steps, message: str) -> None:
        super().__init__(message)
        self.path = path


def bundled() -> Path:
    """Return the path of the dataset that comes with kztimeline, installed or in a checkout."""
    here = Path(__file__).parent
    packed = here / "data" / "events.toml"
    return packed if packed.exists() else here.parents[1] / "data" / "events.toml"


def load(path: str | os.PathLike[str] | None = None) -> Dataset:
    """Return the dataset in the TOML file at `path`, or the bundled one.

    Raises BadFile where the file cannot be read, and BadDataset, with file and line, where it
    breaks a rule of the format.
    """
    file = bundled() if path is None else Path(path)
    return loads(tomlfile.read(file), str(file))


def loads(text: str, name: str = "dataset") -> Dataset:
    """Return the dataset that TOML `text` describes; `name` stands for it in messages.

    Raises BadDataset, with `name` and line, where it breaks a rule of the format.
    """
    document = tomlfile.parse(text, name)
    try:
        dataset = _dataset(document)
        _check_ids(document)
        _check_references(document)
    except Fault as fault:
        from .locate import locate, nearest

        line, _ = nearest(locate(text), fault.path)
        raise BadDataset(f"{name}:{line}: {fault}") from None
    return dataset


def _dataset(document: Table) -> Dataset:
    for key in document:
        if key not in keys.ROOT:
            raise Fault((key,), _unknown(key, "the file", keys.ROOT))
    if "dataset" not in document:
        raise Fault((), "there is no [dataset] table; begin with one that has title and coverage")
    header = _record(document["dataset"], keys.DATASET, ("dataset",))
    events = [_event(fields, path) for path, fields in _records(document, "events", keys.EVENT)]
    facts = [_fact(fields, path) for path, fields in _records(document, "facts", keys.FACT)]
    return Dataset(
        **header,
        sources=tuple(Source(**fields) for _, fields in _records(document, "sources", keys.SOURCE)),
        topics=tuple(Topic(**fields) for _, fields in _records(document, "topics", keys.TOPIC)),
        events=tuple(sorted(events, key=lambda event: (event.date.order, event.id))),
        facts=tuple(sorted(facts, key=lambda fact: (fact.as_of.order, fact.id))),
    )


def _event(fields: Table, path: Steps) -> Event:
    claims = _claims(fields.pop("claims"), keys.EVENT_CLAIM, path)
    return Event(**fields, claims=tuple(Claim(**claim) for _, claim in claims))


def _fact(fields: Table, path: Steps) -> Fact:
    claims = _claims(fields.pop("claims"), keys.FACT_CLAIM, path)
    for where, claim in claims:
        _check_figure(claim, fields["value"], where)
    return Fact(**fields, claims=tuple(Claim(**claim) for _, claim in claims))


def _claims(tables: list[object], kind: keys.Kind, path: Steps) -> list[tuple[Steps, Table]]:
    if not tables:
        raise Fault((*path, "claims"), "there are no claims; every statement needs a source")
    paths = [(*path, "claims", index) for index in range(len(tables))]
    return [
        (where, _record(table, kind, where)) for where, table in zip(paths, tables, strict=True)
    ]


def _check_figure(claim: Table, value: object, path: Steps) -> None:
    """Refuse a claim that cannot be held against its fact."""
    if "value" not in claim:
        if "relation" in claim:
            raise Fault((*path, "relation"), "relation: there is no value that it relates to")
        return
    if isinstance(claim["value"], str) != isinstance(value, str):
        own, other = readers.kind(value), readers.kind(claim["value"])
        raise Fault((*path, "value"), f"value: the fact's value is {own}, this one is {other}")
    if isinstance(value, str) and claim.get("relation", "=") != "=":
        raise Fault((*path, "relation"), "relation: text can only be equal; leave relation out")


def _records(document: Table, key: str, kind: keys.Kind) -> Iterator[tuple[Steps, Table]]:
    tables = document.get(key, [])
    if not isinstance(tables, list):
        raise Fault((key,), f"{key}: write each one under [[{key}]], with two brackets")
    for index, table in enumerate(tables):
        yield (key, index), _record(table, kind, (key, index))


def _record(table: object, kind: keys.Kind, path: Steps) -> Table:
    """Return the fields of one table, each read by its reader."""
    if not isinstance(table, dict):
        raise Fault(path, f"{kind.name} must be a table, not {readers.kind(table)}")
    fields = {}
    known = kind.keys
    for key, value in table.items():
        if key not in known:
            raise Fault((*path, key), _unknown(key, kind.name, tuple(known)))
        try:
            fields[key] = known[key](value)
        except ValueError as error:
            raise Fault((*path, key), f"{key}: {error}") from None
    for key in kind.required:
        if key not in fields:
            raise Fault(path, f"{kind.name} needs the key {key}")
    return fields


def _unknown(key: str, owner: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(key, known, 1)
    hint = f"did you mean {close[0]}?" if close else f"{owner} takes {', '.join(known)}"
    return f"unknown key {key}; {hint}"


def _check_ids(document: Table) -> None:
    """Ids name one thing each, over all kinds together, so that `show` never has to ask."""
    seen: dict[str, str] = {}
    for key in keys.ROOT[1:]:
        for index, table in enumerate(document.get(key, [])):
            name = table["id"]
            if name in seen:
                raise Fault(
                    (key, index, "id"),
                    f'the id "{name}" is taken by one of the {seen[name]}; every id must be unique',
                )
            seen[name] = key


def _check_references(document: Table) -> None:
    sources = {table["id"] for table in document.get("sources", [])}
    topics = {table["id"] for table in document.get("topics", [])}
    for key in ("events", "facts"):
        for index, table in enumerate(document.get(key, [])):
            for number, claim in enumerate(table["claims"]):
                path = (key, index, "claims", number, "source")
                _check_reference(claim["source"], sources, path)
            for number, topic in enumerate(table.get("topics", [])):
                _check_reference(topic, topics, (key, index, "topics", number))
            if "topic" in table:
                _check_reference(table["topic"], topics, (key, index, "topic"))


def _check_reference(name: str, known: set[str], path: Steps) -> None:
    if name in known:
        return
    kind = "source" if path[-1] == "source" else "topic"
    close = get_close_matches(name, sorted(known), 1)
    hint = f"did you mean {close[0]}?" if close else f"add it under [[{kind}s]]"
    raise Fault(path, f'no {kind} has the id "{name}"; {hint}')
