"""A Mermaid timeline diagram (mermaid.js.org/syntax/timeline.html)."""

from itertools import groupby

from ..dates.words import label
from ..model import Event
from ..queries.answer import Answer
from ..text.escape import escape, one_line

# Mermaid's entity codes: a number between # and ; stands for the character. While it draws it
# writes them with ﬂ and ¶, so these are escaped too.
_ESCAPES = str.maketrans({char: f"#{ord(char)};" for char in '#;:%{}<>"\\ﬂ¶'})


def export(answer: Answer) -> str:
    """Return a section for each year and in it a line for each event, its date in words.

    What is not known to the day stands as it is known: a month, a season, a span.
    """
    lines = ["timeline", f"    title {_text(answer.dataset.title)}"]
    for year, events in groupby(answer.events, key=lambda event: event.date.year):
        lines.append(f"    section {year or 'Undated'}")
        lines += [f"        {_line(event, year)}" for event in events]
    return "\n".join(lines) + "\n"


def _line(event: Event, year: int | None) -> str:
    return f"{_text(label(event.date, year))} : {_text(event.title)}"


def _text(text: str) -> str:
    return escape(one_line(text)).translate(_ESCAPES)
