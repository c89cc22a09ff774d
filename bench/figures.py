"""What is made of the measured seconds: medians, spreads, paired ratios; all of it pure."""

import statistics
from collections.abc import Sequence
from typing import NamedTuple

Seconds = dict[str, list[float]]
"""The seconds of each command by its name, round by round."""


class Spread(NamedTuple):
    """A median, and how far what it stands for lies apart."""

    median: float
    low: float
    high: float

    @property
    def around(self) -> float:
        """Half the distance between the quartiles."""
        return (self.high - self.low) / 2


class Figures(NamedTuple):
    """What was measured on one set of events."""

    seconds: Seconds
    memory: dict[str, float]
    """Peak memory in MiB, by the command's name."""
    answers: int = 0
    """How many events each command named."""


class Results(NamedTuple):
    """All that was measured in one run."""

    sizes: dict[int, Figures]
    """The comparison, by the number of events."""
    bundled: Figures
    """The floor, and the dataset that comes with kztimeline."""
    growth: Figures
    """kztimeline alone; the commands are named by their number of events."""
    least: float
    """The least peak memory that could be seen, in MiB."""


class Setting(NamedTuple):
    """Where and with what it was measured."""

    python: str
    processor: str
    cores: int
    versions: dict[str, str]
    missing: tuple[str, ...] = ()


def quartiles(values: Sequence[float]) -> Spread:
    """Return the median of some values between their quartiles."""
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(middle, low, high)


def extremes(values: Sequence[float]) -> Spread:
    """Return the median of some values between the least and the greatest of them."""
    return Spread(statistics.median(values), min(values), max(values))


def ratio(own: Sequence[float], other: Sequence[float]) -> Spread:
    """Return how many times as long one command takes as another, paired by rounds."""
    return quartiles([mine / its for mine, its in zip(own, other, strict=True)])


def per_event(growth: Seconds, size: int) -> Spread:
    """Return the seconds that each event costs, over what the fewest events cost, by rounds."""
    fewest = min(map(int, growth))
    pairs = zip(growth[str(size)], growth[str(fewest)], strict=True)
    return quartiles([(all_of_it - start) / (size - fewest) for all_of_it, start in pairs])
