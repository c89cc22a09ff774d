"""What stands for an event in a picture: every piece of it, to the last fraction."""

import pytest

from kztimeline.chart.axis import Axis, axis
from kztimeline.chart.placing import Box
from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Event
from kztimeline.web.marks import METRICS, Mark, mark, places
from kztimeline.web.metrics import measure


def scale(dates: str, left: float, right: float) -> Axis:
    """Return the axis of some dates."""
    return axis([parse(text) for text in dates.split()], left, right, METRICS)


AXIS = scale("2001/2004 2003", 0, 1461)
"""Four years in which a day is one wide."""


def event(date: str, title: str = "T", claimed: str | None = None) -> Event:
    """Return an event with one claim."""
    claim = Claim("s", date=parse(claimed) if claimed else None)
    return Event("e", parse(date), title, (claim,))


def drawn(date: str, on: Axis = AXIS, width: float = 1461) -> Mark:
    """Return the mark of an event of that date."""
    return mark(event(date), on, width)


PARTS = [
    # date, the pieces of its mark as kind, from, width
    ("2001-03-01", "day 55.5 8"),
    ("2001-02", "unit 31 28"),
    ("2001", "unit 0 365"),
    ("2001-24", "unit 334 90"),
    ("[2001-03-01..2001-03-10]", "one-of 59 10"),
    ("[2001-03-01..2001-03-02]", "one-of 57 6"),
    ("2001-03-01/2001-03-02", "sure 57 6"),
    ("2001-03-01/2001-03-05", "sure 58.5 6"),
    ("2001-03-01/2001-03-06", "sure 59 6"),
    ("2001-03-01/2001-12-31", "sure 59 306"),
    ("2001-02/2001-12", "rough 31 28, sure 59 275, rough 334 31"),
    ("2001-02-01/2001-12", "sure 31 303, rough 334 31"),
    ("2001-02/2001-12-31", "rough 31 28, sure 59 306"),
    ("2001/2002", "rough 0 730"),
    ("2001/2001-12-31", "rough 0 365"),
    ("2001-02-01/..", "sure 31 1430, open-end 1461 12"),
    ("2001-02/..", "rough 31 28, sure 59 1402, open-end 1461 12"),
    ("2001-02-01/", "sure 31 1, lost-end 32 40"),
    ("2001-02/", "rough 31 28, lost-end 59 40"),
    ("2004-12-31/", "sure 1460 1, lost-end 1461 12"),
    ("2004-12-01/", "sure 1430 1, lost-end 1431 40"),
    ("../2001-02-01", "open-start -12 12, sure 0 32"),
    ("../2001-02", "open-start -12 12, sure 0 31, rough 31 28"),
    ("/2001-04-01", "lost-start 50 40, sure 90 1"),
    ("/2001-02-01", "lost-start -9 40, sure 31 1"),
    ("/2001-04", "lost-start 50 40, rough 90 30"),
]


@pytest.mark.parametrize(("date", "parts"), PARTS)
def test_parts(date: str, parts: str) -> None:
    """A mark is as wide as its date is exact, and what is not sure is a piece of its own."""
    found = drawn(date)
    assert ", ".join(f"{kind} {x:g} {width:g}" for kind, x, width in found.parts) == parts
    assert found.left == min(part.x for part in found.parts)
    assert found.right == max(part.x + part.width for part in found.parts)
    assert found.middle == (found.left + found.right) / 2


@pytest.mark.parametrize(
    ("date", "bar"),
    [
        ("2001-03-01", False),
        ("2001-02", False),
        ("2001-24", True),
        ("2001-03-01/2001-03-23", False),
        ("2001-03-01/2001-03-24", True),
        ("[2001-03-01..2001-03-24]", True),
        ("2004-12-31/", True),
        ("../2001-01-01", True),
    ],
)
def test_bars(date: str, bar: bool) -> None:
    """What lasted long, or is as vague as that, runs as a bar above the rows."""
    assert drawn(date).bar is bar


@pytest.mark.parametrize(
    ("length", "bar"), [(47.9, False), (48.0, True)], ids=["a little less", "just so much"]
)
def test_wide_points(length: float, bar: bool) -> None:
    """A vague point is a bar from twice the width of a span."""
    assert drawn("2003", scale("2003", 12, 12 + length), 100).bar is bar


@pytest.mark.parametrize(
    ("date", "year", "when"),
    [
        ("2001-03-01", 18.0, "1 Mar"),
        ("2001-03-01", 17.9, "1 Mar 2001"),
        ("2001-02", 18.0, "Feb"),
        ("2001", 18.0, "2001"),
        ("2001~", 18.0, "c. 2001"),
        ("2001-03-01/2001-03-02", 18.0, "1–2 Mar"),
        ("2001-03-01/..", 18.0, ""),
        ("/2001-03-01", 18.0, ""),
    ],
)
def test_labels(date: str, year: float, when: str) -> None:
    """A label has the date, without the year where the axis shows it; a bar needs none."""
    assert drawn(date, scale("2001/2004 2002 2003", 12, 12 + 4 * year), 400).when == when


def test_the_name_and_the_ring_of_a_dispute() -> None:
    """A disputed dot has a ring around it, a sign before its label, and the word in its name."""
    plain, disputed = (
        mark(event("2001-03-01", claimed=claimed), AXIS, 1461)
        for claimed in ("2001-03-01", "2001-03-02")
    )
    assert (plain.disputed, disputed.disputed) == (False, True)
    assert (plain.left, plain.right) == (55.5, 63.5)
    assert (disputed.left, disputed.right) == (50.5, 68.5)
    assert plain.name == "1 March 2001: T"
    assert disputed.name == "1 March 2001: T (disputed)"
    assert plain.texts == [("faint", "1 Mar"), ("ink", "T")]
    assert disputed.texts == [("bad", "!"), ("faint", "1 Mar"), ("ink", "T")]
    assert plain.length == measure("1 Mar", 12) + 5 + measure("T", 12)
    bar = mark(event("2001-03-01/2001-12-31", claimed="2000"), AXIS, 1461)
    assert (bar.left, bar.right, bar.texts[0]) == (59, 365, ("bad", "!"))


OTHERS = [
    # the record, what a source says instead; what is drawn of that, and where mark and label end
    ("2001-03-01", "2001-06-01", "day 147.5 8", "50.5 155.5"),
    ("2001-06-01", "2001-03", "unit 59 31", "59 160.5"),
    ("2001-03-01", "2001-06-01/2001-08-31", "unit 151 92", "50.5 243"),
    ("2001-03-01", "2001-05-01/..", "unit 120 1353", "50.5 1473"),
    ("2001-03-01", "1995", "", "50.5 68.5"),
    ("2001-03-01", "2005-01-01", "", "50.5 68.5"),
    ("2001-03-01", "2000/2001-01-31", "unit 0 31", "0 68.5"),
    ("2001-02-01/2001-12-31", "2002-03", "unit 424 31", "31 455"),
]


@pytest.mark.parametrize(("date", "claimed", "parts", "ends"), OTHERS)
def test_what_a_source_says_instead(date: str, claimed: str, parts: str, ends: str) -> None:
    """The other date of a dispute is drawn too, as far as the axis has it."""
    found = mark(event(date, claimed=claimed), AXIS, 1700)
    assert ", ".join(f"{kind} {x:g} {width:g}" for kind, x, width in found.others) == parts
    assert f"{found.left:g} {found.right:g}" == ends


def test_other_dates_leave_room_for_the_label() -> None:
    """Where they would not, they are left out, and the ring tells of the dispute."""
    claims = tuple(Claim(text, date=parse(text)) for text in ("2001-01-01", "2004-12-01"))
    event = Event("e", parse("2003-03-01"), "T", claims)
    for width, count in ((1434.5 + 149.9, 0), (1434.5 + 150, 2)):
        found = mark(event, AXIS, width)
        assert len(found.others) == count
        assert found.disputed
        assert places(found, width)[0].side


def test_a_date_that_two_sources_give_is_drawn_once() -> None:
    """Other dates are drawn once each, and only those that conflict."""
    dates = ("2001-06-01", "2001-06-01", "2001-03-01", "2001", "2002")
    claims = tuple(Claim(f"s{at}", date=parse(text)) for at, text in enumerate(dates))
    found = mark(Event("e", parse("2001-03-01"), "T", claims), AXIS, 1461)
    assert [part.x for part in found.others] == [147.5, 365]


CUT = [
    # a date, and its pieces in a picture of the year 2002, in which a day is one wide
    ("2001/2003", "cut-start -12 12, sure 0 365, cut-end 365 12"),
    ("2001-03-01/2003-03-01", "cut-start -12 12, sure 0 365, cut-end 365 12"),
    ("1990/..", "cut-start -12 12, sure 0 365, open-end 365 12"),
    ("../2010", "open-start -12 12, sure 0 365, cut-end 365 12"),
    ("200X", "cut-start -12 12, unit 0 365, cut-end 365 12"),
    ("2001-24", "cut-start -12 12, unit 0 59"),
    ("2001-12-30/2002-01-01", "cut-start -12 12, sure -2.5 6"),
    ("2002-12-31/2003-05-01", "sure 361.5 6, cut-end 365 12"),
    ("2001-12/2002-02-28", "cut-start -12 12, sure 0 59"),
    ("2001-05/", "cut-start -12 12, lost-end 0 40"),
    ("1990", "cut-start -12 12, unit -2.5 5"),
]


@pytest.mark.parametrize(("date", "parts"), CUT)
def test_what_is_cut(date: str, parts: str) -> None:
    """What a picture of a period cuts off has a sign of its own at the edge, and is a bar."""
    window = parse("2002").bounds
    found = mark(event(date), axis([parse("2002")], 0, 365, METRICS, window), 400)
    assert ", ".join(f"{kind} {x:g} {width:g}" for kind, x, width in found.parts) == parts
    assert found.bar


FOLDED = scale(" ".join(map(str, (1945, 1949, 1960, 1969, *range(1989, 2021)))), 12, 788)


@pytest.mark.parametrize(
    ("date", "title", "inner"),
    [
        ("1945-01-01/..", "T", 17.0),
        ("1945-01-01/..", "Somewhat longer", FOLDED.stretches[3].left + 5),
        ("1945-01-01/..", "Somewhat longer, and then longer again", FOLDED.stretches[3].left + 5),
        ("1945-01-01/1972", "Somewhat longer, and then longer again", None),
        ("1992-03-02", "T", None),
    ],
)
def test_no_fold_runs_through_a_label(date: str, title: str, inner: float | None) -> None:
    """A label in a bar stands where it has room between two folds, or elsewhere."""
    found = mark(event(date, title), FOLDED, 800)
    assert found.inner == inner
    assert ("in" in {box.side for box in places(found, 800)}) == (inner is not None)


@pytest.mark.parametrize(
    ("date", "vague"),
    [("2001", False), ("2001?", True), ("2001/2002~", True), ("2001%/..", True), ("/2001", False)],
)
def test_vague(date: str, vague: bool) -> None:
    """A qualifier at either end makes a mark vague."""
    assert drawn(date).vague is vague


def test_hidden_characters_are_shown() -> None:
    """A title is as long as what is shown of it."""
    assert mark(event("2001", "a\x1b"), AXIS, 1461).title == "a\\x1b"


LONG = "i" * 1000


@pytest.mark.parametrize(
    ("date", "room"),
    [
        # the wider side of a dot, and for a bar its inside if that is wider still
        ("2001-03-01", 1461 - 63.5 - 10 - measure("1 Mar", 12) - 5),
        ("2004-12-01", 1430.5 - 4 - 10 - measure("1 Dec", 12) - 5),
        ("2001-03-01/2001-12-31", 1461 - 365 - 10),
        ("2001-03-01/2004-12-31", 1402 - 25),
    ],
)
def test_titles_are_cut(date: str, room: float) -> None:
    """A title has the widest place that there is, and not more."""
    found = mark(event(date, LONG), AXIS, 1461)
    assert found.title.endswith("…")
    letter = measure("i", 12)
    assert room - letter < measure(found.title, 12) <= room


SIXTY = "@" * 5
"""A title that is sixty wide."""


def placed(left: float, right: float, title: str = SIXTY, *, bar: bool = False) -> Mark:
    """Return a mark without a date in its label."""
    return Mark(event("2001"), (), (), left, right, bar, "", title, left + 5 if bar else None)


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (10, 20, [Box(10, 90, "right")]),
        (10, 130, [Box(10, 200, "right")]),
        (10, 131, [Box(10, 131)]),
        (70, 190, [Box(0, 190, "left")]),
        (69, 190, [Box(69, 190)]),
        (90, 100, [Box(20, 100, "left"), Box(90, 170, "right")]),
    ],
)
def test_boxes(left: float, right: float, found: list[Box]) -> None:
    """A label stands to the left of its mark, or to the right, where it has room, or nowhere."""
    assert places(placed(left, right), 200) == found


@pytest.mark.parametrize(
    ("right", "bar", "sides"),
    [
        (185, True, ["in", "left", "right"]),
        (184.9, True, ["left", "right"]),
        (185, False, ["left", "right"]),
    ],
)
def test_bars_have_their_label_inside(right: float, bar: bool, sides: list[str]) -> None:
    """A bar that is long enough has its label in it, before any other place."""
    found = places(placed(100, right, bar=bar), 500)
    assert [box.side for box in found] == sides
    assert sides[0] != "in" or found[0] == Box(100, right, "in")
