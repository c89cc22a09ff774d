"""Every word of a dataset, the texts that have it, and the things that have these texts."""

import pytest
from strategies import SMALL

from kztimeline.dataset.load import load
from kztimeline.model import Dataset
from kztimeline.queries.index import Index


@pytest.fixture(scope="module")
def index() -> Index:
    """Return the index of the sample dataset."""
    return Index(load(SMALL))


OWN = {
    # a thing, and its texts: what each is, what it counts, the text
    "league": [
        ("title", 1.0, "River League"),
        ("id", 1.0, "league"),
        ("summary", 0.5, "A body of river towns."),
        ("name", 1.0, "RL"),
        ("name", 1.0, "League of Rivers"),
        ("name", 1.0, "Лига рек"),
        ("name", 1.0, "ЛР"),
        ("name", 1.0, "Өзендер лигасы"),
    ],
    "admission": [
        ("title", 1.0, "Admission to the River League"),
        ("id", 1.0, "admission"),
        ("summary", 0.5, "The eighth town joins."),
        ("date", 0.6, "2 March 1992"),
        ("note", 0.3, "Named as the beginning."),
        ("place", 0.6, "General Hall, Old Town"),
    ],
    "first-harbour": [
        ("title", 1.0, "First harbour opens"),
        ("id", 1.0, "first-harbour"),
        ("date", 0.6, "the 1990s"),
    ],
    "members": [
        ("title", 1.0, "Members of the league"),
        ("id", 1.0, "members"),
        ("summary", 0.5, "Counted at the end of the year."),
        ("date", 0.6, "2007"),
        ("value", 1.0, "57 towns"),
    ],
    "res-7": [
        ("title", 0.8, "Resolution on new members"),
        ("id", 0.8, "res-7"),
        ("symbol", 0.8, "A/RES/46/224"),
    ],
    "diary": [
        ("title", 0.8, "Diary of a delegate"),
        ("id", 0.8, "diary"),
        ("author", 0.8, "A. Delegate"),
    ],
}


def number_of(index: Index, ident: str) -> int:
    """Return the number of a thing."""
    return [thing.id for thing in index.things].index(ident)


@pytest.mark.parametrize(("ident", "texts"), OWN.items(), ids=list(OWN))
def test_own_texts(index: Index, ident: str, texts: list[tuple[str, float, str]]) -> None:
    """All that a thing says of itself is looked up, and counts by where it stands."""
    own = number_of(index, ident)
    assert [each[1:] for each in index.fields if index.groups[each.group] == [own]] == texts


@pytest.mark.parametrize(
    ("text", "name", "weight", "heirs"),
    [
        ("River League", "topic", 0.3, "admission ports-meeting motto members"),
        ("League of Rivers", "topic", 0.3, "admission ports-meeting motto members"),
        ("RL", "topic", 0.8, "admission ports-meeting motto members"),
        ("A/RES/46/224", "source", 0.3, "admission members"),
        ("A. Delegate", "source", 0.3, "first-harbour ports-meeting council-seat motto"),
        ("River Radio", "source", 0.3, "admission ports-meeting council-seat members"),
    ],
)
def test_lent_texts(index: Index, text: str, name: str, weight: float, heirs: str) -> None:
    """Events and facts have the names of their topics and sources; a name of one word most."""
    (lent,) = (
        each for each in index.fields if each.text == text and each.name in ("topic", "source")
    )
    assert (lent.name, lent.weight) == (name, weight)
    assert [index.things[number].id for number in index.groups[lent.group]] == heirs.split()


@pytest.mark.parametrize(
    ("term", "texts"),
    [
        ("town", ["A body of river towns.", "The eighth town joins.", "General Hall, Old Town"]),
        ("lige", []),
        ("57", ["57 towns"]),
        ("224", ["A/RES/46/224", "A/RES/46/224"]),
    ],
)
def test_postings(index: Index, term: str, texts: list[str]) -> None:
    """A term has the texts with any form of its word."""
    found = [index.fields[number].text for number in index.postings(term)]
    assert [text for text in texts if text not in found] == []
    assert bool(found) == bool(texts)
    assert (term in index.vocabulary) == bool(texts)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Лига рек", "league"),
        ("о лиге рек", "league"),  # in another case, beside a word that says nothing
        ("лигами реками", "league"),
        ("Өзендер лигасының", "league"),
        ("ЛР", "league"),
        ("рек лига", ""),  # in another order
        ("лига", ""),
        ("лига рек рек", ""),
        ("лиги морей", ""),
        ("Leagues of a river", "league"),  # a Latin name in another form is as it is
        ("Leagueом River", ""),  # and takes no ending of Russian
        ("River Radio", ""),  # no source is called so
        ("—", ""),
        ("", ""),
    ],
)
def test_called(index: Index, text: str, things: str) -> None:
    """A name means its things, in another script than Latin in any case of its words."""
    assert [index.things[number].id for number in index.called(text)] == things.split()


def test_speakers(index: Index) -> None:
    """Of an event or fact they are its sources, each once; of others, what it has to do with."""
    count = {thing.id: index.speakers(thing) for thing in index.things}
    assert count["admission"] == 2
    assert count["first-harbour"] == 1
    assert count["league"] == 4
    assert count["diary"] == 4
    silent = Dataset("T", "D", "1", "L", *[load(SMALL).coverage] * 2, topics=load(SMALL).topics)
    assert Index(silent).speakers(silent.topics[0]) == 0
    assert Index(silent).heirs(silent.topics[0]) == []


def test_best(index: Index) -> None:
    """Of several texts of a thing the one that counts most is kept, its own or a lent one."""
    texts = {each.text: number for number, each in enumerate(index.fields)}
    title, summary = texts["Admission to the River League"], texts["The eighth town joins."]
    lent = next(n for n, each in enumerate(index.fields) if each[1::2] == ("topic", "RL"))
    own = number_of(index, "admission")
    assert index.best({title: 0.5, summary: 0.5})[own] == (0.5, index.fields[title])
    assert index.best({summary: 0.5, title: 0.1})[own] == (0.25, index.fields[summary])
    assert index.best({title: 0.5, lent: 1.0})[own] == (0.8, index.fields[lent])
    assert index.best({title: 1.0, lent: 1.0})[own] == (1.0, index.fields[title])
    assert len(index.best({lent: 1.0})) == 4
    assert index.best({}) == {}


def test_made_once() -> None:
    """Whoever asks a dataset again gets the same index."""
    dataset = load(SMALL)
    assert Index.of(dataset) is Index.of(dataset)
    assert Index.of(load(SMALL)) is not Index.of(dataset)
