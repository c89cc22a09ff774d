"""Command lines in this process, with streams that keep what is written to them."""

import io
import sys
from pathlib import Path

import pytest

from kztimeline.cli import run


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


def answered(*args: str | Path, terminal: bool = False) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error of a command line."""
    with Stream(terminal) as out, Stream(terminal) as err, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        return run(list(map(str, args))), out.text, err.text
