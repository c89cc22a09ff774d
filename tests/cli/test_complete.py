"""Completion: ids and names on Tab, and never a word of complaint."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sample
import typer

from kztimeline.cli.app import application
from kztimeline.cli.complete import Offer, names, place_names, source_names, topic_names

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


def test_nothing_typed_offers_everything(context: typer.Context) -> None:
    """Tab alone lists every id, and then the names of topics."""
    offered = [name for name, _ in names(context, "")]
    ids = [thing.id for thing in sample.load().things]
    assert offered[: len(ids)] == ids
    assert "Городской совет" in offered[len(ids) :]


def test_places_are_offered_once(context: typer.Context) -> None:
    """A place where much happened is one place, and places are in order."""
    offered = [name for name, _ in place_names(context, "")]
    assert len(offered) == len(set(offered)) == 4
    assert offered[1:] == sorted(offered[1:])


@pytest.mark.parametrize("complete", EVERY)
def test_offers_are_harmless(context: typer.Context, complete: Complete) -> None:
    """A shell shows what it is offered, so nothing in it may be obeyed."""
    offers = complete(context, "")
    assert offers
    assert not [
        offer for offer in offers if sample.hidden("".join(offer)) or "\n" in "".join(offer)
    ]


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
            ("kztimeline show Қал", ["Қалалық кеңес"]),
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

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_the_script(self, shell: str) -> None:
        """What sets a shell up is printed, and needs no dataset."""
        outcome = sample.process(
            [], KZTIMELINE_DATA="/nowhere.toml", _KZTIMELINE_COMPLETE=f"source_{shell}"
        )
        assert (outcome.returncode, outcome.stderr) == (0, b"")
        assert b"_KZTIMELINE_COMPLETE" in outcome.stdout
