"""Each hostile string in a file that is refused: the message names the fault, and obeys nothing."""

from collections.abc import Iterator
from pathlib import Path

import hostile
import inprocess
import oracles
import pytest
from exhaustive import few

from kztimeline.check import as_github, as_text, check_file

GOOD = hostile.document("fine")
SPOTS = {
    "root key": ("[dataset]", "{}=1\n[dataset]"),
    "root table": ("[dataset]", "[{}]\n[dataset]"),
    "header key": ('version="fine"', '{}="fine"'),
    "event key": ('place="fine"', '{}="fine"'),
    "claim key": ('at="fine"', '{}="fine"'),
    "source id": ('id="s0"', "id={}"),
    "topic id": ('id="t0"', "id={}"),
    "event id": ('id="e0"', "id={}"),
    "fact id": ('id="f0"', "id={}"),
    "claim source": ('source="s0"', "source={}"),
    "event topic": ('topics=["t0"]', "topics=[{}]"),
    "fact topic": ('topic="t0"', "topic={}"),
    "date": ('date="2000-01-01"', "date={}"),
    "as of": ('as_of="2000"', "as_of={}"),
    "coverage": ('coverage="1900/2100"', "coverage={}"),
    "reviewed": ('reviewed="2020-01-01"', "reviewed={}"),
    "dataset language": ('reviewed="2020-01-01"', 'reviewed="2020-01-01"\nlanguage={}'),
    "relation": ('relation="≈"', "relation={}"),
    "kind of value": ('value="other"', "value=[{}]"),
    "language": ("names={en=", "names={{{}=1,en="),
    "names": ('names={en=["fine","fine"]', "names={{en={}"),
    "duplicate key": ('version="fine"', "{0}=1\n{0}=2"),
    "raw": ('version="fine"', 'version="{raw}"'),
    "raw key": ('version="fine"', "{raw}=1"),
    "comment": ('version="fine"', "# {raw}\n?"),
}
"""What is written otherwise in a good dataset: `{}` is a string in TOML, `{raw}` is it bare."""


def broken(spot: str) -> Iterator[str]:
    """Yield the dataset with each string at a spot."""
    old, new = SPOTS[spot]
    assert old in GOOD
    for name in hostile.AWKWARD:
        text = hostile.STRINGS[name]
        yield GOOD.replace(old, new.format(hostile.toml(text), raw=text), 1)


@pytest.mark.parametrize("spot", few(SPOTS, "root key", "date", "raw"))
def test_every_message(spot: str, tmp_path: Path) -> None:
    """A command and a check refuse the file in lines that are only read."""
    file = tmp_path / "broken.toml"
    refused = 0
    for text in broken(spot):
        file.write_bytes(text.encode())
        code, out, err = inprocess.answered("list", "--data", file)
        assert (code, bool(out), err.count("\n")) in ((3, False, 1), (0, True, 0))
        refused += code == 3
        checked(file)
        assert not list(oracles.unseen(err))
    assert refused >= len(hostile.AWKWARD) / 3


def checked(file: Path) -> None:
    """Look at what a check says in each of its forms."""
    found = check_file(file)
    assert found
    for finding in found:
        text = as_text(finding)
        assert text.count("\n") == 2
        assert not list(oracles.unseen(text))
        assert oracles.faults(oracles.github, f"{as_github(finding)}\n") == []


@pytest.mark.parametrize(
    "data", [b"\xff\x1b[2J\n", b"x = '\xed\xa0\x80\x1b]0;x\x07'", b"\x9b2J", b"\0"]
)
def test_bytes(data: bytes, tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are named, and the line around them is shown as text."""
    file = tmp_path / "broken.toml"
    file.write_bytes(data)
    code, out, err = inprocess.answered("list", "--data", file)
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert not list(oracles.unseen(err))
    checked(file)


def test_the_good_one(tmp_path: Path) -> None:
    """The control: before a string is put into it, the dataset is answered from."""
    file = tmp_path / "good.toml"
    file.write_text(GOOD, encoding="utf-8")
    assert inprocess.answered("list", "--data", file)[0] == 0
