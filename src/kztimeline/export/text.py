"""Plain text for pipes: one record a line, fields separated by tabs, nothing wrapped or cut."""

from collections.abc import Iterable, Iterator

from ..answer import Answer, Shape
from ..visible import visible
from .record import Record, record

COLUMNS: dict[Shape, tuple[str, ...]] = {
    "events": ("date", "title", "place", "status", "id"),
    "timeline": ("date", "title", "place", "status", "id"),
    "facts": ("title", "value", "unit", "as_of", "status", "id"),
    "sources": ("date", "title", "publisher", "symbol", "claims", "id"),
    "hits": ("type", "date", "title", "score", "id"),
}
"""The fields of a line, by what was asked."""

_CLAIM = ("source", "at", "relation", "value", "date", "verdict", "note")


def export(answer: Answer) -> str:
    """Return one line a record; for a card one line a field, its name in front."""
    if answer.shape == "card":
        return "".join(_card(record(answer.things[0], answer.dataset, whole=True)))
    columns = COLUMNS[answer.shape]
    records = [record(thing, answer.dataset) for thing in answer.things]
    for found, score in zip(records, answer.scores, strict=False):
        found["score"] = score
        found.setdefault("date", found.get("as_of"))
    return "".join(_row(found, columns) for found in records)


def _card(found: Record) -> Iterator[str]:
    for key, value in found.items():
        match value:
            case [{"source": _}, *_]:
                yield from (_row(claim, _CLAIM, "claim") for claim in value)
            case [{"type": "event"}, *_]:
                yield from (_row(event, COLUMNS["events"], "event") for event in value)
            case [{"type": "fact"}, *_]:
                yield from (_row(fact, COLUMNS["facts"], "fact") for fact in value)
            case list():
                yield from (_line((key, item)) for item in value)
            case dict():
                yield from (_line((key, part, item)) for part in value for item in value[part])
            case _:
                yield _line((key, value))


def _row(found: Record, columns: tuple[str, ...], *lead: str) -> str:
    return _line((*lead, *(found.get(column) for column in columns)))


def _line(cells: Iterable[object]) -> str:
    return "\t".join("" if cell is None else visible(str(cell)) for cell in cells) + "\n"
