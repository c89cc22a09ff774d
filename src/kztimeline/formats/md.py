"""Markdown (CommonMark with the tables of GitHub Flavored Markdown)."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from ..dates.edtf import Date
from ..dates.words import as_of, words
from ..model import Claim, Dataset, Event, Fact, Source, Statement, Topic
from ..queries.answer import Answer
from ..text.escape import escape
from ..text.links import uri
from ..wording import distance, figure, judged
from .columns import rows

if TYPE_CHECKING:
    from ..queries.between import Distance, Moment

_ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#+-.!|~&()$:@/"})


def export(answer: Answer) -> str:
    """Return a table of a list, a small document of a card, a sentence of a span."""
    if answer.name == "distance" and not answer.fields:
        return f"{_distance(answer.things[0])}\n"
    if answer.name == "card" and not answer.fields:
        return "\n".join(_card(answer.things[0], answer.dataset)) + "\n"
    found = rows(answer)
    lines = [found.headings, tuple("---" for _ in found.headings)]
    body = [tuple(map(_text, cells)) for cells in found.cells]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [*lines, *body])


def _card(thing: Event | Fact | Topic | Source, dataset: Dataset) -> list[str]:
    match thing:
        case Event():
            second = _text(words(thing.date)) + (f" · {_text(thing.place)}" if thing.place else "")
            return [*_head(thing.title, second, thing.summary), *_statement(thing, dataset)]
        case Fact():
            value = f"**{_text(figure(thing))}**"
            second = f"{value}, {_text(as_of(thing.as_of))}"
            return [*_head(thing.title, second, thing.summary), *_statement(thing, dataset)]
        case Topic():
            return _topic(thing, dataset)
    return _source(thing, dataset)


def _head(title: str, first: str, *others: str) -> list[str]:
    return [f"# {_text(title)}", *_paragraphs([first, *map(_text, others)])]


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [line for text in texts if text for line in ("", text)]


def _statement(thing: Statement, dataset: Dataset) -> list[str]:
    claims = [_claim(_where(claim, dataset), claim, thing) for claim in thing.claims]
    about = ", ".join(_text(dataset.topic(topic).title) for topic in thing.topics)
    return (
        ["", f"Status: {thing.status}", "", "## Claims", "", *claims]
        + (["", f"Topics: {about}"] if about else [])
        + _parts({"Names": _names(thing)})
    )


def _where(claim: Claim, dataset: Dataset) -> str:
    name = _link(dataset.source(claim.source), dataset)
    return f"{name}, {_text(claim.at)}" if claim.at else name


def _claim(before: str, claim: Claim, thing: Statement) -> str:
    note = f" ({_text(claim.note)})" if claim.note else ""
    return f"- {before}: {_text(judged(claim, thing.verdict(claim)))}{note}"


def _topic(topic: Topic, dataset: Dataset) -> list[str]:
    events, facts = dataset.about(topic)
    dated = [f"- {_text(words(event.date))}: {_text(event.title)}" for event in events]
    counted = [f"- {_text(fact.title)}: {_text(figure(fact))}" for fact in facts]
    parts = {"Names": _names(topic), "Events": dated, "Facts": counted}
    return _head(topic.title, _text(topic.summary)) + _parts(parts)


def _names(thing: Statement | Topic) -> list[str]:
    return [
        f"- {_text(language)}: {_text(', '.join(given))}" for language, given in thing.names.items()
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
    lines = [f"- {key}: {_text(value)}" for key, value in fields.items() if value]
    says = [
        _claim(_text(", ".join(filter(None, (claim.at, thing.title)))), claim, thing)
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
    title, date = _text(moment.title), _text(words(moment.date))
    return title if title == date else f"{title} ({date})"


def _link(source: Source, dataset: Dataset) -> str:
    """Return a source's name, linked to its address where that may be followed."""
    name, address = _text(dataset.name_of(source)), uri(source.url)
    return f"[{name}]({address})" if address else name


@lru_cache(1_000)  # a title or the name of a source comes again with every claim
def _text(text: str) -> str:
    """Return data as text that Markdown takes for nothing else."""
    return escape(" ".join(text.split("\n")).strip(" ")).translate(_ESCAPES)
