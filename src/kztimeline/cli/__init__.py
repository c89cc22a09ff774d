"""The command line: words to one load, one question, one presentation; the only home of typer.

`run` is the one error boundary: it owns standard output, standard error and every exit code.
"""

import os
import sys
from contextlib import redirect_stdout
from functools import partial
from io import StringIO

import typer

from ..errors import FileError, KztimelineError, UsageError
from .app import application
from .atomic import save
from .complete import COMPLETION, completed
from .files import STANDARD_OUTPUT
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
    except KztimelineError as error:
        complain(str(error))
        return error.code
    except typer.TyperException as error:
        complain(f"{error.format_message().rstrip('.')}; kztimeline --help lists what there is")
        return UsageError.code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except (ImportError, MemoryError, OSError) as error:
        complain(_lacking(error))
        return FileError.code
    return result if isinstance(result, int) else 0


def _lacking(error: ImportError | MemoryError | OSError) -> str:
    """Say what the system, or the installation, does not give to this process."""
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; ask for less, or allow more"
    if isinstance(error, OSError) and error.filename:  # such as the home of shell completion
        return f"cannot use {error.filename}: {error.strerror}"
    return f"cannot go on: {error}"


def _decoded(arg: str) -> str:
    """Return an argument read as UTF-8, whatever the locale took it for.

    Raises UsageError for one that no system hands over, and that no file can be called.
    """
    if "\0" in arg:
        raise UsageError(f'there is a NUL in the argument "{arg}"; leave it out')
    try:
        raw = os.fsencode(arg)
    except UnicodeEncodeError:
        raw = arg.encode("utf-8", "surrogatepass")
    return raw.decode("utf-8", "surrogateescape")


def _call(args: list[str], screen: Screen) -> object:
    """Return what the command returns; typer leaves what it does itself by SystemExit."""
    app = application(args)
    call = partial(app, args=args, prog_name="kztimeline", standalone_mode=False, obj=screen)
    if os.environ.get(COMPLETION):
        return completed(call)
    try:
        return call()
    except SystemExit as ended:
        return ended.code


def _deliver(shown: Shown) -> int:
    """Bring an answer where it goes, then say what must be known of it."""
    if shown.file and shown.file != STANDARD_OUTPUT:
        save(shown.file, shown.text, shown.force)
    else:
        write(shown.text, human=shown.human)
    for note in shown.notes:
        complain(note)
    return shown.code
