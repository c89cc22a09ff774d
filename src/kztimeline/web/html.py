"""One web page that needs nothing else: semantic HTML, with the picture of the timeline in it."""

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from .. import wording
from ..dates.words import as_of_prefix, words
from ..model import Event, Fact, Source, Statement, Thing, Topic
from ..queries.answer import Answer, subject
from ..text.escape import one_line
from ..text.links import href, language_tag, wikidata
from .jsonld import iso, jsonld
from .svg import filled, picture, template

_FUNCTIONS = {
    "as_of_prefix": as_of_prefix,
    "href": href,
    "iso": iso,
    "language_tag": language_tag,
    "one_line": one_line,
    "wikidata": wikidata,
    "wording": wording,
    "words": words,
}
"""What templates may call."""


class Entry(NamedTuple):
    """A thing on its way to a card."""

    thing: Thing
    note: str = ""
    """What the question adds to it."""


class Group(NamedTuple):
    """Cards under one heading."""

    heading: str
    entries: list[Entry]
    year: bool = False


def export(answer: Answer) -> str:
    """Return an answer as one page, which loads nothing and runs nothing but its own script."""
    css, js = template("page.css") + template("drawing.css"), template("page.js")
    groups = list(_groups(answer))
    things = [entry.thing for group in groups for entry in group.entries]
    # A picture leads to cards, and a source has only its own.
    of_source = answer.name == "card" and isinstance(answer.things[0], Source)
    events = () if of_source else answer.events
    context: dict[str, Any] = {
        **_FUNCTIONS,
        **_index(answer, things),
        "answer": answer,
        "dataset": answer.dataset,
        "policy": _policy(css, js),
        "css": Markup(css),
        "js": Markup(js),
        "ld": jsonld(answer.dataset, events) if events else "",
        "heading": things[0].title if answer.kind.single and things else answer.dataset.title,
        "asked": _asked(answer),
        "nothing": "" if answer.things else f"Nothing matches; {wording.covers(answer.dataset)}.",
        "picture": picture(answer, events, page=True) if len(events) > 1 else "",
        "groups": groups,
        "tools": len(things) > 1,
    }
    return filled("page.html", context) + "\n"


def _policy(css: str, js: str) -> str:
    """Return what the browser may do: use this style and run this script, and nothing else."""
    style, script = (
        b64encode(sha256(text.encode()).digest()).decode("ascii") for text in (css, js)
    )
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _asked(answer: Answer) -> str:
    """Say what the page has of what there is."""
    if answer.kind.single:
        return ""
    shown, total = len(answer.things), answer.kind.total(answer.dataset)
    counted = wording.counted(total, answer.kind.noun)
    return f"All {counted}" if shown == total else f"{shown:,} of {counted}"


def _groups(answer: Answer) -> Iterator[Group]:
    """Yield the cards of an answer under their headings, in their order."""
    heading = answer.kind.heading
    if answer.name == "card":
        thing = answer.things[0]
        yield Group(type(thing).__name__, [Entry(thing)])
        if isinstance(thing, Topic):
            events, facts = answer.dataset.about(thing)
            yield from _years(events)
            yield from [Group("Facts", [Entry(fact) for fact in facts])] if facts else []
    elif heading == "":
        yield from _years(answer.events)
    elif heading and answer.things:
        yield Group(heading, [Entry(subject(each), _note(each)) for each in answer.things])


def _years(events: Iterable[Event]) -> Iterator[Group]:
    for year, found in groupby(events, key=_year):
        yield Group(year, [Entry(event) for event in found], year=True)


def _year(event: Event) -> str:
    """Return the heading of an event: where it begins, as far as that is known."""
    start, end = event.date.start, event.date.end
    if start:
        return f"{start.first.year:04}{'s' * (start.unit == 'decade')}"
    return f"Until {end.last.year:04}" if end else ""


def _note(thing: Any) -> str:
    if type(thing).__name__ != "Anniversary":
        return ""
    ended = " (its end)" if thing.recalls == "end" else ""
    when = wording.RECALLED[thing.precision]
    return f"{when} {wording.ago(thing.number, thing.come)}{ended}"


def _index(answer: Answer, things: list[Thing]) -> dict[str, Any]:
    """Return the topics and sources of a page, and what leads from one thing to another."""
    dataset = answer.dataset
    told = [thing for thing in things if isinstance(thing, Event | Fact)]
    listed: dict[str, list[Statement]] = defaultdict(list)
    for thing in told:
        for topic in dict.fromkeys(thing.topics):
            listed[topic].append(thing)
    used = {claim.source for thing in told for claim in thing.claims}
    used |= {thing.id for thing in things if isinstance(thing, Source)}
    shown = {thing.id for thing in things}
    counts = Counter({topic: len(found) for topic, found in listed.items()})
    return {
        "listed": listed,
        "toggles": [(dataset.topic(ident), count) for ident, count in counts.most_common()],
        "glossary": [each for each in dataset.topics if each.id in listed and each.id not in shown],
        "bibliography": [each for each in dataset.sources if each.id in used - shown],
    }
