"""Flat formats: which fields a line has, and how a field becomes a cell."""

from typing import NamedTuple

from ..queries.answer import Answer
from ..text.escape import escape_json
from .records import Record, field, records


class Grid(NamedTuple):
    """A table of text: its headings, and a row of cells for each record."""

    headings: tuple[str, ...]
    cells: list[tuple[str, ...]]


def rows(answer: Answer) -> Grid:
    """Return an answer as a grid of the fields asked for, else of the usual ones."""
    names = headings(answer)
    return Grid(names, [row(found, names) for found in records(answer)])


def headings(answer: Answer) -> tuple[str, ...]:
    """Return the names of the fields that a line of an answer has."""
    kind = answer.kind
    return answer.fields or tuple(kind.columns.split()) or kind.fields


def row(found: Record, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells of one record."""
    return tuple(cell(field(found, name)) for name in fields)


def cell(value: object) -> str:
    """Return one value as text: ids joined by `; `, whole objects as compact JSON."""
    match value:
        case None:
            return ""
        case [str(), *_]:
            return "; ".join(map(str, value))
        case list() | dict():
            return _compact(value) if value else ""
        case _:
            return str(value)


def _compact(value: object) -> str:
    """Import only for what needs it: no usual column has objects in it."""
    from json import dumps

    return escape_json(dumps(value, ensure_ascii=False))
