"""Large files: the work grows with their size, whatever they are made of, and ends in time.

Work is counted in calls of functions, not in seconds, so that no slow machine changes it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
import sample
from exhaustive import few
from inprocess import answered

from kztimeline.check import MOST_VIOLATIONS, check_text
from kztimeline.dataset import rules
from kztimeline.dataset.limits import Limits
from kztimeline.dataset.load import loads
from kztimeline.errors import DatasetError, FileError
from kztimeline.formats import FORMATS, export, ics
from kztimeline.model import Dataset
from kztimeline.queries.answer import Answer
from kztimeline.queries.claims import check_claims
from kztimeline.queries.lookup import lookup
from kztimeline.queries.search import search

HEADER = """
[dataset]
title = "T"
description = "D"
version = "1"
license = "CC0-1.0"
coverage = "1990/2019"
reviewed = "2026-11-23"
[[sources]]
id = "s"
title = "S"
kind = "book"
"""
EVENT = '[[events]]\nid = "e{0}"\ndate = "2006"\ntitle = "Event {0}"\n'
FINE = {
    # what is repeated; {0} is the number of the repetition
    "events": EVENT + 'claims = [{{ source = "s", date = "2006" }}]\n',
    "topics": '[[topics]]\nid = "t{0}"\ntitle = "T{0}"\n'
    + EVENT
    + 'topics = ["t{0}"]\nclaims = [{{ source = "s" }}]\n',
    "sources": '[[sources]]\nid = "s{0}"\ntitle = "S"\nkind = "book"\n'
    + EVENT
    + 'claims = [{{ source = "s{0}" }}]\n',
    "claims": EVENT + "claims = [" + '{{ source = "s" }},' * 200 + "]\n",
    "facts": '[[topics]]\nid = "t{0}"\ntitle = "T"\n[[facts]]\nid = "f{0}"\ntopic = "t{0}"\n'
    'value = {0}\nas_of = "2006"\ntitle = "F"\nclaims = [{{ source = "s", value = 1 }}]\n',
}
WRONG = {
    "no keys": EVENT + "claims = []\n",
    "unknown sources": '[[sources]]\nid = "s{0}"\ntitle = "S"\nkind = "book"\n'
    + EVENT
    + 'claims = [{{ source = "x{0}" }}]\n',
    "unknown keys": EVENT + 'claims = [{{ source = "s" }}]\nk{0} = 1\n',
    "the same id": EVENT.replace("e{0}", "e") + 'claims = [{{ source = "s" }}]\n',
    "bad dates": EVENT.replace("2006", "2006-13") + 'claims = [{{ source = "s" }}]\n',
    "numbers": "x{0} = [1, 2, 3]\n",
    "tables in tables": "[[a.b.c{0}]]\n",
    "keys in keys": "a{0}.b.c.d.e.f.g.h = 1\n",
}
QUESTIONS: dict[str, Callable[[Dataset], object]] = {
    "claims": check_claims,
    "search": lambda dataset: search(dataset, "event 7 what"),
    "lookup": lambda dataset: lookup(dataset.things, "evnt 7"),
    "topics": lambda dataset: [dataset.about(topic) for topic in dataset.topics],
}


def document(unit: str, parts: int) -> str:
    """Return a dataset of a unit repeated, with nearly as many parts as that."""
    pieces, found = [HEADER], 0.0
    while found < parts:
        piece = unit.format(len(pieces))
        found += sum(map(piece.count, "=,.[{\\#")) + piece.count('"') / 2
        pieces.append(piece)
    return "".join(pieces[:-1])


def in_proportion(work: Callable[[int], int]) -> bool:
    """Return whether twice the parts are twice the work, not four times."""
    work(10_000)  # once for what is imported, and kept for later, at first
    return work(10_000) <= 2.5 * work(5_000)


@pytest.mark.parametrize("name", few(FINE))
def test_loading(name: str) -> None:
    """A dataset as large as may be is loaded in proportion to its size."""
    assert in_proportion(lambda parts: sample.work(loads, document(FINE[name], parts)))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("name", few(FINE))
def test_asking(name: str, question: str) -> None:
    """So is every question, which visits no pair of things."""
    ask = QUESTIONS[question]
    assert in_proportion(lambda parts: 1000 + sample.work(ask, loads(document(FINE[name], parts))))


@pytest.mark.parametrize("name", few(sorted(FORMATS.keys() - {"html", "svg", "png"})))
def test_exporting(name: str) -> None:
    """So is every format that is not drawn."""

    def work(parts: int) -> int:
        dataset = loads(document(FINE["topics"].replace("2006", "2006-07-08", 1), parts))
        ics._line.cache_clear()  # or the smaller dataset would be half done already
        return sample.work(export, Answer(dataset, "events", dataset.events), name)

    assert in_proportion(work)


@pytest.mark.parametrize("name", few(WRONG))
def test_refusing(name: str) -> None:
    """So is the refusal of what is wrong, and the list of all that is."""

    def refused(parts: int) -> int:
        with pytest.raises(DatasetError):
            loads(text := document(WRONG[name], parts))
        return sample.work(check_text, text)

    assert in_proportion(refused)


def test_findings_end() -> None:
    """After a thousand findings no more are looked for; of fewer, all are told."""
    unit = WRONG["bad dates"]
    some, many = (HEADER + "".join(map(unit.format, range(count))) for count in (300, 3000))
    assert len([found for found in check_text(some) if found.rule == "bad-date"]) == 300
    assert len(check_text(many)) == MOST_VIOLATIONS == 1000


def test_guesses_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are suggested for what is misspelt as long as that is cheap, then no more."""
    monkeypatch.setattr(rules, "_COMPARISONS", 50_000)
    sources = "".join(
        f'[[sources]]\nid = "name-{i}"\ntitle = "S"\nkind = "b"\n' for i in range(600)
    )
    unit = EVENT + 'claims = [{{ source = "name-{0}x" }}]\n'
    found = check_text(HEADER + sources + "".join(map(unit.format, range(200))))
    said = [each.message for each in found if each.rule == "unknown-source"]
    guessed = ["did you mean" in message for message in said]
    assert guessed == [True] * 83 + [False] * 117
    assert "add it under [[sources]]" in said[-1]


@pytest.mark.exhaustive
def test_twelve_thousand_events() -> None:
    """An honest file of 12,000 events, with a text full of commas each, is answered."""
    unit = EVENT + 'claims = [{{ source = "s", date = "2006" }}, {{ source = "s", at = "p. 1" }}]\n'
    unit += 'summary = "Talks, a [[treaty]], and = more; et cetera, et cetera, et cetera."\n'
    assert len(loads(HEADER + "".join(map(unit.format, range(12_000)))).events) == 12_000


def test_too_much_for_the_bound() -> None:
    """The controls: what is as large as may be is loaded, a little more is refused."""
    text = HEADER + "".join(map(FINE["events"].format, range(2_499)))
    assert len(loads(text, "d", Limits(1)).events) == 2_499
    with pytest.raises(FileError, match=r"add max-size 2$"):
        loads(text + FINE["events"].format("-more"), "d", Limits(1))


@pytest.mark.parametrize(
    "command", few(["list", "check", "show e1", "facts", "sources --json", "claims", "cite s"])
)
def test_every_command_takes_more_when_told(command: str, tmp_path: Path) -> None:
    """A file above the bounds is refused by every command, and taken by it with `--max-size`."""
    file = tmp_path / "large.toml"
    padding = "# a long line without an end: " + "x" * 8 * 1024**2
    text = HEADER + EVENT.format(1) + 'claims = [{ source = "s", date = "2006" }]\n'
    file.write_text(text + padding)
    args = [*command.split(), *([file] if command == "check" else ["--data", file])]
    assert answered(*args) == (
        4,
        "",
        f"kztimeline: cannot read {file}: it is larger than 8 MiB; --max-size raises that\n",
    )
    assert answered(*args, "--max-size", "9")[0] == 0
    assert answered(*args, "--max-size", "0")[:2] == (2, "")


def test_the_end_of_the_findings_is_told(tmp_path: Path) -> None:
    """Whoever sees a thousand findings is told that there may be more, and nobody else."""
    file = tmp_path / "wrong.toml"
    for count, ending in (
        (1000, "; no more than 1,000 are looked for in a file\n"),
        (20, "1 file\n"),
    ):
        file.write_text(HEADER + "".join(map(WRONG["bad dates"].format, range(count))))
        code, _, err = answered("check", file)
        assert code == 3
        assert err.endswith(ending)
