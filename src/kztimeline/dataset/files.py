"""The bytes of a dataset, wherever they come from: a path, a stream, or the installed package."""

import errno
import os
import stat
from codecs import BOM_UTF8
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..errors import DatasetError, FileError, Named
from . import bundled
from .limits import Limits

Origin = str | os.PathLike[str] | BinaryIO | None
"""A path, a stream, which stands for standard input, or None for the bundled dataset."""

_BESIDE = 150
"""How much of a line that is no text is kept on either side of the place."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class TextError(DatasetError):
    """A file that is no text, or a text that is no TOML, and where it goes wrong."""

    def __init__(self, rule: str, name: str, place: tuple[int, int], reason: str) -> None:
        super().__init__(f"{name}:{place[0]}: {reason}")
        self.rule = rule
        """The rule of `check` that is broken."""
        self.name = name
        self.place = place
        """Line and column, both counted from 1."""
        self.reason = reason
        self.line = ""
        """What is around the place, where the line is not text throughout."""
        self.begins = 1
        """The column that `line` begins with."""


class File(NamedTuple):
    """The text of a dataset, and what it is called in messages."""

    text: str
    name: str


def read(origin: Origin, limits: Limits) -> File:
    """Return the UTF-8 text of a dataset, without a byte order mark.

    Raises FileError where it cannot be read or is too large, DatasetError where it is not UTF-8.
    """
    if origin is None:
        name = str(bundled.events_file())
        return File(bundled.contents(name), name)
    if isinstance(origin, str | os.PathLike):
        name, data = os.fspath(origin), _contents(Path(origin), limits)
    else:
        name, data = "standard input", _typed(origin, limits)
    if len(data) > limits.bytes:
        message = f"cannot read {name}: it is larger than {limits.mib} MiB; "
        raise FileError(message, Named("max-size"), " raises that")
    try:
        return File(data.decode().removeprefix("\ufeff"), name)
    except UnicodeDecodeError as error:
        raise _not_utf8(name, data, error.start) from None


def _contents(file: Path, limits: Limits) -> bytes:
    """Return the bytes of a regular file.

    No pipe or device is opened, as that may be an act in itself, or waited for, should one appear
    between the look and the opening.
    """
    try:
        _refuse_special(file, file.stat().st_mode)
        handle = os.open(file, os.O_RDONLY | _AT_ONCE)
        with os.fdopen(handle, "rb") as stream:
            _refuse_special(file, os.fstat(handle).st_mode)
            return _taken(stream, limits)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise FileError(f"cannot read {file}: {reason}") from None


def _typed(stream: BinaryIO, limits: Limits) -> bytes:
    try:
        return _taken(stream, limits)
    except OSError as error:
        raise FileError(f"cannot read standard input: {error.strerror}") from None


def _taken(stream: BinaryIO, limits: Limits) -> bytes:
    """Return what a stream has, up to the first byte too many; one that has nothing now fails."""
    data: bytes | None = stream.read(limits.bytes + 1)
    if data is None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return data


def _refuse_special(file: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = "a directory" if stat.S_ISDIR(mode) else "not a regular file"
        raise FileError(f"cannot read {file}: it is {kind}; name a TOML file")


def _not_utf8(name: str, data: bytes, at: int) -> TextError:
    start = data.rfind(b"\n", 0, at) + 1
    start += len(BOM_UTF8) if start == 0 and data.startswith(BOM_UTF8) else 0
    before = data[start:at].decode()
    behind = data[at : at + _BESIDE].split(b"\n", 1)[0].rstrip(b"\r")
    reason = f"byte 0x{data[at]:02x} is not UTF-8; save the file as UTF-8"
    place = (data.count(b"\n", 0, at) + 1, len(before) + 1)
    error = TextError("encoding", name, place, reason)
    error.line = before[-_BESIDE:] + behind.decode(errors="backslashreplace")
    error.begins = max(0, len(before) - _BESIDE) + 1
    return error
