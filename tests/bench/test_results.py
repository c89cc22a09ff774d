"""What is made of measured times, on times that are made up."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from bench import files
from bench.aims import aims
from bench.figures import Figures, Results, Setting, extremes, per_event, quartiles, ratio
from bench.measure import TITLE
from bench.peers import FLOOR, FLOOR_TOML, OURS, OURS_TEXT, PEERS, Peer
from bench.plot import plot
from bench.report import report

SVG = "{http://www.w3.org/2000/svg}"
TIMES = {
    # each tool's seconds, as many times kztimeline's
    FLOOR: 0.8,
    OURS: 1.0,
    OURS_TEXT: 0.9,
    "khal": 4.0,
    "sqlite-utils": 2.0,
    "hledger": 0.5,
    "remind": 1.1,
    "Miller": 0.4,
}


def figures(ours: float = 0.1, memory: float = 40.0, **others: float) -> Figures:
    """Return three rounds, each slower than the last one by half of it."""
    times = TIMES | others
    slow = (1.0, 1.5, 2.25)
    seconds = {name: [ours * time * slower for slower in slow] for name, time in times.items()}
    return Figures(seconds, dict.fromkeys(times, memory), 34)


def results(growth: dict[str, list[float]] | None = None, **given: float) -> Results:
    """Return the results of a run on 1,000 and 10,000 events."""
    grown = growth or {"40": [0.1], "1000": [0.2], "100000": [9.0]}
    alone = Figures(grown, dict.fromkeys(grown, 20.0))
    bundled = figures()
    return Results({1_000: figures(), 10_000: figures(1.0, **given)}, bundled, alone, 8.0)


def outcomes(measured: Results) -> dict[str, bool | None]:
    """Return whether each aim is met, by its words."""
    return {aim.text: aim.met for aim in aims(measured)}


def test_quartiles_and_extremes() -> None:
    """A spread is of the quartiles or of the outermost values; a single value has none."""
    assert quartiles([1.0, 2.0, 3.0, 4.0, 9.0]) == (3.0, 2.0, 4.0)
    assert quartiles([1.0, 2.0, 3.0, 4.0, 9.0]).around == 1.0
    assert extremes([4.0, 1.0, 9.0]) == (4.0, 1.0, 9.0)
    assert quartiles([2.0]) == (2.0, 2.0, 2.0)


def test_ratios_are_paired_by_rounds() -> None:
    """A round that is slow for both tools says nothing: the ratio is two in all of them."""
    assert ratio([2.0, 20.0, 4.0], [1.0, 10.0, 2.0]) == (2.0, 2.0, 2.0)
    with pytest.raises(ValueError, match="shorter"):
        ratio([1.0, 2.0], [1.0])


def test_an_event_costs_what_it_adds() -> None:
    """The time of one event leaves out what the fewest events take."""
    growth = {"40": [1.0, 2.0], "1040": [1.5, 2.5]}
    assert per_event(growth, 1040).median == pytest.approx(0.0005)


def test_aims() -> None:
    """Each aim is held against its own figures: a tool that is slower than ours is beaten."""
    found = outcomes(results())
    assert found["Bundled data: at most 1.25 times the bare Typer app"] is True
    assert found["1,000 events: faster than khal"] is True
    assert found["1,000 events: faster than hledger"] is False
    assert found["10,000 events: at most 2 times Miller"] is False
    assert found["10,000 events: peak memory under 80 MiB"] is True
    assert sum(met is True for met in found.values()) == len(found) - 3


@pytest.mark.parametrize(
    ("aim", "given"),
    [
        ("10,000 events: at most 2 times Miller", {"Miller": 0.5}),
        ("10,000 events: faster than hledger", {"hledger": 1.0, FLOOR: 0.9}),
    ],
)
def test_a_limit_that_is_reached_is_met(aim: str, given: dict[str, float]) -> None:
    """An aim turns with the one figure that it is about."""
    assert (outcomes(results())[aim], outcomes(results(**given))[aim]) == (False, True)


def test_a_limit_below_the_floor_says_so() -> None:
    """Where no Python program, or none that reads TOML, could meet an aim, its line says that."""
    aim = "10,000 events: at most 2 times Miller"
    [free] = [each.measured for each in aims(results()) if each.text == aim]
    [bound] = [each.measured for each in aims(results(**{FLOOR_TOML: 0.9})) if each.text == aim]
    assert (free, bound) == (
        "2.50 ± 0.00 times",
        "2.50 ± 0.00 times; the bare Typer app + tomli alone takes 2.25",
    )


def test_memory_at_its_limit_is_not_under_it() -> None:
    """The memory of kztimeline at 10,000 events alone decides on the aim of memory."""
    aim = "10,000 events: peak memory under 80 MiB"
    assert outcomes(results(memory=79.9))[aim] is True
    assert outcomes(results(memory=80.0))[aim] is False


@pytest.mark.parametrize(
    ("growth", "met"),
    [
        ({"40": [0.1], "1000": [0.196], "100000": [10.0]}, True),
        ({"40": [0.1], "1000": [0.196], "100000": [11.0]}, False),
        ({"40": [0.1] * 3, "1000": [0.15, 0.2, 0.25], "100000": [11.0] * 3}, True),  # not certain
        ({"40": [0.1], "1000": [0.196]}, None),
    ],
)
def test_growth(growth: dict[str, list[float]], met: bool | None) -> None:
    """Growth is linear while an event costs no more at 100,000 than at 1,000, if that was seen."""
    [found] = [met for text, met in outcomes(results(growth)).items() if text.startswith("From")]
    assert found is met


def test_what_was_not_measured_is_neither_met_nor_missed() -> None:
    """Without the sizes and tools that an aim is about there is nothing to say of it."""
    measured = results()._replace(sizes={})
    found = outcomes(measured)
    assert {met for text, met in found.items() if "10,000" in text} == {None}
    assert "| not measured |" in report(measured, Setting("P", "C", 2, {}))


def test_report() -> None:
    """The report has each tool's median, spread, paired ratio and memory, and what is missing."""
    text = report(results(), Setting("CPython 3", "a chip", 2, {"jq": "1.6"}, ("jq", "recsel")))
    assert "| khal | 600 | 400 … 900 | 4.00 ± 0.00 | 3 | 40 |" in text
    assert "| **kztimeline, JSON** | 150 | 100 … 225 | 1 | 3 | 40 |" in text
    assert "CPython 3 on a chip, 2 cores. jq 1.6. Not installed, and left out: jq, recsel." in text
    assert "**not met** | 2.00 ± 0.00 times; the bare Typer app alone takes 1.60 |" in text
    assert "tomli" not in text.split("##")[1], "the first floor is enough of a reason"
    assert text.index("| Miller |") < text.index("| khal |"), "the fastest comes first"


def test_memory_that_cannot_be_seen() -> None:
    """A peak no greater than that of what starts the process is given as a bound."""
    text = report(results(memory=8.0), Setting("P", "C", 2, {}))
    assert "| < 8 |" in text
    assert "| < 8 |" not in report(results(memory=9.0), Setting("P", "C", 2, {}))


def test_plot() -> None:
    """The picture is XML with a bar for each tool and size, as long as its median says."""
    drawn = ET.fromstring(plot(results()))
    bars = [bar for bar in drawn.iter(f"{SVG}rect") if bar.get("rx")]
    assert len(bars) == 2 * len(TIMES)
    widths = [float(bar.get("width", 0)) for bar in bars]
    assert widths[: len(TIMES)] == sorted(widths[: len(TIMES)])
    assert widths[len(TIMES) - 1] == pytest.approx(10 * widths[0], rel=0.01)  # khal, Miller
    assert [bar.get("class") for bar in bars].count("ours") == 4
    assert {"khal", "600 ms", "6.0 s", "0"} <= {text.text for text in drawn.iter(f"{SVG}text")}


def test_events_are_spread_evenly() -> None:
    """Every size has events of 2006, about one in thirty, and ids and titles are unique."""
    for size in (40, 1_000, 10_000):
        rows = files.events(size)
        assert len({row.id for row in rows}) == len({row.title for row in rows}) == size
        assert abs(len(files.asked(rows)) - size / 30) < 1


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_every_tool_is_given_every_event(peer: Peer, tmp_path: Path) -> None:
    """Each tool's file, or its files together, name each event once, with its day."""
    rows = files.events(40)
    peer.write(tmp_path / peer.target, rows)
    text = "".join(file.read_text("utf-8") for file in tmp_path.rglob("*.*") if file.is_file())
    assert sorted(TITLE.findall(text)) == sorted(row.title for row in rows)
    assert all(row.date in text or row.date.replace("-", "") in text for row in rows)
