"""Where each key of a TOML document stands; used only once something is wrong.

Works on text that a TOML parser has accepted, so it need not judge it again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .limits import STRING

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column, both counted from 1."""


class Mark(NamedTuple):
    """From where to where something is written, in characters from the beginning."""

    start: int
    end: int


class Marks(NamedTuple):
    """Where a document has its keys and its values, by their paths from the root."""

    keys: dict[Path, Mark]
    """Of a table the header, of an array's item the beginning."""
    values: dict[Path, Mark]


_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(STRING, re.DOTALL)
_CLOSERS = {"[": "]", "{": "}"}
_SCALAR = re.compile(r"[^,\]}#\r\n]*[^,\]}#\r\n \t]")
_DEEPEST = 12
"""Longer paths are cut: no path of the format is as long."""


def locate(text: str, path: Path) -> Place:
    """Return the place of `path`, or of the nearest part around it that is written out."""
    found = marks(text, path).keys
    mark = found.get(written(found, path), Mark(0, 0))
    return place(text, mark.start)


def marks(text: str, path: Path | None = None) -> Marks:
    """Return where every table, key, array item and value is written, down to `path` if given."""
    scanner = _Scanner(text, path)
    scanner.document()
    return Marks(scanner.keys, scanner.values)


def written(found: Mapping[Path, object], path: Path) -> Path:
    """Return `path` as far as it is written out."""
    while path and path not in found:
        path = path[:-1]
    return path


def place(text: str, at: int) -> Place:
    """Return line and column of an offset."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


@dataclass
class _Open:
    """An array or inline table that has not ended yet."""

    path: Path
    start: int
    closer: str
    items: int = 0


@dataclass
class _Scanner:
    text: str
    wanted: Path | None = None
    """The path behind which nothing matters."""
    at: int = 0
    keys: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    lengths: dict[Path, int] = field(default_factory=dict)

    def document(self) -> None:
        table: Path = ()
        self.skip(_GAP)
        while self.at < len(self.text) and self.wanted not in self.keys:
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.value(self.assigned(table))
            self.skip(_GAP)

    def header(self) -> Path:
        """Read `[a.b]` or `[[a.b]]`; every array of tables on the way stands for its last."""
        start = self.at
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.at += brackets
        *parents, last = self.key()
        self.at += brackets
        path: Path = ()
        for part in parents:
            path = self.last_of(self.named(path, part, start, self.at))
        path = self.named(path, last, start, self.at)
        if brackets == 2:
            count = self.lengths[path] = self.lengths.get(path, 0) + 1
            path = self.named(path, count - 1, start, self.at)
        return path

    def named(self, around: Path, step: str | int, start: int, end: int) -> Path:
        """Return the path of a step in a table or array; the first place of each is kept."""
        if len(around) >= _DEEPEST:
            return around
        path = (*around, step)
        if path not in self.keys:
            self.keys[path] = Mark(start, end)
        return path

    def last_of(self, path: Path) -> Path:
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def assigned(self, table: Path) -> Path:
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

    def value(self, path: Path | None) -> None:
        """Read a value and all that is in it; in a loop, for it may be nested deeply."""
        unclosed: list[_Open] = []
        while path is not None and self.wanted not in self.keys:
            start = self.at
            opener = self.text[start]
            if opener in _CLOSERS:
                self.at += 1
                unclosed.append(_Open(path, start, _CLOSERS[opener]))
            else:
                self.skip(_STRING if opener in "\"'" else _SCALAR)
                self.values[path] = Mark(start, self.at)
            path = self.inside(unclosed)

    def inside(self, unclosed: list[_Open]) -> Path | None:
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
