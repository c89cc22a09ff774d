"""Plain text for pipes: one record a line, fields separated by tabs, nothing wrapped or cut."""

from collections.abc import Iterable, Iterator

from ..queries.answer import KINDS, Answer
from ..text.escape import escape
from .columns import cell, row, rows
from .records import Record, records

_EVENT, _FACT = (tuple(KINDS[name].columns.split()) for name in ("events", "facts"))
"""Within a card a line of an event or fact has the columns of a list."""
_CLAIM = ("source", "at", "relation", "value", "date", "verdict", "note")
"""What a line of a claim has within a card; its title stands above it."""
_SAYS = ("of", *_CLAIM[1:], "title")
"""The same within the card of its source, which names what each is about instead."""


def export(answer: Answer) -> str:
    """Return one line a record; for a single thing one line a field, its name in front."""
    if answer.kind.single:
        return "".join(_lines(records(answer)[0]))
    return "".join(_line(cells) for cells in rows(answer).cells)


def _lines(found: Record) -> Iterator[str]:
    for key, value in found.items():
        match value:
            case [{"of": _}, *_]:
                yield from (_line(("claim", *row(claim, _SAYS))) for claim in value)
            case [{"source": _}, *_]:
                yield from (_line(("claim", *row(claim, _CLAIM))) for claim in value)
            case [{"type": "event"}, *_]:
                yield from (_line(("event", *row(event, _EVENT))) for event in value)
            case [{"type": "fact"}, *_]:
                yield from (_line(("fact", *row(fact, _FACT))) for fact in value)
            case list():
                yield from (_line((key, item)) for item in value)
            case dict():
                yield from (
                    _line((key, part, item)) for part in value for item in _all(value[part])
                )
            case _:
                yield _line((key, value))


def _all(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _line(cells: Iterable[object]) -> str:
    return "\t".join(escape(cell(each)) for each in cells) + "\n"
