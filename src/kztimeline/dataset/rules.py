"""The rules of the format that hold between values: of a file, a claim and its fact, and ids."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any, NamedTuple

from ..text.closest import hint
from .scalars import kind
from .schema import ROOT
from .violations import KeyPath, Report, Violation, unknown


class Record(NamedTuple):
    """One table as far as it can be read; None stands for a field that is missing or at fault."""

    path: KeyPath
    fields: dict[str, Any]

    def get(self, key: str) -> Any:
        """Return a field."""
        return self.fields.get(key)

    def at(self, *steps: str | int) -> KeyPath:
        """Return the path to something within the table."""
        return (*self.path, *steps)

    @property
    def claims(self) -> Sequence["Record"]:
        """The claims of an event or fact."""
        given = self.fields.get("claims") or ()
        return [Record((*self.path, "claims", at), claim) for at, claim in enumerate(given)]


def check_root(tables: dict[str, Any], report: Report) -> None:
    """Report what a file must not have at its top, and what it must."""
    meant = unknown(tables, ROOT, "the file", (), report)
    if "dataset" not in tables and "dataset" not in meant:
        message = "there is no [dataset] table; begin with one that has title and coverage"
        report(Violation((), message, "missing-key"))


def check_claims(statements: Sequence[Record], report: Report) -> None:
    """Report a statement without claims, and each claim that cannot be held against its fact."""
    for statement in statements:
        fields = statement.fields
        if fields.get("claims") == ():
            message = "there are no claims; every statement needs a source"
            report(Violation(statement.at("claims"), message, "no-claims"))
        elif fields.get("value") is not None:
            for claim in statement.claims:
                _check_figure(claim, fields["value"], report)


def _check_figure(claim: Record, value: object, report: Report) -> None:
    relation = claim.fields.get("relation", "=")
    if relation is None:
        return  # nobody can tell what it says
    said = claim.get("value")
    if said is None:
        if "relation" in claim.fields:
            message = "relation: there is no value that it relates to"
            report(Violation(claim.at("relation"), message, "bad-relation"))
    elif isinstance(said, str) != isinstance(value, str):
        message = f"value: the fact's value is {kind(value)}, this one is {kind(said)}"
        report(Violation(claim.at("value"), message))
    elif isinstance(value, str) and relation != "=":
        message = "relation: text can only be equal; leave relation out"
        report(Violation(claim.at("relation"), message, "bad-relation"))


def check_ids(things: dict[str, Sequence[Record]], report: Report) -> None:
    """Ids name one thing each, over all kinds together, so that `show` never has to ask."""
    seen: dict[str, str] = {}
    for key, records in things.items():
        for record in records:
            name = record.fields.get("id")
            if name in seen:
                message = (
                    f'the id "{name}" is taken by one of the {seen[name]}; every id must be unique'
                )
                report(Violation(record.at("id"), message, "duplicate-id"))
            elif name is not None:
                seen[name] = key


_COMPARISONS = 2_000_000
"""How many ids one file's unknown ones are compared with: some 0.2 seconds."""


def check_references(things: dict[str, Sequence[Record]], report: Report) -> None:
    """Report each id of a source or topic that nothing has."""
    known = {
        owner: {record.get("id"): None for record in things[f"{owner}s"] if record.get("id")}
        for owner in ("source", "topic")
    }
    compared = 0
    statements = (*things["events"], *things["facts"])
    for path, owner, name in _dangling(statements, known["source"].keys(), known["topic"].keys()):
        compared += len(known[owner])
        near = sorted(known[owner]) if compared <= _COMPARISONS else []
        advice = hint(name, near, f"add it under [[{owner}s]]")
        report(Violation(path, f'no {owner} has the id "{name}"; {advice}', f"unknown-{owner}"))


def _dangling(
    statements: Iterable[Record], sources: Set[str], topics: Set[str]
) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield the path, the kind and the id of each thing that is referred to and not there."""
    for record in statements:
        fields = record.fields
        for number, claim in enumerate(fields.get("claims") or ()):
            source = claim.get("source")
            if source is not None and source not in sources:
                yield record.at("claims", number, "source"), "source", source
        for number, topic in enumerate(fields.get("topics") or ()):
            if topic is not None and topic not in topics:
                yield record.at("topics", number), "topic", topic
        topic = fields.get("topic")
        if topic is not None and topic not in topics:
            yield record.at("topic"), "topic", topic
