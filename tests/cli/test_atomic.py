"""Writing a file whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from kztimeline.cli.atomic import save
from kztimeline.errors import BadFile


def left(folder: Path) -> list[str]:
    """Return the names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file(tmp_path: Path) -> None:
    """The text arrives as UTF-8, with nothing else beside it."""
    save(tmp_path / "new.txt", "Қазақстан\r\n")
    assert (tmp_path / "new.txt").read_bytes() == "Қазақстан\r\n".encode()
    assert left(tmp_path) == ["new.txt"]


def test_an_existing_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    """Without force the old file stays, and the message says what to add."""
    file = tmp_path / "old.txt"
    file.write_text("old")
    with pytest.raises(BadFile, match="it exists; add --force"):
        save(file, "new")
    assert file.read_text() == "old"
    assert left(tmp_path) == ["old.txt"]


def test_force_replaces_and_keeps_the_mode(tmp_path: Path) -> None:
    """The new file has the mode bits of the old one."""
    file = tmp_path / "old.txt"
    file.write_text("old")
    file.chmod(0o640)
    save(file, "new", force=True)
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What a symbolic link leads to is replaced, not the link."""
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    save(tmp_path / "link.txt", "new", force=True)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "a directory"),
        ("none/file.txt", "No such file or directory"),
        ("fifo", "not a regular file"),
        ("loop", "symbolic link"),
        ("a\0b", "null"),
    ],
)
def test_what_is_no_file(tmp_path: Path, name: str, reason: str) -> None:
    """A target that cannot be a file is refused, force or not, and nothing is left behind."""
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to("loop")
    before = left(tmp_path)
    with pytest.raises(BadFile, match=reason):
        save(tmp_path / name, "text", force=True)
    assert left(tmp_path) == before


def fail(*_: object, **__: object) -> None:
    """Do what a full disk does."""
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("call", "force"),
    [("_fill", False), ("_fill", True), ("_place", False), ("_place", True)],
)
def test_a_call_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, force: bool
) -> None:
    """Where writing or moving fails, the old file stays and no draft is left."""
    file = tmp_path / "file.txt"
    if force:
        file.write_text("old")
    monkeypatch.setattr(f"kztimeline.cli.atomic.{call}", fail)
    with pytest.raises(BadFile, match="No space left on device"):
        save(file, "new", force)
    assert file.exists() == force
    assert not force or file.read_text() == "old"
    assert left(tmp_path) == (["file.txt"] if force else [])


def test_a_disk_that_cannot_be_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the data do not get to the disk nothing has happened."""
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BadFile, match="No space left on device"):
        save(tmp_path / "file.txt", "new")
    assert left(tmp_path) == []


def test_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that has none gets its new file all the same."""
    monkeypatch.setattr(os, "link", fail)
    save(tmp_path / "file.txt", "new")
    assert left(tmp_path) == ["file.txt"]


def test_a_file_that_appears_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file made between the look and the move is not replaced, with hard links or without."""
    file = tmp_path / "file.txt"

    def race(*_: object) -> None:
        file.write_text("theirs")
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", race)
    with pytest.raises(BadFile, match="it exists"):
        save(file, "ours")
    assert file.read_text() == "theirs"
    assert left(tmp_path) == ["file.txt"]
