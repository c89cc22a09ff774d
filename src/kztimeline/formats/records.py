"""Things to the plain records that every machine-readable format is made of.

Keys and their order are a promise; see docs/json.md.
"""

from typing import TYPE_CHECKING, Any

from ..dates.edtf import Date
from ..errors import UsageError
from ..model import Claim, Dataset, Event, Fact, Source, Topic, Verdict
from ..queries.answer import Answer, Shape

if TYPE_CHECKING:
    from ..queries.between import Distance, Moment
    from ..queries.claims import CheckedClaim

Record = dict[str, Any]

EVENT = "type id date earliest latest title summary place topics status claims".split()
FACT = "type id topic title value unit as_of summary status claims".split()
TOPIC = "type id title names summary wikidata events facts".split()
SOURCE = "type id title publisher date kind symbol url claims".split()
CLAIM = "type of title source at date value relation note verdict record record_sources".split()
SPAN = "type from to order shortest longest".split()
FIELDS: dict[Shape, list[str]] = {
    "events": EVENT,
    "timeline": EVENT,
    "on": [*EVENT, "anniversary", "precision"],
    "facts": FACT,
    "sources": SOURCE,
    "claims": CLAIM,
    "hits": list(dict.fromkeys([*EVENT, *FACT, *TOPIC, "score"])),
    "card": list(dict.fromkeys([*EVENT, *FACT, *TOPIC, *SOURCE])),
    "span": SPAN,
}
"""The fields that the records of an answer can have."""


def records(answer: Answer) -> list[Record]:
    """Return the records of an answer, each with the fields that were asked for.

    Raises UsageError for a field that none of them has.
    """
    known = FIELDS[answer.shape]
    for field in answer.fields:
        if field not in known:
            raise UsageError(f'no field is called "{field}"; fields are {", ".join(known)}')
    found = [_record(thing, answer) for thing in answer.things]
    for each, extra in zip(found, answer.extra, strict=False):
        each.update(extra)
    if answer.fields:
        return [{field: each.get(field) for field in answer.fields} for each in found]
    return found


def _record(thing: Any, answer: Answer) -> Record:
    if answer.shape == "claims":
        return _assessed(thing)
    if answer.shape == "span":
        return _span(thing)
    match thing:
        case Event():
            return _event(thing)
        case Fact():
            return _fact(thing)
        case Topic():
            return _topic(thing, answer.dataset, whole=answer.one)
        case Source():
            return _source(thing, answer.dataset)
    raise TypeError(f"no record is defined for {thing!r}")


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
        "claims": len(dataset.claims_of(source.id)),
    }


def _assessed(item: "CheckedClaim") -> Record:
    record = item.record
    return {
        "type": "claim",
        "of": item.thing.id,
        "title": item.thing.title,
        **_claim(item.claim, item.verdict),
        "record": record.text if isinstance(record, Date) else record,
        "record_sources": list(item.record_sources),
    }


def _span(span: "Distance") -> Record:
    return {
        "type": "span",
        "from": _moment(span.start),
        "to": _moment(span.end),
        "order": span.order,
        "shortest": span.shortest._asdict(),
        "longest": span.longest._asdict(),
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
