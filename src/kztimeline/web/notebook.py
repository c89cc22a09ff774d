"""The timeline of a notebook: an answer that Jupyter shows as its picture."""

from ..model import Dataset
from ..queries.answer import Answer, By, Look
from ..queries.filters import EVERYTHING, Filter, Question
from ..queries.listings import events
from . import svg


class Timeline(Answer):
    """Events along the years; a notebook shows the picture, `export` writes any format of it."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the picture: its styles touch nothing else on the page that it stands in."""
        return svg.export(self)


def timeline(
    dataset: Dataset, question: Question | Filter = EVERYTHING, by: By | None = None
) -> Timeline:
    """Return the timeline of what a question is about, in lanes by topic, place or status if asked.

    Raises UsageError for what the question names and is not there.
    """
    look, found = Look(across=by is not None, by=by or "topic"), events(dataset, question)
    return Timeline(dataset, "timeline", found, look=look, question=question)
