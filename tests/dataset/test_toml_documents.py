"""TOML documents, good and bad, each as a file: through `check`, every command and `locate`.

`KZ_TOML_TEST` may name the `tests` folder of a checkout of toml-test; its documents then go the
same way as those beside this file.
"""

import os
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
import tomli
from exhaustive import few

from kztimeline.check import Diagnostic, check_file
from kztimeline.cli import run
from kztimeline.cli.app import COMMANDS
from kztimeline.dataset.positions import place
from kztimeline.dataset.scanner import marks
from kztimeline.dataset.violations import KeyPath

HERE = Path(__file__).parent / "toml"
BEFORE = """# A whole dataset without a header, so that what is appended begins at the root as well.
dataset.title = "The River League"
dataset.description = '''
Two lines, [one] # of them
like TOML.'''
dataset.version = "1.0"
dataset.license = "CC0-1.0"
dataset.coverage = "1990/.."
dataset.reviewed = "2020-05-01"
sources = [
  { id = "talk", title = "Talk", kind = "interview" }, # the only one
]
topics = [{ id = "league", title = "Лига рек", names = { ru = ["ЛР"] } }]
events = [
  { id = "admission", date = "1992-03-02", title = "Admission", topics = ["league"], claims = [
    { source = "talk", date = "1992-03" },
  ] },
]
facts = [
  { id = "members", topic = "league", title = "Members", value = 57, as_of = "2007", claims = [
    { source = "talk", value = 50, relation = ">" },
  ] },
]
"""
SYNTAX = {"toml", "encoding"}
ARGUMENTS = {
    "show": ["league"],
    "search": ["admission"],
    "between": ["1992", "2006"],
    "on": ["2 March"],
    "cite": ["league"],
}
"""What a command cannot do without."""
CALLS = [[command, *ARGUMENTS.get(command, [])] for command in (*COMMANDS, "cite")]

NEWER = {
    # TOML 1.1 allows them. The parser takes them on every Python, and nothing they say is lost.
    "inline-trailing-comma": "a comma may stand behind the last key of an inline table",
    "inline-lines": "an inline table may have several lines",
    "inline-lines-comment": "an inline table of several lines may have comments",
    "inline-lines-empty": "an inline table of several lines may be empty",
    "string-escape-e": r"\e is the escape character, which `visible` shows as it does \u001b",
    "string-escape-x": r"\x41 is short for \u0041",
    "string-escape-e-lines": "the new escapes hold in strings of several lines",
    "datetime-no-seconds": "seconds may be left out; no key of a dataset takes a time",
    "datetime-no-seconds-local": "so they may in a time without an offset",
    "datetime-no-seconds-time": "and in a time of day",
}
NEWER_IN_SUITE = {
    "datetime/no-secs",
    "inline-table/linebreak-01",
    "inline-table/linebreak-02",
    "inline-table/linebreak-03",
    "inline-table/linebreak-04",
    "inline-table/trailing-comma",
    "local-datetime/no-secs",
    "local-time/no-secs",
    "string/basic-byte-escapes",
}
"""The same in toml-test, by the names that they have among what TOML 1.0 refuses."""


def beside(folder: str) -> list[Path]:
    """Return the documents of a folder beside this file."""
    return sorted((HERE / folder).glob("*.toml"))


def suite(folder: str) -> list[Path]:
    """Return the documents of TOML 1.0 in a folder of toml-test, where it is at hand."""
    if "KZ_TOML_TEST" not in os.environ:
        return []
    root = Path(os.environ["KZ_TOML_TEST"])
    names = (root / "files-toml-1.0.0").read_text("utf-8").split()
    return [root / name for name in names if name.startswith(folder) and name.endswith(".toml")]


def is_newer(file: Path) -> bool:
    """Whether a document of toml-test is taken for what TOML 1.1 allows."""
    return f"{file.parent.name}/{file.stem}" in NEWER_IN_SUITE


INVALID = beside("invalid") + [file for file in suite("invalid") if not is_newer(file)]
VALID = beside("valid") + suite("valid")
TAKEN = [*VALID, *beside("newer"), *filter(is_newer, suite("invalid"))]

Kz = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kz(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kz:
    """Run a command line on a dataset and return exit code, stdout and stderr."""

    def call(file: Path, *args: str) -> tuple[int, str, str]:
        monkeypatch.setenv("KZTIMELINE_DATA", str(file))
        code = run([*args])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return call


def name(file: Path) -> str:
    """Name a document in the id of a test."""
    return f"{file.parent.name}/{file.stem}"


def stands(finding: Diagnostic, file: Path) -> None:
    """Assert that a finding names a line of a file, and a column of that line or behind it."""
    data = file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    line = data.split(b"\n")[finding.line - 1].removesuffix(b"\r")
    shown, begin = line.decode(errors="backslashreplace"), finding.source_column - 1
    assert finding.source_line == shown[begin : begin + 300]
    assert begin < finding.column <= len(finding.source_line) + 1
    assert finding.end_column == finding.column + 1


def appended(file: Path, folder: Path) -> Path:
    """Write a document, without a byte order mark, below a dataset."""
    target = folder / "d.toml"
    target.write_bytes(BEFORE.encode() + file.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    return target


def test_the_documents_are_there() -> None:
    """There are many of each kind, each bad one with a good one of its kind beside it."""
    assert len(beside("invalid")) >= 200
    assert len(beside("valid")) >= 60
    kinds = {file.stem for file in beside("valid")}
    assert {file.stem for file in beside("newer")} == NEWER.keys()
    for file in (*beside("invalid"), *beside("newer")):
        assert any(file.stem.startswith(f"{kind.split('-')[0]}-") for kind in kinds), file.stem


@pytest.mark.parametrize("file", few(INVALID, *INVALID[::4]), ids=name)
def test_refused(file: Path, kz: Kz) -> None:
    """What is no TOML is one finding at its place, and one line on stderr, with nothing shown."""
    (finding,) = check_file(file)
    assert finding.rule in SYNTAX
    stands(finding, file)
    line = f"kztimeline: {file}:{finding.line}: {finding.message}\n"
    assert kz(file, "list") == (3, "", line)


@pytest.mark.parametrize("args", few(CALLS), ids=" ".join)
def test_refused_by_every_command(args: list[str], kz: Kz, tmp_path: Path) -> None:
    """Every command says the same of a broken dataset, and answers once it is mended."""
    for file in beside("invalid")[::12]:
        outcome = kz(file, *args)
        assert outcome == kz(file, "list")
        assert outcome[:2] == (3, "")
    whole = tmp_path / "d.toml"
    whole.write_text(BEFORE, "utf-8")
    code, out, _ = kz(whole, *args)
    assert code == 0
    assert out or args == ["places"]  # no event of it has one


def test_checked_together(kz: Kz) -> None:
    """All broken files at once are as many findings, in the order in which they were named."""
    files = beside("invalid")
    code, out, err = kz(files[0], "check", *map(str, files))
    headlines = [line for line in out.splitlines() if ": error[" in line]
    assert code == 3
    assert [line.partition(":")[0] for line in headlines] == [str(file) for file in files]
    assert err == f"kztimeline: {len(files)} errors, 0 warnings in {len(files)} files\n"


@pytest.mark.parametrize("file", few(INVALID), ids=name)
def test_refused_deep_in_a_file(file: Path, tmp_path: Path) -> None:
    """Below a whole dataset the same document is one finding too, behind the dataset."""
    below = appended(file, tmp_path)
    (finding,) = check_file(below)
    assert finding.rule in SYNTAX
    assert finding.line > BEFORE.count("\n")
    stands(finding, below)


@pytest.mark.parametrize("file", few(TAKEN, *TAKEN[::3]), ids=name)
def test_taken(file: Path, kz: Kz) -> None:
    """TOML that is no dataset is told so by its keys, not its syntax."""
    found = check_file(file)
    assert found
    assert SYNTAX.isdisjoint(finding.rule for finding in found)
    code, out, err = kz(file, "list")
    assert (code, out) == (3, "")
    assert err.startswith(f"kztimeline: {file}:")
    assert err.count("\n") == 1


@pytest.mark.parametrize("file", beside("newer"), ids=name)
def test_newer_forms(file: Path) -> None:
    """The control: what is in the table above is refused by a parser of TOML 1.0."""
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(file.read_text("utf-8"))


def text_of(file: Path) -> str:
    """Return a document as it is read."""
    return file.read_bytes().decode().removeprefix("\ufeff")


def steps(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Yield every key and item of a parsed document, with its path."""
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from steps(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from steps(item, (*path, index))


@pytest.mark.parametrize("before", few([BEFORE, ""]), ids=lambda before: "deep" if before else "")
@pytest.mark.parametrize("file", few(TAKEN, *TAKEN[::3]), ids=name)
def test_values_stand_where_they_are_located(file: Path, before: str) -> None:
    """What stands at the place of a value is that value; and nothing is without its place."""
    text = before + text_of(file)
    found, values = marks(text)
    paths = dict(steps(tomli.loads(text)))
    assert found.keys() <= paths.keys()
    for path, value in paths.items():
        assert any(known[: len(path)] == path for known in found)
        assert isinstance(value, dict | list) or path in values
        if path in values:
            written = text[slice(*values[path])]
            assert repr(tomli.loads(f"x = {written}")["x"]) == repr(value)


def named(path: Iterable[str | int]) -> list[str]:
    """Return the keys of a path, without its indexes."""
    return [step for step in path if isinstance(step, str)]


@pytest.mark.parametrize("before", few([BEFORE, ""]), ids=lambda before: "deep" if before else "")
@pytest.mark.parametrize("file", few(TAKEN, *TAKEN[::3]), ids=name)
def test_keys_stand_where_the_parser_meets_them(file: Path, before: str) -> None:
    """An error put in the place of a key is found by the parser at the line and column named."""
    text = before + text_of(file)
    keys = marks(text).keys
    for path, mark in keys.items():
        if mark.start == mark.end or mark.start < len(before):
            continue
        written = text[slice(*mark)]
        alone = tomli.loads(written if written.startswith("[") else f"{written} = 0")
        assert named(path)[-1] in named(step for inner, _ in steps(alone) for step in inner)
        with pytest.raises(tomli.TOMLDecodeError) as caught:
            tomli.loads(f"{text[: mark.start]}={text[mark.start :]}")
        assert (caught.value.lineno, caught.value.colno) == place(text, mark.start)
