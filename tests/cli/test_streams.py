"""Standard output and error: whole answers, one line of complaint, the right exit code."""

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample
from exhaustive import few
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.cli.streams import report, write
from kztimeline.errors import FileError

pytestmark = pytest.mark.posix

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")

ANSWERS = {
    "list": ["list"],
    "json": ["list", "--json"],
    "table": ["list", "--format", "table"],
    "timeline": ["timeline", "--format", "table"],
    "show": ["show", "council"],
    "search": ["search", "bridge"],
    "facts": ["facts"],
    "sources": ["sources"],
    "help": ["--help"],
    "version": ["--version"],
}
BRIEF = ("json", "table", "help")
"""One of each kind: for programs, for people, and what needs no dataset."""

FAILURES: dict[str, tuple[int, list[str]]] = {
    "name": (1, ["show", "nonesuch"]),
    "no command": (2, ["nonesuch"]),
    "no argument": (2, ["show"]),
    "option": (2, ["list", "--nonesuch"]),
    "number": (2, ["list", "--year", "x"]),
    "period": (2, ["list", "sometime"]),
    "topic": (2, ["list", "--topic", "nonesuch"]),
    "format": (2, ["list", "--format", "nonesuch"]),
    "dataset": (3, ["list", "--data", __file__]),
    "file": (4, ["list", "--data", "/nonesuch.toml"]),
    "folder": (4, ["list", "--data", "/"]),
}
BUFFERED = pytest.mark.parametrize(
    "unbuffered", few(["", "1"]), ids=lambda given: "unbuffered" if given else "buffered"
)

INTERRUPTED_LOAD = """
import signal, sys

def hook(event, args):
    if event == "open" and str(args[0]) == sys.argv[-1]:
        signal.raise_signal(signal.SIGINT)

sys.addaudithook(hook)
from kztimeline.__main__ import main
main()
"""


SIGNALLED_START = """
import signal, sys

name, module = sys.argv[1:3]
del sys.argv[1:3]

def hook(event, args):
    if event == "import" and args[0] == module:
        signal.raise_signal(getattr(signal, name))

from kztimeline.__main__ import main
sys.addaudithook(hook)
main()
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a file."""
    return sample.write(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset whose answers fill a pipe several times over."""
    event = '[[events]]\nid="e{0}"\ndate="2000"\ntitle="Event {0}"\nclaims=[{{source="gazette"}}]\n'
    file = tmp_path_factory.mktemp("data") / "large.toml"
    file.write_text(sample.TOML + "".join(map(event.format, range(3000))), encoding="utf-8")
    return file


def args_of(name: str, data: Path) -> list[str]:
    """Return a command line that is answered from a dataset."""
    args = ANSWERS[name]
    return args if args[0].startswith("-") else [*args, "--data", str(data)]


class TestWrittenAnswers:
    """A stream takes an answer, or there is a complaint."""

    @BUFFERED
    @pytest.mark.parametrize("name", few(BRIEF))
    def test_a_reader_that_never_read(self, name: str, unbuffered: str, data: Path) -> None:
        """A pipe that nobody reads any more is no error."""
        reading, writing = os.pipe()
        os.close(reading)
        try:
            outcome = sample.process(
                args_of(name, data), stdout=writing, PYTHONUNBUFFERED=unbuffered
            )
        finally:
            os.close(writing)
        assert (outcome.returncode, outcome.stderr) == (0, b"")

    @BUFFERED
    @pytest.mark.parametrize("name", few(["list", "json"]))
    def test_a_reader_that_has_enough(self, name: str, unbuffered: str, large: Path) -> None:
        """`| head -1` takes its line, and all is well."""
        outcome = sample.process(
            args_of(name, large),
            shell='{ "$@"; echo "exit $?" >&2; } | head -1',
            PYTHONUNBUFFERED=unbuffered,
        )
        assert (outcome.returncode, outcome.stderr) == (0, b"exit 0\n")
        assert outcome.stdout.count(b"\n") == 1

    @BUFFERED
    @needs_full
    @pytest.mark.parametrize("name", few(BRIEF, "table"))
    def test_a_full_disk(self, name: str, unbuffered: str, data: Path) -> None:
        """What cannot be written is exit 4 and one line."""
        outcome = sample.process(
            args_of(name, data), shell='exec "$@" >/dev/full', PYTHONUNBUFFERED=unbuffered
        )
        assert outcome.returncode == 4
        assert outcome.stderr == b"kztimeline: cannot write the answer: No space left on device\n"

    @pytest.mark.parametrize("name", few(ANSWERS, "help"))
    def test_a_closed_stream(self, name: str, data: Path) -> None:
        """Without a standard output there is no answer: exit 4 and one line."""
        outcome = sample.process(args_of(name, data), shell='exec "$@" >&-')
        assert outcome.returncode == 4
        assert outcome.stderr == (
            b"kztimeline: cannot write the answer: standard output is closed\n"
        )

    @BUFFERED
    def test_a_file_that_takes_a_part(self, unbuffered: str, data: Path, tmp_path: Path) -> None:
        """An answer that is cut off on its way is exit 4, too."""
        with (tmp_path / "out").open("wb") as out:
            outcome = sample.process(
                ["list", "--json", "--data", data],
                stdout=out.fileno(),
                shell='ulimit -f 1; exec "$@"',
                PYTHONUNBUFFERED=unbuffered,
                PYTHONDONTWRITEBYTECODE="1",
            )
        assert 0 < (tmp_path / "out").stat().st_size <= 1024
        assert outcome.returncode == 4
        assert outcome.stderr == b"kztimeline: cannot write the answer: File too large\n"

    @pytest.mark.parametrize("name", few(BRIEF))
    def test_nobody_to_complain_to(self, name: str, data: Path) -> None:
        """Without a standard error an answer is an answer, and a failure keeps its exit code."""
        outcome = sample.process(args_of(name, data), shell='exec "$@" 2>&-')
        assert outcome.returncode == 0
        assert outcome.stdout
        both = sample.process(args_of(name, data), shell='exec "$@" >&- 2>&-')
        assert both.returncode == 4

    def test_an_answer_is_bytes_as_they_are(self, data: Path, tmp_path: Path) -> None:
        """A file gets the same bytes as a pipe."""
        piped = sample.process(["list", "--data", data]).stdout
        with (tmp_path / "out").open("wb") as out:
            sample.process(["list", "--data", data], stdout=out.fileno())
        assert (tmp_path / "out").read_bytes() == piped


class TestFailures:
    """Exit codes, and what stands where."""

    @pytest.mark.parametrize("name", few(FAILURES, "name", "option", "dataset", "file"))
    @pytest.mark.parametrize(
        "wanted", few([[], ["--json"]]), ids=lambda wanted: "json" if wanted else "text"
    )
    def test_one_line_and_no_answer(self, name: str, wanted: list[str]) -> None:
        """A failure is its exit code, one line on standard error, and nothing else."""
        code, args = FAILURES[name]
        outcome = sample.process([*args, *wanted])
        assert (outcome.returncode, outcome.stdout) == (code, b"")
        assert outcome.stderr.startswith(b"kztimeline: ")
        assert outcome.stderr.count(b"\n") == 1
        assert outcome.stderr.endswith(b"\n")
        assert b"Traceback" not in outcome.stderr

    @pytest.mark.parametrize(
        "args", few([["show", b"\xff\xfe"], ["list", b"\xff"], [b"\x80"]]), ids=str
    )
    def test_arguments_that_are_no_text(self, args: list[str | bytes]) -> None:
        """Bytes that are not UTF-8 are shown escaped."""
        outcome = sample.process(args)
        assert outcome.returncode in (1, 2)
        assert re.search(r"\\udc(ff|80)", outcome.stderr.decode())
        assert outcome.stderr.count(b"\n") == 1

    @needs_full
    def test_complaints_that_cannot_be_written(self) -> None:
        """A failure keeps its exit code on a full disk."""
        outcome = sample.process(["show", "nonesuch"], shell='exec "$@" 2>/dev/full')
        assert (outcome.returncode, outcome.stdout) == (1, b"")


class TestEncodings:
    """Terminals and pipes that cannot say everything."""

    @pytest.mark.parametrize("name", few(ANSWERS))
    @pytest.mark.parametrize(
        "place",
        [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}],
        ids=["ascii", "C"],
    )
    def test_never_a_traceback(self, name: str, place: dict[str, str], data: Path) -> None:
        """What a stream cannot say is escaped, or said in UTF-8; it is never a failure."""
        outcome = sample.process(args_of(name, data), **place)
        assert (outcome.returncode, outcome.stderr) == (0, b"")
        assert outcome.stdout.decode()

    def test_a_drawing_in_ascii(self, data: Path) -> None:
        """A drawing is in the encoding of its stream, and loses nothing to it."""
        outcome = sample.process(args_of("timeline", data), PYTHONIOENCODING="ascii")
        assert outcome.stdout.isascii()
        assert b"\\u6771\\u4eac" in outcome.stdout

    @pytest.mark.parametrize("name", few(["list", "show"]))
    @pytest.mark.parametrize("encoding", few(["utf-16", "ascii"]))
    def test_programs_get_utf_8(self, name: str, encoding: str, data: Path) -> None:
        """What programs read is UTF-8 whatever the environment says."""
        outcome = sample.process(args_of(name, data), PYTHONIOENCODING=encoding)
        assert outcome.stdout == sample.process(args_of(name, data)).stdout

    def test_a_complaint_in_ascii(self) -> None:
        """A complaint about a name in another script is one line, and no traceback."""
        outcome = sample.process(["show", "Атлантида"], PYTHONIOENCODING="ascii:strict")
        assert outcome.returncode == 1
        assert outcome.stderr.startswith(b'kztimeline: nothing is called "\\u0410')

    @pytest.mark.parametrize("encoding", few(["undefined", "idna", "utf-16", "ascii:strict"]))
    def test_a_complaint_in_any_encoding(self, encoding: str) -> None:
        """No encoding keeps a complaint from being made."""
        outcome = sample.process(["show", "Атлантида"], PYTHONIOENCODING=encoding)
        assert outcome.returncode == 1
        codec = "utf-16" if encoding == "utf-16" else "ascii"
        assert outcome.stderr.decode(codec).startswith("kztimeline: nothing is called")


class TestInterrupts:
    """Ctrl-C."""

    def test_during_the_load(self, data: Path) -> None:
        """Ctrl-C while the dataset is read ends the process, and nothing is said."""
        outcome = sample.process(["list", "--data", data], python=("-c", INTERRUPTED_LOAD))
        assert (outcome.returncode, outcome.stdout, outcome.stderr) == (-signal.SIGINT, b"", b"")

    @pytest.mark.parametrize(
        "module", few(["kztimeline.cli", "typer", "tomli", "kztimeline.dataset.schema"])
    )
    @pytest.mark.parametrize(("name", "code"), [("SIGINT", -2), ("SIGTERM", -15), ("SIGHUP", -1)])
    def test_during_the_start(self, name: str, code: int, module: str, data: Path) -> None:
        """At whatever import it comes, a signal ends the process in silence."""
        outcome = sample.process(
            [name, module, "list", "--data", data], python=("-c", SIGNALLED_START)
        )
        assert (outcome.returncode, outcome.stdout, outcome.stderr) == (code, b"", b"")

    @pytest.mark.parametrize(("name", "code"), [("SIGINT", -2), ("SIGTERM", -15)])
    def test_in_a_callback(self, name: str, code: int, data: Path) -> None:
        """Also in a place where Python would print an exception, forget it, and go on."""
        late = "import signal, weakref\nclass Thing: pass\nthing = Thing()\n"
        late += f"ref = weakref.ref(thing, lambda _: signal.raise_signal(signal.{name}))\n"
        late += "from kztimeline import __main__\n__main__.die_at_interrupts()\ndel thing\n"
        outcome = sample.process([], python=("-c", late + "print('went on')"))
        assert (outcome.returncode, outcome.stdout, outcome.stderr) == (code, b"", b"")

    def test_as_a_shell_counts(self, data: Path) -> None:
        """A shell sees 130: 128 and the number of the signal, as after SIGTERM it sees 143."""
        outcome = sample.process(
            ["list", "--data", data], python=("-c", INTERRUPTED_LOAD), shell='"$@"; echo $?'
        )
        assert (outcome.stdout, outcome.stderr) == (b"130\n", b"")

    def test_in_the_background(self, data: Path) -> None:
        """A process that a shell told to ignore Ctrl-C answers all the same."""
        outcome = sample.process(
            ["list", "--data", data],
            python=("-c", INTERRUPTED_LOAD),
            shell="trap '' INT; exec \"$@\"",
        )
        assert (outcome.returncode, outcome.stderr) == (0, b"")
        assert outcome.stdout

    def test_while_a_dataset_is_typed(self) -> None:
        """Ctrl-C in the middle of standard input ends the process."""
        command = [sys.executable, "-m", "kztimeline", "list", "--data", "-"]
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=sample.environment(),
        ) as process:
            assert process.stdin
            process.stdin.write(b"x" * 1_000_000)  # more than a pipe holds: it is being read
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
        assert (process.returncode, out, err) == (-signal.SIGINT, b"", b"")

    def test_the_hook_does_nothing_else(self, data: Path) -> None:
        """Without the dataset being opened, the same process answers."""
        outcome = sample.process(["--version"], python=("-c", INTERRUPTED_LOAD))
        assert outcome.returncode == 0

    @BUFFERED
    def test_while_the_answer_is_read(self, unbuffered: str, large: Path) -> None:
        """Ctrl-C while a reader takes its time ends the process."""
        command = [sys.executable, "-m", "kztimeline", "list", "--json", "--data", str(large)]
        with subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=sample.environment(PYTHONUNBUFFERED=unbuffered),
        ) as process:
            assert process.stdout
            assert process.stderr
            assert process.stdout.read(1) == b"["
            process.send_signal(signal.SIGINT)
            process.wait(60)
            assert (process.returncode, process.stderr.read()) == (-signal.SIGINT, b"")
            assert len(process.stdout.read()) < 1_000_000


class Stalled(io.RawIOBase):
    """A raw stream that does not block, and whose reader has stopped."""

    asked = 0

    def writable(self) -> bool:
        """Say that there is a reader."""
        return True

    def write(self, _data: object) -> None:
        """Take nothing, as often as it makes sense to ask."""
        self.asked += 1
        if self.asked > 9:
            raise RecursionError("asked again and again")


class TestWrite:
    """`write`, in this process."""

    @pytest.fixture(autouse=True)
    def _own_output(self) -> Iterator[None]:
        """Keep file descriptor 1, which `write` gives up when it fails."""
        kept = os.dup(1)
        yield
        os.dup2(kept, 1)
        os.close(kept)

    def write(self, handle: int, text: str, encoding: str = "utf-8", human: bool = False) -> None:
        """Write to an unbuffered stream in the place of standard output."""
        self.write_to(io.FileIO(handle, "w"), text, encoding, human)

    def write_to(
        self, raw: io.RawIOBase, text: str, encoding: str = "utf-8", human: bool = False
    ) -> None:
        """Write to a raw stream in the place of standard output."""
        stream = io.TextIOWrapper(raw, encoding, write_through=True)  # type: ignore[type-var]
        with stream, pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            write(text, human=human)

    @pytest.mark.parametrize(
        ("human", "expected"), [(False, "東京 ✓\n".encode()), (True, b"\\u6771\\u4eac \\u2713\n")]
    )
    def test_encodings(self, human: bool, expected: bytes) -> None:
        """Programs get UTF-8, people what their terminal knows."""
        reading, writing = os.pipe()
        self.write(writing, "東京 ✓\n", "ascii", human)
        assert os.read(reading, 99) == expected
        os.close(reading)

    @pytest.mark.parametrize("encoding", ["idna", "undefined"])
    def test_encodings_without_escapes(self, encoding: str) -> None:
        """A codec that is not for text of this kind is taken for ASCII."""
        reading, writing = os.pipe()
        self.write(writing, "東京\n", encoding, human=True)
        assert os.read(reading, 99) == b"\\u6771\\u4eac\n"
        os.close(reading)

    def test_no_reader(self) -> None:
        """A reader that has gone away is no error."""
        reading, writing = os.pipe()
        os.close(reading)
        self.write(writing, "answer\n")

    @needs_full
    def test_no_space(self) -> None:
        """A full disk is a failure that says so."""
        with pytest.raises(FileError, match="cannot write the answer: No space left on device"):
            self.write(os.open(FULL, os.O_WRONLY), "answer\n")

    def test_no_room_now(self) -> None:
        """A stream that does not block, and takes nothing now, is a failure, not a busy wait."""
        with pytest.raises(FileError, match="cannot write the answer"), Stalled() as raw:
            self.write_to(raw, "answer\n")

    def test_no_stream(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A process may have no standard output at all."""
        monkeypatch.setattr(sys, "stdout", None)
        with pytest.raises(FileError, match="standard output is closed"):
            write("answer\n")


class TestComplain:
    """`report`, in this process."""

    @given(message=st.text("\x1b\x07\n\r\u202e\udcff]0;a") | st.text())
    def test_one_harmless_line(self, message: str) -> None:
        """Whatever is in a message, it is one line that no terminal obeys."""
        err = io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stderr", err)
            report(message)
        line = err.getvalue()
        assert line.startswith("kztimeline: ")
        assert line.count("\n") == 1
        assert line.endswith("\n")
        assert not sample.hidden(line)

    def test_no_stream(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A process may have no standard error at all."""
        monkeypatch.setattr(sys, "stderr", None)
        report("nobody hears it")

    def test_an_encoding_of_nothing(
        self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        """What a stream cannot say at all goes to the system's standard error, in ASCII."""
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), "undefined"))
        report("Ж\x1b")
        assert capfd.readouterr().err == "kztimeline: \\u0416\\x1b\n"


def test_json_of_a_large_dataset_is_whole(large: Path) -> None:
    """The control of the tests with readers that stop: one that does not gets everything."""
    outcome = sample.process(["list", "--json", "--data", large])
    assert len(outcome.stdout) > 1_000_000
    assert len(json.loads(outcome.stdout)) == 3023
