"""CSV, Markdown, iCalendar, Mermaid and Markwhen, read back by somebody else where it can be."""

import csv
import datetime
import json
import re
from io import StringIO
from typing import Any

import icalendar
import pytest
import sample
from exhaustive import few
from markdown_it import MarkdownIt
from sample import FORMATS_HERE

from kztimeline.dataset.load import load, loads
from kztimeline.errors import UsageError
from kztimeline.formats import FORMATS, export, left_out
from kztimeline.formats.ics import holds
from kztimeline.model import Dataset
from kztimeline.queries.answer import Answer

HEADER = """
[dataset]
title = "Tests: one; two, three"
description = "D"
version = "1"
license = "CC0-1.0"
coverage = "0001/9999"
reviewed = "2026-11-23"
[[sources]]
id = "s"
title = "S"
kind = "book"
url = "https://example.org/a_(b)"
"""
EVENTS = tuple(name for name, known in FORMATS.items() if known.events)


def dataset(*dates: str, title: str = "Title") -> Dataset:
    """Return a dataset with an event at each date."""
    return loads(
        HEADER
        + "".join(
            f"[[events]]\nid = 'e{number}'\ndate = '{date}'\ntitle = {json.dumps(title)}\n"
            f"claims = [{{source = 's', date = '{date}'}}]\n"
            for number, date in enumerate(dates)
        )
    )


def listed(found: Dataset, name: str, *fields: str) -> str:
    """Return the list of all events in a format."""
    return export(Answer(found, "events", found.events, fields=fields), name)


@pytest.mark.parametrize("name", sorted({*FORMATS_HERE[1:]} - {"ics"}))
def test_an_empty_list_is_valid(name: str) -> None:
    """Every format has a form for nothing."""
    text = listed(dataset(), name)
    assert text == {"json": "[]\n", "jsonl": "", "text": ""}.get(name, text)


@pytest.mark.parametrize("name", few(FORMATS_HERE[1:], "json", "ics", "html"))
def test_the_bundled_dataset_in_every_format(name: str) -> None:
    """Every event that a format can hold is in it, and the bytes are the same each time."""
    found = load()
    answer = Answer(found, "events", found.events)
    text = export(answer, name)
    assert text == export(answer, name)
    missing = {event.id for event in left_out(answer, name)}
    if name in ("json", "csv", "text"):
        assert all(event.id in text for event in found.events)
    assert (name == "ics") == bool(missing)


REFUSED = [
    # of which answer, in which format, with what; why not
    ("places", "html", {}, "there is no page of places; ask list with place$"),
    ("facts", "ics", {}, r"ics can hold only events; ask list, .* or show$"),
    ("sources", "svg", {}, r"svg can hold only events, claims and facts; ask .* or facts$"),
    ("events", "nope", {}, 'no format is called "nope"; write text, json, jsonl,'),
    ("events", "json", {"bom": True}, r"^bom does not go with json; it goes with format .* tsv$"),
    ("events", "csv", {"separator": True}, "^separator does not go with csv$"),
    ("events", "html", {"fields": ("id",)}, "^fields does not go with html; it goes with text"),
]


@pytest.mark.parametrize(("kind", "name", "given", "why"), REFUSED)
def test_what_a_format_cannot_hold(kind: str, name: str, given: dict[str, Any], why: str) -> None:
    """A program is refused what the command line refuses, with the same words."""
    answer = sample.answer(kind)._replace(fields=given.get("fields", ()))
    with pytest.raises(UsageError, match=why):
        export(answer, name, **{key: value for key, value in given.items() if key != "fields"})


class TestCsv:
    """RFC 4180, and safe in a spreadsheet."""

    def test_round_trip(self) -> None:
        """A CSV reader gets back what was there, line feeds and quotes included."""
        found = dataset("2006-11-02", "2005-22", title='A "title", with\nlines')
        text = listed(found, "csv")
        rows = list(csv.DictReader(StringIO(text)))
        assert text.count("\r\n") == 3
        assert [row["date"] for row in rows] == ["2005-22", "2006-11-02"]
        assert rows[0]["title"] == 'A "title", with\nlines'
        assert (rows[0]["earliest"], rows[0]["latest"]) == ("2005-06-01", "2005-08-31")

    @pytest.mark.parametrize("first", "=+-@＝＋－＠")
    def test_formulas(self, first: str) -> None:
        """Text that a spreadsheet would run has an apostrophe before it; other text has none."""
        (row,) = csv.DictReader(StringIO(listed(dataset("2006", title=f"{first}cmd()"), "csv")))
        assert row["title"] == f"'{first}cmd()"
        assert row["title"].removeprefix("'") == f"{first}cmd()"
        assert row["id"] == "e0"

    def test_numbers_are_left_alone(self) -> None:
        """A negative figure is a number, not a formula; a date that begins with dots is a date."""
        found = loads(
            HEADER
            + "[[topics]]\nid='t'\ntitle='T'\n[[facts]]\nid='f'\ntopic='t'\ntitle='F'\nvalue=-5\n"
            "as_of='../2006'\nclaims=[{source='s'}]\n"
        )
        (row,) = csv.DictReader(StringIO(export(Answer(found, "facts", found.facts), "csv")))
        assert (row["value"], row["as_of"]) == ("-5", "../2006")

    def test_control_characters(self) -> None:
        """Nothing but line feeds is left of the control characters."""
        text = listed(dataset("2006", title="a\x1b[2J\rb\tc"), "csv")
        assert "a\\x1b[2J\\rb\\tc" in text


class TestIcs:
    """RFC 5545, and no day that is not known."""

    @pytest.mark.parametrize(
        ("date", "days"),
        [
            ("2006-11-02", ("2006-11-02", "2006-11-03")),
            ("2003-08-28/2003-08-29", ("2003-08-28", "2003-08-30")),
            ("2006-11", None),
            ("2006-11-02~", None),
            ("2006-11-02?", None),
            ("2005-22", None),
            ("2006-11-02/..", None),
            ("../2006-11-02", None),
            ("2006-11-01/2006-12", None),
            ("[2007-03-02..2007-05-16]", None),
            ("9999-12-31", None),
        ],
    )
    def test_only_what_is_known_to_the_day(self, date: str, days: tuple[str, str] | None) -> None:
        """A day is a whole day and ends before the next; anything vaguer is left out and named."""
        found = dataset(date, "1999-12-31")
        calendar = icalendar.Calendar.from_ical(listed(found, "ics"))
        read = [
            (str(e.decoded("dtstart")), str(e.decoded("dtend"))) for e in calendar.walk("VEVENT")
        ]
        assert read == [("1999-12-31", "2000-01-01"), *([days] if days else [])]
        assert [holds(event) for event in found.events if event.id == "e0"] == [bool(days)]
        assert len(left_out(Answer(found, "events", found.events), "ics")) == (0 if days else 1)

    def test_what_a_calendar_reads(self) -> None:
        """Text comes back unharmed, however long and in whatever script."""
        title = "Қазақстан; БҰҰ, " + "亚信" * 60 + "\\n \\; end"
        found = dataset("2006-11-02", title=title)
        text = listed(found, "ics")
        (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
        assert str(event["summary"]) == title
        assert event.decoded("dtstamp").date() == datetime.date(2026, 11, 23)
        assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))

    def test_no_line_can_be_smuggled_in(self) -> None:
        """Line ends in data are text, not new properties."""
        text = listed(dataset("2006-11-02", title="a\r\nEND:VEVENT\rX:\ny\x1b"), "ics")
        (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
        assert str(event["summary"]) == "a\nEND:VEVENT\nX:\ny\\x1b"


class TestMarkdown:
    """Data in Markdown is text and nothing else."""

    @pytest.mark.parametrize(
        "title",
        [
            "a | b",
            "`code` *x* _y_ **z**",
            "[x](javascript:alert(1))",
            "<script>",
            "# h",
            "a\nb",
            "\\",
        ],
    )
    def test_a_table_of_text(self, title: str) -> None:
        """A Markdown reader sees a table with one cell that says just what the title says."""
        parser = MarkdownIt("commonmark").enable("table")
        tokens = parser.parse(listed(dataset("2006", title=title), "md", "title"))
        cells = [token for token in tokens if token.type == "inline"]
        assert cells[0].content == "title"
        assert len(cells) == 2
        said = "".join(child.content for child in cells[1].children or ())
        assert said == title.replace("\n", " ")
        assert {child.type for child in cells[1].children or ()} <= {"text", "text_special"}

    def test_a_card(self) -> None:
        """A card is a heading, paragraphs and a list of claims with links to their sources."""
        found = dataset("2006-11-02")
        text = export(Answer(found, "card", found.events), "md")
        assert text.startswith("# Title\n\n2 November 2006\n")
        assert "- [S](https://example.org/a_%28b%29): 2 November 2006 — nobody else" in text

    def test_an_address_that_is_none(self) -> None:
        """What is not plainly http or https is not linked."""
        found = loads(
            HEADER.replace("https://example.org/a_(b)", "javascript:alert(1)")
            + "[[events]]\nid='e'\ndate='2006'\ntitle='T'\nclaims=[{source='s'}]\n"
        )
        assert "javascript" not in export(Answer(found, "card", found.events), "md")

    @pytest.mark.parametrize(
        "name", ["cica", "ecosoc-votes", "landlocked-conference", "tazhin-2007"]
    )
    def test_every_kind_of_card(self, name: str) -> None:
        """Topics, facts, events and sources all have one."""
        found = load()
        thing = next(thing for thing in found.things if thing.id == name)
        assert export(Answer(found, "card", (thing,)), "md").startswith("# ")


class TestMermaid:
    """A timeline diagram."""

    def test_years_and_words(self) -> None:
        """A section for each year; what is vague stands in words."""
        assert listed(dataset("2006-11-02", "2005-22", "2005-07"), "mermaid") == (
            "timeline\n    title Tests#58; one#59; two, three\n"
            "    section 2005\n        summer : Title\n        Jul : Title\n"
            "    section 2006\n        2 Nov : Title\n"
        )

    def test_what_would_break_the_grammar(self) -> None:
        """Colons, comments and line ends are written as entities, spaces or escapes."""
        text = listed(dataset("../2006", title="a: b; #c %%d\n{e}\x1b"), "mermaid")
        (line,) = [line for line in text.splitlines() if " : " in line]
        assert line.strip() == "– 2006 : a#58; b#59; #35;c #37;#37;d #123;e#125;#92;x1b"
        assert "section Undated" in text


class TestMarkwhen:
    """A text timeline with EDTF dates."""

    @pytest.mark.parametrize(
        ("date", "line"),
        [
            ("2006-11-02", "2006-11-02: Title"),
            ("2006-11", "2006-11: Title"),
            ("2005/2009", "2005/2009: Title"),
            ("2005-22", "2005: Title (summer 2005)"),
            ("2005-24", "2005/2006: Title (winter 2005–06)"),
            ("196X/..", "1960/now: Title (since the 1960s)"),
            ("1992-10-05/..", "1992-10-05/now: Title"),
            ("2006-11-02~", "2006: Title (about 2 November 2006)"),
            ("[2007-03-02..2007-05-16]", "2007: Title (between 2 March and 16 May 2007)"),
        ],
    )
    def test_never_more_exact(self, date: str, line: str) -> None:
        """What Markwhen cannot say stands under something coarser, with its words beside it."""
        assert listed(dataset(date), "markwhen").splitlines()[-1] == line

    def test_what_would_break_the_grammar(self) -> None:
        """A title cannot end its line, be a tag, or close the header."""
        text = listed(dataset("2006", title="a\n2007: b #c"), "markwhen")
        assert text.splitlines()[-1] == "2006: a 2007: b ＃c"
        assert re.match(r'---\ntitle: "Tests: one; two, three"\n---\n', text)


def test_json_lines() -> None:
    """Each line is an object of its own, the same as in the array."""
    found = dataset("2006", "2005-22", title="a\u202eb")
    lines = [json.loads(line) for line in listed(found, "jsonl").splitlines()]
    assert lines == json.loads(listed(found, "json"))
    assert lines[0]["title"] == "a\u202eb"
    assert "\u202e" not in listed(found, "jsonl")
