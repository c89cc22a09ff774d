"""What stands at the other end of standard output: a person's terminal, or a program."""

import shutil
from typing import NamedTuple, TextIO

from ..answer import Answer
from ..export import FORMATS

NARROWEST = 40
"""A terminal with fewer columns gets plain lines, which it wraps itself."""

TABLE = "table"
ALL_FORMATS = (TABLE, *FORMATS)
"""Every format by its name on the command line."""


class Screen(NamedTuple):
    """Where an answer goes."""

    stream: TextIO | None

    def present(self, answer: Answer, name: str | None) -> str:
        """Return an answer in the format of that name, or in the one that suits the screen."""
        width = shutil.get_terminal_size().columns
        if name is None:
            name = TABLE if self._is_terminal() and width >= NARROWEST else "text"
        if name != TABLE:
            return FORMATS[name](answer)
        from ..view import colors, draw

        return draw(answer, max(width, NARROWEST), colors(self.stream) if self.stream else None)

    def _is_terminal(self) -> bool:
        return self.stream is not None and self.stream.isatty()
