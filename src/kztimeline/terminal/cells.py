"""An axis in the cells of a terminal."""

from collections.abc import Iterable

from ..chart.axis import Metrics, Window, axis
from ..chart.ticks import ticks
from ..dates.edtf import Date

_METRICS = Metrics(fold=2, least=4, apart=6, whole=True)
"""A fold is two strokes, a year four digits, and two blanks tell it from the next one."""


class Cells:
    """Which cell each day is in, and what else is at the axis."""

    def __init__(
        self, dates: Iterable[Date], width: int, margin: int, window: Window = (None, None)
    ) -> None:
        self.width = width
        """How many cells there are, with a margin behind the last day."""
        self.end = width - margin
        """The cell behind the last day."""
        plan = axis(dates, 0, self.end, _METRICS, window)
        self._at, self.cuts = plan.at, plan.cuts
        self.ticks = {int(tick.at): tick.text for tick in ticks(plan) if tick.text}
        """The labels of the axis by the cells they begin in."""
        folds = (range(int(fold.left), int(fold.right)) for fold in plan.folds)
        self.folds = {cell for fold in folds for cell in fold}

    def cell(self, day: int) -> int:
        """Return the cell of a day, given as an ordinal."""
        return min(int(self._at(day)), self.end - 1)
