"""Which spans run beside which events: the plan of a timeline, without any drawing."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from ..model import Event


@dataclass(frozen=True, slots=True)
class Bar:
    """A span's bar: the column it runs in, and its rows in a timeline that may run upwards."""

    column: int
    top: int
    bottom: int
    own: int
    """The row of its span, at its top or, upside down, at its bottom."""
    span: Event
    ends: bool
    """False where the span has no known end, or one after the last row."""


def bars(events: tuple[Event, ...], most: int) -> dict[int, list[Bar]]:
    """Return by its top row the bar of each span that lasts beyond its own row, `most` abreast.

    Events come in order or reversed. Where all columns are taken a span gets no bar; its row still
    says how long it lasted.
    """
    up = upwards(events)
    ordered, end = events[::-1] if up else events, len(events) - 1
    begins = [event.date.bounds[0] for event in ordered]
    busy = [-1] * most
    found = defaultdict(list)
    for row, event in enumerate(ordered):
        if event.date.shape != "span":
            continue
        last = bisect_right(begins, event.date.bounds[1]) - 1
        free = next((column for column, until in enumerate(busy) if until < row), None)
        if last > row and free is not None:
            ends = event.date.latest is not None and (last < end or _over(ordered[last], event))
            top, bottom = (end - last, end - row) if up else (row, last)
            found[top].append(Bar(free, top, bottom, bottom if up else top, event, ends))
            busy[free] = last
    return found


def upwards(events: tuple[Event, ...]) -> bool:
    """Return whether the latest event comes first."""
    return bool(events) and events[0].date.order > events[-1].date.order


def _over(last: Event, span: Event) -> bool:
    return span.date.bounds[1] <= last.date.bounds[1]
