"""Each hostile string, in each field, through each command and each format.

One dataset has every string in every field, so a run is a format; where the first text could mask
the others, as in a dataset's own title, and on cards, every string has a turn of its own.
"""

import json
from functools import cache
from pathlib import Path

import hostile
import inprocess
import oracles
import pytest
import sample
from exhaustive import EXHAUSTIVE, few

from kztimeline.cli.app import COMMANDS
from kztimeline.cli.present import TABLE
from kztimeline.cli.tools import TOOLS
from kztimeline.dataset.load import loads
from kztimeline.errors import UsageError
from kztimeline.formats import FORMATS, export, left_out
from kztimeline.formats import citations as cite
from kztimeline.model import Dataset
from kztimeline.queries.answer import Answer
from kztimeline.terminal import draw

EVENTS = tuple(name for name, known in FORMATS.items() if known.events)
WITH_FIELDS = ("table", *(name for name, known in FORMATS.items() if known.fields))
LISTINGS = (
    "list",
    "timeline",
    "timeline --across --reverse",
    "on 1 January --today 2026-01-01",
    "search example",
    "facts",
    "sources",
    "topics",
    "places",
    "claims",
)
ONE = ("show e0", "show f1", "show t5", "show s5", "between e0 e5")
"""The events of t5 and s5 are known to the day, which a calendar has to have."""
FIELDS = {
    "list": "title,summary,place,claims,topics",
    "facts": "title,value,unit,summary,claims",
    "sources": "title,publisher,kind,symbol,url",
    "claims": "title,at,note,value,record",
    "search x": "title,names,wikidata,value,unit",
}
STYLES = {"text": oracles.plain, "bibtex": oracles.bibtex, "csl-json": oracles.csl}
ROOM = ("--max-size", "64")
"""So that nothing is too much for a table."""
EVERY = pytest.mark.parametrize("name", oracles.FORMATS)


@cache
def dataset() -> Dataset:
    """Return the dataset with every string in every field."""
    return loads(hostile.document(*hostile.STRINGS.values()))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset with every string in every field, as a file."""
    file = tmp_path_factory.mktemp("data") / "hostile.toml"
    file.write_text(hostile.document(*hostile.STRINGS.values()), encoding="utf-8")
    return file


@cache
def records(command: str, data: Path) -> list[dict[str, str]]:
    """Return the records of a listing."""
    args = command.replace(" --across", "").split()
    code, out, _ = inprocess.answered(*args, "--json", "--data", data)
    assert code == 0
    found: list[dict[str, str]] = json.loads(out)
    assert found
    return found


def takes(name: str, command: str) -> bool:
    """Whether a format can hold what a command answers; otherwise it is refused."""
    if name == TABLE:
        return True
    known, (word, *rest) = FORMATS[name], command.split()
    if "--across" in rest and "across" not in known.look:
        return False
    if word == "places" and name == "html":
        return False
    kind = "facts" if word == "show" and rest[0].startswith("f") else word
    without = {"facts", "sources", "topics", "places", "claims", "between"}
    return not known.events or kind not in without - set(known.others)


def refused(answer: tuple[int, str, str]) -> bool:
    """Whether a command line was answered with one line that says why not."""
    code, out, err = answer
    return (code, out, err.count("\n"), err[:12]) == (2, "", 1, "kztimeline: ")


def faults(name: str, text: str, expect: int = 1) -> list[str]:
    """Return what the oracle of a format has against an output."""
    return oracles.faults(oracles.FORMATS[name], text, expect)


@EVERY
@pytest.mark.parametrize("command", few(LISTINGS))
def test_every_listing(command: str, name: str, data: Path) -> None:
    """Nothing that the data say is more than text, in any listing in any format."""
    found = records(command, data)
    args = (*command.split(), "--format", name, "--data", data, *ROOM)
    code, out, err = inprocess.answered(*args)
    assert not list(oracles.unseen(err))
    if not takes(name, command):
        assert refused((code, out, err))
    else:
        only = [each for each in found if name not in EVENTS or each["type"] == "event"]
        assert (code, faults(name, out, len(only))) == (0, [])


@pytest.mark.parametrize("name", few(WITH_FIELDS, "table", "csv"))
@pytest.mark.parametrize("command", few(FIELDS))
def test_chosen_fields(command: str, name: str, data: Path) -> None:
    """A field that was asked for is as harmless as the usual ones."""
    count = len(records(command, data))
    chosen = ("--fields", FIELDS[command], "--format", name)
    args = (*command.split(), *chosen, "--data", data, *ROOM)
    code, out, err = inprocess.answered(*args)
    assert (code, err, faults(name, out, count)) == (0, "", [])


@pytest.mark.parametrize("name", few(oracles.FORMATS, "text", "json"))
def test_every_card(name: str) -> None:
    """On a card the data are text; in the slow formats each string is on one card only."""
    for thing in dataset().things:
        if name in ("table", "html") and int(thing.id[1:]) % 4 != "tefs".find(thing.id[0]):
            continue
        answer = Answer(dataset(), "card", (thing,))
        held = name not in EVENTS or answer.events or FORMATS[name].others
        if not held or (name == "ics" and answer.events == left_out(answer, name)):
            with pytest.raises(UsageError, match=r"only events|no event here is known"):
                export(answer, name)
            continue
        text = draw(answer, 80, "256") if name == "table" else export(answer, name)
        oracle = oracles.card if name == "text" else oracles.FORMATS[name]
        assert oracles.faults(oracle, text, len(answer.events) if name in EVENTS else 1) == []


@pytest.mark.parametrize("name", few(oracles.FORMATS, "table", "html", "json", "ics"))
@pytest.mark.parametrize("command", few(ONE))
def test_cards_by_command(command: str, name: str, data: Path) -> None:
    """The commands that answer with one thing answer as harmlessly as they are drawn."""
    args = (*command.split(), "--format", name, "--data", data, *ROOM)
    code, out, err = inprocess.answered(*args)
    assert not list(oracles.unseen(err))
    if not takes(name, command):
        assert refused((code, out, err))
    else:
        events = 1 if command.split()[1][0] in "ets" else 0  # a fact has none
        oracle = oracles.card if name == "text" else oracles.FORMATS[name]
        assert (code, oracles.faults(oracle, out, events if name in EVENTS else 1)) == (0, [])


@pytest.mark.wider
@pytest.mark.parametrize("name", few(oracles.FORMATS, "html"))
def test_titles_of_datasets(name: str) -> None:
    """A dataset's own texts, which each page and drawing has once, are text as well."""
    for text in [*hostile.STRINGS.values()][:: 1 if EXHAUSTIVE else 4]:
        found = loads(hostile.document(text))
        answer = Answer(found, "timeline", found.events)
        out = draw(answer, 80, "256") if name == "table" else export(answer, name)
        assert faults(name, out) == []


@pytest.mark.parametrize("style", few(STYLES))
def test_every_reference(style: str, data: Path) -> None:
    """Sources are cited as text in each style, one by one and by command."""
    for source in dataset().sources:
        assert oracles.faults(STYLES[style], cite.STYLES[style]((source,))) == []
    for name in ("e0", "f1", "t2", "s3"):
        code, out, err = inprocess.answered("cite", name, "--style", style, "--data", data)
        assert (code, err, oracles.faults(STYLES[style], out)) == (0, "", [])


@pytest.mark.parametrize("style", few(["text", "json", "github"]))
def test_check(style: str, data: Path) -> None:
    """What is found in a file is told without doing what the file says."""
    code, out, err = inprocess.answered("check", data, "--format", style)
    count = len(json.loads(inprocess.answered("check", data, "--json")[1]))
    oracle = {"text": oracles.drawn, "json": oracles.FORMATS["json"], "github": oracles.github}
    assert (code, oracles.faults(oracle[style], out, count)) == (3, [])
    assert not list(oracles.unseen(err))
    assert count > len(hostile.STRINGS)


def test_nothing_is_left_out() -> None:
    """Every format has its oracle, and every command its test."""
    assert set(oracles.FORMATS) == {TABLE, *FORMATS} - {"png"}, "which is the SVG in pixels"
    tried = {command.split()[0] for command in (*LISTINGS, *ONE)}
    assert tried | {"cite", "check"} | {"init", "schema"} == {*COMMANDS, *TOOLS}


@EVERY
def test_data_are_still_there(name: str) -> None:
    """The control: harmless text is not escaped away, so the other tests look at something."""
    found = loads(hostile.document("Plain words of Қазақстан"))
    answer = Answer(found, "events", found.events)
    out = draw(answer, 80, "256") if name == "table" else export(answer, name)
    assert "Plain words of Қазақстан" in out


@EVERY
def test_what_gets_through_is_objected_to(name: str) -> None:
    """The control: no oracle overlooks an escape sequence, or a character that nobody sees."""
    found = loads(hostile.document("Plain words"))
    answer = Answer(found, "events", found.events)
    out = draw(answer, 80, "256") if name == "table" else export(answer, name)
    for char in ("\x1b]0;x\x07", "\u202e", "\u200b"):
        assert faults(name, out.replace("words", char, 1))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_data_are_the_same(name: str) -> None:
    """In JSON nothing is lost: a program gets each string as the file has it."""
    answer = sample.answer("events", dataset())
    text = export(answer, name)
    found = json.loads(text) if name == "json" else list(map(json.loads, text.splitlines()))
    assert {each["title"] for each in found} == set(hostile.STRINGS.values())
