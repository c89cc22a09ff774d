"""CSV (RFC 4180), safe to open in a spreadsheet.

Text that a spreadsheet would take for a formula has an apostrophe put before it: its first
character, spaces apart, is `=`, `+`, `-`, `@`, or a full-width or small form of these, or there is
a tab or carriage return before all else. Dates and numbers never have: no date begins so.
"""

import csv
from io import StringIO

from ..queries.answer import Answer, Shape
from ..text.escape import escape
from .columns import cell
from .records import FIELDS, Record, records

USUAL: dict[Shape, str] = {
    "events": "id date earliest latest title place topics status summary",
    "timeline": "id date earliest latest title place topics status summary",
    "on": "id date earliest latest title place topics status anniversary precision",
    "facts": "id topic title value unit as_of status summary",
    "hits": "type id date title score",
    "claims": "of title source at date relation value verdict record record_sources note",
}
_SIGNS = tuple("=+-@＝＋－＠﹦﹢﹣﹫")
_FORMULA = (*_SIGNS, "\t", "\r")


def export(answer: Answer) -> str:
    """Return a header line and a line for each record, each ended by CR and LF."""
    usual = USUAL.get(answer.shape)
    fields = answer.fields or tuple(usual.split() if usual else FIELDS[answer.shape])
    found = records(answer)
    if answer.shape == "span":
        found = [_flat(each) for each in found]
    if answer.shape == "span" or (answer.one and not answer.fields):
        fields = tuple(found[0])
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(fields)
    for each in found:
        if answer.shape == "hits":
            each.setdefault("date", each.get("as_of"))
        lines.writerow([_cell(each.get(field)) for field in fields])
    return text.getvalue()


def _flat(found: Record) -> Record:
    """Return a record with a field for each part of one that has parts: `from_title`."""
    flat: Record = {}
    for key, value in found.items():
        parts = value.items() if isinstance(value, dict) else ()
        flat |= {f"{key}_{part}": inner for part, inner in parts} or {key: value}
    return flat


def _cell(value: object) -> str:
    """Return a value as text in which only line feeds are left of the control characters."""
    text = cell(value)
    formula = text.startswith(_FORMULA) or text.lstrip().startswith(_SIGNS)
    if formula and not isinstance(value, int | float):
        text = f"'{text}"
    return "\n".join(escape(line) for line in text.split("\n"))
