"""What a dataset says, held against itself: coverage, claims, names, order, use."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..dataset.document import Draft, Entry
from ..dataset.rules import Fault, Steps
from ..dates.edtf import Date
from ..model import compare, holds
from ..text.normalize import normalize
from .finding import Doubt


def check(draft: Draft) -> Iterator[Fault]:
    """Yield what a dataset that can be loaded may still have wrong about itself."""
    yield from _coverage(draft)
    yield from _contradicted(draft)
    yield from _names(draft)
    yield from _order(draft.events, "date")
    yield from _order(draft.facts, "as_of")
    yield from _unused(draft)


def _coverage(draft: Draft) -> Iterator[Fault]:
    coverage = draft.dataset.get("coverage")
    if coverage is None:
        return
    for key, entries in (("date", draft.events), ("as_of", draft.facts)):
        for entry in entries:
            date = entry.get(key)
            if date is not None and not _covered(date, coverage):
                message = (
                    f"{key}: {date} is outside the coverage, {coverage}; correct it, or widen "
                    "coverage in [dataset]"
                )
                yield Fault(entry.at(key), message, "outside-coverage")


def _covered(date: Date, coverage: Date) -> bool:
    """Whether each end that is known can lie within; for one unknown day, whether it can."""
    first, last = coverage.bounds
    if date.shape == "one-of":
        return first <= date.bounds[1] and date.bounds[0] <= last
    ends = [point for point in (date.start, date.end) if point]
    return all(first <= point.last and point.first <= last for point in ends)


def _contradicted(draft: Draft) -> Iterator[Fault]:
    for key, entries in (("date", draft.events), ("value", draft.facts)):
        for entry in entries:
            record = entry.get(key)
            given = [value for claim in entry.claims if (value := claim.get(key)) is not None]
            if record is None or not given:
                continue
            if all(_conflicts(claim, key, record) for claim in entry.claims if key in claim.fields):
                message = (
                    f"{key}: no claim agrees with {record}; correct it, or add the claim of the "
                    "source it is from"
                )
                yield Fault(entry.at(key), message, "contradicted")


def _conflicts(claim: Entry, key: str, record: Any) -> bool:
    said = claim.fields[key]
    if key == "date":
        return compare(said, record) == "conflicts"
    if isinstance(said, str) != isinstance(record, str):
        return False
    return not holds(record, claim.fields.get("relation", "="), said)


def _names(draft: Draft) -> Iterator[Fault]:
    owners: dict[str, Entry] = {}
    for topic in draft.topics:
        for path, name in _names_of(topic):
            folded = normalize(name)
            owner = owners.setdefault(folded, topic) if folded else topic
            if owner is not topic:
                other = owner.get("id") or owner.get("title")
                message = (
                    f'"{name}" is a name of the topic {other}, too; a name must lead to one topic'
                )
                yield Fault(path, message, "duplicate-name")


def _names_of(topic: Entry) -> Iterator[tuple[Steps, str]]:
    """Yield every name a topic can be looked up by, with its place; each spelling once."""
    known: set[str] = set()
    named = [(topic.at(key), topic.get(key)) for key in ("id", "title")]
    for language, names in (topic.get("names") or {}).items():
        named += [(topic.at("names", language, at), name) for at, name in enumerate(names)]
    for path, name in named:
        if name and normalize(name) not in known:
            known.add(normalize(name))
            yield path, name


def _order(entries: tuple[Entry, ...], key: str) -> Iterator[Fault]:
    dated = [entry for entry in entries if entry.get(key) and entry.get("id")]
    for before, entry in pairwise(dated):
        if _sort_key(entry, key) < _sort_key(before, key):
            message = (
                f"{entry.get('id')} ({entry.get(key)}) stands after {before.get('id')} "
                f"({before.get(key)}); put it in chronological order"
            )
            yield Fault(entry.at(key), message, "order")


def _sort_key(entry: Entry, key: str) -> tuple[object, str]:
    return entry.fields[key].order, entry.fields["id"]


def _unused(draft: Draft) -> Iterator[Fault]:
    cited = {claim.get("source") for thing in draft.statements for claim in thing.claims}
    about = {topic for event in draft.events for topic in event.get("topics") or ()}
    about |= {fact.get("topic") for fact in draft.facts}
    for entries, used, noun, by in (
        (draft.sources, cited, "source", "claim"),
        (draft.topics, about, "topic", "event or fact"),
    ):
        for entry in entries:
            ident = entry.get("id")
            if ident is not None and ident not in used:
                message = f"no {by} refers to the {noun} {ident}; use it or take it out"
                yield Doubt(entry.at("id"), message, "unused")
