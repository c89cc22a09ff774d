"""The files that come with kztimeline, wherever it lies: installed, in a checkout, in a zip."""

from pathlib import Path
from typing import Any

from .errors import BadFile

_HERE = Path(__file__).parent
_LOADER: Any = __spec__.loader if __spec__ else None


def bundled(package: Path = _HERE) -> Path:
    """Return the path of the dataset that comes with a package: in it, or in its checkout."""
    packed = package / "data" / "events.toml"
    in_checkout = package.parent.name == "src" and not packed.exists()
    return package.parents[1] / "data" / "events.toml" if in_checkout else packed


def tables(toml: Path) -> dict[str, Any] | None:
    """Return the tables of the bundled dataset from the JSON in a wheel, which is read much faster.

    None where there is none, as in a checkout, or where it was not made from the TOML beside it,
    or is damaged.
    """
    from binascii import crc32
    from json import loads

    try:
        packed = loads(contents(toml.with_suffix(".json")))
        found: dict[str, Any] = packed["tables"]
        return found if packed["crc32"] == crc32(contents(toml)) else None
    except (BadFile, LookupError, TypeError, ValueError):
        return None


def contents(file: str | Path) -> bytes:
    """Return the bytes of a file that comes with kztimeline, by its path or name.

    Raises BadFile where the installation lacks it.
    """
    path = _HERE / file
    try:
        data: bytes = _LOADER.get_data(str(path))  # it knows a zip from a folder
    except OSError as error:
        reason = error.strerror or "not in the archive"
        raise BadFile(f"cannot read {path}: {reason}; install kztimeline anew") from None
    return data
