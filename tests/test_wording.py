"""The words of statuses, verdicts, figures and counts: exact, whatever they are about."""

from math import inf
from typing import get_args

import pytest

from kztimeline import wording
from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Event, Fact, Relation, Status, Topic, Value, Verdict

DAY = parse("2006-11-02")


def test_every_status_and_verdict_has_words() -> None:
    """What the model can compute can be said."""
    assert set(wording.STATUSES) == set(get_args(Status))
    assert set(wording.VERDICTS) == set(get_args(Verdict))


@pytest.mark.parametrize(
    ("verdict", "distance", "days", "said"),
    [
        ("agrees", None, True, "agrees"),
        ("conflicts", None, False, "conflicts"),
        ("conflicts", -209, True, "conflicts, 209 days off"),
        ("conflicts", 1, True, "conflicts, 1 day off"),
        ("conflicts", 12, False, "conflicts, 12 more"),
        ("conflicts", -1943.0, False, "conflicts, 1,943 less"),
        ("conflicts", 0.2, False, "conflicts, 0.2 more"),
        ("conflicts", 1e-12, False, "conflicts, 1e-12 more"),
        ("conflicts", -inf, False, "conflicts"),
    ],
)
def test_verdicts_in_a_few_words(
    verdict: Verdict, distance: float | None, days: bool, said: str
) -> None:
    """A conflict says how far it is off, in days or by how much, where that is a number."""
    assert wording.verdict_briefly(verdict, distance, days) == said


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
    assert wording.short_name(Topic("t", title, names=names)) == shortest


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (12345, "12,345 claims")],
)
def test_counted(count: int, said: str) -> None:
    """One is singular, thousands are set apart."""
    assert wording.counted(count, "claim") == said


@pytest.mark.parametrize(
    ("years", "said"),
    [(0, "this year"), (1, "1 year ago"), (2, "2 years ago"), (1000, "1,000 years ago")],
)
def test_ago(years: int, said: str) -> None:
    """An anniversary says how long ago."""
    assert wording.ago(years) == said


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
    assert wording.said(Claim("s", value=value, relation=relation)) == said


def test_said_of_a_date() -> None:
    """A claim says its date in words."""
    assert wording.said(Claim("s", date=DAY)) == "2 November 2006"


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
    assert wording.figure(Fact("f", "t", "F", value, DAY, (), unit)) == said


def test_shown() -> None:
    """A record is a date in words, or a figure with its unit."""
    assert wording.shown(Event("e", DAY, "E", ())) == "2 November 2006"
    assert wording.shown(Fact("f", "t", "F", 1500, DAY, (), "km")) == "1,500 km"
    assert wording.said(Claim("s", value=1500, relation=">"), "km") == "> 1,500 km"


@pytest.mark.parametrize(
    ("parts", "said"),
    [((13, 8, 5), "13 years 8 months 5 days"), ((0, 1, 0), "1 month"), ((0, 0, 0), "0 days")],
)
def test_duration(parts: tuple[int, int, int], said: str) -> None:
    """A length of time leaves out what is nought, but not everything."""
    assert wording.duration(*parts) == said


def test_span() -> None:
    """A range of what is the same is that."""
    assert (wording.span("1", "2"), wording.span("1", "1")) == ("1 to 2", "1")


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [
        (0, 0, "0 claims"),
        (0, 1, "1 claim"),
        (0, 1234, "None of 1,234 claims conflicts with the record"),
        (1, 1, "1 of 1 claim conflicts with the record"),
        (1, 2, "1 of 2 claims conflicts with the record"),
        (2, 373, "2 of 373 claims conflict with the record"),
    ],
)
def test_conflicting(count: int, total: int, said: str) -> None:
    """It is said how many claims conflict with the record."""
    assert wording.conflicting(count, total) == said
