"""Each hostile string as each argument and option: answered or refused, in one harmless line."""

import os
from pathlib import Path

import hostile
import inprocess
import oracles
import pytest
import sample
from exhaustive import EXHAUSTIVE, few

SURROGATES = {
    "bytes that are no UTF-8": os.fsdecode(b"\xff\xfe\x80"),
    "encoded surrogates": os.fsdecode(b"\xed\xa0\x80"),
    "lone surrogate": "a\ud800b",
    "low surrogate": "\udfff",
}
ARGUMENTS = hostile.STRINGS | SURROGATES
ALL = " ".join(ARGUMENTS.values()).replace("\0", "")
"""Every string in one argument: most messages repeat what they were given."""
FLOOD = "Ж" * (100_000 if EXHAUSTIVE else 10_000)
SIGNS = "".join(chr(0x4E00 + number % 20_000) for number in range(40_000 if EXHAUSTIVE else 4_000))
"""A text of very many words: each sign is one."""
SOME = (*hostile.AWKWARD, "options", "paths", "number", *SURROGATES)
"""Strings that command lines might take for something else, so each has a turn of its own."""
PLACES = (
    "{}",
    "--{}",
    "show {}",
    "show --{}",
    "list {}",
    "list --topic {}",
    "list --place {}",
    "list --since {}",
    "list --until {}",
    "list --year {}",
    "list --status {}",
    "list --fields {}",
    "list --format {}",
    "list --json --format {}",
    "list --json={}",
    "list --data {}",
    "list --output {}/x",
    "list --output /{0}/{0}",
    "timeline --across --by {}",
    "search {}",
    "facts {}",
    "facts --fields {} --format csv",
    "sources --topic {}",
    "claims --source {}",
    "claims --verdict {}",
    "between {} 2006",
    "between 2006 {}",
    "between 2006 2007 --today {}",
    "on {}",
    "on --today {}",
    "cite {}",
    "cite council --style {}",
    "check {}",
    "check --format {}",
    "init {}/x",
    "schema {}",
)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files with odd names are written where nobody minds, and the sample is the dataset."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KZTIMELINE_DATA", str(sample.write(tmp_path)))


def harmless(*args: str) -> int:
    """Run a command line; whatever comes of it, nothing in its words is obeyed."""
    code, out, err = inprocess.answered(*args)
    assert not list(oracles.unseen(out, "\t"))
    assert not list(oracles.unseen(err))
    if code:
        assert out == "" or args[0] == "check"
        assert err.startswith("kztimeline: ")
        assert err.count("\n") == 1
        assert len(err.encode()) <= 550
    return code


@pytest.mark.wider
@pytest.mark.parametrize("place", PLACES)
def test_every_argument(place: str) -> None:
    """No argument ends in a traceback, in two lines, or in something that a terminal obeys."""
    each = [ARGUMENTS[name] for name in SOME] if EXHAUSTIVE else []
    for text in (ALL, FLOOD, SIGNS, *each):
        code = harmless(*(part.format(text) for part in place.split(" ")))
        assert code in (0, 1, 2, 3, 4)


@pytest.mark.parametrize("name", few(ARGUMENTS, "C0 all", "lone surrogate"))
def test_every_string(name: str) -> None:
    """Each string by itself, where messages repeat it: a name, a word, a period, a format."""
    text = ARGUMENTS[name]
    harmless("show", "--", text)
    harmless("search", "--", text)
    assert harmless("list", "--format", text) == 2
    assert harmless("list", "--data", text + "/x") == (2 if "\0" in text else 4)


def test_the_message_has_what_was_typed() -> None:
    """The control: what can be seen is in the message as it was typed, the rest as escapes."""
    code, _, err = inprocess.answered("show", "Қазақ\x1b[2J\u200b[/]\udcff")
    assert code == 1
    assert '"Қазақ\\x1b[2J\\u200b[/]\\udcff"' in err


@pytest.mark.parametrize(
    "name", few(["CSI clear", "C0 all", "unseen", "Rich close", "CR LF", "marks"])
)
def test_the_environment(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dataset that the environment names is refused as harmlessly as any other."""
    monkeypatch.setenv("KZTIMELINE_DATA", ARGUMENTS[name].replace("\0", "") + "/x")
    assert harmless("list") == 4


@pytest.mark.parametrize("name", few(["CSI clear", "OSC title BEL", "Rich close", "CR LF", "tags"]))
def test_names_of_files(name: str, tmp_path: Path) -> None:
    """A file may have any name that the system takes; it is written, read and complained of."""
    file = tmp_path / f"{ARGUMENTS[name][:40]}.txt".replace("/", "")
    assert harmless("list", "-o", str(file)) == 0
    assert file.exists()
    assert harmless("list", "-o", str(file)) == 4
    assert harmless("list", "--data", str(file)) == 3
    assert harmless("check", str(file)) == 3
    for style in ("json", "github"):
        assert harmless("check", str(file), "--format", style) == 3


@pytest.mark.parametrize("raw", few([b"\xff\x1b[2J", b"\xed\xa0\x80", "\u202e\x9b[/]".encode()]))
def test_bytes_of_a_process(raw: bytes) -> None:
    """What a shell hands over as bytes is refused as bytes that are only read."""
    outcome = sample.process([b"show", raw])
    assert (outcome.returncode, outcome.stdout) == (1, b"")
    assert not list(oracles.unseen(outcome.stderr.decode()))
