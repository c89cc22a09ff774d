"""Every system call that writes or reads a file is made to fail once, and to be the last once.

strace lists the calls of an undisturbed run that concern the file, and then repeats the run with
an error, or a signal, at each of them in turn.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import sample
from exhaustive import EXHAUSTIVE, few

pytestmark = pytest.mark.posix

DATA = Path(__file__).parents[1] / "datasets" / "small.toml"
OLD = b"old\n"


class Way(NamedTuple):
    """One way to use a file: what is in it before, and the command that its name ends."""

    args: list[str]
    before: bytes | None = None


LISTING = ["list", "--data", str(DATA), "--format", "csv"]
WRITING = {
    "a new file": Way([*LISTING, "-o"]),
    "a replaced file": Way([*LISTING, "--force", "-o"], OLD),
    "init": Way(["init"]),
}
READING = {
    "a listing": Way(["list", "--data"], DATA.read_bytes()),
    "check": Way(["check", "--format", "json"], DATA.read_bytes()),
}

ERRORS = {
    "openat": ("EACCES", "EINTR"),
    "write": ("ENOSPC", "EINTR"),
    "read": ("EIO", "EINTR", "EAGAIN"),
    "fsync": ("EIO", "EINVAL"),
    "link": ("EPERM", "EIO"),
    "linkat": ("EPERM", "EIO"),
    "rename": ("EACCES",),
}
"""How a call fails; what is not here fails with EIO."""
CHANGES = {"openat", "fchmod", "write", "fsync", "close", "link", "linkat", "rename", "unlink"}
"""The calls that change something, or tell that something has changed."""

_CALL = re.compile(r"(\w+)\(")


class Call(NamedTuple):
    """A system call of a run: the how manieth of its name."""

    name: str
    number: int


class Outcome(NamedTuple):
    """What a run with one fault in it left behind."""

    fault: str
    code: int
    out: bytes
    err: bytes
    content: bytes | None
    drafts: list[str]
    log: str

    @property
    def failed(self) -> bool:
        """Whether a failure is what every failure is: exit 4, one line, and no answer."""
        line = self.err.startswith(b"kztimeline: ") and self.err.count(b"\n") == 1
        return self.code == 4 and self.out == b"" and line

    @property
    def hit(self) -> bool:
        """Whether the fault was where it was meant to be: at our files."""
        return any("INJECTED" in line and "/target" in line for line in self.log.splitlines())


@cache
def strace() -> str:
    """Return the path of strace, or skip the test where it is not, or may not trace."""
    found = shutil.which("strace")
    usable = (
        found
        and not subprocess.run(
            [found, "-o", os.devnull, "true"], capture_output=True, check=False
        ).returncode
    )
    if not usable and not os.environ.get("KZ_STRACE_REQUIRED"):
        pytest.skip("strace is not installed, or may not trace")
    assert found
    return found


def run(way: Way, folder: Path, fault: str = "") -> Outcome:
    """Use a file in a folder of its own under strace, with a fault as strace describes it."""
    target, log = folder / "target", folder / "log"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    file = target / "file.csv"
    if way.before is not None:
        file.write_bytes(way.before)
    inject = ["-e", f"inject={fault}"] if fault else []
    command = [strace(), "-y", "-o", log, "-e", "trace=%file,%desc", *inject, sys.executable]
    done = subprocess.run(
        [*command, "-m", "kztimeline", *way.args, file],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=sample.environment(PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0"),
        timeout=60,
        check=False,
    )
    left = sorted(path.name for path in target.iterdir() if path != file)
    content = file.read_bytes() if file.exists() else None
    lines = log.read_text("utf-8", "replace")
    return Outcome(fault, done.returncode, done.stdout, done.stderr, content, left, lines)


def calls(outcome: Outcome) -> Iterator[Call]:
    """Yield the system calls of a run on the file or its folder: all, or one of each name."""
    seen: Counter[str] = Counter()
    told: set[str] = set()
    for line in outcome.log.splitlines():
        match = _CALL.match(line)
        name = match[1] if match else ""
        seen[name] += 1
        if "/target" in line and name != "execve" and (EXHAUSTIVE or name not in told):
            told.add(name)
            yield Call(name, seen[name])


def errors(name: str) -> tuple[str, ...]:
    """Return how a call is made to fail: in each way, or in the first."""
    ways = ERRORS.get(name, ("EIO",))
    return ways if EXHAUSTIVE else ways[:1]


def written(way: Way, folder: Path) -> Outcome:
    """Return the run without a fault: the file is written, and nothing stands beside it."""
    found = run(way, folder)
    assert (found.code, found.out, found.err, found.drafts) == (0, b"", b"", [])
    assert found.content not in (None, OLD, b"")
    assert {"openat", "write", "fsync", "close"} <= {call.name for call in calls(found)}
    return found


@pytest.mark.wider
@pytest.mark.parametrize("way", few(WRITING, "a replaced file"))
def test_each_call_that_writes_fails_once(way: str, tmp_path: Path) -> None:
    """The file is old or new, nothing stands beside it, and a failure is exit 4 and one line."""
    chosen = WRITING[way]
    control = written(chosen, tmp_path)
    wrong, codes = [], set()
    for name, number in calls(control):
        for error in errors(name):
            found = run(chosen, tmp_path, f"{name}:error={error}:when={number}")
            codes.add(found.code)
            answered = (found.code, found.out, found.err) == (0, b"", b"")
            whole = found.content in (control.content, chosen.before if found.failed else b"")
            if not (found.hit and (answered or found.failed) and whole and found.drafts == []):
                wrong.append(found._replace(log=""))
    assert wrong == []
    assert codes == {0, 4}


@pytest.mark.exhaustive
@pytest.mark.parametrize("way", READING)
def test_each_call_that_reads_fails_once(way: str, tmp_path: Path) -> None:
    """The answer is whole, or there is none, exit 4 and one line; the file is as it was."""
    chosen = READING[way]
    control = run(chosen, tmp_path)
    assert control.out != b""
    wrong, failures = [], 0
    for name, number in calls(control):
        for error in errors(name):
            found = run(chosen, tmp_path, f"{name}:error={error}:when={number}")
            failures += found.failed
            answered = found[1:4] == control[1:4]
            if not (found.hit and (answered or found.failed) and found.content == chosen.before):
                wrong.append(found._replace(log=""))
    assert wrong == []
    assert failures >= 4


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "way", [WRITING["a new file"], WRITING["a replaced file"]], ids=["new", "old"]
)
@pytest.mark.wider
@pytest.mark.parametrize(("signal", "code"), [("KILL", -9), ("TERM", -15)])
def test_each_call_that_writes_is_the_last(
    way: Way, signal: str, code: int, tmp_path: Path
) -> None:
    """The file is old or new at every moment; only SIGKILL can leave a draft beside it.

    Other signals wait until the file is new.
    """
    control = written(way, tmp_path)
    wrong, contents, drafts = [], set(), 0
    for name, number in calls(control):
        if name not in CHANGES:
            continue
        found = run(way, tmp_path, f"{name}:signal={signal}:when={number}")
        contents.add(found.content)
        drafts += len(found.drafts)
        whole = found.content in (way.before, control.content)
        if (found.code, found.out, found.err, whole) != (code, b"", b"", True):
            wrong.append(found._replace(log=""))
    assert wrong == []
    killed = signal == "KILL"
    assert contents == ({way.before, control.content} if killed else {control.content})
    assert (drafts > 0) == killed


@pytest.mark.wider
@pytest.mark.parametrize(("signal", "code"), [("INT", -2), ("HUP", -1)])
def test_other_signals(tmp_path: Path, signal: str, code: int) -> None:
    """Ctrl-C and a terminal that goes away wait, too, until the draft is gone."""
    found = run(WRITING["a replaced file"], tmp_path, f"fsync:signal={signal}:when=1")
    assert (found.code, found.out, found.err, found.drafts) == (code, b"", b"", [])
    assert found.content not in (None, OLD, b"")
