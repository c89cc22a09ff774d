"""Where a dataset comes from: a file, standard input, or the package itself."""

import sys
from pathlib import Path

from .. import packed
from ..errors import BadFile
from ..load import load_bundled, loads
from ..model import Dataset

STANDARD_INPUT = Path("-")
"""The file name that stands for standard input."""


def load(path: Path | None, mib: int) -> Dataset:
    """Return the dataset of at most `mib` MiB that a command is about; None is the bundled one.

    Raises BadFile where it cannot be read, and BadDataset where it breaks a rule of the format.
    """
    if path is None:
        return load_bundled()
    from .. import tomlfile

    data, name = contents(path, mib)
    return loads(tomlfile.decode(data, name, mib), name, mib)


def contents(path: Path | None, mib: int) -> tuple[bytes, str]:
    """Return a dataset as it stands in its file, and the name of the file.

    Raises BadFile where it cannot be read.
    """
    if path is None:
        return packed.contents(packed.bundled()), str(packed.bundled())
    if path == STANDARD_INPUT:
        return _typed(mib), "standard input"
    from .. import tomlfile

    return tomlfile.contents(path, mib), str(path)


def _typed(mib: int) -> bytes:
    if sys.stdin is None:
        raise BadFile("cannot read standard input: it is closed")
    from .. import tomlfile

    try:
        return tomlfile.taken(sys.stdin.buffer, mib)
    except OSError as error:
        raise BadFile(f"cannot read standard input: {error.strerror}") from None
