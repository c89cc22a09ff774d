"""JSON (RFC 8259): an array of records, or one object for a card."""

from json import dumps

from ..answer import Answer
from ..visible import visible_json
from .record import record


def export(answer: Answer) -> str:
    """Return JSON with two-space indent, keys in their promised order and a final newline."""
    if answer.shape == "card":
        return _dump(record(answer.things[0], answer.dataset, whole=True))
    records = [record(thing, answer.dataset) for thing in answer.things]
    for found, score in zip(records, answer.scores, strict=False):
        found["score"] = score
    return _dump(records)


def _dump(value: object) -> str:
    return visible_json(dumps(value, ensure_ascii=False, indent=2)) + "\n"
