"""The files that commands read and write, and the streams that stand in for them."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from ..dataset import load as dataset
from ..dataset.files import Origin
from ..dataset.limits import Limits
from ..errors import FileError
from ..model import Dataset

DATA_VARIABLE = "KZTIMELINE_DATA"
STANDARD_INPUT = STANDARD_OUTPUT = Path("-")
"""The file name that stands for them."""


def readable(text: str) -> Path:
    """Return the path of a file that is to be read, as it was typed."""
    return _path(text, "read", "name a TOML file")


def writable(text: str) -> Path:
    """Return the path of a file that is to be written, as it was typed."""
    return _path(text, "write", "name a file, or - to have it printed")


def _path(text: str, act: str, remedy: str) -> Path:
    """Return a path; raises FileError for `out/` and `out/.`, of which `Path` would make `out`.

    So it does for nothing, of which it would make the current folder.
    """
    if not text:
        raise FileError(f"cannot {act} a file without a name; {remedy}")
    if text.endswith(("/", "/.", os.sep)) and not Path(text).is_dir():
        raise FileError(f"cannot {act} {text}: it names a directory; {remedy}")
    return Path(text)


def _toml_files(incomplete: str) -> list[str]:
    from .complete import toml_files

    return toml_files(incomplete)


Data = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help=f"Another dataset, - for standard input; also ${DATA_VARIABLE}.",
        parser=readable,
        autocompletion=_toml_files,
    ),
]
Target = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file, whole or not at all.",
        parser=writable,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing file.")]
NoPager = Annotated[
    bool, typer.Option("--no-pager", help="Print at once what is longer than the terminal.")
]
NewFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="The dataset to begin.", parser=writable)
]
MaxSize = Annotated[
    int, typer.Option(min=1, max=4096, metavar="MIB", help="The most MiB a dataset may have.")
]
Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE]...",
        help="The bundled one if left out; - is standard input.",
        parser=readable,
        autocompletion=_toml_files,
    ),
]


def data_from_environment() -> Path | None:
    """Return the dataset that $KZTIMELINE_DATA names; empty means unset."""
    value = os.environ.get(DATA_VARIABLE)
    return readable(value) if value else None


def load(path: Path | None, mib: int) -> Dataset:
    """Return the dataset of at most `mib` MiB that a command is about; None is the bundled one.

    Raises FileError where it cannot be read, and DatasetError where it breaks a rule of the format.
    """
    return dataset.load(origin(path), Limits(mib))


def origin(path: Path | None) -> Origin:
    """Return what a path on the command line means: `-` is standard input.

    Raises FileError where that is closed.
    """
    if path != STANDARD_INPUT:
        return path
    if sys.stdin is None:
        raise FileError("cannot read standard input: it is closed")
    return sys.stdin.buffer
