"""Claims held against the record."""

from dataclasses import replace
from math import inf

import pytest

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.errors import NotFoundError, UsageError
from kztimeline.model import VERDICTS, Claim, Dataset, Event, Fact, Value
from kztimeline.queries.claims import CheckedClaim, apart, check_claims, cited, nearest
from kztimeline.queries.filters import Question


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The bundled dataset."""
    return load()


def test_every_claim_is_there_once(dataset: Dataset) -> None:
    """Without filters nothing is left out."""
    assert len(check_claims(dataset)) == sum(len(thing.claims) for thing in dataset.statements)


def test_worst_first(dataset: Dataset) -> None:
    """Conflicts lead, mentions close; every verdict has its place."""
    assert (VERDICTS[0], VERDICTS[-1]) == ("conflicts", "mention")
    order = [VERDICTS.index(item.verdict) for item in check_claims(dataset)]
    assert order == sorted(order)


def test_the_interviews_errors(dataset: Dataset) -> None:
    """Each wrong statement of the interview is listed with what the record has, and whence."""
    found = check_claims(dataset, Question(source="tazhin-2007"), "conflicts")
    errors = {(item.id, item.claim.at): item for item in found}
    assert set(errors) == {
        ("landlocked-conference", "A1.7"),
        ("disarmament-message", "A5.7"),
        ("disarmament-form", "A5.7"),
        ("admissions-since-1992", "A4.4"),
        ("undef-established", "A4.9"),
        ("reform-bodies", "A4.9"),
    }
    conference = errors["landlocked-conference", "A1.7"]
    assert conference.record == parse("2003-08-28/2003-08-29")
    assert "conf-202-3" in conference.record_sources
    assert "tazhin-2007" not in conference.record_sources
    assert errors["admissions-since-1992", "A4.4"].record == 19


def test_filters_narrow_it(dataset: Dataset) -> None:
    """A question about a topic is about the claims on it."""
    found = check_claims(dataset, Question(topic="undef"))
    assert found
    assert all("undef" in item.thing.topics for item in found)


def test_a_mention_says_nothing(dataset: Dataset) -> None:
    """A claim that names neither date nor value cannot agree or conflict."""
    item = next(item for item in check_claims(dataset) if item.verdict == "mention")
    assert isinstance(item, CheckedClaim)
    assert item.claim.date is None
    assert item.claim.value is None


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        *(("A2.2-3", "A2.2"), ("A2.2-3", "a2.3"), ("A2.2-3", "A2.2-3"), ("pp. 9–11", "pp. 10")),
        ("p. 1-99999999999", "p. 5000"),
    ],
)
def test_a_range_of_places(dataset: Dataset, written: str, asked: str) -> None:
    """What is said over several sentences or pages is said at each of them."""
    found = check_claims(_at(dataset, written), at=asked)
    assert [item.claim.at for item in found] == [written]


@pytest.mark.parametrize(
    ("written", "asked"),
    [("A2.2-3", "A2.4"), ("A2.2", "A2"), ("A2.2", "A2.22"), ("A2.2-3", "A2.03")],
)
def test_another_place(dataset: Dataset, written: str, asked: str) -> None:
    """A place is no beginning of another, and the answer comes soon."""
    with pytest.raises(UsageError, match="nothing is said at"):
        check_claims(_at(dataset, written), at=asked)


def _at(dataset: Dataset, place: str) -> Dataset:
    """Return the dataset with one event, of one claim that is at a place."""
    event = Event("e", parse("2006"), "E", (Claim("tazhin-2007", place),))
    return replace(dataset, events=(event,), facts=())


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("interview A4.4", ["admissions-since-1992"]),
        ("tazhin-2007, a4.4", ["admissions-since-1992"]),
        ("interview", []),
        ("A4.4", []),
        ("second cica summit", []),
        ("", []),
    ],
)
def test_a_source_and_a_place(dataset: Dataset, name: str, ids: list[str]) -> None:
    """Named together they are a name for what is said there; nothing else is."""
    assert [item.id for item in cited(dataset, name)] == ids


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "interview A99",
            "tazhin-2007 says nothing at A99; its places are A1.1, A1.2, .*A1.9, A1.10",
        ),
        ("derived A4.4", '"derived" says nothing at A4.4; tazhin-2007 does'),
        ("Nazarbayev A4.4", '"Nazarbayev" says nothing at A4.4; tazhin-2007 does'),
    ],
)
def test_a_place_where_nothing_is_said(dataset: Dataset, name: str, said: str) -> None:
    """The places of the source are named, or the source that says something there."""
    with pytest.raises(NotFoundError, match=said):
        cited(dataset, name)


def test_what_is_called_so_comes_first(dataset: Dataset) -> None:
    """A thing whose name looks like a source and a place is still found by it."""
    event = Event("e", parse("2006"), "Interview A4.4", (Claim("tazhin-2007", "A4.4"),))
    assert cited(replace(dataset, events=(event,)), "interview A4.4") == ()


APART = [
    ("2003-01", "2003-08-28/2003-08-29", -209),
    ("2003-09", "2003-08-28/2003-08-29", 3),
    ("2003-08", "2003-08-28/2003-08-29", 0),
    ("2003-08-28", "2003", 0),
    ("[2001,2010]", "2003", -366),
    ("[2001,2010]", "2009", 1),
]


@pytest.mark.parametrize(("said", "record", "days"), APART)
def test_how_far_two_dates_are_apart(said: str, record: str, days: int) -> None:
    """From one end to the next, negative before the record, and nothing where they meet."""
    assert apart(parse(said), parse(record)) == days


@pytest.mark.parametrize(
    ("record", "claimed", "distance"),
    [
        (456, 468, 12),
        (456, 450.5, -5.5),
        (0.1, 0.3, 0.2),
        (1_000_000, 1_000_000.1, 0.1),
        (0.0, 1e-12, 1e-12),
        (1e308, -1e308, -inf),
        (456, 456, None),
        ("a", "b", None),
        (456, None, None),
    ],
)
def test_how_far_a_figure_is_off(record: Value, claimed: Value, distance: float | None) -> None:
    """By how much it is more or less; what agrees, is text, or says nothing is not off."""
    claim = Claim("s", value=claimed)
    fact = Fact("f", "t", "F", record, parse("2003"), (claim,))
    assert CheckedClaim(fact, claim).distance == distance


@pytest.mark.parametrize(
    ("said", "record", "near", "distance"),
    [
        ("1992", "1990", "1992 1990", 366),
        ("1992", "[1990,1995]", "1992 1990", 366),
        ("[1990,1995]", "1994", "1995 1994", 1),
        ("1990/1992", "1991", "1990/1992 1991", 0),
    ],
)
def test_what_is_nearest(said: str, record: str, near: str, distance: int) -> None:
    """Of dates that are one of two, the nearer one tells how far apart they are."""
    ends = tuple(parse(each).bounds for each in near.split())
    assert nearest(parse(said), parse(record)) == ends
    assert apart(parse(said), parse(record)) == distance


@pytest.mark.parametrize(("said", "distance"), [("2003-01-01", -1), ("2003-01-02", None)])
def test_how_far_a_date_is_off(said: str, distance: int | None) -> None:
    """So it is with dates, in days."""
    claim = Claim("s", date=parse(said))
    event = Event("e", parse("2003-01-02"), "E", (claim,))
    assert CheckedClaim(event, claim).distance == distance


def test_a_place_where_nobody_says_anything() -> None:
    """What only looks like a place in a source is left to the lookup of names."""
    assert cited(load(), "derived Z99") == ()
    assert cited(load(), "Second Committee") == ()
