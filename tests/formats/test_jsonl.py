"""JSON lines: each line a whole object, whatever is in the data."""

import json

import pytest
import sample

from kztimeline.dataset.load import load
from kztimeline.formats.jsonl import export
from kztimeline.formats.records import records
from kztimeline.queries.answer import Answer


@pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)
def test_a_line_a_record(answer: Answer) -> None:
    """There are as many lines as things, and each gives back its record; none hides anything."""
    text = export(answer)
    assert [json.loads(line) for line in text.split("\n")[:-1]] == records(answer)
    assert text.endswith("\n")
    assert sample.hidden(text) == []


@pytest.mark.parametrize("shape", sample.LISTS)
def test_nothing_is_no_line(shape: str) -> None:
    """An empty answer is empty."""
    assert export(Answer(sample.load(), shape, ())) == ""


def test_line_breaks_in_data() -> None:
    """A line break in a title does not break the line, nor do those of Unicode."""
    title = "a\nb\r\nc\u2028d\u0085e"
    text = export(Answer(sample.load(), "events", (sample.event("2006", title),)))
    assert len(text.splitlines()) == 1
    assert json.loads(text)["title"] == title


def test_letters_stay_letters() -> None:
    """What is legible is not escaped."""
    event = sample.event("2006", "Қала – 東京")
    text = export(Answer(sample.load(), "events", (event,), fields=("title",)))
    assert text == '{"title": "Қала – 東京"}\n'


def test_fields_in_their_order() -> None:
    """The fields that were asked for are the keys."""
    text = export(sample.answer("events")._replace(fields=("title", "id")))
    assert text.startswith('{"title": "Mist over the steppe", "id": "mist"}\n')


def test_the_bundled_dataset() -> None:
    """Each event is a line."""
    found = load()
    text = export(Answer(found, "events", found.events))
    assert [json.loads(line)["id"] for line in text.splitlines()] == [e.id for e in found.events]
