"""Hypothesis strategies: EDTF strings with the days they mean, and whole datasets."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from hypothesis import settings
from hypothesis import strategies as st

from kztimeline.dates import Date, parse
from kztimeline.model import RELATIONS, Claim, Dataset, Event, Fact, Source, Topic, Value

# Nothing here is about speed, and the first example also pays for imports.
settings.register_profile("kztimeline", deadline=None)
settings.load_profile("kztimeline")

SMALL = Path(__file__).parent / "datasets" / "small.toml"
"""A dataset that has every key of the format."""

Years = tuple[int, int]
ALL_YEARS: Years = (1, 9999)
NEARBY: Years = (1999, 2002)
"""So few years that dates often meet."""
WINDOW = date(1980, 1, 1), date(2020, 12, 31)
"""More than any closed date from `NEARBY` covers, so that an open end reaches further."""

Words = tuple[str, ...]
UNITS: Words = ("day", "month", "season", "year", "decade")
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
    quarter = (day.month - 1) // 3 + 1
    first = date(year, quarter * 3, 1)
    return Sample(f"{year:04}-{20 + quarter}{mark}", first, first + relativedelta(months=2, day=31))


@st.composite
def ranges(
    draw: st.DrawFn, each: st.SearchStrategy[Sample], forms: Words = FORMS
) -> Sample:
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


def samples(years: Years = ALL_YEARS) -> st.SearchStrategy[Sample]:
    """Draw a date of any form that is accepted."""
    return points(years) | ranges(points(years)) | rays(years)


def dates(years: Years = ALL_YEARS) -> st.SearchStrategy[Date]:
    """Draw a date of any form, parsed."""
    return samples(years).map(lambda sample: parse(sample.text))


IDS = st.from_regex("[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True)
TEXTS = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
FIGURES = st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Draw a dataset that keeps every rule of the format, however odd its texts."""
    ids = draw(st.lists(IDS, min_size=2, max_size=9, unique=True))
    kinds = ["source", "topic"] + draw(
        st.lists(
            st.sampled_from(["source", "topic", "event", "event", "fact"]),
            min_size=len(ids) - 2,
            max_size=len(ids) - 2,
        )
    )
    by_kind = {kind: [name for name, own in zip(ids, kinds, strict=True) if own == kind]
               for kind in ("source", "topic", "event", "fact")}
    sources, topics = by_kind["source"], by_kind["topic"]
    events = [draw(_events(name, sources, topics)) for name in by_kind["event"]]
    facts = [draw(_facts(name, sources, topics)) for name in by_kind["fact"]]
    return Dataset(
        title=draw(TEXTS),
        description=draw(TEXTS),
        version=draw(TEXTS),
        license=draw(TEXTS),
        coverage=draw(dates()),
        reviewed=draw(dates()),
        sources=tuple(draw(_sources(name)) for name in sources),
        topics=tuple(draw(_topics(name)) for name in topics),
        events=tuple(sorted(events, key=lambda event: (event.date.order, event.id))),
        facts=tuple(sorted(facts, key=lambda fact: (fact.date.order, fact.id))),
    )


def _sources(name: str) -> st.SearchStrategy[Source]:
    maybe = st.none() | TEXTS
    return st.builds(
        Source,
        id=st.just(name),
        title=TEXTS,
        kind=TEXTS,
        publisher=maybe,
        date=st.none() | dates(),
        symbol=maybe,
        url=maybe,
    )


def _topics(name: str) -> st.SearchStrategy[Topic]:
    names = st.lists(TEXTS, max_size=3).map(tuple)
    return st.builds(
        Topic,
        id=st.just(name),
        title=TEXTS,
        summary=st.just("") | TEXTS,
        names=st.dictionaries(st.sampled_from(["en", "ru", "kk", "zh-Hans"]), names, max_size=2),
        wikidata=st.none() | TEXTS,
    )


def _events(name: str, sources: list[str], topics: list[str]) -> st.SearchStrategy[Event]:
    claims = st.builds(
        Claim,
        source=st.sampled_from(sources),
        at=st.none() | TEXTS,
        date=st.none() | dates(NEARBY),
        note=st.none() | TEXTS,
    )
    return st.builds(
        Event,
        id=st.just(name),
        date=dates(NEARBY),
        title=TEXTS,
        claims=_some(claims),
        summary=st.just("") | TEXTS,
        place=st.none() | TEXTS,
        topics=st.lists(st.sampled_from(topics), max_size=3).map(tuple),
    )


@st.composite
def _facts(draw: st.DrawFn, name: str, sources: list[str], topics: list[str]) -> Fact:
    value = draw(FIGURES | TEXTS)
    claims = st.one_of(_bare_claims(sources), _figure_claims(sources, value))
    return Fact(
        id=name,
        topic=draw(st.sampled_from(topics)),
        title=draw(TEXTS),
        value=value,
        as_of=draw(dates()),
        claims=draw(_some(claims)),
        unit=draw(st.none() | TEXTS),
        summary=draw(st.just("") | TEXTS),
    )


def _bare_claims(sources: list[str]) -> st.SearchStrategy[Claim]:
    return st.builds(Claim, source=st.sampled_from(sources), note=st.none() | TEXTS)


def _figure_claims(sources: list[str], value: Value) -> st.SearchStrategy[Claim]:
    """A figure may stand in any relation to a figure; text only equals text."""
    is_text = isinstance(value, str)
    return st.builds(
        Claim,
        source=st.sampled_from(sources),
        at=st.none() | TEXTS,
        value=TEXTS if is_text else FIGURES,
        relation=st.just("=") if is_text else st.sampled_from(RELATIONS),
    )


def _some(claims: st.SearchStrategy[Claim]) -> st.SearchStrategy[tuple[Claim, ...]]:
    return st.lists(claims, min_size=1, max_size=3).map(tuple)
