"""The commands: each loads once, asks once and presents once."""

from collections.abc import Sequence
from typing import Annotated

import typer

from .. import __version__
from ..answer import Answer, Shape
from ..load import load
from ..lookup import find
from ..model import Dataset, Event, Fact, Source, Thing, Topic
from ..search import search as find_words
from .complete import names
from .options import Filters, Output, listing

app = typer.Typer(
    help="Answer questions about Kazakhstan and the United Nations, with the source of every answer.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Period = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PERIOD]", help="2006, June 2006, summer 2005, 1990s, 1992..1999, ..1999"
    ),
]
Name = Annotated[
    list[str],
    typer.Argument(help="An id, name, acronym or alias in any language.", autocompletion=names),
]
MaybeName = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME]", help="A topic, event, fact or source.", autocompletion=names),
]


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Answer questions about Kazakhstan and the United Nations, and say who said so."""
    if version:
        typer.echo(f"kztimeline {__version__}")
    elif ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@app.command("list")
@listing
def list_(ctx: typer.Context, filters: Filters, output: Output, period: Period = None) -> str:
    """List events in the order they happened."""
    return _chronicle(ctx, "events", filters, output, period)


@app.command()
@listing
def timeline(ctx: typer.Context, filters: Filters, output: Output, period: Period = None) -> str:
    """Draw events along the years, with how exactly each is dated and what ran meanwhile."""
    return _chronicle(ctx, "timeline", filters, output, period)


@app.command()
@listing
def show(ctx: typer.Context, output: Output, name: Name) -> str:
    """Show all about one event, fact, topic or source."""
    dataset = load(output.path)
    answer = Answer(dataset, "card", (find(dataset, " ".join(name)),))
    return ctx.obj.present(answer, output.name)


@app.command()
@listing
def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words, in any order, language or script.")],
    filters: Filters,
    output: Output,
) -> str:
    """Find events, facts and topics by words, best first."""
    dataset = load(output.path)
    question = filters.question(dataset)
    hits = [
        hit
        for hit in find_words(dataset, " ".join(words))
        if (not filters.given if isinstance(hit.thing, Topic) else question.takes(hit.thing))
    ]
    hits.sort(key=lambda hit: hit.score, reverse=not filters.reverse)
    things, scores = tuple(hit.thing for hit in hits), tuple(hit.score for hit in hits)
    return ctx.obj.present(Answer(dataset, "hits", things, scores), output.name)


@app.command()
@listing
def facts(ctx: typer.Context, filters: Filters, output: Output, name: MaybeName = None) -> str:
    """List figures and statements, of one topic or of all."""
    dataset = load(output.path)
    about = find(dataset, " ".join(name)) if name else None
    question = filters.question(dataset)
    found = [fact for fact in dataset.facts if question.takes(fact) and _concerns(fact, about)]
    return _present(ctx, dataset, "facts", found, filters, output)


@app.command()
@listing
def sources(ctx: typer.Context, filters: Filters, output: Output) -> str:
    """List the documents that the chosen events and facts rest on."""
    dataset = load(output.path)
    question = filters.question(dataset)
    used = {
        claim.source
        for thing in dataset.statements
        if question.takes(thing)
        for claim in thing.claims
    }
    found = [source for source in dataset.sources if source.id in used or not filters.given]
    return _present(ctx, dataset, "sources", found, filters, output)


def _chronicle(
    ctx: typer.Context, shape: Shape, filters: Filters, output: Output, period: list[str] | None
) -> str:
    dataset = load(output.path)
    question = filters.question(dataset, " ".join(period or ()))
    found = [event for event in dataset.events if question.takes(event)]
    return _present(ctx, dataset, shape, found, filters, output)


def _concerns(fact: Fact, thing: Thing | None) -> bool:
    """Whether a fact is the thing, is about it, or rests on it."""
    match thing:
        case Topic():
            return fact.topic == thing.id
        case Event():
            return fact.topic in thing.topics
        case Source():
            return any(claim.source == thing.id for claim in fact.claims)
        case _:
            return thing is None or fact == thing


def _present(
    ctx: typer.Context,
    dataset: Dataset,
    shape: Shape,
    found: Sequence[Thing],
    filters: Filters,
    output: Output,
) -> str:
    things = tuple(reversed(found)) if filters.reverse else tuple(found)
    return ctx.obj.present(Answer(dataset, shape, things), output.name)
