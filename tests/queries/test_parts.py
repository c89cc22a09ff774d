"""A question in words to its parts, each with the things that have it."""

import pytest
from strategies import SMALL

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.errors import UsageError
from kztimeline.model import Claim, Dataset, Event, Topic
from kztimeline.queries.index import Index
from kztimeline.queries.parts import MOST_WORDS, Part, asks_for_figure, parts_of
from kztimeline.queries.vocabulary import ANOTHER_NAME, EXACT


@pytest.fixture(scope="module")
def index() -> Index:
    """Return the index of the sample dataset."""
    return Index.of(load(SMALL))


def having(part: Part, index: Index) -> dict[str, float]:
    """Return the ids of the things that have a part, and how well."""
    return {index.things[number].id: score for number, (score, _) in part.found.items()}


PARTS = [
    # a question, and its parts: a date first
    ("", []),
    (" — ", []),
    ("river league", ["river", "league"]),
    ("river River", ["river", "River"]),
    ("river river", ["river"]),
    ("E C O S O C", ["ECOSOC"]),
    ("A/RES/46/224, please", ["A/RES/46/224,", "please"]),
    ("When was the admission?", ["admission?"]),
    ("Лига рек и ЭКОСОС-та", ["Лига", "рек", "ЭКОСОС-та"]),
    ("how many towns", ["towns"]),
    ("How old is the league", ["league"]),
    ("old town", ["old", "town"]),
    ("how old", ["old"]),
    ("how many", []),
    ("of the", []),
    ("2006", ["2006"]),
    ("seat 2 November 2006?", ["2 November 2006?", "seat"]),
    ("seat in November 2006", ["in November 2006", "seat"]),
    ("seat since 1992", ["since 1992", "seat"]),
    ("harbour 1992..1999", ["1992..1999", "harbour"]),
    ("from March to June 1992", ["from March to June 1992"]),
    ("1992 2006", ["1992", "2006"]),
    ("1850", ["1850"]),
    ("1 September 1850 harbour", ["1 September 1850", "harbour"]),
    ("99999999999999999999999999999999999999992006", ["9" * 40 + "2006"]),
]
DATED = {
    # a question that begins with a date or is none, and what has that part
    "2 March 1992": {"admission": 1.0, "first-harbour": 0.2, "motto": 0.2},
    "1992": {"admission": 1.0, "first-harbour": 0.2, "motto": 1.0},
    "1990s": {"admission": 1.0, "first-harbour": 1.0, "motto": 1.0},
    "28 August 2003": {"ports-meeting": 0.8},
    "August 2003": {"ports-meeting": 1.0},
    "3 March 2006": {},
}
WORDS = {
    # a question of one part, and what has it, how well
    "admission": {"admission": 1.0},
    "towns": {"league": 0.5, "members": 1.0, "admission": 0.6, "ports-meeting": 0.6},
    "57": {"members": 1.0},
    "58": {},
    "1850": {},
    "A/RES/46/224": {"res-7": 0.8, "admission": 0.3, "members": 0.3},
    "A/RES/46/225": {},
    "oldtown": {"admission": 0.6, "ports-meeting": 0.6},
    "townold": {},
    "harbourprogramme": {"harbour": 1.0, "first-harbour": 0.3, "ports-meeting": 0.3},
    "harbour-opens": {"first-harbour": 1.0},
    "amdission": {"admission": 0.5},
    "saet": {},
    "ЭКОСОСе": {"ecosoc": 0.6, "council-seat": 0.48},
    "ecosoc's": {"ecosoc": 1.0, "council-seat": 0.8},
}


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts(index: Index, text: str, parts: list[str]) -> None:
    """A date is one part, what is typed without a space another; words of questions are none."""
    assert [part.typed for part in parts_of(text, index)] == parts


@pytest.mark.parametrize(("text", "things"), DATED.items(), ids=list(DATED))
def test_dated(index: Index, text: str, things: dict[str, float]) -> None:
    """What must have been then has a date whole, what began then nearly, what may have, little."""
    (part,) = parts_of(text, index)
    assert part.dated
    assert having(part, index) == things


@pytest.mark.parametrize(("text", "things"), WORDS.items(), ids=list(WORDS))
def test_words(index: Index, text: str, things: dict[str, float]) -> None:
    """What is typed together is had by what has all of it, however it is joined there."""
    (part,) = parts_of(text, index)
    assert not part.dated
    assert having(part, index) == things


@pytest.mark.parametrize(
    ("text", "typed", "things"),
    [
        ("2 March", ["2 March"], {"admission"}),
        ("admission on March 2?", ["on March 2?", "admission"], {"admission"}),
        ("3 March", ["3 March"], set()),
    ],
)
def test_a_day_of_any_year(index: Index, text: str, typed: list[str], things: set[str]) -> None:
    """A day without a year has what began or ended on it, known to the day."""
    first, *rest = parts_of(text, index)
    assert [part.typed for part in (first, *rest)] == typed
    assert first.dated
    assert having(first, index).keys() == things


@pytest.mark.parametrize("text", ["admission 3/2/1992", "1992-02-30"])
def test_what_can_only_be_a_date(index: Index, text: str) -> None:
    """A date with two readings, or that there is none of, is refused rather than read as words."""
    with pytest.raises(UsageError):
        parts_of(text, index)


def test_signs_of_cjk() -> None:
    """The longest name of a topic within signs of CJK is a part of its own, the rest others."""
    when = parse("2006")
    topic = Topic("cica", "CICA", names={"zh": ("亚信",)})
    index = Index.of(Dataset(*("T", "D", "1", "L", when, when), topics=(topic,)))
    assert [part.typed for part in parts_of("亚信峰会", index)] == ["亚信", "峰会"]
    assert [part.typed for part in parts_of("首届亚信", index)] == ["首届", "亚信"]
    assert [part.typed for part in parts_of("峰会", index)] == ["峰会"]


def test_another_name_of_a_topic() -> None:
    """Who asks for a topic by one name finds it in a text by another, a little less well."""
    when = parse("2006")
    topic = Topic("un", "United Nations", names={"en": ("UN",), "ru": ("ООН",)})
    event = Event("e", when, "A UN day", (Claim("s"),))
    index = Index.of(Dataset(*("T", "D", "1", "L", when, when), topics=(topic,), events=(event,)))
    for part in (*parts_of("United Nations", index), *parts_of("ООН", index)):
        assert having(part, index)["e"] == ANOTHER_NAME
    assert having(parts_of("UN", index)[0], index) == {"un": EXACT, "e": EXACT}


def test_what_is_counted_may_be_missing(index: Index) -> None:
    """Who asks how many countries there are may mean members; else a country is a country."""
    assert [part.soft for part in parts_of("how many countries join the league", index)] == [
        *(True, False, False)
    ]
    assert not any(part.soft for part in parts_of("countries join", index))


def test_words_apart_may_be_one(index: Index) -> None:
    """Each of the words that make up one has what that one has."""
    first, second = parts_of("admis sion", index)
    assert having(first, index) == having(second, index) == {"admission": 1.0}


def test_a_bare_number_is_a_year_where_something_happened(index: Index) -> None:
    """Else it is a number; a second date is a word."""
    assert [part.dated for part in parts_of("1992 2006", index)] == [True, False]
    assert [part.dated for part in parts_of("1850", index)] == [False]
    assert [part.dated for part in parts_of("in 1850", index)] == [True]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        *(("how many towns", True), ("How  far is it", True), ("сколько членов", True)),
        *(("number of towns", True), ("old town", False), ("show old town", False)),
        *(("how was it", False), ("far from how", False), ("", False)),
    ],
)
def test_asks_for_figure(text: str, asks: bool) -> None:
    """How many asks for one, in three languages, and how old; Old Town does not."""
    assert asks_for_figure(text) is asks


def test_most_words(index: Index) -> None:
    """A question has a hundred words that differ, those that say nothing not counted."""
    words = [f"zzz{number}" for number in range(MOST_WORDS)]
    assert len(parts_of(" ".join([*words, *words, "the"]), index)) == MOST_WORDS
    with pytest.raises(UsageError, match="cannot search for 101 words; give at most 100"):
        parts_of(" ".join([*words, "more"]), index)
    with pytest.raises(UsageError, match="cannot search for 101 words"):
        parts_of("-".join([*words, "more"]), index)


def test_most_comparisons(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many comparisons slips are looked for no more, and what is typed rightly is."""
    few = 2 * len(index.vocabulary.terms)
    text = "amdission zzzzzzzz cuoncil admission"
    assert [bool(part.found) for part in parts_of(text, index)] == [True, False, True, True]
    monkeypatch.setattr("kztimeline.queries.parts.MOST_COMPARISONS", few // 2)
    found = [bool(part.found) for part in parts_of(f"zzzzzzzz yyyyyyyy {text}", index)]
    assert found == [False, False, False, False, True]
