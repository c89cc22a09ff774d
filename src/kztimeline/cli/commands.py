"""The commands: each asks one question of a dataset and returns the answer."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from ..model import VERDICTS, Dataset, Event, Fact, Source, Thing, Topic, Verdict
from ..queries.answer import Answer, By, Look, Shape
from .complete import names, source_names
from .options import Filters, one_of

Period = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PERIOD]", help="2006, June 2006, summer 2005, 1990s, 1992..1999, ..1999"
    ),
]
Name = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME",
        help="An id, name, acronym or alias in any language.",
        autocompletion=names,
    ),
]
MaybeName = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME]", help="A topic, event, fact or source.", autocompletion=names),
]
Words = Annotated[
    list[str], typer.Argument(metavar="WORDS", help="Words, in any order, language or script.")
]
Across = Annotated[bool, typer.Option("--across", help="From left to right, to scale, in lanes.")]
ByLane = Annotated[By, typer.Option(help="What a lane stands for, with --across.")]
Ascii = Annotated[bool, typer.Option("--ascii", help="Draw with ASCII characters alone.")]
ByVerdict = Annotated[
    Verdict | None,
    typer.Option(metavar="VERDICT", help=f"Only {', '.join(VERDICTS)}."),
]
BySource = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Only what that source says.", autocompletion=source_names),
]
Moment = Annotated[
    str, typer.Argument(help="An event's name, a date, or today.", autocompletion=names)
]
Day = Annotated[
    list[str] | None, typer.Argument(metavar="[DAY]", help="2 March, 03-02; today if left out.")
]
Today = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day to take for today, as in 2026-11-23.")
]


def list_events(dataset: Dataset, filters: Filters, period: Period = None) -> Answer:
    """List events in the order they happened."""
    return _chronicle(dataset, "events", filters, period)


def draw_timeline(
    dataset: Dataset,
    filters: Filters,
    period: Period = None,
    across: Across = False,
    by: ByLane = "topic",
    ascii_only: Ascii = False,
) -> Answer:
    """Draw events along the years, and what ran meanwhile."""
    answer = _chronicle(dataset, "timeline", filters, period)
    return answer._replace(look=Look(across, by, ascii_only))


def show_card(dataset: Dataset, name: Name) -> Answer:
    """Show all about one event, fact, topic or source."""
    from ..queries.lookup import find

    return Answer(dataset, "card", (find(dataset, " ".join(name)),))


def find_words(dataset: Dataset, words: Words, filters: Filters) -> Answer:
    """Find events, facts and topics by words, best first."""
    from ..queries.search import search

    question = filters.question(dataset)
    hits = [
        hit
        for hit in search(dataset, " ".join(words))
        if (not filters.given if isinstance(hit.thing, Topic) else question.takes(hit.thing))
    ]
    if filters.reverse:
        hits.reverse()
    scores = tuple({"score": hit.score} for hit in hits)
    return Answer(dataset, "hits", tuple(hit.thing for hit in hits), scores)


def list_facts(dataset: Dataset, filters: Filters, name: MaybeName = None) -> Answer:
    """List figures and statements, of one topic or of all."""
    about = None
    if name:
        from ..queries.lookup import find

        about = find(dataset, " ".join(name))
    question = filters.question(dataset)
    found = [fact for fact in dataset.facts if question.takes(fact) and _concerns(fact, about)]
    return Answer(dataset, "facts", _ordered(found, filters))


def list_sources(dataset: Dataset, filters: Filters) -> Answer:
    """List the documents that events and facts rest on."""
    question = filters.question(dataset)
    used = {
        claim.source
        for thing in dataset.statements
        if question.takes(thing)
        for claim in thing.claims
    }
    found = [source for source in dataset.sources if source.id in used or not filters.given]
    found.sort(key=lambda source: source.date.order if source.date else (date.max, 0))
    return Answer(dataset, "sources", _ordered(found, filters))


def list_claims(
    dataset: Dataset, filters: Filters, verdict: ByVerdict = None, source: BySource = None
) -> Answer:
    """List what each source says against the record, worst first."""
    from ..queries.claims import check_claims

    ident = one_of(dataset.sources, source, "source").id if source else None
    found = check_claims(dataset, filters.question(dataset), verdict, ident)
    return Answer(dataset, "claims", tuple(reversed(found)) if filters.reverse else found)


def measure(dataset: Dataset, start: Moment, end: Moment, today: Today = None) -> Answer:
    """Say how long it is from one event or date to another."""
    from ..queries.between import between, moment

    day = _today(today)
    span = between(moment(dataset, start, day), moment(dataset, end, day))
    return Answer(dataset, "span", (span,))


def list_anniversaries(
    dataset: Dataset, filters: Filters, day: Day = None, today: Today = None
) -> Answer:
    """List what happened on a day of the year, and how many years ago."""
    from ..queries.anniversaries import day_of_year, on

    now = _today(today)
    month, number = day_of_year(" ".join(day)) if day else (now.month, now.day)
    found = on(dataset, month, number, now, filters.question(dataset))
    ordered = found[::-1] if filters.reverse else found
    extra = tuple({"anniversary": each.number, "precision": each.precision} for each in ordered)
    return Answer(dataset, "on", tuple(each.event for each in ordered), extra)


def _today(typed: str | None) -> date:
    """The only reading of the clock; `--today` takes its place."""
    if typed is None:
        return date.today()
    from ..queries.anniversaries import full_day

    return full_day(typed)


def _chronicle(
    dataset: Dataset, shape: Shape, filters: Filters, period: list[str] | None
) -> Answer:
    question = filters.question(dataset, " ".join(period or ()))
    found = [event for event in dataset.events if question.takes(event)]
    return Answer(dataset, shape, _ordered(found, filters))


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
            return thing is None or fact is thing


def _ordered(found: Sequence[Thing], filters: Filters) -> tuple[Thing, ...]:
    return tuple(reversed(found)) if filters.reverse else tuple(found)
