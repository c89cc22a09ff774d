"""What kztimeline never does, whatever is in the data: watched by an audit hook of Python's own.

One process runs commands in every format; what it does to the world is reported to a hook,
which nothing can remove.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import sample
from exhaustive import EXHAUSTIVE

import kztimeline

MARK = "zqmarkqz"
"""A word that stands in every text of the dataset, and in no program."""

WATCHER = f"""
import json, os, sys

seen = []

def described(arg):
    if hasattr(arg, "co_consts"):  # code, with what is within it
        inner = [described(each) for each in arg.co_consts if hasattr(each, "co_consts")]
        texts = (arg.co_consts, arg.co_names, arg.co_varnames)
        return [arg.co_filename, {MARK!r} in repr(texts) or any(marked for _, marked in inner)]
    if isinstance(arg, bytes | bytearray | memoryview):
        arg = bytes(arg).decode("utf-8", "replace")
    return arg if isinstance(arg, str | int | None) else repr(arg)

def hook(event, args):
    seen.append([event, [described(arg) for arg in args]])

sys.addaudithook(hook)
"""
COMMANDS = f"""{WATCHER}
from kztimeline.cli import run

codes = [run(line) for line in json.loads(sys.argv[1])]
seen, done = [], seen
print(json.dumps([codes, done]), file=sys.stderr)
"""
PROVOKED = f"""{WATCHER}
import contextlib, ctypes, pickle, socket, subprocess, urllib.request

socket.socket().close()
subprocess.run(["true"])
os.system("true")
pickle.loads(b"cbuiltins\\nprint\\n.")
with contextlib.suppress(OSError):
    ctypes.CDLL("none.so")
exec("zq" "markqz = 1".replace(" ", ""))
eval(compile("'zq" "markqz'", "<data>", "eval"))
open(sys.argv[1], "w").close()
os.close(os.open(sys.argv[1], os.O_RDWR))
open(os.devnull).close()
os.remove(sys.argv[1])
with contextlib.suppress(OSError):
    urllib.request.urlopen("http://127.0.0.1:1/")
print(json.dumps([[], seen]), file=sys.stderr)
"""

STYLES = ("text", "bibtex", "csl-json")


class Did(NamedTuple):
    """One event of the audit: what was done, to what."""

    event: str
    args: list[object]


OF_OTHERS = (
    Did("ctypes.dlopen", [None]),
    Did("os.putenv", ["PYDANTIC_DISABLE_PLUGINS", "1"]),
    Did("os.unsetenv", ["PYDANTIC_DISABLE_PLUGINS"]),
)
"""What dateutil does, which would ask Windows for its time zones, and the newest typer."""
FORBIDDEN = re.compile(
    r"(socket|subprocess|ctypes|pickle|urllib|http|ftplib|smtplib|poplib|imaplib|nntplib|telnetlib"
    r"|pty|webbrowser|winreg|msvcrt|mmap|syslog|sqlite3|tempfile|shutil|resource|signal)\."
    r"|os\.(system|exec|fork|forkpty|posix_spawn|spawn|startfile|kill|killpg|putenv|unsetenv)"
)
CHANGING = re.compile(
    r"os\.(remove|rename|link|symlink|mkdir|rmdir|chmod|chown|truncate|utime|setxattr|chflags)"
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHECKOUT = str(Path(kztimeline.__file__).parents[2])
READABLE = (
    *(sys.prefix, sys.base_prefix, CHECKOUT, "/usr/share/zoneinfo"),
    *filter(None, sys.path),
)
"""Python, what is installed in it, the system's time zones (UTC, for .ics), and kztimeline."""


class Watched(NamedTuple):
    """What one process did."""

    codes: list[int]
    done: list[Did]
    out: str


def lines(data: Path, out: Path) -> Iterator[list[str]]:
    """Yield every command, in every fourth format or all, and every format into a file."""
    listings = [
        ["list"],
        ["list", "3 March 2004"],
        ["timeline"],
        ["timeline", "--across"],
        ["show", "hostile"],
        ["show", "hostile-source"],
        ["search", MARK],
        ["facts"],
        ["sources"],
        ["claims"],
        ["between", "rails", "canal"],
        ["on", "28", "August", "--today", "2026-08-28"],
    ]
    source = ["--data", str(data)]
    for at, name in enumerate(sample.FORMATS_HERE):
        some = listings if EXHAUSTIVE else listings[at % 4 :: 4]
        yield from ([*line, "--format", name, *source] for line in some)
        yield ["list", "--format", name, "-o", str(out / f"list.{name}"), *source]
    yield from (["cite", "council", "--style", style, *source] for style in STYLES)
    yield from (["check", "--format", style, str(data)] for style in ("text", "json", "github"))
    yield from (["init", str(out / "new.toml")], ["schema"], ["--help"], ["list", "--help"], [])
    yield from (["show", MARK, *source], ["list", MARK, *source], [MARK], ["list", "--data", MARK])


def watch(code: str, argument: str) -> Watched:
    """Run a process that reports what it does."""
    found = sample.process([argument], python=("-c", code), PYTHONDONTWRITEBYTECODE="1")
    codes, done = json.loads(found.stderr.decode().splitlines()[-1])
    return Watched(codes, [Did(*each) for each in done], found.stdout.decode(errors="replace"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the marked dataset, and with a folder to write to."""
    found = tmp_path_factory.mktemp("watched")
    (found / "out").mkdir()
    texts = r"^(title|summary|place|publisher|unit|kind|description) = \""
    marked = re.sub(texts, rf"\g<0>{MARK} ", sample.TOML, flags=re.MULTILINE)
    marked = re.sub(r'(note|at) = "', rf"\g<0>{MARK} ", marked)
    (found / "data.toml").write_text(marked, "utf-8")
    return found


@pytest.fixture(scope="module")
def watched(folder: Path) -> Watched:
    """What a process did that ran every command."""
    return watch(COMMANDS, json.dumps(list(lines(folder / "data.toml", folder / "out"))))


@cache
def harmless(path: str, folder: str) -> bool:
    """Whether a file may be read: a program's own, or the dataset."""
    return Path(path).resolve().is_relative_to(folder) or path.startswith(READABLE)


def writes(did: Did) -> bool:
    """Whether a file is opened to be written."""
    _, mode, flags = did.args
    named = isinstance(mode, str) and bool(set("wax+") & set(mode))
    return did.event == "open" and (named or bool(int(str(flags or 0)) & WRITING))


def runs_data(did: Did) -> bool:
    """Whether a text of the data becomes code, or stands in code that is run."""
    if did.event == "compile":
        return MARK in str(did.args)
    return did.event == "exec" and isinstance(did.args[0], list) and bool(did.args[0][1])


def opens_another(did: Did, folder: Path) -> bool:
    """Whether a file is opened that is neither a program's own, nor named on a command line."""
    path = did.args[0]
    if did.event != "open" or not isinstance(path, str):  # a number: it was seen when opened
        return False
    if writes(did):
        return not path.startswith(str(folder / "out"))
    return not harmless(path, str(folder))


def offends(did: Did, folder: Path) -> bool:
    """Whether something was done that is against a promise."""
    if did in OF_OTHERS:
        return False
    if CHANGING.match(did.event):
        return not str(did.args[0]).startswith(str(folder / "out"))
    forbidden = FORBIDDEN.match(did.event) is not None
    return forbidden or runs_data(did) or opens_another(did, folder)


@pytest.mark.wider
def test_promises_are_kept(watched: Watched, folder: Path) -> None:
    """No network, no process, no code from data, no file but those that were named."""
    assert [did for did in watched.done if offends(did, folder)] == []
    assert set(watched.codes) == {0, 1, 2, 3, 4}
    assert watched.codes.count(0) > (120 if EXHAUSTIVE else 30)


def test_there_was_something_to_keep(watched: Watched, folder: Path) -> None:
    """The marked data came out; code was compiled, files were read and written."""
    assert watched.out.count(MARK) > (1000 if EXHAUSTIVE else 250)
    assert any(did.event == "compile" for did in watched.done)
    opened = {did.args[0] for did in watched.done if did.event == "open"}
    assert str(folder / "data.toml") in opened
    assert len(list((folder / "out").iterdir())) == len(sample.FORMATS_HERE) + 1


def test_what_the_hook_notices(folder: Path) -> None:
    """The control: each promise that a process breaks is noticed."""
    broken = watch(PROVOKED, str(folder / "other")).done
    noticed = {did.event for did in broken if offends(did, folder)}
    assert noticed == {
        "compile",
        "ctypes.dlopen",
        "exec",
        "http.client.connect",
        "open",
        "os.remove",
        "os.system",
        "pickle.find_class",
        "socket.__new__",
        "socket.connect",
        "socket.getaddrinfo",
        "subprocess.Popen",
        "urllib.Request",
    }
    opened = [did.args[0] for did in broken if did.event == "open" and offends(did, folder)]
    assert opened == [str(folder / "other"), str(folder / "other"), os.devnull]
