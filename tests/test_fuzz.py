"""What fuzzing has found, once more and in seconds; and that it can find something."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

import mutate
import pieces
import pytest
from strategies import SMALL
from targets import NAMES, loader, names

from kztimeline.dataset.load import loads
from kztimeline.dates.edtf import parse
from kztimeline.dates.periods import period
from kztimeline.errors import DatasetError, DateError, NotFoundError, UsageError
from kztimeline.queries.lookup import find

FUZZ = Path(__file__).parents[1] / "fuzz"
CORPUS = FUZZ / "corpus"
Read = Callable[[str], object]
READERS: dict[str, tuple[Read, type[Exception]]] = {
    "loader": (loads, DatasetError),
    "dates": (parse, DateError),
    "period": (period, UsageError),
    "names": (partial(find, names.dataset()), NotFoundError),
}
"""What reads an input of each target, and how it refuses one."""


def inputs(target: str) -> list[bytes]:
    """Return the inputs that are kept for a target."""
    files = sorted(file for file in (CORPUS / target).iterdir() if file.is_file())
    return [file.read_bytes() for file in files]


def refused(read: Read, how: type[Exception], data: bytes) -> bool:
    """Whether an input is refused."""
    try:
        read(data.decode(errors="replace"))
    except how:
        return True
    return False


def test_there_is_a_corpus_for_each_target() -> None:
    """No folder is missing or spare, and all together stay few."""
    folders = {folder.name for folder in CORPUS.iterdir() if folder.is_dir()}
    assert folders == set(NAMES) == READERS.keys()
    assert sum(len(inputs(target)) for target in NAMES) <= 300


@pytest.mark.parametrize("target", NAMES)
def test_the_corpus(target: str) -> None:
    """Every input that was kept still holds what its target asserts."""
    one = import_module(f"targets.{target}").one
    for data in inputs(target):
        one(data)


@pytest.mark.parametrize("target", NAMES)
def test_the_corpus_has_both_kinds(target: str) -> None:
    """Inputs are taken and refused, so that neither way is left untried."""
    outcomes = [refused(*READERS[target], data) for data in inputs(target)]
    assert len(outcomes) >= 10
    assert set(outcomes) == {True, False}


@pytest.mark.parametrize("target", NAMES)
def test_any_bytes_are_an_input(target: str) -> None:
    """Bytes that are no text, and nothing at all, are inputs too."""
    one = import_module(f"targets.{target}").one
    for data in (b"", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", bytes(range(256))):
        one(data)


def test_what_does_not_stand_in_its_line_is_told() -> None:
    """The control: a finding in another place than it says fails the target's own assertion."""
    text = "[dataset]\ntitel = 1\n"
    (*_, finding) = loader.check(text, loader.NAME)
    loader.stands(finding, text)
    for wrong in (finding._replace(line=1), finding._replace(column=99)):
        with pytest.raises(AssertionError):
            loader.stands(wrong, text)


CHANGES = {
    "loader": (mutate.mutate, SMALL.read_bytes()),
    "dates": (
        partial(pieces.mutate, known=pieces.words(FUZZ / "dictionaries" / "dates.dict")),
        b"2003-08-28/2004-02",
    ),
    "period": (
        partial(pieces.mutate, known=pieces.words(FUZZ / "dictionaries" / "period.dict")),
        b"summer 2005..2 June 2006",
    ),
}


@pytest.mark.parametrize("target", CHANGES)
def test_changes_keep_much_whole(target: str) -> None:
    """A changed input is at times taken and at times refused, and the same for the same seed."""
    change, data = CHANGES[target]
    changed = [change(data, seed) for seed in range(60)]
    assert changed == [change(data, seed) for seed in range(60)]
    assert len(set(changed)) > 30
    outcomes = [refused(*READERS[target], text) for text in changed]
    assert 5 <= sum(outcomes) <= 55
    assert all(isinstance(change(odd, seed), bytes) for odd in (b"", b"\xff") for seed in range(9))
