"""Who says what: one row for each claim, as wide as it is exact, with the record through all rows.

Of one event or fact the rows have its dates or figures. Claims on many things stand by how far
each is from its own record.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from markupsafe import Markup

from ..chart.axis import axis, months
from ..chart.scale import Scale, scale
from ..chart.ticks import Tick, ticks
from ..dates.words import words
from ..model import ABOUT, VERDICTS, Claim, Dataset, Event, Fact, Statement
from ..queries.answer import Answer
from ..queries.asked import nothing
from ..queries.claims import CheckedClaim, differs
from ..wording import counted, figure, place_in_source
from .frame import draw, width_of
from .marks import REACH, UNBROKEN, Part, parts
from .panels import AWAY, DOT, LOW, Panel, Row, panel_of, placed, says

_IN_CARD = 640
"""How wide a picture in a card is."""


def card(answer: Answer) -> Markup:
    """Return the picture of who says what of the event or fact in an answer, as a file."""
    thing = answer.things[0]
    found = subject(answer.dataset, thing, REACH, width_of(answer) - REACH)
    what = "when" if isinstance(thing, Event) else "what"
    if isinstance(thing, Fact) and not isinstance(thing.value, str):
        what = "how much"
    return _draw(answer, _summary(thing), [found], before=f"Who says {what}: ")


def inline(dataset: Dataset, thing: Statement) -> Markup:
    """Return the picture of who says what of one thing for its card on a page.

    Nothing where all say the same, or where what they say is text, which is in the list below;
    so are mentions.
    """
    if not differs(thing) or isinstance(thing.record, str):
        return Markup("")
    answer = Answer(dataset, "card", (thing,))
    found = subject(dataset, thing, 0, _IN_CARD)
    told = tuple(row for row in found.rows if row.verdict != "mention")
    found = found._replace(rows=told, high=LOW)
    return _draw(answer, _summary(thing), [found], width=_IN_CARD, page=True)


def listing(answer: Answer) -> Markup:
    """Return the picture of the checked claims of an answer: how far each is from its record."""
    from .distances import panels

    found = panels(answer, REACH, width_of(answer) - REACH)
    conflicts = sum(claim.verdict == "conflicts" for claim in answer.things)
    summary = f"{_counted(len(answer.things), conflicts)}; how far each is from its record"
    if not found:
        summary = nothing(answer)
    return _draw(answer, summary, found, before="Claims: ")


def _draw(
    answer: Answer,
    summary: str,
    panels: Sequence[Panel],
    *,
    before: str = "",
    width: float = 0,
    page: bool = False,
) -> Markup:
    """Draw panels below each other."""
    y, found = (4.0 if page else 56.0), []
    for panel in panels:
        found.append(placed(panel, y))
        y = found[-1].bottom + 12
    return draw(
        "claims.svg",
        answer,
        summary,
        width or width_of(answer),
        before,
        panels=found,
        away=AWAY,
        height=y + (0 if page else 24),
        page=page,
        named=not page,
    )


def _counted(count: int, conflicts: int) -> str:
    verb = "conflicts" if conflicts == 1 else "conflict"
    some = {0: "", count: f" that {verb}"}.get(conflicts, f", {conflicts:,} of them {verb}")
    return counted(count, "claim") + some


def _summary(thing: Statement) -> str:
    verdicts = [thing.verdict(claim) for claim in thing.claims]
    text = _counted(len(verdicts), verdicts.count("conflicts"))
    if isinstance(thing, Event):
        return f"{text}; each as wide as it is exact, the record as a band"
    return text if isinstance(thing.value, str) else f"{text}; the record as a band"


def subject(dataset: Dataset, thing: Statement, left: float, right: float) -> Panel:
    """Return the panel of one thing: the record first, then the claims, worst first."""
    claims = sorted(thing.claims, key=lambda claim: VERDICTS.index(thing.verdict(claim)))
    checked = [CheckedClaim(thing, claim) for claim in claims]
    record = words(thing.date) if isinstance(thing, Event) else figure(thing)
    rows = [
        Row("record", record, None),
        *(Row(place_in_source(dataset, each.claim), says(each), each.verdict) for each in checked),
    ]
    panel = panel_of(rows, left, right)
    if isinstance(thing, Event):
        return _dated(thing, checked, panel)
    if isinstance(thing.value, str):
        return panel._replace(right=panel.left)
    return _counting(thing, checked, panel)


def _dated(event: Event, checked: Sequence[CheckedClaim], panel: Panel) -> Panel:
    """Put the dates of claims on an axis."""
    dates = [event.date, *(each.claim.date for each in checked if each.claim.date)]
    on = axis(dates, panel.left, panel.right, UNBROKEN, months(dates))
    own = tuple(parts(event.date, on))
    first, *others = panel.rows
    rows = [first._replace(parts=own)]
    for row, each in zip(others, checked, strict=True):
        drawn = tuple(parts(each.claim.date, on)) if each.claim.date else ()
        conflict = each.verdict == "conflicts"
        rows.append(row._replace(parts=drawn, gap=_gap(drawn, own) if conflict else None))
    begin, end = max(own[0].x, panel.left), min(own[-1].x + own[-1].width, panel.right)
    band = Part("band", begin, end - begin)
    return panel._replace(rows=tuple(rows), ticks=tuple(ticks(on)), band=band)


def _gap(drawn: Sequence[Part], own: Sequence[Part]) -> tuple[float, float]:
    """Return from where to where it is between what a claim says and the record."""
    (left, right), (begin, end) = (
        (each[0].x, each[-1].x + each[-1].width) for each in (drawn, own)
    )
    return (right, begin) if right <= begin else (left, end)


def _counting(fact: Fact, checked: Sequence[CheckedClaim], panel: Panel) -> Panel:
    """Put the figures of claims on an axis."""
    assert not isinstance(fact.value, str)
    values = [each.claim.value for each in checked if not isinstance(each.claim.value, str | None)]
    on = scale(_roomy([fact.value, *values]), panel.left, panel.right)
    at = on.at(fact.value)
    first, *others = panel.rows
    rows = [first._replace(parts=(Part("day", at - DOT / 2, DOT),))]
    for row, each in zip(others, checked, strict=True):
        drawn = tuple(figured(each.claim, on))
        conflict = each.verdict == "conflicts"
        rows.append(
            row._replace(parts=drawn, gap=_gap(drawn[:1], rows[0].parts) if conflict else None)
        )
    marked = tuple(Tick(x, text) for x, text in on.ticks())
    return panel._replace(rows=tuple(rows), ticks=marked, band=Part("band", at - 4, 8))


def _roomy(values: list[float]) -> list[float]:
    """Return values with some room below and above them, lest a dot is at the very end."""
    room = (max(values) - min(values)) / 10
    if all(isinstance(value, int) for value in values):
        room = ceil(room)
    return [min(values) - room, *values, max(values) + room]


def figured(claim: Claim, on: Scale) -> Iterator[Part]:
    """Yield what is drawn of a figure: a dot, and how far it reaches up, down or about."""
    if isinstance(claim.value, str | None):
        return
    x = on.at(claim.value)
    yield Part("day", x - DOT / 2, DOT)
    if claim.relation in (">", "≥"):
        yield Part("more", x, on.right - x)
    elif claim.relation in ("<", "≤"):
        yield Part("less", on.left, x - on.left)
    elif claim.relation == "≈":
        low, high = sorted(on.at(claim.value * (1 + way / ABOUT)) for way in (-1, 1))
        yield Part("about", low, high - low)
