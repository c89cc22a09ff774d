"""Each hostile string as a name, title and place that a shell is offered."""

import re
from pathlib import Path

import hostile
import inprocess
import oracles
import pytest
from exhaustive import few

_LIVE = set("[]{}()<>|&;#~^=%:@!*?$`'\"\\")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset with every string in every field, as a file."""
    file = tmp_path_factory.mktemp("data") / "hostile.toml"
    file.write_text(hostile.document(*hostile.STRINGS.values()), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "line", few(["show ", "list --topic ", "list --place ", "claims --source "])
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion(shell: str, line: str, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a shell is offered is one line each, and nothing that it would act on."""
    words = f"kztimeline {line}"
    monkeypatch.setenv("KZTIMELINE_DATA", str(data))
    monkeypatch.setenv("_KZTIMELINE_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", words)
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split())))
    code, out, err = inprocess.answered()
    assert (code, err) == (0, "")
    assert not list(oracles.unseen(out, "\t"))
    lines = out.split("\n")[:-1]
    assert len(lines) >= (1 if "place" in line else len(hostile.STRINGS))
    if shell == "zsh":
        assert re.fullmatch(r"""_arguments '\*: :\(\(([^'\\$`]*)\)\)'\n""", out)
    else:
        offers = [re.split("\t|:::", each)[0].replace("\\ ", " ") for each in lines]
        assert [each for each in offers if set(each) & _LIVE or re.search("^-| -", each)] == []
