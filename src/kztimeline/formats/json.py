"""JSON (RFC 8259): an array of records, or one object for a card."""

from json import dumps

from ..queries.answer import Answer
from ..text.escape import escape_json
from .records import records


def export(answer: Answer) -> str:
    """Return JSON with two-space indent, keys in their promised order and a final newline."""
    found = records(answer)
    value = found[0] if answer.kind.single else found
    return escape_json(dumps(value, ensure_ascii=False, indent=2)) + "\n"
