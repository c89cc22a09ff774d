"""Markdown (CommonMark with the tables of GitHub Flavored Markdown), for people to read.

A list is a table in words, as on a terminal; `--fields` has the fields as they are.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..dates.words import words
from ..model import Dataset, Event, Fact, Source, Thing, Topic
from ..queries.answer import Answer, subject
from ..text.direction import between
from ..text.links import uri
from ..text.markdown import cell, link
from ..wording import RECALLS, ago, figure, place_in_source, said, shown
from .columns import rows

if TYPE_CHECKING:
    from ..queries.anniversaries import Anniversary
    from ..queries.claims import CheckedClaim
    from ..queries.places import Place


def export(answer: Answer) -> str:
    """Return a table of a list, a small document of a card, a sentence of a distance."""
    if answer.fields:
        return _table(*rows(answer))
    if answer.kind.single:
        from .documents import document

        return document(answer.things[0], answer.dataset)
    headings, row = _TABLES[answer.name]
    cells = [row(thing, answer.dataset) for thing in answer.things]
    return _table(tuple(headings.split("|")), cells)


def _table(headings: tuple[str, ...], body: list[tuple[str, ...]]) -> str:
    lines = [headings, tuple("---" for _ in headings), *(map(_cell, cells) for cells in body)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


class _Link(str):
    """A cell that is Markdown already."""

    __slots__ = ()


def _cell(text: str) -> str:
    return text if isinstance(text, _Link) else cell(text)


def _event(event: Event, _: Dataset) -> tuple[str, ...]:
    return words(event.date), event.title, event.place or "", event.status, event.id


def _anniversary(item: "Anniversary", dataset: Dataset) -> tuple[str, ...]:
    date, title, place, _, ident = _event(item.thing, dataset)
    return ago(item.number, item.come), date, title + RECALLS[item.recalls], place, ident


def _fact(fact: Fact, _: Dataset) -> tuple[str, ...]:
    return fact.title, figure(fact), words(fact.as_of), fact.status, fact.id


def _source(source: Source, dataset: Dataset) -> tuple[str, ...]:
    date = words(source.date) if source.date else ""
    address = uri(source.url)
    title = _Link(link(source.title, address).replace("|", "\\|")) if address else source.title
    claims = f"{len(dataset.claims_of(source.id)):,}"
    makers = source.author or "", source.publisher or "", source.symbol or ""
    return date, title, *makers, claims, source.id


def _topic(topic: Topic, dataset: Dataset) -> tuple[str, ...]:
    events, facts = dataset.about(topic)
    return topic.title, f"{len(events):,}", f"{len(facts):,}", topic.id


def _place(place: "Place", _: Dataset) -> tuple[str, ...]:
    return place.name, f"{len(place.events):,}"


def _found(hit: object, _: Dataset) -> tuple[str, ...]:
    thing: Thing = subject(hit)
    date = words(thing.date) if not isinstance(thing, Topic) and thing.date else ""
    title = thing.title
    if isinstance(thing, Fact):
        title += between(title, figure(thing), ": ", " is ") + figure(thing)
    return type(thing).__name__.lower(), date, title, getattr(thing, "status", ""), thing.id


def _claim(item: "CheckedClaim", dataset: Dataset) -> tuple[str, ...]:
    thing, claim = item.thing, item.claim
    says = said(claim, getattr(thing, "unit", None))  # an event has none
    where = place_in_source(dataset, claim)
    return (
        item.verdict,
        thing.title,
        where,
        says,
        shown(thing),
        thing.status,
        thing.id,
        claim.source,
    )


_TABLES: dict[str, tuple[str, Callable[..., tuple[str, ...]]]] = {
    "events": ("Date|Event|Place|Status|Id", _event),
    "timeline": ("Date|Event|Place|Status|Id", _event),
    "anniversaries": ("Years|Date|Event|Place|Id", _anniversary),
    "facts": ("Fact|Value|As of|Status|Id", _fact),
    "sources": ("Date|Source|Author|Publisher|Symbol|Claims|Id", _source),
    "topics": ("Topic|Events|Facts|Id", _topic),
    "places": ("Place|Events", _place),
    "hits": ("Kind|Date|Found|Status|Id", _found),
    "claims": ("Verdict|On|Source|Says|Record|Status|Id|Source id", _claim),
}
"""For each list the headings of its table, and how a thing becomes a row of text."""
