"""The events, facts and sources that a question is about."""

from datetime import date

from ..errors import Named, UsageError
from ..model import Dataset, Event, Fact, Source, Statement, Thing, Topic
from .filters import EVERYTHING, Filter, Question


def events(dataset: Dataset, question: Question | Filter = EVERYTHING) -> tuple[Event, ...]:
    """Return the events that a question is about, in the order they happened."""
    wanted = question.resolve(dataset)
    return tuple(event for event in dataset.events if wanted.takes(event))


def facts(
    dataset: Dataset, question: Question | Filter = EVERYTHING, name: str = ""
) -> tuple[Fact, ...]:
    """Return the facts that a question is about, and that a thing of that name has to do with.

    They are a topic's own, those of an event's topics, or those that rest on a source.
    Raises NotFoundError where nothing has that name.
    """
    about = None
    if name:
        from .lookup import find

        about = find(dataset, name)
    wanted = question.resolve(dataset)
    if wanted.places:
        hint = " out, or give a "
        raise UsageError("facts have no place; leave ", Named("place"), hint, Named("topic"))
    return tuple(
        fact
        for fact in dataset.facts
        if wanted.takes(fact) and (about is None or _concerns(fact, about))
    )


def _concerns(fact: Fact, thing: object) -> bool:
    match thing:
        case Topic():
            return fact.topic == thing.id
        case Event():
            return fact.topic in thing.topics
        case Source():
            return any(claim.source == thing.id for claim in fact.claims)
    return fact is thing


def sources(dataset: Dataset, question: Question | Filter = EVERYTHING) -> tuple[Source, ...]:
    """Return the sources of what a question is about, by their dates, the undated ones last.

    A period in the question is that of the documents.
    """
    wanted = question.resolve(dataset)
    found = [each for each in dataset.sources if not wanted.periods or _dated(each, wanted)]
    wanted = wanted._replace(periods=())
    if wanted.narrows:
        used = {
            claim.source
            for thing in dataset.statements
            if wanted.takes(thing)
            for claim in thing.claims
        }
        found = [source for source in found if source.id in used]
    return tuple(sorted(found, key=lambda each: each.date.order if each.date else (date.max, 0)))


def _dated(source: Source, wanted: Filter) -> bool:
    return source.date is not None and wanted.meets(source.date)


def behind(dataset: Dataset, thing: Thing) -> tuple[Source, ...]:
    """Return the sources that a thing rests on, each once, in the order of their claims."""
    if isinstance(thing, Source):
        return (thing,)
    statements: tuple[Statement, ...] = (
        sum(dataset.about(thing), ()) if isinstance(thing, Topic) else (thing,)
    )
    used = dict.fromkeys(claim.source for each in statements for claim in each.claims)
    return tuple(map(dataset.source, used))
