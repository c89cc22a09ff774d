"""Things to the plain records that every machine-readable format is made of.

Keys and their order are a promise; see the JSON section of the README.
"""

from typing import Any

from ..model import Claim, Dataset, Event, Fact, Source, Thing, Topic, Verdict

Record = dict[str, Any]


def record(thing: Thing, dataset: Dataset, whole: bool = False) -> Record:
    """Return a thing's record; a `whole` topic has its events and facts in it, not their ids."""
    match thing:
        case Event():
            return _event(thing)
        case Fact():
            return _fact(thing)
        case Topic():
            return _topic(thing, dataset, whole)
        case Source():
            return _source(thing, dataset)


def _event(event: Event) -> Record:
    earliest, latest = event.date.earliest, event.date.latest
    return {
        "type": "event",
        "id": event.id,
        "date": event.date.text,
        "earliest": earliest and earliest.isoformat(),
        "latest": latest and latest.isoformat(),
        "title": event.title,
        "summary": event.summary,
        "place": event.place,
        "topics": list(event.topics),
        "status": event.status,
        "claims": [_claim(claim, event.verdict(claim)) for claim in event.claims],
    }


def _fact(fact: Fact) -> Record:
    return {
        "type": "fact",
        "id": fact.id,
        "topic": fact.topic,
        "title": fact.title,
        "value": fact.value,
        "unit": fact.unit,
        "as_of": fact.as_of.text,
        "summary": fact.summary,
        "status": fact.status,
        "claims": [_claim(claim, fact.verdict(claim)) for claim in fact.claims],
    }


def _claim(claim: Claim, verdict: Verdict | None) -> Record:
    return {
        "source": claim.source,
        "at": claim.at,
        "date": claim.date and claim.date.text,
        "value": claim.value,
        "relation": None if claim.value is None else claim.relation,
        "note": claim.note,
        "verdict": verdict,
    }


def _topic(topic: Topic, dataset: Dataset, whole: bool) -> Record:
    events, facts = dataset.about(topic)
    return {
        "type": "topic",
        "id": topic.id,
        "title": topic.title,
        "names": {language: list(names) for language, names in topic.names.items()},
        "summary": topic.summary,
        "wikidata": topic.wikidata,
        "events": [_event(event) if whole else event.id for event in events],
        "facts": [_fact(fact) if whole else fact.id for fact in facts],
    }


def _source(source: Source, dataset: Dataset) -> Record:
    return {
        "type": "source",
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date and source.date.text,
        "kind": source.kind,
        "symbol": source.symbol,
        "url": source.url,
        "claims": dataset.carried[source.id],
    }
