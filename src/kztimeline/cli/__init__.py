"""The command line: words to one load, one question, one presentation; the only home of typer.

`run` is the one error boundary: it owns standard output, standard error and every exit code. What
is the user's fault, a file's or the system's has its code from 1 to 4; all else is a fault of ours.
"""

import os
import sys
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from itertools import dropwhile

import typer

from ..errors import FAULT, FileError, KztimelineError, Named, UsageError
from .app import Request, Tool, application
from .complete import COMPLETION, completed, set_up
from .files import load
from .present import Shown, present
from .streams import TRACEBACK, deliver, report, trace

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the number of SIGINT."""
DAMAGED = (ImportError, SyntaxError, EOFError)
"""What Python says of an installation with a module, or what it has compiled of it, cut short."""


def answer(args: list[str]) -> int:
    """Answer one command line and return its exit code."""
    request = parse(args)
    if not isinstance(request, Request):
        return deliver(request())
    dataset = load(request.output.path, request.output.max_size)
    found = request.ask(dataset)
    return deliver(present(found, request.output, sys.stdout))


def run(args: list[str]) -> int:
    """Answer one command line whatever happens; on failure standard output stays empty."""
    try:
        return answer([_decoded(arg) for arg in args])
    except KztimelineError as error:
        report("".join(f"--{piece}" if isinstance(piece, Named) else piece for piece in error.args))
        return error.code
    except typer.TyperException as error:
        from .advice import advice

        report(advice(error.format_message(), args))
        return UsageError.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except (MemoryError, OSError) as error:
        report(_lacking(error))
        return FileError.code
    except Exception as error:
        trace(error)
        if isinstance(error, DAMAGED):
            report(f"cannot go on: {error}; install kztimeline anew")
            return FileError.code
        report(
            f"a fault of kztimeline itself: {type(error).__name__}: {error}; report it to the "
            f"maintainers, with the command and what it says with ${TRACEBACK}=1"
        )
        return FAULT


def parse(args: list[str]) -> Request | Tool:
    """Return what a command line asks of a dataset, or the command that has a text of its own."""
    if args[:1] == ["help"]:
        args = [*dropwhile("help".__eq__, args), "--help"]
    app = application(args)
    call = partial(app, args=args, prog_name="kztimeline", standalone_mode=False)
    printed = StringIO()
    with redirect_stdout(printed):
        try:
            found = completed(call) if os.environ.get(COMPLETION) else set_up(call, args)
        except SystemExit as ended:  # typer leaves so what it does itself
            found = ended.code
    if isinstance(found, Request) or callable(found):
        return found
    code = found if isinstance(found, int) else 0
    return partial(Shown, printed.getvalue(), human=True, code=code)


def _lacking(error: MemoryError | OSError) -> str:
    """Say what the system does not give to this process."""
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; ask for less, or allow more"
    if error.filename:  # such as the home of shell completion
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
