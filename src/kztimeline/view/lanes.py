"""Which spans run beside which events: the plan of a timeline, without any drawing."""

from dataclasses import dataclass

from ..model import Event


@dataclass(frozen=True, slots=True)
class Lane:
    """A span's bar: the column it runs in, and its first and last row."""

    column: int
    first: int
    last: int
    ends: bool
    """False where the span has no known end, or one after the last row."""


def lanes(events: tuple[Event, ...], most: int) -> dict[int, Lane]:
    """Return by row the lane of each span that lasts beyond its own row, `most` side by side.

    Where all columns are taken a span gets no lane; its row still says how long it lasted.
    """
    busy = [-1] * most
    plan: dict[int, Lane] = {}
    for row, event in enumerate(events):
        last = _last_row(events, row)
        free = next((column for column, until in enumerate(busy) if until < row), None)
        if event.date.shape == "span" and last > row and free is not None:
            latest = event.date.latest
            ends = latest is not None and (last < len(events) - 1 or _over(events[last], event))
            plan[row] = Lane(free, row, last, ends)
            busy[free] = last
    return plan


def _last_row(events: tuple[Event, ...], row: int) -> int:
    """Return the last row that begins while the event of `row` goes on."""
    _, latest = events[row].date.bounds
    last = row
    while last + 1 < len(events) and events[last + 1].date.bounds[0] <= latest:
        last += 1
    return last


def _over(last: Event, span: Event) -> bool:
    return span.date.bounds[1] <= last.date.bounds[1]
