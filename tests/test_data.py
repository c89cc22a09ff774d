"""The bundled dataset: complete, sourced, in its own words, and reviewed."""

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest
import tomli

from kztimeline.dataset.bundled import events_file
from kztimeline.dataset.load import load
from kztimeline.model import Claim, Dataset, Event, Fact
from kztimeline.text.normalize import normalize

ROOT = Path(__file__).parents[1]
FILE = ROOT / "data" / "events.toml"
SNAPSHOT = ROOT / "tests" / "golden" / "dataset.txt"
INTERVIEW = "tazhin-2007"

# Every statement of the interview that has a date or a figure, or can be dated from outside.
STATED = (
    "L1 A1.1 A1.2 A1.6 A1.7 A1.8 A1.10 A1.11 A1.13 A1.16 A2.2-3 A2.4 A2.7 A3.10 A4.2 A4.3 A4.4 "
    "A4.7 A4.8 A4.9 A4.10 A5.1 A5.2 A5.3 A5.5 A5.6 A5.7 A5.8 A5.9 A5.10 A6.1 A6.6 A6.7 A6.9 A7.2 "
    "A7.3 A7.5 A7.7"
).split()


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The bundled dataset."""
    return load(FILE)


def claims(dataset: Dataset, place: str) -> list[tuple[Event | Fact, Claim]]:
    """Return what the interview is quoted for at one place."""
    return [
        (thing, claim)
        for thing in dataset.statements
        for claim in thing.claims
        if (claim.source, claim.at) == (INTERVIEW, place)
    ]


@pytest.mark.parametrize("place", STATED)
def test_every_statement_of_the_interview_is_a_claim(dataset: Dataset, place: str) -> None:
    """No dated or quantified statement is left out, right or wrong."""
    assert claims(dataset, place)


@pytest.mark.parametrize(
    ("place", "ident", "said", "verdict"),
    [
        ("A1.7", "landlocked-conference", "2003-01", "conflicts"),
        ("A5.7", "disarmament-message", "2007-03-22", "conflicts"),
        ("A1.2", "admission", "1992-03-02", "agrees"),
        ("A1.10", "ecosoc-election", "2006-11-02", "agrees"),
        ("A1.10", "ecosoc-votes", 187, "agrees"),
        ("A1.13", "escap-session", "2007-05", "coarser"),
        ("A2.4", "cica-proposal", "1992-10", "coarser"),
        ("A4.4", "admissions-since-1992", 13, "conflicts"),
        ("A4.7", "world-summit", "2005-23", "coarser"),
        ("A5.5", "cica-summit-2006", "2006-06", "coarser"),
        ("A6.9", "undaf-adoption", "2005-22", "sole"),
        ("A7.7", "millennium-summit", "2000", "coarser"),
    ],
)
def test_what_the_interview_says(
    dataset: Dataset, place: str, ident: str, said: str | int, verdict: str
) -> None:
    """The claim is what was said, the verdict what follows from the record."""
    found = {thing.id: (thing, claim) for thing, claim in claims(dataset, place)}
    thing, claim = found[ident]
    assert said in (claim.date and claim.date.text, claim.value)
    assert thing.verdict(claim) == verdict


def test_what_nobody_else_confirms_stays_single_source(dataset: Dataset) -> None:
    """Honest is better than full: no date of the framework's adoption was found elsewhere."""
    status = {event.id: event.status for event in dataset.events}
    assert status["undaf-adoption"] == "single-source"
    assert status["ecosoc-election"] == "corroborated"


def test_every_event_with_a_better_date_has_a_source_for_it(dataset: Dataset) -> None:
    """An event is not dated better than any of its claims together allow."""
    for event in dataset.events:
        verdicts = {event.verdict(claim) for claim in event.claims}
        assert verdicts & {"agrees", "sole", "finer"}, event.id


def test_titles_and_summaries(dataset: Dataset) -> None:
    """Titles are short, distinct and without a full stop; statements say why they matter."""
    things = (*dataset.topics, *dataset.events, *dataset.facts)
    titles = [thing.title for thing in things]
    assert len(set(titles)) == len(titles)
    for thing in things:
        assert len(thing.title) <= 70, thing.id
        assert not thing.title.endswith("."), thing.id
        assert 20 <= len(thing.summary) <= 450, thing.id


def test_no_name_belongs_to_two_topics(dataset: Dataset) -> None:
    """A name that two topics share could not be looked up."""
    owner: dict[str, str] = {}
    for topic in dataset.topics:
        names = {normalize(name) for given in topic.names.values() for name in given}
        for name in names | {normalize(topic.title), normalize(topic.id)}:
            assert owner.setdefault(name, topic.id) == topic.id, name


def test_every_source_and_topic_is_used(dataset: Dataset) -> None:
    """Nothing in the dataset stands for itself alone."""
    assert all(dataset.claims_of(source.id) for source in dataset.sources)
    used = {topic for thing in dataset.statements for topic in thing.topics}
    assert {topic.id for topic in dataset.topics} <= used


def test_no_statement_rests_on_an_encyclopaedia(dataset: Dataset) -> None:
    """An encyclopaedia may name a symbol; what it dates or counts, a better source does too."""
    weak = {source.id for source in dataset.sources if source.kind == "encyclopaedia"}
    for thing in dataset.statements:
        said = {claim.source for claim in thing.claims if thing.verdict(claim) != "mention"}
        assert said - weak, thing.id


def test_the_changelog_counts_right(dataset: Dataset) -> None:
    """What it says of the size of the dataset is so."""
    counted = (
        f"{len(dataset.events)} events, {len(dataset.facts)} facts, {len(dataset.topics)} topics"
        f" and {len(dataset.sources)} sources"
    )
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert counted in " ".join(text.split())


def test_topics_speak_three_languages(dataset: Dataset) -> None:
    """Every topic has a Russian and a Kazakh name."""
    assert 25 <= len(dataset.topics) <= 50
    assert not [t.id for t in dataset.topics if not {"ru", "kk"} <= t.names.keys()]


def test_order_in_the_file(dataset: Dataset) -> None:
    """Events and facts stand in the file in the order that lists have them."""
    document = tomli.loads(FILE.read_text(encoding="utf-8"))
    assert [table["id"] for table in document["events"]] == [event.id for event in dataset.events]
    assert [table["id"] for table in document["facts"]] == [fact.id for fact in dataset.facts]


def test_the_file_says_which_schema_it_follows() -> None:
    """Editors find the schema by the first line, and the file obeys it."""
    text = FILE.read_text(encoding="utf-8")
    assert text.startswith("#:schema ./events.schema.json\n")
    schema = json.loads((FILE.parent / "events.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(tomli.loads(text), schema, jsonschema.Draft7Validator)


def test_the_file_has_no_verdicts() -> None:
    """Whether a claim agrees is computed; nothing in the file says so."""
    assert not re.search(
        r"^(verdict|status)\b|\b(corroborated|single-source|disputed)\b",
        FILE.read_text(encoding="utf-8"),
        re.MULTILINE,
    )


def test_the_bundled_dataset_is_this_one() -> None:
    """An installed copy carries the file of the checkout, byte for byte."""
    assert events_file().read_bytes() == FILE.read_bytes()


def test_snapshot(dataset: Dataset) -> None:
    """The whole list is reviewed: a change in any statement shows here as a changed line."""
    lines = [
        "\t".join(map(str, (thing.date, thing.id, thing.status, _value(thing), thing.title)))
        for thing in dataset.statements
    ]
    if os.environ.get("KZ_GOLDEN") == "update":
        SNAPSHOT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "\n".join(lines) + "\n" == SNAPSHOT.read_text(encoding="utf-8")


def _value(thing: Event | Fact) -> str:
    return (
        f"{thing.value} {thing.unit or ''}".strip()
        if isinstance(thing, Fact)
        else thing.place or ""
    )
