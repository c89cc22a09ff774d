"""The words of a dataset, and which of them a typed one may mean."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.queries.vocabulary import (
    BEGINNING,
    EXACT,
    FORM,
    SLIP,
    STOP_WORDS,
    Vocabulary,
    reach_of,
    slips,
)
from kztimeline.text.normalize import normalize, term

WORDS = Vocabulary(
    "vote voted admission council election elected un und undp conf confer conference "
    "vstupil aralskogo more ban kimoon ki moon land locked landlocked g 20 2006 20067 "
    "nazarbaev almati 亚 信 counterterrorism counter terrorism".split()
)

MEANINGS = {
    # what is typed, and what it may mean, how well
    "a word": ("council", {"council": EXACT}),
    "a spelling of Kazakh": ("nazarbaev", {"nazarbaev": EXACT}),
    "a plural": ("admissions", {"admission": EXACT}),
    "a singular of what is a plural, too": ("councils", {"council": EXACT}),
    "a short word, which begins nothing": ("und", {"und": EXACT}),
    "a beginning": (
        "con",
        {"conf": BEGINNING, "confer": BEGINNING, "conference": BEGINNING},
    ),
    "a beginning of two letters": ("ad", {"admission": BEGINNING}),
    "a beginning of one letter": ("a", {}),
    "a letter that is a word": ("g", {"g": EXACT}),
    "a sign of CJK": ("信", {"信": EXACT}),
    "a number": ("2006", {"2006": EXACT}),
    "a beginning of a number": ("200", {}),
    "a number that is one off": ("2007", {}),
    "a long number that is one off": ("20067890", {}),
    "another form": ("electing", {"election": FORM, "elected": FORM}),
    "a verb in another form": ("voting", {"vote": FORM, "voted": FORM}),
    "no form with too long an ending": ("electorally", {}),
    "a slip": ("amdission", {"admission": SLIP}),
    "two slips": ("amdisison", {"admission": SLIP}),
    "three slips of nine letters": ("amdisisno", {}),
    "three slips of fifteen letters": ("cuonterterorrsim", {"counterterrorism": SLIP}),
    "a slip in six letters": ("almatz", {"almati": SLIP}),
    "a letter too few of six": ("almay", {"almati": SLIP}),
    "a slip in what has less": ("udnp", {}),
    "a slip to what has less": ("confre", {"confer": SLIP}),
    "a slip only where nothing is right": ("confer", {"confer": EXACT, "conference": BEGINNING}),
    "nonsense": ("xyzzyplugh", {}),
}


@pytest.mark.parametrize(("word", "meant"), MEANINGS.values(), ids=list(MEANINGS))
def test_meanings(word: str, meant: dict[str, float]) -> None:
    """A word is met as it is, by its beginning or another form, else with slips."""
    assert WORDS.meanings(word) == meant


def test_inflected() -> None:
    """In Russian and Kazakh another case is the same word, and longer endings are looked for."""
    assert WORDS.meanings("vstuplenie", inflected=True) == {"vstupil": FORM}
    assert WORDS.meanings("vstuplenie") == {}
    assert WORDS.meanings("elected", inflected=True) == {"elected": EXACT, "election": FORM}
    assert WORDS.meanings("vstupila", inflected=True) == {"vstupil": EXACT}


def test_no_slips() -> None:
    """Who does not want slips gets none."""
    assert WORDS.meanings("amdission", slip=False) == {}
    assert WORDS.meanings("admis", slip=False) == {"admission": BEGINNING}


SPLIT = [
    ("landlocked", ["land", "locked"]),
    ("counterterrorism", ["counter", "terrorism"]),
    ("kimoon", ["ki", "moon"]),
    ("bankimoon", ["ban", "kimoon"]),
    ("morecouncil", ["more", "council"]),
    ("g20", ["g", "20"]),
    ("un2006", ["un", "2006"]),
    ("h20", []),
    ("g21", []),
    ("gun", []),  # a letter alone is a part only of what is a number besides
    ("202006", []),  # a number is one
    ("councilx", []),
    ("", []),
]


@pytest.mark.parametrize(("joined", "parts"), SPLIT)
def test_split(joined: str, parts: list[str]) -> None:
    """A joined word comes apart into the fewest words there are."""
    assert WORDS.split(joined) == parts


def test_what_is_too_long_is_not_split() -> None:
    """A hundred letters are taken apart, no more: the ways to do it are their square."""
    assert Vocabulary(["ab"]).split("ab" * 50) == ["ab"] * 50
    assert Vocabulary(["ab"]).split("ab" * 51) == []


def test_words_there_are() -> None:
    """A vocabulary has terms, and is asked for terms."""
    assert "council" in WORDS
    assert "councils" not in WORDS
    assert "zzz" not in WORDS
    assert "x" not in Vocabulary([])
    assert list(WORDS.beginning("land")) == ["land", "landlocked"]
    assert list(WORDS.beginning("g")) == ["g"]
    assert list(WORDS.beginning("zz")) == []


@pytest.mark.parametrize(
    ("letters", "reach"), [(0, 0), (5, 0), (6, 1), (8, 1), (9, 2), (13, 2), (14, 3), (99, 3)]
)
def test_reach(letters: int, reach: int) -> None:
    """The longer a word, the more slips it may have: none of five letters, three at most."""
    assert reach_of(letters) == reach


@pytest.mark.parametrize(
    ("wanted", "reach", "near"),
    [
        ("cica", 0, [("cica", 0, 0)]),
        ("cica", 1, [("cica", 0, 0), ("cicca", 1, 1), ("cca", 1, 2), ("ccia", 1, 3)]),
        ("sitting", 2, []),
        ("sitting", 3, [("kitten", 3, 4)]),
        ("abc", 2, []),  # a swap and a letter between: three, as the swapped stay together
    ],
)
def test_slips(wanted: str, reach: int, near: list[tuple[str, int, int]]) -> None:
    """A letter more, less or other, or two swapped, is one slip; no letter slips twice."""
    words = ["cica", "cicca", "cca", "ccia", "kitten", "ca"]
    assert list(slips(wanted, words, reach)) == near


def test_stop_words_are_normalized() -> None:
    """A stop word that is not normalized could never be met."""
    assert {normalize(word) for word in STOP_WORDS} == STOP_WORDS


WORD = st.text("abcsyк亚1", min_size=1, max_size=9)


@given(st.lists(WORD, max_size=8), WORD)
def test_what_is_meant_is_there(words: Sequence[str], word: str) -> None:
    """Every meaning and every piece is a term of the vocabulary; a word that is there is met."""
    vocabulary = Vocabulary(words)
    meant = vocabulary.meanings(word)
    assert all(each in vocabulary and 0 < how <= EXACT for each, how in meant.items())
    assert (meant.get(term(word)) == EXACT) == (term(word) in vocabulary)
    pieces = vocabulary.split(word)
    assert "".join(pieces) in ("", word)
    assert all(piece in vocabulary for piece in pieces)
