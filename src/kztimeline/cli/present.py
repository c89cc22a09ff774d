"""An answer, to the text that suits whoever reads it: a person's terminal, a file or a program."""

import shutil
from pathlib import Path
from typing import NamedTuple, TextIO

from ..errors import UsageError
from ..formats import FORMATS, export, left_out, refuse
from ..queries.answer import Answer, Look
from ..text.brief import some
from .options import ALL_FORMATS, TABLE, Output, When
from .size import refuse_repetition, too_much

NARROWEST = 40
"""A terminal with fewer columns gets plain lines, which it wraps itself."""
WIDEST = 1_000
"""No drawing has more columns, whatever $COLUMNS says: lanes times columns cost time and memory."""


class Shown(NamedTuple):
    """An answer as it goes out."""

    text: str | bytes
    human: bool = False
    """Whether a person reads it, on a terminal that may not know every character."""
    notes: tuple[str, ...] = ()
    """What a reader must know of it; for standard error."""
    file: Path | None = None
    """Where it goes; None is standard output."""
    force: bool = False
    """Whether an existing file may be replaced."""
    paged: bool = False
    """Whether a pager shows it where it is longer than the terminal."""
    code: int = 0
    """The exit code, once it is out."""


def present(answer: Answer, output: Output, stream: TextIO | None) -> Shown:
    """Return an answer in the format that was asked for, or in the one that suits its reader.

    `stream` is standard output. Raises UsageError for what a format cannot hold.
    """
    terminal = stream is not None and stream.isatty()
    target = output.target
    endings = {key: each.endings for key, each in FORMATS.items()}
    asked = output.name or (by_ending(target, endings) or ("text" if target else None))
    name = asked or (TABLE if terminal and _can_draw(stream) else "text")
    options = {each: True for each in ("bom", "recurring") if getattr(output, each)}
    refuse(answer, name, options, ALL_FORMATS)
    refuse_repetition(answer, name)
    paged = not output.no_pager
    goes = Shown("", notes=answer.notes, file=target, force=output.force, paged=paged)
    _refuse_look(answer.look, output, name)
    if much := too_much(answer, name):
        if asked:
            raise UsageError(f"{much}; narrow it, or take --format text")
        notes = (*answer.notes, f"{much}; here are plain lines")
        return goes._replace(text=_lines(answer), human=True, notes=notes)
    if name == TABLE:
        drawing = _draw(answer, None if target else stream, output.color)
        return goes._replace(text=drawing, human=True)
    if terminal and not asked:
        return goes._replace(text=_lines(answer), human=True)
    if name == "png" and terminal and not target:
        raise UsageError("png is no text for a terminal; write it to a file, as with -o FILE.png")
    text = export(answer, name, **options)
    return goes._replace(text=text, human=terminal, notes=_notes(answer, name))


def _refuse_look(look: Look, output: Output, name: str) -> None:
    """Raise UsageError for an option of the look that a format would not heed."""
    for option, given in (
        ("across", look.across),
        ("ascii", look.ascii),
        ("title", output.title is not None),
        ("width", output.width is not None),
    ):
        known = [key for key, each in ALL_FORMATS.items() if option in each.look]
        if given and name not in known:
            raise UsageError(
                f"--{option} does not go with {name}; it goes with {', '.join(known)}, as in "
                f"--format {known[0]}"
            )


def _lines(answer: Answer) -> str:
    """Return plain lines for a person, with the names of their fields above them."""
    from ..formats.columns import headings

    lines = export(answer, "text")
    return lines if answer.kind.single else "\t".join(headings(answer)) + f"\n{lines}"


def _draw(answer: Answer, stream: TextIO | None, when: When) -> str:
    from ..terminal import colors, draw

    return draw(answer, max(_width(), NARROWEST), colors(stream, when))


def _can_draw(stream: TextIO | None) -> bool:
    """Whether a terminal is wide enough for a table, and knows what it is drawn with."""
    try:
        "●–✓╮".encode(stream.encoding if stream else "ascii")
    except UnicodeError:
        return False
    return _width() >= NARROWEST


def _width() -> int:
    return min(shutil.get_terminal_size().columns, WIDEST)


def by_ending(file: Path | None, endings: dict[str, str]) -> str | None:
    """Return the format that the ending of a file's name means, in any case; None without one.

    `endings` are those of each format. Raises UsageError for any other.
    """
    ending = file.suffix.casefold().removeprefix(".") if file else ""
    for name, known in endings.items():
        if ending in known.split():
            return name
    if not ending:
        return None
    listed = ", ".join(f".{each}" for known in endings.values() for each in known.split())
    raise UsageError(f"nothing is written to names that end in .{ending}; end it in {listed}")


def _notes(answer: Answer, name: str) -> tuple[str, ...]:
    missing = left_out(answer, name)
    if not missing:
        return answer.notes
    ids = some([event.id for event in missing])
    return (
        *answer.notes,
        f"{name} holds only events known to the day; {len(missing):,} left out: {ids}",
    )
