"""Answers to text for programs: one module per format, and their registry."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from ..model import Event
from ..queries.answer import Answer


class Format(NamedTuple):
    """What there is to know of a format besides how it is written."""

    fields: bool = False
    """Whether `--fields` chooses what is in it."""
    events: bool = False
    """Whether it can say nothing but events."""
    endings: str = ""
    """The endings of file names that mean it, the usual one first."""
    home: str = __package__
    """The package that has its module."""


_WEB = "kztimeline.web"

FORMATS: dict[str, Format] = {
    "text": Format(fields=True, endings="txt text"),
    "json": Format(fields=True, endings="json"),
    "jsonl": Format(fields=True, endings="jsonl ndjson"),
    "csv": Format(fields=True, endings="csv"),
    "md": Format(fields=True, endings="md markdown"),
    "ics": Format(events=True, endings="ics"),
    "mermaid": Format(events=True, endings="mmd mermaid"),
    "html": Format(endings="html htm", home=_WEB),
    "svg": Format(events=True, endings="svg", home=_WEB),
    "markwhen": Format(events=True, endings="mw markwhen"),
}
"""Every format by its name on the command line, which is the name of its module too."""


def export(answer: Answer, name: str) -> str:
    """Return an answer in the format of that name."""
    write: Callable[[Answer], str] = _module(name).export
    return write(answer)


def left_out(answer: Answer, name: str) -> tuple[Event, ...]:
    """Return the events that a format cannot hold without making them more exact."""
    holds: Callable[[Event], bool] | None = getattr(_module(name), "holds", None)
    return tuple(event for event in answer.events if not holds(event)) if holds else ()


def _module(name: str) -> ModuleType:
    return import_module(f".{name}", FORMATS[name].home)
