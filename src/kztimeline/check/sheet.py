"""Paths in a TOML text to findings at their lines and columns."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from ..dataset.positions import Mark, Marks, marks, written
from ..dataset.rules import Fault, Steps
from .finding import Doubt, Finding

_AT_KEY = ("unknown-key", "missing-key", "no-claims")
"""The rules that a key breaks, or a table; all others are broken by a value."""
_BEFORE, _WIDEST = 100, 300
"""How much of a long line is shown before what is at fault, and at most."""


class Sheet:
    """A TOML text, with the lines that a finding points to."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self._text = text

    @cached_property
    def marks(self) -> Marks:
        """Where keys and values stand; looked up only once something is wrong."""
        return marks(self._text)

    def faults(self, faults: Iterable[Fault]) -> Iterator[Finding]:
        """Yield faults as findings, in the order of their places."""
        marked = [(self._mark(fault.path, fault.rule not in _AT_KEY), fault) for fault in faults]
        marked.sort(key=lambda each: each[0].start)
        line, counted = 1, 0
        for mark, fault in marked:
            line += self._text.count("\n", counted, mark.start)
            counted = mark.start
            column = mark.start - self._text.rfind("\n", 0, mark.start)
            found = self.finding((line, column), fault.rule, str(fault), mark)
            yield found._replace(severity="warning") if isinstance(fault, Doubt) else found

    def finding(
        self, place: tuple[int, int], rule: str, message: str, mark: Mark | None = None
    ) -> Finding:
        """Return an error at a place of the text, which is that of the mark if there is one."""
        line, column = place
        begin = mark.start - column + 1 if mark else self._start(line)
        end = self._end(begin)
        column = min(column, end - begin + 1)  # a parser may stop behind the end of a file
        start = begin + column - 1
        width = min(mark.end, end) - start if mark else 1
        cut = max(begin, start - _BEFORE) if end - begin > _WIDEST else begin
        return Finding(
            self.file,
            line,
            column,
            column + max(1, width),
            rule,
            "error",
            message,
            self._text[cut : min(end, cut + _WIDEST)],
            cut - begin + 1,
        )

    def _start(self, line: int) -> int:
        start = 0
        for _ in range(line - 1):
            start = self._text.index("\n", start) + 1
        return start

    def _end(self, start: int) -> int:
        """Return where the line ends that has its beginning at `start`, without its line end."""
        end = self._text.find("\n", start)
        return len(self._text) if end < 0 else end - self._text.endswith("\r", start, end)

    def _mark(self, path: Steps, value: bool) -> Mark:
        """Return where `path` is written, or the nearest part around it."""
        if value and path in self.marks.values:
            return self.marks.values[path]
        path = written(self.marks.keys, path)
        mark = self.marks.keys.get(path, Mark(0, 0))
        return mark if mark.end > mark.start else self.marks.values.get(path, mark)
