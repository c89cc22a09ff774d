"""The page: one file, safe whatever the data are, with everything in it that was asked for."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
import sample
import strategies
from hypothesis import given

from kztimeline.dates.edtf import parse
from kztimeline.model import VERDICTS, Claim, Dataset, Event, Source, Topic
from kztimeline.queries.anniversaries import Anniversary
from kztimeline.queries.answer import Answer, subject
from kztimeline.queries.between import Moment, between
from kztimeline.queries.claims import CheckedClaim
from kztimeline.queries.search import Hit
from kztimeline.text import links as address
from kztimeline.text.escape import escape
from kztimeline.web.groups import groups
from kztimeline.web.histogram import NARROW, histogram
from kztimeline.web.html import export

_VOID = {"meta", "input", "br", "hr", "link", "img"}


class Page(HTMLParser):
    """A page in pieces; it must nest well."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        assert len({key for key, _ in attrs}) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an empty element of the picture."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text, with each element that it is in."""
        for tag in set(self._open):
            self.texts[tag][-1] += data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of that name that have these."""
        return [
            attrs
            for name, attrs in self.tags
            if name == tag and all(attrs.get(key) == value for key, value in wanted.items())
        ]

    @property
    def ids(self) -> list[str]:
        """All ids, in their order."""
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]


def page(answer: Answer) -> Page:
    """Return the page of an answer in pieces, having looked whether it is safe."""
    text = export(answer)
    found = Page(text)
    check(found, text)
    return found


def check(found: Page, text: str) -> None:
    """Find nothing in a page that is unsafe, or that leads nowhere."""
    assert not sample.hidden(text)
    assert len(found.ids) == len(set(found.ids))
    assert [tag for tag, _ in found.tags].count("script") <= 2
    for tag, attrs in found.tags:
        assert not {key for key in attrs if key.startswith("on")} | (attrs.keys() & {"style"})
        assert tag not in ("iframe", "object", "embed", "base", "form", "img", "link")
        href = attrs.get("href")
        if href is None:
            continue
        if href.startswith("#"):
            assert href[1:] in found.ids
        else:
            assert address.href(href) == href
            assert attrs["rel"] == "noreferrer noopener"


def with_page(answer: Answer) -> bool:
    """Whether there is a page of an answer."""
    return answer.kind.page


def of(*events: Event, dataset: Dataset | None = None) -> Answer:
    """Return a list of these events."""
    return Answer(dataset or sample.load(), "events", events)


@pytest.mark.parametrize("answer", sample.cases(with_page), ids=sample.name)
def test_every_answer(answer: Answer) -> None:
    """Each sort of answer is a page that is safe, with each of its things in it."""
    found = page(answer)
    if answer.name != "distance":
        assert {subject(thing).id for thing in answer.things} <= set(found.ids)


@pytest.mark.parametrize("shape", sample.LISTS)
def test_nothing(shape: str) -> None:
    """An empty answer is a page that says so."""
    answer = Answer(sample.load(), shape, ())
    said = f"{answer.kind.none} matches; the dataset covers 1903–2005"
    assert said in page(answer).texts["main"][0]


@given(dataset=strategies.datasets())
def test_any_dataset(dataset: Dataset) -> None:
    """Whatever is in a dataset, its pages are safe."""
    for answer in filter(with_page, sample.answers(dataset)):
        page(answer)


def test_the_policy_comes_first_and_fits() -> None:
    """Before anything else the page forbids all but its own style and script."""
    text = export(sample.answer("timeline"))
    head = text[text.index("<head>") + 6 :].lstrip()
    assert head.startswith('<meta http-equiv="Content-Security-Policy"')
    found = Page(text)
    [meta] = found.all("meta", **{"http-equiv": "Content-Security-Policy"})
    policy = dict(part.split(" ", 1) for part in (meta["content"] or "").split("; "))
    assert list(policy) == ["default-src", "style-src", "script-src", "base-uri", "form-action"]
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert text.index('charset="utf-8"') < 1024
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        [*_, content] = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        hashed = b64encode(sha256(content.encode()).digest()).decode()
        assert policy[rule] == f"'sha256-{hashed}'"


def test_an_event_says_all() -> None:
    """A card has date, place, status with its meaning, summary, claims, verdicts and topics."""
    text = " ".join(Page(export(sample.card("conference"))).texts["article"][0].split())
    for part in (
        "! disputed: a source conflicts with the record Ministers met and spoke. 6 claims",
        (
            "A talk with the mayor, A1.7: January 2003 — conflicts with the record "
            "Names the wrong month."
        ),
        "TC/RES/1: 28–29 August 2003 — nobody else says it",
        "Steppe Gazette, vol. 9: 27–28 August 2003 — overlaps the record",
        "Steppe Gazette, vol. 10: August 2003 — less exact than the record",
        "Steppe Gazette, vol. 11: 28 August 2003 — more exact than the record",
        "Steppe Gazette, vol. 12: mentions it",
        "TC Verny #conference",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("date", "machine"),
    [
        ("1912", "1912"),
        ("1912-07", "1912-07"),
        ("1912-07-14", "1912-07-14"),
        ("1912-07-14?", ""),
        ("1912~", ""),
        ("1912-22", ""),
        ("191X", ""),
        ("1912/1913", ""),
        ("[1912..1913]", ""),
        ("1912/..", ""),
    ],
)
def test_time_elements(date: str, machine: str) -> None:
    """A date is marked as one only where HTML can say it without loss."""
    found = Page(export(of(sample.event(date))))
    times = [attrs["datetime"] for attrs in found.all("time")]
    assert times == ["2020-01-01", *([machine] if machine else []), "2020-01-01"]


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1912", "1912", "1912"),
        ("1912-07-14", "1912-07-14", "1912-07-14"),
        ("1912-07/1913-08-02", "1912-07", "1913-08-02"),
        ("1912/..", "1912", None),
        ("../1912", None, "1912"),
        ("1912~/1913", None, "1913"),
        ("1912-22", None, None),
        ("191X", None, None),
        ("1912?", None, None),
        ("[1912..1913]", None, None),
    ],
)
def test_linked_data_is_never_more_exact(date: str, start: str | None, end: str | None) -> None:
    """Dates have the precision of the record; what ISO 8601 cannot say is left out."""
    text = export(of(sample.event(date, "</script><!--\u2028")))
    [content] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert not re.search("[<>&]", content)
    dataset, event = json.loads(content)["@graph"]
    assert (event.get("startDate"), event.get("endDate")) == (start, end)
    assert event["name"] == "</script><!--\u2028"
    assert dataset["name"] == "A steppe town"


def test_names_say_their_language() -> None:
    """Names in other languages are marked, so that they are read out in them."""
    found = Page(export(sample.answer("events")))
    assert {attrs["lang"] for attrs in found.all("span") if "lang" in attrs} == {"en", "ru", "kk"}
    assert found.all("html", lang="en")
    hostile = Page(export(sample.card("hostile")))
    assert "\x1b[1m" not in {attrs.get("lang") for _, attrs in hostile.tags}


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "</title></style></script><img src=x onerror=alert(1)>",
        '"><svg onload=alert(1)>',
        "[red]alert[/red]",
        "\x1b]52;c;b3duZWQ=\x07",
        "abc\u202edef",
        "{{ 7 * 7 }}{% raw %}",
        "&lt;b&gt; & Co",
        "x" * 5000,
        "word " * 1000,
    ],
)
def test_hostile_text_stays_text(title: str) -> None:
    """Whatever field it is in, text is shown as it is, or its hidden characters are."""
    claim = Claim("gazette", at=title, note=title)
    source = Source("gazette", title, title, title, title, None, title, title)
    topic = Topic("council", title, title, {"ru": (title,), title: (title,)}, title)
    date = parse("1912")
    event = Event("x", date, title, (claim,), title, title, ("council",))
    dataset = Dataset(title, title, title, title, date, date, (source,), (topic,), (event,))
    for thing in (event, source, topic):
        found = page(Answer(dataset, "card", (thing,)))
        shown = title.strip() if title.isprintable() else escape(title)
        assert shown in found.texts["h1"][0]
    assert title.isprintable() == (
        title in page(of(event, event_2(title), dataset=dataset)).texts["svg"][0]
    )


def event_2(title: str) -> Event:
    """Return a second event, so that there is a picture."""
    return Event("y", parse("1913"), title, (Claim("gazette"),))


def test_a_hundred_topics() -> None:
    """An event may be about very much."""
    topics = tuple(Topic(f"t{number}", f"Topic {number}") for number in range(100))
    event = Event("x", parse("1912"), "All", (Claim("s"),), topics=tuple(t.id for t in topics))
    day = parse("1912")
    sources = (Source("s", "S", "book"),)
    dataset = Dataset("D", "D", "1", "CC0-1.0", day, day, sources, topics, (event,))
    found = page(Answer(dataset, "events", (event,)))
    assert len([each for each in found.all("a") if (each["href"] or "").startswith("#t")]) == 100
    assert {topic.id for topic in topics} <= set(found.ids)


GAZETTE = Claim("gazette")


def crowd(count: int) -> Answer:
    """Return an answer of so many events."""
    return of(
        *sample.chronicle(
            *(
                Event(f"e{n}", parse(f"{1900 + n % 120}-0{1 + n % 9}"), f"Event {n}", (GAZETTE,))
                for n in range(count)
            )
        )
    )


@pytest.mark.exhaustive
def test_ten_thousand_events() -> None:
    """Each of very many events has its card, once."""
    assert export(crowd(10_000)).count("<article") == 10_000


@pytest.mark.parametrize("count", [300, 301])
def test_what_is_not_in_view_may_wait(count: int) -> None:
    """Of more than 300 cards, or groups of claims, the browser need lay out only those in view."""
    claims = [CheckedClaim(event, event.claims[0]) for event in crowd(count).events]
    for answer in (crowd(count), Answer(sample.load(), "claims", (*claims, *claims))):
        assert ('<main id="kz_main" tabindex="-1" class="many">' in export(answer)) == (count > 300)


@pytest.mark.exhaustive
def test_work_grows_in_proportion() -> None:
    """Five times the events are about five times the calls, not their square."""
    few, many = (sample.work(export, crowd(count)) for count in (200, 1_000))
    assert many < 7 * few


def test_a_card_has_nothing_to_narrow() -> None:
    """A page of one thing, or of two ends, has no picture and no filter."""
    alone, several = export(sample.card("opening")), export(sample.answer("events"))
    for part in ('class="picture"', 'id="kz_tools"', 'class="years"', 'class="index"'):
        assert part not in alone
        assert part not in export(sample.answers()[-1])
        assert part in several
    two = of(*sample.load().events[:2])
    assert 'id="kz_tools"' in export(two)
    assert 'class="picture"' in export(two)
    assert "application/ld+json" in alone
    assert "application/ld+json" not in export(sample.answer("facts"))


def meta(found: Page, name: str) -> str | None:
    """Return what a page says of itself to those who link to it."""
    return found.all("meta", property=name)[0]["content"]


def test_a_page_is_named() -> None:
    """Tab, heading and shared link say what a page is about, and the answer."""
    card, several = (Page(export(a)) for a in (sample.card("opening"), sample.answer("events")))
    assert card.texts["title"][0] == "Bridge opened – A steppe town"
    assert card.texts["h1"] == ["Bridge opened"]
    assert (meta(card, "og:title"), meta(card, "og:type")) == ("Bridge opened", "article")
    assert meta(card, "og:description") == "20 August 1916"
    assert meta(card, "og:site_name") == "A steppe town"
    assert several.texts["title"][0] == several.texts["h1"][0] == "A steppe town"
    assert meta(several, "og:type") == "website"
    assert meta(several, "og:description") == "All 23 events · 32 claims · 2 disputed"


def test_a_distance_is_told() -> None:
    """The page of a distance has the answer as its headline, and a card for each event in it."""
    ends = [Moment(event.title, event.date, event.id) for event in sample.load().events[10:12]]
    found = Page(export(Answer(sample.load(), "distance", (between(*ends),))))
    assert "From Great harvest to Bridge opened" in found.texts["h1"]
    assert found.all("article", id="opening")
    today = Moment("today", parse("2000-01-01"))
    found = Page(export(Answer(sample.load(), "distance", (between(ends[1], today),))))
    assert "To: today, 1 January 2000" in found.texts["main"][0]
    assert [attrs["id"] for attrs in found.all("article")] == ["opening"]
    whole = Moment("2000", parse("2000"))
    found = Page(export(Answer(sample.load(), "distance", (between(whole, ends[1]),))))
    assert "From: 2000" in found.texts["main"][0]


def test_what_narrows() -> None:
    """A page has a button for each status or verdict in it, the worst first, and for its topics."""
    found = Page(export(sample.answer("events")))
    buttons = [
        (each["data-key"], each["data-value"]) for each in found.all("button") if "data-key" in each
    ]
    assert buttons[:5] == [
        ("status", "disputed"),
        ("status", "single-source"),
        ("status", "refined"),
        ("status", "corroborated"),
        ("topic", "verny"),
    ]
    found = Page(export(sample.answer("claims")))
    verdicts = [each["data-value"] for each in found.all("button", **{"data-key": "verdict"})]
    assert verdicts == [each for each in VERDICTS if each in verdicts]
    rows = [attrs for attrs in found.all("li") if "data-verdict" in attrs]
    assert len(rows) == len(sample.answer("claims").things)
    assert {attrs["data-verdict"] for attrs in rows} == set(verdicts)


def test_the_topics_menu() -> None:
    """What is about many topics has them in a menu; the most common are there at a glance."""
    topics = tuple(Topic(f"t{number}", f"Topic {number}") for number in range(5))
    events = tuple(
        Event(f"e{n}", parse("1912"), "All", (GAZETTE,), topics=tuple(t.id for t in topics[n:]))
        for n in range(3)
    )
    dataset = replace(sample.load(), topics=topics, events=events)
    found = Page(export(of(*events, dataset=dataset)))
    assert found.all("button", id="kz_more")
    buttons = [each["data-value"] for each in found.all("button", **{"data-key": "topic"})]
    assert buttons == ["t2", "t3", "t4", "t1", "t0"]


def test_bars_stand_in_for_a_picture() -> None:
    """More events than a picture can name are bars; fewer have both, the bars for a phone."""
    few, many = Page(export(crowd(300))), Page(export(crowd(301)))
    assert [svg["class"] for svg in few.all("svg") if "class" in svg] == [
        "kz-drawing",
        "bars narrow",
    ]
    assert [svg["class"] for svg in many.all("svg") if "class" in svg] == [
        "bars narrow",
        "bars broad",
    ]
    assert not few.all("main", **{"class": "many"})
    assert many.all("main", **{"class": "many"})
    bars = [each for each in many.all("a") if "aria-label" in each]
    assert len(bars) == len(histogram(groups(crowd(301)), NARROW).bars) + 120


@pytest.mark.parametrize(
    ("language", "said", "marked"),
    [(None, "en", 0), ("en-GB", "en-GB", 0), ("ar", "ar", 1), ("kk-Cyrl", "kk-Cyrl", 1)],
)
def test_the_language_of_a_page(language: str | None, said: str, marked: bool) -> None:
    """A page is in the language of its dataset; our own words in it are marked as English."""
    dataset = replace(sample.load(), language=language)
    found = Page(export(of(*dataset.events, dataset=dataset)))
    assert found.all("html", lang=said)
    assert bool(found.all("a", **{"class": "skip", "lang": "en"})) == marked
    assert bool(found.all("p", **{"class": "status disputed", "lang": "en"})) == marked
    for heading in (*found.all("h1"), *found.all("h3")):
        assert heading["dir"] == "auto"


def test_a_source_says_what_it_carries() -> None:
    """The page of a source tells each of its claims, and those of no other."""
    found = export(sample.card("resolution-1"))
    assert "Bridge built" in found
    assert "Conference on towns without a river" in found
    assert "Archive kept" not in found


def test_anniversaries_say_how_long_ago() -> None:
    """An anniversary of a day is on it, one of a month in it."""
    events = (sample.event("1912-07-14", "One"), sample.event("1913-07", "Two"))
    recalled = (Anniversary(events[0], "day", 1), Anniversary(events[1], "month", 20))
    text = export(Answer(sample.load(), "anniversaries", recalled))
    assert "On this day 1 year ago" in text
    assert "In this month 20 years ago" in text
    hits = tuple(Hit(event, 1.0) for event in events)
    assert "ago" not in export(Answer(sample.load(), "hits", hits))


def test_no_script_no_style() -> None:
    """What needs the script is hidden without it, and everything else is there."""
    found = Page(export(sample.answer("events")))
    assert "hidden" in found.all("div", id="kz_tools")[0]
    assert not [attrs for attrs in found.all("article") if "hidden" in attrs]
    assert found.tags[[tag for tag, _ in found.tags].index("body") + 1][1]["href"] == "#kz_main"


def test_the_same_bytes() -> None:
    """The same answer is the same page."""
    answer = sample.answer("timeline")
    assert export(answer) == export(answer)


def test_golden() -> None:
    """The whole sample, as it was last agreed on."""
    sample.check_golden("page-events.html", export(sample.answer("events")))
