"""The timeline across: to scale, in lanes, each event once, in any width."""

import re
from dataclasses import replace

import pytest
import sample
import strategies
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from sample import chronicle, event

from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Dataset, Event, Topic
from kztimeline.queries.answer import Answer, By, Look
from kztimeline.queries.filters import Question
from kztimeline.terminal import draw
from kztimeline.terminal.cells import Cells
from kztimeline.terminal.sharing import Item, digits, pack
from kztimeline.terminal.style import topic_style

WIDTHS = st.integers(40, 300)
BYS: tuple[By, ...] = ("topic", "place", "status")
WRONG = (Claim("gazette", at="p. 7", date=parse("1800")),)
DRAWN = "●◐◔○◌◎◇■◉━╍╌→←◁▷╱┬─·…–~?!"
"""What the drawing itself is made of."""


def across(
    events: tuple[Event, ...], width: int = 60, by: By = "topic", plain: bool = False
) -> str:
    """Return events drawn across below their heading, with the sources and topics of the sample."""
    answer = Answer(sample.load(), "timeline", events, look=Look(True, by, plain))
    return draw(answer, width).split("\n\n", 1)[-1]


def chart(*events: Event, width: int = 60, by: By = "topic") -> list[str]:
    """Return the lines of the lanes alone, and of the axis above them."""
    lines = across(chronicle(*events), width, by).split("\n\n")[0].split("\n")
    return lines[:-2]


def beneath(*events: Event, width: int = 60, by: By = "topic") -> list[str]:
    """Return the lines of the list beneath."""
    return across(chronicle(*events), width, by).split("\n\n")[1].split("\n")


def about(*topics: str, date: str = "2000", title: str = "Something") -> Event:
    """Return an event about topics."""
    return replace(event(date, title), topics=topics)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Event, ...]:
    """Draw events of some lanes, in order, each with a marker in its title."""
    years = draw(st.sampled_from([(1990, 2030), (1999, 2000), (1, 9999)]))
    dates = draw(st.lists(strategies.dates(years), min_size=1, max_size=25))
    texts = st.text(st.characters(exclude_characters=f"{DRAWN}«»"), max_size=30)
    topics = st.lists(st.sampled_from(["council", "verny", "hostile"]), max_size=2).map(tuple)
    places = st.sampled_from([None, "東京", "Zu\u0308rich", "A place with a very long name indeed"])
    return chronicle(
        *(
            replace(
                event(date.text, f"«{at:02}» {draw(texts)}", WRONG if draw(st.booleans()) else ()),
                id=f"e{at:02}",
                topics=draw(topics),
                place=draw(places),
            )
            for at, date in enumerate(dates)
        )
    )


HISTORIES = histories()


class TestAnyHistory:
    """What holds whatever happened, at any width."""

    @given(events=HISTORIES, width=WIDTHS, by=st.sampled_from(BYS))
    def test_each_event_once(self, events: tuple[Event, ...], width: int, by: By) -> None:
        """Every title is there exactly once, beside its mark or in the list beneath."""
        assert sorted(re.findall("«..»", across(events, width, by))) == [
            f"«{at:02}»" for at in range(len(events))
        ]

    @given(events=HISTORIES, width=WIDTHS, by=st.sampled_from(BYS), plain=st.booleans())
    def test_no_line_is_too_wide(
        self, events: tuple[Event, ...], width: int, by: By, plain: bool
    ) -> None:
        """No line is wider than the terminal, ends in spaces, or has anything hidden in it."""
        out = across(events, width, by, plain)
        assert max(map(cell_len, out.splitlines())) <= width
        assert not [line for line in out.split("\n") if line != line.rstrip()]
        assert not sample.hidden(out)

    @given(events=HISTORIES, width=WIDTHS)
    def test_order_makes_no_difference(self, events: tuple[Event, ...], width: int) -> None:
        """Time runs from left to right, in whatever order the events come."""
        assert across(events, width) == across(events[::-1], width)

    @given(events=HISTORIES, width=WIDTHS, by=st.sampled_from(BYS))
    def test_the_legend_has_marks_in_use_alone(
        self, events: tuple[Event, ...], width: int, by: By
    ) -> None:
        """Each mark that is explained is drawn, and each that is drawn is explained."""
        body, _, legend = across(events, width, by).rpartition("\n\n")
        lanes = body.split("\n\n")[0].split("\n")[2:-2]
        found = {entry[0] for entry in re.split(r" {3}|\n", legend.strip())}
        drawn = {*"".join(lanes).replace("╍", "╌")} & {*DRAWN} | {*body} & {"╱"}
        assert found - {"!"} <= drawn
        assert drawn & {*"●◐◔○◌◎◇■◉╌→←╱"} <= found
        assert ("!" in found) == any(each.status == "disputed" for each in events)

    @given(events=HISTORIES, width=WIDTHS, by=st.sampled_from(BYS))
    def test_ascii(self, events: tuple[Event, ...], width: int, by: By) -> None:
        """With ASCII alone nothing of ours is anything else."""
        bare = tuple(replace(each, title=each.id, place=None, topics=()) for each in events)
        assert across(bare, width, by, plain=True).isascii()

    @given(events=HISTORIES, width=WIDTHS)
    def test_ascii_loses_nothing(self, events: tuple[Event, ...], width: int) -> None:
        """In ASCII too each title is there once, as it is in the data."""
        out = across(events, width, plain=True)
        assert len(re.findall("«..»", out)) == len(events)


def cells(events: tuple[Event, ...], width: int) -> Cells:
    """Return the cells of a lane of these events."""
    return Cells([each.date for each in events], width, 1 + digits([*events]))


def packed(events: tuple[Event, ...], width: int) -> list[list[Item]]:
    """Return the rows of a lane."""
    return pack([*events], cells(events, width))


class TestPacking:
    """Which row and cells each event of a lane gets."""

    @given(events=HISTORIES, width=st.integers(30, 250))
    @example(events=(event("1990/.."), event("1990/..")), width=30)
    @example(events=(event("1990-12-31/..", "x" * 30, WRONG),), width=30)
    def test_nothing_overlaps(self, events: tuple[Event, ...], width: int) -> None:
        """Each event is in one item; marks with their numbers or titles share no cell."""
        rows = packed(events, width)
        ids = [each.id for row in rows for item in row for each in item.events]
        assert sorted(ids) == sorted(each.id for each in events)
        for row in rows:
            taken: set[int] = set()
            for item in row:
                box = {*range(int(item.box.left), int(item.box.right))}
                label = len(f"{item.number}{'!' * item.disputed}")
                needed = item.last + 1 + label * (not item.box.side and not item.inside(label))
                assert box >= {*range(item.first, needed)}
                assert not box & taken
                assert min(box) >= 0
                assert max(box) < width
                taken |= box

    @given(events=HISTORIES, width=st.integers(30, 250))
    def test_marks_stand_at_their_time(self, events: tuple[Event, ...], width: int) -> None:
        """A mark is in the cell of its earliest day; one that is shared is hardly to the left."""
        cell = cells(events, width).cell
        for row in packed(events, width):
            for item in row:
                for each in item.events:
                    first = cell(each.date.bounds[0].toordinal())
                    shared = len(item.events) > 1 and not item.long
                    assert first == item.first or (shared and 0 < first - item.first <= 4)

    @given(events=HISTORIES, width=st.integers(30, 250))
    def test_numbers_count_what_is_listed(self, events: tuple[Event, ...], width: int) -> None:
        """Numbers run from 1, in the order of time; titles beside their marks have none."""
        items = [item for row in packed(events, width) for item in row]
        numbered = sorted((item for item in items if item.number), key=lambda item: item.number)
        assert [item.number for item in numbered] == [*range(1, len(numbered) + 1)]
        assert all(bool(item.number) != bool(item.box.side) for item in items)
        orders = [item.events[0].date.order for item in numbered]
        assert orders == sorted(orders)

    def test_a_title_finds_room_in_the_end(self) -> None:
        """Marks get their cells first; then a title has the room that they have left."""
        titles = {"01-01": "x" * 56, "09-01": "y" * 12, "11-01": "z" * 60, "12-20": "z" * 61}
        events = tuple(event(f"2000-{day}", title) for day, title in titles.items())
        sides = [[item.box.side for item in row] for row in packed(events, 60)]
        assert sides == [["right"], ["left", "", ""]]


class TestDrawings:
    """Small drawings, whole."""

    def test_lanes(self) -> None:
        """An event goes into the lane of its first topic; lanes come in the order of time."""
        events = (
            about("verny", "council", date="2001", title="First"),
            about("council", "verny", date="2002", title="Second"),
            event("2000", "Alone"),
        )
        assert chart(*events) == [
            "             2000   Jul     2001   Jul     2002   Jul",
            "             ┬──────┬───────┬──────┬───────┬──────┬───────",
            "Verny        ·      ·       ○ First ╌╌╌╌╌╌╌       ·",
            "Town Council ·      ·       ·      ·       ○ Second ╌╌╌╌╌╌",
            "no topic     ○ Alone ╌╌╌╌╌╌╌       ·       ·      ·",
        ]

    def test_by_place(self) -> None:
        """A lane for each place, and one for the rest."""
        events = (replace(event("2001", "There"), place="Verny"), event("2000", "Nowhere"))
        assert chart(*events, by="place")[2:] == [
            "Verny    ·     ·     ·     ·     ○ There ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
            "no place ○ Nowhere ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌     ·     ·     ·",
        ]

    def test_by_status(self) -> None:
        """A lane for each status, disputes first; the list says what they mean."""
        events = (event("2000", "Told once"), event("2001", "Told twice", WRONG))
        assert chart(*events, by="status")[2:] == [
            "disputed      ·         ·          ○1!╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
            "single-source ○ Told once ╌╌╌╌╌╌╌╌╌╌          ·",
        ]
        assert beneath(*events, by="status") == [
            "disputed: a source conflicts with the record",
            " 1 2001  Told twice",
            "         ! Steppe Gazette, p. 7 says 1800",
            "single-source: one source or issuer only",
        ]

    def test_ends_of_bars(self) -> None:
        """Known, open, unknown and vague ends of spans all look different."""
        dates = {
            "2001-01-01/2008-12-31": "Known",
            "2001/2008": "Vague",
            "2001-01-01/..": "Open",
            "2001-01-01/": "Unknown",
            "../2008-12-31": "Before",
            "/2008-12-31": "Somewhen",
            "2001-01-01~/2008-12-31?": "About",
            "2000": "First",
            "2005": "Then",
            "2009": "Last",
        }
        events = [replace(event(date, title), place=title) for date, title in dates.items()]
        assert chart(*events, by="place")[2:] == [
            "Before   ← Before ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━■",
            "Somewhen ? Somewhen ╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍■",
            "First    ○╌╌╌╌ First        ·         ·         ·",
            "Open     ·   ■ Open ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━→",
            "Unknown  ·   ■ Unknown ╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍?",
            "About    ·   ~ About ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━?",
            "Known    ·   ■ Known ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━■",
            "Vague    ·   ■ Vague ━━━━━━━━━━━━━━━━━━━━━━━━━━━━╍╍╍╍■",
            "Then     ·        ·         ·    ○╌╌╌╌╌ Then    ·",
            "Last     ·        ·         ·         ·         Last ○╌╌╌╌",
        ]

    def test_how_exact_points_are(self) -> None:
        """A mark says how exactly a day is known, and is as wide as that allows."""
        dates = (
            "2000-05-06 2000-05 2000-22 2000 2001~ 2001? 2002% [2000-02..2000-11] 200X 2006".split()
        )
        events = [replace(event(date, "E"), place=f"at {at}") for at, date in enumerate(dates)]
        assert chart(*events, by="place")[2:] == [
            "at 8 ◌ E ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
            "at 3 ○ E ╌╌    ·          ·         ·          ·",
            "at 7 ◇ E ╌     ·          ·         ·          ·",
            "at 1  ◐╌ E     ·          ·         ·          ·",
            "at 0  ● E      ·          ·         ·          ·",
            "at 2 · ◔╌ E    ·          ·         ·          ·",
            "at 4 ·    ~ E ╌╌          ·         ·          ·",
            "at 5 ·    ? E ╌╌          ·         ·          ·",
            "at 6 ·         ? E ╌╌     ·         ·          ·",
            "at 9 ·         ·          ·         ○ E ╌╌╌    ·",
        ]

    def test_one_cell_for_many(self) -> None:
        """Events too near each other share a mark and a number; the list has them all."""
        near = [event(f"2000-01-0{day}", f"Day {day}, {'and so on, ' * 5}") for day in (1, 2, 3)]
        events = (*near, event("2040", "Far"))
        assert chart(*events) == [
            "         2000       Jul           2040       Jul",
            "         ┬──────────┬───────────╱╱┬──────────┬────────────",
            "no topic ◉1         ·             ○ Far ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        ]
        assert [line for line in beneath(*events) if "Day" in line or "topic" in line] == [
            "no topic",
            " 1 1 Jan 2000  Day 1, and so on, and so on, and so on, and",
            "   2 Jan 2000  Day 2, and so on, and so on, and so on, and",
            "   3 Jan 2000  Day 3, and so on, and so on, and so on, and",
        ]

    def test_a_dispute(self) -> None:
        """A disputed event is listed even where there is room, because its reason is."""
        events = (event("2000-07-01", "Doubtful", WRONG), event("2003", "Sure"))
        assert chart(*events)[2:] == [
            "no topic ·    ●1!    ·    ·      ·    ·      ○ Sure ╌╌╌╌╌",
        ]
        assert beneath(*events) == [
            "no topic",
            " 1 1 Jul 2000  Doubtful",
            "               ! Steppe Gazette, p. 7 says 1800",
        ]

    def test_a_fold(self) -> None:
        """Where years are left out, the axis and the bars have a break."""
        events = (event("1900/..", "Long"), event("1990", "Late"), event("1994", "Later"))
        assert chart(*events) == [
            "         1900     1990   1991    1992     1993    1994",
            "         ┬──────╱╱┬──────┬───────┬────────┬───────┬───────",
            "no topic ■ Long ╱╱━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━→",
            "         ·        ○ Late ╌       ·        · Later ○╌╌╌╌╌╌╌",
        ]

    @pytest.mark.parametrize(
        ("short", "shown", "full"),
        [
            ("COMT", "COMT", "COMT: Conference on many things"),
            ("Conf. on a lot", "Conf. on a lot", "Conf. on a lot: Conference on many things"),
            ("Conference", "Conference on…", "Conference on many things"),
            ("", "Conference on…", "Conference on many things"),
        ],
    )
    def test_a_name_too_long_for_its_lane(self, short: str, shown: str, full: str) -> None:
        """A lane goes by a shorter name, or by what there is room for; the list has it in full."""
        topic = Topic("t", "Conference on many things", names={"en": (short,)})
        dataset = replace(sample.load(), topics=(topic,))
        lines = draw(Answer(dataset, "timeline", (about("t"),), look=Look(across=True)), 60)
        _, drawn, beneath, *_ = lines.split("\n\n")
        assert drawn.split("\n")[2].split(" ○")[0] == shown
        assert beneath == full

    def test_ascii(self) -> None:
        """The same drawing in ASCII, cell by cell."""
        events = chronicle(
            event("1990/..", "Long"), event("2005~", "Then", WRONG), event("2006", "X")
        )
        table = str.maketrans("┬─·■━→╌╍○╱", "+-.#=>--y/")
        for width in (60, 80, 120):
            fine, plain = (across(events, width, plain=plain) for plain in (False, True))
            assert plain == fine.translate(table)


class TestHostileData:
    """What would break a drawing."""

    def test_a_title_that_means_harm(self) -> None:
        """Nothing in a title is obeyed or lost."""
        titles = ("\x1b[31mred", "a\u202eb", "[red]x[/red]", "x" * 5000, "字" * 3000)
        events = chronicle(*(replace(event("2000", each), id=f"e{len(each)}") for each in titles))
        for width in (40, 80, 300):
            out = across(events, width)
            assert max(map(cell_len, out.splitlines())) <= width
            assert not sample.hidden(out)
            together = re.sub(r"\s", "", out)
            assert all(each in together for each in (r"\x1b[31mred", r"a\u202eb", *titles[2:]))

    def test_a_hundred_topics(self) -> None:
        """However many topics an event has, it is in one lane."""
        topics = tuple(Topic(f"t{at}", f"Topic {at}") for at in range(100))
        dataset = replace(sample.load(), topics=topics)
        one = about(*(topic.id for topic in topics), title="Everything")
        out = draw(Answer(dataset, "timeline", (one,), look=Look(across=True)), 80)
        assert out.count("Topic") == 1
        assert out.count("Everything") == 1

    @given(dataset=strategies.datasets(), width=WIDTHS, by=st.sampled_from(BYS))
    def test_any_dataset(self, dataset: Dataset, width: int, by: By) -> None:
        """Whatever a dataset has in it, its drawing fits."""
        out = draw(Answer(dataset, "timeline", dataset.events, look=Look(True, by)), width)
        assert max(map(cell_len, out.splitlines())) <= width


def test_nothing() -> None:
    """An empty timeline says what could be asked, in ASCII too."""
    assert across((), 80).startswith("No event matches; the dataset covers 1903–2005")
    assert across((), 80, plain=True).startswith("No event matches; the dataset covers 1903-2005")


def test_colours_are_steady() -> None:
    """A topic has its colour by its id alone, and they are not all the same."""
    topics = [f"topic-{at}" for at in range(100)]
    assert [topic_style(topic) for topic in topics] == [topic_style(topic) for topic in topics]
    assert len({topic_style(topic) for topic in topics}) == 8
    assert topic_style(None) == ""


def test_colour_says_nothing_alone() -> None:
    """Without colours the same characters are drawn."""
    answer = sample.answer("timeline")._replace(look=Look(across=True))
    assert sample.unstyled(draw(answer, 100, "256")) == draw(answer, 100)


PERIODS = [
    # what is drawn of an event in a timeline of the year 2000
    ("1995/2005", "◁ Something ━━━▷"),
    ("1995/..", "◁ Something ━━━→"),
    ("../2005", "← Something ━━━▷"),
    ("199X/2000-06-30", "◁ Something ━━━■"),
    ("2000-07-01/2001-06-30", "■ Something ━━━▷"),
    ("[1995..2005]", "◁ Something ╌╌╌▷"),
    ("200X", "◌ Something ╌╌╌▷"),
]


@pytest.mark.parametrize(("date", "drawn"), PERIODS)
def test_the_period_is_the_scale(date: str, drawn: str) -> None:
    """All of the width is the period; what it cuts off has a sign for that."""
    answer = Answer(
        sample.load(),
        "timeline",
        (event(date),),
        look=Look(across=True),
        question=Question("2000"),
    )
    heading, blank, *lines = draw(answer, 60).splitlines()
    assert (heading, blank) == ("A steppe town, 2000: 1 event", "")
    assert lines[0].split() == ["2000", "Apr", "Jul", "Oct"]
    row = re.sub(r"· *|([━╌])\1{5,}", lambda found: found[1] * 3 if found[1] else "", lines[2])
    assert drawn in re.sub("  +", " ", row), row
    for sign, meaning in (("◁", "began earlier"), ("▷", "goes on later")):
        assert (sign in lines[2]) == any(f"{sign} {meaning}" in line for line in lines)
