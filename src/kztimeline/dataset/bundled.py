"""The files that come with kztimeline, wherever it lies: installed, in a checkout, in a zip."""

from pathlib import Path
from typing import Any

from ..errors import FileError

PACKAGE = Path(__file__).parents[1]
_LOADER: Any = __spec__.loader if __spec__ else None


def events_file(package: Path = PACKAGE) -> Path:
    """Return the path of the dataset that comes with a package: in it, or in its checkout."""
    installed = package / "dataset" / "events.toml"
    in_checkout = package.parent.name == "src" and not installed.exists()
    return package.parents[1] / "data" / "events.toml" if in_checkout else installed


def tables(toml: Path) -> dict[str, Any] | None:
    """Return the tables of the bundled dataset from the JSON in a wheel, read much faster.

    None where there is none, as in a checkout.
    """
    from json import loads

    try:
        found: dict[str, Any] = loads(contents(toml.with_suffix(".json")))
    except (FileError, ValueError):
        return None
    return found


def contents(file: str | Path) -> str:
    """Return the text of a file that comes with kztimeline, by its path or its name in here.

    Raises FileError where the installation lacks it, or has it cut short.
    """
    path, reason = PACKAGE / file, "it is damaged"
    try:
        data: bytes = _LOADER.get_data(str(path))  # it knows a zip from a folder
        if data.endswith(b"\n"):  # as all of them do, and hardly any that is cut short
            return data.decode()
    except OSError as error:
        reason = error.strerror or "not in the archive"
    except UnicodeDecodeError:
        pass
    raise FileError(f"cannot read {path}: {reason}; install kztimeline anew")


def starter() -> str:
    """Return the TOML of a small, commented dataset, without a diagnostic of `check`."""
    return contents("dataset/starter.toml")


def dataset_schema() -> str:
    """Return the JSON Schema (draft-07) of a dataset file, as JSON."""
    return contents(events_file().with_name("events.schema.json"))


def output_schema() -> str:
    """Return the JSON Schema (2020-12) of every command's JSON, as JSON."""
    return contents("formats/output.schema.json")
