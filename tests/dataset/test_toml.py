"""Files to text to TOML tables, and the line of what stands in the way."""

import errno
import os
from io import BytesIO
from pathlib import Path

import pytest

from kztimeline.dataset.toml import Misplaced, contents, parse, read, taken
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
    assert read(file) == text


@pytest.mark.parametrize(("data", "place", "byte", "line"), UNDECODED)
def test_not_decoded(
    tmp_path: Path, data: bytes, place: tuple[int, int], byte: str, line: str
) -> None:
    """A file in another encoding is refused, with the place and the byte."""
    file = tmp_path / "d.toml"
    file.write_bytes(data)
    reason = f"byte {byte} is not UTF-8; save the file as UTF-8"
    with pytest.raises(Misplaced) as caught:
        read(file)
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
    with pytest.raises(Misplaced) as caught:
        read(file)
    assert caught.value.begins == begins
    assert caught.value.line == line + "\\x80" + "c" * 149


def test_no_more_is_taken_than_shows_that_it_is_too_much(tmp_path: Path) -> None:
    """Of a stream the first byte too many is taken, and no further one."""
    assert len(taken(BytesIO(b"#" * (1024**2 + 9)), 1)) == 1024**2 + 1
    assert taken(BytesIO(b"# 1"), 1) == b"# 1"
    file = tmp_path / "d.toml"
    file.write_bytes(b"#" * (1024**2 + 9))
    assert len(contents(file, 1)) == 1024**2 + 1
    assert len(contents(file, 2)) == 1024**2 + 9


def test_a_stream_that_has_nothing_now() -> None:
    """A stream that would have to be waited for is refused with the system's reason."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    with os.fdopen(reading, "rb", buffering=0) as stream, os.fdopen(writing, "wb") as other:
        with pytest.raises(BlockingIOError) as caught:
            taken(stream)
        assert caught.value.errno == errno.EAGAIN
        assert caught.value.strerror == os.strerror(errno.EAGAIN)
        other.write(b"a = 1")
        other.flush()
        assert taken(stream) == b"a = 1"


def test_unreadable(tmp_path: Path) -> None:
    """What is no file that can be opened is refused with the system's reason."""
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    for name, why in (
        ("none.toml", "No such file or directory"),
        ("file/d.toml", "Not a directory"),
        ("loop", "Too many levels of symbolic links"),
        ("a" * 300, "File name too long"),
    ):
        with pytest.raises(FileError) as caught:
            read(tmp_path / name)
        assert str(caught.value) == f"cannot read {tmp_path / name}: {why}"
    with pytest.raises(FileError, match=r"^cannot read .*: (stat: )?embedded null "):
        read(tmp_path / "a\0b")  # Pythons word it differently


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
            read(file)
        assert str(caught.value) == f"cannot read {file}: it is {what}; name a TOML file"
    assert read(tmp_path / "link") == "a = 1"


@pytest.mark.parametrize("given", [(), (2,)])
def test_too_large(tmp_path: Path, given: tuple[int, ...]) -> None:
    """A file of just the largest size is read, one byte more is refused."""
    mib = given[0] if given else 8
    file = tmp_path / "d.toml"
    file.write_bytes(b"#" * mib * 1024**2)
    assert len(read(file, *given)) == mib * 1024**2
    file.write_bytes(b"#" * (mib * 1024**2 + 1))
    with pytest.raises(FileError) as caught:
        read(file, *given)
    message = f"cannot read {file}: it is larger than {mib} MiB; --max-size raises that"
    assert str(caught.value) == message
    with file.open("wb") as stream:
        stream.truncate(100 * 1024**2)
    size = len(contents(file, *given))
    assert size == mib * 1024**2 + 1, "no more is read than shows that it is too much"


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
        read(file)


NOT_TOML = {
    # document, line and column, message, and a document beside it that is taken
    "no key": ("a = 1\n=\n", (2, 1), "not TOML: invalid", "a = 1\n"),
    "no value": ("\n\na = \n", (3, 5), "not TOML: invalid value", "\n\na = 1\n"),
    "CRLF": ("\r\na = x\r\n", (2, 5), "not TOML: invalid value", "\r\na = 1\r\n"),
    "after a string": ('a = """\n\n"""\nb = x', (4, 5), "not TOML: ", 'a = """\n\n"""\nb = 1'),
    "twice": ("a = 1\na = 2", (2, 6), "not TOML: cannot overwrite", "a = 1\nb = 2"),
    "open string": ("a = 'x", (1, 7), "not TOML: ", "a = 'x'"),
    "NUL": ("a = 'x\0'", (1, 7), "not TOML: ", r'a = "x\u0000"'),
    "a byte order mark": ("\ufeffa = 1", (1, 1), "not TOML: ", "a = '\ufeff'"),
    "integer": (
        f"b = '''\n'''\na = {'9' * 4301}",
        (3, 5),
        "not to be read: a number has more than 4,300 digits",
        f"a = {'9' * 4300}",
    ),
    "arrays": (
        "b = ']]' # ]\na = " + "[" * 2000,
        (2, 105),
        "not to be read: brackets are nested more than 100 deep",
        f"a = {'[' * 99}{']' * 99}",
    ),
    "dotted key": (
        "b = 1\n" + "a." * 8 + "a = 1",
        (2, 2),
        "not to be read: a key has more than 8 parts",
        "a." * 7 + "a = 1",
    ),
}


@pytest.mark.parametrize(
    ("text", "place", "message", "taken"), NOT_TOML.values(), ids=list(NOT_TOML)
)
def test_not_toml(text: str, place: tuple[int, int], message: str, taken: str) -> None:
    """What is no TOML is refused with its place; its neighbour is taken."""
    with pytest.raises(Misplaced) as caught:
        parse(text, "d.toml")
    assert str(caught.value).startswith(f"d.toml:{place[0]}: {message}")
    assert str(caught.value) == f"d.toml:{place[0]}: {caught.value.reason}"
    assert caught.value.place == place
    assert parse(taken, "d.toml")


def test_parsed() -> None:
    """A document becomes its tables."""
    assert parse("a.b = [1, 'x']\n[[c]]\n", "d.toml") == {"a": {"b": [1, "x"]}, "c": [{}]}


LONG = "1" * 4301


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        (f"{LONG} = 1", (1, 1), "a number has more than 4,300 digits"),
        (f"\nx = {LONG}\ny = 1\n", (2, 5), "a number has more than 4,300 digits"),
        (f"\n\n{LONG} = 1\ny = 1\n", (3, 1), "a number has more than 4,300 digits"),
        ("x = 1\na.b.c.d.e.f.g.h.i = 1\ny = 1\n", (2, 2), "a key has more than 8 parts"),
        ("\nx =\t" + "[" * 2000 + "\n", (2, 105), "brackets are nested more than 100 deep"),
    ],
)
def test_what_is_not_to_be_read(text: str, place: tuple[int, int], reason: str) -> None:
    """What a parser is spared has its place, wherever it stands, and nothing of the line."""
    with pytest.raises(Misplaced) as caught:
        parse(text, "d.toml")
    assert str(caught.value) == f"d.toml:{place[0]}: not to be read: {reason}"
    assert (caught.value.place, caught.value.line, caught.value.begins) == (place, "", 1)


@pytest.mark.parametrize(
    ("count", "mib", "said"),
    [
        (25_001, 1, "25,001 keys, items and strings, 25,000 are the most; add --max-size 2"),
        (50_001, 2, "50,001 keys, items and strings, 50,000 are the most; add --max-size 3"),
        (75_000, 2, "75,000 keys, items and strings, 50,000 are the most; add --max-size 3"),
    ],
)
def test_too_many_parts(count: int, mib: int, said: str) -> None:
    """A document with too many parts is refused, with the option that takes it."""
    text = f"x = [{'1,' * (count - 2)}]"
    with pytest.raises(FileError) as caught:
        parse(text, "d.toml", mib)
    assert str(caught.value) == f"cannot read d.toml: it has some {said}"
    fewer = f"x = [{'1,' * (25_000 * mib - 2)}]"
    assert len(parse(fewer, "d.toml", mib)["x"]) == 25_000 * mib - 2
