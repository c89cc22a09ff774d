"""EDTF dates: what is accepted with which bounds, what is refused, and in what order they stand."""

import re
from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import NEARLY_DATES, Sample, dates, points, ranges, samples

from kztimeline.dates.edtf import FORMS, Date, parse
from kztimeline.errors import DateError, NotEdtfError

ACCEPTED = [
    # EDTF, shape, unit of each end, earliest and latest day
    ("2006", "point", "year year", "2006-01-01", "2006-12-31"),
    ("0001", "point", "year year", "0001-01-01", "0001-12-31"),
    ("9999", "point", "year year", "9999-01-01", "9999-12-31"),
    ("2006-11", "point", "month month", "2006-11-01", "2006-11-30"),
    ("2004-02", "point", "month month", "2004-02-01", "2004-02-29"),
    ("1900-02", "point", "month month", "1900-02-01", "1900-02-28"),
    ("9999-12", "point", "month month", "9999-12-01", "9999-12-31"),
    ("2006-11-02", "point", "day day", "2006-11-02", "2006-11-02"),
    ("2004-02-29", "point", "day day", "2004-02-29", "2004-02-29"),
    ("9999-12-31", "point", "day day", "9999-12-31", "9999-12-31"),
    ("2005-21", "point", "season season", "2005-03-01", "2005-05-31"),
    ("2005-22", "point", "season season", "2005-06-01", "2005-08-31"),
    ("2005-23", "point", "season season", "2005-09-01", "2005-11-30"),
    ("2005-24", "point", "season season", "2005-12-01", "2006-02-28"),
    ("2003-24", "point", "season season", "2003-12-01", "2004-02-29"),
    ("9999-23", "point", "season season", "9999-09-01", "9999-11-30"),
    ("199X", "point", "decade decade", "1990-01-01", "1999-12-31"),
    ("001X", "point", "decade decade", "0010-01-01", "0019-12-31"),
    ("999X", "point", "decade decade", "9990-01-01", "9999-12-31"),
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


NOT_EDTF = [
    # refused as no EDTF at all, and what is accepted beside it
    ("", "2006"),
    (" 2006", "2006"),
    ("2006\n", "2006"),
    ("2006-11-02\n", "2006-11-02"),
    ("٢٠٠٦", "2006"),
    ("２００６", "2006"),
    ("2006-1", "2006-01"),
    ("2006-1-2", "2006-01-02"),
    ("20061102", "2006-11-02"),
    ("2006-W44", "2006-11-02"),
    ("2006-W44-4", "2006-11-02"),
    ("2006W444", "2006-11-02"),
    ("２００６-11-02", "2006-11-02"),
    ("2006-11-0٢", "2006-11-02"),
    ("206", "0206"),
    ("-0206", "0206"),
    ("Y12006", "2006"),
    ("20XX", "200X"),
    ("200x", "200X"),
    ("200X-11", "200X"),
    ("2006-XX", "2006"),
    ("~2006", "2006~"),
    ("2006~?", "2006%"),
    ("2006-11-02T10:00", "2006-11-02"),
    ("1992/1993/1994", "1992/1994"),
    ("1992 / 1994", "1992/1994"),
    ("1992..1994", "[1992..1994]"),
    ("[1992]", "1992"),
    ("[..1994]", "../1994"),
    ("[1992..]", "1992/.."),
    ("[1992/1994]", "[1992..1994]"),
    ("[1992,1994]", "[1992..1994]"),
    ("[1992..1993..1994]", "[1992..1994]"),
    ("[1992..1994", "[1992..1994]"),
    ("[1992..1994)", "[1992..1994]"),
    ("(1992..1994]", "[1992..1994]"),
    ("{1992..1994}", "[1992..1994]"),
    ("1992/[1993..1994]", "1992/1994"),
    ("June 2006", "2006-06"),
]
IMPOSSIBLE = [
    # refused, why, and what is accepted beside it
    ("0000", ": years run from 0001 to 9999", "0001"),
    ("0000-01-01", ": years run from 0001 to 9999", "0001-01-01"),
    ("000X", ": years run from 0001 to 9999", "001X"),
    ("2006-00", ": there is no month 00", "2006-01"),
    ("2006-13", ": there is no month 13", "2006-12"),
    ("2006-20", ": there is no month 20", "2006-21"),
    ("2006-25", ": there is no month 25", "2006-24"),
    ("2006-13-01", ": there is no month 13", "2006-12-01"),
    ("2006-21-01", ": there is no month 21", "2006-21"),
    ("2006-11-00", ": there is no day 00 in 2006-11", "2006-11-01"),
    ("2006-11-31", ": there is no day 31 in 2006-11", "2006-11-30"),
    ("2006-02-30", ": there is no day 30 in 2006-02", "2006-02-28"),
    ("2005-02-29", ": there is no day 29 in 2005-02", "2004-02-29"),
    ("1900-02-29", ": there is no day 29 in 1900-02", "2000-02-29"),
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


NEEDS_TWO = ' needs two days with ".." between them, as in [A..B]'


def _said(error: DateError) -> tuple[str, str]:
    """Return what a message quotes, and what it says about it."""
    start, quoted, said = str(error).split('"', 2)
    assert start == ""
    return quoted, said


@pytest.mark.parametrize(("refused", "accepted"), NOT_EDTF)
def test_texts_of_another_form(refused: str, accepted: str) -> None:
    """A text of another form is told apart from an impossible date; its neighbour is taken."""
    with pytest.raises(NotEdtfError) as caught:
        parse(refused)
    quoted, said = _said(caught.value)
    assert quoted in refused
    assert said in (f" is not an EDTF date; write {FORMS}", NEEDS_TWO)
    assert parse(accepted).text == accepted


@pytest.mark.parametrize(("refused", "why", "accepted"), IMPOSSIBLE)
def test_impossible_dates(refused: str, why: str, accepted: str) -> None:
    """A date in the right form that cannot be is refused with the reason, and quoted."""
    with pytest.raises(DateError) as caught:
        parse(refused)
    assert not isinstance(caught.value, NotEdtfError)
    quoted, said = _said(caught.value)
    assert quoted in refused
    assert said == why
    assert parse(accepted).text == accepted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("[1992..1993..1994]", "1993..1994"), ("1992/1993/1994", "1993/1994"), ("1/1993/", "1")],
)
def test_the_part_that_is_no_date(text: str, quoted: str) -> None:
    """Of a range the first part that is no date is quoted; it is cut in two at its first sign."""
    with pytest.raises(NotEdtfError) as caught:
        parse(text)
    assert _said(caught.value)[0] == quoted


@pytest.mark.parametrize("mark", ["~", "?", "%"])
def test_days_with_a_qualifier(mark: str) -> None:
    """A day that is not sure is read as carefully as one that is."""
    for text in ("2006-11-01", "2006-11-30"):
        day = date.fromisoformat(text)
        assert parse(text + mark).start == (text + mark, "day", day, day, mark)
    for text in ("2006-11-00", "2006-11-31"):
        with pytest.raises(DateError, match=f"there is no day {text[-2:]} in 2006-11"):
            parse(text + mark)


def test_order() -> None:
    """Dates stand by their earliest day, and among those the longer interval comes first."""
    ordered = [
        *("../2001", "../1990", "0001", "198X", "1990/..", "199X", "1990/1991", "1990"),
        *("1990-01/1990-06", "1990-01", "1990-01-01/1990-01-03", "1990-01-01", "1990-01-02"),
        *("1990-21", "1990-03", "1990-22", "1991"),
    ]
    assert [str(d) for d in sorted(map(parse, reversed(ordered)), key=lambda d: d.order)] == ordered


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
    ("2006-25", "a season of level 2, of one hemisphere", "2006-24/2007"),
    ("20XX", "a century, of level 1; nothing here is as vague", "200X"),
    ("2006-XX", "the same as 2006", "2006"),
    ("2006-11-XX", "the same as 2006-11", "2006-11"),
    ("[1992,1994]", "a list of level 2; a date is one interval", "[1992..1994]"),
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
    return not any(re.fullmatch(pattern, sample.text) for pattern, *_ in DIFFERENT.values())


BARE = points(units=("day",), marks=("",)) | points(units=("year",), marks=("",))


@given((samples() | ranges(BARE, forms=("[{}..{}]",))).filter(_read_alike))
def test_bounds_agree_with_the_edtf_package(sample: Sample) -> None:
    """Whatever else the grammar can make, both implementations give the same bounds."""
    value = parse(sample.text)
    assert peer(sample.text) == (value.earliest, value.latest)
