"""Answers to drawings for people; this package is the only home of rich."""

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


def colors(stream: TextIO) -> str | None:
    """Return the colours that a stream takes, by Rich's judgement of it and its environment.

    None for a pipe, a dumb terminal, or where NO_COLOR is set: no styling at all then.
    """
    console = Console(file=stream, width=80, height=_HEIGHT)  # only its colours are asked
    return None if console.no_color else console.color_system
