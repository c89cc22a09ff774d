"""The picture: to scale, every event in it once, no two labels over each other, well-formed."""

import itertools
import random
import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
import sample
import strategies
from exhaustive import few
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.chart.lanes import lanes
from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Dataset, Event
from kztimeline.queries.answer import Answer, By, Look
from kztimeline.queries.asked import window
from kztimeline.queries.filters import Question, overlaps
from kztimeline.queries.listings import events as listed
from kztimeline.text.escape import escape
from kztimeline.web.frame import WIDTH
from kztimeline.web.metrics import cut, measure
from kztimeline.web.svg import export
from kztimeline.web.timeline import Plan, picture, plan

SVG = "{http://www.w3.org/2000/svg}"


def of(*events: Event) -> Answer:
    """Return a timeline of these events."""
    return Answer(sample.load(), "timeline", sample.chronicle(*events))


def draw(*events: Event) -> ElementTree.Element:
    """Return the parsed picture of these events."""
    return ElementTree.fromstring(export(of(*events)))


def names(root: ElementTree.Element) -> list[str]:
    """Return what each mark stands for, in words."""
    return [
        found.text or ""
        for group in root.iter(f"{SVG}g")
        for found in group.findall(f"{SVG}title")
        if "left out here" not in (found.text or "")
    ]


def crowd(count: int, seed: int = 1) -> list[Event]:
    """Return events of every form, some of which lasted."""
    chance = random.Random(seed)
    forms = ("{y}", "{y}-0{m}", "{y}-0{m}-1{m}", "{y}-2{s}", "{y}/{z}", "{y}-0{m}/..", "[{y}..{z}]")
    events = []
    for number in range(count):
        year = chance.randint(1950, 2020)
        parts = {
            "y": year,
            "z": year + chance.randint(1, 30),
            "m": chance.randint(1, 9),
            "s": chance.randint(1, 4),
        }
        text = chance.choice(forms).format(**parts)
        events.append(sample.event(text, f"Event number {number} " + "of many " * (number % 7)))
    return events


def disputed(count: int) -> list[Event]:
    """Return events of which sources give other dates, near and far on both sides."""
    claims = [Claim("gazette", date=parse(f"{year}")) for year in range(1950, 2021, 7)]
    return [
        replace(each, claims=tuple(claims[at % 11 : at % 11 + at % 5] or claims))
        for at, each in enumerate(crowd(count, seed=2))
    ]


def boxes(
    events: list[Event], width: float, dataset: Dataset | None = None, by: str = ""
) -> list[tuple[float, float, float]]:
    """Return row, left and right end of each mark with its label, in the lanes of a dataset."""
    found = []
    for placed in plan(events, width, lanes(dataset, events, by) if dataset else ()).marks:
        left, right = placed.mark.left, placed.mark.right
        if placed.behind is not None:
            left, right = min(left, placed.behind), max(right, placed.behind + placed.mark.length)
        found.append((placed.y, left, right))
    return found


@pytest.mark.parametrize("width", few([400, 800, WIDTH], 800))
@pytest.mark.parametrize("by", few(["", "topic", "place", "status"], "", "topic"))
def test_labels_never_overlap(width: float, by: str) -> None:
    """Nothing shares its place with anything else, and nothing leaves the picture."""
    for dataset, events in (
        (sample.load(), disputed(200)),
        (load(), load().events),
        (sample.load(), sample.load().events),
        (sample.load(), crowd(300)),
    ):
        found = sorted(boxes(list(sample.chronicle(*events)), width, dataset if by else None, by))
        assert len(found) == len(events)
        assert min(left for _, left, _ in found) >= 0
        assert max(right for _, _, right in found) <= width
        for (row, _, right), (next_row, left, _) in itertools.pairwise(found):
            assert row != next_row or right <= left


@given(dataset=strategies.datasets())
def test_any_dataset(dataset: Dataset) -> None:
    """Whatever is in it, the picture is well-formed, and has each event once."""
    text = export(Answer(dataset, "timeline", dataset.events))
    root = ElementTree.fromstring(text)
    assert len(names(root)) == len(dataset.events)
    assert not sample.hidden(text)


@given(title=st.text(min_size=1))
def test_any_title(title: str) -> None:
    """No title breaks the file: neither markup nor what XML has no room for."""
    [name] = names(draw(sample.event("1912", title)))
    assert name.startswith("1912: ")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("</text></svg>", "</text></svg>"),
        ("[red]alert[/red]", "[red]alert[/red]"),
        ("\x1b[2Jgone", r"\x1b[2Jgone"),
        ("abc\u202edef", r"abc\u202edef"),
        ("\ufffe\uffff\ud800", r"\ufffe\uffff\ud800"),
        ('" onload="alert(1)', '" onload="alert(1)'),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
    ],
)
def test_hostile_titles(title: str, shown: str) -> None:
    """Text stays text, and what is hidden is shown."""
    root = draw(sample.event("1912", title))
    assert names(root) == [f"1912: {shown}"]
    assert "".join(root.itertext()).count(shown) == 2
    assert not [each for each in root.iter() if each.tag == f"{SVG}script"]
    assert not [key for each in root.iter() for key in each.attrib if key.startswith("on")]


def test_a_long_title_is_cut_and_kept() -> None:
    """A label is as long as there is room; the tooltip has all of it."""
    title = "long " * 1000
    root = draw(sample.event("1912-03-04", title))
    assert names(root) == [f"4 March 1912: {title}"]
    [label] = [each for each in root.iter(f"{SVG}text") if "long" in "".join(each.itertext())]
    assert "".join(label.itertext()).endswith("…")
    text = "".join(label.itertext())
    assert float(label.get("x") or 0) + measure(text, 12) <= WIDTH


def test_every_form_of_date_is_told_apart() -> None:
    """A dot is a day; a bar is as wide as its unit; what is not sure looks so."""

    def parts(text: str) -> list[tuple[str, int]]:
        frame = [sample.event(f"{year}", f"in {year}") for year in range(2000, 2010)]
        drawn = plan(list(sample.chronicle(*frame, sample.event(text, "it"))), WIDTH)
        [placed] = [each for each in drawn.marks if each.mark.title == "it"]
        return [
            (part.kind, round(part.width / drawn.axis.density / 30.44))
            for part in placed.mark.parts
        ]

    assert [kind for kind, _ in parts("2001-02-03")] == ["day"]
    assert parts("2001-02") == [("unit", 1)]
    assert parts("2001-22") == [("unit", 3)]
    assert parts("2001") == [("unit", 12)]
    assert parts("200X") == [("unit", 120)]
    assert parts("[2001-01..2001-06]") == [("one-of", 6)]
    assert parts("2001-01-01/2001-06-30") == [("sure", 6)]
    assert parts("2001-01/2001-12") == [("rough", 1), ("sure", 10), ("rough", 1)]
    assert parts("2001/2002") == [("rough", 24)]
    assert [kind for kind, _ in parts("2001-01-01/..")] == ["sure", "open-end"]
    assert [kind for kind, _ in parts("2001-01-01/")] == ["sure", "lost-end"]
    assert [kind for kind, _ in parts("../2001-01-01")] == ["open-start", "sure"]
    assert [kind for kind, _ in parts("/2001-01-01")] == ["lost-start", "sure"]


def test_disputed_by_shape() -> None:
    """A dispute is told by a ring, by a sign and in words, not by colour alone."""
    [event] = [event for event in sample.load().events if event.id == "conference"]
    root = draw(event)
    assert names(root) == [
        "28–29 August 2003: Conference on towns without a river (disputed)",
    ]
    assert next(each.text for each in root.iter(f"{SVG}text") if each.get("class") == "kz-bad")
    assert [each for each in root.iter(f"{SVG}path") if each.get("class") == "kz-bad-edge"]


@given(text=st.text(max_size=80), room=st.floats(20, 400))
def test_cut(text: str, room: float) -> None:
    """A cut text fits, and says that it is cut."""
    found = cut(text, room, 12)
    assert measure(found, 12) <= room
    assert found == text or found.endswith("…")


def test_it_is_accessible_and_its_own_style() -> None:
    """A reader that cannot see it is told what it is; it loads nothing."""
    text = export(sample.answer("timeline"))
    root = ElementTree.fromstring(text)
    label = "A steppe town; 23 events, 1900–2005; 2 disputed"
    assert (root.get("role"), root.get("aria-label")) == ("img", label)
    assert root.find(f"{SVG}title").text == "A steppe town"
    assert root.find(f"{SVG}desc").text == "23 events, 1900–2005; 2 disputed"
    assert "prefers-color-scheme: dark" in text
    assert not re.search(r"href|@import|url\((?!#)|https?://(?!www\.w3\.org/2000/svg)", text)


def test_the_legend_has_what_is_used() -> None:
    """Only signs in use are explained."""
    text = export(of(sample.event("1912-03-04", "one"), sample.event("1913/..", "two")))
    assert ">day<" in text
    assert "goes on" in text
    assert "one day in that range" not in text
    assert "left out" not in text


def test_where_everything_is() -> None:
    """Bars are in rows at the top, dots below them, each label at its side, all to scale."""
    dates = "1912-03-01 1912-03-02 1913-02-03/1913-12-31 1914/.. 1914-05-05".split()
    events = [sample.event(date, f"T{at}") for at, date in enumerate(dates)]
    found = plan(sample.chronicle(*events), 800)
    places = {
        each.mark.title: (
            each.y,
            each.side,
            [(round(part.x, 1), part.text) for part in each.labels],
        )
        for each in found.marks
    }
    assert places == {
        "T2": (10.5, "in", [(299.5, "T2")]),
        "T3": (31.5, "in", [(534.6, "T3")]),
        "T0": (50.5, "right", [(63.8, "1 Mar"), (99.5, "T0")]),
        "T1": (67.5, "right", [(64.5, "2 Mar"), (100.2, "T1")]),
        "T4": (84.5, "left", [(608.7, "5 May"), (571.0, "T4")]),
    }
    assert [each.anchor for each in found.marks] == ["", "", "", "", "end"]
    assert ([band.y for band in found.bands], found.height, found.dot) == ([0, 42], 93, 4)
    assert (found.axis.stretches[0].left, found.axis.stretches[-1].right) == (12, 788)
    [early] = plan([sample.event("../1912", "T")], 800).marks
    assert (early.side, early.mark.left, [part.x for part in early.labels]) == ("in", 0, [17])


def downwards(found: Plan, first: int = 1, last: int = 9999) -> float:
    """Return the share of neighbours in time, of some years, that are below each other."""
    dots = [each for each in found.marks if not each.mark.bar]
    pairs = [
        (one.y, two.y)
        for one, two in itertools.pairwise(dots)
        if all(first <= each.mark.event.date.bounds[0].year <= last for each in (one, two))
    ]
    return sum(one < two for one, two in pairs) / len(pairs)


@pytest.mark.parametrize("width", [800, WIDTH])
def test_time_runs_downwards(width: float) -> None:
    """Where many things happened one can read on below; only at times it goes on at the top."""
    events = load().events
    assert downwards(plan(events, width), 2005, 2007) >= 0.9
    during = [event for event in events if overlaps(event.date, parse("2003/2007"))]
    window = date(2003, 1, 1), date(2007, 12, 31)
    assert downwards(plan(during, width, asked=window)) >= 0.9
    assert downwards(plan(sample.chronicle(*crowd(200)), width)) >= 0.9


@pytest.mark.parametrize("period", ["2006", "June 2006", "2003..2007", "since 1992", "1992-03-02"])
def test_the_period_is_the_scale(period: str) -> None:
    """Nearly all of the width is the period; what is cut off has a hollow sign at the edge."""
    dataset, question = load(), Question(period)
    answer = Answer(dataset, "timeline", listed(dataset, question), question=question)
    first, last = window(answer)
    found = plan(answer.events, WIDTH, asked=(first, last))
    begin, end = found.axis.stretches[0], found.axis.stretches[-1]
    assert first
    assert begin.begin == first.toordinal()
    assert last is None or end.end == last.toordinal() + 1
    assert end.right - begin.left >= 0.95 * WIDTH
    for each in found.marks:
        date = each.mark.event.date
        kinds = [part.kind for part in each.mark.parts]
        assert ("cut-start" in kinds) == bool(date.earliest and date.earliest < first)
        assert ("cut-end" in kinds) == bool(date.latest and last and date.latest > last)
        assert (kinds[-1] == "open-end") == date.text.endswith("/..")


def test_a_crowd_has_no_labels() -> None:
    """Beyond three hundred events there are only marks, as high as there is room for them."""
    labelled, crowded = (plan(crowd(count), 800) for count in (300, 301))
    assert (labelled.dot, crowded.dot) == (4, 3)
    assert {each.side for each in crowded.marks} == {""}
    few = plan([sample.event("1912-03-04", f"T{at}") for at in range(301)], 800)
    assert ([band.y for band in few.bands], round(few.height, 6)) == ([0], 1200)
    assert [round(each.y * 301 / 1200, 6) for each in few.marks] == [at + 0.5 for at in range(301)]
    days = (date(1912, 1, 1) + timedelta(at * 73) for at in range(301))
    one_row = plan([sample.event(day.isoformat(), f"T{day}") for day in days], 4800)
    assert (one_row.height, {each.y for each in one_row.marks}) == (7, {3.5})


@pytest.mark.parametrize("by", ["topic", "place", "status"])
@pytest.mark.parametrize("count", [0, 40, 301])
def test_lanes(by: By, count: int) -> None:
    """Across, rows are in lanes: each has its name above all that is in it, and nothing else."""
    events = sample.chronicle(*sample.load().events, *crowd(count))
    answer = Answer(sample.load(), "timeline", events, look=Look(across=True, by=by))
    root = ElementTree.fromstring(export(answer))
    assert len(names(root)) == len(events)
    grouped = lanes(answer.dataset, events, by)
    found = plan(events, WIDTH, grouped)
    assert [band.name for band in found.bands] == [
        cut(escape(lane.full), WIDTH - 24, 12, bold=True) for lane in grouped
    ]
    assert {band.name for band in found.bands} <= {
        text.text for text in root.iter(f"{SVG}text") if text.get("font-weight") == "bold"
    }
    for lane, band, end in zip(
        grouped, found.bands, [*(band.y for band in found.bands[1:]), found.height], strict=True
    ):
        inside = [each.mark.event.id for each in found.marks if band.y + 18 < each.y < end]
        assert sorted(inside) == sorted(event.id for event in lane.events)


def test_no_lanes_unless_across() -> None:
    """Without `--across` there are bars above dots, whatever lanes would be by."""
    look = Look(by="status")
    answer = sample.answer("timeline")
    assert export(answer._replace(look=look)) == export(answer)
    assert export(answer._replace(look=look._replace(across=True))) != export(answer)


@pytest.mark.parametrize(
    ("dates", "summary"),
    [
        ("", "No event matches; the dataset covers 1903–2005 with 23 events and 4 facts."),
        ("1912", "1 event, 1912"),
        ("1912 0912", "2 events, 0912–1912"),
        ("1912-24", "1 event, 1912–1913"),
        ("1912 1912! 1913! 1914", "4 events, 1912–1914; 2 disputed"),
        ("1912 " * 1234, "1,234 events, 1912"),
        ("1912! " * 1000, "1,000 events, 1912; 1,000 disputed"),
    ],
)
def test_the_summary(dates: str, summary: str) -> None:
    """A picture says how many events are in it, of what years, and how many are disputed."""
    wrong = (Claim("gazette", date=parse("1700")),)
    events = [
        sample.event(text.rstrip("!"), f"T{at}", wrong if text.endswith("!") else ())
        for at, text in enumerate(dates.split())
    ]
    assert draw(*events).findtext(f"{SVG}desc") == summary


def test_the_legend_is_in_lines() -> None:
    """Signs stand side by side in their order, and go on in a line below where one is full."""
    answer = of(sample.event("1900"), *crowd(60))._replace(look=Look(width=800))
    root = ElementTree.fromstring(export(answer))
    found = [
        (entry.text, float(entry.get("x") or 0), float(entry.get("y") or 0))
        for group in root.iter(f"{SVG}g")
        if group.get("aria-hidden")
        for entry in group.findall(f"{SVG}text")
        if entry.get("class") == "kz-faint"
    ]
    top = found[0][2]
    texts = [text or "" for text, _, _ in found]
    assert texts == [
        *("day", "some time in that month, season or year", "one day in that range", "lasted"),
        *("began or ended there", "goes on", "years without events left out"),
    ]
    room = [42 + measure(text, 11) for text in texts]
    places = [38 + sum(room[:at]) for at in range(6)] + [38]
    assert [x for _, x, _ in found] == pytest.approx(places, abs=0.06)
    assert [y - top for _, _, y in found] == [0] * 6 + [17]
    assert places[5] - 26 + room[5] < 800 < places[5] - 26 + room[5] + room[6]


def test_a_picture_of_a_page() -> None:
    """In a page the events of a picture lead to their cards; in a crowd they do not."""
    answer = of(sample.event("1912", "One"), sample.event("1913", "Two"))
    root = ElementTree.fromstring(picture(answer, answer.events, page=True))
    assert (root.get("width"), root.get("role")) == ("1200", "group")
    assert [each.get("href") for each in root.iter(f"{SVG}a")] == ["#one", "#two"]
    alone = ElementTree.fromstring(picture(answer, answer.events))
    assert (alone.get("width"), alone.get("role")) == ("1200", "img")
    assert not list(alone.iter(f"{SVG}a"))
    for count, role in ((300, "group"), (301, "img")):
        text = picture(answer, crowd(count), page=True)
        assert ElementTree.fromstring(text).get("role") == role


def test_nothing_to_draw() -> None:
    """An empty answer is a picture that says so."""
    root = draw()
    assert "No event matches" in "".join(root.itertext())


def test_the_same_bytes() -> None:
    """The same answer is the same file; the order of an answer does not matter."""
    events = sample.load().events
    assert export(of(*events)) == export(Answer(sample.load(), "timeline", events[::-1]))


@pytest.mark.exhaustive
def test_a_crowd_is_drawn_once_each_and_in_bounds() -> None:
    """Ten thousand events have a mark each, on a picture that still fits a screen."""
    text = export(of(*crowd(10_000)))
    assert text.count("Event number") == 10_000
    match = re.search(r'viewBox="0 0 1200 ([0-9.]+)"', text)
    assert match
    assert float(match[1]) < 1500


@pytest.mark.exhaustive
def test_work_grows_in_proportion() -> None:
    """Five times the events are about five times the calls, not their square."""
    few, many = (sample.work(export, of(*crowd(count))) for count in (400, 2_000))
    assert many < 7 * few


@pytest.mark.parametrize("across", [False, True], ids=["timeline", "lanes"])
def test_golden(across: bool) -> None:
    """The whole sample, as it was last agreed on."""
    answer = sample.answer("timeline")._replace(look=Look(across))
    sample.check_golden(f"page-{'lanes' if across else 'timeline'}.svg", export(answer))
