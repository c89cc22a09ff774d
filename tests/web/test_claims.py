"""Who says what: a row for each claim, as wide as it is exact, and how far it is off."""

from dataclasses import replace
from math import inf
from xml.etree import ElementTree

import pytest
import sample
import strategies
from hypothesis import given

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Dataset, Event, Fact, Relation, Source, Topic, Value
from kztimeline.queries.answer import Answer
from kztimeline.queries.claims import CheckedClaim
from kztimeline.web.claims import inline, subject
from kztimeline.web.distances import panels
from kztimeline.web.panels import Panel
from kztimeline.web.svg import export

SVG = "{http://www.w3.org/2000/svg}"
SOURCES = tuple(Source(name, name.upper(), "book") for name in "abcdef")


def dataset(*things: Event | Fact) -> Dataset:
    """Return a dataset of some events and facts on the topic `t`."""
    day = parse("2020-01-01")
    events = tuple(thing for thing in things if isinstance(thing, Event))
    facts = tuple(thing for thing in things if isinstance(thing, Fact))
    return Dataset("D", "D", "1", "CC0", day, day, SOURCES, (Topic("t", "T"),), events, facts)


def event(record: str, *said: str) -> Event:
    """Return an event with a claim of each source; an empty text is a mention."""
    claims = tuple(
        Claim(name, date=parse(text) if text else None, voice=name)
        for name, text in zip("abcdef", said, strict=False)
    )
    return Event("e", parse(record), "It", claims)


def fact(record: Value, *said: tuple[Relation, Value] | None, unit: str | None = None) -> Fact:
    """Return a fact with a claim of each source; None is a mention."""
    claims = tuple(
        Claim(name, value=each[1], relation=each[0], voice=name) if each else Claim(name)
        for name, each in zip("abcdef", said, strict=False)
    )
    return Fact("f", "t", "So many", record, parse("2000"), claims, unit)


def panel(thing: Event | Fact) -> Panel:
    """Return the rows of a thing, with names and words around an axis."""
    return subject(dataset(thing), thing, 0, 1000)


def words(root: ElementTree.Element) -> list[str]:
    """Return every text of a picture."""
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def test_the_draft() -> None:
    """The conference of 2003: a conflict 209 days off, and whatever else is said of it."""
    [thing] = (each for each in load().events if each.id == "landlocked-conference")
    root = ElementTree.fromstring(export(Answer(load(), "card", (thing,))))
    assert root.findtext(f"{SVG}title") == (
        "Who says when: First UN conference on landlocked developing countries"
    )
    assert root.findtext(f"{SVG}desc") == (
        "10 claims, 1 of them conflicts; each as wide as it is exact, the record as a band"
    )
    found = words(root)
    assert found.index("record") < found.index("Marat Tazhin, A1.7") < found.index("DEV/2429")
    assert "Jan 2003: conflicts, 209 days off" in found
    assert found.count("28–29 Aug 2003: agrees") == 3
    assert found.count("mentions it") == 2
    bad = [each for each in root.iter(f"{SVG}path") if each.get("class") == "kz-bad-edge"]
    assert [each.get("stroke-dasharray") for each in bad] == ["2 3"]


def test_worst_first_and_to_scale() -> None:
    """The record is the first row, then the worst; each part is as wide as it is exact."""
    found = panel(event("2003-08-28/2003-08-29", "2003-08", "", "2003-01", "2003"))
    assert [(row.name, row.words, row.verdict) for row in found.rows] == [
        ("record", "28–29 August 2003", None),
        ("C", "Jan 2003: conflicts, 209 days off", "conflicts"),
        ("A", "Aug 2003: less exact", "coarser"),
        ("D", "2003: less exact", "coarser"),
        ("B", "mentions it", "mention"),
    ]
    day = (found.right - found.left) / 365
    widths = [sum(part.width for part in row.parts) / day for row in found.rows]
    assert [round(width) for width in widths] == [3, 31, 31, 365, 0]  # a span is 6 wide at least
    record, conflict, *_ = found.rows
    assert conflict.gap == (
        pytest.approx(found.left + 31 * day),
        pytest.approx(record.parts[0].x),
    )
    assert found.band
    assert (found.band.x, found.band.width) == (record.parts[0].x, record.parts[0].width)
    assert [tick.text for tick in found.ticks][:3] == ["2003", "Feb", "Mar"]


@pytest.mark.parametrize(
    ("record", "said", "words"),
    [
        ("2003-08-28", "2003-09-02", "2 Sep 2003: conflicts, 5 days off"),
        ("2003-08-28", "2003-08-27", "27 Aug 2003: conflicts, 1 day off"),
        ("2003-08", "2002", "2002: conflicts, 213 days off"),
        ("2003-08-28/..", "2003-08-28", "28 Aug 2003: more exact"),
        ("2003-08-28", "2003-08-28", "28 Aug 2003: nobody else says it"),
        ("2003", "2002-12/2003-02", "Dec 2002 – Feb 2003: overlaps"),
    ],
)
def test_what_is_said_of_a_date(record: str, said: str, words: str) -> None:
    """Each claim says what it says and how that stands to the record."""
    assert panel(event(record, said)).rows[1].words == words


COUNTED = [
    # the record, what is said; in words, and what is drawn as kind, from, to
    (456, ("≥", 468), "≥ 468: conflicts, 12 more", "day 468 468, more 468 END"),
    (456, ("<", 450), "< 450: conflicts, 6 less", "day 450 450, less START 450"),
    (456, ("≥", 450), "≥ 450: nobody else says it", "day 450 450, more 450 END"),
    (100, ("≈", 105), "≈ 105: nobody else says it", "day 105 105, about START END"),
    (1.1, ("=", 1.3), "1.3: conflicts, 0.2 more", "day 1.3 1.3"),
    (100, ("≈", 200), "≈ 200: conflicts, 100 more", "day 200 200, about 180 220"),
    (10, None, "mentions it", ""),
]


@pytest.mark.parametrize(("record", "said", "words", "parts"), COUNTED)
def test_figures(
    record: float, said: tuple[Relation, float] | None, words: str, parts: str
) -> None:
    """Of a figure there is a dot on a scale, and how far it reaches; the record is a band."""
    found = panel(fact(record, said))
    assert found.rows[1].words == words
    values = [float(tick.text.replace(",", "")) for tick in found.ticks]
    unit = (found.right - found.left) / (values[-1] - values[0])

    def name(x: float) -> str:
        places = {round(found.left, 3): "START", round(found.right, 3): "END"}
        return places.get(round(x, 3)) or f"{values[0] + (x - found.left) / unit:.6g}"

    drawn = [
        f"{kind} {name(x + 4)} {name(x + 4)}"
        if kind == "day"
        else f"{kind} {name(x)} {name(x + w)}"
        for kind, x, w in found.rows[1].parts
    ]
    assert ", ".join(drawn) == parts
    assert found.band
    assert name(found.band.x + 4) == f"{record:g}"
    assert (found.rows[1].gap is not None) == ("conflicts" in words)


def test_statements_have_no_axis() -> None:
    """Of what is text there is only what is said, and by whom."""
    found = panel(fact("message", ("=", "speech"), ("=", "Message")))
    assert [row.words for row in found.rows] == [
        "message",
        "speech: conflicts",
        "Message: nobody else says it",
    ]
    assert (found.ticks, found.band, found.left) == ((), None, found.right)


@pytest.mark.parametrize(
    ("thing", "title", "summary"),
    [
        (event("2003", "2003"), "when", "1 claim; each as wide as it is exact, the record as a b"),
        (event("2003", "2001"), "when", "1 claim that conflicts; each as"),
        (event("2003", "2001", "2000"), "when", "2 claims that conflict; each as"),
        (event("2003", "2001", "2000", ""), "when", "3 claims, 2 of them conflict; each as"),
        (fact(5, ("=", 5)), "how much", "1 claim; the record as a band"),
        (fact("a", ("=", "a")), "what", "1 claim"),
    ],
)
def test_headings(thing: Event | Fact, title: str, summary: str) -> None:
    """The heading asks what the picture answers, and below it claims are counted."""
    root = ElementTree.fromstring(export(Answer(dataset(thing), "card", (thing,))))
    assert root.findtext(f"{SVG}title") == f"Who says {title}: {thing.title}"
    assert (root.findtext(f"{SVG}desc") or "").startswith(summary)


@given(found=strategies.datasets())
def test_any_dataset(found: Dataset) -> None:
    """Whatever is claimed of whatever, each picture is well-formed and within its width."""
    for thing in found.statements:
        text = export(Answer(found, "card", (thing,)))
        ElementTree.fromstring(text)
        assert not sample.hidden(text)
        drawn = subject(found, thing, 12, 1188)
        assert len(drawn.rows) == 1 + len(thing.claims)
        for row in drawn.rows:
            assert all(0 <= part.x <= part.x + part.width <= 1200 for part in row.parts)
    text = export(sample.answer("claims", found))
    assert not sample.hidden(text)
    ElementTree.fromstring(text)


def test_in_a_card() -> None:
    """For a card of a page there is neither paper nor heading, nor an id that others have."""
    thing = sample.thing("conference")
    assert isinstance(thing, Event)
    text = inline(sample.load(), thing)
    root = ElementTree.fromstring(text)
    assert root.get("width") == "640"
    assert root.get("aria-label") == (
        "Conference on towns without a river; 6 claims, 1 of them conflicts; "
        "each as wide as it is exact, the record as a band"
    )
    assert "id=" not in text
    assert "<style" not in text
    assert "record" in words(root)


def distances(*things: Event | Fact) -> list[Panel]:
    """Return the panels of all claims on some things."""
    checked = tuple(CheckedClaim(thing, claim) for thing in things for claim in thing.claims)
    return panels(Answer(dataset(*things), "claims", checked), 0, 1000)


def test_distances_by_kind() -> None:
    """Dates stand by days, figures by their share of the record, and the rest has no axis."""
    dated, counted, rest = distances(
        event("2003-08-28", "2003-01-01", "2003-08-28", ""),
        fact(100, ("=", 150), ("≥", 90), None),
        fact("a", ("=", "b")),
    )
    assert [len(each.rows) for each in (dated, counted, rest)] == [2, 2, 3]
    assert [row.words for row in dated.rows] == [
        "1 Jan 2003: conflicts, 239 days off · A",
        "28 Aug 2003: nobody else says it · B",
    ]
    assert {tick.text for tick in dated.ticks} >= {"record", "1 month", "1 year"}
    assert {tick.text for tick in counted.ticks} >= {"record", "10 %", "100 %"}
    assert rest.ticks == ()
    assert [row.name for row in rest.rows] == ["It", "So many", "So many"]


SIGNED = [
    # the record, what is said; from where to where it is, in days from the record
    ("2003-08-28", "2003-01-01", -239, -239),
    ("2003-08-28", "2003-09-02", 5, 5),
    ("2003-08-28/2003-08-29", "2003-01", -239, -209),
    ("2003-08-28/2003-08-29", "2003-09", 3, 32),
    ("2003-08-28", "2003", -239, 125),
    ("2003-08", "2003-08-10", 0, 0),
    ("2003-08", "2003-08-10/2003-09-10", 0, 10),
    ("2003-08-28", "2003-09-02/..", 5, inf),
    ("2003-08-28", "../2003", -inf, 125),
    ("2003-08-28/..", "2003-08-28/..", 0, 0),
    ("[1990,1995]", "1992", 366, 731),
    ("1992", "[1990,1995]", -731, -366),
    ("[1990,1995]", "1990", 0, 0),
]


@pytest.mark.parametrize(("record", "said", "first", "last"), SIGNED)
def test_signed_distances(record: str, said: str, first: float, last: float) -> None:
    """What is said earlier is to the left of the record, what is said later to the right."""
    [found] = distances(event(record, said))
    [row] = found.rows
    left, right = row.parts[0].x, row.parts[0].x + row.parts[0].width
    middle = (found.left + found.right) / 2
    sides = [(x > middle + 4.01) - (x < middle - 4.01) for x in (left, right)]
    assert sides == [(end > 0) - (end < 0) for end in (first, last)]
    assert (row.gap is not None) == (first > 0 or last < 0)
    assert found.left <= left
    assert right <= found.right


def test_what_is_open_stretches_no_axis() -> None:
    """An end that is not known is at the edge, and no distance: a day off is still seen."""
    [found] = distances(event("2003", "2003/.."), event("2003-08-28", "2003-08-29"))
    open_end, day_off = (row.parts[0] for row in found.rows)
    assert open_end.x + open_end.width == found.right
    assert {tick.text for tick in found.ticks} == {"record", "1 day"}
    assert day_off.x > (found.left + found.right) / 2


def test_a_distance_that_nothing_names() -> None:
    """Thousands of years, or a figure of which the record is nothing, have their place, too."""
    [dated] = distances(event("9999", "0001"))
    assert dated.rows[0].parts[0].x >= dated.left - 4
    [counted] = distances(fact(0, ("=", 5), ("<", -5), (">", 1e308)), fact(1e308, ("=", -1e308)))
    for row in counted.rows:
        assert counted.left - 4.01 <= row.parts[0].x <= counted.right


def test_no_claims() -> None:
    """An empty answer is a picture that says so."""
    root = ElementTree.fromstring(export(Answer(dataset(), "claims", ())))
    said = "No claim matches; the dataset covers 1 January 2020 with 0 events and 0 facts."
    assert root.findtext(f"{SVG}desc") == said


@pytest.mark.parametrize("name", ["claims", "facts"])
def test_work_grows_in_proportion(name: str) -> None:
    """Four times as many claims or facts are four times the work, not its square."""

    def draw(count: int) -> None:
        things = tuple(
            replace(fact(at, ("=", at), (">", at - 1)), id=f"f{at}", series="S" if at % 2 else None)
            for at in range(count)
        )
        checked = tuple(CheckedClaim(thing, claim) for thing in things for claim in thing.claims)
        export(Answer(dataset(*things), name, things if name == "facts" else checked))

    assert sample.work(draw, 320) < 6 * sample.work(draw, 80)
