"""Terminals: one in memory that notes what it was made to do, and real ones that are typed at."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

import pyte
import pytest
import sample

_QUIET, _PATIENCE = 0.1, 60
"""For how many seconds nothing is sent: before a key is typed, and before a test is given up."""
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

    `keys` are typed one after the other, each when the text before it has been sent since, and
    nothing more.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    before = termios.tcgetattr(master)
    # The leader of a session has the first terminal that it opens, and Ctrl-C from there.
    opened = ["sh", "-c", 'exec "$@" <"$0"', os.ttyname(slave)]
    command = [*opened, sys.executable, "-m", "kztimeline", *args]
    environment = sample.environment(**({"TERM": "xterm", "LC_ALL": "C.UTF-8"} | given))
    with subprocess.Popen(
        command,
        stdout=slave,
        stderr=slave,
        env=environment,
        start_new_session=True,
    ) as process:
        received = _converse(master, process, list(keys))
    settled = termios.tcgetattr(master) == before
    os.close(master)
    os.close(slave)
    text = received.decode().replace("\r\n", "\n")
    return Session(text, process.returncode, settled)


def _converse(
    handle: int, process: "subprocess.Popen[bytes]", keys: list[tuple[str, str]]
) -> bytes:
    """Type at a terminal and return what it was sent, once the process that holds it has ended.

    A program that has just asked for a key may not read it yet, and less forgets a Ctrl-C that it
    gets in between: so a key waits until nothing follows. What never ends is killed, and named.
    """
    received, seen, since = b"", 0, time.monotonic()
    while True:
        ready, _, _ = select.select([handle], [], [], _QUIET)
        if ready:
            received, since = received + os.read(handle, 65536), time.monotonic()
        elif keys and keys[0][0].encode() in received[seen:]:
            seen = len(received)
            os.write(handle, keys.pop(0)[1].encode())
        elif process.poll() is not None:
            assert not keys
            return received
        elif time.monotonic() - since > _PATIENCE:
            os.killpg(process.pid, signal.SIGKILL)
            pytest.fail(f"it waits since {received[-300:]!r}, and {keys} are not typed")
