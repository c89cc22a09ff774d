"""Figures to places along an axis, with ticks at round ones."""

from collections.abc import Iterable
from math import ceil, floor, log10
from typing import NamedTuple

_NICE = (1, 2, 5, 10)
"""What ticks count by, times a power of ten."""
_LEAST, _MOST = 1e-290, 1e290
"""What is nearer to 0 is 0, and what is further is there: beyond, fractions have no digits left."""
_ALIKE = 1e-9
"""A difference so small, in proportion, is none; ticks could not tell it."""
_PLAIN = 1e-6, 1e12
"""Between these, figures have all their digits."""


class Scale(NamedTuple):
    """Where each figure is, between two places that may be in either order."""

    low: float
    high: float
    left: float
    right: float
    step: float
    """From tick to tick."""

    def at(self, value: float) -> float:
        """Return where a figure is; what is off the scale is at its end."""
        value = min(max(value, self.low), self.high)
        return self.left + (value - self.low) * (self.right - self.left) / (self.high - self.low)

    def ticks(self) -> list[tuple[float, str]]:
        """Return the places of round figures with their labels, from the lowest on."""
        count = round((self.high - self.low) / self.step)
        values = [self.low + at * self.step for at in range(count + 1)]
        return [(self.at(value), self._text(value)) for value in values]

    def _text(self, value: float) -> str:
        if self.step < _PLAIN[0] or abs(value) > _PLAIN[1]:
            return f"{value:.3g}"
        return f"{value:,.{max(0, -floor(log10(self.step)))}f}"


def scale(values: Iterable[float], left: float, right: float, most: int = 5) -> Scale:
    """Return the scale that has all values, with so many ticks at most, at both ends one."""
    found = [min(max(float(value), -_MOST), _MOST) for value in values]
    low, high = (each if abs(each) > _LEAST else 0.0 for each in (min(found), max(found)))
    if high - low <= _ALIKE * max(abs(low), abs(high)):
        low, high = low - (abs(low) or 1) / 10, high + (abs(high) or 1) / 10
    raw = (high - low) / (most - 1)
    if all(value == int(value) for value in found):
        raw = max(raw, 1.0)  # nothing is between two whole numbers
    power = 10.0 ** floor(log10(raw))
    steps = (nice * factor * power for factor in (1, 10) for nice in _NICE)
    step = next(step for step in steps if ceil(high / step) - floor(low / step) < most)
    return Scale(floor(low / step) * step, ceil(high / step) * step, left, right, step)
