"""Lines across a chart with their labels: where stretches begin, and at round times in them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ..dates.edtf import parse
from ..dates.words import label
from .axis import Axis

_MONTH = 30.5
"""How many days a month has, to choose ticks by; a year of 366 then has room for its label."""
_NEARLY = 0.9
"""The tolerance when distances of ticks are compared: February has 28 days, not 30."""
_MONTHS = (1, 3, 6, *(12 * n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)))
"""How many months may lie between two ticks."""
_DAYS = (1, 2, 5, 10)
"""How many days may lie between two ticks within a month."""
_YEAR = len("2006")
"""How long the labels are that the metrics of an axis are for; longer ones need more room."""


class Tick(NamedTuple):
    """A line across a chart."""

    at: float
    text: str
    """Its label; empty where there is no room for one."""


class _Steps(NamedTuple):
    label: int
    """How many months are from label to label."""
    line: int
    """How many months are from line to line."""
    days: int
    """How many days are from label to label within a month; 0 for none."""


def ticks(axis: Axis) -> Iterator[Tick]:
    """Yield ticks from left to right: where stretches begin, and at round days, months or years.

    One step serves all stretches, or they would look to be of different scales.
    """
    apart, least = axis.metrics.apart, axis.metrics.least
    steps = _steps(axis)
    # What is nearer to the first label of a stretch than half a step would look like a mistake.
    half = steps.label * _MONTH * axis.density / 2 if not steps.days else 0
    for stretch in axis.stretches:
        first = date.fromordinal(stretch.begin)
        head = _head(first)
        near = max(_NEARLY * apart * len(head) / _YEAR, half)
        yield Tick(stretch.left, head)
        for day, text in _rounds(first, date.fromordinal(stretch.end - 1), steps):
            at = axis.at(day.toordinal())
            room = least * max(len(text) / _YEAR, 1)
            fits = at - stretch.left >= near and at + room <= stretch.right
            if at > stretch.left:
                yield Tick(at, text if fits else "")


def _steps(axis: Axis) -> _Steps:
    apart, month = axis.metrics.apart, _MONTH * axis.density
    step = next((step for step in _MONTHS if step * month >= apart), _MONTHS[-1])
    # Lines without labels help to count years; nearer than a third of a label they would blur.
    years = (each for each in _MONTHS if each >= 12 and step % each == 0)
    line = next((each for each in years if each * month >= apart / 3), step)
    longer = apart * len("26 Jun") / _YEAR
    return _Steps(step, line, next((n for n in _DAYS if n * axis.density >= longer), 0))


def _rounds(first: date, last: date, steps: _Steps) -> Iterator[tuple[date, str]]:
    """Yield what is worth a tick between two days, with its label if it may have one."""
    start, end = (day.year * 12 + day.month - 1 for day in (first, last))
    for months in range(-(-start // steps.line) * steps.line, end + 1, steps.line):
        begin = date(months // 12, months % 12 + 1, 1)
        if begin >= first:
            yield begin, "" if months % steps.label else _name(begin)
        for after in range(steps.days, 31, steps.days) if steps.days else ():
            day = begin + timedelta(after)
            # The last one leaves room for the next month.
            if first <= day <= last and (day + timedelta(steps.days // 2)).month == begin.month:
                yield day, f"{day.day} {_name(begin, month=True)}"


def _name(begin: date, *, month: bool = False) -> str:
    """Return a year for its first month, else, or if that is asked for, the month alone."""
    year = f"{begin.year:04}"
    if begin.month == 1 and not month:
        return year
    return label(parse(f"{year}-{begin.month:02}"), begin.year)


def _head(first: date) -> str:
    """Return the label of a stretch that begins on a day: as exact as it must be."""
    text = first.isoformat()
    return label(parse(text[: 10 if first.day > 1 else 7 if first.month > 1 else 4]))
