"""The results as Markdown."""

import statistics
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from .aims import aims
from .figures import Figures, Results, Setting, extremes, per_event, ratio
from .peers import FLOOR, OURS

BEGINNING = """\
# kztimeline beside its peers

"Which events happened in 2006?", asked of the same made-up events: whole processes, from start to
end, each tool reading its own kind of file and answering as JSON or text. Made in one run by
`python -m bench.compare`.

![Median times of each tool at each number of events](results.svg)
"""
METHOD = """\
## How to read it

- Before anything is timed, every tool has to name exactly the events that it should.
- Every round runs each tool once, in an order of its own; one round before is not counted. "Times"
  pairs the rounds, so that a slow moment of the machine counts on both sides: the median of the
  rounds' ratios ± half the distance between their quartiles. Above 1, kztimeline is faster.
- The bare Typer app has two commands that do nothing; with tomli, the one that is called parses
  kztimeline's file and does nothing with it. No Python program of this kind can be faster.
- kztimeline reads, and checks, a source and a claim for each event, which the others do not have.
  khal answers from an index that it made before; all others read their file each time.
- Memory is the greatest resident set of the process. What starts it has some, too, below which
  nothing can be seen.
"""


def report(results: Results, setting: Setting) -> str:
    """Return the results, the aims and how all was measured."""
    parts = [BEGINNING, _setting(setting), "## Aims\n", _aims(results)]
    for size, figures in results.sizes.items():
        title = f"## {size:,} events, of which {figures.answers:,} in 2006\n"
        parts += [title, _compared(figures, OURS, results.least)]
    title = "## The dataset that comes with it: `list --year 2006`\n"
    parts += [title, _compared(results.bundled, FLOOR, results.least)]
    parts += ["## Growth of kztimeline alone\n", _growth(results.growth), METHOD]
    return "\n".join(parts)


def _setting(setting: Setting) -> str:
    tools = ", ".join(f"{name} {version}" for name, version in sorted(setting.versions.items()))
    text = f"{setting.python} on {setting.processor}, {setting.cores} cores. {tools}."
    if setting.missing:
        text += f" Not installed, and left out: {', '.join(setting.missing)}."
    return f"{textwrap.fill(text, 99)}\n"


def _aims(results: Results) -> str:
    rows = [(aim.text, aim.verdict, aim.measured) for aim in aims(results)]
    return _table(("aim", "outcome", "measured"), rows)


def _compared(figures: Figures, base: str, least: float) -> str:
    """Return one table of tools, the fastest first, with their times against one of them."""
    seconds = figures.seconds
    heads = ("tool", "median, ms", "least … most", f"times {base}", "rounds", "peak, MiB")
    rows = [
        (
            _ours(name),
            *_times(seconds[name]),
            "1" if name == base else _paired(seconds[name], seconds[base]),
            str(len(seconds[name])),
            _mebibytes(figures.memory[name], least),
        )
        for name in sorted(seconds, key=lambda name: statistics.median(seconds[name]))
    ]
    return _table(heads, rows)


def _growth(growth: Figures) -> str:
    heads = ("events", "median, ms", "least … most", "µs an event", "peak, MiB")
    return _table(heads, _steps(growth)) + (
        "\nAn event's time is that over the first row, divided by the number of events more.\n"
    )


def _steps(growth: Figures) -> Iterator[tuple[str, ...]]:
    sizes = sorted(map(int, growth.seconds))
    for size in sizes:
        each = per_event(growth.seconds, size) if size > sizes[0] else None
        yield (
            f"{size:,}",
            *_times(growth.seconds[str(size)]),
            f"{each.median * 1e6:.1f} ± {each.around * 1e6:.1f}" if each else "",
            f"{growth.memory[str(size)]:.0f}",
        )


def _times(seconds: Sequence[float]) -> tuple[str, str]:
    spread = extremes(seconds)
    return f"{spread.median * 1e3:.0f}", f"{spread.low * 1e3:.0f} … {spread.high * 1e3:.0f}"


def _paired(own: Sequence[float], other: Sequence[float]) -> str:
    times = ratio(own, other)
    return f"{times.median:.2f} ± {times.around:.2f}"


def _mebibytes(peak: float, least: float) -> str:
    """Return a peak; one that is no greater than what starts the process cannot be told."""
    return f"{peak:.0f}" if peak > least * 1.05 else f"< {least:.0f}"


def _ours(name: str) -> str:
    return f"**{name}**" if name.startswith("kztimeline") else name


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = ["---", *("---:" for _ in heads[1:])]
    return "".join(f"| {' | '.join(row)} |\n" for row in (heads, rule, *rows))
