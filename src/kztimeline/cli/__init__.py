"""The command line: words to one load, one question, one presentation; the only home of typer.

`run` is the one error boundary: it owns standard output, standard error and every exit code.
"""

import os
import sys
from contextlib import redirect_stdout
from io import StringIO

import typer

from ..errors import BadUsage, Problem
from .app import application
from .atomic import save
from .screen import Screen, Shown
from .streams import complain, write

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the number of SIGINT."""


def run(args: list[str]) -> int:
    """Answer one command line and return its exit code; on failure stdout stays empty."""
    screen = Screen(sys.stdout)
    printed = StringIO()
    try:
        with redirect_stdout(printed):
            result = _call([_decoded(arg) for arg in args], screen)
        if isinstance(result, Shown):
            return _deliver(result)
        write(printed.getvalue(), human=True)
    except Problem as error:
        complain(str(error))
        return error.code
    except typer.TyperException as error:
        complain(f"{error.format_message().rstrip('.')}; kztimeline --help lists what there is")
        return BadUsage.code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    return result if isinstance(result, int) else 0


def _decoded(arg: str) -> str:
    """Return an argument read as UTF-8, whatever the locale took it for."""
    return os.fsencode(arg).decode("utf-8", "surrogateescape")


def _call(args: list[str], screen: Screen) -> object:
    """Return what the command returns; typer leaves its shell completion by SystemExit."""
    app = application(args)
    try:
        return app(args=args, prog_name="kztimeline", standalone_mode=False, obj=screen)
    except SystemExit as ended:
        return ended.code


def _deliver(shown: Shown) -> int:
    """Bring an answer where it goes, then say what must be known of it."""
    if shown.file:
        save(shown.file, shown.text, shown.force)
    else:
        write(shown.text, human=shown.human)
    for note in shown.notes:
        complain(note)
    return shown.code
