"""The format as data: the tables of a dataset file, their keys, and what each key takes."""

from .scalars import Day, Edtf, Figure, Ident, Language, RelationSign, Text
from .tables import Array, ByLanguage, Table

_ID, _DATE = Ident(), Edtf()
_TITLE, _SUMMARY = Text(200), Text(2_000)
_LABEL = Text(100)
"""What stands in a line beside other things: a symbol, a place, a unit."""
_VALUE = Figure(Text(200))
_NAMES = ByLanguage(Array(Text(200), most=200), most=200)
_CLAIM = {"source": _ID, "at": _LABEL}
_NOTE = Text(1_000)

DATASET = Table(
    "the dataset",
    {
        "title": _TITLE,
        "description": Text(2_000),
        "version": _LABEL,
        "license": Text(200),
        "coverage": _DATE,
        "reviewed": Day(),
        "language": Language(),
    },
    required="title description version license coverage reviewed",
)
SOURCE = Table(
    "a source",
    {
        "id": _ID,
        "title": _TITLE,
        "author": Text(200),
        "publisher": Text(200),
        "date": _DATE,
        "kind": _LABEL,
        "symbol": _LABEL,
        "url": Text(2_000),
    },
    required="id title kind",
)
TOPIC = Table(
    "a topic",
    {
        "id": _ID,
        "title": _TITLE,
        "summary": _SUMMARY,
        "names": _NAMES,
        "wikidata": _LABEL,
    },
    required="id title",
)
EVENT_CLAIM = Table("an event's claim", {**_CLAIM, "date": _DATE, "note": _NOTE}, required="source")
EVENT = Table(
    "an event",
    {
        "id": _ID,
        "date": _DATE,
        "title": _TITLE,
        "summary": _SUMMARY,
        "place": _LABEL,
        "topics": Array(_ID, most=200),
        "names": _NAMES,
        "claims": Array(EVENT_CLAIM, most=200),
    },
    required="id date title claims",
)
FACT_CLAIM = Table(
    "a fact's claim",
    {**_CLAIM, "value": _VALUE, "relation": RelationSign(), "note": _NOTE},
    required="source",
)
FACT = Table(
    "a fact",
    {
        "id": _ID,
        "topic": _ID,
        "title": _TITLE,
        "value": _VALUE,
        "unit": _LABEL,
        "series": _LABEL,
        "as_of": _DATE,
        "summary": _SUMMARY,
        "names": _NAMES,
        "claims": Array(FACT_CLAIM, most=200),
    },
    required="id topic title value as_of claims",
)
THINGS = {"sources": SOURCE, "topics": TOPIC, "events": EVENT, "facts": FACT}
ROOT = ("dataset", *THINGS)
