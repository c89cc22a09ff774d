"""`python -m kztimeline`, and where the installed command begins."""

import gc
import os
import sys


def main() -> None:
    """Answer the command line of this process, and end it."""
    gc.disable()  # one answer, then the end: nothing would be worth collecting
    try:
        from .cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    leave(code)


def leave(code: int) -> None:
    """End the process at once with an exit code; `run` has flushed what there was to say.

    Freeing every object first, as `sys.exit` does, would take a tenth of the whole run.
    """
    os._exit(code)


if __name__ == "__main__":
    main()
