"""Violations as diagnostics: at their lines and columns, for people, programs and GitHub."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import category, east_asian_width

from ..dataset.files import TextError
from ..dataset.positions import locate
from ..dataset.scanner import Mark
from ..dataset.violations import Severity, Violation
from ..text.brief import brief
from ..text.escape import escape

_BEFORE, _WIDEST = 100, 300
"""How much of a long line is shown before what is at fault, and at most."""
_TAB = "    "
_JOINERS = "\u200c\u200d"


class Diagnostic(NamedTuple):
    """A violation, shown at a line."""

    file: str
    line: int
    column: int
    """Counted from 1, in characters."""
    end_column: int
    """The first column behind it, on the same line."""
    rule: str
    severity: Severity
    message: str
    source_line: str
    """The line; of a long one what is around the place."""
    source_column: int = 1
    """The column of the line that `source_line` begins with."""


def diagnose(text: str, file: str, violations: Iterable[Violation]) -> Iterator[Diagnostic]:
    """Yield what there is to say of a file's text, in the order of its lines."""
    line, counted = 1, 0
    for mark, violation in locate(text, violations):
        line += text.count("\n", counted, mark.start)
        counted = mark.start
        yield _at(text, file, line, mark, violation)


def of_text(error: TextError, text: str = "") -> Diagnostic:
    """Return what there is to say of what is no text, or of a text that is no TOML."""
    line, column = error.place
    violation = Violation((), error.reason, error.rule)
    if error.rule == "encoding":
        shown = error.line, error.begins
        place = error.name, line, column, column + 1
        return Diagnostic(*place, violation.rule, violation.severity, violation.message, *shown)
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    at = min(start + column - 1, _end(text, start))  # a parser may stop behind the end of a file
    return _at(text, error.name, line, Mark(at, at + 1), violation)


def _at(text: str, file: str, line: int, mark: Mark, violation: Violation) -> Diagnostic:
    begin = text.rfind("\n", 0, mark.start) + 1
    end = _end(text, begin)
    column = mark.start - begin + 1
    width = max(1, min(mark.end, end) - mark.start)
    cut = max(begin, mark.start - _BEFORE) if end - begin > _WIDEST else begin
    return Diagnostic(
        file,
        line,
        column,
        column + width,
        violation.rule,
        violation.severity,
        brief(violation.message),
        text[cut : min(end, cut + _WIDEST)],
        cut - begin + 1,
    )


def _end(text: str, start: int) -> int:
    """Return where the line ends that has its beginning at `start`, without its line end."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end - text.endswith("\r", start, end)


def as_text(diagnostic: Diagnostic) -> str:
    """Return a diagnostic in three lines: what and where, the line of the file, and a caret.

    No line begins with what a file says: GitHub's runner takes `::` at its beginning for a command.
    """
    at, end = (
        each - diagnostic.source_column for each in (diagnostic.column, diagnostic.end_column)
    )
    source = diagnostic.source_line
    before, marked = _shown(source[:at]), _shown(source[at:end])
    place = f"{escape(diagnostic.file)}:{diagnostic.line}:{diagnostic.column}"
    lines = (
        f"{place}: {diagnostic.severity}[{diagnostic.rule}] {escape(diagnostic.message)}",
        f"| {_shown(source)}".rstrip(),
        f"| {' ' * _cells(before)}{'^' * max(1, _cells(marked))}",
    )
    return "\n".join(lines)


def as_github(diagnostic: Diagnostic) -> str:
    """Return a diagnostic as a GitHub workflow command, which marks the line in a pull request."""
    properties = {
        "file": diagnostic.file,
        "line": diagnostic.line,
        "col": diagnostic.column,
        "endColumn": diagnostic.end_column,
        "title": diagnostic.rule,
    }
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{diagnostic.severity} {listed}::{_data(diagnostic.message)}"


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
