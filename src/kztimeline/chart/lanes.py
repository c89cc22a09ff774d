"""Events grouped into lanes: by their first topic, their place or their status."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ..model import STATUSES, Dataset, Event, in_order
from ..wording import STATUSES as WORDED


class Lane(NamedTuple):
    """Events that share some rows of a chart."""

    key: str
    """The id of their topic, their place or their status; empty where they have none."""
    title: str
    short: str
    """A shorter name, if there is one."""
    meaning: str
    """What the title means, if it needs that."""
    events: list[Event]

    @property
    def full(self) -> str:
        """All that there is to say of its name: `ECOSOC: Economic and Social Council`."""
        return ": ".join(part for part in (self.short, self.title, self.meaning) if part)


def lanes(dataset: Dataset, events: Iterable[Event], by: str) -> list[Lane]:
    """Return the lanes of events, each event in one, in order there.

    Lanes come in the order of their first events, and what has no topic or place is the last;
    statuses have an order of their own, disputes first.
    """
    found: dict[str, list[Event]] = defaultdict(list)
    for event in in_order(events):
        found[_key(event, by)].append(event)
    if by == "status":
        used = [status for status in reversed(STATUSES) if status in found]
        return [Lane(each, each, "", WORDED[each].meaning, found[each]) for each in used]
    rest = found.pop("", [])
    named = [
        Lane(key, *(_names(dataset, key) if by == "topic" else (key, "")), "", group)
        for key, group in found.items()
    ]
    return [*named, Lane("", f"no {by}", "", "", rest)] if rest else named


def _key(event: Event, by: str) -> str:
    if by == "topic":
        return event.topics[0] if event.topics else ""
    return event.status if by == "status" else event.place or ""


def _names(dataset: Dataset, ident: str) -> tuple[str, str]:
    """Return title and short name of a topic; no name is short that the title begins with."""
    topic = dataset.topic(ident)
    short = next(iter(topic.names.get("en", ())), "")
    useful = len(short) < len(topic.title) and not topic.title.startswith(short)
    return topic.title, short if useful else ""
