"""Lines of text that both timelines are made of: date and title, and why a date is disputed."""

from collections.abc import Iterable, Sequence
from functools import cache

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from ..dates.words import words
from ..model import Dataset, Event
from ..queries.answer import Answer
from ..queries.asked import heading
from ..text.direction import between
from ..wording import counted, place_in_source
from . import screen
from .marks import DISPUTED
from .style import STATUS_STYLES, STRONG, ours, plain


class Lines:
    """Lines that fit; Rich need not wrap them once more."""

    def __init__(self, lines: Iterable[Text]) -> None:
        self.lines = lines

    def __rich_console__(self, console: Console, _options: ConsoleOptions) -> RenderResult:
        """Yield the lines as they are, without the blanks at their ends."""
        for line in self.lines:
            whole = Text().append_text(line)  # takes the style of all of a line into account
            whole.rstrip()
            yield from whole.render(console, end="\n")


def wrap(text: Text, width: int) -> list[Text]:
    """Return a text in lines of at most `width` cells, without trailing spaces."""
    lines = [text] if text.cell_len <= width else text.wrap(_console(), width, overflow="fold")
    for line in lines:
        line.rstrip()
    return list(lines)


def headline(answer: Answer, events: Sequence[Event], width: int) -> list[Text]:
    """Return what is drawn: `Kazakhstan and the United Nations: 114 events, 1945–2019`.

    Where a period was asked for, the heading names it, and what lasts longer would only confuse.
    """
    text = plain(ours(answer.look.title or heading(answer), answer.look.ascii), STRONG)
    days = [day for event in events for day in (event.date.earliest, event.date.latest) if day]
    count = counted(len(events), "event")
    text.append(between(text.plain, count, ": ", " has ") + count)
    if not answer.question.resolve(answer.dataset).periods:
        first, last = f"{min(days).year:04}", f"{max(days).year:04}"
        text.append(f", {first if first == last else ours(f'{first}–{last}', answer.look.ascii)}")
    return wrap(text, width)


def dated(date: Text, titles: list[Text], column: int, width: int) -> list[Text]:
    """Return a date and what happened then in lines of at most `width` cells.

    The date has a column of `column` cells, or with 0 just stands in front.
    """
    if not column:
        first, *more = titles
        return [*wrap(Text.assemble(date, "  ", first), width), *_each(more, width)]
    lines = _each(titles, width - column - 2)
    head = wrap(date, width)
    if date.cell_len <= column:
        date.pad_right(column + 2 - date.cell_len)
        head = [Text.assemble(date, lines.pop(0))]
    return [*head, *(Text(" " * (column + 2)).append_text(line) for line in lines)]


def why(event: Event, dataset: Dataset, ascii_only: bool) -> list[Text]:
    """Return one line that says which source says otherwise, if any does."""
    against = [claim for claim in event.claims if event.verdict(claim) == "conflicts"]
    if not against:
        return []
    claim = against[0]
    assert claim.date
    where = place_in_source(dataset, claim)
    more = f" and {len(against) - 1} more disagree" if len(against) > 1 else ""
    said = f" says {ours(words(claim.date), ascii_only)}{more}"
    return [Text.assemble((DISPUTED, STATUS_STYLES["disputed"]), plain(f" {where}"), said)]


def _each(texts: list[Text], width: int) -> list[Text]:
    return [line for text in texts for line in wrap(text, width)]


@cache
def _console() -> Console:
    """Rich asks for a console wherever text is wrapped, but takes nothing from it."""
    return screen(80)
