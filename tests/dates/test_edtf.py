"""EDTF dates: what is accepted with which bounds, what is refused, and in what order they stand."""

import re
from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import NEARLY_DATES, Sample, dates, points, ranges, samples

from kztimeline.dates.edtf import Date, parse
from kztimeline.errors import DateError, NotEdtfError

ACCEPTED = [
    # EDTF, shape, unit of each end, earliest and latest day
    ("2006", "point", "year year", "2006-01-01", "2006-12-31"),
    ("2006-11-02", "point", "day day", "2006-11-02", "2006-11-02"),
    ("2005-24", "point", "season season", "2005-12-01", "2006-02-28"),
    ("199X", "point", "decade decade", "1990-01-01", "1999-12-31"),
    ("1992/1999", "span", "year year", "1992-01-01", "1999-12-31"),
    ("2003-08-28/2003-08-29", "span", "day day", "2003-08-28", "2003-08-29"),
    ("2003-08-28/2003-08-28", "span", "day day", "2003-08-28", "2003-08-28"),
    ("1992-03-02/199X~", "span", "day decade", "1992-03-02", "1999-12-31"),
    ("2006-11/2006", "span", "month year", "2006-11-01", "2006-12-31"),
    ("1992/..", "span", "year -", "1992-01-01", None),
    ("1992/", "span", "year -", "1992-01-01", None),
    ("../1992", "span", "- year", None, "1992-12-31"),
    ("/1992", "span", "- year", None, "1992-12-31"),
    ("[2007-03-02..2007-05-16]", "one-of", "day day", "2007-03-02", "2007-05-16"),
    ("[2005-24..2006]", "one-of", "season year", "2005-12-01", "2006-12-31"),
    ("[..1992]", "one-of", "- year", None, "1992-12-31"),
    ("[1992-03..]", "one-of", "month -", "1992-03-01", None),
    ("[1992,1994-05]", "one-of", "year month", "1992-01-01", "1994-05-31"),
    ("2004-XX", "one-of", "month month", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "one-of", "day day", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "one-of", "day day", "1985-01-01", "1985-12-31"),
    ("1985-04-XX?", "one-of", "day day", "1985-04-01", "1985-04-30"),
    ("2004-06-XX/2004-07-03", "span", "month day", "2004-06-01", "2004-07-03"),
]


@pytest.mark.parametrize(("text", "shape", "units", "earliest", "latest"), ACCEPTED)
def test_accepted_forms(
    text: str, shape: str, units: str, earliest: str | None, latest: str | None
) -> None:
    """Each form has a shape, two ends, and the days between which it lies."""
    value = parse(text)
    first, last = (day and date.fromisoformat(day) for day in (earliest, latest))
    assert str(value) == value.text == text
    assert value.shape == shape
    assert [end.unit if end else "-" for end in (value.start, value.end)] == units.split()
    assert (value.earliest, value.latest) == (first, last)
    assert value.bounds == (first or date.min, last or date.max)


@pytest.mark.parametrize("mark", ["", "~", "?", "%"])
@pytest.mark.parametrize("text", ["2006", "2006-11", "2006-11-02", "2006-24", "200X"])
def test_qualifiers(text: str, mark: str) -> None:
    """A qualifier is kept on its end, and moves no bound."""
    value = parse(text + mark)
    assert value.start is value.end
    assert value.start is not None
    assert (value.start.text, value.start.mark) == (text + mark, mark)
    assert value.bounds == parse(text).bounds


INSTEAD = [
    # refused as no EDTF, what is said of it, and what it says to write, which is accepted
    ("", "is not an EDTF date; write YYYY, YYYY-MM", "2006"),
    (" 2006", "is not an EDTF date; write 2006", "2006"),
    ("2006\n", "is not an EDTF date; write 2006", "2006"),
    ("٢٠٠٦", "is not an EDTF date; write 2006", "2006"),
    ("２００６", "is not an EDTF date; write 2006", "2006"),
    ("2006-1", "is not an EDTF date; write YYYY", "2006-01"),
    ("2006-1-2", "is not an EDTF date; write 2006-01-02", "2006-01-02"),
    ("20061102", "is not an EDTF date; write YYYY", "2006-11-02"),
    ("2006-W44", "is not an EDTF date; write YYYY", "2006-11-02"),
    ("2006-W44-4", "is not an EDTF date; write YYYY", "2006-11-02"),
    ("206", "is not an EDTF date; write YYYY", "0206"),
    ("-0206", "is not taken: years run from 0001 to 9999", "0206"),
    ("-0044-03-15", "is not taken: years run from 0001 to 9999", "0044-03-15"),
    ("Y12006", "is not taken: years run from 0001 to 9999", "2006"),
    ("Y-17E7", "is not taken: years run from 0001 to 9999", "2006"),
    ("200x", "is not an EDTF date; write 200X", "200X"),
    ("199u", "is not an EDTF date; write 199X", "199X"),
    ("19uu~", "is not an EDTF date; write 19XX~", "19XX~"),
    ("1992-uu", "is not an EDTF date; write 1992", "1992"),
    ("1992-03-uu", "is not an EDTF date; write 1992-03", "1992-03"),
    ("200X-11", "is not taken; write 200X", "200X"),
    ("156X-12-25", "is not taken; write 156X", "156X"),
    ("1984-1X", "is not taken; write [1984-10..1984-12]", "[1984-10..1984-12]"),
    ("~2006", "is not an EDTF date; write 2006~", "2006~"),
    ("2006~?", "is not an EDTF date; write 2006%", "2006%"),
    ("1992?~", "is not an EDTF date; write 1992%", "1992%"),
    ("c. 1992", "is not an EDTF date; write 1992~", "1992~"),
    ("ca 1992", "is not an EDTF date; write 1992~", "1992~"),
    ("2004?-06-11", "qualifies a part alone, which is not taken; write 2004-06-11?", "2004-06-11?"),
    ("2004-06-~11", "qualifies a part alone, which is not taken; write 2004-06-11~", "2004-06-11~"),
    ("2006-11-02T10:00", "has a time of day, which is not taken; write 2006-11-02", "2006-11-02"),
    ("2006-11-02 10:00Z", "has a time of day, which is not taken; write 2006-11-02", "2006-11-02"),
    ("17 June 2006", "is not an EDTF date; write 2006-06-17", "2006-06-17"),
    ("17.06.2006", "is not an EDTF date; write 2006-06-17", "2006-06-17"),
    ("15 марта 2006", "is not an EDTF date; write 2006-03-15", "2006-03-15"),
    ("June 2006", "is not an EDTF date; write 2006-06", "2006-06"),
    ("10/11/2012", "is not an EDTF date; it can be read in more than one way; write", "2012-10-11"),
    ("1992/1993/1994", "is not an EDTF date; write YYYY", "1992/1994"),
    ("1992 / 1994", "is not an EDTF date; write 1992/1994", "1992/1994"),
    (
        "1992..1994",
        "is not an EDTF date (one day in between would be [A..B]); write 1992/1994",
        "1992/1994",
    ),
    ("..1994", "is not an EDTF date; write ../1994", "../1994"),
    ("1994..", "is not an EDTF date; write 1994/..", "1994/.."),
    ("[1992]", "is a set of one; write 1992", "1992"),
    ("{June 1992}", "is a set of one", "1992-06"),
    ("[..]", "is not an EDTF date; write YYYY", "../1994"),
    ("[1992/1994]", "is not an EDTF date; write [1992..1994]", "[1992..1994]"),
    (
        "[1992,1993,1994]",
        "is a list of more than two, which is not taken; write [1992..1994]",
        "[1992..1994]",
    ),
    ("{1992..1994}", "is a set, which is not taken; write 1992/1994", "1992/1994"),
    ("{1992,1994}", "is a set, which is not taken; write 1992/1994", "1992/1994"),
    ("1992/[1993..1994]", "is not an EDTF date; write YYYY", "1992/1994"),
    ("1984-0X~", "is not taken; write [1984-01..1984-09]", "[1984-01..1984-09]"),
    ("15XX-12", "is not taken; write 15XX", "15XX"),
    ("1XXX", "leaves digits open, which is not taken", "10XX"),
    ("31 June 2006", "is not an EDTF date: there are 30 days in June", "2006-06-30"),
    ("12 June 1910-30", "is not an EDTF date; write YYYY", "1910-06-12/1910-06-30"),
    ("June 2006/July 2006", "is not an EDTF date; write 2006-06/2006-07", "2006-06/2006-07"),
    ("2006/201u", "is not an EDTF date; write 2006/201X", "2006/201X"),
    (
        "2006-06~-11/2007",
        "has the end 2006-06~-11, which qualifies a part alone",
        "2006-06-11~/2007",
    ),
    ("2006/someday", "is not an EDTF date; write YYYY", "2006/.."),
    ("1994..1992", "is not an EDTF date (one day in between would be [A..B])", "1992/1994"),
]
IMPOSSIBLE = [
    # refused, why, and what is accepted beside it
    ("0000", ": years run from 0001 to 9999", "0001"),
    ("2006-13", ": there is no month 13", "2006-12"),
    ("2005-02-29", ": there are 28 days in February 2005", "2004-02-29"),
    ("9999-24", " ends after the year 9999", "9998-24"),
    ("2007/2006", " ends before it starts; put the earlier date first", "2006/2007"),
    (
        "2006-11-02/2006-11-01",
        " ends before it starts; put the earlier date first",
        "2006-11-01/2006-11-02",
    ),
    ("[2007..2006]", " ends before it starts; put the earlier date first", "[2006..2007]"),
    ("2006/2006-13", ": there is no month 13", "2006/2006-12"),
    ("../..", " has no end that is known", "../2006"),
    ("/", " has no end that is known", "2006/"),
    ("../", " has no end that is known", "2006/.."),
]


def _said(error: DateError) -> tuple[str, str]:
    """Return what a message quotes, and what it says about it."""
    start, quoted, said = str(error).split('"', 2)
    assert start == ""
    return quoted, said


@pytest.mark.parametrize(("refused", "said", "accepted"), INSTEAD)
def test_what_to_write_instead(refused: str, said: str, accepted: str) -> None:
    """A text of another form is quoted whole, with what to write; that is taken."""
    with pytest.raises(NotEdtfError) as caught:
        parse(refused)
    shown = f'"{refused}"' if refused else "an empty text"
    assert str(caught.value).startswith(f"{shown} {said}")
    assert parse(accepted).text == accepted


@pytest.mark.parametrize(("refused", "why", "accepted"), IMPOSSIBLE)
def test_impossible_dates(refused: str, why: str, accepted: str) -> None:
    """A date in the right form that cannot be is refused with the reason, and quoted."""
    with pytest.raises(DateError) as caught:
        parse(refused)
    assert not isinstance(caught.value, NotEdtfError)
    quoted, said = _said(caught.value)
    assert quoted == refused
    assert said == why
    assert parse(accepted).text == accepted


def test_order() -> None:
    """Dates stand by their earliest day, and among those the longer interval comes first."""
    ordered = [
        *("../2001", "../1990", "0001", "198X", "1990/..", "199X", "1990/1991", "1990"),
        *("1990-01/1990-06", "1990-01", "1990-01-01/1990-01-03", "1990-01-01", "1990-01-02"),
        *("1990-21", "1990-03", "1990-22", "1991"),
    ]
    assert [str(d) for d in sorted(map(parse, reversed(ordered)), key=lambda d: d.order)] == ordered


@pytest.mark.parametrize(
    ("text", "year"),
    [("2006-11-02", 2006), ("199X", 1990), ("2005-24", 2005), ("1992/..", 1992), ("../1992", None)],
)
def test_year(text: str, year: int | None) -> None:
    """A date is of the year that it begins in, if that is known."""
    assert parse(text).year == year


def test_reprs_are_short() -> None:
    """A date, and each end of it, is its text where Python shows it."""
    found = parse("2006-06/2006-08~")
    assert repr(found) == "Date('2006-06/2006-08~')"
    assert repr(found.end) == "Point('2006-08~')"


def test_dates_are_frozen() -> None:
    """A date cannot be changed, for whoever parses the same text may get the same object."""
    with pytest.raises(AttributeError):
        parse("2006").text = "2007"  # type: ignore[misc]
    assert parse("2006").text == "2006"


@given(samples())
def test_bounds_are_those_of_the_calendar(sample: Sample) -> None:
    """Whatever its form, a date lies between the days that counting by hand gives."""
    value = parse(sample.text)
    assert (value.earliest, value.latest) == (sample.first, sample.last)


@given(dates())
def test_round_trip(value: Date) -> None:
    """A date reads back from its text as the same date, and never ends before it starts."""
    assert parse(str(value)) == value
    assert value.bounds[0] <= value.bounds[1]


@given(NEARLY_DATES | st.text())
def test_any_text(text: str) -> None:
    """A text is refused with a reason, or is a date that is written so and that has an end."""
    try:
        value = parse(text)
    except DateError:
        return
    assert str(value) == text
    assert value.bounds[0] <= value.bounds[1]
    assert (value.earliest, value.latest) != (None, None)


Bounds = tuple[date | None, date | None]


def peer(text: str) -> Bounds | None:
    """Return the bounds that the `edtf` package gives, None for an open end; or that it refuses."""
    try:
        value = edtf.parse_edtf(text)
    except edtf.EDTFParseException:
        return None
    first, last = value.lower_strict(), value.upper_strict()
    return _day(first), _day(last)


def _day(found: object) -> date | None:
    """Return a day of the package's; infinity is a number to it."""
    return None if isinstance(found, float) else date(*found[:3])  # type: ignore[index]


NOTHING = None
DIFFERENT = {
    # what the package reads otherwise; an example, its reading, and a neighbour read alike by both
    "a winter ends with its year": (
        r".*-24[~?%]?\]?",
        *("2005-24", (date(2005, 12, 1), date(2005, 12, 31)), "2005-23"),
    ),
    "an unknown end is ten years away": (
        r"/.*|.*/",
        *("1992/", (date(1992, 1, 1), date(2002, 1, 1)), "1992/.."),
    ),
    "a season alone has no qualifier": (
        r"[0-9]{4}-2[1-4][~?%]",
        *("2005-21~", NOTHING, "2005-21"),
    ),
    "a decade beside a qualifier is no end": (
        r"(?=.*/)(?=.*X)(?=.*[~?%]).*",
        *("1992~/199X", NOTHING, "1992/199X"),
    ),
    "a decade beside an open end is no end": (
        r"(?=.*X)(\.\./.*|.*/\.\.)",
        *("199X/..", NOTHING, "1990/.."),
    ),
    "a range of possible days is of bare days, months or years": (
        r"\[(?!(?P<unit>[0-9]{4}(-(?!2)[0-9]{2}(-[0-9]{2})?)?)\.\.).*",
        *("[1992-03~..1992-05]", NOTHING, "[1992-03..1992-05]"),
    ),
    "so is its last day": (
        r"\[.*\.\.(?![0-9]{4}(-(?!2)[0-9]{2}(-[0-9]{2})?)?\]).*",
        *("[1992-03..199X]", NOTHING, "[1992-03..1992-05]"),
    ),
    "and both are of one unit": (
        r"\[(?!(?:.{4}\.\..{4}|.{7}\.\..{7}|.{10}\.\..{10})\]).*",
        *("[1992-03..1993]", NOTHING, "[1992..1993]"),
    ),
}
REFUSED = [
    # what the package takes and we refuse, why we do, and a neighbour read alike by both
    ("2007/2006", "ends before it starts", "2006/2007"),
    ("[1994-01-01..1992-01-01]", "ends before it starts", "[1992-01-01..1994-01-01]"),
    ("2005-02-29", "there is no such day", "2004-02-29"),
    ("-0206", "before the year 1", "0206"),
    ("Y12006", "after the year 9999", "2006"),
    ("{1992..1994}", "all of a range, of level 2: 1992/1994 says it", "1992/1994"),
    ("~2006", "a qualifier in front, of level 2", "2006~"),
    ("2006-11-02T10:00:00Z", "a time of day", "2006-11-02"),
]


@pytest.mark.parametrize(
    ("pattern", "text", "reading", "alike"), DIFFERENT.values(), ids=list(DIFFERENT)
)
def test_known_differences(pattern: str, text: str, reading: Bounds | None, alike: str) -> None:
    """Each difference from the `edtf` package is still there, and not for its neighbour."""
    value, neighbour = parse(text), parse(alike)
    assert re.fullmatch(pattern, text)
    assert peer(text) == reading != (value.earliest, value.latest)
    assert peer(alike) == (neighbour.earliest, neighbour.latest)
    assert not any(re.fullmatch(each, alike) for each, *_ in DIFFERENT.values())


@pytest.mark.parametrize(("text", "why", "alike"), REFUSED)
def test_known_refusals(text: str, why: str, alike: str) -> None:
    """What the package takes and we refuse is refused on purpose; its neighbour is read alike."""
    assert edtf.parse_edtf(text), "the package does take it"
    with pytest.raises(DateError):
        parse(text)
    neighbour = parse(alike)
    assert peer(alike) == (neighbour.earliest, neighbour.latest), why


def _read_alike(sample: Sample) -> bool:
    level_2 = re.search(r"-(2[5-9]|3[0-9]|4[01])(?!-|[0-9])|XX|\[\.\.|\.\.\]", sample.text)
    return not level_2 and not any(
        re.fullmatch(pattern, sample.text) for pattern, *_ in DIFFERENT.values()
    )


BARE = points(units=("day",), marks=("",)) | points(units=("year",), marks=("",))


@given((samples() | ranges(BARE, forms=("[{}..{}]",))).filter(_read_alike))
def test_bounds_agree_with_the_edtf_package(sample: Sample) -> None:
    """Whatever else the grammar can make, both implementations give the same bounds."""
    value = parse(sample.text)
    assert peer(sample.text) == (value.earliest, value.latest)
