"""Paths in a TOML text to findings at their lines and columns."""

from bisect import bisect_right
from functools import cached_property

from ..locate import Mark, Marks, marks, written
from ..rules import Fault, Steps
from .finding import Doubt, Finding, Severity

_AT_KEY = ("unknown-key", "missing-key", "no-claims")
"""The rules that a key breaks, or a table; all others are broken by a value."""


class Sheet:
    """A TOML text, with the lines that a finding points to."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = [line.removesuffix("\r") for line in text.split("\n")]
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self._text = text

    @cached_property
    def marks(self) -> Marks:
        """Where keys and values stand; looked up only once something is wrong."""
        return marks(self._text)

    def fault(self, fault: Fault) -> Finding:
        """Return a fault as a finding."""
        mark = self._mark(fault.path, fault.rule not in _AT_KEY)
        line = bisect_right(self.starts, mark.start)
        start = self.starts[line - 1]
        end = min(mark.end, start + len(self.lines[line - 1]))
        severity: Severity = "warning" if isinstance(fault, Doubt) else "error"
        found = self.finding((line, mark.start - start + 1), fault.rule, str(fault))
        return found._replace(end_column=max(end - start, found.column) + 1, severity=severity)

    def finding(self, place: tuple[int, int], rule: str, message: str) -> Finding:
        """Return an error at a place of the text."""
        line, column = place
        source = self.lines[line - 1]
        return Finding(self.file, line, column, column + 1, rule, "error", message, source)

    def _mark(self, path: Steps, value: bool) -> Mark:
        """Return where `path` is written, or the nearest part around it."""
        if value and path in self.marks.values:
            return self.marks.values[path]
        path = written(self.marks.keys, path)
        mark = self.marks.keys.get(path, Mark(0, 0))
        return mark if mark.end > mark.start else self.marks.values.get(path, mark)
