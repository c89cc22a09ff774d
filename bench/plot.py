"""The results as a picture: a panel of bars for each number of events."""

import math
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from .figures import Figures, Results, Spread, extremes
from .peers import FLOOR

WIDTH, LEFT, RIGHT = 720, 160, 620
ROW, BAR, PANEL, HEADING = 22, 14, 70, 24
TOP = 64
LEGEND = (
    "Whole processes, median; a line from the fastest run to the slowest. "
    "Linear scales, one a panel. Shorter is faster."
)

STYLE = """\
<style>
  text { font: 12px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 16px; font-weight: 600 }
  .panel { font-size: 13px; font-weight: 600 }
  .quiet { fill: #59636e; font-size: 11px }
  .own { font-weight: 600 }
  .paper { fill: #ffffff }
  .other { fill: #aeb6bf }
  .ours { fill: #0a7f5a }
  .floor { fill: #d5dae0; stroke: #8b949e; stroke-dasharray: 3 2 }
  .grid { stroke: #e4e8ec }
  .spread { stroke: #59636e; stroke-width: 1.5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .quiet { fill: #9198a1 }
    .paper { fill: #0d1117 }
    .other { fill: #59636e }
    .ours { fill: #2fbf8f }
    .floor { fill: #21262d; stroke: #8b949e }
    .grid { stroke: #262c36 }
    .spread { stroke: #c9d1d9 }
  }
</style>"""


def plot(results: Results) -> str:
    """Return the comparison as SVG; shorter bars are faster."""
    y, body = TOP, list[str]()
    for size, figures in results.sizes.items():
        body += _panel(f"{size:,} events", figures, y)
        y += PANEL + ROW * len(figures.seconds)
    return "\n".join([*_head(y), *body, "</svg>", ""])


def _head(height: int) -> Iterator[str]:
    label = "Median time of each tool for the events of 2006, at each number of events"
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{label}">'
    yield STYLE
    yield '<rect class="paper" width="100%" height="100%"/>'
    yield _text(16, 28, "Which events happened in 2006?", "title")
    yield _text(16, 46, LEGEND, "quiet")


class Axis(NamedTuple):
    """A linear scale of seconds, from nothing to a round number."""

    step: float
    steps: int

    def x(self, seconds: float) -> float:
        """Return where a time lies."""
        return LEFT + seconds / (self.step * self.steps) * (RIGHT - LEFT)

    def label(self, mark: int) -> str:
        """Return what stands under a line of the grid, in one unit throughout."""
        seconds = mark * self.step
        if not mark:
            return "0"
        return f"{seconds:g} s" if self.step * self.steps >= 1 else f"{seconds * 1e3:g} ms"


def _panel(title: str, figures: Figures, top: int) -> Iterator[str]:
    """Yield one panel: its grid, then a bar for each tool, the fastest first."""
    seconds = {name: extremes(own) for name, own in figures.seconds.items()}
    axis = _axis(max(spread.high for spread in seconds.values()))
    names = sorted(seconds, key=lambda name: seconds[name].median)
    top += HEADING
    bottom = top + ROW * len(names)
    yield _text(16, top - 10, title, "panel")
    for mark in range(axis.steps + 1):
        x = axis.x(mark * axis.step)
        yield f'<path class="grid" d="M{x:.1f} {top}V{bottom}"/>'
        yield _text(x, bottom + 14, axis.label(mark), "quiet", "middle")
    for row, name in enumerate(names):
        yield from _bar(name, seconds[name], axis, top + ROW * row + ROW // 2)


def _bar(name: str, spread: Spread, axis: Axis, y: int) -> Iterator[str]:
    """Yield a tool's name, its bar up to the median, its spread and its time."""
    own = "own" if name.startswith("kztimeline") else ""
    kind = "ours" if own else "floor" if name.startswith(FLOOR) else "other"
    low, middle, high = (axis.x(at) for at in (spread.low, spread.median, spread.high))
    place = f'x="{LEFT}" y="{y - BAR // 2}" width="{middle - LEFT:.1f}" height="{BAR}"'
    yield _text(LEFT - 8, y + 4, name, own, "end")
    yield f'<rect class="{kind}" {place} rx="2"/>'
    yield f'<path class="spread" d="M{low:.1f} {y}H{high:.1f}"/>'
    yield _text(high + 8, y + 4, _time(spread.median), own)


def _axis(longest: float) -> Axis:
    """Return a scale that holds the longest time, in three to six round steps."""
    decade: float = 10 ** math.floor(math.log10(longest))
    step = decade * next(part for part in (0.2, 0.5, 1.0, 2.0) if longest / decade / part <= 6)
    return Axis(step, math.ceil(longest / step))


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1e3:.0f} ms"


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "") -> str:
    style = (f' class="{kind}"' if kind else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:g}" y="{y:g}"{style}>{escape(text)}</text>'
