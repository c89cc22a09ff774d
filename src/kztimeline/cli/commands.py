"""The commands: each asks one question of a dataset and returns the answer."""

from datetime import date
from typing import Annotated, Any, cast

import typer

from ..errors import UsageError
from ..model import VERDICTS, Dataset
from ..queries.answer import Answer, By, Look
from ..queries.filters import Question
from ..queries.listings import events, facts, sources
from ..queries.places import places
from .complete import names

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
ByLane = Annotated[
    By | None, typer.Option(help="What a lane of --across stands for; topics if left out.")
]
Ascii = Annotated[bool, typer.Option("--ascii", help="Draw with ASCII characters alone.")]
ByVerdict = Annotated[
    list[str] | None,
    typer.Option(
        metavar="VERDICT", help=f"Only {', '.join(VERDICTS)}.", autocompletion=lambda: [*VERDICTS]
    ),
]
At = Annotated[
    str | None,
    typer.Option(metavar="PLACE", help="Only what is said at that place in a source, as A4.4."),
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


def list_events(dataset: Dataset, question: Question, period: Period = None) -> Answer:
    """List events in the order they happened."""
    wanted = _during(question, period).resolve(dataset)
    found = events(dataset, wanted)
    return Answer(dataset, "events", found, question=wanted)


def draw_timeline(
    dataset: Dataset,
    question: Question,
    period: Period = None,
    across: Across = False,
    by: ByLane = None,
    ascii_only: Ascii = False,
) -> Answer:
    """Draw events along the years, and what ran meanwhile."""
    if by and not across:
        raise UsageError(f"--by {by} says what the lanes of --across are; add --across")
    wanted = _during(question, period).resolve(dataset)
    look = Look(across, by or "topic", ascii_only)
    found = events(dataset, wanted)
    return Answer(dataset, "timeline", found, look=look, question=wanted)


def show_card(dataset: Dataset, name: Name) -> Answer:
    """Show all about a thing, or what a source says at a place."""
    from ..queries.claims import cited
    from ..queries.lookup import matched

    asked = " ".join(name)
    if said := cited(dataset, asked):
        return Answer(dataset, "claims", said, about=asked)
    found = matched(dataset, asked)
    return Answer(dataset, "card", (found.thing,), notes=found.notes)


def find_words(dataset: Dataset, words: Words, question: Question) -> Answer:
    """Find things of every kind by words or a date, best first."""
    from ..queries.search import missing, search
    from ..text.normalize import normalize
    from ..wording import taken

    wanted = question.resolve(dataset)
    asked = " ".join(words)
    if not normalize(asked):
        raise UsageError(f'there is no word to search for in "{asked}"; write some, or a date')
    hits = search(dataset, asked, wanted)
    lacking = missing(hits)
    notes = [taken(typed, meant) for hit in hits[:1] for typed, meant in hit.slips]
    notes += [f"nothing found has {', '.join(lacking)}"] if lacking else []
    return Answer(dataset, "hits", hits, question=wanted, about=f"“{asked}”", notes=tuple(notes))


def list_facts(dataset: Dataset, question: Question, name: MaybeName = None) -> Answer:
    """List figures and statements, of one topic or of all."""
    wanted = question.resolve(dataset)
    answer = Answer(dataset, "facts", (), question=wanted)
    if not name:
        return answer._replace(things=facts(dataset, wanted))
    from ..queries.lookup import matched

    about = matched(dataset, " ".join(name))
    found = facts(dataset, wanted, about.thing.id)
    # A fact has one topic, so that even the country has none.
    other = (
        () if found else (f"facts of other topics may name it: kztimeline search {about.thing.id}",)
    )
    return answer._replace(things=found, about=about.thing.title, notes=about.notes + other)


def list_sources(dataset: Dataset, question: Question) -> Answer:
    """List the documents that events and facts rest on."""
    wanted = question.resolve(dataset)
    found = sources(dataset, wanted)
    return Answer(dataset, "sources", found, question=wanted)


def list_topics(dataset: Dataset) -> Answer:
    """List the topics that events and facts are about."""
    return Answer(dataset, "topics", dataset.topics)


def list_places(dataset: Dataset) -> Answer:
    """List where events happened, and how many."""
    return Answer(dataset, "places", places(dataset))


def list_claims(
    dataset: Dataset, question: Question, verdict: ByVerdict = None, at: At = None
) -> Answer:
    """List what each source says against the record, worst first."""
    from ..queries.claims import check_claims

    wanted = question.resolve(dataset)
    found = check_claims(dataset, wanted, cast("Any", verdict), at)
    about = ", ".join([*(verdict or ()), *([at] if at else [])])
    return Answer(dataset, "claims", found, question=wanted, about=about)


def measure(dataset: Dataset, start: Moment, end: Moment, today: Today = None) -> Answer:
    """Say how long it is from one event or date to another."""
    from ..queries.between import between, moment

    day = _today(today)
    ends = moment(dataset, start, day), moment(dataset, end, day)
    return Answer(dataset, "distance", (between(*ends),), notes=ends[0].notes + ends[1].notes)


def list_anniversaries(
    dataset: Dataset, question: Question, day: Day = None, today: Today = None
) -> Answer:
    """List what happened on a day of the year, and how many years ago."""
    from ..dates.words import month_name
    from ..queries.anniversaries import celebrated, day_of_year, on

    now = _today(today)
    typed = " ".join(day or ["today"])
    month, number = (now.month, now.day) if typed == "today" else day_of_year(typed)
    wanted = question.resolve(dataset)
    found = on(dataset, month, number, now, wanted)
    moved = celebrated(month, number, now.year) != (month, number)
    notes = (f"{now.year} has no 29 February; it is recalled on the 28th",) if moved else ()
    about = f"{number} {month_name(month)}"
    return Answer(dataset, "anniversaries", found, question=wanted, about=about, notes=notes)


def _today(typed: str | None) -> date:
    """The only reading of the clock; `--today` takes its place."""
    if typed is None:
        return date.today()
    from ..queries.anniversaries import full_day

    return full_day(typed)


def _during(question: Question, period: list[str] | None) -> Question:
    return question._replace(period=" ".join(period) if period else None)
