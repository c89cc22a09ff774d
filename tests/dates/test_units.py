"""Calendar units: between which days each lies, and which there are none of."""

from datetime import date

import pytest

from kztimeline.dates.units import read_point
from kztimeline.errors import DateError, NotEdtfError

UNITS = [
    # EDTF, its unit, first and last day
    ("2006", "year", "2006-01-01", "2006-12-31"),
    ("0001", "year", "0001-01-01", "0001-12-31"),
    ("9999", "year", "9999-01-01", "9999-12-31"),
    ("2006-11", "month", "2006-11-01", "2006-11-30"),
    ("2004-02", "month", "2004-02-01", "2004-02-29"),
    ("1900-02", "month", "1900-02-01", "1900-02-28"),
    ("9999-12", "month", "9999-12-01", "9999-12-31"),
    ("2006-11-02", "day", "2006-11-02", "2006-11-02"),
    ("2004-02-29", "day", "2004-02-29", "2004-02-29"),
    ("9999-12-31", "day", "9999-12-31", "9999-12-31"),
    ("2005-21", "season", "2005-03-01", "2005-05-31"),
    ("2005-22", "season", "2005-06-01", "2005-08-31"),
    ("2005-23", "season", "2005-09-01", "2005-11-30"),
    ("2005-24", "season", "2005-12-01", "2006-02-28"),
    ("2003-24", "season", "2003-12-01", "2004-02-29"),
    ("9999-23", "season", "9999-09-01", "9999-11-30"),
    ("199X", "decade", "1990-01-01", "1999-12-31"),
    ("001X", "decade", "0010-01-01", "0019-12-31"),
    ("999X", "decade", "9990-01-01", "9999-12-31"),
    ("20XX", "century", "2000-01-01", "2099-12-31"),
    ("01XX~", "century", "0100-01-01", "0199-12-31"),
    ("2005-25", "season", "2005-03-01", "2005-05-31"),
    ("2005-28", "season", "2005-12-01", "2006-02-28"),
    ("2005-29", "season", "2005-09-01", "2005-11-30"),
    ("2005-30", "season", "2005-12-01", "2006-02-28"),
    ("2005-31", "season", "2005-03-01", "2005-05-31"),
    ("2005-32", "season", "2005-06-01", "2005-08-31"),
    ("2005-33", "season", "2005-01-01", "2005-03-31"),
    ("2005-36", "season", "2005-10-01", "2005-12-31"),
    ("9999-36", "season", "9999-10-01", "9999-12-31"),
    ("2005-37", "season", "2005-01-01", "2005-04-30"),
    ("2005-39", "season", "2005-09-01", "2005-12-31"),
    ("2005-40", "season", "2005-01-01", "2005-06-30"),
    ("2005-41", "season", "2005-07-01", "2005-12-31"),
]


@pytest.mark.parametrize(("text", "unit", "first", "last"), UNITS)
def test_units(text: str, unit: str, first: str, last: str) -> None:
    """A unit is as exact as it is written, and lies between two days."""
    found = read_point(text)
    assert found[:4] == (text, unit, date.fromisoformat(first), date.fromisoformat(last))


IMPOSSIBLE = [
    # refused, why, and what is accepted beside it
    ("0000", ": years run from 0001 to 9999", "0001"),
    ("0000-01-01", ": years run from 0001 to 9999", "0001-01-01"),
    ("000X", ": years run from 0001 to 9999", "001X"),
    ("2006-00", ": there is no month 00", "2006-01"),
    ("2006-13", ": there is no month 13", "2006-12"),
    ("2006-20", ": there is no month 20", "2006-21"),
    ("2006-42", ": there is no month 42", "2006-41"),
    ("00XX", ": years run from 0001 to 9999", "01XX"),
    ("2006-13-01", ": there is no month 13", "2006-12-01"),
    ("2006-21-01", ": there is no month 21", "2006-21"),
    ("2006-11-00", ": there is no day 00 in 2006-11", "2006-11-01"),
    ("2006-11-31", ": there are 30 days in November", "2006-11-30"),
    ("2006-02-30", ": there are 28 days in February 2006", "2006-02-28"),
    ("2005-02-29", ": there are 28 days in February 2005", "2004-02-29"),
    ("1900-02-29", ": there are 28 days in February 1900", "2000-02-29"),
    ("9999-24", " ends after the year 9999", "9998-24"),
]


@pytest.mark.parametrize(("refused", "why", "accepted"), IMPOSSIBLE)
def test_impossible_units(refused: str, why: str, accepted: str) -> None:
    """A unit in the right form that the calendar has not is refused with the reason."""
    with pytest.raises(DateError) as caught:
        read_point(refused)
    assert (type(caught.value), str(caught.value)) == (DateError, why)
    assert read_point(accepted).text == accepted


@pytest.mark.parametrize("text", ["", "2006-1", "2006-W44", "206", "1XXX", "2006~?", "2006/2007"])
def test_no_unit(text: str) -> None:
    """What has another form is no unit."""
    with pytest.raises(NotEdtfError):
        read_point(text)


@pytest.mark.parametrize("mark", ["~", "?", "%"])
def test_days_with_a_qualifier(mark: str) -> None:
    """A day that is not sure is read as carefully as one that is."""
    for text in ("2006-11-01", "2006-11-30"):
        day = date.fromisoformat(text)
        assert read_point(text + mark) == (text + mark, "day", day, day, mark)
    for text, why in (("2006-11-00", "there is no day 00"), ("2006-11-31", "there are 30 days")):
        with pytest.raises(DateError, match=why):
            read_point(text + mark)


NEIGHBOURS = [
    # a unit, the first day of the one before, the last day of the one behind
    ("1992-03-01", "1992-02-29", "1992-03-02"),
    ("1992-03", "1992-02-01", "1992-04-30"),
    ("1992-12", "1992-11-01", "1993-01-31"),
    ("1992-24", "1992-09-01", "1993-05-31"),
    ("1992", "1991-01-01", "1993-12-31"),
    ("199X", "1980-01-01", "2009-12-31"),
    ("20XX", "1900-01-01", "2199-12-31"),
    ("0001", "0001-01-01", "0002-12-31"),
    ("0001-01-01", "0001-01-01", "0001-01-02"),
    ("9999", "9998-01-01", "9999-12-31"),
    ("9999-12-31", "9999-12-30", "9999-12-31"),
]


@pytest.mark.parametrize(("text", "before", "behind"), NEIGHBOURS)
def test_neighbours(text: str, before: str, behind: str) -> None:
    """Beside a unit lie two as long; the calendar ends with the years 1 and 9999."""
    found = read_point(text)
    days = (found.neighbour(-1), found.neighbour(1))
    assert days == (date.fromisoformat(before), date.fromisoformat(behind))
