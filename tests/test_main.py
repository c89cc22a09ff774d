"""Where a process begins and ends, in this process."""

import os
import runpy
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
import sample
from exhaustive import few

from kztimeline import __main__

Handler = Callable[..., object] | signal.Handlers


class Left(BaseException):
    """Stands for the end of the process."""

    def __init__(self, code: int) -> None:
        self.code = code


def leave(code: int) -> NoReturn:
    """End the test instead of the process."""
    raise Left(code)


@pytest.fixture(autouse=True)
def _stays(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep this process, its signals and its garbage collector."""
    monkeypatch.setattr(__main__, "leave", leave)
    monkeypatch.setattr("gc.disable", lambda: None)
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def main(*args: str) -> int:
    """Return the exit code of a command line."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["kztimeline", *args])
        with pytest.raises(Left) as left:
            __main__.main()
    return left.value.code


@pytest.mark.parametrize(("args", "code"), [(["--version"], 0), (["show", "x" * 9], 1), (["x"], 2)])
def test_exit_codes(args: list[str], code: int) -> None:
    """The process ends with the exit code of its command line."""
    assert main(*args) == code


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (signal.default_int_handler, signal.SIG_DFL),
        (signal.SIG_IGN, signal.SIG_IGN),
        (signal.SIG_DFL, signal.SIG_DFL),
        (leave, leave),
    ],
)
def test_ctrl_c(before: Handler, after: Handler) -> None:
    """Ctrl-C ends the process as it ends others; who was told to ignore it, or to act, does so."""
    signal.signal(signal.SIGINT, before)
    main("--version")
    assert signal.getsignal(signal.SIGINT) is after


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (MemoryError(), "MemoryError"),
        (OSError(24, "Too many open files"), "[Errno 24] Too many open files"),
        (ImportError("No module named 'typer'"), "No module named 'typer'"),
        (SyntaxError("it ends", ("model.py", 9, 1, "")), "it ends (model.py, line 9)"),
        (EOFError("marshal data too short"), "marshal data too short"),
        (NameError("name\n\x1b\udcff"), "name\\n\\x1b\\udcff"),
    ],
    ids=["memory", "files", "libraries", "module", "compiled", "anything"],
)
def test_no_start(
    error: Exception,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A process that cannot start says so in one line: exit 4."""

    def fail() -> None:
        raise error

    monkeypatch.setattr(__main__, "die_at_interrupts", fail)
    monkeypatch.delenv("KZTIMELINE_TRACEBACK")
    assert main("--version") == 4
    line = f"kztimeline: cannot start: {message}; if it stays so, install kztimeline anew\n"
    assert tuple(capfd.readouterr()) == ("", line)
    monkeypatch.setenv("KZTIMELINE_TRACEBACK", "1")
    assert main("--version") == 4
    assert capfd.readouterr().err.endswith(line)


SOURCE = str(Path(__main__.__file__).parents[1])


@pytest.mark.parametrize(("first", "stays"), [("/nonesuch", False), (SOURCE, True)])
def test_as_a_module(
    first: str, stays: bool, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """`python -m kztimeline` answers, and ends the process without freeing what it has."""
    monkeypatch.setattr(sys, "argv", ["kztimeline", "--version"])
    monkeypatch.setattr(sys, "path", [first, *sys.path])
    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.delitem(sys.modules, "kztimeline.__main__")
    with pytest.raises(Left) as left:
        runpy.run_module("kztimeline", run_name="__main__")
    assert left.value.code == 0
    assert capfd.readouterr().out.startswith("kztimeline ")
    assert (sys.path[0] == first) == stays


MODULES = "typer rich tomli jinja2 markupsafe dateutil icalendar rapidfuzz json csv signal hashlib"
"""What a command imports, and a folder may have modules by the name of."""


@pytest.mark.parametrize("flags", few([(), ("-P",), ("-I",)]), ids=str)
def test_nothing_of_the_current_folder(flags: tuple[str, ...], tmp_path: Path) -> None:
    """`python -m kztimeline` imports what it needs from where Python has it, not from a folder."""
    for name in MODULES.split():
        (tmp_path / f"{name}.py").write_text(f"open('ran', 'a').write('{name} ')\n")
    run = f'cd "{tmp_path}" && exec "$@"'
    for args in (["list", "--format", "html"], ["search", "cicaa", "--json"]):
        outcome = sample.process(args, shell=run, python=(*flags, "-m", "kztimeline"))
        assert (outcome.returncode, outcome.stderr) == (0, b"")
    assert not (tmp_path / "ran").exists()
    sample.process([], shell=run, python=("-c", "import typer"))  # the control
    assert (tmp_path / "ran").read_text() == "typer "


def test_kztimeline_in_the_current_folder(tmp_path: Path) -> None:
    """Where kztimeline itself is in it, so may be what it needs, as after `pip install -t .`."""
    shutil.copytree(Path(__main__.__file__).parent, tmp_path / "kztimeline")
    (tmp_path / "typer.py").write_text("open('ran', 'w')\n")
    sample.process(["list"], shell=f'cd "{tmp_path}" && exec "$@"', PYTHONPATH="")
    assert (tmp_path / "ran").exists()
