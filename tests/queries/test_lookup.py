"""One name, one thing; or what the name may have meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SMALL, datasets, edited

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.errors import NotFoundError
from kztimeline.model import Claim, Dataset, Event, Fact, Source, Topic
from kztimeline.queries.lookup import SUGGESTIONS, Match, covers, find, lookup, names_of, slips

WHEN, CLAIMS = parse("2006"), (Claim("talk"),)
THINGS = (
    Topic("un", "United Nations", names={"en": ("UN", "U.N.O."), "ru": ("ООН",)}),
    Topic("undp", "UN Development Programme", names={"en": ("UNDP",), "kk": ("БҰҰДБ",)}),
    Topic("ecosoc", "Economic and Social Council", names={"ru": ("ЭКОСОС",)}),
    Topic("cica", "Conference on Confidence-Building", names={"ru": ("СВМДА",)}),
    Topic("sco", "Shanghai Cooperation Organization"),
    Topic("aral-sea", "Aral Sea", names={"kk": ("Арал теңізі",)}),
    Event("admission", WHEN, "Admission to the United Nations", CLAIMS),
    Event("council-seat", WHEN, "Seat in the Council", CLAIMS),
    Event("council-speech", WHEN, "Speech in the Council", CLAIMS),
    Event("aral-fund", WHEN, "Aral Sea", CLAIMS),
    Event("summit", WHEN, "Council of Shanghai", CLAIMS),
    Fact("members", "un", "Members of the council", 57, WHEN, CLAIMS),
    Source("res-224", "Resolution on admission", "resolution", symbol="A/RES/46/224"),
    Source("diary", "Carnet de Côte d’Ivoire", "book"),
)

FOUND = [
    # what is asked for, and the one thing it means
    ("un", "un"),
    ("UN", "un"),
    ("U.N.", "un"),
    ("uno", "un"),
    ("оон", "un"),
    ("united nations", "un"),
    ("UNDP", "undp"),
    ("бұұдб", "undp"),
    ("ЭКОСОС", "ecosoc"),
    ("ekosos", "ecosoc"),
    ("economic-and-social council", "ecosoc"),
    ("CICA", "cica"),
    ("свмда", "cica"),
    ("Арал теңізі", "aral-sea"),
    ("арал тенизи", "aral-sea"),
    ("Aral Sea", "aral-sea"),
    ("aral-fund", "aral-fund"),
    ("council seat", "council-seat"),
    ("members", "members"),
    ("a/res/46/224", "res-224"),
    ("book", "diary"),
    ("carnet de cote d'ivoire", "diary"),
]
BEGINNINGS = [
    ("United", "un"),
    ("econ", "ecosoc"),
    ("Seat in", "council-seat"),
    ("und", "undp"),
    ("council-sp", "council-speech"),
    ("aral-", "aral-sea"),
    ("aral-f", "aral-fund"),
    ("shang", "sco"),
    ("A/RES", "res-224"),
    ("Carnet", "diary"),
    ("арал", "aral-sea"),
]
NEAR_MISSES = [
    ("ekosoc", "ecosoc"),
    ("ecosco", "ecosoc"),
    ("cicaa", "cica"),
    ("cicca", "cica"),
    ("unitde nations", "un"),
    ("untied natoins", "un"),
    ("membres", "members"),
    ("admision", "admission"),
    ("СВМЛА", "cica"),
    ("cic a", "cica"),
    ("council-sweat", "council-seat"),
]
AMBIGUOUS = [
    # what is asked for, and what it may mean, in order
    ("council", "council-seat council-speech summit"),
    ("council s", "council-seat council-speech"),
    ("conf-building", ""),
]
NOT_FOUND = ["", "  ", "—", "x", "r", "ux", "sca", "nothing like it", "ninety-nine"]


def _ids(match: Match) -> tuple[str | None, list[str]]:
    return match.thing.id if match.thing else None, [thing.id for thing in match.near]


@pytest.mark.parametrize(("name", "found"), FOUND)
def test_names(name: str, found: str) -> None:
    """Ids, titles, acronyms and names in any script lead to their thing."""
    assert _ids(lookup(THINGS, name)) == (found, [])


@pytest.mark.parametrize(("name", "found"), BEGINNINGS)
def test_beginnings(name: str, found: str) -> None:
    """A beginning that only one thing has leads to it; a topic's whole word beats an event's."""
    assert _ids(lookup(THINGS, name)) == (found, [])


@pytest.mark.parametrize(("name", "found"), NEAR_MISSES)
def test_near_misses(name: str, found: str) -> None:
    """A slip of the fingers leads to the one thing that is nearest."""
    assert _ids(lookup(THINGS, name)) == (found, [])


@pytest.mark.parametrize(("name", "near"), AMBIGUOUS)
def test_ambiguous(name: str, near: str) -> None:
    """Where several things are meant equally well, none is taken, and all are named."""
    assert _ids(lookup(THINGS, name)) == (None, near.split())


@pytest.mark.parametrize("name", NOT_FOUND)
def test_not_found(name: str) -> None:
    """Names of up to three letters must be right; others may not be too far away."""
    assert _ids(lookup(THINGS, name)) == (None, [])


@pytest.mark.parametrize(
    ("name", "near", "far"),
    [
        ("abc", "abc", "abx"),
        ("abcd", "abcx", "abxx"),
        ("abcde", "abcxx", "abxxx"),
        ("abcdefg", "abcdexx", "abcdxxx"),
        ("abcdefgh", "abcdexxx", "abcdxxxx"),
        ("abcdefghijkl", "abcdefghixxx", "abcdefghxxxx"),
    ],
)
def test_reach(name: str, near: str, far: str) -> None:
    """The longer a name, the more slips it may have: none of three letters, three at most."""
    topic = Topic(name, "Noise")
    assert lookup((topic,), near).thing is topic
    assert lookup((topic,), far) == Match(None)


def test_preference() -> None:
    """A written id beats everything; then the kind of thing that comes first wins."""
    topic, event = Topic("aral", "Sea"), Event("sea", WHEN, "Aral", CLAIMS)
    assert lookup((topic, event), "aral").thing is topic
    assert lookup((topic, event), "sea").thing is event
    assert lookup((topic, event), "Sea").thing is topic
    assert lookup((topic, event), "Aral").thing is topic


def test_the_beginning_of_an_id() -> None:
    """Two letters are enough for an id, and it comes before what begins so in a name."""
    topic, event = Topic("abx", "Noise"), Event("e", WHEN, "Abacus", CLAIMS)
    assert lookup((topic, event), "ab").thing is topic
    assert lookup((topic, event), "a") == Match(None)
    assert lookup((topic, event), "aba").thing is event


def test_suggestions_have_an_end() -> None:
    """However many things share a beginning or come near, only the first few are named."""
    many = tuple(Topic(f"topic-{letter}", "T") for letter in "abcdefgh")
    assert lookup(many, "topic").near == many[:5]
    assert lookup(many, "topic-x").near == many[:5]


def test_names_of() -> None:
    """A thing answers to its id, title and further names, a source also to what it goes by."""
    names = {thing.id: names_of(thing) for thing in THINGS}
    assert names["un"] == ("un", "united nations", "un", "uno", "oon")
    assert names["admission"] == ("admission", "admission to the united nations")
    assert names["members"] == ("members", "members of the council")
    assert names["res-224"] == ("res 224", "resolution on admission", "a res 46 224")
    assert names["diary"] == ("diary", "carnet de cote d ivoire", "book")


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


@pytest.fixture(scope="module")
def small() -> Dataset:
    """Return the sample dataset."""
    return load(SMALL)


COVERS = "the dataset covers since 1990 with 4 events and 2 facts"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ri", "did you mean league or talk?"),
        ("nothing like it", "try kztimeline search;"),
        ("", "try kztimeline search;"),
    ],
)
def test_find_nothing(small: Dataset, name: str, hint: str) -> None:
    """What is not found is answered with suggestions and what the dataset covers."""
    with pytest.raises(NotFoundError) as caught:
        find(small, name)
    assert str(caught.value) == f'nothing is called "{name}"; {hint} {COVERS}'


def test_covers() -> None:
    """One event is an event, no facts are facts."""
    event = Event("e", WHEN, "E", CLAIMS)
    dataset = Dataset("T", "D", "1", "L", parse("1992/1999"), WHEN, events=(event,))
    assert covers(dataset) == "the dataset covers 1992–1999 with 1 event and 0 facts"


@given(datasets())
def test_every_id_is_found(dataset: Dataset) -> None:
    """Whatever else things are called, an id leads to the thing that has it."""
    for thing in dataset.things:
        assert find(dataset, thing.id) is thing


@given(edited(st.sampled_from([name for thing in THINGS for name in names_of(thing)]), st.text()))
def test_any_name(name: str) -> None:
    """Whatever is typed leads to a thing, or to some with names near it, and never to both."""
    match = lookup(THINGS, name)
    assert match.thing is None or match.thing in THINGS
    assert all(thing in THINGS for thing in match.near)
    assert len(match.near) <= SUGGESTIONS
    assert not (match.thing and match.near)
