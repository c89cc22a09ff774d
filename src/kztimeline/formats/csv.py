r"""CSV (RFC 4180), safe to open in a spreadsheet, whatever that takes for a separator.

Every text is quoted, numbers and what is missing are not. Text that a spreadsheet would take for a
formula has an apostrophe put before it: in a field, or behind a comma, semicolon, tab, bar or line
end within it, the first character, spaces and quotes apart, is `=`, `+`, `-`, `@`, or a full-width
or small form of these. Within JSON such a sign is written as JSON's own escape, such as `\u003d`.
"""

import re

from ..queries.answer import Answer
from ..text.escape import escape
from .columns import cell
from .records import Record, field, records

_SIGNS = "=+@＝＋－＠﹦﹢﹣﹫-"
"""What spreadsheets begin a formula with, also in full-width and small forms (CWE-1236)."""
# A line end is a separator itself, so that behind one no run of lines has to be read again.
_FORMULA = re.compile(rf"(?:^(?=[\s\"]*[{_SIGNS}])|(?<=[;,|\t\r\n])(?=(?:[^\S\n]|\")*[{_SIGNS}]))")
_SIGN_IN_JSON = re.compile(rf"([;,|]\\?[\s\"]*)([{_SIGNS}])")
"""No string of JSON has a tab or line end, and its quotes may be escaped."""
BOM = "\ufeff"
"""What tells Excel that a file is UTF-8."""


def export(answer: Answer, bom: bool = False, separator: str = ",") -> str:
    """Return a header line and a line for each record, each ended by CR and LF."""
    kind, found = answer.kind, records(answer)
    fields = answer.fields or tuple(kind.spreadsheet.split()) or kind.fields
    if answer.name == "distance":
        found = [_flat(each) for each in found]
    if answer.name == "distance" or (kind.single and not answer.fields):
        fields = tuple(found[0])
    cells = ([_cell(field(each, name)) for name in fields] for each in found)
    lines = [map(_quoted, fields), *cells]
    return BOM * bom + "".join(f"{separator.join(line)}\r\n" for line in lines)


def _flat(found: Record) -> Record:
    """Return a record with a field for each part of one that has parts: `from_title`."""
    flat: Record = {}
    for key, value in found.items():
        parts = value.items() if isinstance(value, dict) else ()
        flat |= {f"{key}_{part}": inner for part, inner in parts} or {key: value}
    return flat


def _cell(value: object) -> str:
    """Return a value as a field; of the control characters in it only line feeds are left."""
    text = cell(value)
    match value:
        case _ if not text or isinstance(value, int | float):
            return text
        case [dict(), *_] | dict():
            text = _SIGN_IN_JSON.sub(lambda found: f"{found[1]}\\u{ord(found[2]):04x}", text)
        case _:
            text = _FORMULA.sub("'", "\n".join(map(escape, text.split("\n"))))
    return _quoted(text)


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""'))
