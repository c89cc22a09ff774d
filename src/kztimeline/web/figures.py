"""Figures over time: a small chart for each series of facts, and who says what of the others."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from ..model import Fact, in_order
from ..queries.answer import Answer
from ..queries.asked import nothing
from ..wording import counted
from .claims import subject
from .frame import WIDTH, draw, width_of
from .marks import REACH
from .panels import AWAY, placed
from .series import HIGH, chart, heading

_BESIDE = 36.0
"""How far two charts are apart."""
_NARROW = 720.0
"""From this width on two charts stand side by side."""
_HEAD, _FEET = 36.0, 44.0
"""How high the heading of a chart is with the figures above its plot, and what is below that."""
_LEGEND = (
    ("corroborated", "sources agree"),
    ("single-source", "one source only"),
    ("disputed", "a source conflicts"),
    ("step", "nothing is claimed of the time between"),
)


def figures(answer: Answer) -> Markup:
    """Return the picture of the facts of an answer as a file."""
    return picture(answer, answer.things)


def picture(answer: Answer, facts: Sequence[Fact], *, page: bool = False) -> Markup:
    """Return the picture of facts: series as charts, and figures on which sources differ.

    A page has the latter in its cards; without a series it has no picture.
    """
    width = WIDTH if page else width_of(answer)
    groups = _series(facts)
    if page and not groups:
        return Markup("")
    charted = {fact.id for group in groups.values() for fact in group}
    single = [fact for fact in facts if not page and fact.id not in charted and _differs(fact)]
    columns = 2 if width >= _NARROW else 1
    room = (width - 2 * REACH - _BESIDE * (columns - 1)) / columns
    lefts = [REACH + (room + _BESIDE) * at for at in range(columns)]
    charts, panels, y = [], [], 34.0 if page else 84.0
    for line in _lines([*groups.items()], columns):
        for left, (title, group) in zip(lefts, line, strict=False):
            charts.append(chart(title, group, left, left + room, y + _HEAD))
        y += _HEAD + HIGH + _FEET
    for facts_beside in _lines(single, columns):
        bottom = y
        for left, fact in zip(lefts, facts_beside, strict=False):
            panel = placed(subject(answer.dataset, fact, left, left + room), y + 22)
            panels.append((heading(fact.title, room), y + 14, panel))
            bottom = max(bottom, panel.bottom)
        y = bottom + 24
    shown = len(charted) + len(single)
    return draw(
        "figures.svg",
        answer,
        _summary(len(facts), shown) if facts else nothing(answer),
        width,
        "Figures: ",
        charts=charts,
        panels=panels,
        legend=_LEGEND if charts else (),
        away=AWAY,
        height=y + (4 if page else 26),
        page=page,
    )


def _lines(items: Sequence[Any], columns: int) -> list[Sequence[Any]]:
    """Return items in lines of so many."""
    return [items[at : at + columns] for at in range(0, len(items), columns)]


def _series(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """Return the facts of each series by its name, those of one unit together, in their order."""
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.series and not isinstance(fact.value, str):
            found[fact.series, fact.unit or ""].append(fact)
    names = Counter(name for name, _ in found)
    return {
        name if names[name] == 1 else f"{name}, {unit}": in_order(group)
        for (name, unit), group in found.items()
        if len(group) > 1
    }


def _differs(fact: Fact) -> bool:
    """Return whether sources give several figures for a fact."""
    said = {(claim.value, claim.relation) for claim in fact.claims if claim.value is not None}
    return not isinstance(fact.value, str) and len(said) > 1


def _summary(count: int, shown: int) -> str:
    if not shown:
        return f"{counted(count, 'fact')}, none in a series, and none on which sources differ"
    text = f"{counted(shown, 'fact')} in a series, or on which sources differ"
    return text if shown == count else f"{text}; {count - shown:,} more not drawn"
