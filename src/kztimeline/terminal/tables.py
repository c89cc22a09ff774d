"""Lists of events, facts, sources and hits as tables."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from ..dates.words import label
from ..formats import columns
from ..model import Dataset, Event, Fact, Source, Thing, Topic
from ..queries import asked
from ..queries.answer import Answer, subject
from ..text.direction import between
from ..wording import RECALLED, RECALLS, ago, excerpt, figure, place_in_source, said, shown
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


def listing(answer: Answer, width: int) -> RenderableType:
    """Draw a list as a table, and what the status marks in it mean."""
    if not answer.things:
        return nothing(answer)
    headings, entries = _TABLES[answer.name]
    found = Lines(table([*entries(answer)], width, headings))
    statuses = {each.status for each in map(subject, answer.things) if hasattr(each, "status")}
    return Group(found, legend(statuses, width)) if statuses else found


def _events(answer: Answer) -> Iterator[Entry]:
    event: Event
    for event in answer.things:
        title, place = plain(event.title), plain(event.place or "")
        yield Entry((_date(event),), (title, place), (marked(event),))


def _facts(answer: Answer) -> Iterator[Entry]:
    fact: Fact
    for fact in answer.things:
        value = plain(figure(fact), STRONG)
        yield Entry((value,), (plain(fact.title), _date(fact)), (marked(fact),))


def _sources(answer: Answer) -> Iterator[Entry]:
    found: tuple[Source, ...] = answer.things
    counts = [str(len(answer.dataset.claims_of(source.id))) for source in found]
    digits = max(map(len, counts))
    for source, count in zip(found, counts, strict=True):
        title, by = plain(source.title), plain(source.issuer)
        yield Entry((_date(source),), (title, by), (Text(count.rjust(digits)), _id(source)))


def _topics(answer: Answer) -> Iterator[Entry]:
    topic: Topic
    for topic in answer.things:
        events, facts = answer.dataset.about(topic)
        counts = plain(f"{len(events):6}"), plain(f"{len(facts):5}")
        yield Entry(counts, (plain(topic.title),), (_id(topic),))


def _places(answer: Answer) -> Iterator[Entry]:
    for place in answer.things:
        yield Entry((plain(f"{len(place.events):6}"),), (plain(place.name),))


def _hits(answer: Answer) -> Iterator[Entry]:
    """Yield hits, with where they were found if not in the title."""
    from ..queries.search import missing

    lacking = missing(answer.things)
    for hit in answer.things:
        yield _hit(hit, lacking)


def _hit(hit: "Hit", lacking: tuple[str, ...]) -> Entry:
    thing = hit.thing
    title = plain(thing.title)
    if isinstance(thing, Fact):
        sign = between(thing.title, figure(thing), ": ", " is ")
        title.append_text(Text.assemble(sign, plain(figure(thing), STRONG)))
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
        found = [_anniversary(each) for each in answer.things if each.precision == precision]
        if found:
            parts += [Text()] * bool(parts)
            parts.append(Lines(table(found, width, _headings(f"{heading}|Date", "Event", "Id"))))
    return Group(*parts) if parts else nothing(answer)


def _anniversary(found: "Anniversary") -> Entry:
    title = plain(found.thing.title + RECALLS[found.recalls])
    when = plain(ago(found.number, found.come)), _date(found.thing)
    return Entry(when, (title,), (_id(found.thing),))


def _claims(answer: Answer) -> Iterator[Entry]:
    """Yield claims beside the record: on what, said by whom, what the record has and whence."""
    found: CheckedClaim
    for found in answer.things:
        thing, claim = found.thing, found.claim
        unit = getattr(thing, "unit", None)  # an event has none
        says = said(claim, unit) or "—"
        where = place_in_source(answer.dataset, claim)
        sign = between(where, says, ": ", " says ")
        support = plain(_support(found, answer.dataset), FAINT)
        yield Entry(
            (plain(found.verdict, VERDICT_STYLES[found.verdict]),),
            (
                plain(thing.title),
                Text.assemble(plain(where), sign, plain(says, DATE)),
                Text.assemble("record: ", plain(shown(thing), DATE), support),
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
    return plain(asked.nothing(answer))


def _date(thing: Thing) -> Text:
    """Return the date of an event, or that a fact or source has; a topic has none."""
    date = None if isinstance(thing, Topic) else thing.date
    return plain(label(date) if date else "", DATE)


def _id(thing: Thing) -> Text:
    return plain(thing.id, FAINT)


def _headings(*groups: str) -> Entry:
    return Entry(*(tuple(map(Text, group.split("|"))) for group in groups))


_TABLES: dict[str, tuple[Entry | None, Callable[[Answer], Iterator[Entry]]]] = {
    "events": (_headings("Date", "Event|Place", _ID), _events),
    "facts": (_headings("Value", "Fact|As of", _ID), _facts),
    "sources": (_headings("Date", "Source|By", "Claims|Id"), _sources),
    "topics": (_headings("Events|Facts", "Topic", "Id"), _topics),
    "places": (_headings("Events", "Place"), _places),
    "hits": (_headings("|Date", "Found", _ID), _hits),
    "claims": (None, _claims),  # they say themselves what is what
}
"""For each list the headings of its table, and what makes its entries."""
