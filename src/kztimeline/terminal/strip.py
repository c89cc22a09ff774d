"""Who says when, or how much: a strip of cells for each thing said, the record in its place."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from ..chart.axis import Metrics, axis, months
from ..chart.scale import scale
from ..chart.signs import start_mark
from ..chart.ticks import Tick, ticks
from ..dates.edtf import Date
from ..model import VERDICTS, Claim, Dataset, Event, Fact, Statement, Value
from ..queries.claims import CheckedClaim, differs
from ..wording import place_in_source, shown, verdict_briefly
from .marks import end_mark
from .style import DATE, FAINT, VERDICT_STYLES, plain

_METRICS = Metrics(fold=1e9, least=4, apart=6, whole=True)
"""As in a timeline across, but without folds."""
_NARROWEST = 60
"""From this width on there is room for a strip beside the words."""
_WIDEST = 36
"""A strip that is wider tells no more."""


class _Span(NamedTuple):
    """First and last cell of something said, and what is drawn there."""

    first: int
    last: int
    glyphs: str


def strips(thing: Statement, dataset: Dataset, width: int) -> RenderableType | None:
    """Return a strip for the record and each other thing that is said, worst first.

    None where all say the same, where nothing can be drawn, or where there is no room.
    """
    said: dict[tuple[Date | Value, str], list[Claim]] = defaultdict(list)
    for claim in sorted(thing.claims, key=lambda each: VERDICTS.index(thing.verdict(each))):
        if (what := claim.date or claim.value) is not None:
            said[what, claim.relation].append(claim)
    text = isinstance(thing, Fact) and isinstance(thing.value, str)
    if width < _NARROWEST or text or not differs(thing):
        return None
    room = min(width * 2 // 5, _WIDEST)
    marked, spans = (_dated if isinstance(thing, Event) else _counted)(thing, list(said), room)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_row(_labels(marked, room), "")
    table.add_row(
        _strip(spans[0], spans[0], room, DATE),
        Text.assemble("record: ", plain(shown(thing), DATE)),
    )
    for span, claims in zip(spans[1:], said.values(), strict=True):
        verdict = thing.verdict(claims[0])
        strip = _strip(span, spans[0], room, VERDICT_STYLES[verdict], dots=verdict == "conflicts")
        table.add_row(strip, _words(thing, dataset, claims))
    return table


def _words(thing: Statement, dataset: Dataset, claims: Sequence[Claim]) -> Text:
    """Return a verdict, and who says so: `conflicts, 209 days off: Marat Tazhin, A1.7`."""
    checked = CheckedClaim(thing, claims[0])
    verdict = verdict_briefly(checked.verdict, checked.distance, isinstance(thing, Event))
    more = f" and {len(claims) - 1} more" if len(claims) > 1 else ""
    who = plain(f"{place_in_source(dataset, claims[0])}{more}")
    return Text.assemble((verdict, VERDICT_STYLES[checked.verdict]), ": ", who)


def _labels(marked: Sequence[Tick], room: int) -> Text:
    line = Text(style=FAINT)
    for tick in marked:
        at = int(tick.at)
        if tick.text and line.cell_len <= at and at + len(tick.text) <= room:
            line.pad_right(at - line.cell_len)
            line.append(f"{tick.text} ")
    line.rstrip()
    return line


def _strip(span: _Span, record: _Span, room: int, style: str, *, dots: bool = False) -> Text:
    """Return one strip: the record as a guide, and dots from there to what conflicts."""
    cells = [" "] * room
    if dots:
        low, high = sorted((span.first, record.first))
        cells[low:high] = "·" * (high - low)
    cells[record.first] = "│"
    before, behind = "".join(cells[: span.first]), "".join(cells[span.last + 1 :])
    return Text.assemble((before, FAINT), (span.glyphs, style), (behind, FAINT))


def _dated(
    event: Statement, said: Sequence[tuple[Date | Value, str]], room: int
) -> tuple[list[Tick], list[_Span]]:
    """Return the axis of an event, and what is drawn of its record and of what is said."""
    dates = [event.date, *(what for what, _ in said if isinstance(what, Date))]
    on = axis(dates, 0, room, _METRICS, months(dates))

    def span(date: Date) -> _Span:
        first, last = (min(int(on.at(day.toordinal())), room - 1) for day in date.bounds)
        start, end = start_mark(date, "←"), end_mark(date, "■", "→")
        if date.shape == "span" and last > first:
            return _Span(first, last, start + "━" * (last - first - 1) + end)
        return _Span(first, last, start + "╌" * (last - first))

    return list(ticks(on)), [span(date) for date in dates]


def _counted(
    fact: Statement, said: Sequence[tuple[Date | Value, str]], room: int
) -> tuple[list[Tick], list[_Span]]:
    """Return the scale of a fact, and what is drawn of its record and of what is said."""
    everything = [(fact.record, "="), *said]
    figures = [(what, sign) for what, sign in everything if isinstance(what, int | float)]
    on = scale([value for value, _ in figures], 0, room - 1, most=4)

    def span(value: float, relation: str) -> _Span:
        at, end = int(on.at(value)), room - 1
        if relation in (">", "≥") and at < end:
            return _Span(at, end, "●" + "─" * (end - at - 1) + "→")
        if relation in ("<", "≤") and at > 0:
            return _Span(0, at, "←" + "─" * (at - 1) + "●")
        return _Span(at, at, "≈" if relation == "≈" else "●")

    return [Tick(*tick) for tick in on.ticks()], [span(*figure) for figure in figures]
