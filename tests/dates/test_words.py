"""Dates in words, long for running text and short for narrow columns."""

import re

import pytest
from hypothesis import given
from strategies import UNITS, Sample, points, samples

from kztimeline.dates.edtf import parse
from kztimeline.dates.words import label, words

WORDS = [
    # EDTF, words, label
    ("2006", "2006", "2006"),
    ("0206", "0206", "0206"),
    ("2006-11", "November 2006", "Nov 2006"),
    ("2006-11-02", "2 November 2006", "2 Nov 2006"),
    ("0006-01-31", "31 January 0006", "31 Jan 0006"),
    ("2005-21", "spring 2005", "spring 2005"),
    ("2005-22", "summer 2005", "summer 2005"),
    ("2005-23", "autumn 2005", "autumn 2005"),
    ("2005-24", "winter 2005", "winter 2005"),
    ("199X", "the 1990s", "1990s"),
    ("2006~", "about 2006", "c. 2006"),
    ("2006?", "2006 (uncertain)", "2006?"),
    ("2006%", "about 2006 (uncertain)", "c. 2006?"),
    ("199X~", "about the 1990s", "c. 1990s"),
    ("2006-11-02?", "2 November 2006 (uncertain)", "2 Nov 2006?"),
    ("1992/1999", "1992–1999", "1992–1999"),
    ("199X/200X", "the 1990s – the 2000s", "1990s–2000s"),
    ("2003-08-28/2003-08-29", "28–29 August 2003", "28–29 Aug 2003"),
    ("2003-08-28/2003-08-29~", "28 August – about 29 August 2003", "28 Aug – c. 29 Aug 2003"),
    ("2003-08-28/2003-09-02", "28 August – 2 September 2003", "28 Aug – 2 Sep 2003"),
    ("2003-12-28/2004-01-02", "28 December 2003 – 2 January 2004", "28 Dec 2003 – 2 Jan 2004"),
    ("2002-08-28/2003-08-29", "28 August 2002 – 29 August 2003", "28 Aug 2002 – 29 Aug 2003"),
    ("2003-01/2003-03", "January – March 2003", "Jan – Mar 2003"),
    ("2003-22/2003-23", "summer – autumn 2003", "summer – autumn 2003"),
    ("2006/2006-11", "2006 – November 2006", "2006 – Nov 2006"),
    ("1990-03/199X", "March 1990 – the 1990s", "Mar 1990 – 1990s"),
    ("2006-06/2006", "June 2006 – 2006", "Jun 2006 – 2006"),
    ("1992/..", "since 1992", "1992 –"),
    ("1992/", "from 1992, end unknown", "1992 – ?"),
    ("../1992-03", "up to March 1992", "– Mar 1992"),
    ("/1992-03", "up to March 1992, start unknown", "? – Mar 1992"),
    ("2006~/..", "since about 2006", "c. 2006 –"),
    (
        "[2007-03-02..2007-05-16]",
        "between 2 March and 16 May 2007",
        "2 Mar … 16 May 2007",
    ),
    ("[2006-06..2006]", "between June 2006 and 2006", "Jun 2006 … 2006"),
    ("[1992..1999]", "between 1992 and 1999", "1992 … 1999"),
    ("[2003-12..2004-01]", "between December 2003 and January 2004", "Dec 2003 … Jan 2004"),
]
WITHOUT_YEAR = [
    # EDTF, the year that is left out, label
    ("2003-08-28", 2003, "28 Aug"),
    ("2003-08-28", 2004, "28 Aug 2003"),
    ("2003-08", 2003, "Aug"),
    ("2003-08~", 2003, "c. Aug"),
    ("2003-22", 2003, "summer"),
    ("2003-24", 2004, "winter 2003"),
    ("2003", 2003, "2003"),
    ("200X", 2000, "2000s"),
    ("2003-08-28/2003-08-29", 2003, "28–29 Aug"),
    ("2003-01/2003-03", 2003, "Jan–Mar"),
    ("2003-12/2004-01", 2003, "Dec – Jan 2004"),
    ("2003-12/2004-01", 2004, "Dec 2003 – Jan"),
    ("2003-12/..", 2003, "Dec –"),
    ("../2003-12", 2003, "– Dec"),
    ("[2003-03..2004-05]", 2003, "Mar … May 2004"),
    ("[2003-03..2003-05]", 2003, "Mar … May"),
]


@pytest.mark.parametrize(("text", "long", "short"), WORDS)
def test_words(text: str, long: str, short: str) -> None:
    """Each form has its words and its label."""
    assert words(parse(text)) == long
    assert label(parse(text)) == short


@pytest.mark.parametrize(("text", "year", "short"), WITHOUT_YEAR)
def test_label_without_the_year(text: str, year: int, short: str) -> None:
    """The year of the heading is left out where it stands behind a month, and only there."""
    assert label(parse(text), year) == short


MONTH = re.compile("January|February|March|April|May|June|July|August|September|Octo|Nov|Dece")


@pytest.mark.parametrize("unit", UNITS)
def test_never_more_exact(unit: str) -> None:
    """A unit of a day names a day and a month, one of a month a month, a longer one neither."""

    @given(points(units=(unit,)))
    def check(sample: Sample) -> None:
        said = words(parse(sample.text))
        assert bool(MONTH.search(said)) == (unit in ("day", "month"))
        assert bool(re.search(r"\b[0-9]{1,2}\b", said)) == (unit == "day")

    check()


@given(samples())
def test_everything_has_words(sample: Sample) -> None:
    """Each date has words and a label; a qualifier in it shows in both."""
    value = parse(sample.text)
    for mark, long, short in (("~", "about", "c."), ("?", "(uncertain)", "?"), ("%", "about", "?")):
        if mark in sample.text:
            assert long in words(value)
            assert short in label(value)
