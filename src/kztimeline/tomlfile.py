"""Files to TOML tables: reading, decoding, parsing; the home of the TOML parser."""

import stat
from pathlib import Path
from typing import Any

import tomli

from .errors import BadDataset, BadFile

MAX_BYTES = 8 * 1024 * 1024
"""The largest dataset that is read."""


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
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02x}"
        message = f"{file}:{line}: byte {byte} is not UTF-8; save the file as UTF-8"
        raise BadDataset(message) from None


def parse(text: str, name: str) -> dict[str, Any]:
    """Return the tables of a TOML document; `name` stands for it in messages.

    Raises BadDataset, with name and line, for anything that is not TOML.
    """
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        message = error.msg[:1].lower() + error.msg[1:]
        raise BadDataset(f"{name}:{error.lineno}: not TOML: {message}") from None
    except RecursionError as error:  # tomli's own bounds on nesting and on the parts of a key
        raise BadDataset(f"{name}:1: nested too deeply to be read: {error}") from None
    except ValueError as error:
        raise BadDataset(f"{name}:1: not TOML: {error}") from None
