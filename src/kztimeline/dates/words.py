"""Dates in English words, never more exact than the date."""

from typing import NamedTuple

from .edtf import Date, Point

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


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


_LONG = _Style(
    months=_MONTHS,
    decade="the {:04}s",
    about="about {}",
    unsure="{} (uncertain)",
    open_end="since {}",
    unknown_end="from {}, end unknown",
    open_start="up to {}",
    unknown_start="up to {}, start unknown",
    one_of="between {} and {}",
)
_SHORT = _Style(
    months=[name[:3] for name in _MONTHS],
    decade="{:04}s",
    about="c. {}",
    unsure="{}?",
    open_end="{} –",
    unknown_end="{} – ?",
    open_start="– {}",
    unknown_start="? – {}",
    one_of="{} … {}",
)


def words(value: Date) -> str:
    """Return a date for running text: `28–29 August 2003`, `between 2 March and 16 May 2007`."""
    return _phrase(value, _LONG, None)


def label(value: Date, year: int | None = None) -> str:
    """Return a date for a narrow column, without the year where that is `year`: `28–29 Aug`."""
    return _phrase(value, _SHORT, year)


def _phrase(value: Date, style: _Style, year: int | None) -> str:
    start, end = value.start, value.end
    if start is None and end is not None:
        form = style.open_start if value.text.startswith("..") else style.unknown_start
        return form.format(_say(end, style, year))
    if end is None and start is not None:
        form = style.open_end if value.text.endswith("..") else style.unknown_end
        return form.format(_say(start, style, year))
    assert start is not None
    assert end is not None
    if value.shape == "point":
        return _say(start, style, year)
    if value.shape == "one-of":
        first = _say(start, style, _shared(start, end, year))
        return style.one_of.format(first, _say(end, style, year))
    return _span(start, end, style, year)


def _span(start: Point, end: Point, style: _Style, year: int | None) -> str:
    last = _say(end, style, year)
    exact = start.unit == end.unit == "day" and not start.mark + end.mark
    if exact and start.first.timetuple()[:2] == end.first.timetuple()[:2]:
        return f"{start.first.day}–{last}"
    first = _say(start, style, _shared(start, end, year))
    return f"{first}–{last}" if " " not in first + last else f"{first} – {last}"


def _shared(start: Point, end: Point, year: int | None) -> int | None:
    """Return the year the first date may leave out: the one that follows in the second."""
    repeated = end.unit not in ("year", "decade") and start.first.year == end.first.year
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
    if point.unit == "decade":
        return style.decade.format(first.year)
    if point.unit == "year":
        return f"{first.year:04}"
    tail = "" if first.year == year else f" {first.year:04}"
    if point.unit == "season":
        return _SEASONS[first.month] + tail
    month = style.months[first.month - 1] + tail
    return month if point.unit == "month" else f"{first.day} {month}"
