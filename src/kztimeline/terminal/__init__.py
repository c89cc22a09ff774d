"""Answers to drawings for people; this package is the only home of rich."""

import os
from collections.abc import Callable
from importlib import import_module
from io import StringIO
from typing import TextIO

from rich.console import Console, RenderableType

from ..queries.answer import Answer

_DRAWINGS = {
    "timeline": "timeline.timeline",
    "card": "cards.card",
    "distance": "distance.distance",
    "anniversaries": "tables.anniversaries",
}
"""The module and function that draw a kind of answer; all others are plain tables."""
_HEIGHT = 25
"""No drawing depends on it, but Rich reads $LINES without it, and stops at `LINES=²`."""


def draw(answer: Answer, width: int, color_system: str | None = None) -> str:
    """Return the drawing of an answer, `width` cells wide; colour only where a system is named.

    Systems are those of Rich: `standard`, `256`, `truecolor`.
    """
    console = screen(width, color_system)
    name = "tables.chosen" if answer.fields else _DRAWINGS.get(answer.name, "tables.listing")
    module, _, function = name.partition(".")
    found = import_module(f".{module}", __package__)
    drawing: Callable[[Answer, int], RenderableType] = getattr(found, function)
    console.print(drawing(answer, width))
    assert isinstance(console.file, StringIO)
    return "".join(f"{line.rstrip()}\n" for line in console.file.getvalue().splitlines())


def screen(width: int, color_system: str | None = None) -> Console:
    """Return a console that draws into memory and adds nothing of its own to the text."""
    return Console(
        file=StringIO(),
        width=width,
        height=_HEIGHT,
        color_system=color_system,  # type: ignore[arg-type]
        force_terminal=color_system is not None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def colors(stream: TextIO | None, when: str = "auto") -> str | None:
    """Return the colours that are for a stream, or without one for a file; None is no styling.

    `when` is `always`, `never` or `auto`, which asks the environment: NO_COLOR is for none,
    CLICOLOR_FORCE and FORCE_COLOR are for some in a pipe as well, and otherwise a terminal gets
    what it says it shows, unless CLICOLOR is 0. A console of Windows that shows escapes as letters,
    which Rich finds out, gets none.
    """
    terminal = stream is not None and stream.isatty()
    # Only its colours are asked; it would read its size from the environment.
    console = Console(file=StringIO(), force_terminal=True, width=80, height=_HEIGHT)
    if when == "never" or (terminal and console.legacy_windows):
        return None
    if when == "auto" and os.environ.get("NO_COLOR"):
        return None
    if when == "always" or (stream and (_on("CLICOLOR_FORCE") or _on("FORCE_COLOR"))):
        return console.color_system or "standard"
    return console.color_system if terminal and os.environ.get("CLICOLOR") != "0" else None


def _on(variable: str) -> bool:
    return os.environ.get(variable, "") not in ("", "0")
