"""Answers to drawings for people; this package is the only home of rich."""

import os
from collections.abc import Callable
from importlib import import_module
from io import StringIO
from typing import TextIO

from rich.console import Console, RenderableType

from ..queries.answer import Answer

_DRAWINGS = {
    "events": ("tables", "events"),
    "timeline": ("timeline", "timeline"),
    "facts": ("tables", "facts"),
    "sources": ("tables", "sources"),
    "anniversaries": ("tables", "anniversaries"),
    "hits": ("tables", "hits"),
    "topics": ("tables", "topics"),
    "places": ("tables", "places"),
    "claims": ("tables", "claims"),
    "card": ("cards", "card"),
    "distance": ("distance", "distance"),
}
"""The module and function that draws each kind of answer; a card needs no timeline imported."""
_HEIGHT = 25
"""No drawing depends on it, but Rich reads $LINES without it, and stops at `LINES=²`."""


def draw(answer: Answer, width: int, color_system: str | None = None) -> str:
    """Return the drawing of an answer, `width` cells wide; colour only where a system is named.

    Systems are those of Rich: `standard`, `256`, `truecolor`.
    """
    console = screen(width, color_system)
    module, function = ("tables", "chosen") if answer.fields else _DRAWINGS[answer.name]
    drawing: Callable[[Answer, int], RenderableType]
    drawing = getattr(import_module(f".{module}", __package__), function)
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


def colors(
    stream: TextIO | None, when: str = "auto", legacy_windows: bool | None = None
) -> str | None:
    """Return the colours that are for a stream, or without one for a file; None is no styling.

    `when` is `always`, `never` or `auto`, which asks the environment: NO_COLOR is for none,
    CLICOLOR_FORCE and FORCE_COLOR are for some in a pipe as well, and otherwise a terminal gets
    what it says it shows, unless CLICOLOR is 0. `legacy_windows` says whether a console shows
    escapes as letters; by default Rich finds out.
    """
    terminal = stream is not None and stream.isatty()
    # Only its colours are asked; it would read its size from the environment.
    console = Console(
        file=StringIO(),
        force_terminal=True,
        legacy_windows=legacy_windows,
        width=80,
        height=_HEIGHT,
    )
    if when == "never" or (terminal and console.legacy_windows):
        return None
    if when == "auto" and os.environ.get("NO_COLOR"):
        return None
    if when == "always" or (stream and (_on("CLICOLOR_FORCE") or _on("FORCE_COLOR"))):
        return console.color_system or "standard"
    return console.color_system if terminal and os.environ.get("CLICOLOR") != "0" else None


def _on(variable: str) -> bool:
    return os.environ.get(variable, "") not in ("", "0")
