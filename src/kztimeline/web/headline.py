"""What stands at the head of a page: what was asked, the answer in a line, and the counts."""

from typing import NamedTuple

from .. import wording
from ..dates.words import as_of, words
from ..model import Dataset, Event, Fact, Thing, Topic
from ..queries.answer import Answer, subject
from ..queries.between import Distance


class Headline(NamedTuple):
    """The head of a page."""

    title: str
    """What it is about: the first heading, and what a tab and a shared link show."""
    kind: str = ""
    """What that is, where it is one thing: `Event`."""
    answer: str = ""
    """The answer in a line; empty where it is the list itself."""
    more: str = ""
    """What belongs to the answer, less large."""
    own: bool = True
    """Whether the title is the page's own, not that of the dataset."""


def headline(answer: Answer) -> Headline:
    """Return the head of the page of an answer."""
    if answer.name == "distance":
        return _distance(answer.things[0])
    if answer.name == "card":
        return _card(answer.dataset, answer.things[0])
    if answer.name == "claims":
        verdicts = [claim.verdict for claim in answer.things]
        said = wording.conflicting(verdicts.count("conflicts"), len(verdicts)) if verdicts else ""
        return Headline("Claims", answer=said)
    title = answer.kind.heading or answer.dataset.title
    return Headline(title, own=title != answer.dataset.title)


def counts(answer: Answer) -> list[str]:
    """Return what a page has of what there is, and how much of it is disputed."""
    if answer.kind.single:
        return []
    shown, total = len(answer.things), answer.kind.total(answer.dataset)
    counted = wording.counted(total, answer.kind.noun)
    things = [subject(thing) for thing in answer.things] if answer.name != "claims" else []
    told = [thing for thing in things if isinstance(thing, Event | Fact)]
    claims = sum(len(thing.claims) for thing in told)
    disputed = sum(thing.status == "disputed" for thing in told)
    return [
        f"All {counted}" if shown == total else f"{shown:,} of {counted}",
        *([wording.counted(claims, "claim")] if claims else []),
        *([f"{disputed:,} disputed"] if disputed else []),
    ]


def _distance(span: Distance) -> Headline:
    apart, days = wording.distance(span.shortest, span.longest, span.approximate)
    title = f"From {span.start.title} to {span.end.title}"
    more = "; ".join(filter(None, (days, wording.ORDERS[span.order])))
    return Headline(title, answer=apart, more=more)


def _card(dataset: Dataset, thing: Thing) -> Headline:
    kind, title = type(thing).__name__, thing.title
    if isinstance(thing, Event):
        return Headline(title, kind, words(thing.date), thing.place or "")
    if isinstance(thing, Fact):
        return Headline(title, kind, wording.figure(thing), as_of(thing.as_of))
    if isinstance(thing, Topic):
        events, facts = dataset.about(thing)
        return Headline(title, kind, wording.contents(len(events), len(facts)))
    verdicts = [other.verdict(claim) for other, claim in dataset.claims_of(thing.id)]
    return Headline(title, kind, wording.conflicting(verdicts.count("conflicts"), len(verdicts)))
