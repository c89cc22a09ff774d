"""An answer as a picture: the timeline, who says what of a thing, or figures over time."""

from ..model import Event, Fact
from ..queries.answer import Answer
from .timeline import timeline


def export(answer: Answer) -> str:
    """Return one SVG file that shows an answer."""
    thing = answer.things[0] if answer.name == "card" else None
    if answer.name == "claims":
        from .claims import listing as draw
    elif answer.name == "facts":
        from .figures import figures as draw
    elif isinstance(thing, Event | Fact):
        from .claims import card as draw
    else:
        draw = timeline
    return f"{draw(answer)}\n"
