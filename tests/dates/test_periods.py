"""The periods people type: read where there is one meaning, refused where there is a choice."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import PIECES, Sample, dates, edited, samples

from kztimeline.dates.edtf import Date, parse
from kztimeline.dates.periods import FORMS, period
from kztimeline.dates.words import label, words
from kztimeline.errors import UsageError

MONTHS = (
    "January February March April May June July August September October November December"
).split()

READ = [
    # as typed, as EDTF
    ("1992..1999", "1992/1999"),
    ("1992 .. 1999", "1992/1999"),
    ("1992..", "1992/.."),
    ("..1999", "../1999"),
    ("2006-06..2006-11-02", "2006-06/2006-11-02"),
    ("June 2006..2 July 2007", "2006-06/2007-07-02"),
    ("1980s..1990s", "198X/199X"),
    ("summer 2005..", "2005-22/.."),
    ("1992-1999", "1992/1999"),
    ("1992 - 1999", "1992/1999"),
    ("1992–1999", "1992/1999"),
    ("1992—1999", "1992/1999"),
    ("1990s", "199X"),
    ("1900–1909", "190X"),
    ("1990's", "199X"),
    ("1990’s", "199X"),
    ("spring 2005", "2005-21"),
    ("summer of 2005", "2005-22"),
    ("Autumn, 2005", "2005-23"),
    ("FALL 2005", "2005-23"),
    ("winter  2005", "2005-24"),
    ("June 2006", "2006-06"),
    ("june, 2006", "2006-06"),
    ("Sept. 2006", "2006-09"),
    ("2006 Jun", "2006-06"),
    ("March of 1992", "1992-03"),
    ("2 March 1992", "1992-03-02"),
    ("2nd of March 1992", "1992-03-02"),
    ("02 mar 1992", "1992-03-02"),
    ("March 2, 1992", "1992-03-02"),
    ("March 2nd 1992", "1992-03-02"),
    ("1992 March 2", "1992-03-02"),
    ("29 Feb 2004", "2004-02-29"),
    ("31 December 9999", "9999-12-31"),
    ("2 наурыз 2006 ж.", "2006-03-02"),
    ("2006 ж.", "2006"),
    ("after about 1992", "1993~/.."),
    ("before maybe 1992", "../1991?"),
    ("after about 2 June 1992", "1992-06-03~/.."),
    ("before about summer 2005", "../2005-05~"),
    ("after 1985-04-XX~", "1985-05~/.."),
    ("after 1985-04-XX", "1985-05-01/.."),
    (" 2006 ", "2006"),
    ("2006\n", "2006"),
]
UNREAD = [
    # as typed, and what is read beside it
    ("", "2006"),
    ("   ", "2006"),
    ("today", "2006-11-02"),
    ("early June 2006", "early 2006"),
    ("Sat 2006", "Jan 2006"),
    ("2 foo 2006", "2 Feb 2006"),
    ("2 utc 2006", "2 Oct 2006"),
    ("10 hours 2006", "10 March 2006"),
    ("10 and 2006", "10 Jan 2006"),
    ("5 Sat 2006", "Sat 5 Jan 2008"),
    ("ſpring 2005", "spring 2005"),
    ("ſept 2005", "Sept 2005"),
    ("2006 2007", "2006-2007"),
    ("1992..1993..1994", "1992..1994"),
    ("since 1992 or 1993", "1992 or 1993"),
    ("1992 or [1993..]", "1992 or 1993"),
    ("early - June 2006", "early 2006 - June 2006"),
    ("Aug 2003-04", "Aug 2003 - 2004"),
    ("12 June 1910-30", "12-30 June 1910"),
    ("2006?-07", "2006?-2007"),
    ("[1992..", "[1992..1993]"),
    ("200²", "2002"),
    ("2006-11-02T10:00", "2006-11-02"),
    (" 2 foo  2006 ", " 2 Feb  2006 "),
]
REASONS = [
    # as typed, why it is refused, and what is read beside it
    ("June", "has no year; write it too", "June 2006"),
    ("2 March", "has no year", "2 March 1992"),
    ("June 06", "has no year", "June 2006"),
    ("winter", "has no year", "winter 2006"),
    ("92", "write the year with four digits, as in 1992", "1992"),
    ("the 90s", "write the year with four digits", "the 1990s"),
    ("10/11/12", "write the year with four digits", "10.11.2012"),
    ("3/2/1992", "can be read in more than one way; write 1992-02-03 or 1992-03-02", "1992-02-03"),
    ("02-03-1992", "more than one way; write 1992-03-02 or 1992-02-03", "02.03.1992"),
    ("1992..3/2/1993", "more than one way; write 1993-02-03 or 1993-03-02", "1992..1993-02-03"),
    ("1900s", "has two readings; write 190X for the ten years 1900 to 1909, or 19XX", "1910s"),
    ("2006–07", "is a month or a pair of years; write 2006-07 or 2006..2007", "2006-07"),
    ("2006/07", "is a month or a pair of years; write 2006-07 or 2006..2007", "2006/2007"),
    ("1910-30", "is 1910..1930, or in EDTF a part of a year; write 1910..1930 or", "1910..1930"),
    ("Tuesday, 2 March 1992", "1992-03-02 was a Monday", "Monday, 2 March 1992"),
    ("31 June 2006", "there are 30 days in June", "30 June 2006"),
    ("30 February 2004", "there are 29 days in February 2004", "29 February 2004"),
    ("29 февраля 2005", "there are 28 days in February 2005", "28 февраля 2005"),
    ("2006-02-30", "there are 28 days in February 2006", "2006-02-28"),
    ("2006-13", "there is no month 13", "2006-12"),
    ("June 0000", "years run from 0001 to 9999", "June 2006"),
    ("after 9999", "years run from 0001 to 9999", "after 9998"),
    ("winter 9999", "ends after the year 9999", "winter 9998"),
    ("1999..1992", "ends before it starts; put the earlier date first", "1992..1999"),
    ("1999-1992", "ends before it starts", "1992-1999"),
    ("../..", "has no end that is known", "../1999"),
    ("after 1992/..", "has no day there to count from", "after 1992"),
    ("1992~-94", "write the year with four digits", "1992~-1994"),
    ("1910-30~", "is 1910..1930, or in EDTF a part of a year; write 1910..1930 or", "1910..1930~"),
    ("since 1910-30", "is 1910..1930, or in EDTF a part of a year", "since 1910"),
]
PHRASES = [
    line.split("\t")
    for line in (Path(__file__).with_name("phrases.tsv")).read_text("utf-8").splitlines()
    if not line.startswith("#")
]
OVERLONG = [
    pytest.param("9" * 400, id="a number"),
    pytest.param("9" * 5000 + " June 2006", id="a day"),
    pytest.param("June " + "9" * 400, id="a year"),
    pytest.param("1" * 5000 + "-01-01", id="a year, in figures"),
    pytest.param("1992.." * 1000, id="a span of spans"),
]


@pytest.mark.parametrize(("typed", "text"), READ)
def test_read(typed: str, text: str) -> None:
    """What has one meaning is read as exactly that, no more exact than it was typed."""
    assert period(typed) == parse(text)


def _refusal(typed: str) -> str:
    """Return why a period is refused."""
    with pytest.raises(UsageError) as caught:
        period(typed)
    return str(caught.value)


@pytest.mark.parametrize(("typed", "accepted"), UNREAD)
def test_unread(typed: str, accepted: str) -> None:
    """What has no meaning is refused as it was typed; its neighbour is read."""
    assert _refusal(typed) == f'cannot read the period "{typed}"; write {FORMS}'
    assert isinstance(period(accepted), Date)


@pytest.mark.parametrize(("typed", "why", "accepted"), REASONS)
def test_reasons(typed: str, why: str, accepted: str) -> None:
    """What is read and cannot be, or has two readings, is refused with the reason alone."""
    said = _refusal(typed)
    assert said.startswith(f'"{typed}"')
    assert why in said
    assert FORMS not in said
    assert isinstance(period(accepted), Date)


def test_phrases() -> None:
    """Of what people write, each phrase is read rightly or refused, never misread."""
    found = []
    for phrase, _, origin in PHRASES:
        try:
            found.append([phrase, str(period(phrase)), origin])
        except UsageError:
            found.append([phrase, "-", origin])
    assert found == PHRASES


def test_how_many_phrases_are_read() -> None:
    """The docs tell how many phrases there are, and how many of them are read."""
    read = sum(text != "-" for _, text, _ in PHRASES)
    docs = (Path(__file__).parents[2] / "docs" / "guide.md").read_text("utf-8")
    assert f"{len(PHRASES)} phrases" in docs
    assert f"{read} are read" in docs


@given(dates())
def test_what_is_printed_can_be_typed(value: Date) -> None:
    """The words and the label of a date, typed, mean the same days."""
    for said in (words(value), label(value)):
        assert (period(said).earliest, period(said).latest) == (value.earliest, value.latest)


@pytest.mark.parametrize("typed", FORMS.replace(" or ", ", ").split(", "))
def test_forms(typed: str) -> None:
    """Each form that the messages name is read."""
    assert isinstance(period(typed), Date)


@pytest.mark.parametrize("typed", OVERLONG)
def test_overlong(typed: str) -> None:
    """What is beyond any calendar is wrong usage, not a crash."""
    assert _refusal(typed).startswith("cannot read the period")


@given(samples())
def test_edtf_is_left_alone(sample: Sample) -> None:
    """Whoever types EDTF gets that very date, but for what may be two years of a century."""
    pair = re.fullmatch("1[0-9]([0-9]{2})-([0-9]{2})[~?%]?", sample.text)
    if pair and pair[1] < pair[2] > "24":
        with pytest.raises(UsageError, match="or in EDTF a part of a year"):
            period(sample.text)
    else:
        assert period(sample.text) == parse(sample.text)


@given(st.dates(date(1000, 1, 1)))
def test_spelled_dates(day: date) -> None:
    """Each day and month can be spelled out, in any of the usual orders and abbreviated."""
    for name in (MONTHS[day.month - 1], MONTHS[day.month - 1][:3].upper()):
        spelled = (
            f"{day.day} {name} {day.year}",
            f"{name} {day.day}, {day.year}",
            f"{day.year} {name} {day.day}",
        )
        assert {str(period(typed)) for typed in spelled} == {day.isoformat()}
        assert str(period(f"{name} {day.year}")) == day.isoformat()[:7]


TYPED = st.sampled_from(
    ["summer 2005..2 June 2006", "1990s", "June 2nd, 2006", "3 March 1992", "2003-08-28/2004-02"]
)
WORDS = st.sampled_from(
    [
        "1992",
        "2nd",
        "31",
        " of ",
        "winter ",
        "Fall ",
        "Feb ",
        "Sept. ",
        "’s",
        "–",
        "—",
        "..",
        "\xa0",
    ]
)


@given(edited(TYPED, WORDS | PIECES, most=8))
def test_anything_typed(typed: str) -> None:
    """Whatever is typed is wrong usage, or a date, which stays itself when it is typed again."""
    try:
        value = period(typed)
    except UsageError:
        return
    assert parse(value.text) == period(f"  {typed}\n") == value
