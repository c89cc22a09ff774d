"""Lists of events, facts, sources and hits as tables."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..dates.words import label
from ..formats import columns
from ..model import Dataset, Event, Fact, Thing, Topic
from ..queries.answer import Answer
from ..wording import RECALLED, ago, covers, excerpt, figure, place_in_source, said, shown
from .style import DATE, FAINT, STRONG, VERDICT_STYLES, legend, mark, plain

if TYPE_CHECKING:
    from ..queries.claims import CheckedClaim

_SHOWN = ("value", "date")
"""Where something was found that has a column, or stands in it."""
_CLAIMS, _PLACES, _IDS = 100, 76, 64
"""From these widths on claims are a table, and places, and ids, have a column of their own."""


def events(answer: Answer, width: int) -> RenderableType:
    """Draw events: date, title, place, status mark and id."""
    if not answer.things:
        return nothing(answer)
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
        return nothing(answer)
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
        return nothing(answer)
    makers = width >= _IDS
    rows = []
    for source in answer.things:
        title = plain(source.title)
        if not makers and source.issuer:
            title.append_text(plain(f" · {source.issuer}", FAINT))
        date = plain(label(source.date), DATE) if source.date else Text()
        claims = plain(len(answer.dataset.claims_of(source.id)))
        rows.append((source, [date, title, *([plain(source.issuer)] if makers else []), claims]))
    headings = ("Date", "Source", "By", "Claims") if makers else ("Date", "Source", "Claims")
    return _table(headings, rows, width)


def topics(answer: Answer, width: int) -> RenderableType:
    """Draw topics: title, number of events and facts, and id."""
    if not answer.things:
        return nothing(answer)
    rows = []
    for topic in answer.things:
        counts = map(plain, map(len, answer.dataset.about(topic)))
        rows.append((topic, [plain(topic.title), *counts]))
    return _table(("Topic", "Events", "Facts"), rows, width)


def places(answer: Answer, _width: int) -> RenderableType:
    """Draw places: name and number of events."""
    if not answer.things:
        return nothing(answer)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=STRONG, pad_edge=False)
    table.add_column("Place", overflow="fold")
    table.add_column("Events", justify="right")
    for place in answer.things:
        table.add_row(plain(place.name), plain(len(place.events)))
    return table


def hits(answer: Answer, width: int) -> RenderableType:
    """Draw what a search found, best first, with where it was found if not in the title."""
    if not answer.things:
        return nothing(answer)
    from ..queries.search import missing

    rows, statuses, lacking = [], set(), missing(answer.things)
    for hit in answer.things:
        thing = hit.thing
        title = plain(thing.title)
        if isinstance(thing, Fact):
            title.append_text(Text.assemble(": ", plain(figure(thing), STRONG)))
        why = [
            f"{each.field}: {excerpt(each.text)}"
            for each in hit.matched
            if each.field not in _SHOWN
        ]
        lacks = [part for part in hit.lacks if part not in lacking]
        why += [f"without {', '.join(lacks)}"] if lacks else []
        lines = Text("\n").join([title, *(plain(each, FAINT) for each in why)])
        kind = plain(type(thing).__name__.lower(), FAINT)
        status = mark(thing.status) if isinstance(thing, Event | Fact) else Text()
        statuses |= {thing.status} if isinstance(thing, Event | Fact) else set()
        rows.append((thing, [kind, plain(_date(thing), DATE), lines, status]))
    return Group(_table(("", "Date", "Found", ""), rows, width), legend(statuses, width))


def anniversaries(answer: Answer, width: int) -> RenderableType:
    """Draw what a day of the year recalls, and apart from it what only its month does."""
    if not answer.things:
        return nothing(answer)
    parts: list[RenderableType] = []
    for precision, heading in RECALLED.items():
        rows = [
            (
                each.thing,
                [
                    plain(ago(each.number, each.come)),
                    plain(label(each.thing.date), DATE),
                    plain(each.thing.title + " (its end)" * (each.recalls == "end")),
                ],
            )
            for each in answer.things
            if each.precision == precision
        ]
        if rows:
            parts += [Text()] if parts else []
            parts.append(_table((heading, "Date", "Event"), rows, width))
    return Group(*parts)


def claims(answer: Answer, width: int) -> RenderableType:
    """Draw claims beside the record: on what, said by whom, what the record has and whence."""
    if not answer.things:
        return nothing(answer)
    wide, rows = width >= _CLAIMS, []
    blocks: list[RenderableType] = []
    for item in answer.things:
        verdict = plain(item.verdict, VERDICT_STYLES[item.verdict])
        title, status = plain(item.thing.title), mark(item.thing.status)
        where = plain(place_in_source(answer.dataset, item.claim))
        unit = getattr(item.thing, "unit", None)  # an event has none
        says = Text.assemble(where, ": ", plain(said(item.claim, unit) or "—", DATE))
        support = plain(_support(item, answer.dataset), FAINT)
        record = Text.assemble(plain(shown(item.thing), DATE), support)
        if wide:
            rows.append((item, [verdict, Text("\n").join([title, says]), record, status]))
        else:
            ids = plain("  ".join(_ids(item)), FAINT)
            told = Text("\n").join([says, Text("Record: ") + record, ids])
            blocks += [Text("  ").join([verdict, title, status]), Padding(told, (0, 0, 0, 2))]
    headings = ("Verdict", "Says", "Record", "")
    listed = _table(headings, rows, width) if wide else Group(*blocks)
    return Group(listed, legend({item.thing.status for item in answer.things}, width))


def chosen(answer: Answer, _width: int) -> RenderableType:
    """Draw the fields that were asked for, as they are in the flat formats."""
    found = columns.rows(answer)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=STRONG, pad_edge=False)
    for heading in found.headings:
        table.add_column(plain(heading), overflow="fold")
    for cells in found.cells:
        table.add_row(*(plain(cell) for cell in cells))
    return table


def _support(item: "CheckedClaim", dataset: Dataset) -> str:
    """Name a source of the record, rather another than the claim's, and how many more there are."""
    sources = sorted(item.record_sources, key=lambda ident: ident == item.claim.source)
    if item.verdict == "sole" or not sources:
        return " (nobody else)" * bool(sources)
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    return f" ({dataset.name_of(dataset.source(sources[0]))}{more})"


def nothing(answer: Answer) -> Text:
    """Say that an answer is empty, and what could be asked."""
    return plain(f"{answer.kind.none} matches; {covers(answer.dataset)}.")


def _date(thing: Thing) -> str:
    return label(thing.date) if not isinstance(thing, Topic) and thing.date else ""


def _table(
    headings: tuple[str, ...],
    entries: Sequence[tuple["Thing | CheckedClaim", list[Text]]],
    width: int,
) -> RenderableType:
    """Return a table without lines; where it is narrow, each entry with its id on a line below.

    An id never breaks where the width has room for it.
    """
    if width < _IDS:
        return Text("\n").join(_stacked(thing.id, cells) for thing, cells in entries)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=STRONG, pad_edge=False)
    for heading in headings:
        justify: JustifyMethod = "right" if heading == "Claims" else "left"
        table.add_column(heading, overflow="fold", justify=justify)
    longest = max(len(ident) for thing, _ in entries for ident in _ids(thing))
    table.add_column("Id", no_wrap=longest <= width // 2, overflow="fold")
    for thing, cells in entries:
        table.add_row(*cells, Text("\n").join(plain(ident, FAINT) for ident in _ids(thing)))
    return table


def _ids(thing: "Thing | CheckedClaim") -> tuple[str, ...]:
    """Return what a reader can go on with: of a claim also its source."""
    claim = getattr(thing, "claim", None)
    return (thing.id, claim.source) if claim else (thing.id,)


def _stacked(ident: str, cells: list[Text]) -> Text:
    line = Text("  ").join(cell for cell in cells if cell.plain)
    return Text.assemble(line, "\n  ", plain(ident, FAINT))
