"""The world around the process: environments, limits, streams and folders of any kind.

What programs read is the same everywhere; what people read fits, and nothing is a traceback.
"""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
import sample
from exhaustive import few

import kztimeline
from kztimeline import cli
from kztimeline.cli.app import COMMANDS
from kztimeline.cli.tools import TOOLS

pytestmark = pytest.mark.posix

DATA = Path(__file__).parents[1] / "datasets" / "small.toml"
SOURCE = str(Path(kztimeline.__file__).parents[1])
EVERY = f"""
import sys
sys.path.insert(0, {SOURCE!r})

import json, os
from kztimeline.cli import run

codes = [run(line) for line in json.loads(sys.argv[1])]
os.write(2, b"\\n" + json.dumps(codes).encode())
"""
"""Answers every line in one process, and ends standard error with the exit codes."""
FOR_PROGRAMS = (
    ["list", "--json", "--data", str(DATA)],
    ["list", "2 March 1992", "--data", str(DATA)],
    ["timeline", "--format", "html", "--data", str(DATA)],
    ["show", "Лига рек", "--format", "json", "--data", str(DATA)],
)
"""What is answered in bytes that nothing in the environment may change."""
LINES = (
    *FOR_PROGRAMS,
    ["show", "Атлантида", "--data", str(DATA)],
    ["list", "--data", "/nonesuch\x1b.toml"],
    ["timeline", "--format", "table", "--data", str(DATA)],
    ["list", "--help"],
)
CODES = [0, 0, 0, 0, 1, 4, 0, 0]

ENVIRONMENTS: dict[str, dict[str, str]] = {
    "HOME is nowhere": {"HOME": "/nonesuch"},
    "dumb": {"TERM": "dumb"},
    "unknown TERM": {"TERM": "nonesuch"},
    "empty TERM": {"TERM": ""},
    "no columns": {"COLUMNS": "0", "LINES": "0"},
    "one column": {"COLUMNS": "1", "LINES": "1"},
    "many columns": {"COLUMNS": "10000", "LINES": "10000"},
    "endless columns": {"COLUMNS": "9" * 20, "LINES": "9" * 20},
    "fewer than no columns": {"COLUMNS": "-5", "LINES": "-5"},
    "columns in letters": {"COLUMNS": "abc", "LINES": "abc"},
    "lines in a digit that is no number": {"LINES": "²"},
    "sizes in digits": {"COLUMNS": "²", "LINES": "①", "TERMINAL_WIDTH": "²"},
    "no version of Unicode": {"UNICODE_VERSION": "²"},
    "C": {"LANG": "C"},
    "C, taken seriously": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "no such locale": {"LC_ALL": "nonsense", "LANG": "xx_YY.KOI8-X"},
    "Cyrillic Windows": {"PYTHONIOENCODING": "cp1251"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "ascii, strictly": {"PYTHONIOENCODING": "ascii:strict"},
    "utf-16": {"PYTHONIOENCODING": "utf-16"},
    "an encoding of host names": {"PYTHONIOENCODING": "idna"},
    "an encoding of nothing": {"PYTHONIOENCODING": "undefined"},
    "no time zones": {"PYTHONTZPATH": "", "TZ": "nonsense"},
    "no docstrings": {"PYTHONOPTIMIZE": "2"},
    "warnings are errors": {"PYTHONWARNINGS": "error", "PYTHONDEVMODE": "1"},
    "no encoding by default": {"PYTHONWARNINGS": "error", "PYTHONWARNDEFAULTENCODING": "1"},
    "short integers": {"PYTHONINTMAXSTRDIGITS": "640"},
    "colours": {"FORCE_COLOR": "1", "COLORTERM": "truecolor"},
    "unbuffered": {"PYTHONUNBUFFERED": "1"},
}


def run(
    lines: Iterable[Sequence[str]], *flags: str, **given: str
) -> tuple[list[int], bytes, list[bytes]]:
    """Return exit codes, standard output and the lines of standard error of command lines."""
    outcome = sample.process([json.dumps(list(lines))], python=(*flags, "-c", EVERY), **given)
    *complaints, codes = outcome.stderr.split(b"\n")
    return json.loads(codes), outcome.stdout, [line for line in complaints if line.strip(b"\0")]


@cache
def control() -> bytes:
    """Return what programs are answered in an environment that says nothing."""
    return run(FOR_PROGRAMS)[1]


@pytest.mark.parametrize("name", few(ENVIRONMENTS, "one column", "C, taken seriously"))
def test_environments(name: str) -> None:
    """Exit codes and the answers for programs are the same; a complaint is one line."""
    codes, out, complaints = run(LINES, **ENVIRONMENTS[name])
    assert codes == CODES
    assert out.startswith(control())
    assert len(out) > len(control()) + 1000
    assert len(complaints) <= 2
    assert not [line for line in complaints if b"Traceback" in line or b"\x1b" in line]


def test_an_empty_environment() -> None:
    """A process may know nothing at all: no HOME, no PATH, no TERM."""
    command = [sys.executable, "-c", EVERY, json.dumps(LINES)]
    answer = subprocess.run(command, env={}, capture_output=True, check=False)
    assert json.loads(answer.stderr.split(b"\n")[-1]) == CODES
    assert answer.stdout.startswith(control())


@pytest.mark.parametrize(
    "flags",
    few([("-I",), ("-OO", "-B"), ("-X", "dev", "-X", "warn_default_encoding", "-W", "error")]),
    ids=" ".join,
)
def test_ways_to_start_python(flags: tuple[str, ...]) -> None:
    """Isolated, optimised or strict, Python gives the same answers."""
    codes, out, complaints = run(LINES, *flags)
    assert codes == CODES
    assert out.startswith(control())
    assert len(complaints) == 2


@pytest.mark.exhaustive
def test_help_without_docstrings() -> None:
    """With -OO Python leaves out docstrings, and the help says all the same."""
    lines = [["--help"], *([command, "--help"] for command in (*COMMANDS, *TOOLS))]
    found = run(lines)
    assert run(lines, "-OO") == found
    assert found[0] == [0] * len(lines)


STREAMS = {"input": "<&-", "output": ">&-", "error": "2>&-"}


@pytest.mark.parametrize(
    "closed",
    few((each for size in range(1, 4) for each in combinations(STREAMS, size)), ("output",)),
    ids="-".join,
)
def test_closed_streams(closed: Sequence[str], tmp_path: Path) -> None:
    """Whichever streams a process lacks, it answers where it can and fails where it cannot."""
    shell = f'exec "$@" {" ".join(STREAMS[name] for name in closed)}'
    answer = sample.process(FOR_PROGRAMS[0], shell=shell)
    assert answer.returncode == (4 if "output" in closed else 0)
    assert (answer.stdout == b"") == ("output" in closed)
    assert (answer.stderr != b"") == ("output" in closed and "error" not in closed)
    file = tmp_path / "list.json"
    written = sample.process([*FOR_PROGRAMS[0], "-o", file], shell=shell)
    assert (written.returncode, written.stdout, written.stderr) == (0, b"", b"")
    assert control().startswith(file.read_bytes())
    assert file.stat().st_size > 1000


def test_no_standard_input() -> None:
    """A dataset that is to come from a closed standard input is exit 4; an empty one is exit 3."""
    closed = sample.process(["list", "--data", "-"], shell='exec "$@" <&-')
    assert (closed.returncode, closed.stdout) == (4, b"")
    assert closed.stderr == b"kztimeline: cannot read standard input: it is closed\n"
    assert sample.process(["list", "--data", "-"]).returncode == 3


def test_a_dataset_in_a_pipe() -> None:
    """`-` reads a dataset from a pipe, also one that takes its time."""
    slow = '{ head -c 999 "$data"; sleep 0.1; tail -c +1000 "$data"; }'
    shell = f"data='{DATA}'; {slow} | \"$@\""
    outcome = sample.process(["list", "--json", "--data", "-"], shell=shell)
    assert (outcome.returncode, outcome.stderr) == (0, b"")
    assert control().startswith(outcome.stdout)
    assert len(outcome.stdout) > 1000


SPECIAL = "it is not a regular file; name a file, or - to have it printed"
TARGETS = {
    "/dev/full": SPECIAL,
    "/dev/null": SPECIAL,
    "/dev/stdout": SPECIAL,
    "/dev/fd/1": SPECIAL,
    "/": "it is a directory; name a file, or - to have it printed",
    "none/list.json": os.strerror(errno.ENOENT),
    "none/": "it names a directory; name a file, or - to have it printed",
    "none/.": "it names a directory; name a file, or - to have it printed",
    "x" * 256: os.strerror(errno.ENAMETOOLONG),
}


class TestStandardOutput:
    """Standard output, and `-o`, as files that are more than files."""

    def test_it_is_the_target(self, tmp_path: Path) -> None:
        """A file that the shell has opened is there already: it is replaced by force alone."""
        file = tmp_path / "list.json"
        for option, code in (([], 4), (["--force"], 0)):
            with file.open("wb") as out:
                done = sample.process(["list", "-o", file, *option], stdout=out.fileno())
            assert done.returncode == code
            assert (file.read_bytes() != b"") == (code == 0)
        assert [path.name for path in tmp_path.iterdir()] == ["list.json"]

    def test_it_is_the_dataset(self, tmp_path: Path) -> None:
        """A dataset is not overwritten by its own listing, unless by force, and then wholly."""
        file = sample.write(tmp_path)
        command = ["list", "--json", "--data", file, "-o", file]
        refused = sample.process(command)
        assert (refused.returncode, refused.stdout) == (4, b"")
        assert b"it exists; add --force" in refused.stderr
        assert file.read_text("utf-8") == sample.TOML
        expected = sample.process(command[:-2]).stdout
        assert sample.process([*command, "--force"]).returncode == 0
        assert file.read_bytes() == expected

    @pytest.mark.parametrize("command", few([["list", "-o"], ["list", "--force", "-o"], ["init"]]))
    def test_what_is_no_file(self, command: list[str]) -> None:
        """Only files are written to, by every command that writes, by force or not."""
        codes, out, complaints = run([*command, target] for target in TARGETS)
        assert (set(codes), out) == ({4}, b"")
        assert complaints == [
            f"kztimeline: cannot write {target}: {reason}".encode()
            for target, reason in TARGETS.items()
        ]

    @pytest.mark.parametrize("command", few([["init"], ["schema", "-o"], ["cite", "cica", "-o"]]))
    def test_a_dash(self, command: list[str], tmp_path: Path) -> None:
        """`-` is standard output to every command that writes."""
        file = tmp_path / "file"
        codes, out, complaints = run([[*command, "-"], [*command, str(file)]])
        assert (codes, complaints) == ([0, 0], [])
        assert out == file.read_bytes() != b""


def test_no_current_folder(tmp_path: Path) -> None:
    """In a folder that is gone the bundled dataset is answered, and names lead nowhere."""
    gone = (
        f'mkdir "{tmp_path}/gone" && cd "{tmp_path}/gone" && rmdir "{tmp_path}/gone" && exec "$@"'
    )
    assert sample.process(["list", "--json"], shell=gone).returncode == 0
    for option in ("--data", "-o"):
        failed = sample.process(["list", option, "data.txt"], shell=gone)
        assert (failed.returncode, failed.stdout) == (4, b"")
        reason = os.strerror(errno.ENOENT)
        assert failed.stderr.endswith(f" data.txt: {reason}\n".encode())


def test_few_open_files() -> None:
    """Half a dozen open files are enough."""
    assert sample.process(["list"], shell='ulimit -n 6 && exec "$@"').returncode == 0


def test_a_home_for_completion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Shell completion is installed in a home; where it cannot be, that is exit 4 and one line."""
    (tmp_path / "home").mkdir()
    (tmp_path / "file").touch()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    # Nobody knows from which shell the tests are run, if from any.
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    assert cli.run(["--show-completion", "bash"]) == 0
    assert "complete" in capfd.readouterr().out
    assert cli.run(["--install-completion", "bash"]) == 0
    assert (tmp_path / "home" / ".bashrc").exists()
    assert capfd.readouterr().err == ""
    monkeypatch.setenv("HOME", str(tmp_path / "file"))
    assert cli.run(["--install-completion", "bash"]) == 4
    assert tuple(capfd.readouterr()) == (
        "",
        f"kztimeline: cannot use {tmp_path}/file: File exists\n",
    )


def test_a_shell_that_cannot_be_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A start-up file that is no text, no home, or an unknown shell: exit 4, and another way."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".bashrc").write_bytes(b"\xff")
    assert one_line(["--install-completion"], capfd, SHELL="bash").startswith("'utf-8' codec can't")
    assert (tmp_path / ".bashrc").read_bytes() == b"\xff"
    for option in ("--install-completion", "--show-completion"):
        assert one_line([option], capfd, SHELL="tcsh") == "this shell is not known"
    monkeypatch.setattr(Path, "home", classmethod(nowhere))
    assert one_line(["--install-completion"], capfd, SHELL="bash") == "Could not determine home"
    assert cli.run(["search", "--", "--install-completion"]) == 0  # it is a word here


def nowhere(_: type[Path]) -> Path:
    """Do what pathlib does for a user without a home."""
    raise RuntimeError("Could not determine home")


def one_line(args: list[str], capfd: pytest.CaptureFixture[str], SHELL: str) -> str:  # noqa: N803
    """Return why completion could not be set up, in a shell that is found to be another."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shellingham.detect_shell", lambda: (SHELL, SHELL))
        assert cli.run(args) == 4
    out, err = capfd.readouterr()
    found = re.fullmatch(r"kztimeline: cannot set up completion: (.*); have your .*_fish\n", err)
    assert (out, bool(found)) == ("", True)
    assert found
    return found[1]


def test_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that calls `run`, and has handlers of its own, gets 130 for an interrupt."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kztimeline.cli.load", stop)
    assert cli.run(["list"]) == 130


def test_an_argument_that_no_system_gives(capfd: pytest.CaptureFixture[str]) -> None:
    """Such a program may hand over any text, also one that is no file name."""
    assert cli.run(["show", "\ud800", "Атлантида"]) == 1
    assert re.match(
        r'kztimeline: nothing is called "(\\ud\w{3})+ Атлантида"', capfd.readouterr().err
    )


LACKING = {
    "memory": (MemoryError(), "there is not enough memory for this; ask for less, or allow more"),
    "files": (OSError(24, "Too many open files"), "cannot go on: [Errno 24] Too many open files"),
    "a folder": (OSError(13, "Permission denied", "/x"), "cannot use /x: Permission denied"),
    "a library": (
        ImportError("No module named 'x'"),
        "cannot go on: No module named 'x'; install kztimeline anew",
    ),
    "a whole module": (
        SyntaxError("unexpected EOF", ("model.py", 9, 1, "")),
        "cannot go on: unexpected EOF (model.py, line 9); install kztimeline anew",
    ),
    "all of what is compiled": (
        EOFError("marshal data too short"),
        "cannot go on: marshal data too short; install kztimeline anew",
    ),
}


@pytest.mark.parametrize(("error", "message"), LACKING.values(), ids=list(LACKING))
def test_what_the_system_does_not_give(
    error: Exception,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """What a process lacks is exit 4 and one line, wherever it is missed."""
    failing(error, monkeypatch)
    assert cli.run(["list"]) == 4
    assert tuple(capfd.readouterr()) == ("", f"kztimeline: {message}\n")


def failing(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command fail, without a traceback."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("kztimeline.cli.load", fail)
    monkeypatch.delenv("KZTIMELINE_TRACEBACK")


FAULTS = (
    KeyError("x"),
    ValueError("\x1b[2J\n\udcff"),
    RecursionError("too deep"),
    AssertionError(),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"),
    StopIteration(),
)


@pytest.mark.parametrize("error", FAULTS, ids=lambda error: type(error).__name__)
def test_a_fault_of_ours(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever nobody thought of is exit 70 and one line, which says what to do about it."""
    failing(error, monkeypatch)
    assert cli.run(["list"]) == 70
    out, err = capfd.readouterr()
    named = rf"a fault of kztimeline itself: {type(error).__name__}: .*; report it to the main"
    assert re.fullmatch(rf"kztimeline: {named}.*KZTIMELINE_TRACEBACK=1\n", err)
    assert (out, sample.hidden(err)) == ("", sample.hidden("\n"))


@pytest.mark.parametrize("error", [KeyError("\x1b[2J"), ImportError("x")], ids=repr)
def test_a_traceback_when_asked(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Who develops sees where an error comes from, and no control character in it."""
    failing(error, monkeypatch)
    code = cli.run(["list"])
    last = capfd.readouterr().err
    monkeypatch.setenv("KZTIMELINE_TRACEBACK", "1")
    assert cli.run(["list"]) == code
    out, err = capfd.readouterr()
    assert err.startswith("Traceback (most recent call last):\n")
    assert "in fail" in err
    assert err.endswith(f"\n{last}")
    assert (out, "\x1b" in err) == ("", False)


LACKING_ALL = f"""
import sys
sys.path.insert(0, {SOURCE!r})
sys.modules['kztimeline.cli'] = None
from kztimeline.__main__ import main
main()
"""


def test_what_is_missed_at_the_start() -> None:
    """Where not even the command line can be imported that is exit 4 and one line, too."""
    last = b""
    for given in ({"KZTIMELINE_TRACEBACK": ""}, {"KZTIMELINE_TRACEBACK": "1"}):
        outcome = sample.process([], python=("-c", LACKING_ALL), **given)
        assert (outcome.returncode, outcome.stdout) == (4, b"")
        assert outcome.stderr.endswith(last)
        last = last or outcome.stderr
    assert re.fullmatch(rb"kztimeline: cannot start: .*kztimeline\.cli.*; if .* anew\n", last)
    assert outcome.stderr.startswith(b"Traceback")


@pytest.mark.parametrize("variable", ["nonsense", "complete_bash", "source_\x1b[31m", "a_bash"])
def test_completion_that_no_shell_asks_for(
    variable: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A variable that makes no sense is wrong usage, and is not repeated to the terminal."""
    monkeypatch.setenv("_KZTIMELINE_COMPLETE", variable)
    assert cli.run(["list"]) == 2
    expected = "kztimeline: $_KZTIMELINE_COMPLETE is set, but not by a shell; unset it\n"
    assert tuple(capfd.readouterr()) == ("", expected)
