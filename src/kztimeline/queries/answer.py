"""An answer on its way from a question to a presentation."""

from typing import Any, Literal, NamedTuple

from ..model import Dataset, Event, Topic

Shape = Literal["events", "timeline", "on", "facts", "sources", "hits", "claims", "card", "span"]


By = Literal["topic", "place", "status"]


class Look(NamedTuple):
    """How a drawing for people is wanted."""

    across: bool = False
    """Whether a timeline runs from left to right, to scale, not downwards."""
    by: By = "topic"
    """What each lane of a timeline across stands for."""
    ascii: bool = False
    """Whether the drawing itself must do with ASCII; data stay as they are."""


class Answer(NamedTuple):
    """The things that answer a command, in order, with the dataset they are from."""

    dataset: Dataset
    shape: Shape
    """What it is an answer to; a card is of exactly one thing."""
    things: tuple[Any, ...]
    """Things of the model; for `claims`, those of `audit`; for `span`, one of `between`."""
    extra: tuple[dict[str, Any], ...] = ()
    """What the question adds to each thing, such as the score of a hit."""
    fields: tuple[str, ...] = ()
    """The fields that were asked for, in their order; empty for the usual ones."""
    look: Look = Look()

    @property
    def one(self) -> bool:
        """Whether it is a single thing by nature, not a list that may have one."""
        return self.shape in ("card", "span")

    @property
    def events(self) -> tuple[Event, ...]:
        """The events in it; a topic's card stands for the topic's events."""
        found: list[Event] = []
        for thing in self.things:
            if isinstance(thing, Event):
                found.append(thing)
            elif isinstance(thing, Topic) and self.shape == "card":
                found.extend(self.dataset.about(thing)[0])
        return tuple(found)
