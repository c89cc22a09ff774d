"""The names of things, side by side, in the forms in which a typed one is compared."""

import pytest

from kztimeline.queries.names import Names, significant

NAMES = Names(
    [
        ["un", "United Nations", "ООН"],
        [],
        ["The Nazarbayev Fund"],
        ["land-locked countries", ""],
    ]
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the UN", ["un"]),
        ("A Conference on an Island", ["conference", "on", "island"]),
        ("The", []),
        ("", []),
        ("A/RES/46/224", ["res", "46", "224"]),
    ],
)
def test_significant(text: str, words: list[str]) -> None:
    """An article makes no difference, wherever it stands."""
    assert significant(text) == words


def test_forms() -> None:
    """Each name has its owner, its words, its letters, and the terms that all spellings share."""
    assert NAMES.owners == [0, 0, 0, 2, 3, 3]
    assert NAMES.spaced == [
        *("un", "united nations", "oon", "nazarbayev fund", "land locked countries", "")
    ]
    assert NAMES.joined[1] == "unitednations"
    assert NAMES.terms[3:] == [["nazarbaev", "fund"], ["land", "locked", "countri"], []]
    assert NAMES.spelled[1] == "unitednation"
    assert "nation" in NAMES.vocabulary


def test_where() -> None:
    """The owners of some names, in order; who has two of them comes twice."""
    assert list(NAMES.where(name.startswith("u") for name in NAMES.joined)) == [0, 0]
    assert list(NAMES.where([False] * 6)) == []


def test_nothing() -> None:
    """Where there are no names, there is no word."""
    assert Names([]).spelled == []
    assert Names([]).vocabulary.terms == set()
