"""The upright timeline: each event once, at its place, in any width."""

import re
from bisect import bisect_right
from itertools import groupby, pairwise

import pytest
import sample
import strategies
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from sample import chronicle, event

from kztimeline.chart.tracks import bars
from kztimeline.dates.edtf import parse
from kztimeline.dates.words import label
from kztimeline.model import Claim, Event
from kztimeline.queries.answer import Answer, Look
from kztimeline.terminal import draw

DRAWN_AT = (40, 60, 80, 120)
GLYPHS = {
    "day": "●",
    "month": "◐",
    "season": "◔",
    "year": "○",
    "decade": "◌",
    "century": "◎",
    "one-of": "◇",
    "span": "■",
}
LEGEND = {
    "●": "day",
    "◐": "month",
    "◔": "season",
    "○": "year",
    "◌": "decade",
    "◎": "century",
    "◇": "one day in that range",
    "■": "lasted",
    "~": "about",
    "?": "uncertain or unknown",
    "↑": "began before",
    "↓": "goes on",
    "!": "a source conflicts with the record",
}
STARTS = {*GLYPHS.values(), *"~?↑"}
ENDS = "╵↓?~╰"
DRAWN = "".join(LEGEND) + "│─╮╯╰╭╵╷┼⋮…"
"""What the drawing itself is made of."""

WRONG = (Claim("gazette", at="p. 1", date=parse("1800")),)
"""A claim that disputes every event of these tests."""


def lines(*events: Event, width: int = 60) -> list[str]:
    """Return the lines of a timeline, without its heading and its legend."""
    return drawing(events, width)[0].split("\n")


def drawing(events: tuple[Event, ...], width: int) -> tuple[str, str]:
    """Return the drawing of a timeline, without its heading, and its legend."""
    out = draw(Answer(sample.load(), "timeline", events), width)
    heading, _, rest = out.partition("\n")
    assert heading.startswith(f"A steppe town: {len(events)} event")
    body, _, legend = rest.rpartition("\n\n")
    return body, legend


def mark(event: Event) -> str:
    """Return the mark that says how exactly an event is dated."""
    date = event.date
    if not date.start:
        return "↑" if date.text.startswith("..") else "?"
    precise = GLYPHS[date.start.unit if date.shape == "point" else date.shape]
    return {"": precise, "~": "~", "?": "?", "%": "?"}[date.start.mark]


def entries(legend: str) -> set[str]:
    """Return the entries of a legend."""
    return set(re.split(r" {3}|\n", legend.strip()))


@st.composite
def histories(draw: st.DrawFn) -> tuple[Event, ...]:
    """Draw events in order, each with a marker in its title that nothing else has."""
    dates = draw(st.lists(strategies.dates((1990, 2030)), min_size=1, max_size=25))
    others = st.text(st.characters(exclude_characters=f"{DRAWN}QZ"), max_size=30)
    return chronicle(
        *(
            event(
                date.text,
                f"Q{at:02}Z {draw(others)}",
                claims=WRONG if draw(st.booleans()) else (),
            )
            for at, date in enumerate(dates)
        )
    )


def either_way(events: tuple[Event, ...]) -> st.SearchStrategy[tuple[Event, ...]]:
    """Draw events in their order or, as with `--reverse`, latest first."""
    return st.sampled_from([events, events[::-1]])


HISTORIES = histories()
EITHER_WAY = HISTORIES.flatmap(either_way)
WIDTHS = st.sampled_from(sample.WIDTHS)


def markers(text: str) -> list[str]:
    """Return the markers in a text, in their order; in ids they are lower-case."""
    return re.findall(r"Q\d\dZ", text)


class TestAnyHistory:
    """What holds whatever happened, at any width."""

    @given(events=EITHER_WAY, width=WIDTHS)
    def test_each_event_once_in_order(self, events: tuple[Event, ...], width: int) -> None:
        """Every title is there exactly once, in the order of the events."""
        body, legend = drawing(events, width)
        assert markers(body) == [each.title[:4] for each in events]
        assert not markers(legend)

    @given(events=EITHER_WAY, width=WIDTHS)
    def test_no_line_is_too_wide(self, events: tuple[Event, ...], width: int) -> None:
        """No line is wider than the terminal, ends in spaces, or has anything hidden in it."""
        out = draw(Answer(sample.load(), "timeline", events), width)
        assert max(map(cell_len, out.splitlines())) <= width
        assert not [line for line in out.split("\n") if line != line.rstrip()]
        assert not sample.hidden(out)

    @given(events=HISTORIES, width=WIDTHS)
    def test_marks_say_how_exact_dates_are(self, events: tuple[Event, ...], width: int) -> None:
        """Down the rail there is one mark an event: that of its precision."""
        body, _ = drawing(events, width)
        rail = [line[5:6] for line in body.split("\n")]
        assert set(rail) <= {*STARTS, "│", "⋮", " ", ""}
        assert [found for found in rail if found in STARTS] == [mark(each) for each in events]

    @given(events=HISTORIES, width=WIDTHS)
    def test_the_legend_has_marks_in_use_alone(self, events: tuple[Event, ...], width: int) -> None:
        """The legend explains each mark that is drawn, and no other."""
        body, legend = drawing(events, width)
        used = {mark(each) for each in events}
        used |= {"!"} if any(each.status == "disputed" for each in events) else set()
        used |= {end for _, _, end in drawn_bars(body)} & set(LEGEND)
        assert entries(legend) == {f"{key} {LEGEND[key]}" for key in used}

    @given(events=EITHER_WAY, width=WIDTHS)
    def test_years_head_their_events(self, events: tuple[Event, ...], width: int) -> None:
        """A year stands once, at its first event; before a known beginning there is none."""
        body, _ = drawing(events, width)
        headings = [line[:4].strip() for line in body.split("\n") if line[:4].strip()]
        years = [each.date.earliest.year for each in events if each.date.earliest]
        assert headings == [str(year) for year, _ in groupby(years)]

    @given(events=EITHER_WAY, width=WIDTHS)
    def test_long_gaps_are_folded(self, events: tuple[Event, ...], width: int) -> None:
        """Three empty years or more make one line, which says how many they are."""
        body, _ = drawing(events, width)
        years = [each.date.earliest.year for each in events if each.date.earliest]
        steps = [abs(after - year) for year, after in pairwise(years)]
        found = [int(count) for count in re.findall(r"… (\d+) years …", body)]
        assert found == [step - 1 for step in steps if step > 3]

    @given(events=HISTORIES, width=WIDTHS)
    def test_bars_are_unbroken(self, events: tuple[Event, ...], width: int) -> None:
        """Each bar runs from the row of its span, line by line, to its last row."""
        body, _ = drawing(events, width)
        found = drawn_bars(body)
        assert [(first, last) for first, last, _ in found] == [
            (bar.top, bar.bottom)
            for starting in bars(events, lanes(width)).values()
            for bar in starting
        ]

    @given(events=HISTORIES, width=WIDTHS)
    def test_ends_say_what_is_known(self, events: tuple[Event, ...], width: int) -> None:
        """A bar ends, goes on, or has an end that is not known well; never more than is known."""
        body, _ = drawing(events, width)
        for first, last, end in drawn_bars(body):
            date = events[first].date
            over = date.bounds[1] <= events[-1].date.bounds[1] or last < len(events) - 1
            if not date.end:
                assert end == ("↓" if date.text.endswith("..") else "?")
            elif not over:
                assert end == "↓"
            elif end == "╰":
                assert date.start
                assert date.start.first.year < date.end.last.year
            else:
                assert end == {"": "╵", "~": "~", "?": "?", "%": "?"}[date.end.mark]

    @given(events=HISTORIES, width=WIDTHS)
    def test_an_end_is_said_once(self, events: tuple[Event, ...], width: int) -> None:
        """When a bar ends stands beside its title, or below it where that would take a line."""
        body, _ = drawing(events, width)
        rows = re.split(rf"(?m)^(?=.{{5}}[{''.join(STARTS)}])", body)[1:]
        for first, last, end in drawn_bars(body):
            date = events[first].date
            if date.end and not date.text.endswith(".."):
                below = end == "╰"
                said = label(parse(date.text.split("/")[1])) if below else label(date, date.year)
                assert squeezed(said) in squeezed(rows[last if below else first])


def squeezed(text: str) -> str:
    """Return a text without blanks, and without the rails and bars that stand between its lines."""
    return re.sub(r"[\s│┼╰─]", "", text)


def lanes(width: int) -> int:
    """Return how many bars may run beside each other."""
    return min(8, width // 12)


def drawn_bars(body: str) -> list[tuple[int, int, str]]:
    """Follow every bar of a drawing: return its first and last row, and how it ends."""
    found = body.split("\n")
    starts = [at for at, line in enumerate(found) if line[5:6] in STARTS]
    bars = []
    for first, line in enumerate(found):
        for place in [at for at, char in enumerate(line) if char == "╮"]:
            last = first + 1
            while found[last][place] in "│┼":
                last += 1
            end = found[last][place]
            assert end in ENDS
            # A foot stands below the last event in the span, and all lines of that.
            row = bisect_right(starts, last) - 1
            assert end == "╰" or starts[row] == last
            bars.append((starts.index(first), row, end))
    return bars


BESIDE = chronicle(
    event("1990/1992", "Building"),
    event("1991-05-06", "First stone"),
    event("1992", "Opening"),
    event("1993", "Afterwards"),
)
OVERLAPPING = chronicle(
    event("1990/1992", "The first of the two"),
    event("1991/1993", "The second of the two"),
    event("1992", "Both"),
    event("1993", "Two alone"),
    event("1994", "None"),
)


class TestDrawings:
    """Small drawings, whole."""

    def test_the_heading(self) -> None:
        """A heading says what is drawn."""
        out = draw(Answer(sample.load(), "timeline", BESIDE), 60)
        assert out.startswith("A steppe town: 4 events, 1990–1993\n")
        out = draw(Answer(sample.load(), "timeline", BESIDE[1:2]), 60)
        assert out.startswith("A steppe town: 1 event, 1991\n")

    def test_a_span_beside_what_happened_meanwhile(self) -> None:
        """A bar runs beside the events that began in its span."""
        assert lines(*BESIDE) == [
            "1990 ■─╮ 1990–1992  Building",
            "1991 ● │ 6 May      First stone",
            "1992 ○ ╵ 1992       Opening",
            "1993 ○   1993       Afterwards",
        ]

    def test_latest_first(self) -> None:
        """Upside down, a bar comes up from its span, beside the same events."""
        assert lines(*BESIDE[::-1]) == [
            "1993 ○   1993       Afterwards",
            "1992 ○ ╷ 1992       Opening",
            "1991 ● │ 6 May      First stone",
            "1990 ■─╯ 1990–1992  Building",
        ]

    def test_spans_that_overlap(self) -> None:
        """Each has its own column; a branch crosses what runs already."""
        assert lines(*OVERLAPPING) == [
            "1990 ■─╮  1990–1992  The first of the two",
            "1991 ■─┼╮ 1991–1993  The second of the two",
            "1992 ○ ╵│ 1992       Both",
            "1993 ○  ╵ 1993       Two alone",
            "1994 ○    1994       None",
        ]

    def test_ends_at_the_feet_of_bars(self) -> None:
        """Where a line has no room for it, the end of a span stands below its bar."""
        assert lines(*OVERLAPPING, width=40) == [
            "1990 ■─╮  1990 –  The first of the two",
            "1991 ■─┼╮ 1991 –  The second of the two",
            "1992 ○ ││ 1992    Both",
            "     │ ╰┼ 1992",
            "1993 ○  │ 1993    Two alone",
            "     │  ╰ 1993",
            "1994 ○    1994    None",
        ]

    def test_ends_at_the_heads_of_bars(self) -> None:
        """The same, upside down."""
        assert lines(*OVERLAPPING[::-1], width=40) == [
            "1994 ○    1994    None",
            "     │  ╭ 1993",
            "1993 ○  │ 1993    Two alone",
            "     │ ╭┼ 1992",
            "1992 ○ ││ 1992    Both",
            "1991 ■─┼╯ 1991 –  The second of the two",
            "1990 ■─╯  1990 –  The first of the two",
        ]

    def test_what_goes_on(self) -> None:
        """A span that is open, or ends after the last event, runs on; the legend says so."""
        events = chronicle(
            event("1990/..", "Open"), event("1991/2050", "Long"), event("1992", "Last")
        )
        assert lines(*events) == [
            "1990 ■─╮  1990 –     Open",
            "1991 ■─┼╮ 1991–2050  Long",
            "1992 ○ ↓↓ 1992       Last",
        ]
        assert drawing(events, 60)[1] == "○ year   ■ lasted   ↓ goes on\n"

    def test_what_nobody_knows(self) -> None:
        """An unknown end is not one that goes on."""
        events = chronicle(event("1990/", "Ended once"), event("1992", "Last"))
        assert lines(*events)[-1] == "1992 ○ ? 1992      Last"
        assert "goes on" not in drawing(events, 60)[1]

    @pytest.mark.parametrize(
        ("date", "meaning", "other"),
        [("1990/..", "goes on", "began before"), ("../1992", "began before", "goes on")],
    )
    def test_arrows_mean_the_same_latest_first(self, date: str, meaning: str, other: str) -> None:
        """Upside down, an open end is still one that goes on, an open beginning one before."""
        events = chronicle(event(date, "Open"), event("1991", "One"), event("1992", "Two"))[::-1]
        body, legend = drawing(events, 60)
        assert set("↑↓") & set(body)
        assert meaning in legend
        assert other not in legend
        arrow = "↑" if meaning == "goes on" else "↓"
        assert f"{arrow} {meaning}" in legend

    @pytest.mark.parametrize(("after", "empty"), [("1993", 0), ("1994", 3), ("2000", 9)])
    @pytest.mark.parametrize("step", [1, -1], ids=["forwards", "backwards"])
    def test_gaps(self, after: str, empty: int, step: int) -> None:
        """Two empty years are no gap, three are, from either end."""
        gap = [f"     ⋮ … {empty} years …"] if empty else []
        events = (event("1990", "One"), event(after, "Two"))
        expected = ["1990 ○ 1990  One", *gap, f"{after} ○ {after}  Two"]
        assert lines(*events[::step]) == expected[::step]

    def test_a_bar_runs_through_a_gap(self) -> None:
        """What lasted through the empty years is drawn through them."""
        assert lines(event("1990/2000", "Span"), event("2000", "End"))[1] == "     ⋮ │ … 9 years …"

    def test_a_title_in_several_lines(self) -> None:
        """A long title goes on under itself, rail and bars beside it."""
        long = event("1990-05-06/1992", "A title that is much too long for one line of forty cells")
        assert lines(long, event("1992", "Last"), width=40) == [
            "1990 ■─╮ 6 May – 1992  A title that is",
            "     │ │   much too long for one line of",
            "     │ │   forty cells",
            "1992 ○ ╵ 1992          Last",
        ]

    def test_nothing_runs_below_the_last_event(self) -> None:
        """The rail ends with the last mark."""
        last = event("1990", "A title that is much too long for one line of forty cells")
        assert [line[:7] for line in lines(last, width=40)] == ["1990 ○ ", *["       "] * 2]

    def test_an_unknown_beginning(self) -> None:
        """Before the first known year there is no heading."""
        assert lines(event("../1990", "Up to"), event("1985", "Meanwhile"))[0] == (
            "     ↑─╮ – 1990  Up to"
        )

    @pytest.mark.parametrize("width", [60, 80])
    def test_a_dispute(self, width: int) -> None:
        """Under a disputed event one line says who says otherwise; the legend explains its mark."""
        body, legend = drawing((event("1990", "Doubtful", WRONG),), width)
        first, second = body.split("\n")
        assert first == "1990 ○ 1990  Doubtful"
        assert second.strip() == "! Steppe Gazette, p. 1 says 1800"
        assert legend == "○ year   ! a source conflicts with the record\n"

    def test_more_than_one_dispute(self) -> None:
        """Of several sources that say otherwise one speaks, the others are counted."""
        assert lines(event("1990", "Doubtful", WRONG * 3), width=80)[1].endswith(
            "and 2 more disagree"
        )

    def test_what_ends_at_once(self) -> None:
        """Ends at the same event share a line; within a year the label has both of its own."""
        events = chronicle(
            event("1990/1992", "One of those that are as long as a line"),
            event("1990/..", "Open"),
            event("1991/1993~", "Two of those that are as long as a line"),
            event("1992-03/1992-05", "Spring"),
            event("1992-04", "Last of them"),
            event("1995", "After"),
        )
        assert lines(*events) == [
            "1990 ■─╮    1990 –   Open",
            "     ■─┼╮   1990 –   One of those that are as long as a line",
            "1991 ■─┼┼╮  1991 –   Two of those that are as long as a line",
            "1992 ■─┼┼┼╮ Mar–May  Spring",
            "     ◐ │││╵ Apr      Last of them",
            "     │ │╰╰─ 1992 · c. 1993",
            "1995 ○ ↓    1995     After",
        ]

    def test_ends_too_wide_for_a_line(self) -> None:
        """Many ends go on in the next line."""
        spans = [event(f"1990/199{at}-22~", "E" * 16) for at in range(1, 4)]
        assert lines(*chronicle(*spans, event("1999", "After")), width=40) == [
            "1990 ■─╮  1990 –  EEEEEEEEEEEEEEEE",
            "     ■─┼╮ 1990 –  EEEEEEEEEEEEEEEE",
            "     ■ ││ 1990 – c. summer 1991",
            "     │ ││   EEEEEEEEEEEEEEEE",
            "     │ ╰╰ c. summer 1993 · c. summer",
            "     │    1992",
            "     ⋮    … 8 years …",
            "1999 ○    1999    After",
        ]

    def test_ids_where_there_is_room(self) -> None:
        """In a wide terminal ids follow where they cost no line."""
        long = event("1990-05", "A title " + "of many words that go on " * 3)
        events = (event("1990", "One"), long)
        assert lines(*events, width=99)[0] == "1990 ○ 1990  One"
        wide = lines(*events, width=100)
        assert wide[0].split() == ["1990", "○", "1990", "One", "one"]
        assert len(wide) == 2
        assert not wide[1].endswith(long.id)
        assert lines(*events, width=200)[1].endswith(long.id)

    def test_a_date_too_wide_for_the_column(self) -> None:
        """A date wider than most moves its title to the right."""
        title = "A title that is as wide as a line of fifty"
        events = [event(f"199{at}-05", title) for at in range(3)]
        events.append(event("1993-09-20?/1994-09-30?", "Short"))
        assert lines(*events, width=60)[::3] == [
            f"1990 ◐ May  {title}",
            "1993 ? 20 Sep? – 30 Sep 1994?  Short",
        ]

    def test_nothing(self) -> None:
        """An empty timeline says what could be asked."""
        out = draw(Answer(sample.load(), "timeline", ()), 80)
        assert out.startswith("No event matches; the dataset covers 1903–2005 with 23 events")

    @given(events=EITHER_WAY, width=WIDTHS)
    def test_in_ascii(self, events: tuple[Event, ...], width: int) -> None:
        """With `--ascii` the drawing has the same lines, and only data have other characters."""
        ascii_only = tuple(
            event(each.date.text, each.title[:4], claims=each.claims) for each in events
        )
        answer = Answer(sample.load(), "timeline", ascii_only)
        out = draw(answer._replace(look=Look(ascii=True)), width)
        assert out.isascii()
        assert markers(out) == [each.title for each in ascii_only]
        assert max(map(cell_len, out.splitlines())) <= width


@pytest.mark.wider
def test_no_more_bars_than_there_is_room_for() -> None:
    """However many spans run at once, titles keep about half of the terminal."""
    spans = [event(f"{1990 + at}/2030", f"Q{at:02}Z") for at in range(30)]
    for width in sample.WIDTHS:
        body, _ = drawing((*spans, event("2029", "Q99Z")), width)
        assert len(markers(body)) == 31
        assert max(line.rfind("╮") for line in body.split("\n")) < width / 2


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
