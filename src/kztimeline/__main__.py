"""`python -m kztimeline`, and where the installed command begins."""

import gc
import os
import sys


def main() -> None:
    """Answer the command line of this process, and end it."""
    gc.disable()  # one answer, then the end: nothing would be worth collecting
    try:
        die_at_interrupts()
        from .cli import run

        code = run(sys.argv[1:])
    except Exception as error:  # too early for `run` to say it: the system's, or a damaged module
        code = cannot_start(error)
    leave(code)


def cannot_start(error: Exception) -> int:
    """Say so without a module of ours, and return the exit code: any of them may be at fault."""
    if os.environ.get("KZTIMELINE_TRACEBACK") == "1":
        sys.excepthook(type(error), error, error.__traceback__)
    said = (str(error) or type(error).__name__).encode("unicode_escape")
    os.write(2, b"kztimeline: cannot start: %b; if it stays so, install kztimeline anew\n" % said)
    return 4


def die_at_interrupts() -> None:
    """Let Ctrl-C end the process at once, in silence, as SIGTERM does.

    Python would raise KeyboardInterrupt instead, which is lost, and printed, where it meets a
    callback of the import system. A process that was told to ignore Ctrl-C, as in the background,
    goes on ignoring it.
    """
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def leave(code: int) -> None:
    """End the process at once with an exit code; `run` has flushed what there was to say.

    Freeing every object first, as `sys.exit` does, would take a tenth of the whole run.
    """
    os._exit(code)


def leave_folder() -> None:
    """Import nothing more from the current folder, which `python -m` puts first.

    Whoever has kztimeline itself there means that folder.
    """
    from_there = __file__ == f"{sys.path[0]}{os.sep}kztimeline{os.sep}__main__.py"
    if not sys.flags.safe_path and not from_there:
        del sys.path[0]


if __name__ == "__main__":
    leave_folder()
    main()
