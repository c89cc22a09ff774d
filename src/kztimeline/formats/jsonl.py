"""JSON Lines (jsonlines.org): each record on a line of its own."""

from json import dumps

from ..queries.answer import Answer
from ..text.escape import escape_json
from .records import records


def export(answer: Answer) -> str:
    """Return one JSON object a line, its keys as in `json`."""
    return "".join(
        escape_json(dumps(found, ensure_ascii=False)) + "\n" for found in records(answer)
    )
