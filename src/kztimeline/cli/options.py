"""The options that commands share: where data come from, how an answer looks, what is asked."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, cast

import typer

from ..dataset.limits import MIB
from ..errors import UsageError
from ..formats import FORMATS, Format
from ..model import STATUSES
from ..queries.filters import Question
from ..text.brief import some
from .complete import place_names, source_names, topic_names
from .files import STANDARD_OUTPUT, Data, Force, MaxSize, NoPager, Target, data_from_environment

When = Literal["auto", "always", "never"]
TABLE = "table"
ALL_FORMATS = {TABLE: Format(fields=True, look=("across", "ascii")), **FORMATS}
"""Every format by its name on the command line."""


class Output(NamedTuple):
    """Where the data come from, and how the answer looks."""

    data: Data = None
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False
    format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(ALL_FORMATS),
            help="How to show it; a terminal gets a table, a pipe gets text.",
            autocompletion=lambda: list(ALL_FORMATS),
        ),
    ] = None
    fields: Annotated[
        str | None,
        typer.Option(metavar="A,B,…", help="Which of the fields below, in which order."),
    ] = None
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The heading of a picture (svg, png).")
    ] = None
    width: Annotated[
        int | None,
        typer.Option(min=400, max=4000, metavar="PIXELS", help="How wide a picture is (svg, png)."),
    ] = None
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin csv or tsv with the mark by which Excel knows it.")
    ] = False
    recurring: Annotated[
        bool, typer.Option("--recurring", help="Write every event of ics as a yearly anniversary.")
    ] = False
    file: Target = None
    force: Force = False
    max_size: MaxSize = MIB
    color: Annotated[
        When, typer.Option(help="Whether a table has colours; auto asks the terminal.")
    ] = "auto"
    no_pager: NoPager = False

    @property
    def name(self) -> str | None:
        """The format that was asked for by name; None leaves it to the screen."""
        name = self.format and self.format.casefold()
        if self.json and name not in (None, "json"):
            raise UsageError(f"--json and --format {self.format} exclude each other; give one")
        if name is not None and name not in ALL_FORMATS:
            raise UsageError(f'no format is called "{self.format}"; write {", ".join(ALL_FORMATS)}')
        return "json" if self.json else name

    @property
    def chosen(self) -> tuple[str, ...]:
        """The fields that were asked for."""
        fields = tuple(filter(None, map(str.strip, (self.fields or "").split(","))))
        if self.fields is not None and not fields:
            raise UsageError("--fields is empty; name some, or leave it out")
        repeated = [field for field, count in Counter(fields).items() if count > 1]
        if repeated:
            raise UsageError(f"--fields names {some(repeated)} more than once; name each once")
        return fields

    @property
    def target(self) -> Path | None:
        """The file to write; None, and `-`, is standard output."""
        return None if self.file == STANDARD_OUTPUT else self.file

    @property
    def path(self) -> Path | None:
        """The dataset that was asked for; None is the bundled one."""
        return self.data or data_from_environment()


def question(  # noqa: PLR0913, PLR0917  (each is an option)
    year: Annotated[str | None, typer.Option(metavar="YEAR", help="Only that year.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="From the beginning of that date on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Up to the end of that date.")
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Only that topic, by any of its names; may be repeated, as the next.",
            autocompletion=topic_names,
        ),
    ] = None,
    place: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only what happened there.", autocompletion=place_names),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Only what that source says something of.",
            autocompletion=source_names,
        ),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS",
            help="Only corroborated, refined, single-source or disputed ones.",
            autocompletion=lambda: [*STATUSES],
        ),
    ] = None,
    certain: Annotated[
        bool, typer.Option("--certain", help="Only what must fall in the period, not what may.")
    ] = False,
) -> Question:
    """Return the question that the filters of every listing ask; its parameters are the options."""
    return Question(None, year, since, until, topic, place, source, cast("Any", status), certain)


Reverse = Annotated[bool, typer.Option("--reverse", help="In the opposite order.")]
Limit = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="No more than so many, the first ones.")
]
