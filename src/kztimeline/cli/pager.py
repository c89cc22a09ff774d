"""The pager, for what is longer than the terminal: the one program that kztimeline starts."""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping

VARIABLE = "KZTIMELINE_PAGER"
_DEFAULT = "less -FRX"
"""Leaves at once where all fits, shows colours, and leaves the text on the screen."""
_SETTINGS = {"LESS": "FRX", "LV": "-c"}
"""For a pager that is named without options, or it would show colours as letters; as git does."""
_CANNOT_PAGE = ("", "dumb")
"""Terminals, by $TERM, on which less asks to be left alone."""


class PagerError(Exception):
    """A pager that cannot be started."""


def is_long(text: str) -> bool:
    """Return whether a text leaves the terminal no line for a prompt; long lines are broken."""
    columns, lines = shutil.get_terminal_size()
    if text.count("\n") >= lines:
        return True
    # Only what is for programs has lines wider than the terminal, and that has no styles.
    return sum(max(0, len(line) - 1) // columns + 1 for line in text.splitlines()) >= lines


def chosen(environment: Mapping[str, str]) -> list[str]:
    """Return the command of the pager that an environment names; empty for none.

    Raises PagerError for one that is no command.
    """
    default = _DEFAULT if environment.get("TERM", "") not in _CANNOT_PAGE else ""
    command = environment.get(VARIABLE, environment.get("PAGER", default))
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise PagerError(_complaint(command, str(error).lower())) from None
    return [] if words == ["cat"] else words


def page(text: bytes, command: list[str], screen: int) -> None:
    """Show a text with a pager on a terminal, given as a descriptor, until its reader leaves it.

    Ctrl-C is for the pager meanwhile: less goes on, others end, and none is left alone with the
    terminal. Raises PagerError where the pager cannot be started.
    """
    environment = _SETTINGS | os.environ
    before = signal.getsignal(signal.SIGINT)
    if before != signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda *_: None)  # unlike SIG_IGN, not passed on
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=screen, env=environment)
        pager.communicate(text)
    except OSError as error:
        raise PagerError(_complaint(command[0], error.strerror)) from None
    finally:
        signal.signal(signal.SIGINT, before)


def _complaint(command: str, reason: str | None) -> str:
    return f'cannot start the pager "{command}": {reason}; set ${VARIABLE}, or leave it empty'
