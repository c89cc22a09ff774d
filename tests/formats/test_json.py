"""JSON: a contract that scripts can trust."""

import json
from pathlib import Path

import pytest
import sample
import strategies
from exhaustive import few
from hypothesis import given
from hypothesis import strategies as st
from sample import card

from kztimeline.formats.json import export
from kztimeline.formats.records import records
from kztimeline.model import Claim, Dataset
from kztimeline.queries.answer import Answer

COMMANDS = {
    "list": ["list"],
    "timeline": ["timeline", "1912..1916"],
    "show": ["show", "council"],
    "search": ["search", "bridge"],
    "facts": ["facts"],
    "sources": ["sources"],
}


@pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)
def test_an_array_or_one_object(answer: Answer) -> None:
    """A list is an array of records in the order of its things, a card or span one object."""
    found = json.loads(export(answer))
    assert found == (records(answer)[0] if answer.kind.single else records(answer))
    assert list(found if isinstance(found, dict) else found[0]) == list(records(answer)[0])


@pytest.mark.parametrize("shape", sample.LISTS)
def test_an_empty_list_is_an_empty_array(shape: str) -> None:
    """Nothing found is an array too."""
    assert export(Answer(sample.load(), shape, ())) == "[]\n"


def test_search_has_why_last() -> None:
    """A hit is the object, its score, where it was found and what it lacks; it lists by id."""
    found = json.loads(export(sample.answer("hits")))
    assert {tuple(item)[-3:] for item in found} == {("score", "matched", "lacks")}
    assert found[1]["matched"] == [{"field": "summary", "text": "Verny"}]
    assert found[1]["score"] == 0.5
    topic = next(item for item in found if item["id"] == "council")
    assert topic["events"] == ["first-census", "conference"]


def test_a_timeline_is_a_list() -> None:
    """The timeline has no data of its own."""
    assert export(sample.answer("timeline")) == export(sample.answer("events"))


@pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)
def test_layout(answer: Answer) -> None:
    """Two spaces for each level, one final newline, letters as they are, nothing hidden."""
    text = export(answer)
    assert text.endswith(("]\n", "}\n"))
    assert not sample.hidden(text)
    again = json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    indents = [len(line) - len(line.lstrip()) for line in text.split("\n")]
    assert indents == [len(line) - len(line.lstrip(" ")) for line in again.split("\n")]
    assert text == again or sample.hidden(again)


def test_letters_stay_letters() -> None:
    """What can be read is not escaped."""
    assert '"Қалалық кеңес"' in export(card("council"))
    assert "東京会議" in export(card("tokyo"))


def test_hidden_characters_are_escaped() -> None:
    """Each hidden character is written as JSON writes it, and comes back as it was."""
    text = export(card("hostile-bidi"))
    assert r"abc\u202edef [/] :smile: \u2028next\u2029 \udb40\udc41\ufff9" in text
    assert json.loads(text)["title"] == sample.load().events[-1].title


@given(title=st.text(), note=st.text(), at=st.text("\x1b\x9b\u202e\\\"'\n\U000e0041a]"))
def test_any_text_comes_back(title: str, note: str, at: str) -> None:
    """Whatever a text has in it, JSON gives it back unchanged and shows it harmless."""
    event = sample.event("1912", title, (Claim("gazette", at=at, note=note),))
    text = export(Answer(sample.load(), "events", (event,)))
    [found] = json.loads(text)
    [claim] = found["claims"]
    assert (found["title"], claim["at"], claim["note"]) == (title, at, note)
    assert not sample.hidden(text)


@given(dataset=strategies.datasets())
def test_any_dataset_comes_back(dataset: Dataset) -> None:
    """Whatever a dataset has in it, every answer comes back as it was."""
    for answer in sample.answers(dataset):
        text = export(answer)
        found = records(answer)
        assert json.loads(text) == (found[0] if answer.kind.single else found)
        assert not sample.hidden(text)


def test_golden() -> None:
    """The whole sample, as it was last agreed on."""
    sample.check_golden("events.json", export(sample.answer("events")))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a file."""
    return sample.write(tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize("name", few(COMMANDS))
def test_the_same_bytes_everywhere(name: str, data: Path) -> None:
    """Neither terminal, time zone, hash seed, buffering nor encoding changes a byte."""
    places: list[dict[str, str]] = [
        {},
        {"TZ": "Pacific/Kiritimati", "COLUMNS": "40", "TERM": "dumb", "PYTHONHASHSEED": "1"},
        {
            "TZ": "America/Adak",
            "COLUMNS": "200",
            "TERM": "xterm-256color",
            "FORCE_COLOR": "1",
            "PYTHONHASHSEED": "2",
            "PYTHONUNBUFFERED": "1",
        },
    ]
    outcomes = [
        sample.process([*COMMANDS[name], "--json", "--data", data], **place) for place in places
    ]
    assert {(outcome.returncode, outcome.stderr) for outcome in outcomes} == {(0, b"")}
    assert len({outcome.stdout for outcome in outcomes}) == 1
    assert json.loads(outcomes[0].stdout)


@pytest.mark.parametrize("encoding", few(["ascii", "latin-1", "cp1251", "utf-16"], "utf-16"))
def test_utf_8_whatever_the_stream(encoding: str, data: Path) -> None:
    """JSON is UTF-8 (RFC 8259, section 8.1), also where the environment asks for another one."""
    args = ["show", "tokyo", "--json", "--data", str(data)]
    outcome = sample.process(args, PYTHONIOENCODING=encoding)
    assert outcome.stdout == sample.process(args).stdout
    assert "東京会議" in outcome.stdout.decode()
