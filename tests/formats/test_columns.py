"""Grid and cells of the flat formats."""

import pytest
import sample

from kztimeline.formats.columns import Grid, cell, rows
from kztimeline.queries.answer import Answer
from kztimeline.queries.search import Hit

CELLS = [
    # a value of a record, and its cell
    (None, ""),
    ("", ""),
    ("a; b", "a; b"),
    (0, "0"),
    (-1.5, "-1.5"),
    (1234567, "1234567"),
    ([], ""),
    ({}, ""),
    (["a"], "a"),
    (["a", "b", "ы"], "a; b; ы"),
    ([{"a": "ы"}], '[{"a": "ы"}]'),
    ({"a": ["ы", None]}, '{"a": ["ы", null]}'),
    ([1, 2], "[1, 2]"),
]


@pytest.mark.parametrize(("value", "text"), CELLS)
def test_cells(value: object, text: str) -> None:
    """Texts are joined, whole objects are JSON, and nothing is an empty cell."""
    assert cell(value) == text


def test_rows() -> None:
    """The headings are the fields asked for, else the usual ones."""
    found = sample.load()
    answer = Answer(found, "hits", (Hit(found.facts[0], 1.0), Hit(found.topics[0], 1.0)))
    assert rows(answer) == Grid(
        ("type", "date", "title", "status", "score", "id"),
        [
            ("fact", "1912", "Members of the council", "corroborated", "1.0", "members"),
            ("topic", "", "Town Council", "", "1.0", "council"),
        ],
    )
    asked = answer._replace(fields=("title", "id"))
    assert rows(asked) == Grid(
        ("title", "id"), [("Members of the council", "members"), ("Town Council", "council")]
    )


def test_a_card_has_all_fields() -> None:
    """What has no usual fields has all of its kind."""
    topic = sample.load().topics[2]
    found = rows(Answer(sample.load(), "distance", ()))
    assert found == Grid(("type", "from", "to", "order", "approximate", "shortest", "longest"), [])
    card = rows(Answer(sample.load(), "card", (topic,)))
    assert dict(zip(card.headings, card.cells[0], strict=True))["id"] == "silent"
