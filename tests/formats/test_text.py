"""Plain text: one record a line, whatever the data have in them."""

import pytest
import sample
import strategies
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.formats.text import export
from kztimeline.model import Claim, Dataset
from kztimeline.queries.answer import KINDS, Answer, subject
from kztimeline.text.escape import escape

CONFERENCE = ("Conference on towns without a river", "Verny")


def card(ident: str) -> list[str]:
    """Return the lines of a thing's card."""
    return export(sample.card(ident)).splitlines()


@pytest.mark.parametrize("shape", sample.LISTS)
def test_a_line_a_record(shape: str) -> None:
    """There are as many lines as things, with as many fields as columns, the id last."""
    answer = sample.answer(shape)
    text = export(answer)
    rows = [line.split("\t") for line in text.split("\n")[:-1]]
    assert text.endswith("\n")
    assert {len(row) for row in rows} == {len(KINDS[shape].columns.split())}
    assert [row[-1] for row in rows] == [escape(subject(thing).id) for thing in answer.things]


@pytest.mark.parametrize("shape", sample.LISTS)
def test_nothing_is_no_line(shape: str) -> None:
    """An empty answer is empty."""
    assert export(Answer(sample.load(), shape, ())) == ""


@pytest.mark.parametrize(
    ("shape", "line"),
    [
        ("events", "2003-08-28/2003-08-29|Conference on towns without a river|Verny|disputed"),
        ("timeline", "1924/..|Archive kept||single-source|archive"),
        ("facts", "Budget of the council|1234567.5|roubles|1914-07-01|disputed|budget"),
        ("facts", "Chief town|Verny||1915/..|single-source|capital"),
        ("sources", "2003-09|The first resolution||Town Council|TC/RES/1|2|resolution-1"),
        ("sources", "|A book that says nothing||||0|silent-source"),
        ("hits", "topic||Town Council||1.0|council"),
        ("hits", "event|../1903|Mist over the steppe|single-source|0.2|mist"),
        ("hits", "fact|1915/..|Chief town|"),
    ],
)
def test_fields(shape: str, line: str) -> None:
    """Fields stand apart by tabs, neither padded nor cut; what is not known is empty."""
    assert f"\n{line}".replace("|", "\t") in "\n" + export(sample.answer(shape))


def test_an_event_card() -> None:
    """A card is one line a field, its name in front, and one line a claim."""
    lines = card("conference")
    assert lines[:7] == [
        "type\tevent",
        "id\tconference",
        "date\t2003-08-28/2003-08-29",
        "earliest\t2003-08-28",
        "latest\t2003-08-29",
        "title\tConference on towns without a river",
        "summary\tMinisters met\\n  and spoke.",
    ]
    assert lines[7:11] == ["place\tVerny", "topics\tcouncil", "topics\tverny", "status\tdisputed"]
    assert lines[11] == "claim\ttalk-2007\tA1.7\t\t\t2003-01\tconflicts\tNames the wrong month."
    assert len(lines) == 11 + 6


def test_a_fact_card() -> None:
    """A fact's claim says how its figure relates to the value."""
    lines = card("members")
    assert "value\t51" in lines
    assert "claim\ttalk-2007\tA3.1\t>\t50\t\tagrees\t" in lines


def test_a_topic_card() -> None:
    """A topic has a line for each name, with its language, and for each event and fact."""
    lines = card("council")
    assert lines[3:7] == [
        "names\ten\tTC",
        "names\ten\tCouncil of the Town",
        "names\tru\tГородской совет",
        "names\tkk\tҚалалық кеңес",
    ]
    assert lines[-4:] == [
        "event\t1912-07-14\tFirst census taken\tVerny\trefined\tfirst-census",
        "\t".join(("event", "2003-08-28/2003-08-29", *CONFERENCE, "disputed", "conference")),
        "fact\tMembers of the council\t51\tmembers\t1912\tcorroborated\tmembers",
        "fact\tBudget of the council\t1234567.5\troubles\t1914-07-01\tdisputed\tbudget",
    ]


def test_a_source_card() -> None:
    """A source counts its claims, and has a line for each, with what it is about."""
    assert card("silent-source")[-1] == "claim_count\t0"
    lines = card("talk-2007")
    assert "claim_count\t10" in lines
    assert len([line for line in lines if line.startswith("claim\t")]) == 10
    said = "claim\tconference\tA1.7\t\t\t2003-01\tconflicts\tNames the wrong month."
    assert f"{said}\tConference on towns without a river" in lines


def test_chosen_fields() -> None:
    """With fields asked for, a line has these, and nothing else."""
    answer = sample.answer("events")._replace(fields=("id", "topics", "latest"))
    lines = export(answer).splitlines()
    assert lines[0] == "mist\t\t1903-12-31"
    assert "first-census\tcouncil; verny\t1912-07-14" in lines
    assert "archive\t\t" in lines


@pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)
def test_nothing_hidden(answer: Answer) -> None:
    """No character reaches a terminal that it would obey, but the tabs between fields."""
    assert not sample.hidden(export(answer).replace("\t", ""))


@given(title=st.text("\t\n\r\x0b\x0c\x1c\x85\u2028\u2029\x00ab \\") | st.text(), note=st.text())
def test_any_text_stays_in_its_field(title: str, note: str) -> None:
    """Tabs and newlines in the data, of any sort, add no field and no line."""
    event = sample.event("1912", title, (Claim("gazette", note=note),))
    [line] = export(Answer(sample.load(), "events", (event,))).splitlines()
    assert line.count("\t") == 4
    lines = export(Answer(sample.load(), "card", (event,))).splitlines()
    assert [line.split("\t")[0] for line in lines].count("claim") == 1
    assert len(lines) == 10


@given(dataset=strategies.datasets())
def test_any_dataset_keeps_its_lines(dataset: Dataset) -> None:
    """Whatever a dataset has in it, a list has one line for each thing."""
    for answer in sample.answers(dataset):
        text = export(answer)
        assert not sample.hidden(text.replace("\t", ""))
        if not answer.kind.single:
            ids = [escape(subject(thing).id) for thing in answer.things]
            assert [line.split("\t")[-1] for line in text.splitlines()] == ids


def test_nothing_is_cut() -> None:
    """However long a title is, it stays whole on its line."""
    event = sample.event("1912", "long " * 500)
    assert export(Answer(sample.load(), "events", (event,))).split("\t")[1] == "long " * 500


def test_golden() -> None:
    """The whole sample, as it was last agreed on."""
    sample.check_golden("events.txt", export(sample.answer("events")))
