"""Whole processes, measured: their answers are checked, their rounds counted, their peak seen."""

import sys

import pytest

from bench.measure import check, in_turn, least_peak, peak

ANSWER = [sys.executable, "-c", "print('Event 7 happened, Event 8 happened')"]


def test_a_right_answer_is_accepted() -> None:
    """A tool that names just the events that it should is measured."""
    check("it", ANSWER, {"Event 7 happened", "Event 8 happened"})


@pytest.mark.parametrize(
    ("command", "wanted", "said"),
    [
        (ANSWER, {"Event 7 happened"}, "1 of 1 events and 1 others"),
        (ANSWER, {f"Event {n} happened" for n in (7, 8, 9)}, "2 of 3 events and 0 others"),
        ([sys.executable, "-c", "raise SystemExit('no')"], set(), "exit code 1.*; no"),
    ],
)
def test_a_wrong_answer_ends_the_comparison(
    command: list[str], wanted: set[str], said: str
) -> None:
    """Events that are missing, events too many and a failure are no answer."""
    with pytest.raises(SystemExit, match=f"it answers wrongly: .*{said}"):
        check("it", command, wanted)


def test_rounds() -> None:
    """Each command is timed once a round; the round that warms up is not among them."""
    seconds = in_turn({"a": [sys.executable, "-c", ""], "b": [sys.executable, "-c", ""]}, 2)
    assert {name: len(measured) for name, measured in seconds.items()} == {"a": 2, "b": 2}
    assert min(map(min, seconds.values())) > 0


def test_peak_memory_is_that_of_the_command() -> None:
    """A command that fills 64 MiB is seen to; one that does nothing takes no more than its start.

    This process is far larger than either, and must not count.
    """
    ballast = bytearray(64 * 1024**2)
    ballast[::4096] = b"x" * len(ballast[::4096])
    filled = peak([sys.executable, "-c", "x = bytearray(64 << 20); x[::4096] = b'x' * (1 << 14)"])
    assert 64 < filled < 110
    assert least_peak() < 30
