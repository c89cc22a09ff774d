"""Command lines in this process, with streams that keep what is written to them."""

import io
import sys
from functools import cache
from pathlib import Path

import pytest

from kztimeline.cli import run
from kztimeline.dataset.files import Origin
from kztimeline.dataset.limits import DEFAULT, Limits
from kztimeline.dataset.load import load
from kztimeline.model import Dataset


class Stream(io.TextIOWrapper):
    """A stream that keeps what is written to it, and may say that it is a terminal."""

    def __init__(self, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), "utf-8", newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        """Say whether a person reads it."""
        return self._terminal

    @property
    def text(self) -> str:
        """All that was written; bytes that are no text are kept, too."""
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(errors="surrogateescape")


@cache
def bundled() -> Dataset:
    """Return the bundled dataset, with its indexes: the same for all who ask in this process."""
    return load()


def read_once(patch: pytest.MonkeyPatch) -> None:
    """Let commands have the bundled dataset that others had: most tests are not about reading."""

    def shared(origin: Origin = None, limits: Limits = DEFAULT) -> Dataset:
        return bundled() if (origin, limits) == (None, DEFAULT) else load(origin, limits)

    patch.setattr("kztimeline.dataset.load.load", shared)


def answered(*args: str | Path, terminal: bool = False) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error of a command line."""
    with Stream(terminal) as out, Stream(terminal) as err, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        read_once(patch)
        return run(list(map(str, args))), out.text, err.text
