"""Writing a file whole or not at all."""

import errno
import os
import signal
import stat
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from kztimeline.cli.save import save_file
from kztimeline.errors import FileError


def left(folder: Path) -> list[str]:
    """Return the names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file(tmp_path: Path) -> None:
    """The text arrives as UTF-8, with nothing else beside it."""
    save_file(tmp_path / "new.txt", "Қазақстан\r\n")
    assert (tmp_path / "new.txt").read_bytes() == "Қазақстан\r\n".encode()
    assert left(tmp_path) == ["new.txt"]


def test_an_existing_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    """Without force the old file stays, and the message says what to add."""
    file = tmp_path / "old.txt"
    file.write_text("old")
    with pytest.raises(FileError, match="it exists; add --force"):
        save_file(file, "new")
    assert file.read_text() == "old"
    assert left(tmp_path) == ["old.txt"]


@pytest.mark.posix
def test_force_replaces_and_keeps_the_mode(tmp_path: Path) -> None:
    """The new file has the mode bits of the old one."""
    file = tmp_path / "old.txt"
    file.write_text("old")
    file.chmod(0o640)
    save_file(file, "new", force=True)
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What a symbolic link leads to is replaced, not the link."""
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    save_file(tmp_path / "link.txt", "new", force=True)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


@pytest.mark.posix
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "a directory"),
        ("none/file.txt", os.strerror(errno.ENOENT)),
        ("fifo", "not a regular file"),
        ("loop", os.strerror(errno.ELOOP)),
        ("a\0b", "null"),
    ],
)
def test_what_is_no_file(tmp_path: Path, name: str, reason: str) -> None:
    """A target that cannot be a file is refused, force or not, and nothing is left behind."""
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to("loop")
    before = left(tmp_path)
    with pytest.raises(FileError, match=reason):
        save_file(tmp_path / name, "text", force=True)
    assert left(tmp_path) == before


def fail(*_: object, **__: object) -> None:
    """Do what a full disk does."""
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("force", [False, True], ids=["new", "replaced"])
@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_call_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, force: bool
) -> None:
    """Where writing or moving fails, the old file stays and no draft is left."""
    file = tmp_path / "file.txt"
    if force:
        file.write_text("old")
    monkeypatch.setattr(call, fail)
    with pytest.raises(FileError, match="No space left on device"):
        save_file(file, "new", force)
    assert file.exists() == force
    assert not force or file.read_text() == "old"
    assert left(tmp_path) == (["file.txt"] if force else [])


@pytest.mark.parametrize(("force", "kept"), [(False, "theirs"), (True, "ours")])
def test_a_file_that_appears_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool, kept: str
) -> None:
    """A file made while ours was written is replaced with force alone."""
    file = tmp_path / "file.txt"
    sync = os.fsync

    def race(handle: int) -> None:
        if not file.exists():
            file.write_text("theirs")
        sync(handle)

    monkeypatch.setattr(os, "fsync", race)
    with nullcontext() if force else pytest.raises(FileError, match="it exists"):
        save_file(file, "ours", force)
    assert file.read_text() == kept
    assert left(tmp_path) == ["file.txt"]


@pytest.mark.posix
@pytest.mark.parametrize("name", ["x" * 255, "Ж" * 127, "\udcff", "a\nb"], ids=ascii)
def test_any_name(tmp_path: Path, name: str) -> None:
    """A name may be as long as the file system lets it be, and of any bytes."""
    save_file(tmp_path / name, "text")
    assert left(tmp_path) == [name]


def test_what_only_looks_like_a_draft(tmp_path: Path) -> None:
    """A draft of another process, alive or dead, is left alone and in nobody's way."""
    theirs = tmp_path / f".file.txt.{os.getpid()}.tmp"
    theirs.write_text("theirs")
    save_file(tmp_path / "file.txt", "ours")
    assert theirs.read_text() == "theirs"
    assert left(tmp_path) == [theirs.name, "file.txt"]


def test_what_is_no_text(tmp_path: Path) -> None:
    """A lone surrogate is escaped, as on standard output."""
    save_file(tmp_path / "file.txt", "a\udcffb")
    assert (tmp_path / "file.txt").read_bytes() == b"a\\udcffb"


@pytest.mark.posix
def test_the_mode_of_a_new_file(tmp_path: Path) -> None:
    """A new file is as open to others as the process's mask lets it be."""
    for mask, mode in ((0o077, 0o600), (0o022, 0o644), (0o000, 0o666)):
        before = os.umask(mask)
        try:
            save_file(tmp_path / str(mask), "text")
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / str(mask)).stat().st_mode) == mode


@pytest.mark.posix
class TestSignals:
    """Signals that end a process wait while there is a draft."""

    @pytest.fixture(autouse=True)
    def _restored(self) -> Iterator[None]:
        """Leave the signals as they were."""
        before = signal.getsignal(signal.SIGTERM)
        yield
        signal.signal(signal.SIGTERM, before)

    @pytest.mark.parametrize("able", [True, False], ids=["POSIX", "elsewhere"])
    def test_they_wait(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, able: bool) -> None:
        """A signal that comes while the text goes to the disk is heeded after it, if it can be."""
        seen: list[list[str]] = []
        sync = os.fsync

        def disturbed(handle: int) -> None:
            signal.raise_signal(signal.SIGTERM)  # to this thread: those of a test runner heed it
            sync(handle)

        signal.signal(signal.SIGTERM, lambda *_: seen.append(left(tmp_path)))
        monkeypatch.setattr(os, "fsync", disturbed)
        if not able:
            monkeypatch.delattr(signal, "pthread_sigmask")
        save_file(tmp_path / "file.txt", "text")
        assert (seen[0] == ["file.txt"]) == able
        assert left(tmp_path) == ["file.txt"]

    def test_they_are_as_before(self, tmp_path: Path) -> None:
        """What waited before waits on, and nothing else, also where the writing fails."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])
        try:
            save_file(tmp_path / "file.txt", "text")
            with pytest.raises(FileError):
                save_file(tmp_path / "none" / "file.txt", "text")
            now = signal.pthread_sigmask(signal.SIG_BLOCK, [])
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        assert now == before | {signal.SIGHUP}


@pytest.mark.posix
class TestTheFolder:
    """The folder has to know the new name, but not every folder can say that it does."""

    def refuse(self, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        """Let the second fsync, that of the folder, fail."""
        calls = iter([None, OSError(number, os.strerror(number))])

        def sync(_handle: int) -> None:
            error = next(calls)
            if error:
                raise error

        monkeypatch.setattr(os, "fsync", sync)

    def test_it_cannot_be_synced(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file system that does not know how is no failure."""
        self.refuse(monkeypatch, errno.EINVAL)
        save_file(tmp_path / "file.txt", "text")
        assert left(tmp_path) == ["file.txt"]

    def test_it_does_not_reach_the_disk(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A disk that fails is one, and the message says that the file is there."""
        self.refuse(monkeypatch, errno.EIO)
        with pytest.raises(FileError, match=r"file\.txt is written, but may not be on the disk"):
            save_file(tmp_path / "file.txt", "text")
        assert (tmp_path / "file.txt").read_text() == "text"
