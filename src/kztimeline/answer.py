"""An answer on its way from a question to a presentation."""

from typing import Literal, NamedTuple

from .model import Dataset, Thing

Shape = Literal["events", "timeline", "facts", "sources", "hits", "card"]


class Answer(NamedTuple):
    """The things that answer a command, in order, with the dataset they are from."""

    dataset: Dataset
    shape: Shape
    """What it is an answer to; a card is of exactly one thing."""
    things: tuple[Thing, ...]
    scores: tuple[float, ...] = ()
    """For hits, how well each thing fits."""
