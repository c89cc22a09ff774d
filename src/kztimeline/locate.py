"""Where each key of a TOML document stands; used only once something is wrong.

Works on text that a TOML parser has accepted, so it need not judge it again.
"""

import re
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column, both counted from 1."""

_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!"")|""(?!"))*"{3,5}'
    r"|'''(?:[^']|'(?!'')|''(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\r\n]+")


def locate(text: str) -> dict[Path, Place]:
    """Return the place of every table, key and array item, by its path from the root."""
    scanner = _Scanner(text)
    scanner.document()
    return {path: _place(text, at) for path, at in scanner.found.items()}


def nearest(found: dict[Path, Place], path: Path) -> Place:
    """Return the place of `path`, or of the nearest part around it that is written out."""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, (1, 1))


def _place(text: str, at: int) -> Place:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


@dataclass
class _Scanner:
    text: str
    at: int = 0
    found: dict[Path, int] = field(default_factory=dict)
    lengths: dict[Path, int] = field(default_factory=dict)

    def document(self) -> None:
        table: Path = ()
        self.skip(_GAP)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
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
            path = self.last_of((*path, part))
        path = (*path, last)
        if brackets == 2:
            self.lengths[path] = self.lengths.get(path, 0) + 1
            self.found.setdefault(path, start)
            path = self.last_of(path)
        self.found.setdefault(path, start)
        return path

    def last_of(self, path: Path) -> Path:
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def pair(self, table: Path) -> None:
        start = self.at
        path = table
        for part in self.key():
            path = (*path, part)
            self.found.setdefault(path, start)
        self.at += 1
        self.skip(_SPACE)
        self.value(path)

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

    def value(self, path: Path) -> None:
        opener = self.text[self.at]
        if opener in "\"'":
            self.skip(_STRING)
        elif opener in "[{":
            self.at += 1
            self.items(path, "]" if opener == "[" else "}")
        else:
            self.skip(_SCALAR)

    def items(self, path: Path, closer: str) -> None:
        """Read what stands in an array or an inline table, up to its closing bracket."""
        index = 0
        self.skip(_GAP)
        while self.text[self.at] != closer:
            if closer == "}":
                self.pair(path)
            else:
                self.found[*path, index] = self.at
                self.value((*path, index))
            index += 1
            self.skip(_GAP)
            if self.text[self.at] == ",":
                self.at += 1
                self.skip(_GAP)
        self.at += 1

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
