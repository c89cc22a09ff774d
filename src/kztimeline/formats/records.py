"""Things to the plain records that every machine-readable format is made of.

Keys and their order are a promise; see docs/json.md.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..dates.edtf import Date
from ..errors import UsageError
from ..model import Claim, Dataset, Event, Fact, Source, Topic, Verdict
from ..queries.answer import Answer

if TYPE_CHECKING:
    from ..queries.anniversaries import Anniversary
    from ..queries.between import Distance, Moment
    from ..queries.claims import CheckedClaim
    from ..queries.places import Place
    from ..queries.search import Hit

Record = dict[str, Any]
"""A thing as JSON has it: keys in their promised order."""


def records(answer: Answer) -> list[Record]:
    """Return the records of an answer, each with the fields that were asked for.

    Raises UsageError for a field that none of them has.
    """
    known = answer.kind.fields
    for name in answer.fields:
        if name not in known:
            raise UsageError(f'no field is called "{name}"; fields are {", ".join(known)}')
    found = [_record(thing, answer) for thing in answer.things]
    if answer.fields:
        return [{name: field(each, name) for name in answer.fields} for each in found]
    return found


def field(found: Record, name: str) -> Any:
    """Return a field of a record, None where it has none; a fact's date is its as-of date."""
    return found.get("as_of" if name == "date" and "date" not in found else name)


def _record(thing: Any, answer: Answer) -> Record:
    # By its name, because a format imports no question that was not asked.
    return _RECORDS[type(thing).__name__](thing, answer)


def _event(event: Event) -> Record:
    return {
        "type": "event",
        "id": event.id,
        "date": event.date.text,
        **_ends(event.date),
        "title": event.title,
        "names": _names(event),
        "summary": event.summary or None,
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
        "names": _names(fact),
        "value": fact.value,
        "unit": fact.unit,
        "series": fact.series,
        "as_of": fact.as_of.text,
        **_ends(fact.as_of),
        "summary": fact.summary or None,
        "status": fact.status,
        "claims": [_claim(claim, fact.verdict(claim)) for claim in fact.claims],
    }


def _ends(value: Date | None) -> Record:
    """Return the first and the last day that a date can mean."""
    earliest, latest = (value.earliest, value.latest) if value else (None, None)
    return {
        "earliest": earliest and earliest.isoformat(),
        "latest": latest and latest.isoformat(),
    }


def _names(thing: Event | Fact | Topic) -> Record:
    return {language: list(names) for language, names in thing.names.items()}


def _claim(claim: Claim, verdict: Verdict) -> Record:
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
        "names": _names(topic),
        "summary": topic.summary or None,
        "wikidata": topic.wikidata,
        "event_count": len(events),
        "fact_count": len(facts),
        "events": [_event(event) if whole else event.id for event in events],
        "facts": [_fact(fact) if whole else fact.id for fact in facts],
    }


def _source(source: Source, dataset: Dataset) -> Record:
    said = dataset.claims_of(source.id)
    return {
        "type": "source",
        "id": source.id,
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "date": source.date and source.date.text,
        "kind": source.kind,
        "symbol": source.symbol,
        "url": source.url,
        "claim_count": len(said),
        "claims": [
            {"of": thing.id, "title": thing.title, **_claim(claim, thing.verdict(claim))}
            for thing, claim in said
        ],
    }


def _checked(item: "CheckedClaim") -> Record:
    record = item.record
    return {
        "type": "claim",
        "of": item.thing.id,
        "title": item.thing.title,
        "status": item.thing.status,
        **_claim(item.claim, item.verdict),
        **_ends(item.claim.date),
        "record": record.text if isinstance(record, Date) else record,
        "record_sources": list(item.record_sources),
    }


def _distance(found: "Distance") -> Record:
    return {
        "type": "span",
        "from": _moment(found.start),
        "to": _moment(found.end),
        "order": found.order,
        "approximate": found.approximate,
        "shortest": found.shortest._asdict(),
        "longest": found.longest._asdict(),
    }


def _moment(moment: "Moment") -> Record:
    first, last = moment.days
    return {
        "id": moment.id,
        "title": moment.title,
        "date": moment.date.text,
        "earliest": first.isoformat(),
        "latest": last.isoformat(),
    }


def _hit(hit: "Hit", answer: Answer) -> Record:
    matched = [why._asdict() for why in hit.matched]
    return _record(hit.thing, answer) | {
        "score": hit.score,
        "matched": matched,
        "lacks": list(hit.lacks),
    }


def _anniversary(item: "Anniversary") -> Record:
    recalled = {"precision": item.precision, "recalls": item.recalls}
    return _event(item.thing) | {"anniversary": item.number} | recalled


def _place(place: "Place") -> Record:
    ids = [event.id for event in place.events]
    return {"type": "place", "name": place.name, "event_count": len(ids), "events": ids}


_RECORDS: dict[str, Callable[[Any, Answer], Record]] = {
    "Event": lambda event, _: _event(event),
    "Fact": lambda fact, _: _fact(fact),
    "Topic": lambda topic, answer: _topic(topic, answer.dataset, whole=answer.kind.single),
    "Source": lambda source, answer: _source(source, answer.dataset),
    "Place": lambda place, _: _place(place),
    "Hit": _hit,
    "Anniversary": lambda item, _: _anniversary(item),
    "CheckedClaim": lambda item, _: _checked(item),
    "Distance": lambda found, _: _distance(found),
}
