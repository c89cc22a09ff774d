"""The distance between two moments."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..dates.words import words
from ..queries.answer import Answer
from ..queries.between import Distance, Duration, Moment, Order
from .style import DATE, FAINT, STRONG, plain

_WORDS: dict[Order, tuple[str, str]] = {
    "before": ("first", "then"),
    "after": ("first", "then"),
    "same": ("same day", ""),
    "unknown": ("either", "or first"),
}


def span(answer: Answer, _width: int) -> RenderableType:
    """Draw how far two moments are apart, the earlier one first where that is known."""
    found: Distance = answer.things[0]
    short, long = found.shortest, found.longest
    days = f"{short.total_days:,}"
    if long.total_days != short.total_days:
        days += f" to {long.total_days:,}"
    length = Text.assemble((_apart(short, long), STRONG), f" · {days} days")
    moments = [found.end, found.start] if found.order == "after" else [found.start, found.end]
    table = Table.grid(padding=(0, 2, 0, 0))
    for word, moment in zip(_WORDS[found.order], moments, strict=True):
        table.add_row(word, plain(words(moment.date), DATE), *_name(moment))
    return Group(length, table)


def _name(moment: Moment) -> tuple[Text, Text]:
    title = "" if moment.title == words(moment.date) else moment.title
    return plain(title), plain(moment.id or "", FAINT)


def _apart(short: Duration, long: Duration) -> str:
    first, second = _length(short), _length(long)
    return first if first == second else f"{first} to {second}"


def _length(length: Duration) -> str:
    counts = ((length.years, "year"), (length.months, "month"), (length.days, "day"))
    parts = [f"{count} {unit}{'s' * (count != 1)}" for count, unit in counts if count]
    return " ".join(parts) or "0 days"
