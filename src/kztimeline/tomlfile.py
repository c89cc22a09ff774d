"""Files to TOML tables: reading, decoding, parsing; the home of the TOML parser."""

import stat
from pathlib import Path
from typing import Any

import tomli

from .errors import BadDataset, BadFile

MAX_BYTES = 8 * 1024 * 1024
"""The largest dataset that is read."""


class Misplaced(BadDataset):
    """A text that is no TOML, or a file that is no text, and where it goes wrong."""

    def __init__(self, name: str, place: tuple[int, int], reason: str, line: str = "") -> None:
        super().__init__(f"{name}:{place[0]}: {reason}")
        self.place = place
        """Line and column, both counted from 1."""
        self.reason = reason
        self.line = line
        """The text of the line, where it is not text throughout."""


def read(file: Path) -> str:
    """Return the text of a regular UTF-8 file, without a byte order mark.

    Raises BadFile where it cannot be read or is too large, BadDataset where it is not UTF-8.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            kind = "a directory" if file.is_dir() else "not a regular file"
            raise BadFile(f"cannot read {file}: it is {kind}; name a TOML file")
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise BadFile(f"cannot read {file}: {reason}") from None
    if len(data) > MAX_BYTES:
        raise BadFile(f"cannot read {file}: it is larger than {MAX_BYTES // 1024**2} MiB")
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _undecodable(str(file), data, error.start) from None


def _undecodable(name: str, data: bytes, at: int) -> Misplaced:
    start = data.rfind(b"\n", 0, at) + 1
    line = data[start:].split(b"\n", 1)[0].rstrip(b"\r").decode(errors="backslashreplace")
    before = data[start:at].decode().removeprefix("\ufeff")
    place = data.count(b"\n", 0, at) + 1, len(before) + 1
    reason = f"byte 0x{data[at]:02x} is not UTF-8; save the file as UTF-8"
    return Misplaced(name, place, reason, line.removeprefix("\ufeff"))


def parse(text: str, name: str) -> dict[str, Any]:
    """Return the tables of a TOML document; `name` stands for it in messages.

    Raises BadDataset, with name and line, for anything that is not TOML.
    """
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        message = error.msg[:1].lower() + error.msg[1:]
        place = error.lineno, error.colno
        raise Misplaced(name, place, f"not TOML: {message}") from None
    except RecursionError as error:  # tomli's own bounds on nesting and on the parts of a key
        raise Misplaced(name, (1, 1), f"nested too deeply to be read: {error}") from None
    except ValueError as error:
        raise Misplaced(name, (1, 1), f"not TOML: {error}") from None
