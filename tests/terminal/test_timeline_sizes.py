"""Both timelines at many widths: of the bundled and a crowded dataset, and of very many events."""

import gc
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from types import FrameType

import crowded
import pytest
import sample
from exhaustive import EXHAUSTIVE, few
from rich.cells import cell_len

from kztimeline.chart.tracks import bars
from kztimeline.dataset.bundled import events_file
from kztimeline.dataset.load import load
from kztimeline.model import Dataset, Event
from kztimeline.queries.answer import Answer, Look
from kztimeline.terminal import draw
from kztimeline.terminal.cells import Cells
from kztimeline.terminal.sharing import pack

GOLDEN_WIDTHS = (40, 60, 80, 120, 200)
WIDTHS = (*range(40, 300, 37), 300) if EXHAUSTIVE else (40, 300)
LOOKS = {
    "timeline": Look(),
    "across": Look(across=True),
    "across-place": Look(across=True, by="place"),
    "across-status": Look(across=True, by="status"),
}


@cache
def dataset(name: str) -> Dataset:
    """Return one of the two datasets; in the crowd each title has the id of its event in it."""
    return crowded.load() if name == "crowded" else load(events_file())


def drawing(name: str, look: Look, width: int) -> str:
    """Return a dataset drawn."""
    found = dataset(name)
    return draw(Answer(found, "timeline", found.events, look=look), width)


@pytest.mark.parametrize("width", few(GOLDEN_WIDTHS, 40, 120))
@pytest.mark.parametrize("name", ["bundled", "crowded"])
@pytest.mark.parametrize("look", ["timeline", "across"])
def test_golden(look: str, name: str, width: int) -> None:
    """It is drawn as it was last looked at and agreed on."""
    sample.check_golden(f"{look}-{name}-{width}.txt", drawing(name, LOOKS[look], width))


@pytest.mark.parametrize(("width", "most"), [(40, 2.8), (60, 1.85), (80, 1.2)])
def test_lines_are_few(width: int, most: float) -> None:
    """In a narrow terminal lanes leave room for words; an event takes so many lines or less."""
    out = drawing("bundled", Look(), width)
    assert out.count("\n") <= most * len(dataset("bundled").events)


def test_a_line_for_each_event() -> None:
    """Where there is room for it an event has one line, with its end in it, if it is a span."""
    out = drawing("bundled", Look(), 120)
    events = dataset("bundled").events
    disputed = sum(event.status == "disputed" for event in events)
    heading, blank, legend = 1, 1, 2
    lines = len(events) + disputed + out.count("years …") + heading + blank + legend
    assert out.count("\n") == lines


@pytest.mark.wider
@pytest.mark.parametrize("look", few(LOOKS, "timeline", "across"))
class TestAnyWidth:
    """At every width from 40 to 300."""

    @pytest.mark.parametrize("name", few(["crowded", "bundled"]))
    def test_no_line_is_too_wide(self, name: str, look: str) -> None:
        """No line is longer than the terminal is wide."""
        for width in WIDTHS:
            for ascii_only in (False, True):
                out = drawing(name, LOOKS[look]._replace(ascii=ascii_only), width)
                assert max(map(cell_len, out.splitlines())) <= width

    def test_no_event_is_lost(self, look: str) -> None:
        """Each of the crowd is there once."""
        for width in WIDTHS:
            found = re.findall("«(.*?)»", drawing("crowded", LOOKS[look], width))
            assert sorted(found) == sorted(event.id for event in dataset("crowded").events)

    def test_no_title_is_lost(self, look: str) -> None:
        """Where nothing needs to be wrapped, each title of the bundled dataset is whole."""
        out = drawing("bundled", LOOKS[look], 300)
        for event in dataset("bundled").events:
            others = sum(event.title in other.title for other in dataset("bundled").events)
            assert out.count(event.title) == others, event.id


def test_all_of_it_is_short() -> None:
    """The whole bundled timeline takes hardly more lines than it has events, at 80 columns."""
    out = drawing("bundled", Look(), 80)
    assert out.count("\n") <= 1.25 * len(load().events)


def work(function: Callable[[], object]) -> int:
    """Return how many calls of functions something takes, those into C included."""
    count = 0

    def counted(_frame: FrameType, kind: str, _arg: object) -> None:
        nonlocal count
        count += kind in ("call", "c_call")

    before = sys.getprofile()
    gc.disable()
    sys.setprofile(counted)
    try:
        function()
    finally:
        sys.setprofile(before)
        gc.enable()
    return count


def grows(task: Callable[[tuple[Event, ...]], object], spans: bool) -> float:
    """Return how many times the work is done for four times the events."""
    few, many = crowded.many(500, spans), crowded.many(2000, spans)
    task(few)  # what is done once only
    return work(lambda: task(many)) / work(lambda: task(few))


@pytest.mark.parametrize(
    "spans", few([True, False]), ids=lambda spans: "spans" if spans else "points"
)
class TestVeryManyEvents:
    """The work grows with the number of events, not with its square (which would be 16 times)."""

    def test_tracks(self, spans: bool) -> None:
        """Planning tracks."""
        assert grows(lambda events: bars(events, 8), spans) < 5

    def test_packing(self, spans: bool) -> None:
        """Packing one lane of a drawing across."""

        def task(events: tuple[Event, ...]) -> object:
            return pack([*events], Cells([each.date for each in events], 90, 10))

        assert grows(task, spans) < 5

    @pytest.mark.exhaustive
    @pytest.mark.parametrize("look", LOOKS)
    def test_drawings(self, look: str, spans: bool) -> None:
        """Whole drawings."""

        def task(events: tuple[Event, ...]) -> object:
            return draw(Answer(dataset("crowded"), "timeline", events, look=LOOKS[look]), 100)

        assert grows(task, spans) < 5


@pytest.mark.exhaustive
@pytest.mark.parametrize("look", ["across", "timeline"])
def test_ten_thousand_events(look: str) -> None:
    """Ten thousand events are drawn, each once, in lines that fit."""
    events = crowded.many(10_000)
    out = draw(Answer(dataset("crowded"), "timeline", events, look=LOOKS[look]), 80)
    assert len(re.findall("«", out)) == len(events)
    assert max(map(cell_len, out.splitlines())) <= 80


def test_a_long_title_costs_no_more_than_its_length() -> None:
    """A title ten times as long takes ten times the work, at most."""

    def task(length: int) -> int:
        event = replace(sample.event("2000"), title="word " * length)
        answer = Answer(sample.load(), "timeline", (event,))
        return work(lambda: draw(answer, 40))

    task(100)
    assert task(5000) / task(500) < 13
