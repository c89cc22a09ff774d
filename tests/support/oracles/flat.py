"""Flat formats: lines, JSON and CSV, as the standard library reads them."""

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO

from unseen import hidden

_SGR = re.compile(r"\x1b\[[0-9;]*m")
_FORMULA = re.compile(r"[\s\ufeff\u200b]*[=+@＝＋－＠﹦﹢﹣﹫-]")
_NUMBER = re.compile(r"-?[0-9.]+")


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


def csv_(text: str, expect: int) -> Iterator[str]:
    """Object to rows of other lengths, to formulas, and to a lone CR."""
    yield from unseen(text.replace("\r\n", "\n"))
    head, *rows = csv.reader(StringIO(text, newline=""), strict=True)
    if len(rows) != expect or {len(row) for row in rows} - {len(head)}:
        yield f"{len(rows)} rows for {expect} records"
    for cell in {cell for row in rows for cell in row}:
        if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
            yield f"a formula: {cell!a:.60}"
