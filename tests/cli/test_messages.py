"""What is said on standard error of datasets with much in them, or nothing: one short line."""

from pathlib import Path

import inprocess
import pytest
import sample
from exhaustive import EXHAUSTIVE

EVENT = '[[events]]\nid="e{0}"\ndate="{1}"\ntitle="E"\n{2}claims=[{{source="gazette"{3}}}]\n'
PLACES = "".join(
    EVENT.format(at, "2000", f'place="{at:03}{"Алматы " * 13}"\n', f',at="p. {at}"')
    for at in range(800)
)
LONG = "x" * (100_000 if EXHAUSTIVE else 10_000)
YEARS = "".join(EVENT.format(at, "2000", "", "") for at in range(3_000))


def said(command: str, more: str, folder: Path) -> str:
    """Return what a command says on standard error of the sample with more in it."""
    file = folder / "data.toml"
    file.write_text(sample.TOML + more, encoding="utf-8")
    _, _, err = inprocess.answered(*command.split(), "--data", file)
    assert (err.count("\n"), len(err.encode()) < 550) == (1, True)
    return err


@pytest.mark.wider
@pytest.mark.parametrize(
    ("command", "more", "ending"),
    [
        ("list --place nowhere", PLACES, "802 more"),
        ("claims --at nowhere", PLACES, " more"),
        ("list --format ics", YEARS, " more"),
        (f"list --place {LONG}", PLACES, "802 more"),
        (f"list --topic {LONG}", "", "hostile"),
        (f"show {LONG}", "", "facts"),
    ],
    ids=["places", "claims", "left out", "place", "topic", "name"],
)
def test_much(command: str, more: str, ending: str, tmp_path: Path) -> None:
    """However much there is to list, and however long what was typed, the line ends in time."""
    assert said(command, more, tmp_path).endswith(f"{ending}\n")


HEADER = sample.TOML.partition("[[sources]]")[0]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("list --place x", "no event has a place"),
        ("list --topic x", "there are no topics"),
        ("claims --source x", "there are no sources"),
        ("claims --at x", "no claim names its place"),
    ],
)
def test_nothing(command: str, reason: str, tmp_path: Path) -> None:
    """Where there is nothing to list, that is said instead."""
    file = tmp_path / "data.toml"
    file.write_text(HEADER, encoding="utf-8")
    code, out, err = inprocess.answered(*command.split(), "--data", file)
    assert (code, out, err.endswith(f"; {reason}\n")) == (2, "", True)
