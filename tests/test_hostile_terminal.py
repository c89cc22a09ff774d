"""Hostile data and arguments on a terminal: it shows what was drawn, and does nothing else."""

import re
from pathlib import Path
from unicodedata import normalize

import hostile
import inprocess
import pytest
import sample
import terminal
from exhaustive import few

from kztimeline.dataset.load import load
from kztimeline.queries.answer import Answer
from kztimeline.terminal import draw

RICH = ("Rich close", "Rich style", "Rich link", "Rich escape", "Rich emoji", "format")
OTHERS = (*RICH, "right to left", "private use", "blanks", "unseen", "tags", "long word")
STRINGS = (*hostile.TERMINAL, "CR LF", "TAB", "VT FF", "NEL", "LS PS", *OTHERS)
"""What a terminal or Rich would act on, by name."""
ODD = ("marks", "marks alone", "joiners", "emoji", "wide")
"""Text that terminals measure in different ways; the emulator stops at a joiner."""
DRAWN = (
    "list",
    "list --format table --fields title,place,claims",
    "timeline",
    "timeline --reverse --ascii",
    "timeline --across",
    "timeline --across --by place",
    "on 1 January --today 2026-01-01",
    "search red",
    "facts",
    "sources",
    "claims",
    "between e0 e7",
)
WRITTEN = ("text", "jsonl", "csv", "md", "mermaid", "markwhen", "svg", "ics")
_SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The terminal has colours, and nothing else is said of it."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("KZTIMELINE_DATA", str(sample.write(tmp_path)))


def written(folder: Path, *names: str) -> Path:
    """Write a dataset with strings in every field."""
    file = folder / "hostile.toml"
    short = (hostile.STRINGS[name][:200] for name in names)
    file.write_text(hostile.document(*short), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset with each of the strings in every field."""
    return written(tmp_path_factory.mktemp("data"), *STRINGS)


@pytest.mark.parametrize("width", few([40, 80]))
@pytest.mark.parametrize("command", few(DRAWN, "list", "timeline", "timeline --across"))
def test_drawings(command: str, width: int, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell has what was drawn there, and the terminal is as it was."""
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, err = inprocess.answered(*command.split(), "--data", data, terminal=True)
    assert (code, err, "\x1b[" in out) == (0, "", True)
    plain = [normalize("NFC", line) for line in _SGR.sub("", out).split("\n")[:-1]]
    screen = terminal.shown(out, width, len(plain) + 4)
    assert [line.rstrip() for line in screen.display[1:]] == [
        *(line.rstrip() for line in plain),
        *("", "", ""),
    ]
    assert screen.cursor.y == len(plain) + 1
    assert screen.state == terminal.untouched(width)


@pytest.mark.parametrize("kind", few("efnrst"))
def test_cards(kind: str, data: Path) -> None:
    """A card of each kind of thing leaves the terminal as it was."""
    dataset = load(data)
    for thing in (each for each in dataset.things if each.id[0] == kind):
        out = draw(Answer(dataset, "card", (thing,)), 60, "256")
        screen = terminal.shown(out, 60)
        assert screen.cursor.y == out.count("\n") + 1
        assert screen.state == terminal.untouched(60)


@pytest.mark.parametrize("name", few(ODD))
@pytest.mark.parametrize("command", few(DRAWN))
def test_odd_drawings(
    command: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is measured in different ways may stand askew, but the terminal is as it was."""
    monkeypatch.setenv("COLUMNS", "60")
    file = written(tmp_path, *[name] * 9)
    code, out, err = inprocess.answered(*command.split(), "--data", file, terminal=True)
    assert (code, err) == (0, "")
    screen = terminal.shown(out, 60, 2 * out.count("\n") + len(out) // 60)
    assert screen.state == terminal.untouched(60)


@pytest.mark.parametrize("format_", few(WRITTEN))
@pytest.mark.parametrize("command", few(["list", "search red", "show t3", "cite e1"]))
def test_formats(command: str, format_: str, data: Path) -> None:
    """A format for programs does a terminal no harm either."""
    option = "--style" if command.startswith("cite") else "--format"
    styles = {"jsonl": "csl-json", "md": "bibtex"}
    chosen = styles.get(format_, "text") if option == "--style" else format_
    code, out, err = inprocess.answered(
        *command.split(), option, chosen, "--data", data, terminal=True
    )
    assert code == 0 or (chosen == "ics" and "no event here is known to the day" in err)
    for text in (out, err):
        screen = terminal.shown(text, 300, text.count("\n") + len(text) // 300 + 4)
        assert screen.state == terminal.untouched(300)


def test_findings(tmp_path: Path) -> None:
    """What a check says of a file, line by line, leaves the terminal as it was."""
    file = written(tmp_path, "C0 all")
    code, out, err = inprocess.answered("check", file, terminal=True)
    assert code == 3
    for text in (out, err):
        screen = terminal.shown(text, 300, text.count("\n") + len(text) // 300 + 4)
        assert screen.state == terminal.untouched(300)


@pytest.mark.parametrize(
    "command",
    few(("show {}", *"{};--{};list {};list --format {};list --data {};check {};on {}".split(";"))),
)
def test_messages(command: str) -> None:
    """A message that repeats what was typed leaves the terminal as it was."""
    for text in (*hostile.TERMINAL.values(), *(hostile.STRINGS[name] for name in ODD + RICH)):
        args = (part.format(text) for part in command.split(" "))
        _, _, err = inprocess.answered(*args, terminal=True)
        screen = terminal.shown(err, 80, err.count("\n") + len(err) // 80 + 4)
        assert screen.state == terminal.untouched(80)


def test_raw_strings_upset_it() -> None:
    """The control: the terminal that these tests look at does obey what is not escaped."""
    for name in ("CSI colour", "CSI clear", "OSC title BEL", "C1 OSC", "reset", "bell"):
        text = hostile.STRINGS[name].replace("\x1b[0m", "")
        assert terminal.shown(f"{text}\nword\n", 80).state != terminal.untouched(80)
