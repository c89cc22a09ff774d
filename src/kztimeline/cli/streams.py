"""The one way out: standard output, whole and flushed, and one line of complaint on stderr."""

import os
import sys
from contextlib import suppress

from ..errors import BadFile
from ..visible import visible


def write(text: str) -> None:
    """Write an answer to standard output and flush it.

    A reader that has gone away is no error. Raises BadFile where the answer cannot be written.
    """
    if sys.stdout is None:
        raise BadFile("cannot write the answer: standard output is closed")
    try:
        sys.stdout.buffer.write(_encode(text))
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon()
    except OSError as error:
        _abandon()
        raise BadFile(f"cannot write the answer: {error.strerror}") from None


def complain(message: str) -> None:
    """Write one line on standard error, with nothing in it that a terminal would obey."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"kztimeline: {visible(message)}", file=sys.stderr, flush=True)


def _encode(text: str) -> bytes:
    """Encode for the stream that is there; what it cannot say is escaped, never lost."""
    return text.encode(sys.stdout.encoding, "backslashreplace")


def _abandon() -> None:
    """Point standard output at nothing, so that the interpreter's last flush cannot fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
