"""A terminal in memory, which notes what it was made to do besides showing text."""

from typing import Any

import pyte

PROMPT = "$ kztimeline"
"""What stands on the line above an answer, and must stay there."""


class Terminal(pyte.Screen):
    """A terminal that notes noises, and what would be typed on the reader's behalf."""

    def __init__(self, columns: int, lines: int) -> None:
        self.answered: list[str] = []
        self.rang = 0
        super().__init__(columns, lines)

    def write_process_input(self, data: str) -> None:
        """Note what would be typed on the reader's behalf."""
        self.answered.append(data)

    def bell(self, *args: object) -> None:
        """Note the noise."""
        self.rang += 1

    @property
    def state(self) -> dict[str, Any]:
        """All that a text may not change: what outlasts the answer, or is not on the screen."""
        return {
            "title": (self.title, self.icon_name),
            "answered": self.answered,
            "rang": self.rang,
            "modes": sorted(self.mode),
            "margins": self.margins,
            "charsets": (self.charset, self.g0_charset, self.g1_charset),
            "tabs": sorted(self.tabstops),
            "saved": self.savepoints,
            "style": self.cursor.attrs,
            "hidden": self.cursor.hidden,
            "column": self.cursor.x,
            "prompt": self.display[0].rstrip(),
        }


def shown(text: str, width: int, lines: int = 0) -> Terminal:
    """Show text in a terminal, below a prompt; it has `lines`, or else as many as the text."""
    terminal = Terminal(width, lines or text.count("\n") + 4)
    stream = pyte.Stream(terminal)
    stream.feed(f"{PROMPT}\r\n" + text.replace("\n", "\r\n"))
    return terminal


def untouched(width: int) -> dict[str, Any]:
    """Return the state of a terminal that has shown one word and a line end."""
    return shown("word\n", width).state
