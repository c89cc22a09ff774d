"""What all pictures have around them: a size, a heading, and where they come from."""

from typing import Any

from markupsafe import Markup

from ..dates.words import words
from ..queries.answer import Answer
from ..queries.asked import heading
from ..text.direction import between
from ..text.escape import escape
from .environment import render
from .marks import REACH, SIZE
from .metrics import cut

WIDTH = 1200.0
"""How wide a picture is unless another width is asked for: as a page has it on a wide screen."""
_HEADING = 17


def width_of(answer: Answer) -> float:
    """Return how wide the picture of an answer is."""
    return float(answer.look.width or WIDTH)


def draw(
    name: str, answer: Answer, summary: str, width: float, before: str = "", **context: Any
) -> Markup:
    """Return a picture by its template: a file of its own, or with `page` a part of a page.

    `before` stands before what was asked in its heading.
    """
    title = answer.look.title or before + heading(answer)
    room = width - 2 * REACH
    return render(
        name,
        **{
            "page": False,
            "named": True,
            "linked": False,
            "margin": REACH,
            "width": width,
            "title": title,
            "summary": cut(escape(summary), room, SIZE),
            "heading": cut(escape(title), room, _HEADING, bold=True),
            "foot": cut(escape(_foot(answer)), room, SIZE - 1),
        }
        | context,
    )


def _foot(answer: Answer) -> str:
    """Say where a picture comes from, for whoever finds it alone."""
    dataset = answer.dataset
    parts = [
        dataset.title + between(dataset.title, dataset.version, " ", " version ") + dataset.version,
        dataset.license,
        f"checked {words(dataset.reviewed)}",
        answer.command,
    ]
    return " · ".join(filter(None, parts))
