"""One name, one thing; or what the name may have meant."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SMALL, datasets, edited

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.errors import NotFoundError
from kztimeline.model import Claim, Dataset, Event, Fact, Source, Topic
from kztimeline.queries.ladder import Match
from kztimeline.queries.lookup import find, lookup, matched, matches, names_of, wrong_kind

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
TOPICS = tuple(thing for thing in THINGS if isinstance(thing, Topic))

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
    ("cic a", "cica"),
    ("the UN", "un"),
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
    ("cika", "cica"),
    ("unitde nations", "un"),
    ("untied natoins", "un"),
    ("membres", "members"),
    ("admision", "admission"),
    ("councl-seat", "council-seat"),
    ("conf-building", "cica"),
    ("council-sweat", "council-seat"),
    ("council seats", "council-seat"),
]
AMBIGUOUS = [
    # what is asked for, and what it may mean, in order
    ("council", "council-seat council-speech summit"),
    ("council s", "council-seat council-speech"),
    ("CIKA", "cica"),
    ("cicaa", "cica"),
    ("cicca", "cica"),
    ("СВМЛА", "cica"),
    ("UNDB", "undp"),
    ("development", "undp"),
]
NOT_FOUND = [
    *("", "  ", "—", "x", "r", "ux", "sca", "SCA", "A/RES/46/225"),
    *("nothing like it", "ninety-nine"),
]


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
    """A slip of the fingers leads to the one thing that is nearest, and that is said."""
    match = lookup(THINGS, name)
    assert _ids(match) == (found, [])
    assert match.taken == name
    assert lookup(THINGS, name, slip=False) == Match()


@pytest.mark.parametrize(("name", "near"), AMBIGUOUS)
def test_ambiguous(name: str, near: str) -> None:
    """What is meant equally well, or is too short for a slip, is asked about, not taken."""
    assert _ids(lookup(THINGS, name)) == (None, near.split())


@pytest.mark.parametrize("name", NOT_FOUND)
def test_not_found(name: str) -> None:
    """Numbers and short words must be right; others may not be too far away."""
    assert _ids(lookup(THINGS, name)) == (None, [])


@pytest.mark.parametrize(
    ("name", "near", "far"),
    [
        ("abcdefg", "xbcdefg", "xxcdefg"),
        ("abcdefgh", "xbcdefgh", "xxcdefgh"),
        ("abcdefghi", "xxcdefghi", "xxxdefghi"),
        ("abcdefghijklmn", "xxxdefghijklmn", "xxxxefghijklmn"),
        ("abcdefghijklmnopqr", "xxxdefghijklmnopqr", "xxxxefghijklmnopqr"),
    ],
)
def test_reach(name: str, near: str, far: str) -> None:
    """The longer a name, the more slips it may have: one of six letters, three at most."""
    topic = Topic(name, "Noise")
    assert lookup((topic,), near) == Match(topic, taken=near)
    assert lookup((topic,), far) == Match()


def test_short_names() -> None:
    """A slip in a name of four or five letters is a question, in one of three nothing."""
    assert lookup((Topic("abcdef", "Noise"),), "xbcdef").taken == "xbcdef"
    for name in ("abcde", "abcd"):
        topic = Topic(name, "Noise")
        assert lookup((topic,), f"x{name[1:]}") == Match(near=(topic,))
        assert lookup((topic,), f"xx{name[2:]}") == Match()
    assert lookup((Topic("abc", "Noise"),), "xbc") == Match()


def test_preference() -> None:
    """A written id beats everything; then the kind of thing that comes first wins."""
    topic, event = Topic("aral", "Sea"), Event("sea", WHEN, "Aral", CLAIMS)
    assert lookup((topic, event), "aral").thing is topic
    assert lookup((topic, event), "sea").thing is event
    assert lookup((topic, event), "Sea").thing is topic
    assert lookup((topic, event), "Aral").thing is topic


def test_the_beginning_of_an_id() -> None:
    """The beginning of one id, of three letters, decides between names that begin so."""
    topic, event = Topic("abxy", "Noise"), Event("e", WHEN, "Abacus", CLAIMS)
    third = Event("f", WHEN, "Abx and y", CLAIMS)
    assert lookup((topic, event), "abx").thing is topic
    assert lookup((topic, event), "aba").thing is event
    assert lookup((event, third, Topic("n", "N", names={"en": ("Abx",)})), "abx").thing.id == "n"
    assert lookup((topic, event), "ab") == Match(near=(topic,))
    assert lookup((topic, event), "a") == Match()
    fourth = Event("abx-fund", WHEN, "Fund", CLAIMS)
    assert lookup((fourth, third, replace(event, title="Abx fund")), "abx").thing is fourth


def test_what_is_shown_can_be_typed() -> None:
    """A source is found by the name with a date or title that lists and cards give it."""
    dataset = load()
    shown = {dataset.name_of(source): source for source in dataset.sources}
    detailed = {name: source for name, source in shown.items() if name != source.name}
    assert len(detailed) > 100
    assert [name for name, source in detailed.items() if find(dataset, name) is not source] == []


def test_a_shared_name() -> None:
    """What several are called is said with their number, and not that nothing is called so."""
    many = tuple(Source(f"s{n}", f"Page {n}", "web-page", publisher="UN") for n in range(8))
    dataset = replace(load(), topics=(), events=(), facts=(), sources=many)
    with pytest.raises(NotFoundError, match='"un" is the name of 8 things; did you mean s0 or s1'):
        find(dataset, "un")
    assert find(dataset, "UN, Page 3") is many[3]


def test_names_of() -> None:
    """A thing answers to its id, title and further names, a source also to what it goes by."""
    names = {thing.id: names_of(thing) for thing in THINGS}
    assert names["un"] == ("un", "united nations", "un", "uno", "oon")
    assert names["admission"] == ("admission", "admission to the united nations")
    assert names["members"] == ("members", "members of the council")
    assert names["res-224"] == ("res 224", "resolution on admission", "a res 46 224")
    assert names["diary"] == ("diary", "carnet de cote d ivoire", "book")


@pytest.fixture(scope="module")
def small() -> Dataset:
    """Return the sample dataset."""
    return load(SMALL)


COVERS = "the dataset covers since 1990 with 4 events and 2 facts"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ri", "did you mean league?"),
        ("nothing like it", "try kztimeline search;"),
        ("", "try kztimeline search;"),
    ],
)
def test_find_nothing(small: Dataset, name: str, hint: str) -> None:
    """What is not found is answered with suggestions and what the dataset covers."""
    with pytest.raises(NotFoundError) as caught:
        find(small, name)
    assert str(caught.value) == f'nothing is called "{name}"; {hint} {COVERS}'


def test_matched(small: Dataset) -> None:
    """What is found says for what a name was taken; what is not is an error."""
    match = matched(small, "hraborr programme")
    assert match.thing.id == "harbour"
    assert match.notes == ('"hraborr programme" is taken for harbour, Harbour programme',)
    assert matched(small, "RL").notes == ()
    with pytest.raises(NotFoundError):
        matched(small, "nothing like it")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ecosoc", "ecosoc is a topic; its events: council-seat"),
        ("harbour", "harbour is a topic; its events: first-harbour, ports-meeting"),
        ("members", "members is a fact, as of 2007; its topic is league"),
        ("council-seat", "council-seat is an event, of 2006-11-02; its topics: ecosoc"),
        ("res-7", "res-7 is a source; it speaks of: admission, members"),
    ],
)
def test_wrong_kind(small: Dataset, name: str, said: str) -> None:
    """Who took a thing for another kind hears what it is, and what it leads to."""
    assert wrong_kind(find(small, name), small) == said


def test_wrong_kind_without_any() -> None:
    """A topic without events, and an event without topics, say so."""
    event = Event("e", WHEN, "E", CLAIMS)
    dataset = Dataset("T", "D", "1", "L", WHEN, WHEN, topics=(THINGS[0],), events=(event,))
    assert wrong_kind(THINGS[0], dataset) == "un is a topic; its events: none"
    assert wrong_kind(event, dataset) == "e is an event, of 2006; its topics: none"


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
    assert not (match.thing and match.near)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ([], []),
        (["cica"], ["cica"]),
        (["Aral", "Sea"], ["aral-sea"]),
        (["cica", "aral-sea"], ["cica", "aral-sea"]),
    ],
)
def test_several_names(words: list[str], ids: list[str]) -> None:
    """Several words are one name, or each of them is one."""
    dataset = load(SMALL)
    dataset = replace(dataset, topics=TOPICS, events=(), facts=(), sources=())
    assert [match.thing.id for match in matches(dataset, words)] == ids


def test_several_names_of_which_one_is_none() -> None:
    """Where neither the whole nor each word is known, the whole is asked about."""
    dataset = replace(load(SMALL), topics=TOPICS, events=(), facts=(), sources=())
    with pytest.raises(NotFoundError, match='nothing is called "cica zebra"'):
        matches(dataset, ["cica", "zebra"])
