"""Writing a file whole or not at all."""

import errno
import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ..errors import FileError

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
_CANNOT_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)


def save(file: Path, text: str, force: bool = False) -> None:
    """Write UTF-8 text to a file, so that at every moment it is the old one or the new one.

    The text goes to a temporary file in the same folder, to the disk, and then in one step to its
    place, with the mode of the file that it replaces. Raises FileError, leaving everything as it
    was, where that cannot be done, and where a file is there already unless `force` is set.
    """
    try:
        target = Path(os.path.realpath(file))
        mode = _mode(file, force)
        with _undisturbed():
            _write(target, text.encode("utf-8", "backslashreplace"), mode, force)
    except FileExistsError:
        raise FileError(f"cannot write {file}: it exists; add --force to replace it") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise FileError(f"cannot write {file}: {reason}") from None
    _sync_folder(target.parent, file)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals that end the process wait, lest it leave a draft behind."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [getattr(signal, name) for name in _ENDING])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _mode(file: Path, force: bool) -> int | None:
    """Return the mode bits of the file that is to be replaced, None where there is none."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        kind = "a directory" if stat.S_ISDIR(found.st_mode) else "not a regular file"
        raise FileError(f"cannot write {file}: it is {kind}; name a file, or - to have it printed")
    if not force:
        raise FileExistsError
    return stat.S_IMODE(found.st_mode)


def _write(target: Path, data: bytes, mode: int | None, force: bool) -> None:
    draft = target.with_name(f".kztimeline-{os.urandom(8).hex()}.tmp")
    stream = draft.open("xb")
    try:
        with stream:
            _fill(stream, data, mode)
        _place(draft, target, force)
    finally:
        _remove(draft)


def _fill(stream: BinaryIO, data: bytes, mode: int | None) -> None:
    if mode is not None:
        os.fchmod(stream.fileno(), mode)
    stream.write(data)
    stream.flush()
    os.fsync(stream.fileno())


def _place(draft: Path, target: Path, force: bool) -> None:
    """Move a draft to its place; without `force` only where nothing has appeared meanwhile."""
    if force:
        draft.replace(target)
        return
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError from None
        draft.replace(target)


def _remove(draft: Path) -> None:
    """Remove a draft, where it still is; one failure is not the last word."""
    with suppress(OSError):
        draft.unlink(missing_ok=True)
        return
    try:
        draft.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(f"cannot remove {draft}: {error.strerror}; remove it") from None


def _sync_folder(folder: Path, file: Path) -> None:
    """Bring the new name to the disk, where the folder and its file system let anybody do so."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise FileError(
                f"{file} is written, but may not be on the disk: {error.strerror}; look at it"
            ) from None
    finally:
        with suppress(OSError):
            os.close(handle)
