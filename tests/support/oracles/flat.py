"""Flat formats: lines, JSON and CSV, as the standard library reads them."""

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO

from unseen import hidden

_SGR = re.compile(r"\x1b\[[0-9;]*m")
_FORMULA = re.compile(r"[\s\ufeff\u200b\"]*[=+@＝＋－＠﹦﹢﹣﹫-]")
_FIELD = r'(?:"(?:[^"]|"")*"|-?[0-9.]+(?:e[+-]?[0-9]+)?|True|False|)'
"""A text is quoted; a number, a truth and nothing are not."""


def unseen(text: str, allowed: str = "") -> Iterator[str]:
    """Object to each character that nobody sees or a terminal obeys, but line feeds."""
    for char in set(hidden(text)) - {*allowed}:
        yield f"hidden character {char!a}"


def drawn(text: str, _expect: int) -> Iterator[str]:
    """Object to anything but text and the selection of colours and weights."""
    yield from unseen(_SGR.sub("", text))


def plain(text: str, expect: int) -> Iterator[str]:
    """Object to a text that has not as many lines as records, each with as many fields."""
    yield from unseen(text, "\t")
    lines = text.split("\n")[:-1]
    if len(lines) != expect or len({line.count("\t") for line in lines}) > 1:
        yield f"{len(lines)} lines for {expect} records"


def card(text: str, _expect: int) -> Iterator[str]:
    """Object to a line of a card that does not begin with a field's name."""
    yield from unseen(text, "\t")
    for line in text.split("\n")[:-1]:
        if not re.match(r"[a-z_]+\t", line):
            yield f"an odd line: {line!a:.60}"


def json_(text: str, expect: int) -> Iterator[str]:
    """Object to anything but JSON, to a wrong number of records, and to hidden characters."""
    yield from unseen(text)
    found = json.loads(text)
    if isinstance(found, list) and len(found) != expect:
        yield f"{len(found)} of {expect} records"


def jsonl(text: str, expect: int) -> Iterator[str]:
    """Object to lines that are no JSON, or too many."""
    yield from unseen(text)
    lines = text.split("\n")[:-1]
    if len(lines) != expect or not all(isinstance(json.loads(line), dict) for line in lines):
        yield f"{len(lines)} lines for {expect} records"


def csv_(text: str, expect: int, separator: str = ",") -> Iterator[str]:
    """Object to rows of other lengths, to text without quotes, and to formulas.

    A formula is also what begins as one behind anything that a spreadsheet may take for the
    separator. What stands in a field by itself and without quotes is a number.
    """
    yield from unseen(text.replace("\r\n", "\n"), separator)
    if not re.fullmatch(f"(?:{_FIELD}(?:{separator}{_FIELD})*\r\n)+", text):
        yield "a text without quotes"
    head, *rows = csv.reader(StringIO(text, newline=""), strict=True, delimiter=separator)
    if len(rows) != expect or {len(row) for row in rows} - {len(head)}:
        yield f"{len(rows)} rows for {expect} records"
    for field in set(re.findall(r'"((?:[^"]|"")*)"', text)):
        for part in re.split("[;,|\t\r\n]", field):
            if _FORMULA.match(part):
                yield f"a formula: {part!a:.60}"


def tsv(text: str, expect: int) -> Iterator[str]:
    """Object to what CSV may not have either, with tabs between the fields."""
    yield from csv_(text, expect, "\t")
