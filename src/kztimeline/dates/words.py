"""Dates in English words, never more exact than the date; `periods` reads them back."""

from typing import NamedTuple

from .edtf import Date
from .names import MONTHS, SEASONS
from .units import Point


class _Style(NamedTuple):
    months: list[str]
    decade: str
    about: str
    unsure: str
    open_end: str
    unknown_end: str
    open_start: str
    unknown_start: str
    one_of: str
    either: str
    no_later: str
    no_earlier: str
    half: str
    third: str
    quarter: str
    number: tuple[str, ...]


_LONG = _Style(
    months=MONTHS,
    decade="the {:04}s",
    about="about {}",
    unsure="{} (uncertain)",
    open_end="since {}",
    unknown_end="from {}, end unknown",
    open_start="up to {}",
    unknown_start="up to {}, start unknown",
    one_of="between {} and {}",
    either="{} or {}",
    no_later="in or before {}",
    no_earlier="in or after {}",
    half="the {} half of",
    third="the {} third of",
    quarter="the {} quarter of",
    number=("first", "second", "third", "fourth"),
)
_SHORT = _Style(
    months=[name[:3] for name in MONTHS],
    decade="{:04}s",
    about="c. {}",
    unsure="{}?",
    open_end="{} –",
    unknown_end="{} – ?",
    open_start="– {}",
    unknown_start="? – {}",
    one_of="{} … {}",
    either="{} or {}",
    no_later="… {}",
    no_earlier="{} …",
    half="H{}",
    third="third {} of",
    quarter="Q{}",
    number=("1", "2", "3", "4"),
)


def words(value: Date) -> str:
    """Return a date for running text: `28–29 August 2003`, `between 2 March and 16 May 2007`."""
    return _phrase(value, _LONG, None)


def label(value: Date, year: int | None = None) -> str:
    """Return a date for a narrow column, without the year where that is `year`: `28–29 Aug`."""
    return _phrase(value, _SHORT, year)


def month_name(month: int) -> str:
    """Return the English name of a month by its number."""
    return MONTHS[month - 1]


def as_of(value: Date) -> str:
    """Return since when or for when a figure holds: `as of 2006`, `since 1915`."""
    return f"{as_of_prefix(value)}{words(value)}"


def as_of_prefix(value: Date) -> str:
    """Return `as of ` for what can stand behind it; `since` and `between` stand alone."""
    return "as of " if value.start and value.end and value.shape != "one-of" else ""


def _phrase(value: Date, style: _Style, year: int | None) -> str:
    start, end = value.start, value.end
    if not (start and end):
        point = start or end
        assert point
        return _open_form(value, style).format(_say(point, style, year))
    if value.shape == "point" or start == end:
        return _say(start, style, year)
    if value.shape == "one-of":
        form = style.either if "," in value.text else style.one_of
        first = f"{start.first.day}" if _in_one_month(start, end) else None
        first = first or _say(start, style, _shared(start, end, year))
        return form.format(first, _say(end, style, year))
    return _span(start, end, style, year)


def _open_form(value: Date, style: _Style) -> str:
    """Return what is said of a date with one end alone."""
    if value.shape == "one-of":
        return style.no_earlier if value.start else style.no_later
    if value.start:
        return style.open_end if value.text.endswith("..") else style.unknown_end
    return style.open_start if value.text.startswith("..") else style.unknown_start


def _span(start: Point, end: Point, style: _Style, year: int | None) -> str:
    last = _say(end, style, year)
    if _in_one_month(start, end):
        return f"{start.first.day}–{last}"
    first = _say(start, style, _shared(start, end, year))
    # Jan–2009 would read as one word; 1992–2009 does not.
    tight = start.unit == end.unit and " " not in first + last
    return f"{first}–{last}" if tight else f"{first} – {last}"


def _in_one_month(start: Point, end: Point) -> bool:
    """Whether both are plain days of one month, which need not be named twice."""
    exact = start.unit == end.unit == "day" and not start.mark + end.mark
    return exact and start.first.timetuple()[:2] == end.first.timetuple()[:2]


def _shared(start: Point, end: Point, year: int | None) -> int | None:
    """Return the year the first date may leave out: the one that follows in the second."""
    named = end.unit in ("day", "month", "season") and end.last.year == end.first.year
    # `1 May (uncertain)` has to name its own year.
    repeated = named and start.first.year == end.first.year and start.mark not in ("?", "%")
    return end.first.year if repeated else year


def _say(point: Point, style: _Style, year: int | None) -> str:
    text = _bare(point, style, year)
    if point.mark in ("~", "%"):
        text = style.about.format(text)
    if point.mark in ("?", "%"):
        text = style.unsure.format(text)
    return text


def _bare(point: Point, style: _Style, year: int | None) -> str:
    first = point.first
    match point.unit:
        case "century":
            return f"the {_ordinal(first.year // 100 + 1)} century"
        case "decade" if first.year % 100 == 0:  # the 1900s would be the century as well
            return f"{'the decade ' * (style is _LONG)}{first.year:04}–{first.year + 9:04}"
        case "decade":
            return style.decade.format(first.year)
        case "year":
            return f"{first.year:04}"
        case "season":
            return _season(point, style, year)
    tail = "" if first.year == year else f" {first.year:04}"
    month = style.months[first.month - 1] + tail
    return month if point.unit == "month" else f"{first.day} {month}"


def _season(point: Point, style: _Style, year: int | None) -> str:
    """Return a named part of a year, by its EDTF code."""
    first, code = point.first, int(point.text[5:7])
    tail = "" if first.year == year else f" {first.year:04}"
    if code <= 32:
        hemisphere = ("", "northern ", "southern ")[(code - 21) // 4]
        if point.last.year > first.year:
            tail = f" {first.year:04}–{point.last.year % 100:02}"
        return f"{hemisphere}{SEASONS[(code - 21) % 4]}{tail}"
    base = 40 if code >= 40 else 37 if code >= 37 else 33
    form, at = {33: style.quarter, 37: style.third, 40: style.half}[base], code - base
    return form.format(style.number[at]) + (tail or f" {first.year:04}")


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
