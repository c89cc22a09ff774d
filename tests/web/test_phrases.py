"""The words of a page: exact, whatever they are about."""

import pytest

from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Fact, Relation, Topic, Value
from kztimeline.web import phrases

DAY = parse("2006-11-02")


@pytest.mark.parametrize(
    ("item", "address"),
    [
        ("Q1065", "https://www.wikidata.org/wiki/Q1065"),
        ("Q123456789012", "https://www.wikidata.org/wiki/Q123456789012"),
        ("Q1234567890123", ""),
        ("Q", ""),
        ("q1065", ""),
        ("Q1065/../P1", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_wikidata(item: str | None, address: str) -> None:
    """An item has its address; anything else has none."""
    assert phrases.wikidata(Topic("t", "T", wikidata=item)) == address


@pytest.mark.parametrize("language", ["ru", "kaz", "zh-Hant", "sr-latn-rs", "EN", "de-1996"])
def test_languages(language: str) -> None:
    """A language tag may stand in an attribute."""
    assert phrases.tag(language) == language


@pytest.mark.parametrize("language", ["", "r", "kaza", "ru ", "ru_RU", "ru-", 'ru"', "рус", "zh-x"])
def test_no_languages(language: str) -> None:
    """What is no language tag may not."""
    assert phrases.tag(language) == ""


@pytest.mark.parametrize(
    ("title", "names", "shortest"),
    [
        ("United Nations", {"en": ("UN", "U")}, "UN"),
        ("United Nations", {"en": ("United Nations Organization", "UN")}, "United Nations"),
        ("Same", {"en": ("Name",)}, "Same"),
        ("United Nations", {"ru": ("ООН",)}, "United Nations"),
        ("United Nations", {}, "United Nations"),
    ],
)
def test_short(title: str, names: dict[str, tuple[str, ...]], shortest: str) -> None:
    """A topic is short as its first English name, where that is shorter than its title."""
    assert phrases.short(Topic("t", title, names=names)) == shortest


@pytest.mark.parametrize(
    ("text", "said"),
    [("a\nb", "a b"), (" a \r\n\t b ", "a b"), ("", ""), ("a\u2028 b", "a\u2028 b")],
)
def test_line(text: str, said: str) -> None:
    """A text in lines becomes one line."""
    assert phrases.line(text) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (12345, "12,345 claims")],
)
def test_counted(count: int, said: str) -> None:
    """One is singular, thousands are set apart."""
    assert phrases.counted(count, "claim") == said


@pytest.mark.parametrize(
    ("years", "said"),
    [(0, "this year"), (1, "1 year ago"), (2, "2 years ago"), (1000, "1,000 years ago")],
)
def test_ago(years: int, said: str) -> None:
    """An anniversary says how long ago."""
    assert phrases.ago(years) == said


@pytest.mark.parametrize(
    ("value", "relation", "said"),
    [
        (None, "=", ""),
        (0, "=", "0"),
        (1500, "=", "1,500"),
        (1500, ">", "> 1,500"),
        (-1234.5, "≈", "≈ -1,234.5"),
        ("1500", "=", "1500"),
        ("", "=", ""),
    ],
)
def test_said(value: Value | None, relation: Relation, said: str) -> None:
    """A claim says its figure with the relation, or nothing."""
    assert phrases.said(Claim("s", value=value, relation=relation)) == said


def test_said_of_a_date() -> None:
    """A claim says its date in words."""
    assert phrases.said(Claim("s", date=DAY)) == "2 November 2006"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1500, "km", "1,500 km"),
        (1500, None, "1,500"),
        (0.5, "%", "0.5 %"),
        ("many", "towns", "many towns"),
        ("1500", None, "1500"),
    ],
)
def test_figure(value: Value, unit: str | None, said: str) -> None:
    """A fact has its value with thousands set apart, and its unit if it has one."""
    assert phrases.figure(Fact("f", "t", "F", value, DAY, (), unit)) == said


def test_shown() -> None:
    """A record is a date in words, or a value."""
    assert phrases.shown(DAY) == "2 November 2006"
    assert phrases.shown(1500) == "1,500"
    assert phrases.shown("many") == "many"
