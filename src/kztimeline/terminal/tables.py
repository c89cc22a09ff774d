"""Lists of events, facts, sources and hits as tables."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from ..dates.words import label
from ..formats import columns
from ..model import Dataset, Event, Fact, Source, Thing, Topic
from ..queries.answer import Answer, subject
from ..wording import RECALLED, ago, covers, excerpt, figure, place_in_source, said, shown
from .lines import Lines
from .rows import Entry, table
from .style import DATE, FAINT, STRONG, VERDICT_STYLES, legend, marked, plain

if TYPE_CHECKING:
    from ..queries.anniversaries import Anniversary
    from ..queries.claims import CheckedClaim
    from ..queries.search import Hit

_ID = " " * 3 + "Id"
"""The heading of ids that have a status mark before them."""
_SHOWN = ("value", "date")
"""Where something was found that has a column, or stands in it."""
_NONE = Text("–", FAINT)
"""What stands for a field that was asked for and is empty, lest the others change their places."""


def events(answer: Answer, width: int) -> RenderableType:
    """Draw events: date, title, place, status mark and id."""
    headings = Entry((Text("Date"),), (Text("Event"), Text("Place")), (Text(_ID),))
    return _listing(answer, headings, map(_event, answer.things), width)


def _event(event: Event) -> Entry:
    title, place = plain(event.title), plain(event.place or "")
    return Entry((_date(event),), (title, place), (marked(event),))


def facts(answer: Answer, width: int) -> RenderableType:
    """Draw facts: value with unit, title, as-of date, status mark and id."""
    headings = Entry((Text("Value"),), (Text("Fact"), Text("As of")), (Text(_ID),))
    return _listing(answer, headings, map(_fact, answer.things), width)


def _fact(fact: Fact) -> Entry:
    value = plain(figure(fact), STRONG)
    return Entry((value,), (plain(fact.title), _date(fact)), (marked(fact),))


def sources(answer: Answer, width: int) -> RenderableType:
    """Draw sources: date, title, publisher or symbol, number of claims and id."""
    found: tuple[Source, ...] = answer.things
    counts = [str(len(answer.dataset.claims_of(source.id))) for source in found]
    digits = max(map(len, counts), default=0)
    headings = Entry((Text("Date"),), (Text("Source"), Text("By")), (Text("Claims"), Text("Id")))
    entries = (
        Entry(
            (plain(label(source.date) if source.date else "", DATE),),
            (plain(source.title), plain(source.issuer or "")),
            (Text(count.rjust(digits)), plain(source.id, FAINT)),
        )
        for source, count in zip(found, counts, strict=True)
    )
    return _listing(answer, headings, entries, width, marks=False)


def topics(answer: Answer, width: int) -> RenderableType:
    """Draw topics: title, number of events and facts, and id."""
    headings = Entry((Text("Events"), Text("Facts")), (Text("Topic"),), (Text("Id"),))
    entries = (_topic(topic, answer.dataset) for topic in answer.things)
    return _listing(answer, headings, entries, width, marks=False)


def _topic(topic: Topic, dataset: Dataset) -> Entry:
    events, facts = dataset.about(topic)
    counts = plain(f"{len(events):6}"), plain(f"{len(facts):5}")
    return Entry(counts, (plain(topic.title),), (plain(topic.id, FAINT),))


def places(answer: Answer, width: int) -> RenderableType:
    """Draw places: number of events, and name."""
    headings = Entry((Text("Events"),), (Text("Place"),))
    entries = (
        Entry((plain(f"{len(place.events):6}"),), (plain(place.name),)) for place in answer.things
    )
    return _listing(answer, headings, entries, width, marks=False)


def hits(answer: Answer, width: int) -> RenderableType:
    """Draw what a search found, best first, with where it was found if not in the title."""
    from ..queries.search import missing

    lacking = missing(answer.things)
    headings = Entry((Text(), Text("Date")), (Text("Found"),), (Text(_ID),))
    return _listing(answer, headings, (_hit(hit, lacking) for hit in answer.things), width)


def _hit(hit: "Hit", lacking: tuple[str, ...]) -> Entry:
    thing = hit.thing
    title = plain(thing.title)
    if isinstance(thing, Fact):
        title.append_text(Text.assemble(": ", plain(figure(thing), STRONG)))
    lacks = [part for part in hit.lacks if part not in lacking]
    why = [f"{why.field}: {excerpt(why.text)}" for why in hit.matched if why.field not in _SHOWN]
    why += [f"without {', '.join(lacks)}"] if lacks else []
    kind = plain(type(thing).__name__.lower(), FAINT)
    return Entry(
        (kind, _date(thing)),
        (title,),
        (marked(thing),),
        tuple(plain(each, FAINT) for each in why),
    )


def anniversaries(answer: Answer, width: int) -> RenderableType:
    """Draw what a day of the year recalls, and apart from it what only its month does."""
    parts: list[RenderableType] = []
    for precision, heading in RECALLED.items():
        found = [each for each in answer.things if each.precision == precision]
        headings = Entry((Text(heading), Text("Date")), (Text("Event"),), (Text("Id"),))
        if found:
            parts += [Text()] * bool(parts)
            parts.append(_listing(answer, headings, map(_anniversary, found), width, marks=False))
    return Group(*parts) if parts else nothing(answer)


def _anniversary(found: "Anniversary") -> Entry:
    title = plain(found.thing.title + " (its end)" * (found.recalls == "end"))
    when = plain(ago(found.number, found.come)), _date(found.thing)
    return Entry(when, (title,), (plain(found.thing.id, FAINT),))


def claims(answer: Answer, width: int) -> RenderableType:
    """Draw claims beside the record: on what, said by whom, what the record has and whence."""
    entries = (_claim(answer.dataset, each) for each in answer.things)
    return _listing(answer, None, entries, width)  # they say themselves what is what


def _claim(dataset: Dataset, found: "CheckedClaim") -> Entry:
    thing, claim = found.thing, found.claim
    unit = getattr(thing, "unit", None)  # an event has none
    says = said(claim, unit) or "—"
    where = plain(place_in_source(dataset, claim))
    record = plain(shown(thing), DATE), plain(_support(found, dataset), FAINT)
    return Entry(
        (plain(found.verdict, VERDICT_STYLES[found.verdict]),),
        (
            plain(thing.title),
            Text.assemble(where, ": ", plain(says, DATE)),
            Text.assemble("record: ", *record),
        ),
        (marked(thing), plain(claim.source, FAINT)),
    )


def chosen(answer: Answer, width: int) -> RenderableType:
    """Draw the fields that were asked for, as they are in the flat formats."""
    found = columns.rows(answer)
    cells = [tuple(plain(cell) if cell else _NONE for cell in row) for row in found.cells]
    headings = Entry((), tuple(map(plain, found.headings)))
    return Lines(table([Entry((), row) for row in cells], width, headings))


def _support(item: "CheckedClaim", dataset: Dataset) -> str:
    """Name a source of the record, rather another than the claim's, and how many more there are."""
    sources = sorted(item.record_sources, key=lambda ident: ident == item.claim.source)
    if item.verdict == "sole" or not sources:
        return " (nobody else)" * bool(sources)
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    return f" ({dataset.name_of(dataset.source(sources[0]))}{more})"


def nothing(answer: Answer) -> Text:
    """Say that an answer is empty, and what could be asked."""
    return plain(f"{answer.kind.none} matches; {covers(answer.dataset)}.")


def _listing(
    answer: Answer,
    headings: Entry | None,
    entries: Iterable[Entry],
    width: int,
    marks: bool = True,
) -> RenderableType:
    """Return a table, and what the status marks in it mean; or say that there is nothing."""
    if not answer.things:
        return nothing(answer)
    found = Lines(table([*entries], width, headings))
    if not marks:
        return found
    shown = map(subject, answer.things)
    return Group(found, legend({each.status for each in shown if hasattr(each, "status")}, width))


def _date(thing: Thing) -> Text:
    """Return the date of an event, or that a fact or source has; a topic has none."""
    date = None if isinstance(thing, Topic) else thing.date
    return plain(label(date) if date else "", DATE)
