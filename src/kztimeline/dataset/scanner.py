"""Where a TOML document has its tables, keys and values.

Works on text that a TOML parser has accepted, so it need not judge it again.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from .toml import PROSE, STRING
from .violations import KeyPath

_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(STRING, re.DOTALL)
_TO_BRACKET = re.compile(rf"""(?:[^][{{}}"'#]++|{PROSE})*+""", re.DOTALL)
_CLOSERS = {"[": "]", "{": "}"}
_SCALAR = re.compile(r"[^,\]}#\r\n]*[^,\]}#\r\n \t]")
_DEEPEST = 12
"""Longer paths are cut: no path of the format is as long."""


class Mark(NamedTuple):
    """From where to where something is written, in characters from the beginning."""

    start: int
    end: int


class Marks(NamedTuple):
    """Where a document has its keys and its values, by their paths from the root."""

    keys: dict[KeyPath, Mark]
    """Of a table the header, of an array's item the beginning."""
    values: dict[KeyPath, Mark]


def marks(text: str, wanted: Collection[KeyPath] | None = None) -> Marks:
    """Return where every table, key, array item and value is written, or at least those wanted."""
    scanner = _Scanner(text)
    if wanted is not None:
        scanner.missing = {path for path in wanted if path}  # the root is written nowhere
        scanner.around = {path[:end] for path in wanted for end in range(len(path))}
    scanner.document()
    return Marks(scanner.keys, scanner.values)


@dataclass
class _Open:
    """An array or inline table that has not ended yet."""

    path: KeyPath
    start: int
    closer: str
    items: int = 0


@dataclass
class _Scanner:
    text: str
    missing: set[KeyPath] | None = None
    """What is wanted and not found yet; None wants everything."""
    around: set[KeyPath] | None = None
    """The paths of all that has something wanted in it."""
    at: int = 0
    keys: dict[KeyPath, Mark] = field(default_factory=dict)
    values: dict[KeyPath, Mark] = field(default_factory=dict)
    lengths: dict[KeyPath, int] = field(default_factory=dict)

    def document(self) -> None:
        table: KeyPath = ()
        self.skip(_GAP)
        while self.at < len(self.text) and self.missing != set():
            if self.text[self.at] == "[":
                table = self.header()
            elif self.around is None or table in self.around:
                self.value(self.assigned(table))
            else:
                self.pass_table()
            self.skip(_GAP)

    def header(self) -> KeyPath:
        """Read `[a.b]` or `[[a.b]]`; every array of tables on the way stands for its last."""
        start = self.at
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.at += brackets
        *parents, last = self.key()
        self.at += brackets
        path: KeyPath = ()
        for part in parents:
            path = self.last_of(self.named(path, part, start, self.at))
        path = self.named(path, last, start, self.at)
        if brackets == 2:
            count = self.lengths[path] = self.lengths.get(path, 0) + 1
            path = self.named(path, count - 1, start, self.at)
        return path

    def named(self, around: KeyPath, step: str | int, start: int, end: int) -> KeyPath:
        """Return the path of a step in a table or array; the first place of each is kept."""
        if len(around) >= _DEEPEST:
            return around
        path = (*around, step)
        if path not in self.keys:
            self.keys[path] = Mark(start, end)
            if self.missing:
                self.missing.discard(path)
        return path

    def last_of(self, path: KeyPath) -> KeyPath:
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def assigned(self, table: KeyPath) -> KeyPath:
        """Read a key and its `=`, and return the path of the value that follows."""
        start = self.at
        parts = self.key()
        end = start + len(self.text[start : self.at].rstrip(" \t"))
        path = table
        for part in parts:
            path = self.named(path, part, start, end)
        self.at += 1
        self.skip(_SPACE)
        return path

    def key(self) -> list[str]:
        parts = []
        while True:
            self.skip(_SPACE)
            quoted = self.text[self.at] in "\"'"
            part = self.skip(_STRING if quoted else _BARE)
            parts.append(_unquote(part) if quoted else part)
            self.skip(_SPACE)
            if self.text[self.at] != ".":
                return parts
            self.at += 1

    def value(self, path: KeyPath | None) -> None:
        """Read a value and all that is in it; in a loop, for it may be nested deeply."""
        unclosed: list[_Open] = []
        while path is not None:
            start = self.at
            opener = self.text[start]
            if opener in _CLOSERS and self.around is not None and path not in self.around:
                self.pass_brackets()
                self.values[path] = Mark(start, self.at)
            elif opener in _CLOSERS:
                self.at += 1
                unclosed.append(_Open(path, start, _CLOSERS[opener]))
            else:
                self.skip(_STRING if opener in "\"'" else _SCALAR)
                self.values[path] = Mark(start, self.at)
            path = self.inside(unclosed)

    def inside(self, unclosed: list[_Open]) -> KeyPath | None:
        """Step to the next value within brackets, past those that end here; None behind all."""
        while unclosed:
            innermost = unclosed[-1]
            self.skip(_GAP)
            if self.text[self.at] == ",":
                self.at += 1
                self.skip(_GAP)
            if self.text[self.at] == innermost.closer:
                self.at += 1
                self.values[innermost.path] = Mark(innermost.start, self.at)
                unclosed.pop()
            elif innermost.closer == "}":
                return self.assigned(innermost.path)
            else:
                innermost.items += 1
                return self.named(innermost.path, innermost.items - 1, self.at, self.at)
        return None

    def pass_table(self) -> None:
        """Step to the next header: the one bracket that begins a line, outside of all others."""
        self.skip(_TO_BRACKET)
        while self.at < len(self.text):
            line = self.text.rfind("\n", 0, self.at) + 1
            if not self.text[line : self.at].strip(" \t"):
                return
            self.pass_brackets()
            self.skip(_TO_BRACKET)

    def pass_brackets(self) -> None:
        """Step over an array or inline table with nothing wanted in it."""
        depth = 0
        while True:
            depth += 1 if self.text[self.at] in _CLOSERS else -1
            self.at += 1
            if not depth:
                return
            self.skip(_TO_BRACKET)

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Step over what `pattern` matches here, and return it."""
        match = pattern.match(self.text, self.at)
        assert match
        self.at = match.end()
        return match[0]


def _unquote(key: str) -> str:
    """Return what a quoted key says; the parser knows the escapes."""
    import tomli

    return next(iter(tomli.loads(f"{key} = 0")))
