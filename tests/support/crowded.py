"""A crowded dataset, made up by arithmetic alone: the same in every run, on every machine."""

from functools import cache

from sample import chronicle

from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Dataset, Event, Source, Topic

POINTS, SPANS, TOPICS = 260, 40, 9
_FORMS = (
    "{y}-{m:02}-{d:02}",
    "{y}-{m:02}-{d:02}",
    "{y}-{m:02}-{d:02}?",
    "{y}-{m:02}",
    "{y}-{m:02}~",
    "{y}-{s}",
    "{y}",
    "{y}%",
    "[{y}-{m:02}-{d:02}..{z}-01]",
    "{t}X",
)
_SPANS = ("{y}/{z}", "{y}-{m:02}/{z}-06-30", "{y}-{m:02}-{d:02}/..", "{y}~/", "../{z}", "{y}/{z}?")
_PLACES = (None, "Верный", "東京", "Zu\u0308rich", "Nur-Sultan and a long name behind it")
_TEXTS = (
    "opened",
    "a meeting of everybody who had anything to say about the river and its banks",
    "東京会議：持続可能な開発のための国際会議が開催された",
    "Cafe\u0301 talks in Zu\u0308rich, na\u0308chste Woche",
    "Қазақстан Біріккен Ұлттар Ұйымына қабылданды",
    "[red]not red[/red] :smile:",
)
_NAMES: dict[str, tuple[str, ...]] = {"en": ("CCC", "Committee")}


@cache
def load() -> Dataset:
    """Return 300 events of nine topics from 1900 to 1999, 40 of them spans that overlap."""
    events = chronicle(*map(_point, range(POINTS)), *map(_span, range(SPANS)))
    sources = (Source("almanac", "An almanac", "book"), Source("rumour", "A rumour", "talk"))
    long = "Committee on coordinating committees"
    topics = tuple(
        Topic(f"t{at}", f"Topic {at}" if at % 2 else f"{long} {at}", names=_NAMES)
        for at in range(TOPICS)
    )
    covers = parse("1900/1999")
    return Dataset("Crowd", "Made up.", "1", "CC0-1.0", covers, covers, sources, topics, events)


def many(count: int, spans: bool = False) -> tuple[Event, ...]:
    """Return any number of events of one topic, in order, all points or all spans."""
    forms = _SPANS if spans else _FORMS
    return chronicle(*(_event(f"e{at}", forms[at % len(forms)], at, 1) for at in range(count)))


def _point(at: int) -> Event:
    return _event(f"point-{at}", _FORMS[at % len(_FORMS)], at, TOPICS)


def _span(at: int) -> Event:
    return _event(f"span-{at}", _SPANS[at % len(_SPANS)], at * 7, TOPICS)


def _event(ident: str, form: str, at: int, topics: int) -> Event:
    year = 1900 + at * 37 % 97
    date = form.format(
        y=year,
        z=year + 1 + at % 9,
        m=1 + at * 5 % 12,
        d=1 + at * 11 % 28,
        s=21 + at % 4,
        t=year // 10,
    )
    wrong = at % 23 == 0
    claim = Claim("rumour", f"p. {at}", parse("1850")) if wrong else Claim("almanac")
    title = f"«{ident}» {_TEXTS[at % len(_TEXTS)]}"
    about = () if at % 29 == 0 else (f"t{at * at % topics}", "t0")
    return Event(
        ident, parse(date), title, (claim,), place=_PLACES[at % len(_PLACES)], topics=about
    )
