"""What is packed: the manual page from the help, and a wheel that is the same from any source."""

import os
import runpy
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import typer

from kztimeline.cli.app import application

ROOT = Path(__file__).parents[1]
MANUAL = "kztimeline-{}.data/data/share/man/man1/kztimeline.1"


def page() -> str:
    """Return the manual page as it is made now."""
    made: str = runpy.run_path(str(ROOT / "docs" / "man.py"))["page"]()
    return made


def built(kind: str, source: Path, folder: Path) -> Path:
    """Return the package of a kind that hatchling builds from a source."""
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    # Before 3.1.5 Jinja compiles a template with what it imports in the order of a set.
    same = {**os.environ, "PYTHONHASHSEED": "0"}
    subprocess.run(command, cwd=source, check=True, capture_output=True, env=same)
    [package] = folder.iterdir()
    return package


def test_the_manual_has_all_of_the_help() -> None:
    """Each command, option and argument is in it, with what the help says of it."""
    shown = " ".join(page().replace(r"\-", "-").replace(r"\[u2026]", "…").split())
    group = typer.main.get_command(application([]))
    assert isinstance(group, typer.core.TyperGroup)
    context = typer.Context(group, info_name="kztimeline")
    for name, command in group.commands.items():
        assert f".SS kztimeline {name}" in shown
        assert " ".join(str(command.help).split()) in shown
        for parameter in command.get_params(context):
            term, meaning = parameter.get_help_record(context) or ("", "")
            assert (
                parameter.name == "help" or f"\\fB{term}\\fR {' '.join(meaning.split())}" in shown
            )


def test_the_manual_is_the_same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the terminal nor the day is in it, and no letter that an old roff cannot take."""
    before = page()
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("KZTIMELINE_DATA", "/nonesuch.toml")
    assert page() == before
    assert before.isascii()


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_manual_is_roff() -> None:
    """The program groff has nothing to warn of, and draws each command."""
    command = ["groff", "-man", "-ww", "-Tutf8", "-P-cbou"]
    done = subprocess.run(command, input=page().encode(), capture_output=True, check=True)
    assert done.stderr == b""
    assert "kztimeline between [OPTIONS] " in " ".join(done.stdout.decode().split())
    wrong = subprocess.run(command, input=b".nonesuch", capture_output=True, check=False)
    assert b"nonesuch" in wrong.stderr


def test_a_wheel(tmp_path: Path) -> None:
    """A wheel has the manual page as it is made now, and says that it has types."""
    wheel = built("wheel", ROOT, tmp_path)
    with zipfile.ZipFile(wheel) as packed:
        version = wheel.name.split("-")[1]
        assert packed.read(MANUAL.format(version)).decode() == page()
        assert "kztimeline/py.typed" in packed.namelist()


@pytest.mark.exhaustive
def test_a_wheel_from_any_source(tmp_path: Path) -> None:
    """The sdist has all that the wheel is made of: from it comes the very wheel of the checkout."""
    wheel = built("wheel", ROOT, tmp_path / "wheel")
    with tarfile.open(built("sdist", ROOT, tmp_path / "sdist")) as sdist:
        sdist.extractall(tmp_path / "source", filter="data")
    [source] = (tmp_path / "source").iterdir()
    again = built("wheel", source, tmp_path / "again")
    assert (again.name, again.read_bytes()) == (wheel.name, wheel.read_bytes())
    assert (source / "tests" / "test_packages.py").exists()
