"""Terminals: one in memory that notes what it was made to do, and real ones that are typed at."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from typing import Any, NamedTuple

import pyte
import sample

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


class Session(NamedTuple):
    """What came of a command line at a terminal."""

    text: str
    """All that the terminal was sent."""
    code: int
    """The exit code."""
    settled: bool
    """Whether the terminal is set as it was before."""


def at_a_terminal(
    args: Sequence[str],
    columns: int,
    lines: int = 50,
    keys: Sequence[tuple[str, str]] = (),
    **given: str,
) -> Session:
    """Return what a real terminal of that size is sent by a command, in a session of its own.

    `keys` are typed one after the other, each when the text before it has been sent since.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    before = termios.tcgetattr(master)
    # The leader of a session has the first terminal that it opens, and Ctrl-C from there.
    opened = ["sh", "-c", 'exec "$@" <"$0"', os.ttyname(slave)]
    command = [*opened, sys.executable, "-m", "kztimeline", *args]
    environment = sample.environment(**({"TERM": "xterm", "LC_ALL": "C.UTF-8"} | given))
    received, seen, typed = b"", 0, list(keys)
    with subprocess.Popen(
        command,
        stdout=slave,
        stderr=slave,
        env=environment,
        start_new_session=True,
    ) as process:
        while chunk := _read(master, process):
            received += chunk
            if typed and (at := received.find(typed[0][0].encode(), seen)) >= 0:
                seen = at + len(typed[0][0].encode())
                os.write(master, typed.pop(0)[1].encode())
    settled = termios.tcgetattr(master) == before
    os.close(master)
    os.close(slave)
    assert not typed
    text = received.decode().replace("\r\n", "\n")
    return Session(text, process.returncode, settled)


def _read(handle: int, process: "subprocess.Popen[bytes]") -> bytes:
    """Read from a terminal until the process that holds it has ended and nothing is left."""
    while True:
        ready, _, _ = select.select([handle], [], [], 0.05)
        if ready:
            return os.read(handle, 65536)
        if process.poll() is not None:
            return b""
