"""One web page that needs nothing else: semantic HTML, with the picture of the timeline in it."""

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from markupsafe import Markup

from .. import wording
from ..chart.legend import MEANINGS
from ..chart.signs import MEANT, start_mark
from ..dates.words import as_of_prefix, words
from ..model import STATUSES, VERDICTS, Dataset, Event, Fact, Source, Statement, Topic
from ..queries.answer import Answer, subject
from ..queries.asked import nothing
from ..queries.claims import CheckedClaim
from ..text.escape import one_line
from ..text.language import language_tag
from ..text.links import href, wikidata
from .claims import inline
from .environment import render, template
from .figures import picture as figures
from .groups import Group, groups, subjects
from .headline import counts, headline
from .histogram import BROAD, NARROW, histogram, index
from .jsonld import iso, jsonld
from .timeline import picture

_DRAWN = 300
"""A picture of more events than this has no room for labels, and a histogram says more."""
_CHIPS = 7
"""How many buttons are there at a glance: as many as a line of 1,280 pixels has room for."""
_FUNCTIONS = {
    "as_of_prefix": as_of_prefix,
    "href": href,
    "iso": iso,
    "language_tag": language_tag,
    "one_line": one_line,
    "start_mark": start_mark,
    "who_says": inline,
    "wikidata": wikidata,
    "wording": wording,
    "words": words,
}
"""What templates may call."""


class Chip(NamedTuple):
    """A button that narrows a page."""

    key: str
    """What it looks at: `status`, `verdict` or `topic`."""
    value: str
    text: str
    total: int
    sign: str = ""


def export(answer: Answer) -> str:
    """Return an answer as one page, which loads nothing and runs nothing but its own script."""
    css, js = template("page.css") + template("drawing.css"), template("page.js")
    found = groups(answer)
    rows = answer.things if answer.name == "claims" else ()
    items = rows or [entry.thing for group in found for entry in group.entries]
    told = subjects(rows)
    # A picture leads to cards, and a source has only its own.
    of_source = answer.name == "card" and isinstance(answer.things[0], Source)
    events = () if of_source else answer.events
    context: dict[str, Any] = {
        **_FUNCTIONS,
        **_overview(answer, events, found),
        **_ends(answer, items),
        "answer": answer,
        "dataset": answer.dataset,
        "policy": _policy(css, js),
        "css": Markup(css),
        "js": Markup(js),
        "ld": jsonld(answer.dataset, events) if events else "",
        "headline": headline(answer),
        "counts": counts(answer),
        **_language(answer.dataset),
        "nothing": "" if answer.things else nothing(answer),
        "groups": found,
        "subjects": told,
        "items": items,
        "many": len(told or items) > _DRAWN,
        "filtered": len(items) > 1 and answer.name != "distance",
        "chips": list(_chips(answer.dataset, items)),
        "most_chips": _CHIPS,
    }
    return f"{render('page.html', **context)}\n"


def _language(dataset: Dataset) -> dict[str, Any]:
    """Return the language of a page, and what marks our own words in it, which are English."""
    language = language_tag(dataset.language or "") or "en"
    english = language.lower().partition("-")[0] == "en"
    return {"language": language, "en": "" if english else Markup(' lang="en"')}


def _policy(css: str, js: str) -> str:
    """Return what the browser may do: use this style and run this script, and nothing else."""
    style, script = (
        b64encode(sha256(text.encode()).digest()).decode("ascii") for text in (css, js)
    )
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _overview(answer: Answer, events: Sequence[Event], found: list[Group]) -> dict[str, Any]:
    """Return what shows all events at once: a picture, bars where it has no room, and an index."""
    drawn, many = len(events) > 1, len(events) > _DRAWN
    years = [group for group in found if group.year is not None] if drawn else []
    used = {start_mark(event.date) for event in events}
    meant = {MEANINGS[kind]: sign for sign, kind in MEANT.items() if sign in used}
    of_figures = answer.name == "facts"
    drawing = picture(answer, events, page=True) if drawn and not many else ""
    return {
        "picture": figures(answer, answer.things, page=True) if of_figures else drawing,
        "events": events,
        "pictured": "Figures over time" if of_figures else "Timeline",
        "narrow": histogram(years, NARROW) if years else None,
        "broad": histogram(years, BROAD) if years and many else None,
        "index": index(found) if answer.name != "distance" else [],
        "signs": [(meant[text], text) for text in MEANINGS.values() if text in meant],
    }


def _chips(dataset: Dataset, items: Iterable[Any]) -> Iterator[Chip]:
    """Yield the buttons that narrow a page, what is worst and what is most common first."""
    verdicts = Counter(item.verdict for item in items if isinstance(item, CheckedClaim))
    for verdict in VERDICTS:
        if verdicts[verdict]:
            yield Chip("verdict", verdict, verdict, verdicts[verdict])
    statuses = Counter(item.status for item in items if isinstance(item, Event | Fact))
    for status in reversed(STATUSES):
        if statuses[status]:
            sign = wording.STATUSES[status].short
            yield Chip("status", status, status, statuses[status], sign)
    topics = Counter(topic for item in items for topic in dict.fromkeys(_topics(item)))
    for topic, count in topics.most_common():
        yield Chip("topic", topic, wording.short_name(dataset.topic(topic)), count)


def _topics(item: Any) -> Sequence[str]:
    """Return the topics of a thing, or of what a claim is about; a topic is about itself."""
    thing = subject(item)
    return (thing.id,) if isinstance(thing, Topic) else getattr(thing, "topics", ())


def _ends(answer: Answer, items: Iterable[Any]) -> dict[str, Any]:
    """Return what stands folded at the end: topics, and sources."""
    dataset = answer.dataset
    shown = {item.id for item in items if not isinstance(item, CheckedClaim)}
    told = {item.id: subject(item) for item in items if isinstance(subject(item), Event | Fact)}
    listed: dict[str, list[Statement]] = defaultdict(list)
    for thing in told.values():
        for topic in dict.fromkeys(thing.topics):
            listed[topic].append(thing)
    used = {claim.source for thing in told.values() for claim in thing.claims} - shown
    return {
        "listed": listed,
        "glossary": [each for each in dataset.topics if each.id in listed and each.id not in shown],
        "bibliography": [each for each in dataset.sources if each.id in used],
    }
