"""The typer application, with no more commands in it than a command line needs."""

import inspect
import shlex
from collections.abc import Callable, Iterable
from functools import partial, wraps
from typing import Annotated, Any, NamedTuple

import typer
from typer.models import ArgumentInfo

from .. import __version__
from ..model import Dataset
from ..queries.answer import Answer
from ..queries.filters import Question
from . import commands
from .options import Limit, Output, Reverse, question
from .present import Shown

COMMANDS: dict[str, Callable[..., Answer]] = {
    "list": commands.list_events,
    "timeline": commands.draw_timeline,
    "show": commands.show_card,
    "search": commands.find_words,
    "facts": commands.list_facts,
    "topics": commands.list_topics,
    "places": commands.list_places,
    "sources": commands.list_sources,
    "claims": commands.list_claims,
    "between": commands.measure,
    "on": commands.list_anniversaries,
}
"""Every command by its name, in the order of the help."""


Tool = Callable[[], Shown]
"""A command that answers with a text of its own, with what it was given."""


_HELP = ("--help", "-h")


class Request(NamedTuple):
    """What a command line asks, and how it wants to be answered."""

    ask: Callable[[Dataset], Answer]
    output: Output


def application(args: list[str]) -> typer.Typer:
    """Return the application for one command line.

    Typer builds every option of every command at start; with only the named one in it, a command
    costs the same however many others there are.
    """
    asked = args[0] if args else ""
    helped = not set(_HELP).isdisjoint(args) or not args
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": [*_HELP]},
        **(_group() if helped else {}),
    )
    app.callback(invoke_without_command=True, help=_help(root))(root)
    names = [asked] if asked in COMMANDS else COMMANDS
    calls: dict[str, Callable[..., Any]] = {name: _request(name) for name in names}
    if asked not in COMMANDS:
        from .tools import TOOLS

        calls |= {name: _later(tool) for name, tool in TOOLS.items()}
    for name, call in calls.items():
        app.command(name, help=_help(call), epilog=_epilog(name) if helped else None)(call)
    return app


def _group() -> dict[str, Any]:
    from .helping import Grouped

    return {"cls": Grouped}


def _epilog(command: str) -> str:
    from .helping import epilog

    return epilog(command)


def _later(tool: Callable[..., Shown]) -> Callable[..., Tool]:
    """Return what typer calls for a tool: within typer nothing runs that may fail."""
    own = dict(inspect.signature(tool).parameters)
    filters = _parameters(question) if own.pop("question", None) else []

    @wraps(tool)
    def given(**options: Any) -> Tool:
        if filters:
            options["question"] = _asked(options)
        return partial(tool, **options)

    given.__signature__ = _signature([*own.values(), *filters])  # type: ignore[attr-defined]
    return given


def _asked(options: dict[str, Any]) -> Question:
    """Return the question that the filters ask, which are taken out of the options."""
    return question(**{each.name: options.pop(each.name) for each in _parameters(question)})


def _signature(parameters: Iterable[inspect.Parameter]) -> inspect.Signature:
    keyword = inspect.Parameter.KEYWORD_ONLY
    return inspect.Signature([each.replace(kind=keyword) for each in parameters])


def _help(command: Callable[..., Any]) -> str:
    """Return the docstring of a command, which `python -OO` leaves in the source alone."""
    if command.__doc__:
        return command.__doc__
    from ast import get_docstring, parse

    try:
        [definition] = parse(inspect.getsource(command)).body
    except OSError:  # there is no source
        return ""
    return get_docstring(definition) or ""  # type: ignore[arg-type]


def root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Answer questions about Kazakhstan and the United Nations, and say who said so.

    With --data FILE every question is asked of another dataset; --help after a command has its
    options, examples and fields.
    """
    if version:
        typer.echo(f"kztimeline {__version__}")
    elif ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def _request(name: str) -> Callable[..., Request]:
    """Return what typer calls for a command: it makes a request of the options, and asks nothing.

    The options are those of the command, of its filters if it takes any, and of the output.
    """
    command = COMMANDS[name]
    own = dict(inspect.signature(command).parameters)
    del own["dataset"]
    filters = _parameters(question) if own.pop("question", None) else []
    order = [] if command in (commands.show_card, commands.measure) else _ORDER
    shared = [*filters, *order, *_parameters(Output)]

    @wraps(command)
    def request(**given: Any) -> Request:
        output = Output(**{field: given.pop(field) for field in Output._fields})
        named = [f"--data={output.data.name}"] if output.data else []
        words, options = _typed([*own.values(), *filters, *order], given)
        asked = ["kztimeline", name, *words, *options, *named]
        if any(word.startswith("-") for word in words):
            asked = ["kztimeline", name, *options, *named, "--", *words]
        backwards, most = given.pop("reverse", False), given.pop("limit", None)
        if filters:
            given["question"] = _asked(given)

        def ask(dataset: Dataset) -> Answer:
            answer = command(dataset, **given)
            # What the command resolved, it need not resolve again.
            notes = answer.question.resolve(dataset).notes
            things = answer.things[::-1] if backwards else answer.things
            return answer._replace(
                things=things[:most],
                fields=output.chosen,
                look=answer.look._replace(title=output.title or "", width=output.width or 0),
                command=shlex.join(asked),
                notes=(*notes, *answer.notes),
            )

        return Request(ask, output)

    request.__signature__ = _signature([*own.values(), *shared])  # type: ignore[attr-defined]
    return request


def _typed(
    parameters: list[inspect.Parameter], given: dict[str, Any]
) -> tuple[list[str], list[str]]:
    """Return the words and options that ask the same, without how the answer looks or goes out."""
    words, options = [], []
    for each in parameters:
        value, info = given[each.name], each.annotation.__metadata__[0]
        if value in (None, False, [], each.default):
            continue
        values = value if isinstance(value, list) else [value]
        if isinstance(info, ArgumentInfo):
            words += values
            continue
        # Typer takes what stands first in an Option for a default until it has seen all.
        option = info.default if isinstance(info.default, str) else f"--{each.name}"
        for one in values:
            options += [option] if one is True else [option, str(one)]
    return words, options


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    return list(inspect.signature(function).parameters.values())


_ORDER = [
    inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=taken)
    for name, default, taken in (("reverse", False, Reverse), ("limit", None, Limit))
]
