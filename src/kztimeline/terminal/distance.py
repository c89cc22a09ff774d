"""The distance between two moments."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from .. import wording
from ..dates.words import words
from ..queries.answer import Answer
from ..queries.between import Distance, Moment, Order
from .style import DATE, FAINT, STRONG, plain

_WORDS: dict[Order, tuple[str, str]] = {
    "before": ("first", "then"),
    "after": ("first", "then"),
    "same": ("same day", ""),
    "unknown": ("either", "or first"),
}
"""The words before the two moments, by what is known of their order."""


def distance(answer: Answer, _width: int) -> RenderableType:
    """Draw how far two moments are apart, the earlier one first where that is known."""
    found: Distance = answer.things[0]
    apart, days = wording.distance(found.shortest, found.longest, found.approximate)
    length = Text.assemble((apart, STRONG), f" · {days}" if days else "")
    moments = [found.end, found.start] if found.order == "after" else [found.start, found.end]
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column()
    table.add_column(no_wrap=True, overflow="ignore")  # half an id would be of no use
    for word, moment in zip(_WORDS[found.order], moments, strict=True):
        table.add_row(word, plain(words(moment.date), DATE), *_name(moment))
    return Group(length, table)


def _name(moment: Moment) -> tuple[Text, Text]:
    title = "" if moment.title == words(moment.date) else moment.title
    return plain(title), plain(moment.id or "", FAINT)
