"""The card of one event, fact, topic or source."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..dates.words import as_of, label, words
from ..model import Claim, Dataset, Event, Fact, Source, Statement, Topic
from ..queries.answer import Answer
from ..text.direction import between
from ..text.escape import one_line
from ..wording import STATUSES, VERDICTS, figure, place_in_source, said
from .rows import Entry, table
from .strip import strips
from .style import (
    DATE,
    FAINT,
    STATUS_STYLES,
    STRONG,
    VERDICT_STYLES,
    mark,
    marked,
    plain,
    topic_style,
)

Blocks = list[RenderableType]

_INDENT = 2
"""How far what belongs to a line stands to its right."""


def card(answer: Answer, width: int) -> RenderableType:
    """Draw all that is known of the one thing in an answer, in lines that wrap by themselves."""
    thing, dataset = answer.things[0], answer.dataset
    match thing:
        case Event():
            lines = _event(thing, dataset, width)
        case Fact():
            lines = _fact(thing, dataset, width)
        case Topic():
            lines = _topic(thing, dataset, width)
        case _:
            lines = _source(thing, dataset)
    return Group(*lines)


def _event(event: Event, dataset: Dataset, width: int) -> Blocks:
    when = Text.assemble(
        plain(words(event.date), DATE), plain(f" · {event.place}" if event.place else "")
    )
    return [
        *_head(event.title, event.id, when),
        *_summary(event.summary),
        *_status(event),
        *_said("Who says when", event, dataset, width),
        *_claims(event, dataset),
        *_topics(event.topics, dataset),
        *_names(event),
    ]


def _fact(fact: Fact, dataset: Dataset, width: int) -> Blocks:
    value = Text.assemble(plain(figure(fact), STRONG), "  ", plain(as_of(fact.as_of), DATE))
    return [
        *_head(fact.title, fact.id, value),
        *_summary(fact.summary),
        *_status(fact),
        *_said("Who says how much", fact, dataset, width),
        *_claims(fact, dataset),
        *_topics((fact.topic,), dataset),
        *_names(fact),
    ]


def _topic(topic: Topic, dataset: Dataset, width: int) -> Blocks:
    events, facts = dataset.about(topic)
    wikidata = (
        [Text.assemble(("Wikidata ", FAINT), plain(topic.wikidata))] if topic.wikidata else []
    )
    dated = [
        Entry((plain(label(event.date), DATE),), (plain(event.title),), (marked(event),))
        for event in events
    ]
    counted = [
        Entry((plain(figure(fact), STRONG),), (plain(fact.title),), (marked(fact),))
        for fact in facts
    ]
    return [
        *_head(topic.title, topic.id),
        *_summary(topic.summary),
        *_names(topic),
        *wikidata,
        *(_section("Events", _table(dated, width)) if events else []),
        *(_section("Facts", _table(counted, width)) if facts else []),
    ]


def _source(source: Source, dataset: Dataset) -> Blocks:
    said = dataset.claims_of(source.id)
    fields = {
        "kind": source.kind,
        "author": source.author,
        "publisher": source.publisher,
        "date": source.date and words(source.date),
        "symbol": source.symbol,
        "url": source.url,
        "claims": len(said),
    }
    rows = ((plain(key, FAINT), plain(value)) for key, value in fields.items() if value is not None)
    lines = (
        (plain(claim.at or "", FAINT), _line(thing.title, claim, thing, thing.id, " is "))
        for thing, claim in said
    )
    return [*_head(source.title, source.id), _rows(rows), *_section("Says", _rows(lines))]


def _head(title: str, ident: str, second: Text | None = None) -> Blocks:
    first = Text.assemble(plain(title, STRONG), "  ", plain(ident, FAINT))
    return [first, second] if second else [first]


def _summary(summary: str) -> Blocks:
    return [Text(), plain(one_line(summary))] if summary else []


def _status(thing: Event | Fact) -> Blocks:
    status = thing.status
    named = (status, STATUS_STYLES[status])
    meaning = (f": {STATUSES[status].meaning}", FAINT)
    return [Text(), Text.assemble(mark(status), " ", named, meaning)]


def _said(heading: str, thing: Statement, dataset: Dataset, width: int) -> Blocks:
    drawn = strips(thing, dataset, width - _INDENT)
    return _section(heading, drawn) if drawn else []


def _claims(thing: Statement, dataset: Dataset) -> Blocks:
    lines: Blocks = []
    for claim in thing.claims:
        where = place_in_source(dataset, claim)
        lines.append(_line(where, claim, thing, claim.source, " says "))
        if claim.note:
            lines.append(_indented(plain(one_line(claim.note), FAINT)))
    return _section("Claims", Group(*lines))


def _line(before: str, claim: Claim, thing: Statement, ident: str, word: str) -> Text:
    """Return what a claim says and how it stands to the record, with an id to go on with."""
    verdict = thing.verdict(claim)
    stands = Text(VERDICTS[verdict].meaning, VERDICT_STYLES[verdict])
    says = () if verdict == "mention" else (plain(said(claim), DATE), " — ")
    sign = between(before, said(claim), ": ", word)
    return Text.assemble(plain(before), sign, *says, stands, "  ", plain(ident, FAINT))


def _topics(topics: Iterable[str], dataset: Dataset) -> Blocks:
    rows = _rows(
        (plain(dataset.topic(topic).title, topic_style(topic)), plain(topic, FAINT))
        for topic in topics
    )
    return _section("Topics", rows) if topics else []


def _names(thing: Statement | Topic) -> Blocks:
    rows = _rows(
        (plain(language, FAINT), plain(", ".join(given))) for language, given in thing.names.items()
    )
    return _section("Names", rows) if thing.names else []


def _section(heading: str, body: RenderableType) -> Blocks:
    return [Text(), Text(heading, STRONG), _indented(body)]


def _indented(body: RenderableType) -> Padding:
    return Padding(body, (0, 0, 0, _INDENT))


def _table(entries: list[Entry], width: int) -> RenderableType:
    return Text("\n").join(table(entries, width - _INDENT))


def _rows(rows: Iterable[tuple[Text, ...]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*row)
    return table
