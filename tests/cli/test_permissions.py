"""Files that may not be read or written: tests that mean nothing for root, who drops its rights."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sample

from kztimeline.cli import run
from kztimeline.dataset import bundled
from kztimeline.dataset.bundled import starter

pytestmark = pytest.mark.posix

Kz = Callable[..., tuple[int, str, str]]
NOBODY = 65534
DENIED = "Permission denied"


def become(user: int) -> None:
    """Be another user, in a way that leads back to root."""
    os.seteuid(0)
    os.setresuid(user, user, 0)


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that everybody may enter, with a dataset in it; nobody else's is on the way."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    (folder / "data.toml").write_text(starter(), "utf-8")
    (folder / "own").mkdir()
    yield folder
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.fixture
def kz(
    home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Kz]:
    """Run a command line in this process, as a user without rights, in a folder of theirs."""
    monkeypatch.delenv("KZTIMELINE_DATA", raising=False)
    monkeypatch.chdir(home / "own")
    run(["check", str(home / "data.toml")])  # what is imported late is imported with root's rights
    run(["list", "--json", "--data", str(home / "data.toml")])
    capfd.readouterr()
    root = os.geteuid() == 0
    if root:
        os.chown(home / "own", NOBODY, NOBODY)
        become(NOBODY)
        if not os.access(bundled.__file__, os.R_OK, effective_ids=True):
            become(0)
            pytest.skip("the package lies where another user may not go")

    def call(*args: object) -> tuple[int, str, str]:
        code = run([str(arg) for arg in args])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    try:
        yield call
    finally:
        if root:
            become(0)


class TestReading:
    """Datasets that may not be read."""

    @pytest.fixture(params=["--data", "$KZTIMELINE_DATA", "check"])
    def ask(
        self, request: pytest.FixtureRequest, kz: Kz, monkeypatch: pytest.MonkeyPatch
    ) -> Callable[[Path], tuple[int, str, str]]:
        """Hand a file to a command by one of the doors."""

        def through(file: Path) -> tuple[int, str, str]:
            if request.param == "check":
                return kz("check", file)
            if request.param == "--data":
                return kz("list", "--json", "--data", file)
            monkeypatch.setenv("KZTIMELINE_DATA", str(file))
            return kz("list", "--json")

        return through

    def test_a_file(self, ask: Callable[[Path], tuple[int, str, str]]) -> None:
        """A file that nobody may read is exit 4, and can be read once that is mended."""
        file = Path("data.toml").absolute()
        file.write_text(starter(), "utf-8")
        file.chmod(0o000)
        assert ask(file) == (4, "", f"kztimeline: cannot read {file}: {DENIED}\n")
        file.chmod(0o400)
        assert ask(file)[0] == 0

    def test_a_folder(self, ask: Callable[[Path], tuple[int, str, str]]) -> None:
        """A file in a folder that nobody may enter is exit 4, whether it is there or not."""
        folder = Path("closed").absolute()
        folder.mkdir()
        (folder / "data.toml").write_text(starter(), "utf-8")
        folder.chmod(0o600)
        for name in ("data.toml", "none.toml"):
            expected = f"kztimeline: cannot read {folder / name}: {DENIED}\n"
            assert ask(folder / name) == (4, "", expected)
        folder.chmod(0o100)  # entering is enough, without a look around
        assert ask(folder / "data.toml")[0] == 0


class TestWriting:
    """Places that may not be written to."""

    def files(self, folder: Path) -> dict[str, str]:
        """Return the files of a folder with what is in them."""
        return {path.name: path.read_text("utf-8") for path in folder.iterdir()}

    @pytest.mark.parametrize("command", [["list", "-o"], ["list", "--force", "-o"], ["init"]])
    def test_a_folder(self, kz: Kz, command: list[str]) -> None:
        """A folder that takes no files is exit 4, and stays as it is."""
        folder = Path("closed")
        folder.mkdir(mode=0o500)
        expected = f"kztimeline: cannot write {folder / 'new'}: {DENIED}\n"
        assert kz(*command, folder / "new") == (4, "", expected)
        assert self.files(folder) == {}
        folder.chmod(0o700)
        assert kz(*command, folder / "new") == (0, "", "")

    def test_the_current_folder(self, kz: Kz) -> None:
        """Where nothing can be written everything can be asked."""
        Path().absolute().chmod(0o500)
        assert kz("list", "--json")[0] == 0
        assert kz("list", "-o", "new")[0] == 4
        Path().absolute().chmod(0o700)

    def test_a_folder_that_cannot_be_listed(self, kz: Kz) -> None:
        """To write and to enter is enough: that the folder has no sync is no failure."""
        folder = Path("dark")
        folder.mkdir(mode=0o300)
        assert kz("list", "-o", folder / "new") == (0, "", "")
        folder.chmod(0o700)
        assert list(self.files(folder)) == ["new"]

    @pytest.mark.parametrize("mode", [0o400, 0o200, 0o000])
    def test_a_file_that_is_closed(self, kz: Kz, mode: int) -> None:
        """--force replaces a file of one's own, read-only or not readable, and keeps its mode."""
        file = Path("old")
        file.write_text("old")
        file.chmod(mode)
        assert kz("list", "-o", file)[0] == 4
        assert kz("list", "-o", file, "--force") == (0, "", "")
        assert stat.S_IMODE(file.stat().st_mode) == mode
        file.chmod(0o600)
        assert file.read_text("utf-8") != "old"

    @pytest.mark.skipif(getattr(os, "geteuid", int)() != 0, reason="only root can give files away")
    def test_a_file_of_another(self, kz: Kz, home: Path) -> None:
        """A file of another's in a folder where each has their own is not replaced by force."""
        become(0)
        shared = home / "shared"
        shared.mkdir()
        shared.chmod(0o1777)
        (shared / "theirs").write_text("theirs")
        become(NOBODY)
        expected = f"kztimeline: cannot write {shared / 'theirs'}: Operation not permitted\n"
        assert kz("list", "--force", "-o", shared / "theirs") == (4, "", expected)
        assert self.files(shared) == {"theirs": "theirs"}


def test_a_file_system_that_is_read_only(tmp_path: Path) -> None:
    """A file system that takes nothing is exit 4, with that reason, by every way to write."""
    for command in (["list", "-o"], ["list", "--force", "-o"], ["init"]):
        done = mounted(command, tmp_path)
        expected = f"kztimeline: cannot write {tmp_path / 'new'}: Read-only file system\n"
        assert (done.returncode, done.stdout, done.stderr) == (4, b"", expected.encode())


def mounted(command: list[str], place: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command with a read-only file system in a place, which no other process sees."""
    if not shutil.which("unshare"):
        pytest.skip("unshare is not installed")
    mount = 'mount -t tmpfs -o ro none "$0" || exit 99; exec "$@"'
    kztimeline = [sys.executable, "-m", "kztimeline", *command, place / "new"]
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", mount, place, *kztimeline],
        capture_output=True,
        env=sample.environment(),
        check=False,
    )
    if b"unshare:" in done.stderr or done.returncode == 99:
        pytest.skip("nothing can be mounted here")
    return done
