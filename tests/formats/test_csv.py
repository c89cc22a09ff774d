"""CSV: what a reader of RFC 4180 gets back, and what a spreadsheet must not run."""

import csv
import json
import re
from dataclasses import replace
from io import StringIO

import pytest
import sample

from kztimeline.dataset.load import load
from kztimeline.errors import UsageError
from kztimeline.formats.csv import export
from kztimeline.model import Claim, Fact
from kztimeline.queries.answer import KINDS, Answer
from kztimeline.queries.claims import check_claims
from kztimeline.queries.filters import Question
from kztimeline.queries.search import Hit
from kztimeline.text.escape import escape

_FORMULA = re.compile("[=+@\t\r＝＋－＠-]")
_GUARDED = re.compile(r"'(?=[=+@＝＋－＠-]|\\[tr])")
"""An apostrophe that was put there; by then a tab or carriage return is a visible escape."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")


def read(text: str) -> list[dict[str, str]]:
    """Return the records of a CSV file, as the standard library's strict reader sees them."""
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_golden() -> None:
    """The sample's timeline, byte by byte."""
    sample.check_golden("export-timeline.csv", export(sample.answer("timeline")))


@pytest.mark.parametrize("answer", sample.answers(), ids=sample.name)
def test_every_answer_can_be_read(answer: Answer) -> None:
    """Every line has as many cells as the header, none of them a formula or a control character."""
    text = export(answer)
    header, *lines = csv.reader(StringIO(text, newline=""), strict=True)
    cells = [cell for line in lines for cell in line]
    assert len(lines) == len(answer.things)
    assert {len(line) for line in lines} == {len(header)}
    assert [cell for cell in cells if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell)] == []
    assert sample.hidden(text.replace("\r\n", "\n")) == []
    assert text.endswith("\r\n")


@pytest.mark.parametrize("shape", sample.LISTS)
def test_nothing_is_a_header(shape: str) -> None:
    """An empty list is the header alone."""
    text = export(Answer(sample.load(), shape, ()))
    assert read(text) == []
    assert set(text.strip().split(",")) <= {*KINDS[shape].fields}


def test_the_round_trip() -> None:
    """Without its apostrophe each title is what it was, hidden characters made visible."""
    events = sample.chronicle(
        *(sample.event("2006", f"{first}cmd|' /C calc'!A0") for first in "=+-@＝＋－＠"),
        *(sample.event("2006", title) for title in ("\tx", "\rx", "a=b", "'quoted'", 'a,\n"b"')),
    )
    rows = read(export(Answer(sample.load(), "events", events)))
    assert [_GUARDED.sub("", row["title"], count=1) for row in rows] == [
        "\n".join(map(escape, event.title.split("\n"))) for event in events
    ]


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" \xa0\n=1", "' \xa0\n=1"),
        ("﹦1", "'﹦1"),
        ("1=1", "1=1"),
        ("(=1", "(=1"),
        ("'=1", "'=1"),
    ],
)
def test_only_a_formula_gets_an_apostrophe(title: str, cell: str) -> None:
    """Text that begins otherwise is left alone."""
    answer = Answer(sample.load(), "events", (sample.event("2006", title),))
    assert read(export(answer))[0]["title"] == cell


@pytest.mark.parametrize(("value", "cell"), [("=cmd()", "'=cmd()"), (-5, "-5"), (-0.5, "-0.5")])
def test_the_record_of_a_claim(value: str | float, cell: str) -> None:
    """A record may be a text or a figure, not only a date: the text is made safe as well."""
    dataset = sample.load()
    claim = Claim("gazette", value=value)
    fact = Fact("f", "council", "F", value, dataset.events[5].date, (claim,))
    one = Answer(dataset, "card", (fact,))
    audited = check_claims(replace(dataset, events=(), facts=(fact,)), Question())
    (row,) = read(export(Answer(dataset, "claims", audited)))
    assert (row["value"], row["record"]) == (cell, cell)
    assert read(export(one))[0]["value"] == cell


def test_a_span_has_a_cell_for_each_part() -> None:
    """What lies between two moments is one line, its parts side by side."""
    answer = next(answer for answer in sample.answers() if answer.name == "distance")
    (row,) = read(export(answer))
    assert (row["to_id"], row["to_earliest"], row["order"]) == ("rails", "1900-01-01", "after")
    assert (row["shortest_years"], row["longest_total_days"]) == ("95", "38508")
    chosen = read(export(answer._replace(fields=("order", "shortest"))))[0]
    assert list(chosen)[:2] == ["order", "shortest_years"]
    assert len(chosen) == 5


def test_hits_of_every_kind_have_a_date() -> None:
    """A hit that is a fact has its as-of date for a date, and a topic none."""
    found = sample.load()
    census = sample.card("first-census").things[0]
    things = Hit(census, 1.0), Hit(found.facts[0], 0.5), Hit(found.topics[0], 0.25)
    hits = Answer(found, "hits", things)
    assert export(hits).splitlines() == [
        "type,id,date,title,status,score",
        "event,first-census,1912-07-14,First census taken,refined,1.0",
        f"fact,{found.facts[0].id},{found.facts[0].as_of},{found.facts[0].title},{found.facts[0].status},0.5",
        "topic,council,,Town Council,,0.25",
    ]
    facts = Answer(found, "facts", found.facts[:1], fields=("id", "date"))
    with pytest.raises(UsageError, match='no field is called "date"'):
        export(facts)


def test_a_card_is_one_line_of_all_its_fields() -> None:
    """A card has every field of its kind, or those that were asked for."""
    found = sample.load()
    card = Answer(found, "card", (found.topics[2],))
    assert export(card) == (
        "type,id,title,names,summary,wikidata,event_count,fact_count,events,facts\r\n"
        f"topic,silent,{found.topics[2].title},,,,0,0,,\r\n"
    )
    assert export(card._replace(fields=("id", "date"))) == "id,date\r\nsilent,\r\n"


def test_fields_in_their_order() -> None:
    """The fields that were asked for are the columns."""
    text = export(sample.answer("events")._replace(fields=("title", "id")))
    assert text.startswith("title,id\r\nMist over the steppe,mist\r\n")


def test_the_bundled_dataset() -> None:
    """Each event is a record, under its id, with both ends of its date beside the date."""
    found = load()
    rows = read(export(Answer(found, "events", found.events)))
    assert [row["id"] for row in rows] == [event.id for event in found.events]
    assert [row["earliest"] for row in rows] == [
        str(event.date.earliest or "") for event in found.events
    ]


def test_whole_objects_are_json() -> None:
    """A cell that holds objects is JSON, whatever characters are in it."""
    (row,) = read(export(sample.card("hostile-fact")._replace(fields=("claims",))))
    (claim,) = json.loads(row["claims"])
    assert claim["value"] == "\x1b[31m"
    names = json.loads(read(export(sample.card("hostile")))[0]["names"])
    assert names["\x1b[1m"] == ["\u202eevil"]
