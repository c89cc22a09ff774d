"""Which spans run beside which events: the plan of a timeline, without any drawing."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from ..model import Event


@dataclass(frozen=True, slots=True)
class Track:
    """A span's bar: the column it runs in, and its first and last row."""

    column: int
    first: int
    last: int
    ends: bool
    """False where the span has no known end, or one after the last row."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A track as it is drawn, in a timeline that may run upwards."""

    column: int
    top: int
    bottom: int
    own: int
    """The row of its span, at its top or, upside down, at its bottom."""
    span: Event
    ends: bool


def tracks(events: tuple[Event, ...], most: int) -> dict[int, Track]:
    """Return by row the track of each span that lasts beyond its own row, `most` side by side.

    Where all columns are taken a span gets no track; its row still says how long it lasted.
    """
    begins = [event.date.bounds[0] for event in events]
    busy = [-1] * most
    plan: dict[int, Track] = {}
    for row, event in enumerate(events):
        if event.date.shape != "span":
            continue
        last = bisect_right(begins, event.date.bounds[1]) - 1
        free = next((column for column, until in enumerate(busy) if until < row), None)
        if last > row and free is not None:
            latest = event.date.latest
            ends = latest is not None and (last < len(events) - 1 or _over(events[last], event))
            plan[row] = Track(free, row, last, ends)
            busy[free] = last
    return plan


def bars(events: tuple[Event, ...], most: int) -> dict[int, list[Bar]]:
    """Return by its top row each bar beside events, whether they come in order or reversed."""
    up = upwards(events)
    ordered = events[::-1] if up else events
    found = defaultdict(list)
    for track in tracks(ordered, most).values():
        span, end = ordered[track.first], len(events) - 1
        rows = (end - track.last, end - track.first) if up else (track.first, track.last)
        bar = Bar(track.column, *rows, rows[up], span, track.ends)
        found[bar.top].append(bar)
    return found


def upwards(events: tuple[Event, ...]) -> bool:
    """Return whether the latest event comes first."""
    return bool(events) and events[0].date.order > events[-1].date.order


def _over(last: Event, span: Event) -> bool:
    return span.date.bounds[1] <= last.date.bounds[1]
