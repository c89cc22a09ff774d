"""Files that are none, or hold anything: one exit code and one line each, by every door.

The doors are `--data`, $KZTIMELINE_DATA, and the arguments of `check`.
"""

import errno
import io
import os
import re
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sample
from exhaustive import few

from kztimeline import loads
from kztimeline.cli import run
from kztimeline.cli.files import _toml_files
from kztimeline.dataset.bundled import starter
from kztimeline.errors import DatasetError

pytestmark = pytest.mark.posix

Kz = Callable[..., tuple[int, str, str]]
Ask = Callable[[object], tuple[int, str, str]]
TOML = starter()
SMALL = (Path(__file__).parents[1] / "datasets" / "small.toml").read_bytes()
DOORS = ("--data", "$KZTIMELINE_DATA", "check")


@pytest.fixture
def kz(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kz:
    """Run a command line in this process and return exit code, stdout and stderr."""
    monkeypatch.delenv("KZTIMELINE_DATA", raising=False)

    def call(*args: object) -> tuple[int, str, str]:
        code = run([str(arg) for arg in args])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture(params=few(DOORS, "--data", "check"))
def ask(request: pytest.FixtureRequest, kz: Kz, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Hand a file to a command by one of the doors."""

    def through(file: object) -> tuple[int, str, str]:
        if request.param == "check":
            return kz("check", file)
        if request.param == "--data":
            return kz("list", "--json", "--data", file)
        monkeypatch.setenv("KZTIMELINE_DATA", str(file))
        return kz("list", "--json")

    return through


def pipe(folder: Path) -> Path:
    """Make a pipe with a name, which nobody writes to."""
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def socket_file(folder: Path) -> Path:
    """Make a socket with a name, which nobody listens to."""
    with socket.socket(socket.AF_UNIX) as made, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # its address is short, whatever the folder's is
        made.bind("socket")
    return folder / "socket"


def link(folder: Path, name: str, target: str) -> Path:
    """Make a symbolic link."""
    (folder / name).symlink_to(target)
    return folder / name


def sparse(folder: Path) -> Path:
    """Make a file of 100 MB that takes no room."""
    with (folder / "sparse").open("wb") as stream:
        stream.truncate(100 * 1024**2)
    return folder / "sparse"


def full(folder: Path) -> Path:
    """Make a file like a folder of others."""
    (folder / "file").write_text(TOML, "utf-8")
    return folder / "file" / "data.toml"


NO_FILE = os.strerror(errno.ENOENT)
SPECIAL = "it is not a regular file; name a TOML file"

# What cannot be read: how to make it, and what the message says of it.
UNREADABLE: dict[str, tuple[Callable[[Path], Path | str], str]] = {
    "missing": (lambda folder: folder / "none.toml", NO_FILE),
    "folder": (lambda folder: folder, "it is a directory; name a TOML file"),
    "below a file": (full, os.strerror(errno.ENOTDIR)),
    "pipe": (pipe, SPECIAL),
    "socket": (socket_file, SPECIAL),
    "no end": (lambda _: "/dev/zero", SPECIAL),
    "full": (lambda _: "/dev/full", SPECIAL),
    "nothing": (lambda _: "/dev/null", SPECIAL),
    "loop": (lambda folder: link(folder, "loop", "loop"), os.strerror(errno.ELOOP)),
    "dangling": (lambda folder: link(folder, "dangling", "none"), NO_FILE),
    "link to a pipe": (lambda folder: link(folder, "link", str(pipe(folder))), SPECIAL),
    "100 MB": (sparse, "it is larger than 8 MiB; --max-size raises that"),
    "memory": (lambda _: "/proc/self/mem", os.strerror(errno.EIO)),
    "long name": (lambda folder: folder / ("x" * 300), os.strerror(errno.ENAMETOOLONG)),
    "long path": (lambda _: "/x" * 5000, os.strerror(errno.ENAMETOOLONG)),
    "home": (lambda _: "~/none.toml", NO_FILE),
    "someone's home": (lambda _: "~nonesuch/none.toml", NO_FILE),
    "line feed": (lambda folder: folder / "a\nb", NO_FILE),
    "escapes": (lambda folder: folder / "\x1b]0;x\x07\u202e", NO_FILE),
    "no UTF-8": (lambda folder: folder / "\udcff", NO_FILE),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable(name: str, ask: Ask, tmp_path: Path) -> None:
    """What cannot be read is exit 4 and one line that names it, and is never waited for."""
    make, reason = UNREADABLE[name]
    file = make(tmp_path)
    if str(file).startswith(("/dev", "/proc")) and not Path(file).exists():
        pytest.skip(f"this system has no {file}")
    code, out, err = ask(file)
    assert (code, out) == (4, "")
    assert re.fullmatch(rf"kztimeline: cannot read .*: {re.escape(reason)}\n", err)
    assert not sample.hidden(err)


# Names under which a good dataset is read.
NAMES = ("plain.toml", "Казахстан и ООН.toml", "a\nb", "\x1b[31m", "\udcff", "~", "-x", "x" * 255)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_names(
    name: str,
    ask: Ask,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file may be called anything, and is not looked for elsewhere."""
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(TOML, "utf-8")
    shown = Path(name) if not name.startswith("-") else tmp_path / name
    assert ask(shown)[0] == 0
    Path(name).write_text("[dataset", "utf-8")
    code, out, err = ask(shown)
    assert code == 3
    assert not sample.hidden(err + out)


def test_home_is_the_shell_s_business(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tilde is a character like others: what a shell has left of it is not expanded."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "data.toml").write_text(TOML, "utf-8")
    assert ask("~/data.toml")[0] == 4
    assert ask(tmp_path / "data.toml")[0] == 0


def after(start: str, text: str) -> bytes:
    """Return the good dataset with something after the first occurrence of a text."""
    assert start in TOML
    return TOML.replace(start, start + text, 1).encode()


def title(value: str) -> bytes:
    """Return the good dataset with another value for its title."""
    return re.sub("(?m)^title = .*$", lambda _: f"title = {value}", TOML, count=1).encode()


def value(written: str) -> bytes:
    """Return the good dataset with another value for a figure."""
    found, count = re.subn(r"(?m)^value = \d+$", f"value = {written}", TOML, count=1)
    assert count == 1
    return found.encode()


def date(written: str) -> bytes:
    """Return the good dataset with another date for an event."""
    found, count = re.subn(
        r"(?m)(^\[\[events\]\]\n(?:[^d].*\n)*date = ).*$", rf"\g<1>{written}", TOML, count=1
    )
    assert count == 1
    return found.encode()


DEEP = "not to be read: inline arrays/tables are nested more than"
MANY_PARTS = "not to be read: key has more than"
MANY_DIGITS = "not to be read: a number has more than 4,300 digits"
NOT_UTF_8 = "is not UTF-8; save the file as UTF-8"

# What breaks a rule: the bytes, and what the message says.
BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", r"there is no \[dataset\] table"),
    "only a BOM": (b"\xef\xbb\xbf", r"there is no \[dataset\] table"),
    "two BOMs": (b"\xef\xbb\xbf" * 2 + TOML.encode(), "not TOML"),
    "lone CR": (TOML.replace("\n", "\r").encode(), "not TOML"),
    "UTF-16-LE": (b"\xff\xfe" + TOML.encode("utf-16-le"), f"byte 0xff {NOT_UTF_8}"),
    "UTF-16-BE": (b"\xfe\xff" + TOML.encode("utf-16-be"), f"byte 0xfe {NOT_UTF_8}"),
    "UTF-16, no BOM": ("[dataset]\n".encode("utf-16-le"), "not TOML"),
    "UTF-32": (TOML.encode("utf-32"), f"byte 0xff {NOT_UTF_8}"),
    "Latin-1": (after('title = "', "é").replace("é".encode(), b"\xe9"), f"byte 0xe9 {NOT_UTF_8}"),
    "surrogate": (after('title = "', "\\ud800"), "not TOML"),
    "NUL in a text": (after('title = "', "\0"), "not TOML"),
    "NUL at the end": (TOML.encode() + b"\0", "not TOML"),
    "NULs": (bytes(4096), "not TOML"),
    "deep arrays": (title("[" * 10_000 + "]" * 10_000), DEEP),
    "open arrays": (title("[" * 10_000), DEEP),
    "deep tables": (title("{a=" * 10_000 + "1" + "}" * 10_000), DEEP),
    "deep key": (b"a." * 10_000 + b"a = 1\n", MANY_PARTS),
    "deep header": (b"[" + b"a." * 10_000 + b"a]\n", MANY_PARTS),
    "65 bits": (value("18446744073709551616"), "must be a number of at most 64 bits"),
    "-65 bits": (value("-9223372036854775809"), "must be a number of at most 64 bits"),
    "many bits": (value("0x" + "f" * 4000), "must be a number of at most 64 bits"),
    "5,000 digits": (value("9" * 5000), MANY_DIGITS),
    "inf": (value("inf"), "must be a finite number"),
    "-nan": (value("-nan"), "must be a finite number"),
    "1e400": (value("1e400"), "must be a finite number"),
    "a date as a figure": (value("1992-03-02"), "not a TOML date or time"),
    "a date as text": (title("1992-03-02"), "not a TOML date or time"),
    "a time as text": (title("07:32:00.5"), "not a TOML date or time"),
    "a float as text": (title("1.5"), "must be text in quotation marks, not a float"),
    "a flag as text": (title("true"), "must be text in quotation marks, not true or false"),
    "an array as text": (title("[]"), "must be text in quotation marks, not an array"),
    "a TOML date": (date("1992-03-02T00:00:00Z"), "must be an EDTF date in quotes"),
    "a number as a date": (date("1992"), "must be an EDTF date in quotes"),
    "inf as a date": (date("inf"), "must be an EDTF date in quotes"),
    "a key twice": (after("[dataset]", '\ntitle = "x"'), "not TOML"),
    "a table twice": (TOML.encode() + b"[dataset]\n", "not TOML"),
    "a dotted key": (after("[dataset]", '\ntitle.a = "x"'), "not TOML"),
    "a table in a text": (TOML.encode() + b"[dataset.title]\n", "not TOML"),
    "a key of Python's": (after("[dataset]", '\n__class__ = "x"'), "unknown key __class__"),
    "no key": (after("[dataset]", '\n"" = "x"'), "unknown key "),
    "a long key": (after("[dataset]", f"\n{'k' * 5000} = 1"), "unknown key k+"),
    "a key with escapes": (after("[dataset]", '\n"\\u001b[31m" = 1'), r"unknown key \\x1b\[31m"),
    "events that are a number": (b"events = 1\n" + TOML.split("[[")[0].encode(), "events"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str, ask: Ask, tmp_path: Path) -> None:
    """What is no dataset is exit 3: a listing has one line, `check` a finding at the place."""
    content, message = BROKEN[name]
    file = tmp_path / "data.toml"
    file.write_bytes(content)
    code, out, err = ask(file)
    assert code == 3
    place = rf"{re.escape(str(file))}:\d+: "
    if out:
        assert re.search(rf"{place[:-2]}:\d+: error\[[a-z-]+\] .*{message}", out)
        assert re.fullmatch(r"kztimeline: \d+ errors?, \d+ warnings? in 1 file\n", err)
    else:
        assert re.fullmatch(rf"kztimeline: {place}.*{message}.*\n", err)
    assert not sample.hidden(out + err)


# What breaks no rule, beside what does.
GOOD: dict[str, bytes] = {
    "as it is": TOML.encode(),
    "BOM": b"\xef\xbb\xbf" + TOML.encode(),
    "CRLF": TOML.replace("\n", "\r\n").encode(),
    "no line feed at the end": TOML.rstrip("\n").encode(),
    "another script": after('title = "', "Қазақстан 東京 "),
    "64 bits": value("9223372036854775807"),
    "a float": value("1e300"),
    "another quotation mark": title("'x'"),
    "a dotted header": TOML.replace("[dataset]", '["dataset"]', 1).encode(),
}


@pytest.mark.parametrize("name", GOOD)
def test_good(name: str, ask: Ask, tmp_path: Path) -> None:
    """The control: datasets that differ little from the broken ones are answered."""
    file = tmp_path / "data.toml"
    file.write_bytes(GOOD[name])
    code, _, err = ask(file)
    assert (code, err.replace("kztimeline: 0 errors, 0 warnings in 1 file\n", "")) == (0, "")


def test_cut_off_anywhere() -> None:
    """A dataset that was cut off is read or refused, wherever it ends; nothing else happens."""
    refused = 0
    for size in range(len(SMALL)):
        try:
            loads(SMALL[:size].decode("utf-8", "ignore"))
        except DatasetError:
            refused += 1
    assert len(SMALL) * 0.9 < refused < len(SMALL)


def test_cut_off_within_a_letter(kz: Kz, tmp_path: Path) -> None:
    """The bytes of half a letter are no text."""
    file = tmp_path / "data.toml"
    at = SMALL.index("Л".encode())
    file.write_bytes(SMALL[: at + 1])
    assert kz("list", "--data", file)[0] == kz("check", file)[0] == 3


class Unreadable(io.RawIOBase):
    """A raw stream that fails, or that does not block and has nothing now."""

    def __init__(self, error: OSError | None) -> None:
        self.error = error

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, _buffer: object) -> None:
        """Fail as a system call does."""
        if self.error:
            raise self.error


class TestStandardInput:
    """`-` in the place of a file."""

    @pytest.fixture
    def given(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
        """Put bytes on standard input."""

        def put(data: bytes) -> None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "ascii"))

        return put

    def test_a_dataset(self, given: Callable[[bytes], None], ask: Ask) -> None:
        """It is read as a file would be, as UTF-8."""
        given(TOML.encode())
        assert ask("-")[0] == 0

    @pytest.mark.parametrize(
        ("data", "code", "message"),
        [
            (b"", 3, r"standard input:1:.* there is no \[dataset\] table"),
            (b"[dataset]\n\xff", 3, "standard input:2:.* byte 0xff is not UTF-8"),
            (b"#" * (8 * 1024**2 + 1), 4, "cannot read standard input: it is larger than 8 MiB"),
        ],
        ids=["empty", "no UTF-8", "too large"],
    )
    def test_no_dataset(
        self,
        given: Callable[[bytes], None],
        ask: Ask,
        data: bytes,
        code: int,
        message: str,
    ) -> None:
        """What is wrong with it is said of standard input."""
        given(data)
        found, out, err = ask("-")
        assert found == code
        assert re.search(message, out + err)

    def test_closed(self, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
        """A process without a standard input has nothing to read."""
        monkeypatch.setattr(sys, "stdin", None)
        assert ask("-") == (4, "", "kztimeline: cannot read standard input: it is closed\n")

    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            (IsADirectoryError(errno.EISDIR, "Is a directory"), "Is a directory"),
            (None, "Resource temporarily unavailable"),
        ],
        ids=["folder", "nothing now"],
    )
    def test_unreadable(
        self, ask: Ask, monkeypatch: pytest.MonkeyPatch, error: OSError | None, reason: str
    ) -> None:
        """A standard input that cannot be read is exit 4, with the system's reason."""
        stream = io.TextIOWrapper(io.BufferedReader(Unreadable(error)))
        monkeypatch.setattr(sys, "stdin", stream)
        assert ask("-") == (4, "", f"kztimeline: cannot read standard input: {reason}\n")


@pytest.mark.parametrize("ending", ["/", "/.", "//"])
def test_named_as_a_folder(kz: Kz, ask: Ask, ending: str, tmp_path: Path) -> None:
    """What ends as the name of a folder does is no file, be there a file or nothing at all."""
    file = tmp_path / "small.toml"
    file.write_bytes(SMALL)
    reason = "it names a directory; name a"
    for answered in (ask(f"{file}{ending}"), kz("list", "-o", f"{tmp_path}/new{ending}")):
        assert answered[:2] == (4, "")
        assert reason in answered[2]
    assert [path.name for path in tmp_path.iterdir()] == ["small.toml"]
    assert ask(file)[0] in (0, 3)  # the control


def test_no_name(kz: Kz) -> None:
    """Nothing is no file, and not the current folder either."""
    read = "cannot read a file without a name; name a TOML file"
    assert kz("list", "--data", "") == (4, "", f"kztimeline: {read}\n")
    written = "cannot write a file without a name; name a file, or - to have it printed"
    assert kz("list", "-o", "") == (4, "", f"kztimeline: {written}\n")


def test_what_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a dataset, files that are TOML by their ending are offered."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.toml", "b.txt"):
        Path(name).touch()
    assert _toml_files("") == ["a.toml"]
