"""Every system call that writes a file is made to fail once, and to be the last once.

strace lists the calls of an undisturbed run that concern the folder written to, and then repeats
the run with an error, or a signal, at each of them in turn.
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

DATA = Path(__file__).parents[1] / "datasets" / "small.toml"
LISTED = ["list", "--data", str(DATA), "--format", "csv", "-o"]
COMMANDS = {
    "a new file": LISTED,
    "a replaced file": [*LISTED[:-1], "--force", "-o"],
    "init": ["init"],
}
OLD = b"old\n"

ERRORS = {
    "openat": ("EACCES", "EINTR"),
    "write": ("ENOSPC", "EINTR"),
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


def run(kind: str, folder: Path, fault: str = "") -> Outcome:
    """Write a file in an empty folder under strace, with a fault as strace describes it."""
    target, log = folder / "target", folder / "log"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    file = target / "file.csv"
    if kind == "a replaced file":
        file.write_bytes(OLD)
    inject = ["-e", f"inject={fault}"] if fault else []
    command = [strace(), "-y", "-o", log, "-e", "trace=%file,%desc", *inject, sys.executable]
    done = subprocess.run(
        [*command, "-m", "kztimeline", *COMMANDS[kind], file],
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
    """Yield the system calls of a run that concern the folder written to."""
    seen: Counter[str] = Counter()
    for line in outcome.log.splitlines():
        match = _CALL.match(line)
        name = match[1] if match else ""
        seen[name] += 1
        if "/target" in line and name != "execve":
            yield Call(name, seen[name])


@pytest.fixture(params=COMMANDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Return one way to write a file."""
    return str(request.param)


@pytest.fixture
def control(kind: str, tmp_path: Path) -> Outcome:
    """The run without a fault: the file is written, and nothing stands beside it."""
    found = run(kind, tmp_path)
    assert (found.code, found.out, found.err, found.drafts) == (0, b"", b"", [])
    assert found.content not in (None, OLD, b"")
    assert {"openat", "write", "fsync", "close"} <= {call.name for call in calls(found)}
    return found


def test_each_call_fails_once(kind: str, control: Outcome, tmp_path: Path) -> None:
    """The file is old or new, nothing stands beside it, and a failure is exit 4 and one line."""
    old = OLD if kind == "a replaced file" else None
    wrong, codes = [], set()
    for name, number in calls(control):
        for error in ERRORS.get(name, ("EIO",)):
            found = run(kind, tmp_path, f"{name}:error={error}:when={number}")
            codes.add(found.code)
            right = (
                (found.code, found.err, found.content) == (0, b"", control.content)
                if found.code == 0
                else found.code == 4
                and found.content in (old, control.content)
                and found.err.startswith(b"kztimeline: ")
                and found.err.count(b"\n") == 1
            )
            if not (right and found.hit and found.out == b"" and found.drafts == []):
                wrong.append(found._replace(log=""))
    assert wrong == []
    assert codes == {0, 4}


@pytest.mark.parametrize("kind", ["a new file", "a replaced file"])
@pytest.mark.parametrize(("signal", "code"), [("KILL", -9), ("TERM", -15)])
def test_each_call_is_the_last(
    kind: str, control: Outcome, tmp_path: Path, signal: str, code: int
) -> None:
    """The file is old or new at every moment; only SIGKILL can leave a draft beside it.

    Other signals wait until the file is new.
    """
    old = OLD if kind == "a replaced file" else None
    wrong, contents, drafts = [], set(), 0
    for name, number in calls(control):
        if name not in CHANGES:
            continue
        found = run(kind, tmp_path, f"{name}:signal={signal}:when={number}")
        contents.add(found.content)
        drafts += len(found.drafts)
        whole = found.content in (old, control.content)
        if (found.code, found.out, found.err, whole) != (code, b"", b"", True):
            wrong.append(found._replace(log=""))
    assert wrong == []
    killed = signal == "KILL"
    assert contents == ({old, control.content} if killed else {control.content})
    assert (drafts > 0) == killed


@pytest.mark.parametrize(("signal", "code"), [("INT", 130), ("HUP", -1)])
def test_other_signals(tmp_path: Path, signal: str, code: int) -> None:
    """Ctrl-C and a terminal that goes away wait, too, until the draft is gone."""
    found = run("a replaced file", tmp_path, f"fsync:signal={signal}:when=1")
    assert (found.code, found.out, found.err, found.drafts) == (code, b"", b"", [])
    assert found.content not in (None, OLD, b"")
