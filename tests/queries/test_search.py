"""Free text to ranked events, facts, topics and sources."""

from itertools import permutations

import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st
from strategies import SMALL, datasets

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Dataset, Event, Fact, Source, Topic
from kztimeline.queries.filters import Question
from kztimeline.queries.search import Hit, Why, search
from kztimeline.text.normalize import normalize

RANKED = {
    # what is searched for, and what is found, best first
    "an id": ("admission", "admission"),
    "a title, with what its events inherit": (
        "river league",
        "league admission motto members ports-meeting",
    ),
    "a summary": ("eighth", "admission"),
    "a note": ("beginning", "admission"),
    "a place": ("new york", "council-seat"),
    "a month": ("november", "council-seat"),
    "a decade": ("1990s", "admission first-harbour motto"),
    "a unit, before a place and a summary": ("towns", "members admission ports-meeting league"),
    "a value of letters, before a summary": ("rivers join", "motto admission"),
    "a value": ("57", "members"),
    "an acronym, before its events": ("ECOSOC", "ecosoc council-seat"),
    "Cyrillic": ("ЭКОСОС", "ecosoc council-seat"),
    "a long name, before its events": (
        "Лига рек",
        "league admission members motto ports-meeting",
    ),
    "a question": ("When was the admission?", "admission"),
    "a question in Russian": ("какие порты в ports", "harbour ports-meeting"),
    "only stop words": ("of the", ""),
    "a word twice": ("admission Admission", "admission"),
    "a beginning": ("admis", "admission"),
    "a beginning of two letters": ("ol", "admission ports-meeting"),
    "eight letters, two slips": ("adimsion", "admission"),
    "a plural, the topic first": ("harbours", "harbour first-harbour ports-meeting"),
    "a word of another English": ("harbor", "harbour first-harbour"),
    "a number in the middle": ("members 57", "members"),
    "one word of two": ("admission zebra", "admission"),
    "one word each": ("motto opens", "first-harbour motto"),
    "one word each, but one only in a note": ("members beginning", "members"),
    "one word each, the rarer one alone": ("league opens", "first-harbour"),
    "one word of two, half as good": ("towns zebra", "members"),
    "two words of three, not one": ("ports meeting zebra", "ports-meeting"),
    "a hyphen": ("river-league", "league admission motto members ports-meeting"),
    "a join": ("harbourprogramme", "harbour ports-meeting first-harbour"),
    "a word torn apart": ("admis sion", "admission"),
    "letters apart": ("E C O S O C", "ecosoc council-seat"),
    "an article": ("the ecosoc", "ecosoc council-seat"),
    "a source's title": ("diary", "diary"),
    "a source's publisher, then what it says": ("River Radio", "talk admission"),
    "a source's symbol, then what it says": ("A/RES/46/224", "res-7 admission members"),
    "another document's symbol": ("A/RES/46/225", ""),
    "a question for a number, the fact first": (
        "how many towns",
        "members admission ports-meeting league",
    ),
    "a question for a measure": (
        "how old is the league",
        "members league admission motto ports-meeting",
    ),
    "no question for a measure": ("old town", "admission ports-meeting"),
    "a day": ("2 March 1992", "admission"),
    "a year, whole": ("1992", "admission motto"),
    "a year and a word": ("league 1992", "admission motto"),
    "a day within a decade that may be meant": ("1993", "first-harbour"),
    "a date, which is not optional": ("zebra 2 March 1992", "admission"),
    "a date without anything": ("admission 1850-01-01", ""),
    "a Cyrillic word in another case": ("ЭКОСОСе", "ecosoc council-seat"),
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
    "1980",
    "zebra giraffe",
    "saet",
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
        ("beginnings", 0.3),  # a plural is no other word
        ("A/RES/46/224", 0.3),
        ("how many towns", 0.48),  # its place, and less where a figure is asked for
        # log(1 + 12/2) / (log(1 + 12/2) + log(1 + 12/1)): twelve things, one with the first word
        ("admission zebra", 0.43),
        ("admission 1992-03-02", 1.0),
        (f"beginning {' '.join(f'zz{number}' for number in range(60))}", 0.01),
    ],
)
def test_scores(small: Dataset, text: str, score: float) -> None:
    """The score is how much the place counts, times how well the word matches, of two decimals."""
    (best, *_) = (hit for hit in search(small, text) if hit.thing.id == "admission")
    assert best.score == score


@pytest.mark.parametrize(
    ("text", "ident", "matched"),
    [
        ("admission", "admission", []),
        ("ecosoc", "ecosoc", []),  # its id
        ("2 March 1992", "admission", []),
        ("RL", "league", [("name", "RL")]),
        ("RL", "motto", []),  # its title has the topic by another name
        ("RL", "admission", []),
        ("eighth", "admission", [("summary", "The eighth town joins.")]),
        ("beginning admission", "admission", [("note", "Named as the beginning.")]),
        ("general hall eighth", "admission", [
            ("place", "General Hall, Old Town"),
            ("summary", "The eighth town joins."),
        ]),
        ("57", "members", [("value", "57 towns")]),
        ("rivers join", "motto", [("value", "Rivers join")]),
        ("river radio", "talk", [("publisher", "River Radio")]),
        ("river radio", "admission", [("source", "River Radio")]),
        ("river-league", "members", []),
        ("delegate", "diary", []),
    ],
)  # fmt: skip
def test_matched(small: Dataset, text: str, ident: str, matched: list[tuple[str, str]]) -> None:
    """A hit says where it was found, once, unless that is in its title or id."""
    (hit,) = (hit for hit in search(small, text) if hit.thing.id == ident)
    assert hit.matched == tuple(Why(*each) for each in matched)
    assert hit.lacks == ()


def test_lacks(small: Dataset) -> None:
    """Only where nothing has all words is something found that lacks some, and it says which."""
    (hit,) = search(small, "seat york Zebra, xylo")
    assert (hit.thing.id, hit.lacks) == ("council-seat", ("Zebra,", "xylo"))
    assert hit.matched == (Why("place", "New York"),)
    assert {hit.lacks for hit in search(small, "river league")} == {()}


def test_slips(small: Dataset) -> None:
    """What was taken for a word that nothing has is said, as it is written where it was found."""
    assert search(small, "laegue river")[0].slips == (("laegue", "League"),)
    assert search(small, "league")[0].slips == ()
    assert search(small, "leag")[0].slips == ()


def test_filtered(small: Dataset) -> None:
    """A question leaves out what is not about it: topics and sources, too."""
    assert _ids(search(small, "league", Question(topic="league"))) == [
        *("admission", "members", "motto", "ports-meeting")
    ]
    assert _ids(search(small, "old town", Question(year=1992))) == ["admission"]


WHEN = parse("2006")


def _dataset(**things: object) -> Dataset:
    return Dataset(*("T", "D", "1", "L", WHEN, WHEN), **things)


def _event(ident: str, title: str, *sources: str, **given: object) -> Event:
    return Event(ident, WHEN, title, tuple(map(Claim, sources or ("s",))), **given)


def test_more_sources_come_first() -> None:
    """Among equals the one that more sources speak of is first: the conference, not its eve."""
    events = (_event("eve", "River talks"), _event("talks", "River talks", "s", "t"))
    assert _ids(search(_dataset(events=events), "river")) == ["talks", "eve"]
    twice = (_event("talks", "River talks", "s", "s"), _event("eve", "River talks", "s", "t"))
    assert _ids(search(_dataset(events=twice), "river")) == ["eve", "talks"]


def test_the_card_comes_first() -> None:
    """The topic that has the name is first, then what has it alone; facts come after events."""
    dataset = _dataset(
        topics=(Topic("other", "River and sea"), Topic("topic", "River")),
        events=(_event("named", "River"), _event("seen", "The river is seen", "s", "t")),
        facts=(Fact("long", "topic", "River", 9, WHEN, (Claim("s"), Claim("t"))),),
        sources=(Source("s", "River", "book"),),
    )
    assert _ids(search(dataset, "the river")) == "topic named long seen other s".split()
    assert _ids(search(dataset, "how long is the river"))[0] == "long"


def test_a_date_within_a_name() -> None:
    """A name that has a date in it finds its thing, which may have no date, and lacks nothing."""
    topic = Topic("summit", "2005 World Summit")
    assert search(_dataset(topics=(topic,)), "2005 world summit") == (Hit(topic, 1.0),)


def test_the_latest_of_a_series_comes_first() -> None:
    """Of the figures of a series the last is meant, or the last in the period that is asked for."""
    facts = tuple(
        Fact(
            f"f{year}", "t", f"Members in {year}", year, parse(f"{year}"), (Claim("s"),), series="S"
        )
        for year in (1990, 2000, 2010)
    )
    dataset = _dataset(topics=(Topic("t", "T"),), facts=facts)
    assert _ids(search(dataset, "how many members")) == ["f2010", "f2000", "f1990"]
    assert _ids(search(dataset, "how many members before 2005")) == ["f2000", "f1990"]


def test_words_in_one_text_count_for_more() -> None:
    """What has all words in one text comes before what has them here and there."""
    events = (
        _event("act", "Steppe Act", names={"en": ("Conference on rivers",)}),
        _event("conference", "Steppe conference"),
    )
    assert _ids(search(_dataset(events=events), "steppe conference")) == ["conference", "act"]


def test_what_lacks_a_word_may_fit_better() -> None:
    """A title with most words is shown beside a source's that has all, unless it lacks a name."""
    dataset = _dataset(
        events=(_event("loss", "Loss of the great steppe lake"),),
        sources=(Source("s", "Shrinking of a great steppe lake", "book"),),
    )
    hits = search(dataset, "great steppe lake shrinking")
    assert {hit.thing.id: hit.lacks for hit in hits} == {"s": (), "loss": ("shrinking",)}


def test_names_of_events() -> None:
    """Events and facts are found by their names in other languages."""
    event = _event("talks", "Talks", names={"ru": ("Переговоры о реке",)})
    hits = search(_dataset(events=(event,)), "переговорах")
    assert hits == (Hit(event, 1.0, (Why("name", "Переговоры о реке"),)),)


def test_cjk_by_any_part() -> None:
    """A sign finds what has it; where nothing has all of them, what lacks some is shown."""
    dataset = _dataset(topics=(Topic("cica", "CICA", names={"zh": ("亚信会议",)}),))
    for text in ("亚信会议", "亚信", "信", "会议", "信亚"):
        assert _ids(search(dataset, text)) == ["cica"]
    assert search(dataset, "亚欧") == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("river", "a b"),  # a third of the best, and not less
        ("river bank", "a"),  # 0.6 of the best
        ("river zebra", "a"),  # three quarters, of partial hits
    ],
)
def test_the_tail(text: str, left: str) -> None:
    """What fits much less well than the best is left out, the more so the more is asked."""
    dataset = _dataset(
        events=(
            _event("a", "River bank"),
            _event("b", "B", summary="Two rivers, one bank."),
            Event("c", WHEN, "C", (Claim("s", note="A river bank."),)),
        )
    )
    assert _ids(search(dataset, text)) == left.split()


def test_the_tail_of_a_sentence() -> None:
    """Four words want an answer: what fits less than 0.85 of the best is no more shown."""
    events = (
        _event("a", "Long river bank walk"),
        _event("b", "River bank", place="Long walk"),
    )
    assert _ids(search(_dataset(events=events), "river bank walk")) == ["a", "b"]
    assert _ids(search(_dataset(events=events), "long river bank walk")) == ["a"]
    assert _ids(search(_dataset(events=events), "long river bank walk 2006")) == ["a", "b"]


def test_at_most_ten_lack_words() -> None:
    """Of what lacks words the first ten are shown; of what has all, everything."""
    events = tuple(_event(f"e{number}", "River") for number in range(12))
    assert len(search(_dataset(events=events), "river zebra")) == 10
    assert len(search(_dataset(events=events), "river")) == 12


@pytest.mark.parametrize(
    "text", ["river league eighth", "seat economic council 2006", "ports meeting zebra"]
)
def test_order_of_words(small: Dataset, text: str) -> None:
    """The order of the words makes no difference."""
    orders = [search(small, " ".join(words)) for words in permutations(text.split())]
    results = {tuple((hit.thing.id, hit.score) for hit in hits) for hits in orders}
    assert len(results) == 1
    assert results != {()}


def test_the_names_of_a_topic_are_read_once() -> None:
    """A topic with many names and many events costs their sum, not their product."""
    when = parse("2006")
    topic = Topic("t", "T", names={"en": tuple(f"name{number}" for number in range(3000))})
    events = tuple(Event(f"e{n}", when, "E", (Claim("s"),), topics=("t",)) for n in range(3000))
    dataset = Dataset(*("T", "D", "1", "L", when, when), topics=(topic,), events=events)
    assert sample.work(search, dataset, "name7") < 1_000_000
    assert len(search(dataset, "name7")) == 3001


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
    for thing in (*dataset.events, *dataset.facts, *dataset.topics):
        if normalize(thing.title):
            assert Hit(thing, 1.0) in search(dataset, thing.title)
