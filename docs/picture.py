"""Draw the README's picture of the timeline: `python docs/picture.py` writes docs/timeline.svg."""

from io import StringIO
from pathlib import Path

from rich.console import Console

from kztimeline.dataset.load import load
from kztimeline.queries.answer import Answer
from kztimeline.queries.filters import Question
from kztimeline.queries.listings import events
from kztimeline.terminal.timeline import timeline

PERIOD = "2003..2007"
WIDTH = 92


def picture() -> str:
    """Return the SVG that Rich exports of `kztimeline timeline` for the period."""
    dataset = load()
    found = events(dataset, Question(PERIOD, certain=True))
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(timeline(Answer(dataset, "timeline", found), WIDTH), highlight=False)
    title = f"kztimeline timeline {PERIOD} --certain"
    return console.export_svg(title=title, unique_id="kztimeline")


if __name__ == "__main__":
    Path(__file__).with_name("timeline.svg").write_text(picture(), encoding="utf-8")
