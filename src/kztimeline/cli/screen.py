"""What stands at the other end of standard output: a person's terminal, or a program."""

import shutil
from pathlib import Path
from typing import NamedTuple, TextIO

from ..dataset.limits import MIB
from ..errors import UsageError
from ..formats import FORMATS, export, left_out
from ..queries.answer import Answer

NARROWEST = 40
"""A terminal with fewer columns gets plain lines, which it wraps itself."""
WIDEST = 10_000
"""No drawing has more columns, whatever $COLUMNS says: memory has an end."""

TABLE = "table"
ALL_FORMATS = (TABLE, *FORMATS)
"""Every format by its name on the command line."""
HEAVIEST = {TABLE: 100_000, "html": 400_000, "svg": 400_000}
"""How much a drawing may weigh for each MiB that a dataset may have; nobody reads as much."""


class Shown(NamedTuple):
    """An answer as it goes out."""

    text: str
    human: bool = False
    """Whether a person reads it, on a terminal that may not know every character."""
    notes: tuple[str, ...] = ()
    """What a reader must know of it; for standard error."""
    file: Path | None = None
    """Where it goes; None is standard output."""
    force: bool = False
    """Whether an existing file may be replaced."""
    code: int = 0
    """The exit code, once it is out."""


class Screen(NamedTuple):
    """Where an answer goes when no file is named."""

    stream: TextIO | None

    def show(self, answer: Answer, name: str | None, file: Path | None, mib: int = MIB) -> Shown:
        """Return an answer in the format of that name, or in the one that suits its reader.

        `mib` is what a dataset may have; what may be drawn is in proportion to it.
        """
        asked = name or (_by_suffix(file) if file else None)
        name = asked or self._usual()
        if name in HEAVIEST and (heavy := _weight(answer)) > HEAVIEST[name] * mib:
            remedy = f"narrow it, or add --max-size {-(-heavy // HEAVIEST[name])}"
            if asked:
                raise UsageError(f"that is too much for {name}; {remedy}, or take --format text")
            lines = export(answer, "text")
            return Shown(
                lines, human=True, notes=(f"lines, as it is too much for a table; {remedy}",)
            )
        if name == TABLE:
            return Shown(self._draw(answer, None if file else self.stream), human=True)
        known = FORMATS[name]
        if known.events and answer.shape in ("facts", "sources", "claims", "span"):
            raise UsageError(f"{name} can hold only events; ask list, timeline, on, search or show")
        if answer.fields and not known.fields:
            chosen = ", ".join(key for key, each in FORMATS.items() if each.fields)
            raise UsageError(f"--fields does not go with {name}; it goes with {TABLE}, {chosen}")
        return Shown(export(answer, name), self._terminal, _notes(answer, name))

    @property
    def _terminal(self) -> bool:
        return self.stream is not None and self.stream.isatty()

    def _usual(self) -> str:
        """A table, but for programs, and for terminals too narrow or too old to show one."""
        fits = _width() >= NARROWEST and _can_draw(self.stream)
        return TABLE if self._terminal and fits else "text"

    def _draw(self, answer: Answer, stream: TextIO | None) -> str:
        from ..terminal import colors, draw

        return draw(answer, max(_width(), NARROWEST), colors(stream) if stream else None)


def _weight(answer: Answer) -> int:
    from ..queries.weight import weight

    return weight(answer)


def _can_draw(stream: TextIO | None) -> bool:
    try:
        "●–✓╮".encode(stream.encoding if stream else "ascii")
    except UnicodeError:
        return False
    return True


def _width() -> int:
    return min(shutil.get_terminal_size().columns, WIDEST)


def _by_suffix(file: Path) -> str:
    suffix = file.suffix.removeprefix(".")
    return suffix if suffix in FORMATS else "text"


def _notes(answer: Answer, name: str) -> tuple[str, ...]:
    missing = left_out(answer, name)
    if not missing:
        return ()
    ids = ", ".join(event.id for event in missing)
    return (f"{name} holds only events known to the day; {len(missing)} left out: {ids}",)
