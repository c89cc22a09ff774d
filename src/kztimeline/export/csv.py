"""CSV (RFC 4180), safe to open in a spreadsheet.

Text that a spreadsheet would take for a formula (its first character is `=`, `+`, `-`, `@`, a tab,
a carriage return, or a full-width form of the four signs) has an apostrophe put before it. Dates
and numbers never have.
"""

import csv
from io import StringIO

from ..answer import Answer, Shape
from ..visible import visible
from .columns import cell
from .record import FIELDS, records

USUAL: dict[Shape, str] = {
    "events": "id date earliest latest title place topics status summary",
    "timeline": "id date earliest latest title place topics status summary",
    "on": "id date earliest latest title place topics status anniversary precision",
    "facts": "id topic title value unit as_of status summary",
    "hits": "type id date title score",
    "claims": "of title source at date relation value verdict record record_sources note",
}
_DATES = frozenset(("date", "as_of", "earliest", "latest", "record"))
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def export(answer: Answer) -> str:
    """Return a header line and a line for each record, each ended by CR and LF."""
    usual = USUAL.get(answer.shape)
    fields = answer.fields or tuple(usual.split() if usual else FIELDS[answer.shape])
    found = records(answer)
    if answer.one and not answer.fields:
        fields = tuple(found[0])
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(fields)
    for each in found:
        if answer.shape == "hits":
            each.setdefault("date", each.get("as_of"))
        lines.writerow([_cell(field, each.get(field)) for field in fields])
    return text.getvalue()


def _cell(field: str, value: object) -> str:
    """Return a value as text in which only line feeds are left of the control characters."""
    text = cell(value)
    if isinstance(value, str) and field not in _DATES and text.startswith(_FORMULA):
        text = f"'{text}"
    return "\n".join(visible(line) for line in text.split("\n"))
