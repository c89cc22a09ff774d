"""The pager: for people, for what is long, and nothing that can go wrong with it is an error."""

import os
import pty
import shutil
import signal
import sys
from pathlib import Path

import pytest
import sample
from exhaustive import few
from terminal import Session, at_a_terminal

from kztimeline.cli.pager import PagerError, chosen, is_long, page
from kztimeline.cli.present import Shown
from kztimeline.cli.streams import deliver

LESS = ["less", "-FRX"]
needs_less = pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"TERM": "xterm"}, LESS),
        ({"TERM": "dumb"}, []),
        ({"TERM": ""}, []),
        ({}, []),
        ({"TERM": "xterm", "PAGER": "more"}, ["more"]),
        ({"TERM": "dumb", "PAGER": "more"}, ["more"]),
        ({"TERM": "xterm", "PAGER": "more", "KZTIMELINE_PAGER": "most -w"}, ["most", "-w"]),
        ({"TERM": "xterm", "PAGER": ""}, []),
        ({"TERM": "xterm", "PAGER": "  "}, []),
        ({"TERM": "xterm", "PAGER": "cat"}, []),
        ({"TERM": "xterm", "PAGER": "cat -n"}, ["cat", "-n"]),
        ({"TERM": "xterm", "PAGER": "more", "KZTIMELINE_PAGER": ""}, []),
        ({"TERM": "xterm", "PAGER": "", "KZTIMELINE_PAGER": "more"}, ["more"]),
        ({"TERM": "xterm", "PAGER": "'a b/pager' \"c d\" e\\ f"}, ["a b/pager", "c d", "e f"]),
        ({"TERM": "xterm", "PAGER": "less; rm $HOME | x"}, ["less;", "rm", "$HOME", "|", "x"]),
    ],
    ids=str,
)
def test_which_pager(environment: dict[str, str], command: list[str]) -> None:
    """The own variable comes before the common one and that before less; no shell reads them."""
    assert chosen(environment) == command


def test_no_command() -> None:
    """A quotation without an end is no command."""
    with pytest.raises(
        PagerError, match='cannot start the pager "less \'-R": no closing quotation'
    ):
        chosen({"PAGER": "less '-R"})


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("", False),
        ("a\n" * 9, False),
        ("a\n" * 10, True),
        ("a" * 20 + "\n", False),
        ("a" * 20 * 9 + "\n", False),
        ("a" * (20 * 9 + 1) + "\n", True),
        (("a" * 21 + "\n") * 5, True),
        (("a" * 20 + "\n") * 9, False),
    ],
)
def test_what_is_long(monkeypatch: pytest.MonkeyPatch, text: str, long: bool) -> None:
    """What leaves no line for the prompt is long; the terminal breaks lines that are too wide."""
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("LINES", "10")
    assert is_long(text) == long


def reader(code: str) -> list[str]:
    """Return the command of a pager in Python."""
    return [sys.executable, "-c", f"import os, signal, sys; {code}"]


class TestPage:
    """One pager, from its start to its end."""

    @pytest.fixture
    def screen(self, tmp_path: Path) -> int:
        """A file that stands for the terminal."""
        return os.open(tmp_path / "screen", os.O_RDWR | os.O_CREAT)

    def test_it_gets_the_text(self, screen: int) -> None:
        """It reads the text, and writes to the terminal."""
        page("Ә\n".encode() * 99, reader("print(sys.stdin.read().count('\\n'))"), screen)
        assert os.pread(screen, 99, 0) == b"99\n"

    @pytest.mark.parametrize("code", ["sys.exit(0)", "sys.exit(7)", "os.abort()"])
    def test_it_may_end_at_once(self, screen: int, code: str) -> None:
        """That nobody reads on is no error, however the pager ends."""
        page(b"text\n" * 100_000, reader(code), screen)

    def test_its_settings(self, screen: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """Less is told to show colours, unless it has been told something."""
        told = reader("print(os.environ['LESS'], os.environ['LV'], end=' ')")
        monkeypatch.delenv("LESS", raising=False)
        monkeypatch.setenv("LV", "-x")
        page(b"", told, screen)
        monkeypatch.setenv("LESS", "i")
        page(b"", told, screen)
        assert os.pread(screen, 99, 0) == b"FRX -x i -x "

    @pytest.mark.parametrize("handler", [signal.SIG_IGN, signal.SIG_DFL, lambda *_: None])
    def test_interrupts(self, screen: int, handler: signal.Handlers) -> None:
        """Ctrl-C ends a pager that does not care, not us; then it means what it meant before."""
        before = signal.signal(signal.SIGINT, handler)
        try:
            code = "print(signal.getsignal(2) == signal.SIG_IGN); os.kill(os.getppid(), 2)"
            page(b"text\n", reader(code), screen)
            assert signal.getsignal(signal.SIGINT) == handler
        finally:
            signal.signal(signal.SIGINT, before)
        ignored = handler == signal.SIG_IGN
        assert os.pread(screen, 99, 0) == f"{ignored}\n".encode()

    def test_it_is_not_there(self, screen: int, tmp_path: Path) -> None:
        """What cannot be started is named, with the way out."""
        for command, reason in (("nonesuch", "No such file"), (str(tmp_path), "Permission denied")):
            with pytest.raises(PagerError, match=rf"{reason}.*; set \$KZTIMELINE_PAGER"):
                page(b"text\n", [command], screen)


class TestDelivered:
    """Answers on their way to a terminal, in this process."""

    @pytest.fixture
    def out(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """What a pager is given; it reads what is longer than four lines."""
        out = tmp_path / "paged"
        pager = tmp_path / "pager"
        pager.write_text(f"#!/bin/sh\ncat > {out}\n")
        pager.chmod(0o755)
        monkeypatch.setenv("KZTIMELINE_PAGER", str(pager))
        monkeypatch.setenv("LINES", "4")
        return out

    def received(self, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> str:
        """Return what a terminal is sent of an answer."""
        master, slave = pty.openpty()
        with os.fdopen(slave, "w", encoding="utf-8") as stream, monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            assert deliver(shown) == shown.code
            stream.write("end\n")
            stream.flush()
            text = os.read(master, 99).decode().replace("\r\n", "\n")
        os.close(master)
        return text.removesuffix("end\n")

    def test_what_is_long(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A pager gets it, the terminal nothing but from there; the exit code is the answer's."""
        shown = Shown("Ә\n" * 4, human=True, paged=True, code=3)
        assert self.received(shown, monkeypatch) == ""
        assert out.read_text(encoding="utf-8") == "Ә\n" * 4

    @pytest.mark.parametrize("shown", [Shown("a\n" * 3, paged=True), Shown("a\n" * 9)])
    def test_what_is_not(self, out: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is short, or is never paged, is printed."""
        assert self.received(shown, monkeypatch) == shown.text
        assert not out.exists()

    @pytest.mark.parametrize("command", ["nonesuch", "'", ""])
    def test_no_pager(
        self,
        out: Path,
        command: str,
        monkeypatch: pytest.MonkeyPatch,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        """Without a pager the answer is printed; one that cannot be started is named once."""
        monkeypatch.setenv("KZTIMELINE_PAGER", command)
        shown = Shown("a\n" * 9, paged=True)
        assert self.received(shown, monkeypatch) == shown.text
        _, err = capfd.readouterr()
        assert err.count("cannot start the pager") == bool(command)
        assert not out.exists()


class TestProcesses:
    """Whole processes, at a terminal of 80 columns and 24 lines or not at all."""

    @pytest.fixture
    def data(self, tmp_path: Path) -> str:
        """The sample as a file; its list has more lines than the terminal."""
        return str(sample.write(tmp_path))

    def ask(self, *args: str, keys: tuple[tuple[str, str], ...] = (), **given: str) -> Session:
        """Return what came of a command line at the terminal."""
        return at_a_terminal(args, 80, 24, keys, **given)

    @needs_less
    def test_less(self, data: str) -> None:
        """By default less shows the first page; Ctrl-C leaves it be, and q leaves it."""
        keys = ((":", "\x03"), (":", " "), ("(END)", "q"))
        session = self.ask("list", "--data", data, keys=keys)
        assert (session.code, session.settled) == (0, True)
        assert "Mist over the steppe" in session.text
        session = self.ask("list", "--data", data, keys=((":", "q"),))
        assert (session.code, session.settled) == (0, True)
        assert "conflicts with the record" not in session.text

    @needs_less
    @pytest.mark.parametrize(
        "given", [{"PAGER": "less"}, {"KZTIMELINE_PAGER": "less -S", "PAGER": "nonesuch"}], ids=str
    )
    def test_colours(self, data: str, given: dict[str, str]) -> None:
        """A pager that is named without options shows colours, not their letters."""
        session = self.ask("list", "--data", data, keys=((":", "q"),), **given)
        assert (session.code, session.settled) == (0, True)
        assert "\x1b[36m" in session.text
        assert "ESC" not in session.text

    def test_quit_early(self, data: str) -> None:
        """A pager that is left early, or fails, is no error."""
        for command in ("head -2", "sh -c 'head -2; exit 7'"):
            session = self.ask("claims", "--data", data, PAGER=command)
            assert (session.code, session.text.count("\n")) == (0, 2)

    def test_interrupted(self, data: str) -> None:
        """Ctrl-C ends a pager that does not take it for its own; the command is done, too."""
        waiting = "sh -c 'echo ready; sleep 60'"
        session = self.ask("list", "--data", data, keys=(("ready", "\x03"),), PAGER=waiting)
        assert (session.code, session.text) == (0, "ready\n^C")

    def test_a_pager_that_is_none(self, data: str) -> None:
        """The answer is printed whole, and then one line says what is wrong."""
        plain = self.ask("list", "--no-pager", "--data", data)
        session = self.ask("list", "--data", data, PAGER="nonesuch -x")
        assert session.code == 0
        assert session.text == plain.text + (
            'kztimeline: cannot start the pager "nonesuch": No such file or directory; '
            "set $KZTIMELINE_PAGER, or leave it empty\n"
        )

    @pytest.mark.parametrize(
        "args",
        few(
            [
                ("list", "--no-pager"),
                ("list", "-o", "list.txt"),
                ("list", "--topic", "silent"),
                ("check", "tests/datasets/twenty-faults.toml"),
                ("--help",),
                ("cite", "conference", "--style", "csl-json", "--no-pager"),
                ("schema", "--no-pager"),
            ],
            ("list", "--no-pager"),
            ("--help",),
        ),
        ids=" ".join,
    )
    def test_none(self, args: tuple[str, ...], data: str, tmp_path: Path) -> None:
        """No pager for a file, for check, for help, for what is short, or where nobody wants it."""
        mark = tmp_path / "paged"
        args = tuple(arg.replace("list.txt", str(tmp_path / "list.txt")) for arg in args)
        self.ask(*args, PAGER=f"touch {mark}", KZTIMELINE_DATA=data)
        assert not mark.exists()

    @pytest.mark.parametrize(
        "args",
        few(
            [
                ("list",),
                ("list", "--json"),
                ("timeline",),
                ("schema",),
                ("show", "conference"),
                ("cite", "conference", "--style", "csl-json"),
            ],
            ("timeline",),
            ("schema",),
        ),
        ids=" ".join,
    )
    def test_some(self, args: tuple[str, ...], data: str, tmp_path: Path) -> None:
        """A pager for every answer that is longer than the terminal."""
        mark = tmp_path / "paged"
        session = at_a_terminal(args, 80, 15, PAGER=f"touch {mark}", KZTIMELINE_DATA=data)
        assert (session.code, session.text, mark.exists()) == (0, "", True)

    def test_a_pipe(self, data: str, tmp_path: Path) -> None:
        """A pipe has no pager, whatever the environment names."""
        mark = tmp_path / "paged"
        outcome = sample.process(["list", "--data", data], LINES="4", PAGER=f"touch {mark}")
        assert (outcome.returncode, outcome.stderr) == (0, b"")
        assert outcome.stdout == sample.process(["list", "--data", data]).stdout
        assert not mark.exists()
