"""What each format must be, whatever was put into it, as others' parsers see it.

Each oracle takes an output, and how many records it should have; it yields what is wrong.
"""

import csv
from collections.abc import Callable, Iterator

from .cited import bibtex, csl, github
from .flat import card, csv_, drawn, json_, jsonl, plain, tsv, unseen
from .marked import ics, markwhen, md, mermaid
from .page import html, svg

Oracle = Callable[[str, int], Iterator[str]]

FORMATS: dict[str, Oracle] = {
    "table": drawn,
    "text": plain,
    "json": json_,
    "jsonl": jsonl,
    "csv": csv_,
    "tsv": tsv,
    "md": md,
    "ics": ics,
    "mermaid": mermaid,
    "html": html,
    "svg": svg,
    "markwhen": markwhen,
}
"""The oracle of each format by its name on the command line."""


def faults(oracle: Oracle, text: str, expect: int = 1) -> list[str]:
    """Return what an oracle has against an output, also where its parser gives up."""
    try:
        return list(oracle(text, expect))
    except (ValueError, SyntaxError, csv.Error) as error:
        return [f"cannot be read: {error}"]


__all__ = [
    "FORMATS",
    "Oracle",
    "bibtex",
    "card",
    "csl",
    "drawn",
    "faults",
    "github",
    "plain",
    "unseen",
]
