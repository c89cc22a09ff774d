"""The upright timeline: each event once, at its place, in any width."""

import re
from itertools import groupby, pairwise

import pytest
import sample
import strategies
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from sample import chronicle, event

from kztimeline.answer import Answer
from kztimeline.dates import parse
from kztimeline.model import Claim, Event
from kztimeline.view import draw
from kztimeline.view.lanes import lanes

DRAWN_AT = (40, 60, 80, 120)
GLYPHS = {
    "day": "●",
    "month": "◐",
    "season": "◔",
    "year": "○",
    "decade": "◌",
    "one-of": "◇",
    "span": "■",
}
LEGEND = {
    "●": "day",
    "◐": "month",
    "◔": "season",
    "○": "year",
    "◌": "decade",
    "◇": "one day in that range",
    "■": "lasted",
    "↓": "goes on",
    "!": "a source conflicts with the record",
}
DRAWN = "".join(LEGEND) + "│─╮╵┼⋮…"
"""What the drawing itself is made of."""


def lines(*events: Event, width: int = 60) -> list[str]:
    """Return the lines of a timeline, without its legend."""
    return drawing(events, width)[0].split("\n")


def drawing(events: tuple[Event, ...], width: int) -> tuple[str, str]:
    """Return the drawing of a timeline and its legend."""
    out = draw(Answer(sample.load(), "timeline", events), width)
    body, _, legend = out.rpartition("\n\n")
    return body, legend


def glyph(event: Event) -> str:
    """Return the mark that says how exactly an event is dated."""
    point = event.date.shape == "point" and event.date.start
    return GLYPHS[point.unit if point else event.date.shape]


@st.composite
def histories(draw: st.DrawFn) -> tuple[Event, ...]:
    """Draw events in order, each with a marker in its title that nothing else has."""
    dates = draw(st.lists(strategies.dates((1990, 2030)), min_size=1, max_size=25))
    others = st.text(st.characters(exclude_characters=f"{DRAWN}QZ"), max_size=30)
    wrong = (Claim("gazette", date=parse("1800")),)
    return chronicle(
        *(
            event(
                date.text,
                f"Q{at:02}Z {draw(others)}",
                claims=wrong if draw(st.booleans()) else (),
            )
            for at, date in enumerate(dates)
        )
    )


WIDTHS = st.integers(sample.WIDTHS[0], sample.WIDTHS[-1])


def markers(text: str) -> list[str]:
    """Return the markers in a text, in their order; in ids they are lower-case."""
    return re.findall(r"Q\d\dZ", text)


class TestAnyHistory:
    """What holds whatever happened, at any width."""

    @given(events=histories(), width=WIDTHS)
    def test_each_event_once_in_order(self, events: tuple[Event, ...], width: int) -> None:
        """Every title is there exactly once, in the order of the events."""
        body, legend = drawing(events, width)
        assert markers(body) == [each.title[:4] for each in events]
        assert not markers(legend)

    @given(events=histories(), width=WIDTHS)
    def test_no_line_is_too_wide(self, events: tuple[Event, ...], width: int) -> None:
        """No line is wider than the terminal, ends in spaces, or has anything hidden in it."""
        out = draw(Answer(sample.load(), "timeline", events), width)
        assert max(map(cell_len, out.splitlines())) <= width
        assert not [line for line in out.split("\n") if line != line.rstrip()]
        assert not sample.hidden(out)

    @given(events=histories(), width=WIDTHS)
    def test_marks_say_how_exact_dates_are(self, events: tuple[Event, ...], width: int) -> None:
        """Down the rail there is one mark an event: that of its precision."""
        body, _ = drawing(events, width)
        rail = [line[5:6] for line in body.split("\n")]
        assert set(rail) <= {*GLYPHS.values(), "│", "⋮", " ", ""}
        assert [mark for mark in rail if mark in LEGEND] == [glyph(each) for each in events]

    @given(events=histories(), width=WIDTHS)
    def test_the_legend_has_marks_in_use_alone(self, events: tuple[Event, ...], width: int) -> None:
        """The legend explains each mark that is drawn, and no other."""
        body, legend = drawing(events, width)
        used = {glyph(each) for each in events}
        used |= {"!"} if any(each.status == "disputed" for each in events) else set()
        used |= {"↓"} if "↓" in body else set()
        assert set(re.split(r" {3}|\n", legend.strip())) == {f"{key} {LEGEND[key]}" for key in used}

    @given(events=histories(), width=WIDTHS)
    def test_years_head_their_events(self, events: tuple[Event, ...], width: int) -> None:
        """A year stands once, at its first event; before a known beginning there is none."""
        body, _ = drawing(events, width)
        headings = [line[:4].strip() for line in body.split("\n") if line[:4].strip()]
        years = [each.date.earliest.year for each in events if each.date.earliest]
        assert headings == [str(year) for year, _ in groupby(years)]

    @given(events=histories(), width=WIDTHS)
    def test_long_gaps_are_folded(self, events: tuple[Event, ...], width: int) -> None:
        """Three empty years or more make one line, which says how many they are."""
        body, _ = drawing(events, width)
        years = [each.date.earliest.year for each in events if each.date.earliest]
        empty = [after - year - 1 for year, after in pairwise(years) if after - year > 3]
        assert [int(count) for count in re.findall(r"… (\d+) years …", body)] == empty

    @given(events=histories(), width=WIDTHS)
    def test_bars_are_unbroken(self, events: tuple[Event, ...], width: int) -> None:
        """Each bar runs from the row of its span, line by line, to its last row."""
        rows = drawing(events, width)[0].split("\n")
        starts = [at for at, row in enumerate(rows) if row[5:6] in GLYPHS.values()]
        bars = [(at, place) for at, row in enumerate(rows) for place in places(row, "╮")]
        ends = []
        for first, place in bars:
            last = first + 1
            while rows[last][place] in "│┼":
                last += 1
            assert rows[last][place] in "╵↓"
            ends.append(starts.index(last))
        expected = lanes(events, max(1, width // 12)).values()
        assert ends == [lane.last for lane in expected]
        assert [starts.index(first) for first, _ in bars] == [lane.first for lane in expected]


def places(row: str, mark: str) -> list[int]:
    """Return where a mark stands in a line."""
    return [at for at, char in enumerate(row) if char == mark]


class TestDrawings:
    """Small drawings, whole."""

    def test_a_span_beside_what_happened_meanwhile(self) -> None:
        """A bar runs beside the events that began in its span."""
        assert lines(
            *chronicle(
                event("1990/1992", "Building"),
                event("1991-05-06", "First stone"),
                event("1992", "Opening"),
                event("1993", "Afterwards"),
            )
        ) == [
            "1990 ■─╮ 1990–1992  Building",
            "1991 ● │ 6 May  First stone",
            "1992 ○ ╵ 1992  Opening",
            "1993 ○   1993  Afterwards",
        ]

    def test_spans_that_overlap(self) -> None:
        """Each has its own column; a branch crosses what runs already."""
        assert lines(
            *chronicle(
                event("1990/1992", "One"),
                event("1991/1993", "Two"),
                event("1992", "Both"),
                event("1993", "Two alone"),
                event("1994", "None"),
            )
        ) == [
            "1990 ■─╮   1990–1992  One",
            "1991 ■─┼─╮ 1991–1993  Two",
            "1992 ○ ╵ │ 1992  Both",
            "1993 ○   ╵ 1993  Two alone",
            "1994 ○     1994  None",
        ]

    def test_what_goes_on(self) -> None:
        """A span without an end, or with one after the last event, runs on; the legend says so."""
        events = chronicle(
            event("1990/..", "Open"), event("1991/2050", "Long"), event("1992", "Last")
        )
        assert lines(*events) == [
            "1990 ■─╮   1990 –  Open",
            "1991 ■─┼─╮ 1991–2050  Long",
            "1992 ○ ↓ ↓ 1992  Last",
        ]
        assert drawing(events, 60)[1] == "○ year   ■ lasted   ↓ goes on\n"

    @pytest.mark.parametrize(("after", "empty"), [("1993", 0), ("1994", 3), ("2000", 9)])
    def test_gaps(self, after: str, empty: int) -> None:
        """Two empty years are no gap, three are."""
        gap = [f"     ⋮ … {empty} years …"] if empty else []
        assert lines(event("1990", "One"), event(after, "Two")) == [
            "1990 ○ 1990  One",
            *gap,
            f"{after} ○ {after}  Two",
        ]

    def test_a_bar_runs_through_a_gap(self) -> None:
        """What lasted through the empty years is drawn through them."""
        assert lines(event("1990/2000", "Span"), event("2000", "End"))[1] == "     ⋮ │ … 9 years …"

    def test_a_title_in_several_lines(self) -> None:
        """A long title goes on under itself, rail and bars beside it."""
        long = event("1990-05-06/1992", "A title that is much too long for one line of forty cells")
        assert lines(long, event("1992", "Last"), width=40) == [
            "1990 ■─╮ 6 May – 1992  A title that is",
            "     │ │ much too long for one line of",
            "     │ │ forty cells",
            "1992 ○ ╵ 1992  Last",
        ]

    def test_nothing_runs_below_the_last_event(self) -> None:
        """The rail ends with the last mark."""
        last = event("1990", "A title that is much too long for one line of forty cells")
        assert [line[:7] for line in lines(last, width=40)] == ["1990 ○ ", "       "]

    def test_an_unknown_beginning(self) -> None:
        """Before the first known year there is no heading."""
        assert lines(event("../1990", "Up to"), event("1985", "Meanwhile"))[0].startswith("     ■")

    def test_a_dispute(self) -> None:
        """A disputed event has a mark behind its title, which the legend explains."""
        claims = (Claim("gazette", date=parse("1980")),)
        body, legend = drawing((event("1990", "Doubtful", claims),), 60)
        assert body == "1990 ○ 1990  Doubtful !"
        assert legend == "○ year   ! a source conflicts with the record\n"

    def test_dates_stand_in_a_column_where_there_is_room(self) -> None:
        """In a wide terminal titles begin in one column, in a wider one ids follow them."""
        events = (event("1990", "One"), event("1990-05", "Two"))
        assert lines(*events, width=80) == ["1990 ○ 1990  One", "     ◐ May   Two"]
        assert lines(*events, width=120)[0] == "1990 ○ 1990  One  one"

    def test_a_date_too_wide_for_the_column(self) -> None:
        """A date that does not fit its column has a line of its own."""
        events = (event("1990-05", "One"), event("1990-09-20?/1991-09-30?", "Two"))
        assert lines(*events, width=80) == [
            "1990 ◐ May               One",
            "     ■ 20 Sep? – 30 Sep 1991?",
            "                         Two",
        ]

    def test_nothing(self) -> None:
        """An empty timeline says what could be asked."""
        out = draw(Answer(sample.load(), "timeline", ()), 80)
        assert out.startswith("No event matches; the dataset covers 1903–2005 with 23 events")


class TestLatestFirst:
    """`timeline --reverse`: the same, upside down."""

    EVENTS = chronicle(
        event("1985", "Long before"),
        event("1990/1992", "Span"),
        event("1991", "Meanwhile"),
        event("1999", "Long after"),
    )[::-1]

    @pytest.mark.xfail(strict=True, reason="lanes take the events to be in chronological order")
    def test_bars_stand_beside_what_happened_meanwhile(self) -> None:
        """What began before a span, or after it, has no bar of it beside it."""
        rows = {row.split()[-1]: row for row in lines(*self.EVENTS)}
        assert set("│╵╷↓↑") & set(rows["Meanwhile"])
        assert not set("│╵╷↓↑") & set(rows["before"] + rows["after"])

    @pytest.mark.xfail(strict=True, reason="gaps are only looked for forwards")
    def test_gaps_are_folded(self) -> None:
        """The same years are empty, seen from the other end."""
        assert [row.split(None, 1)[1] for row in lines(*self.EVENTS) if "…" in row] == [
            "… 7 years …",
            "… 4 years …",
        ]


def test_no_more_bars_than_there_is_room_for() -> None:
    """However many spans run at once, titles keep more than half of the narrowest terminal."""
    spans = [event(f"{1990 + at}/2030", f"Q{at:02}Z") for at in range(30)]
    for width in sample.WIDTHS:
        body, _ = drawing((*spans, event("2029", "Q99Z")), width)
        assert len(markers(body)) == 31
        assert body.split("\n")[0].rindex("╮" if "╮" in body.split("\n")[0] else "■") < width / 2


@pytest.mark.parametrize("width", DRAWN_AT)
def test_golden(width: int) -> None:
    """The sample is drawn as it was last looked at and agreed on."""
    out = draw(sample.answer("timeline"), width)
    sample.check_golden(f"timeline-{width}.txt", out)


def test_there_are_golden_drawings() -> None:
    """The drawings to compare with are there, each as wide as its name says at most."""
    found = {file.name: file for file in sample.GOLDEN.glob("timeline-*.txt")}
    for width in DRAWN_AT:
        out = found[f"timeline-{width}.txt"].read_text(encoding="utf-8")
        assert "⋮" in out
        assert width * 0.75 < max(map(cell_len, out.splitlines())) <= width
