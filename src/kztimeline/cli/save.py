"""Writing a file whole or not at all."""

import errno
import os
import re
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import FileError

_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:[.:].*)?", re.IGNORECASE
)
"""What Windows takes for a device, in every folder and whatever suffix it has: `con.csv`."""


def save_file(file: Path, text: str | bytes, force: bool = False) -> None:
    """Write text (UTF-8) or bytes to a file, which at every moment is the old one or the new one.

    The text goes to a draft in the same folder, to the disk, and then in one step to its place,
    with the mode of the file that it replaces. Raises FileError where that cannot be done, and
    where a file is there already unless `force` is set.
    """
    if sys.platform == "win32" and _DEVICE.fullmatch(file.name):
        raise FileError(f"cannot write {file}: Windows has a device of that name; choose another")
    try:
        mode = _mode(file, force)
        target = Path(os.path.realpath(file))
        data = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
        with _signals_wait():
            _write(target, data, mode, force)
    except FileExistsError:
        raise FileError(f"cannot write {file}: it exists; add --force to replace it") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise FileError(f"cannot write {file}: {reason}") from None
    try:
        _sync(target.parent)
    except OSError as error:
        message = f"{file} is written, but may not be on the disk: {error.strerror}; look at it"
        raise FileError(message) from None


def _mode(file: Path, force: bool) -> int | None:
    """Return the mode bits of the file that is to be replaced, None where there is none."""
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        kind = "a directory" if stat.S_ISDIR(mode) else "not a regular file"
        raise FileError(f"cannot write {file}: it is {kind}; name a file, or - to have it printed")
    if not force:
        raise FileExistsError
    return stat.S_IMODE(mode)


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Let signals that end the process wait, lest it leave a draft behind; Windows cannot."""
    if sys.platform == "win32" or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    ending = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ending)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _write(target: Path, data: bytes, mode: int | None, force: bool) -> None:
    draft = target.with_name(f".kztimeline-{os.urandom(8).hex()}.tmp")
    stream = draft.open("xb")
    try:
        with stream:
            # Windows knows one mode bit, read-only, and replaces no file that has it.
            if mode is not None and sys.platform != "win32" and hasattr(os, "fchmod"):
                os.fchmod(stream.fileno(), mode)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if not force and target.exists():  # it may have appeared since the first look
            raise FileExistsError
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    """Bring a new name to the disk, where the folder can be read and its file system lets us."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EINVAL, errno.ENOTSUP):
            raise
