"""Claims on many things, each by how far it is from its own record: earlier or less to the left."""

from collections.abc import Sequence
from datetime import timedelta
from math import inf, log1p
from typing import NamedTuple

from ..chart.ticks import Tick
from ..dates.edtf import Date
from ..model import ABOUT
from ..queries.answer import Answer
from ..queries.claims import CheckedClaim, nearest
from ..wording import place_in_source
from .marks import Part
from .panels import DOT, Panel, Row, panel_of, says

_DAYS: dict[float, str] = {
    1: "1 day",
    7: "1 week",
    30.4: "1 month",
    365.25: "1 year",
    3652.5: "10 years",
    36525: "100 years",
    365250: "1,000 years",
    3652500: "",
}
_SHARES: dict[float, str] = {
    1: "1 %",
    10: "10 %",
    100: "100 %",
    1000: "1,000 %",
    10_000: "10,000 %",
    100_000: "",
}
"""Ticks on both sides of the record; what is further than the last is there."""
_APART = 62.0
"""How far labels of ticks are apart at least."""


_NONE = timedelta(0)


class Reach(NamedTuple):
    """From where to where a claim is, as seen from its record: in days, or in per cent of it."""

    first: float
    last: float


class _Axis(NamedTuple):
    """Distances on both sides of the record, small ones as legible as large ones."""

    left: float
    right: float
    far: float

    def at(self, distance: float) -> float:
        """Return where a distance is: by its logarithm."""
        share = log1p(min(abs(distance), self.far)) / log1p(self.far)
        half = (self.right - self.left) / 2
        return self.left + half + (half * share if distance > 0 else -half * share)

    def ticks(self, names: dict[float, str]) -> tuple[Tick, ...]:
        """Return the record, and the distances that have room for their names."""
        found, last = [Tick(self.at(0), "record")], self.at(0)
        for distance, name in names.items():
            x = self.at(distance)
            if distance <= self.far and x - last >= _APART:
                found += [Tick(x, name), Tick(self.at(-distance), name)]
                last = x
        return tuple(found)


def panels(answer: Answer, left: float, right: float) -> list[Panel]:
    """Return a panel for the dates that were checked, one for figures, and one for the rest."""
    dated: list[CheckedClaim] = []
    counted: list[CheckedClaim] = []
    rest: list[CheckedClaim] = []
    for each in answer.things:
        (dated if each.claim.date else counted if _is_figure(each) else rest).append(each)
    found = []
    for checked, names in ((dated, _DAYS), (counted, _SHARES)):
        if checked:
            found.append(_measured(answer, checked, names, left, right))
    if rest:
        panel = panel_of((_row(answer, each) for each in rest), left, right)
        found.append(panel._replace(right=panel.left))
    return found


def _is_figure(each: CheckedClaim) -> bool:
    return not isinstance(each.claim.value, str | None)


def _row(answer: Answer, each: CheckedClaim) -> Row:
    words = f"{says(each)} · {place_in_source(answer.dataset, each.claim)}"
    return Row(each.thing.title, words, each.verdict)


def _measured(
    answer: Answer,
    checked: Sequence[CheckedClaim],
    names: dict[float, str],
    left: float,
    right: float,
) -> Panel:
    panel = panel_of((_row(answer, each) for each in checked), left, right)
    reaches = [_reach(each) for each in checked]
    known = [abs(end) for reach in reaches for end in reach if abs(end) < inf]
    # One tick beyond the furthest, so that it has a name to be read by.
    far = next((name for name in names if name >= max(known, default=0)), max(names))
    on = _Axis(panel.left, panel.right, float(far))
    drawn = tuple(
        row._replace(parts=_parts(reach, on), gap=_gap(reach, on))
        for row, reach in zip(panel.rows, reaches, strict=True)
    )
    band = Part("band", on.at(0) - 2, 4)
    return panel._replace(rows=drawn, ticks=on.ticks(names), band=band)


def _reach(each: CheckedClaim) -> Reach:
    """Return from where to where a claim is, as seen from its record; 0 where they meet."""
    record, claim = each.record, each.claim
    if isinstance(record, Date):
        assert claim.date
        return _days(claim.date, record, each.verdict == "conflicts")
    assert not isinstance(record, str)
    assert not isinstance(claim.value, str | None)
    value = float(claim.value)
    ends = {">": (value, inf), "≥": (value, inf), "<": (-inf, value), "≤": (-inf, value)}
    about = sorted((value * (1 - 1 / ABOUT), value * (1 + 1 / ABOUT)))
    low, high = ends.get(claim.relation, about if claim.relation == "≈" else (value, value))
    return Reach(*((end - record) / (abs(float(record)) or 1) * 100 for end in (low, high)))


def _days(said: Date, record: Date, conflict: bool) -> Reach:
    """Return from where to where a date is, in days; what is open has no end."""
    ends = nearest(said, record) if conflict else (said.bounds, record.bounds)
    (first, last), (earliest, latest) = ends
    if first > latest:
        left, right = first - latest, last - latest
    elif last < earliest:
        left, right = first - earliest, last - earliest
    else:
        left, right = min(first - earliest, _NONE), max(last - latest, _NONE)
    return Reach(
        left.days if said.start or not record.start else -inf,
        right.days if said.end or not record.end else inf,
    )


def _parts(reach: Reach, on: _Axis) -> tuple[Part, ...]:
    left, right = on.at(reach.first), on.at(reach.last)
    if right - left < DOT:
        return (Part("day", (left + right - DOT) / 2, DOT),)
    return (Part("unit", left, right - left),)


def _gap(reach: Reach, on: _Axis) -> tuple[float, float] | None:
    """Return from where to where it is from a claim to the record, where they do not meet."""
    if reach.first > 0:
        return on.at(0), on.at(reach.first)
    return (on.at(reach.last), on.at(0)) if reach.last < 0 else None
