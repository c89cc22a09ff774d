"""Hypothesis strategies: EDTF strings with the days they mean, and whole datasets."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from kztimeline.dates.edtf import Date, parse
from kztimeline.model import (
    RELATIONS,
    Claim,
    Dataset,
    Event,
    Fact,
    Source,
    Statement,
    Topic,
    Value,
)

SMALL = Path(__file__).parents[1] / "datasets" / "small.toml"
"""A dataset that has every key of the format."""

Years = tuple[int, int]
ALL_YEARS: Years = (1, 9999)
NEARBY: Years = (1999, 2002)
"""So few years that dates often meet."""
WINDOW = date(1890, 1, 1), date(2110, 12, 31)
"""More than any closed date from `NEARBY` covers, so that an open end reaches further."""

Words = tuple[str, ...]
UNITS: Words = ("day", "month", "season", "part", "year", "decade", "century")
MARKS: Words = ("", "~", "?", "%")
FORMS: Words = ("{}/{}", "[{}..{}]")


class Sample(NamedTuple):
    """An EDTF string, and the days it can mean, worked out without the code under test."""

    text: str
    first: date | None
    last: date | None

    @property
    def days(self) -> set[int]:
        """Each day it can mean, as an ordinal; an open end reaches to the end of `WINDOW`."""
        first, last = self.first or WINDOW[0], self.last or WINDOW[1]
        return set(range(first.toordinal(), last.toordinal() + 1))


def points(
    years: Years = ALL_YEARS, units: Words = UNITS, marks: Words = MARKS
) -> st.SearchStrategy[Sample]:
    """Draw one calendar unit, with or without a qualifier."""
    days = st.dates(date(years[0], 1, 1), date(years[1], 12, 31))
    return st.builds(_around, days, st.sampled_from(units), st.sampled_from(marks))


def _around(day: date, unit: str, mark: str) -> Sample:
    """Return the unit that a day lies in."""
    text, month = day.isoformat(), day.replace(day=1)
    if unit == "day":
        return Sample(text + mark, day, day)
    if unit == "month":
        return Sample(text[:7] + mark, month, month + relativedelta(day=31))
    if unit == "year":
        return Sample(text[:4] + mark, date(day.year, 1, 1), date(day.year, 12, 31))
    year = min(max(day.year, 10), 9998)  # 000X and 9999-24 leave the calendar
    if unit == "decade":
        tens = year // 10
        return Sample(f"{tens:03}X{mark}", date(tens * 10, 1, 1), date(tens * 10 + 9, 12, 31))
    if unit == "century":
        hundreds = max(day.year // 100, 1)
        first = date(hundreds * 100, 1, 1)
        return Sample(f"{hundreds:02}XX{mark}", first, date(hundreds * 100 + 99, 12, 31))
    if unit == "part":  # a quarter, a third or a half, by the day of the month
        months, code = ((3, 33), (4, 37), (6, 40))[day.day % 3]
        at = (day.month - 1) // months
        first = date(day.year, at * months + 1, 1)
        last = first + relativedelta(months=months - 1, day=31)
        return Sample(f"{day.year:04}-{code + at}{mark}", first, last)
    quarter = (day.month - 1) // 3 + 1
    first = date(year, quarter * 3, 1)
    return Sample(f"{year:04}-{20 + quarter}{mark}", first, first + relativedelta(months=2, day=31))


@st.composite
def ranges(draw: st.DrawFn, each: st.SearchStrategy[Sample], forms: Words = FORMS) -> Sample:
    """Draw a span, or one day in a range, with both of its ends from `each`."""
    one, two = draw(each), draw(each)
    assert one.first
    assert two.last
    start, end = (one, two) if one.first <= two.last else (two, one)
    return Sample(draw(st.sampled_from(forms)).format(start.text, end.text), start.first, end.last)


@st.composite
def rays(draw: st.DrawFn, years: Years = ALL_YEARS) -> Sample:
    """Draw a span with an open or unknown end."""
    text, first, last = draw(points(years))
    nothing = draw(st.sampled_from(["", ".."]))
    if draw(st.booleans()):
        return Sample(f"{text}/{nothing}", first, None)
    return Sample(f"{nothing}/{text}", None, last)


@st.composite
def unspecified(draw: st.DrawFn, years: Years = ALL_YEARS) -> Sample:
    """Draw one unknown day or month of a month or year, or a day before or after something."""
    one = draw(points(years, ("month", "year")))
    bare, mark = one.text.rstrip("~?%"), one.text[len(one.text.rstrip("~?%")) :]
    if draw(st.booleans()):
        return Sample(f"{bare}-XX{mark}", one.first, one.last)
    if draw(st.booleans()):
        return Sample(f"[..{one.text}]", None, one.last)
    return Sample(f"[{one.text}..]", one.first, None)


def samples(years: Years = ALL_YEARS) -> st.SearchStrategy[Sample]:
    """Draw a date of any form that is accepted."""
    return points(years) | ranges(points(years)) | rays(years) | unspecified(years)


def dates(years: Years = ALL_YEARS) -> st.SearchStrategy[Date]:
    """Draw a date of any form, parsed."""
    return samples(years).map(_parsed)


def _parsed(sample: Sample) -> Date:
    return parse(sample.text)


@st.composite
def edited(
    draw: st.DrawFn, texts: st.SearchStrategy[str], pieces: st.SearchStrategy[str], most: int = 4
) -> str:
    """Draw a text in which up to three parts, of at most so many characters, are replaced."""
    text = draw(texts)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(pieces) + text[at + draw(st.integers(0, most)) :]
    return text


PIECES = (
    st.sampled_from([*"X~?%/[]-", "..", "-01", "-12", "-21", "-24", "-31", "0000", "02-29"])
    | st.integers(0, 9999).map(str)
    | st.characters()
)
"""What stands in dates, at times in the wrong place."""
NEARLY_DATES = edited(samples().map(lambda sample: sample.text), PIECES)
"""Dates in which something was put, taken out or exchanged; one in four is as it was."""


SOURCES, TOPICS = ("talk", "res-7"), ("league", "ecosoc")
"""The ids of sources and topics that each drawn dataset has, beside others."""

IDS = st.from_regex("[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True).filter(
    lambda name: name not in SOURCES + TOPICS
)
TEXTS = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
FIGURES = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
MAYBE = st.none() | TEXTS
URLS = st.builds("https://example.org/{}".format, st.text(max_size=8))
SUMMARIES = st.just("") | TEXTS
NAMES = st.dictionaries(
    st.sampled_from(["en", "ru", "kk", "zh-Hans"]) | st.text(max_size=6),
    st.lists(TEXTS, max_size=3).map(tuple),
    max_size=2,
)


def _sources(names: tuple[str, ...]) -> st.SearchStrategy[tuple[Source, ...]]:
    when, url = st.none() | dates(), MAYBE | URLS
    return st.tuples(
        *(
            st.builds(
                Source, st.just(name), TEXTS, TEXTS, MAYBE, MAYBE, when, symbol=MAYBE, url=url
            )
            for name in names
        )
    )


def _topics(names: tuple[str, ...]) -> st.SearchStrategy[tuple[Topic, ...]]:
    return st.tuples(
        *(st.builds(Topic, st.just(name), TEXTS, SUMMARIES, NAMES, MAYBE) for name in names)
    )


def _claims(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[Claim, ...]]:
    bare = st.builds(Claim, st.sampled_from(SOURCES), at=MAYBE, note=MAYBE)
    full = st.builds(Claim, st.sampled_from(SOURCES), at=MAYBE, note=MAYBE, **fields)
    return st.lists(bare | full, min_size=1, max_size=3).map(tuple)


SERIES = st.none() | st.sampled_from(["Towns", "Boats"])


def _fact(
    values: st.SearchStrategy[Value], claims: st.SearchStrategy[tuple[Claim, ...]]
) -> st.SearchStrategy[Fact]:
    topic = st.sampled_from(TOPICS)
    return st.builds(Fact, IDS, topic, TEXTS, values, dates(), claims, MAYBE, SUMMARIES, SERIES)


STATEMENTS = st.one_of(
    st.builds(
        Event,
        IDS,
        dates(NEARBY),
        TEXTS,
        _claims(date=dates(NEARBY)),
        SUMMARIES,
        MAYBE,
        st.lists(st.sampled_from(TOPICS), max_size=3).map(tuple),
    ),
    _fact(FIGURES, _claims(value=FIGURES, relation=st.sampled_from(RELATIONS))),
    _fact(TEXTS, _claims(value=TEXTS)),
)


def _voiced(thing: Statement, voices: dict[str, str | None]) -> Statement:
    """Return an event or fact whose claims have the voices of their sources."""
    claims = tuple(replace(claim, voice=voices[claim.source]) for claim in thing.claims)
    return replace(thing, claims=claims)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Draw a dataset that keeps every rule of the format, however odd its texts."""
    things = draw(st.lists(STATEMENTS, max_size=5, unique_by=lambda thing: thing.id))
    taken = {thing.id for thing in things}
    others = draw(st.lists(IDS.filter(lambda name: name not in taken), max_size=3, unique=True))
    cut = draw(st.integers(0, len(others)))
    sources = draw(_sources((*SOURCES, *others[:cut])))
    things = [_voiced(thing, {source.id: source.voice for source in sources}) for thing in things]
    things.sort(key=lambda thing: (thing.date.order, thing.id))
    return Dataset(
        title=draw(TEXTS),
        description=draw(TEXTS),
        version=draw(TEXTS),
        license=draw(TEXTS),
        coverage=draw(dates()),
        reviewed=draw(points(units=("day",), marks=("",)).map(_parsed)),
        sources=sources,
        topics=draw(_topics((*TOPICS, *others[cut:]))),
        events=tuple(thing for thing in things if isinstance(thing, Event)),
        facts=tuple(thing for thing in things if isinstance(thing, Fact)),
        language=draw(st.sampled_from([None, "en", "ar", "kk-Cyrl"])),
    )
