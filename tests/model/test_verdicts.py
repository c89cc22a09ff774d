"""How what is claimed stands to the record: dates by their bounds, figures by their relation."""

import pytest
from hypothesis import given
from strategies import NEARBY, Sample, dates, samples

from kztimeline.dates.edtf import Date, parse
from kztimeline.model.verdicts import Relation, Value, Verdict, compare, holds

MIRRORED: dict[Verdict, Verdict] = {
    "agrees": "agrees",
    "coarser": "finer",
    "finer": "coarser",
    "overlaps": "overlaps",
    "conflicts": "conflicts",
}

COMPARED: list[tuple[str, str, Verdict]] = [
    # what the source says, what the record says, verdict
    ("2006-11-02", "2006-11-02", "agrees"),
    ("2006-11", "2006-11-01/2006-11-30", "agrees"),
    ("2006-11~", "2006-11", "agrees"),
    ("2005-22", "2005-06/2005-08", "agrees"),
    ("[2003-08-28..2003-08-29]", "2003-08-28/2003-08-29", "agrees"),
    ("1992/..", "1992/", "agrees"),
    ("../1992", "/1992", "agrees"),
    ("2006-11", "2006-11-02", "coarser"),
    ("2006", "2006-11", "coarser"),
    ("2006-11", "2006-11-30", "coarser"),
    ("2006-11", "2006-11-01", "coarser"),
    ("199X", "1999", "coarser"),
    ("1992/..", "1992", "coarser"),
    ("1992/..", "1995/..", "coarser"),
    ("../1992", "1992", "coarser"),
    ("2006-11/2006-12", "2006-12/2007-01", "overlaps"),
    ("2005-24", "2006", "overlaps"),
    ("1992/..", "../1992", "overlaps"),
    ("1992/..", "1992/9999", "overlaps"),
    ("../1992", "0001/1992", "overlaps"),
    ("0001/..", "../9999", "overlaps"),
    ("[..1992]", "[0001..1992]", "overlaps"),
    ("1992/..", "1991/1993", "overlaps"),
    ("2003-01", "2003-08-28/2003-08-29", "conflicts"),
    ("2006-11-01", "2006-11-02", "conflicts"),
    ("1992~", "1993", "overlaps"),
    ("1991~", "1992", "overlaps"),
    ("1990~", "1992", "conflicts"),
    ("1992", "1991?", "overlaps"),
    ("1992", "1990?", "conflicts"),
    ("1992-03-01~", "1992-03-02", "overlaps"),
    ("1992-02-29~", "1992-03-02", "conflicts"),
    ("1992-01%", "1992-02-28", "overlaps"),
    ("199X~", "1989", "overlaps"),
    ("[1990,2000]", "1995", "conflicts"),
    ("[1990~,2000]", "1995", "conflicts"),
    ("[1990~,2000]", "1991", "conflicts"),
    ("1992-03-XX~", "1992-04-10", "overlaps"),
    ("0001~", "0002", "overlaps"),
    ("9999-12-31~", "9999-12-30", "overlaps"),
    ("1992-XX-XX~", "1993-01-10", "overlaps"),
    ("[1990,2000]", "2000", "coarser"),
    ("2000", "[1990,2000]", "finer"),
    ("1993/..", "../1992", "conflicts"),
    ("1980/1985-04-XX~", "1985-05-10", "overlaps"),
    ("1980/1985-04-XX~", "1990", "conflicts"),
    ("1985-XX-XX?/1986", "1984", "overlaps"),
    ("[9999,9999-12-31]", "9999", "agrees"),
    ("[9999-12-31,9999]", "1992", "conflicts"),
]


@pytest.mark.parametrize(("claim", "record", "verdict"), COMPARED)
def test_verdicts(claim: str, record: str, verdict: Verdict) -> None:
    """A claim is judged by its bounds; seen from the other side, the verdict is mirrored."""
    assert compare(parse(claim), parse(record)) == verdict
    assert compare(parse(record), parse(claim)) == MIRRORED[verdict]


@given(dates(), dates())
def test_verdicts_are_mirrored(one: Date, two: Date) -> None:
    """Coarser one way is finer the other way; the other verdicts are the same both ways."""
    assert compare(two, one) == MIRRORED[compare(one, two)]
    assert compare(one, one) == "agrees"


@given(samples(NEARBY), samples(NEARBY))
def test_verdicts_day_by_day(claim: Sample, record: Sample) -> None:
    """Bounds give what counting each single day gives."""
    said, known = claim.days, record.days
    naive = (
        "agrees"
        if said == known
        else "conflicts"
        if not said & known
        else "coarser"
        if said > known
        else "finer"
        if said < known
        else "overlaps"
    )
    one, other = parse(claim.text), parse(record.text)
    if naive == "conflicts" and (one.qualified or other.qualified):
        naive = compare(one, other)  # by the table above: what lies beside it overlaps
        assert naive in ("conflicts", "overlaps")
    assert compare(one, other) == naive


FIGURES = [
    # the fact's value, relation, the claimed value, whether it holds
    (57, "=", 57, True),
    (57, "=", 57.0, True),
    (57, "=", 58, False),
    (57, ">", 56, True),
    (57, ">", 57, False),
    (57, "<", 58, True),
    (57, "<", 57, False),
    (57, "≥", 57, True),
    (57, "≥", 58, False),
    (57, "≤", 57, True),
    (57, "≤", 56, False),
    (110, "≈", 100, True),
    (90, "≈", 100, True),
    (111, "≈", 100, False),
    (89, "≈", 100, False),
    (100, "≈", 111, True),
    (100, "≈", 112, False),
    (-110, "≈", -100, True),
    (-111, "≈", -100, False),
    (100, "≈", -100, False),
    (0, "≈", 0, True),
    (1, "≈", 0, False),
    (101, "=", 100, False),
    (0.5, "≈", 0.52, True),
    (1.1, "≈", 1.0, True),
    (1.1000001, "≈", 1, False),
    (0.9, "≈", 1, True),
    (1e300, "≈", -1e300, False),
    pytest.param(10**400, "≈", 1.5, False, id="beyond floats"),
    pytest.param(10**400, "≈", 10**400 + 1, True, id="beyond floats, but near"),
    ("Rivers join", "=", "rivers JOIN", True),
    ("Straße", "=", "STRASSE", True),
    ("Rivers join", "=", "Rivers part", False),
    ("57", "=", 57, True),
    (57, "=", "many", False),
]


@pytest.mark.parametrize(("value", "relation", "claimed", "expected"), FIGURES)
def test_holds(value: Value, relation: Relation, claimed: Value, expected: bool) -> None:
    """A relation holds or not; only `≈` has a tolerance, of a tenth of the claimed figure."""
    assert holds(value, relation, claimed) is expected
