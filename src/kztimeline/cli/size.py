"""How large an answer may be: as a drawing, and for what it repeats."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from ..errors import UsageError
from ..formats import export
from ..model import Event, Fact, Source, Topic
from ..queries.answer import Answer, subject
from ..text.escape import escape
from ..wording import counted
from .options import TABLE

MOST_DRAWN = {TABLE: 2_000, "html": 10_000, "svg": 10_000, "png": 1_000}
"""How many records a drawing has: Rich takes a millisecond for a row, a browser chokes on more, and
a row of a picture is 24 pixels high, each of which takes memory."""

MOST_TEXT = 3_000_000
"""How many characters a table has: Rich takes a second for them."""
_FEW = 100
"""So many records have fewer characters in any case."""
MOST_REPEATED = 20_000_000
"""How many characters an answer repeats: two seconds' work, and ten times what people write.

Claims have the title and the record of what they are about, the sources that agree with it, or the
name of their own: texts that a file has once.
"""
_AROUND = 40
"""How many characters are reckoned for what stands around each of them."""


Named = TypeVar("Named", Event | Fact, Source)


def too_much(answer: Answer, name: str) -> str:
    """Say why an answer is too large for a drawing; empty where it is not."""
    things, claims = record_count(answer, name) if name in MOST_DRAWN else (0, 0)
    size, most = things + claims, MOST_DRAWN.get(name, 0)
    if size > most:
        noun = answer.kind.noun if claims and not answer.kind.single else "record"
        found, unit = counted(things, noun), ""
        if claims:
            found, unit = f"{found} with {counted(claims, 'claim')}", " records"
        return f"{found} are too many for {name}, which takes {most:,}{unit}"
    if name == TABLE and size > _FEW:
        text = len(export(answer, "text")) + _repetition(answer, name)
        if text > MOST_TEXT:
            return f"{text:,} characters are too many for {name}, which takes {MOST_TEXT:,}"
    return ""


def refuse_repetition(answer: Answer, name: str) -> None:
    """Raise UsageError for an answer that is much larger than the file it is from."""
    repeated = _repetition(answer, name)
    if repeated > MOST_REPEATED:
        raise UsageError(
            f"this would repeat {repeated:,} characters for its claims, {MOST_REPEATED:,} are the "
            "most; narrow it, as with --topic, --source or --verdict conflicts"
        )


def _repetition(answer: Answer, name: str) -> int:
    return sum(count * _length(texts) for texts, count in _repeated(answer, name))


def _length(texts: Iterable[str]) -> int:
    return sum(len(escape(text)) + _AROUND for text in texts)


def _repeated(answer: Answer, name: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield what an answer has once for every claim, and how often that is."""
    dataset = answer.dataset
    if answer.name == "claims":
        for thing, count in _counted(item.thing for item in answer.things):
            yield (thing.title, str(thing.record), *thing.record_sources), count
    for source in answer.things:
        if isinstance(source, Source):
            for thing, count in _counted(thing for thing, _ in dataset.claims_of(source.id)):
                yield (thing.title,), count
    cited = [claim for event in answer.events for claim in event.claims] if name == "ics" else []
    if name == TABLE and answer.name == "claims":
        cited = [item.claim for item in answer.things]
    for source, count in _counted(dataset.source(claim.source) for claim in cited):
        yield (dataset.name_of(source),), count


def _counted(things: Iterable[Named]) -> Iterator[tuple[Named, int]]:
    """Yield each thing with how often it comes; by its id, for most are no keys of a dictionary."""
    listed = list(things)
    known = {thing.id: thing for thing in listed}
    for ident, count in Counter(thing.id for thing in listed).items():
        yield known[ident], count


def record_count(answer: Answer, name: str) -> tuple[int, int]:
    """Return how many things a drawing has, with what a card lists, and how many of their claims.

    A page and a card show all claims; the picture of a list those on things that sources differ
    on, and a table none.
    """
    from ..queries.claims import differs

    listed = list(answer.things)
    for thing in answer.things if answer.kind.single else ():
        if isinstance(thing, Topic):
            events, facts = answer.dataset.about(thing)
            listed += [*events, *facts]
        elif isinstance(thing, Source):
            listed += answer.dataset.claims_of(thing.id)
    carded = [each for each in map(_card, listed) if isinstance(each, Event | Fact)]
    if name != "html" and not answer.kind.single:
        carded = [] if name == TABLE else [each for each in carded if differs(each)]
    return len(listed), sum(len(each.claims) for each in carded)


def _card(thing: object) -> object:
    """Return what a page has a card for; a checked claim is a row."""
    return thing if hasattr(thing, "claim") else subject(thing)
