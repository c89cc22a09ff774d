"""Findings as text: for people with a caret, for GitHub as an annotation."""

from unicodedata import category, east_asian_width

from ..text.escape import escape
from .finding import Finding

_TAB = "    "
_JOINERS = "\u200c\u200d"


def as_text(finding: Finding) -> str:
    """Return a finding in three lines: what and where, the line of the file, and a caret.

    No line begins with what a file says: GitHub's runner takes `::` at its beginning for a command.
    """
    at, end = (each - finding.source_column for each in (finding.column, finding.end_column))
    source = finding.source_line
    before, marked = _shown(source[:at]), _shown(source[at:end])
    place = f"{escape(finding.file)}:{finding.line}:{finding.column}"
    lines = (
        f"{place}: {finding.severity}[{finding.rule}] {escape(finding.message)}",
        f"| {_shown(source)}".rstrip(),
        f"| {' ' * _cells(before)}{'^' * max(1, _cells(marked))}",
    )
    return "\n".join(lines)


def as_github(finding: Finding) -> str:
    """Return a finding as a GitHub workflow command, which marks the line in a pull request."""
    properties = {
        "file": finding.file,
        "line": finding.line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": finding.rule,
    }
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{finding.severity} {listed}::{_data(finding.message)}"


def _shown(text: str) -> str:
    return escape(text.replace("\t", _TAB))


def _cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(char: str) -> int:
    if category(char) in ("Mn", "Me") or char in _JOINERS:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _data(value: object) -> str:
    escaped = str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escape(escaped)


def _property(value: object) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
