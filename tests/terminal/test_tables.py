"""Tables: lists for people, in which no id is ever lost."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import sample
import strategies
from exhaustive import EXHAUSTIVE, few
from hypothesis import given
from rich.cells import cell_len

from kztimeline.dataset.bundled import events_file
from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.model import STATUSES, Claim, Dataset, Event, Fact, Status
from kztimeline.queries.answer import Answer, subject
from kztimeline.queries.search import Hit
from kztimeline.terminal import draw
from kztimeline.wording import STATUSES as WORDED

SHAPES: tuple[str, ...] = ("events", "facts", "sources", "hits")


@cache
def dataset(name: str) -> Dataset:
    """Return a dataset of the tests by its name, or the bundled one."""
    if name == "sample":
        return sample.load()
    datasets = Path(__file__).parents[1] / "datasets"
    return load(events_file() if name == "bundled" else datasets / f"{name}.toml")


def table(shape: str, width: int = 120) -> list[str]:
    """Return the lines of a table of the sample."""
    return draw(sample.answer(shape), width).splitlines()


def ids(answer: Answer) -> list[str]:
    """Return the ids of the things in an answer."""
    return [subject(thing).id for thing in answer.things]


def columns(line: str) -> list[str]:
    """Return the cells of a line, which two spaces or more keep apart."""
    return re.split(r"  +", line)


def broken(answer: Answer, width: int) -> list[str]:
    """Return the ids of an answer that stand on no line as a whole."""
    words = {word for line in draw(answer, width).splitlines() for word in line.split()}
    return [ident for ident in ids(answer) if ident not in words]


@pytest.mark.wider
@pytest.mark.parametrize("shape", sample.LISTS)
def test_no_line_is_too_wide(shape: str) -> None:
    """At any width no line is wider than the terminal, or ends in spaces."""
    for width in sample.WIDTHS:
        out = draw(sample.answer(shape), width)
        assert max(map(cell_len, out.splitlines())) <= width
        assert not [line for line in out.split("\n") if line != line.rstrip()]


@given(dataset=strategies.datasets())
def test_any_dataset_fits(dataset: Dataset) -> None:
    """Whatever a dataset has in it, every drawing of it fits, and has nothing hidden in it."""
    for answer in sample.answers(dataset):
        for width in (40, 64, 100) if EXHAUSTIVE else (40,):
            out = draw(answer, width)
            assert max(map(cell_len, out.splitlines())) <= width
            assert not sample.hidden(out)


@pytest.mark.wider
@pytest.mark.parametrize("shape", SHAPES)
def test_ids_are_whole(shape: str) -> None:
    """Every id that fits the terminal stands on one line, ready to be copied."""
    answer = sample.answer(shape)
    renamed = [
        replace(subject(thing), id=f"an-id-of-thirty-letters-is-{at:03}")
        for at, thing in enumerate(answer.things)
    ]
    things = tuple(Hit(thing, 1.0) for thing in renamed) if shape == "hits" else tuple(renamed)
    for each in (answer, answer._replace(things=things)):
        assert [broken(each, width) for width in sample.WIDTHS] == [[]] * len(sample.WIDTHS)


@pytest.mark.wider
@pytest.mark.parametrize("shape", sample.LISTS)
@pytest.mark.parametrize("name", few(["band", "bundled", "company", "spaceflight", "sample"]))
def test_more_width_never_takes_more_lines(name: str, shape: str) -> None:
    """No listing of any dataset has more lines at a greater width."""
    answer = sample.answer(shape, dataset(name))
    step = 3 if EXHAUSTIVE and name != "bundled" else 9  # that one is large: minutes
    heights = [draw(answer, width).count("\n") for width in range(30, 201, step)]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("shape", few(sample.LISTS, "timeline", "facts", "hits"))
@pytest.mark.parametrize("width", few([30, 40, 63, 80, 120], 40))
def test_words_are_whole(shape: str, width: int) -> None:
    """No word of the bundled dataset is broken that a line has room for."""
    answer = sample.answer(shape, dataset("bundled"))
    shown = set(re.findall(r"[^\s:]+", draw(answer, width)))
    titles = " ".join(getattr(subject(thing), "title", "") for thing in answer.things)
    room = width - (14 if shape == "timeline" else 5)  # beside the scale, the lanes and the day
    words = {word for word in re.findall(r"[^\s:]+", titles) if len(word) <= room}
    assert words - shown == set()


def test_no_id_is_lost() -> None:
    """An id wider than the table is broken, but every letter of it is there."""
    ident = "-".join(["long"] * 20)
    event = Event(ident, parse("2000"), "Title", (Claim("gazette"),))
    for width in (40, 64, 80):
        out = draw(Answer(sample.load(), "events", (event,)), width)
        assert ident in re.sub(r"\s+", "", out)


class TestEvents:
    """A table of events."""

    def test_columns(self) -> None:
        """An event has its date in words, title, place, mark and id."""
        lines = table("events", 200)
        assert lines[0].split() == ["Date", "Event", "Place", "Id"]
        [census] = [line for line in lines if line.endswith("first-census")]
        assert columns(census)[:2] == ["14 Jul 1912", "First census taken"]
        assert columns(census)[2:] == ["Verny", "≈", "first-census"]

    def test_the_place_follows_the_title(self) -> None:
        """Where not all fits into columns, the place stands behind the title."""
        lines = table("events", 120)
        assert columns(lines[0]) == ["Date", "Event · Place", "Id"]
        assert any("Drought · Verny" in line for line in lines)

    @pytest.mark.parametrize("status", STATUSES)
    def test_the_legend_has_marks_in_use_alone(self, status: Status) -> None:
        """Under the table stands what its marks mean, and only those."""
        events = tuple(event for event in sample.load().events if event.status == status)
        *_, last = draw(Answer(sample.load(), "events", events), 200).splitlines()
        assert last == " ".join(WORDED[status])


class TestOthers:
    """Tables of facts, sources and hits."""

    def test_facts(self) -> None:
        """A fact has its figure with unit and thousands set apart, and its as-of date."""
        lines = table("facts")
        assert lines[0].split() == ["Value", "Fact", "As", "of", "Id"]
        assert columns(lines[2]) == [
            "1,234,567.5 roubles",
            "Budget of the council",
            "1 Jul 1914",
            "!",
            "budget",
        ]

    @pytest.mark.parametrize(
        ("value", "unit", "shown"),
        [
            (187, "votes", "187 votes"),
            (1000000, None, "1,000,000"),
            (0.7, "per cent", "0.7 per cent"),
            (-1234, None, "-1,234"),
            ("by acclamation", None, "by acclamation"),
            ("1000", None, "1000"),
        ],
    )
    def test_figures(self, value: float | str, unit: str | None, shown: str) -> None:
        """Numbers have their thousands set apart; text stays as it is."""
        fact = Fact("f", "council", "F", value, parse("2000"), (Claim("gazette"),), unit)
        out = draw(Answer(sample.load(), "facts", (fact,)), 80)
        assert columns(out.splitlines()[1])[0] == shown

    def test_sources(self) -> None:
        """A source has its date, what it goes by, and how many claims it carries."""
        lines = table("sources")
        assert lines[0].split() == ["Date", "Source", "By", "Claims", "Id"]
        assert columns(lines[2]) == [
            "Sep 2003",
            "The first resolution",
            "TC/RES/1",
            "2",
            "resolution-1",
        ]

    def test_counts_stand_under_each_other(self) -> None:
        """Numbers of claims are flush right."""
        lines = table("sources")
        begin = lines[0].index("Claims")
        assert [line[begin : begin + 3] for line in lines[1:]] == [
            "10 ",
            " 2 ",
            "23 ",
            " 0 ",
            " 2 ",
        ]

    def test_hits(self) -> None:
        """A hit says what it is; a fact tells its figure at once."""
        lines = table("hits")
        assert columns(lines[1].strip()) == ["topic", "Town Council", "council"]
        [fact] = [line for line in lines if line.endswith(" members")]
        assert columns(fact) == [
            *("fact", "1912", "Members of the council: 51 members", "✓", "members")
        ]

    @pytest.mark.parametrize(
        ("shape", "what"),
        [
            ("events", "No event"),
            ("facts", "No fact"),
            ("sources", "No source"),
            ("hits", "Nothing"),
        ],
    )
    def test_nothing(self, shape: str, what: str) -> None:
        """An empty answer is a sentence that says what could be asked."""
        out = draw(Answer(sample.load(), shape, ()), 200)
        covers = "the dataset covers 1903–2005 with 23 events and 4 facts"
        assert out == f"{what} matches; {covers}.\n"

    def test_nothing_at_all(self) -> None:
        """A dataset without events has that said of it."""
        year = parse("2000")
        out = draw(Answer(Dataset("D", "D", "1", "CC0", year, year), "events", ()), 80)
        assert out == "No event matches; the dataset covers 2000 with 0 events and 0 facts.\n"

    def test_chosen_fields(self) -> None:
        """With fields asked for, a table has these columns, in that order."""
        answer = sample.answer("events")._replace(fields=("id", "earliest", "title"))
        lines = draw(answer, 120).splitlines()
        assert lines[0].split() == ["id", "earliest", "title"]
        assert columns(lines[1].rstrip()) == ["mist", "–", "Mist over the steppe"]
