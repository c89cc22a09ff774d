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
    except (ImportError, MemoryError, OSError) as error:  # too early for `run` to say it
        os.write(2, f"kztimeline: cannot start: {str(error) or 'not enough memory'}\n".encode())
        code = 4
    leave(code)


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


if __name__ == "__main__":
    main()
