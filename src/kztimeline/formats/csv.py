"""CSV (RFC 4180), safe to open in a spreadsheet.

Text that a spreadsheet would take for a formula has an apostrophe put before it: its first
character, spaces apart, is `=`, `+`, `-`, `@`, or a full-width or small form of these, or there is
a tab or carriage return before all else. Dates and numbers never have: no date begins so.
"""

import csv
from io import StringIO

from ..queries.answer import Answer
from ..text.escape import escape
from .columns import cell
from .records import Record, records

_SIGNS = tuple("=+-@＝＋－＠﹦﹢﹣﹫")
"""What spreadsheets begin a formula with, also in full-width and small forms (CWE-1236)."""
_FORMULA = (*_SIGNS, "\t", "\r")
"""Excel also takes what stands behind a leading tab or carriage return."""


def export(answer: Answer) -> str:
    """Return a header line and a line for each record, each ended by CR and LF."""
    kind, found = answer.kind, records(answer)
    fields = answer.fields or tuple(kind.spreadsheet.split()) or kind.fields
    if answer.name == "distance":
        found = [_flat(each) for each in found]
    if answer.name == "distance" or (kind.single and not answer.fields):
        fields = tuple(found[0])
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(fields)
    for each in found:
        if answer.name == "hits":
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
