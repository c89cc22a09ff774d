"""The examples of README and guide, run as a reader would run them and compared with what is shown.

`KZ_GOLDEN=update pytest -n 0 tests/test_readme.py` writes the outputs anew.
"""

import io
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import inprocess
import pytest

from kztimeline.cli import run
from kztimeline.dataset.load import load
from kztimeline.formats import export
from kztimeline.queries.answer import Answer

ROOT = Path(__file__).parents[1]
README, GUIDE = ROOT / "README.md", ROOT / "docs" / "guide.md"
EXAMPLE = re.compile(r"(?<=```console\n)\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)(?=```)")
EXAMPLES = [
    (page, match["command"])
    for page in (README, GUIDE)
    for match in EXAMPLE.finditer(page.read_text(encoding="utf-8"))
]


class Terminal(io.TextIOWrapper):
    """Standard output of a person: a terminal that keeps what it was shown."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")

    def isatty(self) -> bool:
        """Claim to be one."""
        return True

    def shown(self) -> str:
        """Return what was written."""
        self.seek(0)
        return self.read()


def on_terminal(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run one kztimeline command on a terminal of 80 columns without colour."""
    screen, complaints = Terminal(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", complaints)
    inprocess.read_once(monkeypatch)
    run(command.split()[1:])
    monkeypatch.undo()
    return screen.shown() + complaints.getvalue()


def in_shell(command: str, folder: Path) -> str:
    """Run a pipeline with kztimeline on the path."""
    if os.name != "posix":
        pytest.skip("this system is not POSIX")
    program = folder / "kztimeline"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kztimeline "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        command, shell=True, cwd=ROOT, env=os.environ | path, capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.mark.parametrize(("page", "command"), EXAMPLES, ids=[each[1] for each in EXAMPLES])
def test_example(page: Path, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown after a command is what the command prints."""
    for name, value in {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(ROOT)
    for tool in re.findall(r"\| (\w+)", re.sub(r"'.*?'", "", command)):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
    piped = "|" in command
    output = in_shell(command, tmp_path) if piped else on_terminal(command, monkeypatch)
    text = page.read_text(encoding="utf-8")
    if os.environ.get("KZ_GOLDEN") == "update":
        old = re.compile(rf"(?<=```console\n)\$ {re.escape(command)}\n(?:.*\n)*?(?=```)")
        text = old.sub(lambda _: f"$ {command}\n{output}", text)
        page.write_text(text, encoding="utf-8")
    assert f"```console\n$ {command}\n{output}```" in text


def test_there_are_examples() -> None:
    """The pattern that finds examples finds them, in both pages."""
    for page in (README, GUIDE):
        assert len([each for each in EXAMPLES if each[0] == page]) > 8


def test_the_readme_is_short() -> None:
    """A newcomer reads it whole; what is longer belongs into the guide."""
    assert len(README.read_text(encoding="utf-8").splitlines()) < 250


@pytest.mark.parametrize(
    "command", ["pip install . && kztimeline timeline", "pip install '.[test]' && pytest"]
)
def test_the_commands_for_newcomers(command: str) -> None:
    """The two commands stand in the README; CI runs the second as it stands there."""
    assert f"```sh\n{command}\n```" in README.read_text(encoding="utf-8")


def test_ci_runs_the_readme_command() -> None:
    """What CI runs is what the README tells people to run."""
    if not (ROOT / ".ci").exists():
        pytest.skip("a source distribution has no CI")
    assert "\npip install '.[test]' && pytest\n" in (ROOT / ".ci" / "run").read_text(
        encoding="utf-8"
    )


def test_the_picture_is_of_today() -> None:
    """The README's picture shows what the timeline draws now; `docs/picture.py` makes it."""
    made = runpy.run_path(str(ROOT / "docs" / "picture.py"))["picture"]()
    kept = (ROOT / "docs" / "timeline.svg").read_text(encoding="utf-8")
    assert "2003" in said(kept)
    assert said(kept) == said(made)


def test_the_overview_is_of_today() -> None:
    """The README's first picture is what `timeline --format svg` draws."""
    dataset = load()
    made = export(Answer(dataset, "timeline", dataset.events), "svg")
    assert (ROOT / "docs" / "overview.svg").read_text(encoding="utf-8") == made


def said(picture: str) -> str:
    """Return the words of an SVG, which another version of Rich may lay out otherwise."""
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", picture, flags=re.DOTALL).split())
