"""A damaged installation: files of ours that are missing or cut short, and what is said of them.

`kztimeline/__init__.py` and `__main__.py` are read by Python before anything of ours can speak.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample
from exhaustive import few

import kztimeline

DATA = Path(__file__).parents[1] / "datasets" / "small.toml"
PACKAGE = Path(kztimeline.__file__).parent
EVERY = """
import json, os, sys
import icalendar, jinja2, rapidfuzz, rich.text, tomli, typer  # so that no child has to

for line in json.loads(sys.argv[1]):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        sys.argv[1:] = line
        from kztimeline.__main__ import main
        main()
    os.close(writing)
    said = open(reading, errors="replace").read()
    print(json.dumps((os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said)))
"""
"""Answers every line in a process of its own, and says how each one ended."""
LINES = [
    *(["list", "--format", name] for name in ("csv", "md", "html", "ics")),
    ["timeline", "--across", "--format", "table"],
    ["show", "admision", "--json"],
    *([name] for name in ("check", "schema", "--help")),
    ["search", "ports"],
    ["on", "2 March"],
    ["between", "1992", "2006"],
    ["cite", "admission"],
]
CODES = [0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0]
"""What they end with; the dataset is one with faults for `check`."""
FILES = sorted(
    str(file.relative_to(PACKAGE))
    for file in PACKAGE.rglob("*.*")
    if file.is_file() and file.suffix != ".pyc" and file.parent != PACKAGE
)
CODE, TEMPLATE = "cli/app.py", "web/templates/page.html"
OURS = sorted({CODE, TEMPLATE, *FILES[::8], "errors.py", "wording.py", "model/things.py"})
"""Every eighth file, by name: all of them take six minutes, and would say no more."""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, which may be damaged."""
    return Path(shutil.copytree(PACKAGE, tmp_path / "kztimeline"))


def ended(package: Path, lines: list[list[str]] = LINES) -> Iterator[tuple[int, str]]:
    """Yield how each command line ended in a copy, and what it said on both streams."""
    outcome = sample.process(
        [json.dumps(lines)],
        python=("-c", EVERY),
        PYTHONPATH=str(package.parent),
        PYTHONDONTWRITEBYTECODE="",
        KZTIMELINE_DATA=str(DATA),
        KZTIMELINE_TRACEBACK="",
    )
    assert outcome.stderr == b""
    yield from map(json.loads, outcome.stdout.splitlines())


def one_line(found: Iterator[tuple[int, str]]) -> int:
    """Look at what failed, and return how often that was."""
    failed = [each for each, code in zip(found, CODES, strict=True) if each[0] != code]
    for code, said in failed:
        assert code in (4, 70), said
        assert said.startswith("kztimeline: ")
        assert said.count("\n") == 1
        assert "install kztimeline anew" in said or code == 70
    return len(failed)


def test_as_it_is(package: Path) -> None:
    """The control: the copy answers every line."""
    assert [code for code, _ in ended(package)] == CODES


@pytest.mark.parametrize("name", few(OURS, CODE))
def test_cut_short(name: str, package: Path) -> None:
    """A module, template or schema of which only the beginning is there is no traceback."""
    file = package / name
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    one_line(ended(package))


@pytest.mark.parametrize("name", few(OURS, TEMPLATE))
def test_missing(name: str, package: Path) -> None:
    """Nor is one that is not there at all; whatever needs it says so."""
    (package / name).unlink()
    one_line(ended(package))


@pytest.mark.exhaustive
@pytest.mark.parametrize("folder", ["web/templates", "web", "text", "cli", "formats"])
def test_missing_folders(folder: str, package: Path) -> None:
    """Whole folders may be gone."""
    shutil.rmtree(package / folder)
    assert one_line(ended(package))


@pytest.mark.exhaustive
@pytest.mark.parametrize("kept", [20, 500])
@pytest.mark.parametrize(
    "name", ["cli/__init__", "model/things", "formats/csv", "web/html", "queries/search"]
)
def test_compiled_modules(name: str, kept: int, package: Path) -> None:
    """What Python has compiled may be cut short, too; it notices, and says so in its own words."""
    list(ended(package))
    folder, _, module = f"{package}/{name}".rpartition("/")
    file = Path(folder, "__pycache__", f"{module}.{sys.implementation.cache_tag}.pyc")
    file.write_bytes(file.read_bytes()[:kept])
    assert one_line(ended(package))
