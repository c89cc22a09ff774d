"""A typed name, by the surest of several ways, to the one thing that it means."""

import pytest

from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Event, Source, Topic
from kztimeline.queries.ladder import Match, resolve

NAMES = {
    # a thing, here a mere string, and its names
    "un": ("United Nations", "UN", "ООН"),
    "undp": ("UN Development Programme", "UNDP"),
    "council": ("Security Council", "ҚК"),
    "cica": ("Conference on Confidence-Building Measures in Asia", "CICA", "亚信会议"),
    "disarmament": ("Conference on Disarmament",),
    "nazarbayev": ("Nursultan Nazarbayev",),
    "ban": ("Ban Ki-moon",),
    "balkhash": ("Lake Balkhash",),
    "summit": ("Earth Summit 2002",),
    "percent": ("One per cent fund",),
    "assembly": ("Assembly of Peoples",),
    "almaty": ("Almaty",),
}


def resolved(typed: str, slip: bool = True) -> Match:
    """Return what is meant among these names."""
    return resolve(tuple(NAMES), NAMES.values(), typed, slip)


RIGHT = [
    # what is typed, and what it means, which need not be said
    *(("UN", "un"), ("the U.N.", "un"), ("оон", "un"), ("united-nations", "un")),
    *(("unitednations", "un"), ("Nations United", "un"), ("Nazarbayev, Nursultan", "nazarbayev")),
    *(("President Nursultan Nazarbayev", "nazarbayev"), ("Mr. Ban Ki-moon", "ban")),
    *(("bankimoon", "ban"), ("ki moon ban", "ban"), ("one percent fund", "percent")),
    *(("Security", "council"), ("securitycouncil", "council"), ("ban ki", "ban")),
    *(("secur", "council"), ("un dev", "undp"), ("unit", "un"), ("earth summit", "summit")),
    *(("亚信会议", "cica"), ("亚信", "cica"), ("亚", "cica")),
    ("prezident Nursultan Nazarbayev", "nazarbayev"),
]
SAID = [
    # what is typed, and what it is taken for, which must be said
    *(("Nursultan Nazarbaev", "nazarbayev"), ("Lake Balqaş", "balkhash"), ("QK", "council")),
    *(("cika", "cica"), ("almati", "almaty"), ("Almaly", "almaty"), ("Алмати", "almaty")),
    *(("Securty Council", "council"), ("Lake Balkash", "balkhash")),
    *(("conference on disarmanent", "disarmament"), ("earth sumit 2002", "summit")),
    *(("conferense on disarmanent", "disarmament"), ("Nursultan Nazrabayve", "nazarbayev")),
    *(("N. Nazarbayev", "nazarbayev"), ("B.K. Moon", "ban"), ("bk moon", "ban")),
    *(("building measures", "cica"), ("measures of confidnce", "cica"), ("earth 2002", "summit")),
    *(("President Ban", "ban"), ("General Assembly", "assembly"), ("Minister Almati", "almaty")),
]
ASKED = [
    # what is typed, and what it may mean
    *(("CIKA", "cica"), ("UNDB", "undp"), ("undb", "undp"), ("cicaa", "cica"), ("cixa", "cica")),
    *(("Conference on", "cica disarmament"), ("Conference", "cica disarmament")),
    *(("conf", "cica disarmament"), ("moon", "ban"), ("Nazarbayev", "nazarbayev")),
    *(("Nazarbayv", "nazarbayev"), ("measures", "cica"), ("development", "undp")),
    ("one percnt fund", "percent"),
]
NOTHING = [
    *("", "the", "?", "x", "EU", "UX", "ux", "NN", "rk", "xyzzy", "a b c", "president"),
    *("Earth Summit 2003", "earth sumit 2003", "earth summit 20002", "2 per cent", "1 per cent"),
    *("Lake Baikal", "lake of", "xx moon", "united zebras", "Almirante"),
    *("Conference on Armies", "Vienna Council"),
]


@pytest.mark.parametrize(("typed", "meant"), RIGHT)
def test_right(typed: str, meant: str) -> None:
    """A name as it is, in whatever order and however joined, and a beginning, lead to the thing."""
    assert resolved(typed) == Match(meant)
    assert resolved(typed, slip=False) == Match(meant)


@pytest.mark.parametrize(("typed", "meant"), SAID)
def test_said(typed: str, meant: str) -> None:
    """What only comes near a name, or is a part of it, leads there, and that is said."""
    match = resolved(typed)
    assert match == Match(meant, taken=typed)
    assert match.notes == (f'"{typed}" is taken for {meant}',)


@pytest.mark.parametrize(("typed", "near"), ASKED)
def test_asked(typed: str, near: str) -> None:
    """Several that are meant as well, and what a short name only may mean, are asked about."""
    assert resolved(typed) == Match(near=tuple(near.split()))
    assert resolved(typed).notes == ()


@pytest.mark.parametrize("typed", NOTHING)
def test_nothing(typed: str) -> None:
    """Another number, a slip in a short word, and two letters of a name lead nowhere."""
    assert resolved(typed) == Match()


@pytest.mark.parametrize("typed", ["almati", "cika", "Securty Council", "CIKA", "moon"])
def test_without_slips(typed: str) -> None:
    """Who does not want slips gets what has the name, or nothing."""
    assert resolved(typed, slip=False) == Match()


THE_SURER = {
    # two names, what is typed, and which of the two is meant
    "a name before what begins so": ("Council", "Council of Asia", "council"),
    "the order that was typed": ("Ki Ban", "Ban Ki", "ki ban"),
    "whole words before letters": ("Ban fund", "Bank", "ban"),
    "a name spelled otherwise before a slip": ("Nazarbayev", "Nazarbaeb", "nazarbaev"),
    "one slip before two": ("Montenegro", "Monteneggra", "montenegroo"),
    "a near miss before a beginning": ("Millennium", "Millenium Declaration of Asia", "millenniu"),
    "slips in a name before its words": ("Earth Summit", "Earth and Summit", "earth summot"),
}


@pytest.mark.parametrize(("meant", "other", "typed"), THE_SURER.values(), ids=list(THE_SURER))
def test_the_surer_way(meant: str, other: str, typed: str) -> None:
    """What is met more surely is meant, whatever stands first."""
    things = meant, other
    assert resolve(things, [(meant,), (other,)], typed).thing == meant
    assert resolve(things[::-1], [(other,), (meant,)], typed).thing == meant


WHEN, CLAIMS = parse("2006"), (Claim("talk"),)
TOPIC, EVENT = Topic("t", "T"), Event("e", WHEN, "E", CLAIMS)
SOURCE, OTHER = Source("s", "S", "book"), Source("o", "O", "book")


@pytest.mark.parametrize("typed", ["Aral Sea", "Sea Aral", "Aral", "Ara", "Arall Sea", "sea"])
def test_kinds(typed: str) -> None:
    """On every rung topics come before events, these before sources; equals are a question."""
    names = [("Aral Sea",)] * 4
    asked = typed == "sea"  # a word of a name is never more than a question
    for things, meant in (
        ((SOURCE, EVENT, TOPIC, OTHER), TOPIC),
        ((SOURCE, EVENT, OTHER), EVENT),
        ((SOURCE,), SOURCE),
    ):
        match = resolve(things, names[: len(things)], typed)
        assert match == (Match(near=(meant,)) if asked else match._replace(thing=meant, near=()))
    several = resolve((SOURCE, OTHER), names[:2], typed)
    assert several == Match(near=(SOURCE, OTHER), shared=typed in ("Aral Sea", "Sea Aral"))


def test_a_note_names_id_and_title() -> None:
    """What a name was taken for is told by its id and its title."""
    match = resolve([Topic("almaty", "Almaty, the city")], [("Almaty",)], "almati")
    assert match.notes == ('"almati" is taken for almaty, Almaty, the city',)


def test_suggestions_have_an_end() -> None:
    """However many things are meant equally well, only the first few are named."""
    many = [f"C{number}" for number in range(8)]
    found = resolve(many, [[f"Council {name}"] for name in many], "council")
    assert found.near == tuple(many)
    assert found.hint == "did you mean C0 or C1 or C2 or C3 or C4, or one of 3 more?"


def test_a_very_long_name() -> None:
    """Nothing is called so, and nothing is held against it."""
    assert resolve(["Almaty"], [["Almaty"]], "almaty " * 100) == Match()
