"""Lines of text that both timelines are made of: date and title, and why a date is disputed."""

from functools import cache

from rich.console import Console
from rich.text import Text

from ..model import Dataset, Event
from ..words import words
from .marks import DISPUTED
from .style import MARKS, ours, plain


def wrap(text: Text, width: int) -> list[Text]:
    """Return a text in lines of at most `width` cells, without trailing spaces."""
    lines = [text] if text.cell_len <= width else text.wrap(_console(), width, overflow="fold")
    for line in lines:
        line.rstrip()
    return list(lines)


def dated(date: Text, titles: list[Text], column: int, width: int) -> list[Text]:
    """Return a date and what happened then in lines of at most `width` cells.

    The date has a column of `column` cells, or with 0 just stands in front.
    """
    if not column:
        first, *more = titles
        return [*wrap(Text.assemble(date, "  ", first), width), *_each(more, width)]
    indent = Text(" " * (column + 2))
    lines = [indent + line for line in _each(titles, width - column - 2)]
    if date.cell_len > column:
        return [*wrap(date, width), *lines]
    date.pad_right(column + 2 - date.cell_len)
    return [date + lines[0][column + 2 :], *lines[1:]]


def why(event: Event, dataset: Dataset, ascii_only: bool) -> list[Text]:
    """Return one line that says which source says otherwise, if any does."""
    against = [claim for claim in event.claims if event.verdict(claim) == "conflicts"]
    if not against:
        return []
    claim = against[0]
    assert claim.date
    name = next(source.name for source in dataset.sources if source.id == claim.source)
    place = f", {claim.at}" if claim.at else ""
    more = f" and {len(against) - 1} more disagree" if len(against) > 1 else ""
    said = ours(words(claim.date), ascii_only) + more
    return [Text.assemble((DISPUTED, MARKS["disputed"][1]), plain(f" {name}{place}"), f" says {said}")]


def _each(texts: list[Text], width: int) -> list[Text]:
    return [line for text in texts for line in wrap(text, width)]


@cache
def _console() -> Console:
    """Rich asks for a console wherever text is wrapped, but takes nothing from it."""
    return Console(width=80)
