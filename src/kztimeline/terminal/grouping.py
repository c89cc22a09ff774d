"""Which lane of a timeline across an event goes into."""

from collections import defaultdict
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from ..model import STATUSES, Event, Topic
from ..queries.answer import Answer
from ..text.escape import escape
from ..wording import STATUSES as WORDED
from .style import STATUS_STYLES, ours, topic_style


class Strip(NamedTuple):
    """A lane: its name, what that is short for, its colour, and its events."""

    name: str
    full: str
    style: str
    events: list[Event]


def strips(answer: Answer, events: tuple[Event, ...], room: int) -> list[Strip]:
    """Return the lanes of events, each event in one; no name is wider than `room` cells."""
    ordered = sorted(events, key=lambda event: (event.date.order, event.id))
    by = {"topic": _by_topic, "place": _by_place, "status": _by_status}[answer.look.by]
    return by(answer, ordered, room)


def _by_topic(answer: Answer, events: list[Event], room: int) -> list[Strip]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        found[event.topics[0] if event.topics else ""].append(event)
    named = []
    for key, group in found.items():
        if key:
            name, full = _name(answer.dataset.topic(key), room)
            name = _cut(name, room, answer.look.ascii)
            named.append(Strip(name, full, topic_style(key), group))
    return named + _rest("no topic", found.get("", []))


def _by_place(answer: Answer, events: list[Event], room: int) -> list[Strip]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        found[escape(event.place or "")].append(event)
    named = [
        Strip(_cut(key, room, answer.look.ascii), key, topic_style(key), group)
        for key, group in found.items()
        if key
    ]
    return named + _rest("no place", found.get("", []))


def _by_status(answer: Answer, events: list[Event], room: int) -> list[Strip]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        found[event.status].append(event)
    return [
        Strip(
            _cut(key, room, answer.look.ascii),
            f"{key}: {WORDED[key].meaning}",
            STATUS_STYLES[key],
            found[key],
        )
        for key in reversed(STATUSES)
        if key in found
    ]


def _rest(name: str, events: list[Event]) -> list[Strip]:
    return [Strip(name, name, "", events)] if events else []


def _name(topic: Topic, room: int) -> tuple[str, str]:
    """Return how to call a topic in so many cells, perhaps too long for them, and in full."""
    title, short = escape(topic.title), escape(next(iter(topic.names.get("en", ())), ""))
    worse = not short or title.startswith(short) or len(short) >= len(title)
    if worse or cell_len(title) <= room:
        return title, title
    full = f"{short}: {title}"
    return (full if short.isupper() else short), full


def _cut(name: str, room: int, ascii_only: bool) -> str:
    if cell_len(name) <= room:
        return name
    dots = ours("…", ascii_only)
    return set_cell_size(name, room - len(dots)).rstrip() + dots
