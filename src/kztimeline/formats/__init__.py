"""Answers to text for programs: one module per format, and their registry."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Literal, NamedTuple, overload

from ..errors import Named, UsageError
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

    It is text, but for `png`, which is bytes. Raises UsageError for what the format cannot hold,
    and for an option that it has not.
    """
    refuse(answer, name, options)
    write: Callable[..., str | bytes] = _module(name).export
    return write(answer, **options)


def refuse(
    answer: Answer, name: str, options: Iterable[str] = (), formats: Mapping[str, Format] = FORMATS
) -> None:
    """Raise UsageError for what a format cannot hold, and for options that it has not.

    `formats` are all that there are, of which the command line has one more.
    """
    if name not in formats:
        raise UsageError(f'no format is called "{name}"; write {", ".join(formats)}')
    known = formats[name]
    for option in options:
        if option not in known.options:
            takers = " or ".join(key for key, each in formats.items() if option in each.options)
            hint = ("; it goes with ", Named("format"), f" {takers}") if takers else ()
            raise UsageError(Named(option), f" does not go with {name}", *hint)
    pointless = answer.things and not answer.events and not known.others
    if known.events and answer.name not in known.others and (pointless or not answer.kind.events):
        commands = _listed("or", *"list timeline on search show".split(), *known.others)
        can = _listed("and", "events", *known.others)
        raise UsageError(f"{name} can hold only {can}; ask {commands}")
    if name == "html" and not answer.kind.page:
        raise UsageError(f"there is no page of {answer.name}; ask list with ", Named("place"))
    if answer.fields and not known.fields:
        chosen = ", ".join(key for key, each in formats.items() if each.fields)
        raise UsageError(Named("fields"), f" does not go with {name}; it goes with {chosen}")


def _listed(last: str, *words: str) -> str:
    """Return words in a row: `a, b or c`."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def left_out(answer: Answer, name: str) -> tuple[Event, ...]:
    """Return the events that a format cannot hold without making them more exact."""
    holds: Callable[[Event], bool] | None = getattr(_module(name), "holds", None)
    return tuple(event for event in answer.events if not holds(event)) if holds else ()


def _module(name: str) -> ModuleType:
    return import_module(f".{name}", FORMATS[name].home)
