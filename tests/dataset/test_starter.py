"""What `init` begins with: right, and worth reading."""

import tomli

from kztimeline import loads
from kztimeline.check import check_text
from kztimeline.dataset import schema as keys
from kztimeline.dataset.bundled import starter


def test_no_findings() -> None:
    """It passes the linter without so much as a warning."""
    assert check_text(starter()) == ()


def test_it_teaches() -> None:
    """It has each kind of table, dates of several precisions, and a claim that conflicts."""
    dataset = loads(starter())
    document = tomli.loads(starter())
    assert set(document) == set(keys.ROOT)
    assert all(len(document[kind]) > 1 for kind in keys.ROOT[1:])
    dates = [event.date for event in dataset.events]
    assert {date.start.unit for date in dates if date.start} >= {"day", "month", "season", "decade"}
    assert {date.shape for date in dates} >= {"point", "span"}
    assert {thing.status for thing in dataset.statements} >= {"disputed", "corroborated"}
    assert {type(fact.value) for fact in dataset.facts} == {str, int}


def test_it_explains_itself() -> None:
    """Each table is preceded by a comment, and no line is too long to be read."""
    lines = starter().split("\n")
    assert max(map(len, lines)) <= 100
    for number in range(1, 6):
        assert any(line.startswith(f"# {number}. ") for line in lines)


def test_ends_like_a_text_file() -> None:
    """It ends with one line feed and has no carriage returns."""
    text = starter()
    assert text.endswith("]\n")
    assert "\r" not in text
