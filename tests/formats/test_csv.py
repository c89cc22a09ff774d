"""CSV and TSV: what a reader of RFC 4180 gets back, and what a spreadsheet must not run."""

import csv
import json
import re
import shutil
import sqlite3
import subprocess
from dataclasses import replace
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import hostile
import oracles
import pytest
import sample

from kztimeline.dataset.load import load
from kztimeline.errors import UsageError
from kztimeline.formats import tsv
from kztimeline.formats.csv import export
from kztimeline.model import Claim, Fact
from kztimeline.queries.answer import KINDS, Answer
from kztimeline.queries.claims import check_claims
from kztimeline.queries.filters import Question
from kztimeline.queries.search import Hit
from kztimeline.text.escape import escape

_GUARDED = re.compile(r"(?<![^;,|\n])'(?=[\s\"']*[=+@＝＋－＠-])")
"""An apostrophe that was put there."""
GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"
needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed"
)
_CALC = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def read(text: str, separator: str = ",") -> list[dict[str, str]]:
    """Return the records of a CSV file, as the standard library's strict reader sees them."""
    return list(csv.DictReader(StringIO(text, newline=""), strict=True, delimiter=separator))


def titled(*titles: str) -> Answer:
    """Return an answer of events with these titles."""
    events = sample.apart(sample.event("2006", title) for title in titles)
    return Answer(sample.load(), "events", events)


def test_golden() -> None:
    """The sample's timeline, byte by byte."""
    sample.check_golden("export-timeline.csv", export(sample.answer("timeline")))


@pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)
def test_every_answer_can_be_read(answer: Answer) -> None:
    """Every line has as many cells as the header, none of them a formula or a control character."""
    assert oracles.faults(oracles.FORMATS["csv"], export(answer), len(answer.things)) == []
    assert oracles.faults(oracles.FORMATS["tsv"], tsv.export(answer), len(answer.things)) == []
    assert read(tsv.export(answer), "\t") == read(export(answer))


@pytest.mark.parametrize("shape", sample.LISTS)
def test_nothing_is_a_header(shape: str) -> None:
    """An empty list is the header alone."""
    text = export(Answer(sample.load(), shape, ()))
    assert read(text) == []
    assert {field.strip('"') for field in text.strip().split(",")} <= {*KINDS[shape].fields}


def test_the_round_trip() -> None:
    """Without its apostrophe each title is what it was, hidden characters made visible."""
    events = sample.chronicle(
        *(sample.event("2006", f"{first}cmd|' /C calc'!A0") for first in "=+-@＝＋－＠"),
        *(sample.event("2006", f"x{sign}=1") for sign in ";,\n|"),
        *(sample.event("2006", title) for title in ("\tx", "\rx", "a=b", "'quoted'", 'a,\n"b"')),
    )
    rows = read(export(Answer(sample.load(), "events", events)))
    assert [_GUARDED.sub("", row["title"]) for row in rows] == [
        "\n".join(map(escape, event.title.split("\n"))) for event in events
    ]


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" \xa0\n=1", "' \xa0\n'=1"),
        ("﹦1", "'﹦1"),
        ("x;=1+1", "x;'=1+1"),
        ("x, @y\n \u3000-z", "x,' @y\n' \u3000-z"),
        ('x;"=1', "x;'\"=1"),
        ('"=1', "'\"=1"),
        ("x|＋1", "x|'＋1"),
        ("x\t=1", "x\\t=1"),
        ("a; b, c - d", "a; b, c - d"),
        ("1=1", "1=1"),
        ("(=1", "(=1"),
        ("'=1", "'=1"),
    ],
)
def test_only_a_formula_gets_an_apostrophe(title: str, cell: str) -> None:
    """Text that begins otherwise is left alone."""
    assert read(export(titled(title)))[0]["title"] == cell
    assert read(tsv.export(titled(title)), "\t")[0]["title"] == cell


def test_a_mark_for_excel() -> None:
    """A file may begin with a byte order mark; then everything is as without it."""
    for write in (export, tsv.export):
        assert write(titled("T"), bom=True) == f"\ufeff{write(titled('T'))}"


def test_numbers_are_numbers() -> None:
    """A number has no quotes, nor has what is missing; a text of digits has them."""
    facts = sample.load().facts
    fields = ("title", "value", "unit")
    lines = export(Answer(sample.load(), "facts", facts, fields=fields)).split("\r\n")[1:-1]
    for fact, line in zip(facts, lines, strict=True):
        assert f",{fact.value}," in line or isinstance(fact.value, str)
        assert line.endswith("," if fact.unit is None else '"')
    fact = replace(facts[0], value="12", unit=None)
    text = export(Answer(sample.load(), "facts", (fact,), fields=("value",)))
    assert text == '"value"\r\n"12"\r\n'


def test_when_facts_and_claims_hold() -> None:
    """A fact has both ends of when it holds, a claim those of its date."""
    found = load()
    rows = read(export(Answer(found, "facts", found.facts)))
    for row, fact in zip(rows, found.facts, strict=True):
        assert row["earliest"] == str(fact.as_of.earliest or "")
        assert row["latest"] == str(fact.as_of.latest or "")
    claims = check_claims(found)
    for row, each in zip(read(export(Answer(found, "claims", claims))), claims, strict=True):
        assert row["latest"] == str((each.claim.date and each.claim.date.latest) or "")


def test_the_query_of_the_guide() -> None:
    """What the guide asks in SQL comes in the order of the figures, not of their letters."""
    (query,) = re.findall(r'sqlite-utils un.db "([^"]+)"', GUIDE.read_text("utf-8"))
    rows = read(export(Answer(load(), "facts", load().facts)))
    base = sqlite3.connect(":memory:")
    base.execute(f"create table facts ({', '.join(rows[0])})")  # as sqlite-utils: all of it text
    base.executemany(
        f"insert into facts values ({', '.join('?' * len(rows[0]))})",
        [tuple(row.values()) for row in rows],
    )
    values = [float(value) for _, value in base.execute(query)]
    base.close()
    assert values == sorted(values)
    assert len(values) > 3


@pytest.mark.exhaustive
@needs_libreoffice
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_libreoffice_runs_nothing(separator: str, tmp_path: Path) -> None:
    """Whatever it takes for the separator, LibreOffice finds not one formula."""
    titles = [
        *hostile.STRINGS.values(),
        *(f"x{a}{b}=1+1" for a in ";,|\n\t" for b in ("", " ", '"')),
    ]
    answer = titled(*titles)
    whole = {",": export, ";": export, "\t": tsv.export}[separator](answer)
    file = tmp_path / "x.csv"
    # The control: a formula that nothing guards is found by the same look.
    for text, formulas in ((whole, 0), (f"a{separator}=1+1\r\n", 1)):
        file.write_bytes(text.encode())
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless"),
                *(f"--infilter=CSV:{ord(separator)},34,76", "--convert-to", "fods", file.name),
            ],
            cwd=tmp_path,
            capture_output=True,
            timeout=120,
            check=True,
        )
        cells = ElementTree.parse(tmp_path / "x.fods").iter(f"{_CALC}table-cell")
        assert sum(f"{_CALC}formula" in cell.attrib for cell in cells) == formulas


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
    fact = found.facts[0]
    days = fact.as_of.earliest, fact.as_of.latest
    assert export(hits).splitlines() == [
        '"type","id","date","earliest","latest","title","status","score"',
        (
            '"event","first-census","1912-07-14","1912-07-14","1912-07-14","First census taken",'
            '"refined",1.0'
        ),
        (
            f'"fact","{fact.id}","{fact.as_of}","{days[0]}","{days[1]}","{fact.title}",'
            f'"{fact.status}",0.5'
        ),
        '"topic","council",,,,"Town Council",,0.25',
    ]
    facts = Answer(found, "facts", found.facts[:1], fields=("id", "date"))
    with pytest.raises(UsageError, match='no field is called "date"'):
        export(facts)


def test_a_card_is_one_line_of_all_its_fields() -> None:
    """A card has every field of its kind, or those that were asked for."""
    found = sample.load()
    card = Answer(found, "card", (found.topics[2],))
    assert export(card) == (
        '"type","id","title","names","summary","wikidata","event_count","fact_count","events","facts"\r\n'
        f'"topic","silent","{found.topics[2].title}",,,,0,0,,\r\n'
    )
    assert export(card._replace(fields=("id", "date"))) == '"id","date"\r\n"silent",\r\n'


def test_fields_in_their_order() -> None:
    """The fields that were asked for are the columns."""
    text = export(sample.answer("events")._replace(fields=("title", "id")))
    assert text.startswith('"title","id"\r\n"Mist over the steppe","mist"\r\n')


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


def test_json_has_no_formula_either() -> None:
    """Within JSON a sign that would begin one is JSON's own escape, and so the same data."""
    names = {"en": ("A", "=B", 'x",=1'), "ru": ("x; +1", "-5, －6", "a-b", "\xa0=1")}
    event = replace(sample.event("2006", "T"), names=names)
    text = export(Answer(sample.load(), "events", (event,), fields=("names",)))
    assert oracles.faults(oracles.FORMATS["csv"], text) == []
    assert json.loads(read(text)[0]["names"]) == {key: list(each) for key, each in names.items()}
