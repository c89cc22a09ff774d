"""Files to TOML tables: reading, decoding, parsing; the home of the TOML parser."""

import errno
import os
import stat
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any, BinaryIO

import tomli

from ..errors import DatasetError, FileError
from . import limits as bounds

_BESIDE = 150
"""How much of a line that is no text is kept on either side of the place."""

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Misplaced(DatasetError):
    """A text that is no TOML, or a file that is no text, and where it goes wrong."""

    def __init__(self, name: str, place: tuple[int, int], reason: str) -> None:
        super().__init__(f"{name}:{place[0]}: {reason}")
        self.place = place
        """Line and column, both counted from 1."""
        self.reason = reason
        self.line = ""
        """What is around the place, where the line is not text throughout."""
        self.begins = 1
        """The column that `line` begins with."""


def read(file: Path, mib: int = bounds.MIB) -> str:
    """Return the text of a regular UTF-8 file of at most `mib` MiB, without a byte order mark.

    Raises FileError where it cannot be read or is too large, DatasetError where it is not UTF-8.
    """
    return decode(contents(file, mib), str(file), mib)


def contents(file: Path, mib: int = bounds.MIB) -> bytes:
    """Return the bytes of a regular file, if it is too large those that show it.

    Raises FileError where it cannot be read. No pipe or device is opened, as that may be an act in
    itself, or waited for, should one appear between the look and the opening.
    """
    try:
        _refuse_special(file, file.stat().st_mode)
        return _regular(file, mib)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise FileError(f"cannot read {file}: {reason}") from None


def _regular(file: Path, mib: int) -> bytes:
    handle = os.open(file, os.O_RDONLY | _AT_ONCE)
    try:
        _refuse_special(file, os.fstat(handle).st_mode)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return taken(stream, mib)
    finally:
        os.close(handle)


def taken(stream: BinaryIO, mib: int = bounds.MIB) -> bytes:
    """Return what a stream has, up to the first byte too many; one that has nothing now fails."""
    data: bytes | None = stream.read(mib * 1024**2 + 1)
    if data is None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return data


def decode(data: bytes, name: str, mib: int = bounds.MIB) -> str:
    """Return bytes as the UTF-8 text that they are, without a byte order mark.

    Raises FileError where there are too many, DatasetError where they are not UTF-8.
    """
    if len(data) > mib * 1024**2:
        raise FileError(f"cannot read {name}: it is larger than {mib} MiB; --max-size raises that")
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _undecodable(name, data, error.start) from None


def _refuse_special(file: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = "a directory" if stat.S_ISDIR(mode) else "not a regular file"
        raise FileError(f"cannot read {file}: it is {kind}; name a TOML file")


def _undecodable(name: str, data: bytes, at: int) -> Misplaced:
    start = data.rfind(b"\n", 0, at) + 1
    start += len(BOM_UTF8) if start == 0 and data.startswith(BOM_UTF8) else 0
    before = data[start:at].decode()
    behind = data[at : at + _BESIDE].split(b"\n", 1)[0].rstrip(b"\r")
    reason = f"byte 0x{data[at]:02x} is not UTF-8; save the file as UTF-8"
    error = Misplaced(name, (data.count(b"\n", 0, at) + 1, len(before) + 1), reason)
    error.line = before[-_BESIDE:] + behind.decode(errors="backslashreplace")
    error.begins = max(0, len(before) - _BESIDE) + 1
    return error


def parse(text: str, name: str, mib: int = bounds.MIB) -> dict[str, Any]:
    """Return the tables of a TOML document; `name` stands for it in messages.

    Raises DatasetError, with name and line, for anything that is not TOML, and FileError for what
    has more parts than go into `mib` MiB.
    """
    found = bounds.parts(text, mib)
    if found > bounds.PARTS * mib:
        raise FileError(
            f"cannot read {name}: it has some {found:,} keys, items and strings, "
            f"{bounds.PARTS * mib:,} are the most; add --max-size {-(-found // bounds.PARTS)}"
        )
    if trouble := bounds.trouble(text):
        raise _troubled(name, text, trouble)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        message = error.msg[:1].lower() + error.msg[1:]
        place = error.lineno, error.colno
        raise Misplaced(name, place, f"not TOML: {message}") from None
    except (RecursionError, ValueError) as error:  # bounds of tomli and of Python's integers
        trouble = bounds.refused(text) or bounds.Trouble(0, str(error))
        raise _troubled(name, text, trouble) from None


def _troubled(name: str, text: str, trouble: bounds.Trouble) -> Misplaced:
    line = text.count("\n", 0, trouble.at) + 1
    column = trouble.at - text.rfind("\n", 0, trouble.at)
    return Misplaced(name, (line, column), f"not to be read: {trouble.reason}")
