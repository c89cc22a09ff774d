"""The lookup held against a quiz, and against every name of the bundled dataset."""

import random
import string
from functools import cache

import pytest
from exhaustive import few
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.dataset.load import load
from kztimeline.model import Dataset
from kztimeline.queries.lookup import lookup, names_of
from kztimeline.queries.vocabulary import SHORTEST_SLIP
from tests.queries.quiz import KINDS, graded, rates, rows

RATES = [
    # kind, and the least per cent of answers that are first, and in the first three
    ("names", 98.8, 99.4),
    ("questions", 97.4, 100.0),
    ("slips", 99.1, 99.1),
    ("scripts", 98.9, 100.0),
    ("must-not-answer", 100.0, 100.0),
]


@cache
def dataset() -> Dataset:
    """Return the bundled dataset."""
    return load()


@pytest.mark.parametrize(("kind", "first", "in_three"), RATES, ids=KINDS)
def test_rates(kind: str, first: float, in_three: float) -> None:
    """No kind of question is answered worse than it was, and none wrongly in silence."""
    answers = graded(dataset(), kind)
    missed = [(row.query, grade.given) for row, grade in answers if not grade.first]
    found = rates(answers)
    assert (found.first, found.in_three) >= (first, in_three), missed
    assert found.in_three >= in_three, missed
    assert [row.query for row, grade in answers if grade.silent] == []


def test_the_quiz_is_large_and_sound() -> None:
    """There are 800 questions of five kinds, none twice, about things there are."""
    quiz = rows()
    ids = {thing.id for thing in dataset().things}
    asked = {(row.command, row.query) for row in quiz}
    named = {
        ident
        for row in quiz
        for ident in f"{row.expected}|{row.within3}".replace("|", " ").split()
        if ident not in ("none", "ask:", "not:")
    }
    assert len(quiz) >= 800
    assert len(asked) == len(quiz)
    assert {row.kind for row in quiz} == set(KINDS)
    assert {row.command for row in quiz} == {"show", "search"}
    assert named - ids == set()


@cache
def owners() -> dict[str, set[str]]:
    """Return every name, folded, with the ids of the things that have it."""
    found: dict[str, set[str]] = {}
    for thing in dataset().things:
        for name in names_of(thing):
            found.setdefault(name, set()).add(thing.id)
    return found


def slipped(name: str, kind: str, at: int, letter: str) -> str:
    """Return a name with a slip in one of its long words, or as it is if all are short."""
    words = name.split()
    places = [
        (number, place)
        for number, word in enumerate(words)
        if len(word) >= SHORTEST_SLIP and word.isalpha()
        for place in range(len(word) - 1)
    ]
    if places:
        number, place = places[at % len(places)]
        word = words[number]
        before, first, second, after = word[:place], word[place], word[place + 1], word[place + 2 :]
        middle = {
            "swap": second + first,
            "drop": second,
            "double": first + first + second,
            "replace": letter + second,
        }[kind]
        words[number] = before + middle + after
    return " ".join(words)


SLIPS = ("swap", "drop", "double", "replace")


def check(name: str, typed: str) -> None:
    """Hold that a name as it was typed finds who has it, or asks for that among others."""
    match = lookup(dataset().things, typed)
    found = {match.thing.id} if match.thing else {thing.id for thing in match.near}
    rightly = owners().get(typed, set())  # a slip may make a name another
    assert found & (owners()[name] | rightly), (name, typed, found)


@pytest.mark.parametrize(
    ("kind", "at", "letter", "typed"),
    [
        ("swap", 0, "x", "ub nuited nations"),
        ("drop", 0, "x", "ub nited nations"),
        ("double", 1, "x", "ub unnited nations"),
        ("replace", 5, "x", "ub united xations"),
        ("drop", 15, "x", "ub unitd nations"),
    ],
)
def test_slipped(kind: str, at: int, letter: str, typed: str) -> None:
    """A slip is in a letter of a long word; short words and numbers stay."""
    assert slipped("ub united nations", kind, at, letter) == typed
    assert slipped("un 2006789 sea", kind, at, letter) == "un 2006789 sea"


@given(
    st.sampled_from(sorted(owners())),
    st.sampled_from(SLIPS),
    st.integers(0, 999),
    st.sampled_from(string.ascii_lowercase),
)
def test_a_name_with_a_slip(name: str, kind: str, at: int, letter: str) -> None:
    """Every name leads to its thing or is asked about, folded, and with any slip in it."""
    check(name, name)
    check(name, slipped(name, kind, at, letter))


@pytest.mark.parametrize("ident", few(thing.id for thing in dataset().things))
def test_all_names_of(ident: str) -> None:
    """Each name of a thing leads there, folded, and some with a slip.

    One name in three has one of four, by chance: all of all took nine minutes and found no more.
    """
    names = [name for name, having in owners().items() if ident in having]
    letters = random.Random(ident)
    for name in names:
        check(name, name)
        if letters.randrange(3) == 0:
            letter = letters.choice(string.ascii_lowercase)
            check(name, slipped(name, letters.choice(SLIPS), letters.randrange(999), letter))
