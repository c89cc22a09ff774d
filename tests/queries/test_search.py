"""Free text to ranked events, facts and topics."""

from itertools import permutations

import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st
from strategies import SMALL, datasets

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.errors import UsageError
from kztimeline.model import Claim, Dataset, Event, Topic
from kztimeline.queries.search import MOST_WORDS, STOP_WORDS, Found, Hit, search
from kztimeline.text.normalize import normalize

RANKED = {
    # what is searched for, and what is found, best first
    "an id": ("admission", "admission"),
    "a title, with what its events inherit": ("river league", "admission league motto members"),
    "a summary": ("eighth", "admission"),
    "a note": ("beginning", "admission"),
    "a place": ("new york", "council-seat"),
    "a month": ("november", "council-seat"),
    "a decade": ("1990s", "first-harbour"),
    "a unit, before a summary": ("towns", "members league"),
    "a value of letters, before a summary": ("rivers join", "motto admission"),
    "a value": ("57", "members"),
    "an acronym, before its events": ("ECOSOC", "ecosoc council-seat"),
    "Cyrillic": ("ЭКОСОС", "ecosoc council-seat"),
    "a long name, without its events": ("Лига рек", "league"),
    "a question": ("When was the admission?", "admission"),
    "a question in Russian": ("какие порты в ports", "ports-meeting harbour"),
    "only stop words": ("of the", "motto members admission"),
    "a word twice": ("admission Admission", "admission"),
    "a beginning": ("admis", "admission"),
    "a beginning of two letters": ("ne", "council-seat"),
    "four letters, one slip": ("saet", "council-seat"),
    "eight letters, two slips": ("adimsion", "admission"),
    "a slip, after what has it right": ("harbours", "first-harbour harbour"),
    "a number in the middle": ("members 57", "members"),
    "one word of two": ("admission zebra", "admission"),
    "one word each": ("motto opens", "first-harbour motto"),
    "one word each, but one only in a note": ("members beginning", "members"),
    "one word each, the rarer one first": (
        "league opens",
        "first-harbour admission motto members league",
    ),
    "one word of two, half as good": ("towns zebra", "members league"),
    "two words of three, not one": ("ports meeting zebra", "ports-meeting"),
}
NOTHING = [
    "",
    " — ",
    "zebra",
    "r",
    "т",
    "nwe",
    "5",
    "56",
    "577",
    "199",
    "1993",
    "zebra giraffe",
    "hrabuor",
    "adzzszion",
    "xxxx",
]


@pytest.fixture(scope="module")
def small() -> Dataset:
    """Return the sample dataset."""
    return load(SMALL)


def _ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.thing.id for hit in hits]


@pytest.mark.parametrize(("text", "found"), RANKED.values(), ids=list(RANKED))
def test_ranked(small: Dataset, text: str, found: str) -> None:
    """Words are found wherever they stand, by beginning or with slips, the best fit first."""
    assert _ids(search(small, text)) == found.split()


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(small: Dataset, text: str) -> None:
    """Numbers have to be exact, single letters whole words, and short words right."""
    assert search(small, text) == ()


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("admission", 1.0),
        ("Admission to the River League", 1.0),
        ("admiss", 0.8),
        ("hall", 0.6),
        ("eighth", 0.5),
        ("amdission", 0.5),
        ("beginning", 0.3),
        ("beginnings", 0.15),
        # log(1 + 9/2) / (log(1 + 9/2) + log(1 + 9/1)): nine things, one with the first word
        ("admission zebra", 0.425),
    ],
)
def test_scores(small: Dataset, text: str, score: float) -> None:
    """The score is how much the place counts, times how well the word matches."""
    (best, *_) = (hit for hit in search(small, text) if hit.thing.id == "admission")
    assert best.score == score


def test_what_is_left_out() -> None:
    """What fits less than a third as well as the best is left out, of partial hits than a half."""
    when = parse("2006")
    dataset = Dataset(
        *("T", "D", "1", "L", when, when),
        events=(
            Event("a", when, "River", (Claim("s"),)),
            Event("b", when, "B", (Claim("s"),), "Two rivers."),
            Event("c", when, "C", (Claim("s", note="A river."),)),
        ),
    )
    assert _ids(search(dataset, "river")) == ["a", "b"]
    assert _ids(search(dataset, "river zebra")) == ["a"]


@pytest.mark.parametrize(
    "text", ["river league eighth", "seat economic council 2006", "ports meeting zebra"]
)
def test_order_of_words(small: Dataset, text: str) -> None:
    """The order of the words makes no difference."""
    results = {search(small, " ".join(words)) for words in permutations(text.split())}
    assert len(results) == 1
    assert results != {()}


def test_as_many_words_as_can_be_looked_for(small: Dataset) -> None:
    """A hundred different words are looked for; one more is wrong usage, not a minute's work."""
    words = ["admission", *(f"zzz{number}" for number in range(MOST_WORDS - 1))]
    assert [hit.thing.id for hit in search(small, " ".join(words))][:1] == ["admission"]
    assert search(small, " ".join(words * 9 + ["the"])) == search(small, " ".join(words))
    with pytest.raises(UsageError, match="cannot search for 101 words; give at most 100"):
        search(small, " ".join([*words, "more"]))


def test_as_many_comparisons_as_can_be_made(
    small: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many words among very many different ones are refused, and how many would do is said."""
    monkeypatch.setattr("kztimeline.queries.search.MOST_COMPARISONS", 300)
    assert search(small, "river league")
    with pytest.raises(UsageError, match=r"search for 5 words among \d\d different .* most [34]$"):
        search(small, "river league motto towns meeting")


def test_the_names_of_a_topic_are_read_once() -> None:
    """A topic with many names and many events costs their sum, not their product."""
    when = parse("2006")
    topic = Topic("t", "T", names={"en": tuple(f"name{number}" for number in range(3000))})
    events = tuple(Event(f"e{n}", when, "E", (Claim("s"),), topics=("t",)) for n in range(3000))
    dataset = Dataset(*("T", "D", "1", "L", when, when), topics=(topic,), events=events)
    assert sample.work(search, dataset, "name7") < 1_000_000
    assert len(search(dataset, "name7")) == 3001


def test_stop_words_are_folded() -> None:
    """A stop word that is not folded could never be met."""
    assert {normalize(word) for word in STOP_WORDS} == STOP_WORDS


@given(datasets(), st.text(max_size=20))
def test_hits(dataset: Dataset, text: str) -> None:
    """Hits are things of the dataset, each once, by falling scores between 0 and 1."""
    hits = search(dataset, text)
    assert len({id(hit.thing) for hit in hits}) == len(hits)
    assert all(hit.thing in dataset.things for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 < hit.score <= 1 for hit in hits)


@given(datasets())
def test_a_title_finds_its_thing(dataset: Dataset) -> None:
    """Whoever searches for a whole title finds the thing, with the full score."""
    things: tuple[Found, ...] = (*dataset.events, *dataset.facts, *dataset.topics)
    for thing in things:
        if normalize(thing.title):
            assert Hit(thing, 1.0) in search(dataset, thing.title)
