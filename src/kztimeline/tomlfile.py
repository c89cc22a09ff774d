"""Files to TOML tables: reading, decoding, parsing; the home of the TOML parser."""

import stat
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import tomli

from . import bounds
from .errors import BadDataset, BadFile

_BESIDE = 150
"""How much of a line that is no text is kept on either side of the place."""


class Misplaced(BadDataset):
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

    Raises BadFile where it cannot be read or is too large, BadDataset where it is not UTF-8.
    """
    most = mib * 1024**2
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            kind = "a directory" if file.is_dir() else "not a regular file"
            raise BadFile(f"cannot read {file}: it is {kind}; name a TOML file")
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise BadFile(f"cannot read {file}: {reason}") from None
    if len(data) > most:
        raise BadFile(f"cannot read {file}: it is larger than {mib} MiB; --max-size raises that")
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _undecodable(str(file), data, error.start) from None


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

    Raises BadDataset, with name and line, for anything that is not TOML, and BadFile for what has
    more parts than go into `mib` MiB.
    """
    found = bounds.parts(text, mib)
    if found > bounds.PARTS * mib:
        raise BadFile(
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
