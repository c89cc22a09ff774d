"""Answers to text for programs: one module per format, and their registry."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Literal, NamedTuple, overload

from ..model import Event
from ..queries.answer import Answer


class Format(NamedTuple):
    """What there is to know of a format besides how it is written."""

    fields: bool = False
    """Whether `--fields` chooses what is in it."""
    events: bool = False
    """Whether it can say nothing but events, and `others`."""
    others: tuple[str, ...] = ()
    """The kinds of answers without events that it can say as well."""
    look: tuple[str, ...] = ()
    """The options of its look that it takes."""
    endings: str = ""
    """The endings of file names that mean it, the usual one first."""
    options: tuple[str, ...] = ()
    """What may be asked of it besides, by the name of the option and of the parameter."""
    home: str = __package__
    """The package that has its module."""


_WEB = "kztimeline.web"
_PICTURE = Format(
    events=True, others=("claims", "facts"), look=("across", "title", "width"), home=_WEB
)

FORMATS: dict[str, Format] = {
    "text": Format(fields=True, endings="txt text"),
    "json": Format(fields=True, endings="json"),
    "jsonl": Format(fields=True, endings="jsonl ndjson"),
    "csv": Format(fields=True, endings="csv", options=("bom",)),
    "tsv": Format(fields=True, endings="tsv", options=("bom",)),
    "md": Format(fields=True, endings="md markdown"),
    "ics": Format(events=True, endings="ics", options=("recurring",)),
    "mermaid": Format(events=True, endings="mmd mermaid"),
    "html": Format(look=("across",), endings="html htm", home=_WEB),
    "svg": _PICTURE._replace(endings="svg"),
    "png": _PICTURE._replace(endings="png"),
    "markwhen": Format(events=True, endings="mw markwhen"),
}
"""Every format by its name on the command line, which is the name of its module too."""


@overload
def export(  # type: ignore[overload-overlap]
    answer: Answer, name: Literal["png"], **options: bool
) -> bytes: ...
@overload
def export(answer: Answer, name: str, **options: bool) -> str: ...
def export(answer: Answer, name: str, **options: bool) -> str | bytes:
    """Return an answer in the format of that name, with options of that format.

    It is text, but for `png`, which is bytes.
    """
    write: Callable[..., str | bytes] = _module(name).export
    return write(answer, **options)


def left_out(answer: Answer, name: str) -> tuple[Event, ...]:
    """Return the events that a format cannot hold without making them more exact."""
    holds: Callable[[Event], bool] | None = getattr(_module(name), "holds", None)
    return tuple(event for event in answer.events if not holds(event)) if holds else ()


def _module(name: str) -> ModuleType:
    return import_module(f".{name}", FORMATS[name].home)
