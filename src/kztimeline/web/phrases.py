"""What a page says of things, in words; the same words as the drawings for a terminal."""

import re

from ..dates.edtf import Date
from ..dates.words import words
from ..model import Claim, Fact, Status, Topic, Value, Verdict
from ..text.escape import one_line

MARKS: dict[Status, str] = {
    "corroborated": "✓",
    "refined": "≈",
    "single-source": "1",
    "disputed": "!",
}
MEANINGS: dict[Status, str] = {
    "corroborated": "sources agree",
    "refined": "sources agree, some are less or more exact",
    "single-source": "one source only",
    "disputed": "a source conflicts with the record",
}
VERDICTS: dict[Verdict, str] = {
    "agrees": "agrees with the record",
    "coarser": "less exact than the record",
    "finer": "more exact than the record",
    "overlaps": "overlaps the record",
    "conflicts": "conflicts with the record",
}
_LANGUAGE = re.compile("[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.I)
_ITEM = re.compile("Q[0-9]{1,12}")


def wikidata(topic: Topic) -> str:
    """Return the address of a topic's item in Wikidata, if it names one."""
    item = topic.wikidata or ""
    return f"https://www.wikidata.org/wiki/{item}" if _ITEM.fullmatch(item) else ""


def tag(language: str) -> str:
    """Return a language tag that may stand in an attribute; or nothing."""
    return language if _LANGUAGE.fullmatch(language) else ""


def datetime(date: Date) -> str:
    """Return a date as HTML's `time` and schema.org take it, if they can without loss."""
    start = date.start
    plain = date.shape == "point" and start and not start.mark
    return date.text if plain and start and start.unit in ("day", "month", "year") else ""


def short(topic: Topic) -> str:
    """Return the shortest English name of a topic, its acronym if that comes first."""
    return min(topic.title, *topic.names.get("en", ())[:1], topic.title, key=len)


def line(text: str) -> str:
    """Return a text without its line breaks."""
    return one_line(text)


def counted(count: int, noun: str) -> str:
    """Return `1 claim`, `2 claims`."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def said(claim: Claim) -> str:
    """Return the date or figure that a claim names; empty for a mention."""
    if claim.date:
        return words(claim.date)
    if claim.value is None:
        return ""
    return ("" if claim.relation == "=" else f"{claim.relation} ") + number(claim.value)


def shown(record: Date | Value) -> str:
    """Return what the record has."""
    return words(record) if isinstance(record, Date) else number(record)


def figure(fact: Fact) -> str:
    """Return a fact's value with its unit."""
    return f"{number(fact.value)} {fact.unit}" if fact.unit else number(fact.value)


def number(value: Value) -> str:
    """Return a value with its thousands set apart."""
    return value if isinstance(value, str) else f"{value:,}"


def ago(years: int) -> str:
    """Return how long ago an anniversary's event was."""
    return "this year" if years == 0 else f"{counted(years, 'year')} ago"
