"""The typer application, with no more commands in it than a command line needs."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, TypeVar

import typer

from .. import __version__
from ..queries.answer import Answer
from . import commands
from .files import load
from .options import Filters, Output
from .screen import Screen, Shown

Bundle = TypeVar("Bundle", Filters, Output)

COMMANDS: dict[str, Callable[..., Answer]] = {
    "list": commands.list_events,
    "timeline": commands.draw_timeline,
    "show": commands.show_card,
    "search": commands.find_words,
    "facts": commands.list_facts,
    "sources": commands.list_sources,
    "claims": commands.list_claims,
    "between": commands.measure,
    "on": commands.list_anniversaries,
}
"""Every command by its name, in the order of the help."""


def application(args: list[str]) -> typer.Typer:
    """Return the application for one command line.

    Typer builds every option of every command at start; with only the named one in it, a command
    costs the same however many others there are.
    """
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(root)
    asked = args[0] if args else ""
    for name in [asked] if asked in COMMANDS else COMMANDS:
        app.command(name)(_runnable(COMMANDS[name]))
    if asked not in COMMANDS:
        from .tools import TOOLS

        for name, tool in TOOLS.items():
            app.command(name)(tool)
    return app


def root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Answer questions about Kazakhstan and the United Nations, and say who said so."""
    if version:
        typer.echo(f"kztimeline {__version__}")
    elif ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def _runnable(command: Callable[..., Answer]) -> Callable[..., Shown]:
    """Wrap a question in what all commands do: one load before it, one presentation after it.

    The wrapper's options are those of the command, of its filters if it takes any, and of the
    output.
    """
    own = dict(inspect.signature(command).parameters)
    del own["dataset"]
    filtered = own.pop("filters", None) is not None

    @wraps(command)
    def run(ctx: typer.Context, **given: Any) -> Shown:
        output = _take(Output, given)
        screen, name = ctx.ensure_object(Screen), output.name
        if filtered:
            given["filters"] = _take(Filters, given)
        answer = command(load(output.path, output.max_size), **given)._replace(fields=output.chosen)
        shown = screen.show(answer, name, output.target, output.max_size)
        return shown._replace(file=output.target, force=output.force)

    options = [*own.values(), *(_parameters(Filters) if filtered else ()), *_parameters(Output)]
    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    signature = inspect.Signature(
        [context, *(option.replace(kind=inspect.Parameter.KEYWORD_ONLY) for option in options)]
    )
    run.__signature__ = signature  # type: ignore[attr-defined]
    return run


def _parameters(bundle: type[Filters] | type[Output]) -> list[inspect.Parameter]:
    return list(inspect.signature(bundle).parameters.values())


def _take(bundle: type[Bundle], given: dict[str, Any]) -> Bundle:
    """Take the values of a bundle's options out of what typer gave."""
    return bundle(**{option: given.pop(option) for option in bundle._fields})
