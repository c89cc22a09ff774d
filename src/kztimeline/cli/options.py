"""The options that all listings share, and how they become a question."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple, TypeVar

import typer

from ..dataset.limits import MIB
from ..dates.edtf import Date, parse
from ..errors import UsageError
from ..model import Dataset, Source, Status, Topic
from ..queries.filters import Question, is_at
from .complete import place_names, topic_names
from .files import STANDARD_OUTPUT, Data, MaxSize, Target, data_from_environment
from .screen import ALL_FORMATS

Kind = TypeVar("Kind", Topic, Source)

_MOST_NAMES = 40


class Output(NamedTuple):
    """Where the data come from, and how the answer looks."""

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
        typer.Option(metavar="A,B,…", help="Which fields, in which order; see the README."),
    ] = None
    file: Target = None
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False
    data: Data = None
    max_size: MaxSize = MIB

    @property
    def name(self) -> str | None:
        """The format that was asked for by name; None leaves it to the screen."""
        if self.json and self.format not in (None, "json"):
            raise UsageError(f"--json and --format {self.format} exclude each other; give one")
        if self.format is not None and self.format not in ALL_FORMATS:
            raise UsageError(f'no format is called "{self.format}"; write {", ".join(ALL_FORMATS)}')
        return "json" if self.json else self.format

    @property
    def chosen(self) -> tuple[str, ...]:
        """The fields that were asked for."""
        return tuple(filter(None, map(str.strip, (self.fields or "").split(","))))

    @property
    def target(self) -> Path | None:
        """The file to write; None, and `-`, is standard output."""
        return None if self.file == STANDARD_OUTPUT else self.file

    @property
    def path(self) -> Path | None:
        """The dataset that was asked for; None is the bundled one."""
        return self.data or data_from_environment()


class Filters(NamedTuple):
    """What every listing can be narrowed by."""

    year: Annotated[
        int | None, typer.Option(min=1, max=9999, metavar="YEAR", help="Only that year.")
    ] = None
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="From the beginning of that date on.")
    ] = None
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Up to the end of that date.")
    ] = None
    topic: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Only that topic, by any of its names.", autocompletion=topic_names
        ),
    ] = None
    place: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only what happened there.", autocompletion=place_names),
    ] = None
    status: Annotated[
        Status | None,
        typer.Option(
            metavar="STATUS", help="Only corroborated, refined, single-source or disputed ones."
        ),
    ] = None
    certain: Annotated[
        bool, typer.Option("--certain", help="Only what must fall in the period, not what may.")
    ] = False
    reverse: Annotated[bool, typer.Option("--reverse", help="Latest first.")] = False

    @property
    def given(self) -> bool:
        """Whether any filter narrows the answer."""
        return self != Filters(reverse=self.reverse, certain=self.certain)

    def question(self, dataset: Dataset, typed: str = "") -> Question:
        """Return the question they ask of a dataset; `typed` is the period argument.

        Raises UsageError for a period nobody can read, an unknown topic or an unknown place.
        """
        for option in ("since", "until", "topic", "place"):
            if getattr(self, option) is not None and not getattr(self, option).strip():
                raise UsageError(f"--{option} is empty; give it a value, or leave it out")
        return Question(
            periods=tuple(self._periods(typed)),
            certain=self.certain,
            topic=one_of(dataset.topics, self.topic, "topic").id if self.topic else None,
            places=_place(dataset, self.place) if self.place else frozenset(),
            status=self.status,
        )

    def _periods(self, typed: str) -> list[Date]:
        periods = [parse(f"{self.year:04}")] if self.year else []
        if not (typed or self.since or self.until):
            return periods
        from ..dates.periods import FORMS, period

        if typed:
            periods.append(period(typed))

        since = period(self.since) if self.since else None
        until = period(self.until) if self.until else None
        if since and not since.start:
            raise UsageError(f'--since "{self.since}" has no beginning; write {FORMS}')
        if until and not until.end:
            raise UsageError(f'--until "{self.until}" has no end; write {FORMS}')
        if since and until and since.bounds[0] > until.bounds[1]:
            raise UsageError(
                f"--since {self.since} is after --until {self.until}; put the earlier date first"
            )
        if since and since.start:
            periods.append(parse(f"{since.start.text}/.."))
        if until and until.end:
            periods.append(parse(f"../{until.end.text}"))
        return periods


def one_of(things: Sequence[Kind], name: str, kind: str) -> Kind:
    """Return the one of these things that a name means.

    Raises UsageError with the names that come near, or that there are.
    """
    from ..queries.lookup import lookup

    match = lookup(things, name)
    for thing in things:
        if thing is match.thing:
            return thing
    known = ", ".join(thing.id for thing in (match.near or things)[:_MOST_NAMES])
    more = " and more" if not match.near and len(things) > _MOST_NAMES else ""
    hint = "did you mean" if match.near else f"{kind}s are"
    raise UsageError(f'no {kind} is called "{name}"; {hint} {known}{more}')


def _place(dataset: Dataset, name: str) -> frozenset[str]:
    """Return every folded name of a place: a topic's names count, so that Алматы finds Almaty."""
    from ..queries.lookup import lookup, names_of
    from ..text.normalize import normalize

    topic = lookup(dataset.topics, name).thing
    names = frozenset(names_of(topic) if topic else ()) | {normalize(name)}
    if not any(is_at(event, names) for event in dataset.events):
        known = sorted({event.place for event in dataset.events if event.place})
        raise UsageError(f'nothing happened in "{name}"; places are {", ".join(known)}')
    return names
