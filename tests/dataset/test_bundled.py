"""The files that come with kztimeline, wherever it is installed."""

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import inprocess
import pytest
import sample
import tomli
from exhaustive import few

import kztimeline
from kztimeline.dataset import bundled as packed
from kztimeline.dataset.load import load
from kztimeline.errors import FileError

PACKAGE = Path(kztimeline.__file__).parent
DATA = packed.events_file().parent
PLACES = ("Путь с пробелами/lib", "Архив с пробелами/kztimeline.zip")
STARTER = "from kztimeline.__main__ import main\nmain()\n"
EVERYTHING = """
import json, sys
import kztimeline
from kztimeline.cli import run

codes = [run(line) for line in json.loads(sys.argv[1])]
print(json.dumps([kztimeline.__file__, codes]), file=sys.stderr)
"""
LINES = [
    ["list", "--json"],
    ["timeline", "--format", "table"],
    ["timeline", "--format", "html"],
    ["timeline", "--format", "svg"],
    ["list", "3 March 1992"],
    ["show", "cica"],
    ["schema"],
    ["schema", "dataset"],
    ["--help"],
]


@pytest.fixture(params=few(PLACES, PLACES[1]), ids=ascii)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Install the package, as a wheel has it, in a folder or an archive."""
    folder = tmp_path / "unpacked"
    shutil.copytree(PACKAGE, folder / "kztimeline", ignore=shutil.ignore_patterns("__pycache__"))

    for name in ("events.toml", "events.schema.json"):
        shutil.copy(DATA / name, folder / "kztimeline" / "dataset")
    (folder / "__main__.py").write_text(STARTER, "utf-8")
    found = tmp_path / str(request.param)
    found.parent.mkdir(parents=True)
    if found.suffix != ".zip":
        return folder.rename(found)
    with ZipFile(found, "w") as archive:
        for file in folder.rglob("*"):
            archive.write(file, file.relative_to(folder))
    shutil.rmtree(folder)
    return found


def test_everything_is_found(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From there every command says what it says from here."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("KZTIMELINE_DATA", raising=False)
    here = "".join(inprocess.answered(*line)[1] for line in LINES)
    there = sample.process([json.dumps(LINES)], python=("-c", EVERYTHING), PYTHONPATH=str(place))
    home, codes = json.loads(there.stderr)
    assert Path(home) == place / "kztimeline" / "__init__.py"
    assert codes == [0] * len(LINES)
    assert there.stdout.decode() == here


def test_datasets_are_begun_and_checked(place: Path, tmp_path: Path) -> None:
    """The starter, and the bundled dataset as `check` sees it, are found, too."""
    lines = json.dumps([["init", str(tmp_path / "my.toml")], ["check"]])
    there = sample.process([lines], python=("-c", EVERYTHING), PYTHONPATH=str(place))
    *said, codes = there.stderr.splitlines()
    assert json.loads(codes)[1] == [0, 0]
    assert said[-1] == b"kztimeline: 0 errors, 0 warnings in 1 file"
    assert (tmp_path / "my.toml").read_text("utf-8") == packed.starter()


@pytest.mark.parametrize("how", ["as a program", "-m"])
def test_it_can_be_run(place: Path, how: str) -> None:
    """Python runs the folder or archive itself, and the package in it."""
    python = (str(place),) if how == "as a program" else ("-m", "kztimeline")
    outcome = sample.process(["show", "cica", "--json"], python=python, PYTHONPATH=str(place))
    assert (outcome.returncode, outcome.stderr) == (0, b"")
    assert json.loads(outcome.stdout)["id"] == "cica"


def test_the_dataset_of_a_checkout(tmp_path: Path) -> None:
    """A wheel has its own copy; in a checkout it lies beside the sources, and only there."""
    package = tmp_path / "src" / "kztimeline"
    assert packed.events_file(package) == tmp_path / "data" / "events.toml"
    (package / "dataset").mkdir(parents=True)
    (package / "dataset" / "events.toml").touch()
    assert packed.events_file(package) == package / "dataset" / "events.toml"
    other = tmp_path / "kztimeline.zip" / "kztimeline"
    assert packed.events_file(other) == other / "dataset" / "events.toml"


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ('{"dataset": {"title": "T"}}', True),
        ('{"dataset": {"title"', False),
        ("\0", False),
        ("", False),
        (None, False),
    ],
)
def test_the_dataset_as_json(tmp_path: Path, given: str | None, taken: bool) -> None:
    """A wheel's JSON is taken as it is; what is damaged, or not there, is passed over."""
    if given is not None:
        (tmp_path / "events.json").write_text(given + "\n", "utf-8")
    found = packed.tables(tmp_path / "events.toml")
    assert found == ({"dataset": {"title": "T"}} if taken else None)


def test_what_is_not_there(tmp_path: Path) -> None:
    """A file that an installation lacks is one that cannot be read."""
    with pytest.raises(FileError, match=r"cannot read .*none\.toml: No such file .*; install"):
        packed.contents(tmp_path / "none.toml")


@pytest.mark.parametrize("data", [b"", b"x = 1", b"\xff\n"])
def test_what_is_cut_short(data: bytes, tmp_path: Path) -> None:
    """Every file of ours ends with a line end, and is UTF-8; what is not is damaged."""
    file = tmp_path / "damaged.toml"
    file.write_bytes(data)
    with pytest.raises(FileError, match=r"cannot read .*damaged\.toml: it is damaged; install"):
        packed.contents(file)


def test_an_archive_without_a_dataset(tmp_path: Path) -> None:
    """An archive of the sources alone, which have no dataset, says so: exit 4."""
    with ZipFile(tmp_path / "sources.zip", "w") as archive:
        for file in PACKAGE.rglob("*.py"):
            archive.write(file, Path("kztimeline") / file.relative_to(PACKAGE))
    outcome = sample.process(["list"], PYTHONPATH=str(tmp_path / "sources.zip"))
    assert (outcome.returncode, outcome.stdout) == (4, b"")
    assert outcome.stderr.endswith(b": not in the archive; install kztimeline anew\n")


@pytest.mark.parametrize("tables", [None, {"events": 1}], ids=["none", "no dataset"])
def test_the_toml_instead(tables: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without tables, or where those of a wheel break a rule, the TOML is read."""
    monkeypatch.setattr(packed, "tables", lambda _: tables)
    assert load().events


def test_the_tables_of_a_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables that keep every rule are taken as they are."""
    tables = tomli.loads(packed.events_file().read_text("utf-8"))
    expected = load()
    monkeypatch.setattr(packed, "tables", lambda _: tables)
    assert load() == expected
