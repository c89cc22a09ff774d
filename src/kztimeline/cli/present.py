"""An answer, to the text that suits whoever reads it: a person's terminal, a file or a program."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TextIO, TypeVar

from ..errors import UsageError
from ..formats import FORMATS, export, left_out, refuse
from ..model import Event, Fact, Source, Topic
from ..queries.answer import Answer, Look, subject
from ..text.brief import some
from ..text.escape import escape
from .options import ALL_FORMATS, TABLE, Output, When

NARROWEST = 40
"""A terminal with fewer columns gets plain lines, which it wraps itself."""
WIDEST = 1_000
"""No drawing has more columns, whatever $COLUMNS says: lanes times columns cost time and memory."""
MOST_DRAWN = {TABLE: 2_000, "html": 10_000, "svg": 10_000, "png": 1_000}
"""How many records a drawing has: Rich takes a millisecond for a row, a browser chokes on more, and
a row of a picture is 24 pixels high, each of which takes memory."""

MOST_TEXT = 3_000_000
"""How many characters a table has: Rich takes a second for them."""
_FEW = 100
"""So many records have fewer characters in any case."""
MOST_REPEATED = 20_000_000
"""How many characters an answer repeats: two seconds' work, and ten times what people write.

Claims have the title and the record of what they are about, the sources that agree with it, or the
name of their own: texts that a file has once.
"""
_AROUND = 40
"""How many characters are reckoned for what stands around each of them."""


Named = TypeVar("Named", Event | Fact, Source)


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
    _refuse_repetition(answer, name)
    paged = not output.no_pager
    goes = Shown("", notes=answer.notes, file=target, force=output.force, paged=paged)
    _refuse_look(answer.look, output, name)
    if much := _too_much(answer, name):
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


def _too_much(answer: Answer, name: str) -> str:
    """Say why an answer is too large for a drawing; empty where it is not."""
    size = _size(answer, name) if name in MOST_DRAWN else 0
    if size > MOST_DRAWN.get(name, 0):
        return f"{size:,} records are too many for {name}, which takes {MOST_DRAWN[name]:,}"
    if name == TABLE and size > _FEW:
        text = len(export(answer, "text")) + _repetition(answer, name)
        if text > MOST_TEXT:
            return f"{text:,} characters are too many for {name}, which takes {MOST_TEXT:,}"
    return ""


def _refuse_repetition(answer: Answer, name: str) -> None:
    """Raise UsageError for an answer that is much larger than the file it is from."""
    repeated = _repetition(answer, name)
    if repeated > MOST_REPEATED:
        raise UsageError(
            f"this would repeat {repeated:,} characters for its claims, {MOST_REPEATED:,} are the "
            "most; narrow it, as with --topic, --source or --verdict conflicts"
        )


def _repetition(answer: Answer, name: str) -> int:
    return sum(count * _length(texts) for texts, count in _repeated(answer, name))


def _length(texts: Iterable[str]) -> int:
    return sum(len(escape(text)) + _AROUND for text in texts)


def _repeated(answer: Answer, name: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield what an answer has once for every claim, and how often that is."""
    dataset = answer.dataset
    if answer.name == "claims":
        for thing, count in _counted(item.thing for item in answer.things):
            yield (thing.title, str(thing.record), *thing.record_sources), count
    for source in answer.things:
        if isinstance(source, Source):
            for thing, count in _counted(thing for thing, _ in dataset.claims_of(source.id)):
                yield (thing.title,), count
    cited = [claim for event in answer.events for claim in event.claims] if name == "ics" else []
    if name == TABLE and answer.name == "claims":
        cited = [item.claim for item in answer.things]
    for source, count in _counted(dataset.source(claim.source) for claim in cited):
        yield (dataset.name_of(source),), count


def _counted(things: Iterable[Named]) -> Iterator[tuple[Named, int]]:
    """Yield each thing with how often it comes; by its id, for most are no keys of a dictionary."""
    listed = list(things)
    known = {thing.id: thing for thing in listed}
    for ident, count in Counter(thing.id for thing in listed).items():
        yield known[ident], count


def _size(answer: Answer, name: str) -> int:
    """Return how many records a drawing has: things, what a card lists, claims where they show."""
    listed = list(answer.things)
    for thing in answer.things if answer.kind.single else ():
        if isinstance(thing, Topic):
            events, facts = answer.dataset.about(thing)
            listed += [*events, *facts]
        elif isinstance(thing, Source):
            listed += answer.dataset.claims_of(thing.id)
    if name != "html" and not answer.kind.single:
        return len(listed)
    return len(listed) + sum(len(getattr(thing, "claims", ())) for thing in map(_card, listed))


def _card(thing: object) -> object:
    """Return what a page has a card for; a checked claim is a row."""
    return thing if hasattr(thing, "claim") else subject(thing)


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
