"""Lists of events, facts, sources and hits as tables."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answer import Answer
from ..lookup import covers
from ..model import Event, Fact, Source, Thing, Topic
from ..words import label
from .style import DATE, FAINT, STRONG, legend, mark, plain

_ROOMY = 76
"""From this width on the place has a column of its own."""


def events(answer: Answer, width: int) -> RenderableType:
    """Draw events: date, title, place, status mark and id."""
    if not answer.things:
        return nothing(answer, "No event")
    roomy = width >= _ROOMY
    table = _table("Date", "Event", *(["Place"] if roomy else []), "", "Id")
    found = [thing for thing in answer.things if isinstance(thing, Event)]
    for event in found:
        title = plain(event.title)
        place = plain(event.place or "")
        if not roomy and place:
            title = Text.assemble(title, (f" · {place}", FAINT))
        cells = [plain(label(event.date), DATE), title, *([place] if roomy else [])]
        table.add_row(*cells, mark(event.status), plain(event.id, FAINT))
    return Group(table, legend({event.status for event in found}))


def facts(answer: Answer, _width: int) -> RenderableType:
    """Draw facts: title, value with unit, as-of date, status mark and id."""
    if not answer.things:
        return nothing(answer, "No fact")
    table = _table("Fact", "Value", "As of", "", "Id")
    found = [thing for thing in answer.things if isinstance(thing, Fact)]
    for fact in found:
        value = Text.assemble(plain(number(fact.value), STRONG), f" {plain(fact.unit or '')}")
        as_of = plain(label(fact.as_of), DATE)
        table.add_row(plain(fact.title), value, as_of, mark(fact.status), plain(fact.id, FAINT))
    return Group(table, legend({fact.status for fact in found}))


def sources(answer: Answer, _width: int) -> RenderableType:
    """Draw sources: date, title, publisher or symbol, number of claims and id."""
    if not answer.things:
        return nothing(answer, "No source")
    table = _table("Date", "Source", "By", "Claims", "Id")
    table.columns[3].justify = "right"
    for thing in answer.things:
        if isinstance(thing, Source):
            date = plain(label(thing.date), DATE) if thing.date else Text()
            claims = plain(answer.dataset.carried[thing.id])
            row = (date, plain(thing.title), plain(thing.name), claims, plain(thing.id, FAINT))
            table.add_row(*row)
    return table


def hits(answer: Answer, _width: int) -> RenderableType:
    """Draw what a search found, best first."""
    if not answer.things:
        return nothing(answer, "Nothing")
    table = _table("", "Date", "Found", "Id")
    for thing in answer.things:
        date = plain(_date(thing), DATE)
        title = plain(thing.title)
        if isinstance(thing, Fact):
            title = Text.assemble(title, ": ", plain(figure(thing), STRONG))
        table.add_row(plain(type(thing).__name__.lower(), FAINT), date, title, plain(thing.id, FAINT))
    return table


def figure(fact: Fact) -> str:
    """Return a fact's value with its unit."""
    return f"{number(fact.value)} {fact.unit}" if fact.unit else number(fact.value)


def number(value: float | str) -> str:
    """Return a value with its thousands set apart, for reading."""
    return value if isinstance(value, str) else f"{value:,}"


def nothing(answer: Answer, what: str) -> Text:
    """Say that an answer is empty, and what could be asked."""
    return plain(f"{what} matches; {covers(answer.dataset)}.")


def _date(thing: Thing) -> str:
    if isinstance(thing, Topic):
        return ""
    date = thing.as_of if isinstance(thing, Fact) else thing.date
    return label(date) if date else ""


def _table(*headings: str) -> Table:
    """Return a table without lines, whose ids never wrap."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=STRONG, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
