"""Answers to text for programs: one module per format, and their registry."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from ..model import Event
from ..queries.answer import Answer


class Format(NamedTuple):
    """What there is to know of a format besides how it is written."""

    help: str
    fields: bool = False
    """Whether `--fields` chooses what is in it."""
    events: bool = False
    """Whether it can say nothing but events."""
    home: str = __package__
    """The package that has its module."""


_WEB = "kztimeline.web"

FORMATS: dict[str, Format] = {
    "text": Format("one record a line, fields separated by tabs", fields=True),
    "json": Format("an array of objects, or one object", fields=True),
    "jsonl": Format("one JSON object a line", fields=True),
    "csv": Format("RFC 4180, for spreadsheets", fields=True),
    "md": Format("Markdown", fields=True),
    "ics": Format("iCalendar, for events known to the day", events=True),
    "mermaid": Format("a Mermaid timeline diagram", events=True),
    "html": Format("a page that needs nothing else", home=_WEB),
    "svg": Format("a picture of the timeline", events=True, home=_WEB),
    "markwhen": Format("a Markwhen timeline", events=True),
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
