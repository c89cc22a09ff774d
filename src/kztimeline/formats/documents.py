"""Single things as small Markdown documents: a heading, paragraphs and lists."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..dates.edtf import Date
from ..dates.words import as_of, words
from ..model import Claim, Dataset, Event, Fact, Source, Statement, Topic
from ..text.direction import between
from ..text.links import uri
from ..text.markdown import block, inline, link
from ..wording import distance, figure, judged, place_in_source, said

if TYPE_CHECKING:
    from ..queries.between import Distance, Moment


def document(thing: "Event | Fact | Topic | Source | Distance", dataset: Dataset) -> str:
    """Return what there is to say of one thing; of a distance that is a sentence."""
    if isinstance(thing, Event | Fact | Topic | Source):
        return "\n".join(_card(thing, dataset)) + "\n"
    return f"{_distance(thing)}\n"


def _card(thing: Event | Fact | Topic | Source, dataset: Dataset) -> list[str]:
    match thing:
        case Event():
            second = words(thing.date) + (f" · {inline(thing.place)}" if thing.place else "")
            return [*_head(thing.title, second, thing.summary), *_statement(thing, dataset)]
        case Fact():
            second = f"**{inline(figure(thing))}**, {as_of(thing.as_of)}"
            return [*_head(thing.title, second, thing.summary), *_statement(thing, dataset)]
        case Topic():
            return _topic(thing, dataset)
    return _source(thing, dataset)


def _head(title: str, first: str, *others: str) -> list[str]:
    return [f"# {inline(title)}", *_paragraphs([first, *map(block, others)])]


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [line for text in texts if text for line in ("", text)]


def _statement(thing: Statement, dataset: Dataset) -> list[str]:
    claims = []
    for claim in thing.claims:
        sign = between(place_in_source(dataset, claim), said(claim), ": ", " says ")
        claims.append(_claim(_where(claim, dataset) + sign, claim, thing))
    about = ", ".join(inline(dataset.topic(topic).title) for topic in thing.topics)
    return (
        ["", f"Status: {thing.status}", "", "## Claims", "", *claims]
        + (["", f"Topics: {about}"] if about else [])
        + _parts({"Names": _names(thing)})
    )


def _where(claim: Claim, dataset: Dataset) -> str:
    name = _link(dataset.source(claim.source), dataset)
    return f"{name}, {inline(claim.at)}" if claim.at else name


def _claim(before: str, claim: Claim, thing: Statement) -> str:
    note = f" ({inline(claim.note)})" if claim.note else ""
    return f"- {before}{inline(judged(claim, thing.verdict(claim)))}{note}"


def _topic(topic: Topic, dataset: Dataset) -> list[str]:
    events, facts = dataset.about(topic)
    dated = [f"- {words(event.date)}: {inline(event.title)}" for event in events]
    counted = [
        f"- {block(fact.title)}{between(fact.title, figure(fact), ': ', ' is ')}"
        f"{inline(figure(fact))}"
        for fact in facts
    ]
    parts = {"Names": _names(topic), "Events": dated, "Facts": counted}
    return _head(topic.title, block(topic.summary)) + _parts(parts)


def _names(thing: Statement | Topic) -> list[str]:
    return [
        f"- {block(language)}: {inline(', '.join(given))}"
        for language, given in thing.names.items()
    ]


def _parts(parts: dict[str, list[str]]) -> list[str]:
    return [
        line
        for heading, lines in parts.items()
        if lines
        for line in ("", f"## {heading}", "", *lines)
    ]


def _source(source: Source, dataset: Dataset) -> list[str]:
    date = words(source.date) if isinstance(source.date, Date) else None
    fields = {
        "Kind": source.kind,
        "Author": source.author,
        "Publisher": source.publisher,
        "Date": date,
    }
    lines = [f"- {key}: {inline(value)}" for key, value in fields.items() if value]
    says = [
        _claim(
            block(", ".join(filter(None, (claim.at, thing.title))))
            + between(thing.title, said(claim), ": ", " is "),
            claim,
            thing,
        )
        for thing, claim in dataset.claims_of(source.id)
    ]
    heading = ["", "## Says", "", *says] if says else []
    return [*_head(source.title, _link(source, dataset)), "", *lines, *heading]


def _distance(found: "Distance") -> str:
    """Return how far two moments are apart, the earlier one first where that is known."""
    moments = (found.end, found.start) if found.order == "after" else (found.start, found.end)
    first, second = map(_moment, moments)
    if found.order == "same":
        return f"{first} and {second} are on the same day."
    apart, days = distance(found.shortest, found.longest, found.approximate)
    if found.order == "unknown":
        most, _ = distance(found.longest, found.longest, found.approximate)
        return f"Either came first, {first} or {second}; they are at most {most} apart."
    return f"From {first} to {second}: {apart}{f' ({days})' if days else ''}."


def _moment(moment: "Moment") -> str:
    title, date = block(moment.title), words(moment.date)
    return title if title == date else f"{title}{between(title, date, ' (', ' (of ')}{date})"


def _link(source: Source, dataset: Dataset) -> str:
    """Return a source's name, linked to its address where that may be followed."""
    name, address = dataset.name_of(source), uri(source.url)
    return link(name, address) if address else block(name)
