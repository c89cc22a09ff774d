"""Dates in words, long for running text and short for narrow columns."""

import re

import pytest
from hypothesis import given
from strategies import UNITS, Sample, points, samples

from kztimeline.dates.edtf import parse
from kztimeline.dates.words import as_of, label, words

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
    ("2005-24", "winter 2005–06", "winter 2005–06"),
    ("199X", "the 1990s", "1990s"),
    ("200X", "the decade 2000–2009", "2000–2009"),
    ("19XX", "the 20th century", "the 20th century"),
    ("20XX~", "about the 21st century", "c. the 21st century"),
    ("2006-28", "northern winter 2006–07", "northern winter 2006–07"),
    ("2006-29", "southern spring 2006", "southern spring 2006"),
    ("2006-33", "the first quarter of 2006", "Q1 2006"),
    ("2006-38", "the second third of 2006", "third 2 of 2006"),
    ("2006-41", "the second half of 2006", "H2 2006"),
    ("2007-03-02/2007-03-02", "2 March 2007", "2 Mar 2007"),
    ("[2007-05-02..2007-05-16]", "between 2 and 16 May 2007", "2 … 16 May 2007"),
    ("[1992,1994]", "1992 or 1994", "1992 or 1994"),
    ("[..1992]", "in or before 1992", "… 1992"),
    ("[1992..]", "in or after 1992", "1992 …"),
    ("1985-04-XX", "between 1 and 30 April 1985", "1 … 30 Apr 1985"),
    ("2004-XX", "between January and December 2004", "Jan … Dec 2004"),
    ("2006~", "about 2006", "c. 2006"),
    ("2006?", "2006 (uncertain)", "2006?"),
    ("2006%", "about 2006 (uncertain)", "c. 2006?"),
    ("199X~", "about the 1990s", "c. 1990s"),
    ("2006-11-02?", "2 November 2006 (uncertain)", "2 Nov 2006?"),
    ("1992/1999", "1992–1999", "1992–1999"),
    ("198X/199X", "the 1980s – the 1990s", "1980s–1990s"),
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
    ("2003-24", 2003, "winter 2003–04"),
    ("2003", 2003, "2003"),
    ("199X", 1990, "1990s"),
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
        assert bool(re.search(r"(?<!–)(?<!third )\b[0-9]{1,2}\b", said)) == (unit == "day")

    check()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2006", "as of 2006"),
        ("1915/..", "since 1915"),
        ("../1915", "up to 1915"),
        ("[1915..1916]", "between 1915 and 1916"),
    ],
)
def test_as_of(text: str, said: str) -> None:
    """A figure holds as of a date, or since one, never as of since one."""
    assert as_of(parse(text)) == said


@given(samples())
def test_everything_has_words(sample: Sample) -> None:
    """Each date has words and a label; a qualifier in it shows in both."""
    value = parse(sample.text)
    for mark, long, short in (("~", "about", "c."), ("?", "(uncertain)", "?"), ("%", "about", "?")):
        if mark in sample.text:
            assert long in words(value)
            assert short in label(value)
