"""Where events happened, and what a place answers to."""

import pytest

from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Event
from kztimeline.queries.places import is_at, parts

PARTS = [
    ("New York", {"new york"}),
    ("General Hall, Old Town", {"general hall old town", "general hall", "old town"}),
    ("Нью-Йорк", {"nyu iork"}),
]


@pytest.mark.parametrize(("place", "names"), PARTS)
def test_parts(place: str, names: set[str]) -> None:
    """A place answers to its whole name, and to each part between commas."""
    assert parts(place) == names


@pytest.mark.parametrize(
    ("place", "name", "expected"),
    [
        ("General Hall, Old Town", "old town", True),
        ("General Hall, Old Town", "general hall", True),
        ("General Hall, Old Town", "general hall old town", True),
        ("General Hall, Old Town", "town", False),
        ("General Hall, Old Town", "hall old", False),
        ("Old Town", "general hall", False),
        (None, "old town", False),
        (None, "", False),
    ],
)
def test_is_at(place: str | None, name: str, expected: bool) -> None:
    """A place is met by whole names, never by a word of one."""
    event = Event("e", parse("2006"), "E", (Claim("talk"),), place=place)
    assert is_at(event, frozenset({name})) is expected
    assert is_at(event, frozenset({"elsewhere", name})) is expected
