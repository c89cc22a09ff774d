"""Lists of events, facts, sources and hits as tables."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answer import Answer
from ..lookup import covers
from ..model import Event, Fact, Source, Thing, Topic
from ..words import label
from .style import DATE, FAINT, STRONG, legend, mark, plain

_PLACES, _IDS = 76, 64
"""From these widths on places, and ids, have a column of their own."""
_NAMING = ("Event", "Fact", "Source", "Found")


def events(answer: Answer, width: int) -> RenderableType:
    """Draw events: date, title, place, status mark and id."""
    if not answer.things:
        return nothing(answer, "No event")
    places = width >= _PLACES
    found = [thing for thing in answer.things if isinstance(thing, Event)]
    rows = []
    for event in found:
        title = plain(event.title)
        if event.place and not places:
            title.append_text(plain(f" · {event.place}", FAINT))
        cells = [plain(label(event.date), DATE), title]
        cells += [plain(event.place or "")] if places else []
        rows.append((event, [*cells, mark(event.status)]))
    headings = ("Date", "Event", "Place", "") if places else ("Date", "Event", "")
    return Group(_table(headings, rows, width), legend({event.status for event in found}, width))


def facts(answer: Answer, width: int) -> RenderableType:
    """Draw facts: title, value with unit, as-of date, status mark and id."""
    if not answer.things:
        return nothing(answer, "No fact")
    found = [thing for thing in answer.things if isinstance(thing, Fact)]
    rows = [
        (
            fact,
            [
                plain(fact.title),
                plain(figure(fact), STRONG),
                plain(label(fact.as_of), DATE),
                mark(fact.status),
            ],
        )
        for fact in found
    ]
    table = _table(("Fact", "Value", "As of", ""), rows, width)
    return Group(table, legend({fact.status for fact in found}, width))


def sources(answer: Answer, width: int) -> RenderableType:
    """Draw sources: date, title, publisher or symbol, number of claims and id."""
    if not answer.things:
        return nothing(answer, "No source")
    makers = width >= _IDS
    rows = []
    for source in answer.things:
        if isinstance(source, Source):
            title = plain(source.title)
            if not makers:
                title.append_text(plain(f" · {source.name}", FAINT))
            date = plain(label(source.date), DATE) if source.date else Text()
            claims = plain(answer.dataset.carried[source.id])
            rows.append((source, [date, title, *([plain(source.name)] if makers else []), claims]))
    headings = ("Date", "Source", "By", "Claims") if makers else ("Date", "Source", "Claims")
    return _table(headings, rows, width)


def hits(answer: Answer, width: int) -> RenderableType:
    """Draw what a search found, best first."""
    if not answer.things:
        return nothing(answer, "Nothing")
    rows = []
    for thing in answer.things:
        title = plain(thing.title)
        if isinstance(thing, Fact):
            title.append_text(Text.assemble(": ", plain(figure(thing), STRONG)))
        kind = plain(type(thing).__name__.lower(), FAINT)
        rows.append((thing, [kind, plain(_date(thing), DATE), title]))
    return _table(("", "Date", "Found"), rows, width)


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
    return label(thing.date) if not isinstance(thing, Topic) and thing.date else ""


def _table(
    headings: tuple[str, ...], rows: Iterable[tuple[Thing, list[Text]]], width: int
) -> Table:
    """Return a table without lines. Ids never break: there is a column for them, or a line."""
    with_ids = width >= _IDS
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=STRONG, pad_edge=False)
    for heading in headings:
        table.add_column(
            heading, overflow="fold", justify="right" if heading == "Claims" else "left"
        )
    if with_ids:
        table.add_column("Id", no_wrap=True, overflow="fold")
    named = next(at for at, heading in enumerate(headings) if heading in _NAMING)
    for thing, cells in rows:
        ident = plain(thing.id, FAINT)
        if not with_ids:
            cells[named].append_text(Text.assemble("\n", ident))
        table.add_row(*cells, *([ident] if with_ids else []))
    return table
