"""What a dataset says, held against itself: coverage, claims, names, order, use."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ..dataset.document import Document
from ..dataset.rules import Record
from ..dataset.violations import KeyPath, Violation
from ..dates.edtf import Date
from ..model import compare, holds
from ..text.normalize import normalize

_COPYING = frozenset("encyclopaedia encyclopedia wikipedia wiki blog mirror almanac".split())
"""What the kind or the publisher of a source says that has no knowledge of its own."""


def check(document: Document) -> Iterator[Violation]:
    """Yield what a dataset that can be loaded may still have wrong about itself."""
    yield from _coverage(document)
    yield from _contradicted(document)
    yield from _weak(document)
    yield from _names(document)
    yield from _alike(document)
    yield from _series(document)
    yield from _order(document.events, "date")
    yield from _order(document.facts, "as_of")
    yield from _unused(document)


def _coverage(document: Document) -> Iterator[Violation]:
    coverage = document.dataset.get("coverage")
    if coverage is None:
        return
    for key, records in (("date", document.events), ("as_of", document.facts)):
        for record in records:
            date = record.get(key)
            if date is not None and not _covered(date, coverage):
                message = (
                    f"{key}: {date} is outside the coverage, {coverage}; correct it, or widen "
                    "coverage in [dataset]"
                )
                yield Violation(record.at(key), message, "outside-coverage")


def _covered(date: Date, coverage: Date) -> bool:
    """Whether each end that is known can lie within; for one unknown day, whether it can."""
    first, last = coverage.bounds
    if date.shape == "one-of":
        return first <= date.bounds[1] and date.bounds[0] <= last
    ends = [point for point in (date.start, date.end) if point]
    return all(first <= point.last and point.first <= last for point in ends)


def _contradicted(document: Document) -> Iterator[Violation]:
    for key, records in (("date", document.events), ("value", document.facts)):
        for record in records:
            best = record.get(key)
            said = [claim for claim in record.claims if claim.get(key) is not None]
            if best is not None and said and all(_conflicts(claim, key, best) for claim in said):
                message = (
                    f"{key}: no claim agrees with {best}; correct it, or add the claim of the "
                    "source it is from"
                )
                yield Violation(record.at(key), message, "contradicted")


def _conflicts(claim: Record, key: str, best: Any) -> bool:
    said, relation = claim.fields[key], claim.fields.get("relation", "=")
    if key == "date":
        return compare(said, best) == "conflicts"
    if relation is None or isinstance(said, str) != isinstance(best, str):
        return False
    return not holds(best, relation, said)


def _weak(document: Document) -> Iterator[Violation]:
    """Yield statements whose dates or values nobody gives but what copies from others."""
    weak = {source.get("id") for source in document.sources if _copies(source)}
    for key, records in (("date", document.events), ("value", document.facts)):
        for record in records:
            said = {claim.get("source") for claim in record.claims if claim.get(key) is not None}
            if said and said <= weak:
                named = ", ".join(sorted(map(str, said)))
                message = (
                    f"claims: {record.get('id')} rests on {named} alone, which only repeats what "
                    "others say; add the claim of a source of its own"
                )
                yield Violation(record.at("claims"), message, "weak-source", "warning")


def _copies(source: Record) -> bool:
    named = normalize(f"{source.get('kind') or ''} {source.get('publisher') or ''}").split()
    return not _COPYING.isdisjoint(named)


def _names(document: Document) -> Iterator[Violation]:
    owners: dict[str, Record] = {}
    for thing in (*document.topics, *document.statements):
        for path, name in _names_of(thing):
            folded = normalize(name)
            owner = owners.setdefault(folded, thing) if folded else thing
            if owner is not thing:
                other = owner.get("id") or owner.get("title")
                message = f'"{name}" is a name of {other}, too; a name must lead to one thing'
                yield Violation(path, message, "duplicate-name")


def _names_of(thing: Record) -> Iterator[tuple[KeyPath, str]]:
    """Yield what must lead to one thing alone, with its place; each spelling once.

    These are all names of a topic; of an event or fact those under `names`, since its title may be
    shared by a topic, whose card then lists it.
    """
    known: set[str] = set()
    own = ("id", "title") if thing.path[0] == "topics" else ()
    named = [(thing.at(key), thing.get(key)) for key in own]
    for language, names in (thing.get("names") or {}).items():
        named += [(thing.at("names", language, at), name) for at, name in enumerate(names)]
    for path, name in named:
        if name and normalize(name) not in known:
            known.add(normalize(name))
            yield path, name


def _alike(document: Document) -> Iterator[Violation]:
    """Yield sources that would have one name in a line of text, but for their ids."""
    seen: dict[tuple[object, ...], Record] = {}
    for source in document.sources:
        title = source.get("title") or ""
        key = next(filter(None, map(source.get, ("symbol", "author", "publisher"))), title)
        date = source.get("date")
        folded = normalize(key), date and date.text, normalize(title)
        other = seen.setdefault(folded, source) if folded[-1] else source
        if other is not source:
            message = (
                f"title: {source.get('id')} cannot be told from {other.get('id')}, which has the "
                "same issuer, date and title; say in the title what is different"
            )
            yield Violation(source.at("title"), message, "alike", "warning")


def _series(document: Document) -> Iterator[Violation]:
    """Yield facts that cannot stand in a chart beside the first one of their series."""
    units: dict[str, object] = {}
    for fact in document.facts:
        name, value, unit = map(fact.get, ("series", "value", "unit"))
        if name is None:
            continue
        if isinstance(value, str):
            message = "series: a value that is text has no place among figures; leave it out"
            yield Violation(fact.at("series"), message, "mixed-series")
        elif units.setdefault(name, unit) != unit:
            message = (
                f'series: "{name}" has figures in {units[name] or "no unit"} and in '
                f"{unit or 'no unit'}; give them one unit, or another series"
            )
            yield Violation(fact.at("series"), message, "mixed-series")


def _order(records: Sequence[Record], key: str) -> Iterator[Violation]:
    dated = [record for record in records if record.get(key) and record.get("id")]
    for before, record in pairwise(dated):
        if _sort_key(record, key) < _sort_key(before, key):
            message = (
                f"{record.get('id')} ({record.get(key)}) stands after {before.get('id')} "
                f"({before.get(key)}); put it in chronological order"
            )
            yield Violation(record.at(key), message, "order")


def _sort_key(record: Record, key: str) -> tuple[object, str]:
    return record.fields[key].order, record.fields["id"]


def _unused(document: Document) -> Iterator[Violation]:
    cited = {claim.get("source") for thing in document.statements for claim in thing.claims}
    about = {topic for event in document.events for topic in event.get("topics") or ()}
    about |= {fact.get("topic") for fact in document.facts}
    for records, used, noun, by in (
        (document.sources, cited, "source", "claim"),
        (document.topics, about, "topic", "event or fact"),
    ):
        for record in records:
            ident = record.get("id")
            if ident is not None and ident not in used:
                message = f"no {by} refers to the {noun} {ident}; use it or take it out"
                yield Violation(record.at("id"), message, "unused", "warning")
