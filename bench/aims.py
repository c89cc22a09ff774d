"""What was aimed at, and whether the figures say that it is met."""

from collections.abc import Iterator
from typing import NamedTuple

from .figures import Figures, Results, Seconds, per_event, ratio
from .peers import FLOOR, FLOOR_TOML, OURS

FLOOR_TIMES = 1.25
MILLER_TIMES = 2
MEMORY = 80
FASTER = {
    1_000: ("khal", "sqlite-utils", "hledger", "remind"),
    10_000: ("hledger", "remind", "khal"),
}
GROWTH = (1_000, 100_000)


class Aim(NamedTuple):
    """One aim: in words, as measured, and whether it is met; None where it was not measured."""

    text: str
    measured: str
    met: bool | None

    @property
    def verdict(self) -> str:
        """What to call the outcome."""
        return {True: "met", False: "**not met**", None: "not measured"}[self.met]


def aims(results: Results) -> Iterator[Aim]:
    """Yield every aim with what became of it."""
    yield _at_most("Bundled data: at most 1.25 times the bare Typer app", results.bundled, FLOOR)
    for size, others in FASTER.items():
        for other in others:
            yield _at_most(
                f"{size:,} events: faster than {other}", results.sizes.get(size), other, 1
            )
    miller = f"10,000 events: at most {MILLER_TIMES} times Miller"
    yield _at_most(miller, results.sizes.get(10_000), "Miller", MILLER_TIMES)
    yield _linear(results.growth.seconds)
    yield _memory(results.sizes.get(10_000))


def _at_most(text: str, figures: Figures | None, other: str, limit: float = FLOOR_TIMES) -> Aim:
    """Hold how many times as long as another tool kztimeline takes against a limit."""
    seconds = figures.seconds if figures else {}
    if other not in seconds:
        return Aim(text, "", None)
    times = ratio(seconds[OURS], seconds[other])
    said = f"{times.median:.2f} ± {times.around:.2f} times"
    for floor in (FLOOR, FLOOR_TOML):
        least = ratio(seconds[floor], seconds[other]).median if floor in seconds else 0
        if least > limit:
            return Aim(text, f"{said}; the {floor} alone takes {least:.2f}", times.median <= limit)
    return Aim(text, said, times.median <= limit)


def _linear(growth: Seconds) -> Aim:
    """Hold the time of one event among many against that among few, as far as they are known."""
    text = "From 1,000 to 100,000 events: the time of one event does not grow"
    if not {str(size) for size in GROWTH} <= growth.keys():
        return Aim(text, "", None)
    few, many = (per_event(growth, size) for size in GROWTH)
    said = [f"{each.median * 1e6:.1f} ± {each.around * 1e6:.1f} µs" for each in (few, many)]
    return Aim(text, ", then ".join(said), many.low <= few.high)


def _memory(figures: Figures | None) -> Aim:
    text = f"10,000 events: peak memory under {MEMORY} MiB"
    if figures is None:
        return Aim(text, "", None)
    memory = figures.memory[OURS]
    return Aim(text, f"{memory:.0f} MiB", memory < MEMORY)
