"""Records: the keys that are promised, in their order."""

import json

import pytest
import sample
from sample import card

from kztimeline.dates.edtf import parse
from kztimeline.errors import UsageError
from kztimeline.formats import export
from kztimeline.formats.records import Record, records
from kztimeline.model import Claim, Dataset, Event, Fact, Source, Thing, Topic
from kztimeline.queries.answer import Answer
from kztimeline.queries.between import Moment, between
from kztimeline.queries.claims import CheckedClaim
from kztimeline.queries.search import Hit

KEYS = {
    "event": "type id date earliest latest title names summary place topics status claims".split(),
    "fact": [
        *"type id topic title names value unit series".split(),
        *"as_of earliest latest summary status claims".split(),
    ],
    "topic": "type id title names summary wikidata event_count fact_count events facts".split(),
    "source": "type id title author publisher date kind symbol url claim_count claims".split(),
}
CLAIM_KEYS = "source at date value relation note verdict".split()


def of(ident: str) -> Record:
    """Return the record of a thing of the sample, as its card has it."""
    [found] = records(card(ident))
    return found


def listed(thing: Thing, dataset: Dataset | None = None) -> Record:
    """Return the record of a thing as it is among others."""
    [found] = records(Answer(dataset or sample.load(), "hits", (thing,)))
    return found


@pytest.mark.parametrize("thing", sample.load().things, ids=lambda thing: thing.id)
def test_keys_and_their_order(thing: Thing) -> None:
    """Every thing has the keys of its type, all of them, in the promised order."""
    for found in (of(thing.id), listed(thing)):
        assert list(found) == KEYS[type(thing).__name__.lower()] == KEYS[found["type"]]
        keys = ["of", "title", *CLAIM_KEYS] if isinstance(thing, Source) else CLAIM_KEYS
        assert all(list(claim) == keys for claim in found.get("claims", ()))


@pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)
def test_fields_are_those_there_are(answer: Answer) -> None:
    """The fields that can be asked for are those that the records have."""
    found = {key for record in records(answer) for key in record}
    assert found <= set(answer.kind.fields)


def test_an_event() -> None:
    """An event says its date as it is written, its outer days, and what every claim comes to."""
    assert of("first-census") == {
        "type": "event",
        "id": "first-census",
        "date": "1912-07-14",
        "earliest": "1912-07-14",
        "latest": "1912-07-14",
        "title": "First census taken",
        "names": {},
        "summary": None,
        "place": "Verny",
        "topics": ["council", "verny"],
        "status": "refined",
        "claims": [
            {
                "source": "gazette",
                "at": None,
                "date": "1912-07-14",
                "value": None,
                "relation": None,
                "note": None,
                "verdict": "sole",
            },
            {
                "source": "talk-2007",
                "at": "A2.1",
                "date": "1912-07",
                "value": None,
                "relation": None,
                "note": None,
                "verdict": "coarser",
            },
        ],
    }


def test_a_fact() -> None:
    """A fact keeps its number a number; a claim without a relation says that it is equal."""
    found = of("members")
    assert (found["value"], found["unit"], found["as_of"]) == (51, "members", "1912")
    claims = [(claim["relation"], claim["value"], claim["verdict"]) for claim in found["claims"]]
    assert claims == [(">", 50, "agrees"), ("=", 51, "agrees")]
    assert of("capital")["claims"][0]["relation"] is None


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("1912", "1912-01-01", "1912-12-31"),
        ("1912-02", "1912-02-01", "1912-02-29"),
        ("1912-24", "1912-12-01", "1913-02-28"),
        ("190X", "1900-01-01", "1909-12-31"),
        ("1912-07-14?", "1912-07-14", "1912-07-14"),
        ("1913/1915-08", "1913-01-01", "1915-08-31"),
        ("[1923-03-02..1923-05]", "1923-03-02", "1923-05-31"),
        ("1924/..", "1924-01-01", None),
        ("1925/", "1925-01-01", None),
        ("../1903", None, "1903-12-31"),
        ("/1903", None, "1903-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ],
)
def test_outer_days(date: str, earliest: str | None, latest: str | None) -> None:
    """The earliest and latest day are ISO days; null, never a made-up day, where it is open."""
    found = listed(sample.event(date))
    assert (found["date"], found["earliest"], found["latest"]) == (date, earliest, latest)


def test_what_is_not_known_is_null() -> None:
    """A key is there even where there is nothing to say."""
    empty = Dataset("D", "D", "1", "CC0-1.0", parse("1912"), parse("1912"))
    assert listed(Source("s", "S", "book"), empty) == {
        "type": "source",
        "id": "s",
        "title": "S",
        "author": None,
        "publisher": None,
        "date": None,
        "kind": "book",
        "symbol": None,
        "url": None,
        "claim_count": 0,
        "claims": [],
    }
    assert listed(Topic("t", "T"), empty) == {
        "type": "topic",
        "id": "t",
        "title": "T",
        "names": {},
        "summary": None,
        "wikidata": None,
        "event_count": 0,
        "fact_count": 0,
        "events": [],
        "facts": [],
    }
    fact = listed(Fact("f", "t", "F", 1, parse("1912"), (Claim("s"),)), empty)
    assert (fact["unit"], fact["summary"]) == (None, None)


def test_a_topic_among_others_has_ids_in_it() -> None:
    """Among others, a topic lists its events and facts by their ids, in order."""
    found = listed(sample.thing("council"))
    assert found["events"] == ["first-census", "conference"]
    assert found["facts"] == ["members", "budget"]
    assert found["names"]["ru"] == ["Городской совет"]
    assert list(found["names"]) == ["en", "ru", "kk"]


def test_a_topic_alone_has_things_in_it() -> None:
    """On its own, a topic has its events and facts in it as they are elsewhere."""
    found = of("council")
    assert found["events"] == [of("first-census"), of("conference")]
    assert found["facts"] == [of("members"), of("budget")]


def test_a_source_counts_its_claims() -> None:
    """A source has its claims and their number, two in one event being two."""
    carried = [claim.source for thing in sample.load().statements for claim in thing.claims]
    for source in ("gazette", "silent-source"):
        found = of(source)
        assert found["claim_count"] == len(found["claims"]) == carried.count(source)
        assert {claim["source"] for claim in found["claims"]} <= {source}


def test_what_a_question_adds_comes_last() -> None:
    """The score of a hit, and whatever else a question adds, follows the thing's own keys."""
    for found in records(sample.answer("hits")):
        assert list(found)[-3:] == ["score", "matched", "lacks"]
    recalled = list(records(sample.answer("anniversaries"))[0])
    assert recalled[-3:] == ["anniversary", "precision", "recalls"]


def test_chosen_fields() -> None:
    """Fields that were asked for come in the order they were asked for; one may be missing."""
    answer = sample.answer("hits")._replace(fields=("score", "id", "date"))
    found = records(answer)
    assert found[0] == {"score": 1.0, "id": "council", "date": None}
    assert [list(each) for each in found] == [["score", "id", "date"]] * len(answer.things)


@pytest.mark.parametrize("name", ["text", "csv", "json", "md"])
def test_the_date_of_a_fact_among_others(name: str) -> None:
    """Where things of every kind are listed, a fact has its as-of date, chosen or not."""
    fact = sample.load().facts[0]
    hits = Answer(sample.load(), "hits", (Hit(fact, 1.0),))
    for answer in (hits, Answer(sample.load(), "card", (fact,))):
        assert fact.as_of.text in export(answer._replace(fields=("id", "date")), name)


@pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)
def test_no_such_field(answer: Answer) -> None:
    """A field that nothing has is wrong usage; the message lists those there are."""
    with pytest.raises(UsageError, match=r'no field is called "colour"; fields are type, '):
        records(answer._replace(fields=("type", "colour")))


@pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)
def test_records_are_plain(answer: Answer) -> None:
    """Records are made of what JSON knows, so every format can carry them."""
    found = records(answer)
    assert json.loads(json.dumps(found)) == found


def test_claims() -> None:
    """A claim says what it is about, what it says, and what the record has and from whom."""
    when = parse("2006-11")
    event = Event(
        *("e", when, "E"),
        (
            Claim("s", "p. 1", parse("2006"), note="N", voice="s"),
            Claim("t", date=when, voice="t"),
        ),
    )
    fact = Fact("f", "t", "F", 57, when, (Claim("s", value=50, relation=">", voice="s"),))
    assessed = (
        CheckedClaim(event, event.claims[0]),
        CheckedClaim(fact, fact.claims[0]),
    )
    assert records(Answer(sample.load(), "claims", assessed)) == [
        {
            "type": "claim",
            "of": "e",
            "title": "E",
            "status": "refined",
            "source": "s",
            "at": "p. 1",
            "date": "2006",
            "value": None,
            "relation": None,
            "note": "N",
            "verdict": "coarser",
            "earliest": "2006-01-01",
            "latest": "2006-12-31",
            "record": "2006-11",
            "record_sources": ["t"],
        },
        {
            "type": "claim",
            "of": "f",
            "title": "F",
            "status": "single-source",
            "source": "s",
            "at": None,
            "date": None,
            "value": 50,
            "relation": ">",
            "note": None,
            "verdict": "sole",
            "earliest": None,
            "latest": None,
            "record": 57,
            "record_sources": ["s"],
        },
    ]


def test_a_span() -> None:
    """A span has both moments with their outer days, and the shortest and longest distance."""
    start, end = Moment("One", parse("2006-11"), "one"), Moment("2007", parse("2007"))
    assert records(Answer(sample.load(), "distance", (between(start, end),))) == [
        {
            "type": "span",
            "from": {
                "id": "one",
                "title": "One",
                "date": "2006-11",
                "earliest": "2006-11-01",
                "latest": "2006-11-30",
            },
            "to": {
                "id": None,
                "title": "2007",
                "date": "2007",
                "earliest": "2007-01-01",
                "latest": "2007-12-31",
            },
            "order": "before",
            "approximate": False,
            "shortest": {"years": 0, "months": 1, "days": 2, "total_days": 32},
            "longest": {"years": 1, "months": 1, "days": 30, "total_days": 425},
        }
    ]


def test_only_things_have_records() -> None:
    """What is no thing of the model is a bug, and fails as one."""
    with pytest.raises(KeyError, match="str"):
        records(Answer(sample.load(), "events", ("nothing",)))
