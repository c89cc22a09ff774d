"""The manual page, made from the help of every command: `python docs/man.py > kztimeline.1`.

The wheel is built with it. It has no date in it, so that the same source gives the same bytes.
"""

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from os import environ
from typing import NamedTuple
from unittest.mock import patch

from kztimeline import __version__, errors
from kztimeline.cli import parse
from kztimeline.cli.app import COMMANDS
from kztimeline.cli.present import Shown
from kztimeline.cli.tools import TOOLS

Row = tuple[str, str]
"""What a help lists, such as an option, and what it says of it; empty where it says nothing."""


class Help(NamedTuple):
    """What the help of a command has."""

    usage: str
    text: str
    sections: dict[str, list[Row]]
    """By their headings, such as `Options`."""


def page() -> str:
    """Return the manual page as roff."""
    with patch.dict(environ, COLUMNS="80"):  # help is as wide as a terminal
        whole = read()
        helps = {name: read(name) for name in (*COMMANDS, *TOOLS)}
    rows = Counter(row for each in helps.values() for row in options(each))
    shared = [row for row, count in rows.items() if count > 2]
    return "".join(f"{line}\n" for line in _lines(whole, helps, shared))


def read(*command: str) -> Help:
    """Return the help of a command, or of the whole."""
    call = parse([*command, "--help"])
    shown = call() if callable(call) else None
    assert isinstance(shown, Shown)
    usage, *rest = re.split(r"\n(?=\S)|\n\n(?=  \S)", shown.text.strip("\n"))
    texts = [_filled(part) for part in rest if part.startswith(" ") and ":\n" not in part]
    sections = {}
    for part in rest:
        heading, _, body = textwrap.dedent(part).partition(":\n")
        if body:
            rows = re.split(r"\n(?=  \S)", body.strip("\n"))
            sections[heading] = [(each.strip(), "") for each in rows]
            if not part.startswith(" "):  # the examples are no list of terms
                sections[heading] = [_row(each) for each in rows]
    return Help(_filled(usage.removeprefix("Usage: ")), "\n.PP\n".join(texts), sections)


def options(given: Help) -> list[Row]:
    """Return the options of a command."""
    return given.sections.get("Options", [])


def _row(text: str) -> Row:
    term, _, meaning = re.sub(r"\n +", "  ", text.strip()).partition("  ")
    return term, _filled(meaning)


def _filled(text: str) -> str:
    return " ".join(text.split())


def _lines(whole: Help, helps: dict[str, Help], shared: list[Row]) -> Iterator[str]:
    """Yield the page line by line."""
    yield f'.TH KZTIMELINE 1 "" "kztimeline {__version__}" "User Commands"'
    yield ".SH NAME"
    name, *more = whole.text.split("\n.PP\n")
    yield rf"kztimeline \- {_roff(name[:1].lower() + name[1:].rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield from _bold(whole.usage)
    if more:
        yield ".SH DESCRIPTION"
        yield _roff("\n.PP\n".join(more))
    # Each command follows; the list of them cuts what it says of them short.
    listed = [row for rows in whole.sections.values() for row in rows if row[0] in helps]
    yield from _sections(whole, listed)
    yield ".SH COMMANDS"
    for name, given in helps.items():
        yield f".SS kztimeline {name}"
        yield from _bold(given.usage)
        yield ".PP"
        yield _roff(given.text)
        common = [row[0].split()[0].rstrip(",") for row in options(given) if row in shared]
        yield from _sections(given, shared, subsections=True)
        if common:
            yield ".PP"
            yield _roff(f"Of the shared options: {', '.join(common)}.")
    yield ".SH SHARED OPTIONS"
    yield from _rows(shared)
    yield ".SH EXIT STATUS"
    yield from _rows([("0", "There is an answer; an empty list is one.")])
    yield from _rows((str(kind.code), str(kind.__doc__)) for kind in _failures())


def _failures() -> list[type[errors.KztimelineError]]:
    return sorted(errors.KztimelineError.__subclasses__(), key=lambda kind: kind.code)


def _sections(given: Help, left_out: list[Row], subsections: bool = False) -> Iterator[str]:
    for heading, rows in given.sections.items():
        kept = [row for row in rows if row not in left_out]
        if kept:
            yield f".PP\n{_roff(heading)}:" if subsections else f".SH {_roff(heading).upper()}"
            yield from _rows(kept)


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    for term, meaning in rows:
        if meaning:
            yield ".TP"
            yield from _bold(term)
            yield _roff(meaning)
        else:
            yield f".PP\n.nf\n{_roff(term)}\n.fi"


def _bold(text: str) -> Iterator[str]:
    yield f"\\fB{_roff(text)}\\fR"


def _roff(text: str) -> str:
    """Return text in which nothing is a request or an escape, in ASCII."""
    lines = text.replace("\\", r"\e").replace("-", r"\-").split("\n")
    safe = "\n".join(
        line if line == ".PP" else re.sub(r"^(?=[.'])", r"\\&", line) for line in lines
    )
    return re.sub(r"[^\x00-\x7f]", lambda char: f"\\[u{ord(char[0]):04X}]", safe)


if __name__ == "__main__":
    print(page(), end="")
