"""`cite`, `check`, `init`, `schema`, and every dataset through every command and format."""

import json
from collections.abc import Callable
from pathlib import Path

import inprocess
import jsonschema
import pytest
from exhaustive import few
from sample import FORMATS_HERE

from kztimeline.cli import run
from kztimeline.dataset.bundled import dataset_schema, output_schema, starter
from kztimeline.dataset.load import load
from kztimeline.formats import FORMATS

Kz = Callable[..., tuple[int, str, str]]
DATASETS = Path(__file__).parents[1] / "datasets"
SAMPLES = ("band", "company", "spaceflight")


@pytest.fixture
def kz(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kz:
    """Run a command line in this process and return exit code, stdout and stderr."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("KZTIMELINE_DATA", raising=False)
    inprocess.read_once(monkeypatch)

    def call(*args: object) -> tuple[int, str, str]:
        code = run([str(arg) for arg in args])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return call


class TestCheck:
    """`check`: the linter on the command line."""

    def test_the_bundled_dataset_is_clean(self, kz: Kz) -> None:
        """It has neither an error nor a warning."""
        assert kz("check", "--strict") == (0, "", "kztimeline: 0 errors, 0 warnings in 1 file\n")

    def test_findings(self, kz: Kz) -> None:
        """Every finding is on stdout, the count on stderr, and the exit code is 3."""
        code, out, err = kz("check", DATASETS / "misspelt.toml")
        assert code == 3
        assert ":5:1: error[unknown-key] unknown key licence; did you mean license?" in out
        assert err == "kztimeline: 3 errors, 0 warnings in 1 file\n"

    def test_several_files(self, kz: Kz) -> None:
        """Files are checked one after the other, clean ones beside bad ones."""
        files = [DATASETS / f"{name}.toml" for name in (*SAMPLES, "misspelt")]
        code, out, err = kz("check", *files)
        assert code == 3
        assert all("misspelt.toml" in line for line in out.splitlines() if "error[" in line)
        assert "in 4 files" in err

    @pytest.mark.parametrize("option", [["--json"], ["--format", "json"]])
    def test_for_programs(self, kz: Kz, option: list[str]) -> None:
        """--json is one array, empty where nothing was found."""
        findings = json.loads(kz("check", DATASETS / "misspelt.toml", *option)[1])
        assert [finding["rule"] for finding in findings] == [
            "unknown-key",
            "bad-date",
            "unknown-source",
        ]
        assert json.loads(kz("check", DATASETS / "company.toml", *option)[1]) == []

    @pytest.mark.parametrize("style", ["text", "github"])
    def test_two_formats(self, kz: Kz, style: str) -> None:
        """--json and another format exclude each other, as they do in every listing."""
        code, out, err = kz("check", DATASETS / "small.toml", "--json", "--format", style)
        assert (code, out) == (2, "")
        assert f"--json and --format {style} exclude each other; give one" in err

    def test_for_github(self, kz: Kz) -> None:
        """--format github writes annotations."""
        out = kz("check", DATASETS / "misspelt.toml", "--format", "github")[1]
        assert out.startswith("::error file=")

    def test_a_file_that_is_not_there(self, kz: Kz, tmp_path: Path) -> None:
        """A missing file is exit 4, with nothing on stdout."""
        code, out, err = kz("check", tmp_path / "none.toml")
        assert (code, out) == (4, "")
        assert "No such file" in err


class TestInit:
    """`init`: the beginning of a dataset."""

    def test_it_passes_check(self, kz: Kz, tmp_path: Path) -> None:
        """What it writes is clean, loads, and is the text of the starter."""
        file = tmp_path / "my.toml"
        assert kz("init", file)[:2] == (0, "")
        assert file.read_text(encoding="utf-8") == starter()
        assert kz("check", "--strict", file)[:2] == (0, "")
        assert load(file).events

    def test_it_replaces_nothing(self, kz: Kz, tmp_path: Path) -> None:
        """An existing file is left as it is."""
        file = tmp_path / "my.toml"
        file.write_text("mine")
        code, out, err = kz("init", file)
        assert (code, out) == (4, "")
        assert "it exists" in err
        assert file.read_text() == "mine"


class TestSchema:
    """`schema`: what to hold the output, or a dataset, against."""

    def test_both(self, kz: Kz) -> None:
        """The output's is the default."""
        assert kz("schema")[1] == output_schema() == kz("schema", "output")[1]
        assert kz("schema", "dataset")[1] == dataset_schema()

    @pytest.mark.parametrize(
        "line",
        few(
            [
                "show cica",
                "list",
                "list 1800",
                "timeline",
                "show ecosoc-votes",
                "show admission",
                "show tazhin-2007",
                "search ban",
                "facts",
                "sources",
                "claims",
                "between admission today --today 2026-11-23",
                "on 2 March --today 2026-11-23",
            ]
        ),
    )
    def test_every_answer_obeys_it(self, kz: Kz, line: str) -> None:
        """The JSON of every command is valid against the schema."""
        code, out, _ = kz(*line.split(), "--json")
        assert code == 0
        schema = json.loads(output_schema())
        jsonschema.validate(json.loads(out), schema)

    def test_it_refuses_what_is_wrong(self) -> None:
        """The schema is not one that anything obeys."""
        schema = json.loads(output_schema())
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate([{"type": "event", "id": "x"}], schema)


@pytest.mark.parametrize("style", ["text", "bibtex", "csl-json"])
def test_cite(kz: Kz, style: str, tmp_path: Path) -> None:
    """References go to standard output, or to a file."""
    code, out, _ = kz("cite", "admission", "--style", style)
    assert code == 0
    assert "Interview with" in out
    file = tmp_path / "refs"
    assert kz("cite", "admission", "--style", style, "-o", file)[:2] == (0, "")
    assert file.read_text(encoding="utf-8") == out


def test_cite_something_unknown(kz: Kz) -> None:
    """An unknown name is exit 1."""
    assert kz("cite", "zanzibar")[:2] == (1, "")


LINES = (
    ["list"],
    ["list", "1950..1990"],
    ["timeline"],
    ["timeline", "--across"],
    ["search", "first"],
    ["facts"],
    ["sources"],
    ["claims"],
    ["on", "4", "October", "--today", "2026-10-04"],
)


DRAWN = ("table", "html", "svg", "png")
"""The formats that can be drawn across."""


@pytest.mark.parametrize("name", few(FORMATS_HERE, *DRAWN[:2], "ics", "json"))
@pytest.mark.parametrize("sample", few(SAMPLES))
def test_other_subjects(kz: Kz, sample: str, name: str) -> None:
    """Datasets about something else go through every command and format."""
    file = DATASETS / f"{sample}.toml"
    dataset = load(file)
    cards = [["show", thing.id] for thing in (dataset.events[0], dataset.sources[0])]
    for line in (*LINES, *cards):
        code, out, err = kz(*line, "--data", file, "--format", name)
        only_events = name in FORMATS and FORMATS[name].events
        others = FORMATS[name].others if only_events else ()
        if only_events and line[0] in {"facts", "sources", "claims"} - set(others):
            assert (code, out) == (2, "")
            assert "can hold only events" in err
        elif "--across" in line and name not in DRAWN:
            assert (code, out) == (2, "")
            assert "--across does not go with" in err
        elif name == "ics" and code:
            assert (code, out) == (2, "")
            assert "a calendar has to have one" in err
        else:
            assert code == 0, err


@pytest.mark.parametrize("name", few(FORMATS_HERE, *DRAWN[:2], "ics", "json"))
def test_a_dataset_without_events(kz: Kz, tmp_path: Path, name: str) -> None:
    """A dataset of nothing is valid, and every command answers it."""
    file = tmp_path / "empty.toml"
    text = starter()
    file.write_text(text[: text.index("[[sources]]")], encoding="utf-8")
    for line in LINES:
        only_events = name in FORMATS and FORMATS[name].events
        refused = {"facts", "sources", "claims"} - set(FORMATS[name].others if only_events else ())
        across = "--across" in line and name not in DRAWN
        nothing = name == "ics"  # which has to have an event
        expected = 2 if across or nothing or (only_events and line[0] in refused) else 0
        assert kz(*line, "--data", file, "--format", name)[0] == expected
    assert kz("check", file)[0] == 0
    assert kz("show", "anything", "--data", file)[0] == 1


class TestFieldsAndFiles:
    """`--fields` and `-o`."""

    @pytest.mark.parametrize("name", ["text", "csv", "json", "jsonl", "md", "table"])
    def test_fields(self, kz: Kz, name: str) -> None:
        """The fields that were asked for, in that order, and no others."""
        out = kz("list", "--year", 1945, "--certain", "--fields", "id, date", "--format", name)[1]
        out = out.replace("\\", "")
        assert "charter-signed" in out
        assert out.index("charter-signed") < out.index("1945-06-26")
        assert "San Francisco" not in out

    def test_unknown_fields(self, kz: Kz) -> None:
        """A field that does not exist is exit 2 with those that do."""
        code, out, err = kz("list", "--fields", "id,name", "--json")
        assert (code, out) == (2, "")
        assert 'no field is called "name"; fields are type, id, date' in err

    def test_formats_without_fields(self, kz: Kz) -> None:
        """A calendar has the fields that calendars have."""
        code, _, err = kz("list", "--fields", "id", "--format", "ics")
        assert code == 2
        assert "--fields does not go with ics" in err

    def test_output_by_suffix(self, kz: Kz, tmp_path: Path) -> None:
        """Without --format the file's name says which; stdout stays empty."""
        file = tmp_path / "events.csv"
        assert kz("list", "-o", file)[:2] == (0, "")
        assert file.read_text(encoding="utf-8").startswith('"id","date","earliest","latest"')
        assert kz("list", "-o", file)[0] == 4
        assert kz("list", "-o", file, "--force")[0] == 0

    def test_a_drawing_in_a_file_has_no_colour(self, kz: Kz, tmp_path: Path) -> None:
        """--format table -o FILE writes the drawing alone."""
        file = tmp_path / "list.txt"
        assert kz("list", "--format", "table", "-o", file)[0] == 0
        assert "\x1b" not in file.read_text(encoding="utf-8")

    def test_a_dash_is_standard_output(self, kz: Kz) -> None:
        """`-o -` is what it is elsewhere."""
        assert kz("list", "2003", "-o", "-")[1] == kz("list", "2003")[1]

    def test_calendars_say_what_they_leave_out(self, kz: Kz) -> None:
        """What is not known to the day is named on stderr."""
        code, out, err = kz("list", "2005", "--format", "ics")
        assert code == 0
        assert "undaf-adoption" in err
        assert "undaf-adoption" not in out


def test_cite_several(kz: Kz) -> None:
    """A filter cites what is behind all it takes; with names it narrows what is behind them."""
    code, out, err = kz("cite")
    assert (code, out) == (2, "")
    assert "cite needs a NAME or a filter" in err
    behind = kz("cite", "cica")[1].splitlines()
    about = kz("cite", "--topic", "undef")[1].splitlines()
    assert behind
    assert about
    assert set(kz("cite", "cica", "undef")[1].splitlines()) >= set(behind)
    both = kz("cite", "cica", "--topic", "undef")[1].splitlines()
    assert both == [line for line in behind if line in about]
