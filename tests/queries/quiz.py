"""A quiz of the lookup: `python -m tests.queries.quiz` prints how well it does, and its misses.

`quiz.tsv` has a question a row, `-` where a column is empty. What is `expected` of `show`:

    ID           the one thing
    ask: A B     no answer, but both among those asked about
    none         no answer; to be asked is none

and of `search`:

    A|B          one of them first, and with it in the first three all of `within3`
    none         no hit
    not: A B     none of them in the first three
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kztimeline.dataset.load import load
from kztimeline.model import Dataset
from kztimeline.queries.lookup import lookup
from kztimeline.queries.search import search

FILE = Path(__file__).with_name("quiz.tsv")
KINDS = ("names", "questions", "slips", "scripts", "must-not-answer")


class Row(NamedTuple):
    """A question with the answer that it must have."""

    kind: str
    command: str
    query: str
    expected: str
    within3: str
    """What must be in the first three hits besides."""
    note: str


class Grade(NamedTuple):
    """How an answer was."""

    first: bool
    in_three: bool
    """Also where the thing is one of the first three that are asked about."""
    silent: bool
    """Whether another thing was shown, and not a word said of it."""
    given: str


class Rates(NamedTuple):
    """How many answers of a kind were right, in per cent, and how many wrong in silence."""

    rows: int
    first: float
    in_three: float
    silent: int


def rows() -> list[Row]:
    """Return the questions."""
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = [*csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]
    return [Row(*("" if cell == "-" else cell for cell in line)) for line in lines]


def grade(row: Row, dataset: Dataset) -> Grade:
    """Ask a question, and compare the answer."""
    return _shown(row, dataset) if row.command == "show" else _searched(row, dataset)


def _shown(row: Row, dataset: Dataset) -> Grade:
    match = lookup(dataset.things, row.query)
    found = match.thing.id if match.thing else None
    near = [thing.id for thing in match.near]
    silent = found not in (None, row.expected) and not match.taken
    given = found or f"ask: {' '.join(near)}"
    if row.expected == "none" or row.expected.startswith("ask:"):
        right = found is None and {*row.expected.split()[1:]} <= {*near}
        return Grade(right, right, silent, given)
    right = found == row.expected
    return Grade(right, right or (found is None and row.expected in near[:3]), silent, given)


def _searched(row: Row, dataset: Dataset) -> Grade:
    hits = [hit.thing.id for hit in search(dataset, row.query)]
    given, three = " ".join(hits[:5]) or "none", {*hits[:3]}
    if row.expected == "none" or row.expected.startswith("not:"):
        right = three.isdisjoint(row.expected.split()[1:]) if row.expected != "none" else not hits
        return Grade(right, right, silent=False, given=given)
    wanted = row.expected.split("|")
    beside = {*filter(None, row.within3.split("|"))} <= three
    first = bool(hits) and hits[0] in wanted and beside
    return Grade(first, not three.isdisjoint(wanted) and beside, silent=False, given=given)


def graded(dataset: Dataset, kind: str) -> list[tuple[Row, Grade]]:
    """Return the questions of a kind with their grades."""
    return [(row, grade(row, dataset)) for row in rows() if row.kind == kind]


def rates(answers: list[tuple[Row, Grade]]) -> Rates:
    """Return the rates of some answers."""
    count = len(answers)
    first, in_three, silent, _ = zip(*(given for _, given in answers), strict=True)
    return Rates(count, 100 * sum(first) / count, 100 * sum(in_three) / count, sum(silent))


def _report(dataset: Dataset) -> Iterator[str]:
    answers = {kind: graded(dataset, kind) for kind in KINDS}
    for kind, of_kind in answers.items():
        for row, given in of_kind:
            if not given.first:
                yield f"{kind}: {row.command} {row.query}"
                yield f"    wanted {row.expected}  {row.within3}\n    given  {given.given}"
    yield f"{'kind':16}{'rows':>6}{'first':>8}{'in three':>10}{'wrong in silence':>18}"
    answers["all"] = [each for of_kind in answers.values() for each in of_kind]
    for kind, of_kind in answers.items():
        count, first, in_three, silent = rates(of_kind)
        yield f"{kind:16}{count:6}{first:7.1f}%{in_three:9.1f}%{silent:18}"


if __name__ == "__main__":
    print(*_report(load(None)), sep="\n")
