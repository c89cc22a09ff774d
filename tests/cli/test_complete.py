"""Completion: ids and names on Tab, and never a word of complaint."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import sample
import typer
from exhaustive import few

from kztimeline.cli.app import application
from kztimeline.cli.complete import (
    COMPLETION,
    Offer,
    names,
    place_names,
    source_names,
    toml_files,
    topic_names,
)

Complete = Callable[[typer.Context, str], list[Offer]]
EVERY: tuple[Complete, ...] = (names, topic_names, source_names, place_names)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but the command line names a dataset."""
    monkeypatch.delenv("KZTIMELINE_DATA", raising=False)


@pytest.fixture
def context(tmp_path: Path) -> typer.Context:
    """The context of a command line with the sample as its dataset."""
    found = typer.Context(typer.main.get_command(application(["list"])))
    found.params["data"] = sample.write(tmp_path)
    return found


@pytest.mark.parametrize(
    ("complete", "incomplete", "offered"),
    [
        (names, "can", [("canal", "Canal built")]),
        (names, "ca", ["canal", "cafe", "capital"]),
        (names, "cou", ["council", "Council of the Town"]),
        (names, "COU", ["council", "Council of the Town"]),
        (names, "қала", [("Қалалық кеңес", "Town Council")]),
        (names, "gaz", [("gazette", "Twenty volumes of the gazette")]),
        (names, "zzz", []),
        (topic_names, "ver", ["verny", "Vernyi"]),
        (topic_names, "ВЕР", ["Верный"]),
        (topic_names, "canal", []),
        (source_names, "", None),
        (source_names, "reso", [("resolution-1", "The first resolution")]),
        (source_names, "verny", []),
        (place_names, "ve", [("Verny", "")]),
        (place_names, "t", [("Tashkent, Verny Province", "")]),
        (place_names, "council", []),
    ],
)
def test_what_is_offered(
    context: typer.Context,
    complete: Complete,
    incomplete: str,
    offered: list[Offer] | list[str] | None,
) -> None:
    """What begins as it was typed is offered, in any case, with what it stands for."""
    found = complete(context, incomplete)
    if offered is None:
        assert [name for name, _ in found] == [source.id for source in sample.load().sources]
    elif offered and isinstance(offered[0], str):
        assert [name for name, _ in found] == offered
    else:
        assert found == offered


def test_nothing_typed_offers_topics(context: typer.Context) -> None:
    """Tab alone lists the topics, which are few; all others come with the first letter."""
    offered = [name for name, _ in names(context, "")]
    assert offered == [topic.id for topic in sample.load().topics]
    assert "canal" in [name for name, _ in names(context, "c")]
    assert "Городской совет" in [name for name, _ in names(context, "Г")]


def test_datasets_and_folders_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a dataset belongs, paths of TOML files and folders are offered, none hidden."""
    (tmp_path / "more data").mkdir()
    for name in ("a.toml", "b.TOML", "c.txt", ".hidden.toml", "more data/d.toml"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    assert toml_files("") == ["a.toml", "b.TOML", "more data/"]
    assert toml_files(".h") == [".hidden.toml"]
    assert toml_files("more data/") == ["more data/d.toml"]
    assert toml_files(f"{tmp_path}/a") == [f"{tmp_path}/a.toml"]
    assert toml_files("nowhere/") == []
    monkeypatch.setenv(COMPLETION, "complete_bash")
    assert toml_files("m") == ["more\\ data/"]


def test_places_are_offered_once(context: typer.Context) -> None:
    """A place where much happened is one place, and places are in order."""
    offered = [name for name, _ in place_names(context, "")]
    assert len(offered) == len(set(offered)) == 3
    assert offered[1:] == sorted(offered[1:])


@pytest.mark.parametrize("complete", EVERY)
def test_offers_are_harmless(context: typer.Context, complete: Complete) -> None:
    """A shell shows what it is offered, so nothing in it may be obeyed."""
    offers = complete(context, "")
    assert offers
    assert not [
        offer for offer in offers if sample.hidden("".join(offer)) or "\n" in "".join(offer)
    ]


LIVE = (
    "$(id)",
    "`id`",
    "a;b",
    "a|b",
    "a&b",
    "a>b",
    "a*",
    "it's",
    'say "so"',
    "back\\slash",
    "~root",
    "!x",
    "{a,b}",
    "[ab]",
    "a=b",
    "#x",
    "--force",
    "Verny -o x --force",
    "a\nb",
    "a\u200bb",
    "[/]",
)
"""Names that a shell or a command line would take for more than names."""


def with_names(folder: Path, *given: str, title: str = "T") -> Path:
    """Return a dataset of one topic that has these names, and of a place for each."""
    said = json.dumps(given)
    places = "".join(
        f"[[events]]\nid='e{at}'\ndate='2000'\ntitle='E'\nplace={json.dumps(name)}\n"
        "claims=[{source='gazette'}]\n"
        for at, name in enumerate(given)
    )
    topic = f"[[topics]]\nid='named'\ntitle={json.dumps(title)}\nnames={{en={said}}}\n"
    file = folder / "named.toml"
    file.write_text(sample.TOML + topic + places, encoding="utf-8")
    return file


@pytest.mark.parametrize("complete", [names, topic_names, place_names])
def test_only_plain_names_are_offered(
    complete: Complete, context: typer.Context, tmp_path: Path
) -> None:
    """A name that a shell would act on is not offered; the one beside it is, and its id."""
    plain = "Côte-d’Ivoire, 1. part/2_Қазақ"
    context.params["data"] = with_names(tmp_path, *LIVE, plain)
    letters = {name[:1] for name in (*LIVE, plain, "named")}
    offered = [name for letter in letters for name, _ in complete(context, letter)]
    assert not set(LIVE) & set(offered)
    assert plain in offered
    assert complete is place_names or "named" in offered


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Board of Trade, 1. part (of 2)", "Board of Trade, 1. part (of 2)"),
        (r"""\$(id) `id` "a" 'b' [/] :smile:""", "＼＄(id) ‘id‘ ”a” ’b’ ［/］ ∶smile∶"),
        ("a\nb\x1b", "a＼nb＼x1b"),
        ("x" * 76, "x" * 76),
        ("x" * 77, "x" * 75 + "…"),
        ("東" * 39, "東" * 37 + "…"),
    ],
)
def test_titles_are_not_evaluated(
    context: typer.Context, title: str, shown: str, tmp_path: Path
) -> None:
    """A title is shown on one line, with look-alikes of what zsh or Rich would act on."""
    context.params["data"] = with_names(tmp_path, title=title)
    assert names(context, "named") == [("named", shown)]


@pytest.mark.parametrize("complete", EVERY)
@pytest.mark.parametrize("content", [None, b"", b"[broken", b"\xff", b"[dataset]\nx = 1"], ids=str)
def test_silence(
    context: typer.Context, complete: Complete, content: bytes | None, tmp_path: Path
) -> None:
    """Where there is no good dataset there are no offers, and no error."""
    file = tmp_path / "other.toml"
    if content is not None:
        file.write_bytes(content)
    context.params["data"] = file
    assert complete(context, "") == []


@pytest.mark.parametrize("complete", EVERY)
def test_the_dataset_of_the_environment(
    complete: Complete, context: typer.Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Completion asks the dataset that the command would."""
    expected = complete(context, "")
    monkeypatch.setenv("KZTIMELINE_DATA", str(context.params["data"]))
    other = typer.Context(typer.main.get_command(application(["list"])))
    assert complete(other, "") == expected
    monkeypatch.setenv("KZTIMELINE_DATA", str(tmp_path / "none.toml"))
    assert complete(other, "") == []


# What zsh's `_arguments` does with the list that Typer hands to it.
_ZSH = r"""
_arguments() { local action="${1#*: :}"; eval ws\=\( "${action[3,-3]}" \); print -rl -- $ws }
eval $(cat)
"""


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
class TestZsh:
    """Zsh evaluates what it is offered."""

    def evaluated(self, offers: str, folder: Path) -> list[str]:
        """Let zsh evaluate what it is offered, in a folder of its own; return what it shows."""
        folder.mkdir()
        command = ["zsh", "-f", "-c", _ZSH]
        done = subprocess.run(
            command, input=offers.encode(), cwd=folder, capture_output=True, check=False
        )
        return done.stdout.decode().splitlines()

    def test_nothing_runs(self, tmp_path: Path) -> None:
        """Titles and names with commands in them are shown, or not offered; none is run."""
        commands = ["$(touch run)", "`touch run`", "; touch run;", "'; touch run; '"]
        hostile = [
            before + each for each in commands for before in ("", "\\", '"', "'", "[/]", ":")
        ]
        file = with_names(tmp_path, *hostile, title=" ".join(hostile[:6]))
        outcome = sample.process(
            [],
            KZTIMELINE_DATA=str(file),
            _KZTIMELINE_COMPLETE="complete_zsh",
            _TYPER_COMPLETE_ARGS="kztimeline show ",
        )
        shown = self.evaluated(outcome.stdout.decode(), tmp_path / "folder")
        assert any(line.startswith("named:＄(touch run) ＼＄(touch") for line in shown)
        assert list((tmp_path / "folder").iterdir()) == []

    def test_it_would_run(self, tmp_path: Path) -> None:
        """The control: a title as Typer alone escapes it does run."""
        self.evaluated(r"""_arguments '*: :(("a":"\\$(touch run)"))'""", tmp_path / "folder")
        assert (tmp_path / "folder" / "run").exists()


def begun(offered: list[str]) -> str:
    """Return what a shell types by itself: what all that it is offered begins with."""
    return os.path.commonprefix(offered)  # noqa: RUF071  (they are no paths)


def test_too_many_offers(context: typer.Context, tmp_path: Path) -> None:
    """Of many names a thousand are offered, which begin with no more than all of them do."""
    given = [f"Name {at}" for at in range(199)]
    topics = "".join(
        f"[[topics]]\nid='town-{at}'\ntitle='T'\nnames={{en={json.dumps(given)}}}\n"
        for at in range(100, 112)
    )
    file = tmp_path / "many.toml"
    file.write_text(sample.TOML + topics, encoding="utf-8")
    context.params["data"] = file
    for typed, end in (("N", "Name "), ("town-", "town-1"), ("", "")):
        offered = [name for name, _ in names(context, typed)]
        assert len(offered) <= 1000
        assert begun(offered) == end
    assert begun([name for name, _ in names(context, "town-")][:9]) == "town-10"  # the control
    assert len(names(context, "town-10")) == 10


class TestShells:
    """Whole processes, as shells run them."""

    def bash(self, line: str, data: Path) -> tuple[int, list[str], bytes]:
        """Return what bash is offered for the last word of a line."""
        outcome = sample.process(
            [],
            KZTIMELINE_DATA=str(data),
            _KZTIMELINE_COMPLETE="complete_bash",
            COMP_WORDS=line,
            COMP_CWORD=str(len(line.split(" ")) - 1),
        )
        return outcome.returncode, outcome.stdout.decode().split("\n"), outcome.stderr

    @pytest.mark.parametrize(
        ("line", "offered"),
        [
            ("kztimeline li", ["list"]),
            ("kztimeline show cana", ["canal"]),
            ("kztimeline show Қал", ["Қалалық\\ кеңес"]),
            ("kztimeline list --topic ver", ["verny"]),
            ("kztimeline list --topic Ver", ["Vernyi"]),
            ("kztimeline list --format js", ["json", "jsonl"]),
            ("kztimeline list --rev", ["--reverse"]),
        ],
    )
    def test_bash(self, line: str, offered: list[str], tmp_path: Path) -> None:
        """Commands, options, ids, names and formats are completed."""
        code, found, err = self.bash(line, sample.write(tmp_path))
        assert (code, err) == (0, b"")
        assert [each for each in found if each] == offered

    def test_a_broken_dataset_is_silent(self, tmp_path: Path) -> None:
        """In the middle of a line there is no place for an error."""
        code, found, err = self.bash("kztimeline show c", tmp_path / "none.toml")
        assert (code, "".join(found), err) == (0, "", b"")

    @pytest.mark.parametrize(
        ("shell", "word"), [("zsh", "canal"), ("fish", "canal\tCanal built"), ("bash", "canal")]
    )
    def test_other_shells(self, shell: str, word: str, tmp_path: Path) -> None:
        """Other shells are answered in their own way."""
        line = "kztimeline show cana"
        outcome = sample.process(
            [],
            KZTIMELINE_DATA=str(sample.write(tmp_path)),
            _KZTIMELINE_COMPLETE=f"complete_{shell}",
            _TYPER_COMPLETE_ARGS=line,
            _TYPER_COMPLETE_FISH_ACTION="get-args",
            _TYPER_COMPLETE_WORD_TO_COMPLETE="cana",
            COMP_WORDS=line,
            COMP_CWORD="2",
        )
        assert (outcome.returncode, outcome.stderr) == (0, b"")
        assert word in outcome.stdout.decode()

    @pytest.mark.parametrize(
        "line", few(["kztimeline ", "kztimeline show ", "kztimeline list --"], "kztimeline show ")
    )
    @pytest.mark.parametrize("shell", few(["zsh", "fish", "powershell"]))
    def test_any_width(self, shell: str, line: str, tmp_path: Path) -> None:
        """What is offered does not depend on the terminal, whatever it says of itself."""
        given = {"KZTIMELINE_DATA": str(with_names(tmp_path, title="long " * 30))}
        given |= {"_KZTIMELINE_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": line}
        given |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        sizes = ({}, {"COLUMNS": "40"}, {"COLUMNS": "1"}, {"TERMINAL_WIDTH": "x", "LINES": "²"})
        found = [sample.process([], **given, **size) for size in sizes]
        assert {(each.returncode, each.stderr) for each in found} == {(0, b"")}
        assert len({each.stdout for each in found}) == 1
        assert not re.search("^long", found[0].stdout.decode(), re.MULTILINE)

    @pytest.mark.parametrize("shell", few(["bash", "zsh", "fish"]))
    def test_the_script(self, shell: str) -> None:
        """What sets a shell up is printed, and needs no dataset."""
        outcome = sample.process(
            [], KZTIMELINE_DATA="/nowhere.toml", _KZTIMELINE_COMPLETE=f"source_{shell}"
        )
        assert (outcome.returncode, outcome.stderr) == (0, b"")
        assert b"_KZTIMELINE_COMPLETE" in outcome.stdout
