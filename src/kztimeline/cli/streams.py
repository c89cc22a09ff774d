"""The one way out: a file or standard output, whole, and one line of error on stderr."""

import errno
import os
import sys
from contextlib import suppress

from ..errors import FileError
from ..text.brief import brief
from ..text.escape import escape
from .files import STANDARD_OUTPUT
from .present import Shown

TRACEBACK = "KZTIMELINE_TRACEBACK"
"""The variable with which whoever develops sees where an unexpected error comes from."""


def deliver(shown: Shown) -> int:
    """Bring an answer where it goes, say what must be known of it, and return the exit code."""
    if shown.file and shown.file != STANDARD_OUTPUT:
        from .save import save_file  # few answers go to a file

        save_file(shown.file, shown.text, shown.force)
    elif not (shown.paged and _paged(shown)):
        write(shown.text, human=shown.human)
    for note in shown.notes:
        report(note)
    return shown.code


def write(text: str | bytes, human: bool = False) -> None:
    """Write an answer to standard output and flush it.

    Programs get UTF-8. What is for a human to read is in the encoding of the stream, and what
    that cannot say is escaped, never lost. A reader that has gone away is no error.
    Raises FileError where the answer cannot be written.
    """
    if sys.stdout is None:
        raise FileError("cannot write the answer: standard output is closed")
    try:
        rest = memoryview(_encoded(text, sys.stdout.encoding if human else "utf-8"))
        while rest:  # an unbuffered stream may take a part at a time, or say None: nothing now
            taken: int | None = sys.stdout.buffer.write(rest)
            if taken is None:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
            rest = rest[taken:]
        sys.stdout.flush()
    except OSError as error:
        _abandon()
        if not _reader_left(error):
            raise FileError(f"cannot write the answer: {error.strerror}") from None


def _paged(shown: Shown) -> bool:
    """Show an answer with a pager, where a person would have to scroll; say whether that is done.

    Where the pager cannot be started, the answer is printed, and then said why.
    """
    try:
        screen = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):  # none that another program could write to
        return False
    if not os.isatty(screen):
        return False
    from .pager import PagerError, chosen, is_long, page  # no pipe has a use for it

    try:
        if (
            isinstance(shown.text, bytes)
            or not is_long(shown.text)
            or not (command := chosen(os.environ))
        ):
            return False
        page(_encoded(shown.text, sys.stdout.encoding), command, screen)
    except PagerError as error:
        write(shown.text, human=shown.human)
        report(str(error))
    return True


def report(message: str) -> None:
    """Write one line on standard error, not long, with nothing in it that a terminal would obey."""
    _complain(f"kztimeline: {escape(brief(message))}\n")


def _complain(text: str) -> None:
    if sys.stderr is None:
        return
    with suppress(OSError):
        try:
            print(text, end="", file=sys.stderr, flush=True)
        except UnicodeError:
            os.write(2, _encoded(text, "ascii"))


def trace(error: Exception) -> None:
    """Write where an error comes from on standard error, if $KZTIMELINE_TRACEBACK is 1."""
    if os.environ.get(TRACEBACK) == "1":
        from traceback import format_exception

        lines = "".join(format_exception(error)).split("\n")
        _complain("\n".join(map(escape, lines)))


def _encoded(text: str | bytes, encoding: str) -> bytes:
    """Return text as bytes that lose nothing of it, in ASCII where the encoding has no escapes."""
    if isinstance(text, bytes):
        return text
    try:
        return text.encode(encoding, "backslashreplace")
    except UnicodeError:  # a codec for something else, such as idna for host names
        return text.encode("ascii", "backslashreplace")


def _reader_left(error: OSError) -> bool:
    """Whether nobody reads a pipe any more; Windows says so by an invalid argument, too."""
    return isinstance(error, BrokenPipeError) or (
        sys.platform == "win32" and error.errno == errno.EINVAL
    )


def _abandon() -> None:
    """Point standard output at nothing, so that the interpreter's last flush cannot fail."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
