"""The keys of a dataset file: which there are, how each is read, and which must be there."""

from collections.abc import Callable
from typing import NamedTuple

from . import readers


class Kind(NamedTuple):
    """The keys of one kind of table, with their readers, and those that must be there."""

    name: str
    keys: dict[str, Callable[[object], object]]
    required: frozenset[str]


DATASET = Kind(
    "the dataset",
    {
        "title": readers.text,
        "description": readers.text,
        "version": readers.text,
        "license": readers.text,
        "coverage": readers.edtf,
        "reviewed": readers.day,
    },
    required=frozenset({"title", "description", "version", "license", "coverage", "reviewed"}),
)
SOURCE = Kind(
    "a source",
    {
        "id": readers.ident,
        "title": readers.text,
        "publisher": readers.text,
        "date": readers.edtf,
        "kind": readers.text,
        "symbol": readers.text,
        "url": readers.text,
    },
    required=frozenset({"id", "title", "kind"}),
)
TOPIC = Kind(
    "a topic",
    {
        "id": readers.ident,
        "title": readers.text,
        "summary": readers.text,
        "names": readers.names,
        "wikidata": readers.text,
    },
    required=frozenset({"id", "title"}),
)
EVENT = Kind(
    "an event",
    {
        "id": readers.ident,
        "date": readers.edtf,
        "title": readers.text,
        "summary": readers.text,
        "place": readers.text,
        "topics": readers.idents,
        "claims": readers.array,
    },
    required=frozenset({"id", "date", "title", "claims"}),
)
FACT = Kind(
    "a fact",
    {
        "id": readers.ident,
        "topic": readers.ident,
        "title": readers.text,
        "value": readers.figure,
        "unit": readers.text,
        "as_of": readers.edtf,
        "summary": readers.text,
        "claims": readers.array,
    },
    required=frozenset({"id", "topic", "title", "value", "as_of", "claims"}),
)
EVENT_CLAIM = Kind(
    "an event's claim",
    {
        "source": readers.ident,
        "at": readers.text,
        "date": readers.edtf,
        "note": readers.text,
    },
    required=frozenset({"source"}),
)
FACT_CLAIM = Kind(
    "a fact's claim",
    {
        "source": readers.ident,
        "at": readers.text,
        "value": readers.figure,
        "relation": readers.relation,
        "note": readers.text,
    },
    required=frozenset({"source"}),
)
ROOT = ("dataset", "sources", "topics", "events", "facts")
