"""Figures over time: each series a chart, to scale, that claims nothing between its dots."""

from xml.etree import ElementTree

import pytest
import sample
import strategies
from hypothesis import given

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Dataset, Fact, Value
from kztimeline.queries.answer import Answer, Look
from kztimeline.web.figures import picture
from kztimeline.web.series import chart
from kztimeline.web.svg import export

SOURCES = ("gazette", "talk-2007", "resolution-1")
SVG = "{http://www.w3.org/2000/svg}"


def fact(
    as_of: str,
    value: Value,
    *said: Value,
    series: str | None = "S",
    unit: str | None = "boats",
) -> Fact:
    """Return a fact that so many sources say something of."""
    claims = tuple(
        Claim(source, value=each, voice=source)
        for source, each in zip(SOURCES, said or (value,), strict=False)
    )
    name = f"f{as_of.lower()}".replace("/", "-").replace(".", "")
    return Fact(name, "t", f"Boats in {as_of}", value, parse(as_of), claims, unit, series=series)


def drawn(*facts: Fact, width: int = 0) -> ElementTree.Element:
    """Return the parsed picture of some facts of the sample."""
    answer = Answer(sample.load(), "facts", facts, look=Look(width=width))
    return ElementTree.fromstring(export(answer))


def texts(root: ElementTree.Element) -> list[str]:
    """Return every text of a picture."""
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def test_the_draft() -> None:
    """The members of the United Nations are a chart, and so are the other series of the data."""
    facts = load().facts
    found = texts(ElementTree.fromstring(export(Answer(load(), "facts", facts))))
    titles = [text for text in found if text.startswith(("Members of", "World", "Children"))]
    assert titles[:4] == [
        "Members of the United Nations",
        "Members of CICA",
        "World military spending, by SIPRI",
        "Children known to be infected in Shymkent",
    ]
    assert {"51", "166", "175", "189", "191", "192"} <= set(found)
    assert "Nuclear tests at Semipalatinsk" in found
    assert "≥ 468: conflicts, 12 more" in found


def test_where_the_dots_are() -> None:
    """A dot is in the middle of its date, at its figure above 0; a span holds until its end."""
    group = [fact("2000-07-02", 10), fact("2002", 20), fact("2003-01-01/2003-12-31", 40)]
    found = chart("S", group, 0, 600, 100)
    year = (found.right - found.left) / 4
    assert [(dot.x - found.left) / year for dot in found.dots] == pytest.approx(
        [0.5, 2.5, 3], abs=0.01
    )
    assert [(found.bottom - dot.y) / 150 for dot in found.dots] == pytest.approx([0.25, 0.5, 1])
    assert [dot.right - dot.x for dot in found.dots] == pytest.approx([0, 0, year], rel=0.01)
    assert [(one.text, two.text) for one, two in found.steps] == [("10", "20"), ("20", "40")]
    assert [tick.text for tick in found.levels] == ["0", "20", "40"]
    assert [tick.text for tick in found.ticks if tick.text][:1] == ["2000"]


def test_a_short_series_has_months() -> None:
    """Within three years the axis begins and ends with a month, and later with a year."""
    months = chart("S", [fact("2006-07-21", 1), fact("2007-10-03", 2)], 0, 600, 0)
    assert months.ticks[0].text == "Jul 2006"
    years = chart("S", [fact("2006-07-21", 1), fact("2012-10-03", 2)], 0, 600, 0)
    assert years.ticks[0].text == "2006"


def test_figures_have_room_or_none() -> None:
    """The figures at dots never touch each other; the last one stands behind the chart."""
    crowd = [fact(f"2006-07-{day:02}", 100 + day) for day in range(1, 29)]
    found = chart("S", crowd, 0, 570, 0)
    boxes = [(dot.label, len(dot.text) * 6.68) for dot in found.dots if dot.label]
    assert 2 < len(boxes) < 28
    assert found.dots[0].label
    assert found.dots[-1].label is None
    for at, (one, wide) in enumerate(boxes):
        for other, width in boxes[:at]:
            apart = abs(one[0] - other[0]) >= (wide + width) / 2 or abs(one[1] - other[1]) >= 13
            assert apart, (one, other)


def test_a_figure_without_room() -> None:
    """Between its neighbours, above, below and beside, a dot may have no room for its figure."""
    facts = [fact(f"2000-01-{day:02}", 1_000_000 + day % 2) for day in range(1, 31)]
    found = chart("S", [fact("1900", 5), *facts, fact("2020", 7)], 0, 400, 0)
    assert [bool(dot.label) for dot in found.dots].count(False) > 20


def test_a_long_series_has_no_figures() -> None:
    """A hundred dots may have their figures; more have none but the last."""
    years = [fact(f"{1900 + at}", at) for at in range(101)]
    few, many = (chart("S", years[:count], 0, 4000, 0) for count in (100, 101))
    assert any(dot.label for dot in few.dots)
    assert not any(dot.label for dot in many.dots)


@pytest.mark.parametrize(
    ("said", "classes"),
    [((5, 5), ["kz-dot"]), ((5,), ["kz-paper kz-outline"]), ((5, 9), ["kz-dot", "kz-bad-edge"])],
)
def test_how_well_a_figure_is_known(said: tuple[int, ...], classes: list[str]) -> None:
    """A dot is full where sources agree, a ring of one source, and has a frame if disputed."""
    root = drawn(fact("2001", 5, *said), fact("2002", 5, 5, 5))
    [group] = [
        each
        for each in root.iter(f"{SVG}g")
        if each.findtext(f"{SVG}title") == "Boats in 2001: 5 boats"
    ]
    line, *marks = [each.get("class") for each in group if each.tag != f"{SVG}text"][1:]
    assert line == "kz-outline"
    assert marks == classes


def test_what_is_a_series() -> None:
    """Two figures of one name and unit are; one alone, text, and other units are not."""
    named = texts(drawn(fact("2001", 1), fact("2002", 2), fact("2003", 3, unit="oars")))
    assert "S, boats" in named
    assert "S, oars" not in named
    pair = texts(drawn(fact("2001", 1), fact("2002", 2)))
    assert "S" in pair
    for alone in (
        [fact("2001", 1)],
        [fact("2001", "one"), fact("2002", "two")],
        [fact("2001", 1, series=None), fact("2002", 2, series=None)],
    ):
        root = drawn(*alone)
        assert not list(root.iter(f"{SVG}title"))[1:]
        said = "none in a series, and none on which sources differ"
        assert said in (root.findtext(f"{SVG}desc") or "")


@pytest.mark.parametrize(
    ("facts", "summary"),
    [
        ((), "No fact matches; the dataset covers 1903–2005 with 23 events and 4 facts."),
        ([fact("2001", 1), fact("2002", 2)], "2 facts in a series, or on which sources differ"),
        (
            [fact("2001", 1, 1, 2, series=None), fact("2002", 2)],
            "1 fact in a series, or on which sources differ; 1 more not drawn",
        ),
    ],
)
def test_the_summary(facts: list[Fact], summary: str) -> None:
    """A picture says how many facts are in it, and how many are not."""
    assert drawn(*facts).findtext(f"{SVG}desc") == summary


@pytest.mark.parametrize(("width", "columns"), [(719, 1), (720, 2), (4000, 2)])
def test_charts_stand_side_by_side(width: int, columns: int) -> None:
    """Where there is room for two charts they are beside each other, and none leaves it."""
    facts = [fact("2001", 1), fact("2002", 2), fact("2001", 1, series="T"), fact("2002", 2)]
    facts += [fact(f"201{at}", at, at, 9, series=None) for at in (3, 4, 5)]
    facts[3] = fact("2002", 2, series="T")
    root = drawn(fact("2003", 3), *facts, width=width)
    titles = {
        text.text: (float(text.get("x") or 0), float(text.get("y") or 0))
        for text in root.iter(f"{SVG}text")
        if text.get("font-size") == "14"
    }
    assert len(titles) == 5
    assert (titles["S"][1] == titles["T"][1]) == (columns == 2)
    pair = titles["Boats in 2013"], titles["Boats in 2014"]
    assert (pair[0][1] == pair[1][1]) == (columns == 2)
    assert max(x for x, _ in titles.values()) < width
    height = float(root.get("height") or 0)
    assert max(float(each.get("y") or 0) for each in root.iter(f"{SVG}text")) < height


def test_on_a_page() -> None:
    """In a page a picture of figures has no paper and no heading of its own."""
    answer = Answer(load(), "facts", load().facts)
    text = picture(answer, answer.things, page=True)
    assert "<title>Figures" in text
    assert "<style" not in text
    assert "checked" not in text


@given(found=strategies.datasets())
def test_any_dataset(found: Dataset) -> None:
    """Whatever figures there are, the picture is well-formed, with nothing hidden in it."""
    text = export(Answer(found, "facts", found.facts))
    ElementTree.fromstring(text)
    assert not sample.hidden(text)
    assert "nan" not in text.replace("\u2026", "")
