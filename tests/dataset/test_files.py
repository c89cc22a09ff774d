"""The bytes of a dataset to its text, wherever they come from, or what stands in the way."""

import errno
import os
from io import BytesIO
from pathlib import Path

import pytest

from kztimeline.dataset import bundled
from kztimeline.dataset.files import TextError, read
from kztimeline.dataset.limits import DEFAULT, Limits
from kztimeline.errors import FileError

DECODED = [
    pytest.param(b"", "", id="empty"),
    pytest.param("a = 'Қ'\n".encode(), "a = 'Қ'\n", id="UTF-8"),
    pytest.param(b"\xef\xbb\xbfa = 1\n", "a = 1\n", id="byte order mark"),
    pytest.param(b"a = 1\r\nb = 2\r\n", "a = 1\r\nb = 2\r\n", id="CRLF"),
    pytest.param(b"a = '\xef\xbb\xbf'", "a = '\ufeff'", id="a later mark stays"),
]
UNDECODED = [
    # content, line and column, the byte, the line with what it has that is no text
    pytest.param(b"\xff\xfea\0", (1, 1), "0xff", "\\xff\\xfea\0", id="UTF-16"),
    pytest.param(b"a = 1\nb = '\xe9'\nc", (2, 6), "0xe9", "b = '\\xe9'", id="Latin-1"),
    pytest.param("a = 'Қ".encode() + b"\x80\r\n", (1, 7), "0x80", "a = 'Қ\\x80", id="column"),
    pytest.param(b"\r\n\r\n\x80\r\n", (3, 1), "0x80", "\\x80", id="CRLF"),
    pytest.param(b"\xef\xbb\xbfa\n\nbc\x80", (3, 3), "0x80", "bc\\x80", id="byte order mark"),
    pytest.param(b"\xef\xbb\xbfa\x80", (1, 2), "0x80", "a\\x80", id="byte order mark before it"),
    pytest.param(b"\n\xed\xa0\x80", (2, 1), "0xed", "\\xed\\xa0\\x80", id="surrogate"),
    pytest.param(b"\x80 \r\nb\r\nc", (1, 1), "0x80", "\\x80 ", id="lines after it"),
    pytest.param(b"\x80X\r\n", (1, 1), "0x80", "\\x80X", id="a letter at its end"),
    pytest.param(b"a\n\xd2", (2, 1), "0xd2", "\\xd2", id="cut at the end"),
]


@pytest.mark.parametrize(("data", "text"), DECODED)
def test_decoded(tmp_path: Path, data: bytes, text: str) -> None:
    """A file is read as UTF-8, without its byte order mark and with its line ends."""
    file = tmp_path / "d.toml"
    file.write_bytes(data)
    assert read(file, DEFAULT) == (text, str(file))
    assert read(BytesIO(data), DEFAULT) == (text, "standard input")


@pytest.mark.parametrize(("data", "place", "byte", "line"), UNDECODED)
def test_not_decoded(
    tmp_path: Path, data: bytes, place: tuple[int, int], byte: str, line: str
) -> None:
    """A file in another encoding is refused, with the place and the byte."""
    file = tmp_path / "d.toml"
    file.write_bytes(data)
    reason = f"byte {byte} is not UTF-8; save the file as UTF-8"
    with pytest.raises(TextError) as caught:
        read(file, DEFAULT)
    assert str(caught.value) == f"{file}:{place[0]}: {reason}"
    assert (caught.value.place, caught.value.reason, caught.value.line) == (place, reason, line)


@pytest.mark.parametrize(
    ("before", "begins", "line"),
    [
        ("a" * 150, 1, "a" * 150),
        ("a" * 151, 2, "a" * 150),
        ("ab" * 100, 51, "ab" * 75),
        ("x\n\n" + "a" * 3, 1, "aaa"),
    ],
)
def test_a_long_line_is_cut(tmp_path: Path, before: str, begins: int, line: str) -> None:
    """Of a line that is no text what is near the place is kept, and where that begins."""
    file = tmp_path / "d.toml"
    file.write_bytes(before.encode() + b"\x80" + b"c" * 200 + b"\nd\ne\n")
    with pytest.raises(TextError) as caught:
        read(file, DEFAULT)
    assert caught.value.begins == begins
    assert caught.value.line == line + "\\x80" + "c" * 149


def test_no_more_is_taken_than_shows_that_it_is_too_much() -> None:
    """Of a stream the first byte too many is taken, and no further one."""
    stream = BytesIO(b"#" * (1024**2 + 9))
    with pytest.raises(FileError, match="standard input: it is larger than 1 MiB"):
        read(stream, Limits(1))
    assert stream.tell() == 1024**2 + 1
    assert read(BytesIO(b"#" * 1024**2), Limits(1)).text == "#" * 1024**2


def test_a_stream_that_has_nothing_now() -> None:
    """A stream that would have to be waited for is refused with the system's reason."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    with os.fdopen(reading, "rb", buffering=0) as stream, os.fdopen(writing, "wb") as other:
        with pytest.raises(FileError) as caught:
            read(stream, DEFAULT)
        reason = os.strerror(errno.EAGAIN)
        assert str(caught.value) == f"cannot read standard input: {reason}"
        other.write(b"a = 1")
        other.flush()
        assert read(stream, DEFAULT).text == "a = 1"


def test_the_bundled_file() -> None:
    """Nothing stands for the dataset that comes with the package."""
    text, name = read(None, DEFAULT)
    assert name == str(bundled.events_file())
    assert text == bundled.events_file().read_text("utf-8")


@pytest.mark.posix
def test_unreadable(tmp_path: Path) -> None:
    """What is no file that can be opened is refused with the system's reason."""
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    for name, why in (
        ("none.toml", os.strerror(errno.ENOENT)),
        ("file/d.toml", os.strerror(errno.ENOTDIR)),
        ("loop", os.strerror(errno.ELOOP)),
        ("a" * 300, os.strerror(errno.ENAMETOOLONG)),
    ):
        with pytest.raises(FileError) as caught:
            read(tmp_path / name, DEFAULT)
        assert str(caught.value) == f"cannot read {tmp_path / name}: {why}"
    with pytest.raises(FileError, match=r"^cannot read .*: (stat: )?embedded null "):
        read(tmp_path / "a\0b", DEFAULT)  # Pythons word it differently


@pytest.mark.posix
def test_not_regular(tmp_path: Path) -> None:
    """A directory or a pipe is refused, and never waited for; a link to a file is read."""
    (tmp_path / "file").write_text("a = 1")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")
    for file, what in (
        (tmp_path, "a directory"),
        (tmp_path / "pipe", "not a regular file"),
        (Path("/dev/null"), "not a regular file"),
    ):
        with pytest.raises(FileError) as caught:
            read(file, DEFAULT)
        assert str(caught.value) == f"cannot read {file}: it is {what}; name a TOML file"
    assert read(tmp_path / "link", DEFAULT).text == "a = 1"


@pytest.mark.parametrize("mib", [8, 2])
def test_too_large(tmp_path: Path, mib: int) -> None:
    """A file of just the largest size is read, one byte more is refused."""
    file = tmp_path / "d.toml"
    file.write_bytes(b"#" * mib * 1024**2)
    assert len(read(file, Limits(mib)).text) == mib * 1024**2
    file.write_bytes(b"#" * (mib * 1024**2 + 1))
    with pytest.raises(FileError) as caught:
        read(file, Limits(mib))
    message = f"cannot read {file}: it is larger than {mib} MiB; max-size raises that"
    assert str(caught.value) == message


@pytest.mark.posix
def test_a_pipe_that_appears_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe in the place of what was a file just before is refused, and not waited for."""
    file = tmp_path / "d.toml"
    file.touch()
    system = os.open

    def late(path: Path, flags: int) -> int:
        file.unlink()
        os.mkfifo(file)
        assert flags & os.O_NONBLOCK  # or the next call would never return
        return system(path, flags)

    monkeypatch.setattr(os, "open", late)
    with pytest.raises(FileError, match="it is not a regular file"):
        read(file, DEFAULT)
