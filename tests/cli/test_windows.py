"""Windows, as far as another system can play it: what it lacks is taken away, what it adds is said.

The answers themselves are the same bytes; see test_world.py for its encodings.
"""

import errno
import json
import os
import stat
import sys
from pathlib import Path

import pytest
import sample

from kztimeline.cli import streams
from kztimeline.cli.save import save_file
from kztimeline.errors import FileError

LACKING = {
    "os": "O_NONBLOCK O_DIRECTORY O_NOFOLLOW O_CLOEXEC chown fchmod fchown fork forkpty fdatasync "
    "getegid geteuid getgid getpgid getuid initgroups killpg lchown mkfifo mknod openpty pathconf "
    "posix_fallocate posix_spawn posix_spawnp sched_getaffinity setegid seteuid setsid statvfs "
    "sysconf uname wait wait3 wait4 WNOHANG ctermid ttyname",
    "signal": "SIGALRM SIGCHLD SIGCONT SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGTSTP SIGTTIN "
    "SIGTTOU SIGUSR1 SIGUSR2 SIGWINCH alarm pthread_kill pthread_sigmask setitimer siginterrupt "
    "sigpending sigwait SIG_BLOCK SIG_SETMASK SIG_UNBLOCK pause",
    "time": "tzset",
}
"""What Python does not have on Windows, by module."""
MISSING = "crypt curses fcntl grp nis ossaudiodev pty pwd readline resource spwd syslog termios tty"
"""Modules that Python does not have there, but for what it has loaded itself."""

PLAYED = f"""
import os, signal, subprocess, sys, time  # subprocess takes what it needs of this system
for module, names in {LACKING!r}.items():
    for name in names.split():
        vars(sys.modules[module]).pop(name, None)
for name in {MISSING!r}.split():
    sys.modules[name] = None
"""
ANSWERED = """
import json, os, sys
from kztimeline.cli import run

codes = [run(line) for line in json.loads(sys.argv[1])]
os.write(2, json.dumps(codes).encode())
"""
"""Answers every line in one process, and ends standard error with the exit codes."""

LINES = [
    ["list"],
    ["list", "--json", "--year", "1912"],
    ["timeline", "--format", "table"],
    ["timeline", "--across", "--format", "table"],
    ["show", "council", "--format", "table"],
    ["list", "--format", "html"],
    ["list", "--format", "svg"],
    ["list", "--format", "ics"],
    ["list", "--format", "csv"],
    ["search", "bridge"],
    ["between", "rails", "bridge"],
    ["cite", "council"],
    ["check"],
    ["schema"],
    ["--help"],
    ["list", "-o", "new.csv"],
    ["list", "-o", "new.csv", "--json"],
    ["list", "-o", "new.csv", "--force"],
    ["init", "new.toml"],
    ["check", "new.toml"],
    ["list", "--data", "none.toml"],
    ["list", "--data", "."],
    ["list", "-o", "."],
]
CODES = [0] * 12 + [3] + [0] * 3 + [4, 0, 0, 0, 4, 4, 4]


def test_what_windows_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer is the same without what Python has on POSIX alone, and files are written."""
    outcomes = []
    for at, code in enumerate((ANSWERED, PLAYED + ANSWERED)):
        folder = tmp_path / str(at)
        folder.mkdir()
        monkeypatch.chdir(folder)
        sample.write(folder)
        given = {"KZTIMELINE_DATA": next(folder.iterdir()).name}
        done = sample.process([json.dumps(LINES)], python=("-c", code), **given)
        written = {file.name: file.read_bytes() for file in folder.iterdir()}
        outcomes.append((done.returncode, done.stdout, done.stderr, written))
    assert outcomes[0] == outcomes[1]
    assert json.loads(outcomes[0][2].splitlines()[-1]) == CODES


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Say that this is Windows, to whom asks while the test runs."""
    monkeypatch.setattr(sys, "platform", "win32")


DEVICES = ["con .csv", "nul:x"]
DEVICES += (
    "NUL nul.txt con CON.csv aux.tar.gz prn. com1 LPT9.md com².csv conin$ CONOUT$.txt".split()
)
NO_DEVICES = "null contents.csv com10 com0x.csv console nul-1.csv my.con auxiliary.md lpt".split()


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("name", DEVICES)
def test_devices(name: str, tmp_path: Path) -> None:
    """A name that stands for a device in every folder is refused, force or not."""
    for force in (False, True):
        with pytest.raises(FileError, match=r"has a device of that name; choose another"):
            save_file(tmp_path / name, "text", force)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("name", NO_DEVICES)
def test_what_is_no_device(name: str, tmp_path: Path) -> None:
    """A name that only looks like one is a file."""
    save_file(tmp_path / name, "text")
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.posix
@pytest.mark.parametrize("name", DEVICES)
def test_devices_are_files_elsewhere(name: str, tmp_path: Path) -> None:
    """The control: on other systems they are names like any other."""
    save_file(tmp_path / name, "text")
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.usefixtures("windows")
def test_files_are_replaced(tmp_path: Path) -> None:
    """Without mode bits and signals that can wait, a file is replaced as well."""
    (tmp_path / "old.txt").write_text("old", encoding="utf-8")
    save_file(tmp_path / "old.txt", "new\n", force=True)
    assert (tmp_path / "old.txt").read_bytes() == b"new\n"
    assert stat.S_ISREG((tmp_path / "old.txt").stat().st_mode)


class Gone:
    """A pipe that nobody reads any more, as Windows has it."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.buffer = self

    def write(self, _: object) -> int:
        """Refuse an argument that is none the worse than any other."""
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


@pytest.mark.parametrize("platform", ["win32", "linux"])
def test_a_reader_that_left(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An invalid argument is a reader that has gone away there, and an error elsewhere."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "stdout", Gone())
    monkeypatch.setattr(streams, "_abandon", lambda: None)
    if platform == "win32":
        streams.write("text")
    else:
        with pytest.raises(FileError, match="Invalid argument"):
            streams.write("text")
