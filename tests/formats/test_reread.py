"""Every format read again by somebody else: the same events, whatever a dataset holds."""

import csv
import datetime
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
import sample
import strategies
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kztimeline.dates.edtf import Date, parse
from kztimeline.dates.words import label, words
from kztimeline.errors import UsageError
from kztimeline.formats import FORMATS, export, left_out
from kztimeline.model import Dataset, Event
from kztimeline.queries.answer import Answer
from kztimeline.text.escape import escape, one_line

SVG = "{http://www.w3.org/2000/svg}"
ASCII = str.maketrans("＃！（．［％", "#!(.[%")
"""The signs that Markwhen would take for its own, and that it is given wide."""

Read = list[tuple[Any, ...]]
"""What a format holds of each event."""


def on_a_line(text: str) -> str:
    """Return a text as it is read on one line, with nothing hidden."""
    return escape(one_line(text))


def lines(text: str) -> str:
    """Return a text as it is read with its line feeds, and with nothing else hidden."""
    return "\n".join(map(escape, text.split("\n")))


def read_json(text: str) -> Read:
    """Read id, date and title of each object of an array."""
    return [(each["id"], each["date"], each["title"]) for each in json.loads(text)]


def read_jsonl(text: str) -> Read:
    """Read id, date and title of the object on each line."""
    return read_json(f"[{','.join(text.split(chr(10))[:-1])}]")


def read_text(text: str) -> Read:
    """Read id, date and title of the fields of each line."""
    rows = [line.split("\t") for line in text.split("\n")[:-1]]
    return [(row[4], row[0], row[1]) for row in rows]


def read_csv(text: str, separator: str = ",") -> Read:
    """Read id, date and title of each record, without the signs that keep formulas from running.

    A title's own apostrophe before such a sign looks the same, so it is taken off as well.
    """
    rows = csv.DictReader(StringIO(text, newline=""), strict=True, delimiter=separator)
    return [(row["id"], row["date"], unguarded(row["title"])) for row in rows]


def read_tsv(text: str) -> Read:
    """Read the same between tabs."""
    return read_csv(text, "\t")


def unguarded(title: str) -> str:
    """Return a title without an apostrophe where a field, or a part of one, begins a formula."""
    return re.sub(r"(?<![^;,|\n])'(?=[\s\"']*[=+@＝＋－＠-])", "", title)


def read_md(text: str) -> Read:
    """Read id, date and title of each row of the table; space around a cell is not its text."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    cells = [
        "".join(child.content for child in after.children or ()).strip()
        for before, after in pairwise(tokens)
        if before.type == "td_open"
    ]
    return [(row[4], row[0], row[1]) for row in zip(*[iter(cells)] * 5, strict=True)]


def read_ics(text: str) -> Read:
    """Read id, first day, day after the last and title of each event."""
    return [
        (
            str(event["uid"]).partition("@")[0],
            event.decoded("dtstart"),
            event.decoded("dtend"),
            str(event["summary"]),
        )
        for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
    ]


class Cards(HTMLParser):
    """The cards of a page, with date and title; and its linked data."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cards: list[dict[str, str]] = []
        self.data = ""
        self._into, self._inside = "", False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the text that follows belongs."""
        found = dict(attrs)
        if tag == "article":
            self.cards.append({"id": found["id"] or "", "p": "", "h3": ""})
            self._inside = True
        elif self._inside and ((tag, found.get("class")) == ("p", "when") or tag == "h3"):
            self._into = tag
        elif found.get("type") == "application/ld+json":
            self._into = "data"

    def handle_endtag(self, tag: str) -> None:
        """Note that what is noted has ended."""
        self._inside = self._inside and tag != "article"
        if tag in (self._into, "script"):
            self._into = ""

    def handle_data(self, data: str) -> None:
        """Note text where it belongs."""
        if self._into == "data":
            self.data += data
        elif self._into:
            self.cards[-1][self._into] += data


def read_html(text: str) -> Read:
    """Read id, date in words and title of each card; and of the linked data the same events."""
    page = Cards(text)
    things = json.loads(page.data)["@graph"][1:] if page.data else []
    assert [thing["@id"] for thing in things] == [f"#{card['id']}" for card in page.cards]
    return [
        (card["id"], card["p"].partition(" · ")[0], card["h3"], thing["name"])
        for card, thing in zip(page.cards, things, strict=True)
    ]


def read_svg(text: str) -> Read:
    """Read the name of each mark, which has date and title."""
    groups = ElementTree.fromstring(text).iter(f"{SVG}g")
    found = [title.text or "" for group in groups for title in group.findall(f"{SVG}title")]
    return [(name,) for name in found if "left out here" not in name]


def read_mermaid(text: str) -> Read:
    """Read section, label and title of each event."""
    found: Read = []
    section = ""
    for line in text.split("\n")[2:-1]:
        if line.startswith("    section "):
            section = line.removeprefix("    section ")
        else:
            parts = (re.sub("#([0-9]+);", _coded, part) for part in line.strip(" ").split(" : "))
            found.append((section, *parts))
    return found


def _coded(code: re.Match[str]) -> str:
    return chr(int(code[1]))


def read_markwhen(text: str) -> Read:
    """Read date, text and tags of each line behind the header."""
    body = text.split("\n---\n\n", 1)[1]
    matches = [re.fullmatch(r"(\S+): (.*?)((?: #\w+)*)", line) for line in body.split("\n")[:-1]]
    return [
        (match[1], match[2].translate(ASCII), match[3].split()) for match in matches if match
    ] + [(line,) for line, match in zip(body.split("\n"), matches, strict=False) if not match]


def held_by_json(event: Event) -> tuple[Any, ...]:
    """Return id, date and title as they are."""
    return event.id, event.date.text, event.title


def held_by_markwhen(event: Event) -> tuple[Any, ...]:
    """Return the EDTF date, or else years with the date in words behind the title."""
    ends = (event.date.start, event.date.end)
    goes_on = event.date.shape == "span" and event.date.text.endswith("..")
    exact = event.date.shape != "one-of" and all(
        point and point.unit in ("year", "month", "day") and not point.mark
        for point in ends[: 1 if goes_on else 2]
    )
    note = "" if exact else f" ({words(event.date)})"
    tags = [f"#{topic.replace('-', '_')}" for topic in event.topics]
    text = (on_a_line(event.title) + note).translate(ASCII)
    date = event.date.text if exact else years(event.date)
    return (f"{date.removesuffix('/..').split('/')[0]}/now" if goes_on else date, text, tags)


def years(date: Date) -> str:
    """Return the years of all days of the ends that are known."""
    known = [point for point in (date.start, date.end) if point]
    found = sorted(day.year for point in known for day in (point.first, point.last))
    return "/".join(dict.fromkeys(f"{year:04}" for year in (found[0], found[-1])))


def held_by_ics(event: Event) -> tuple[Any, ...]:
    """Return the first day and the day after the last."""
    first, last = event.date.bounds
    title = lines(event.title.replace("\r\n", "\n").replace("\r", "\n"))
    return event.id, first, last + datetime.timedelta(1), title


def held_by_mermaid(event: Event) -> tuple[Any, ...]:
    """Return the year, the date without it, and the title."""
    year = event.date.earliest.year if event.date.earliest else None
    return str(year or "Undated"), label(event.date, year), on_a_line(event.title)


def held_by_svg(event: Event) -> tuple[Any, ...]:
    """Return the name of a mark; XML has no room for two noncharacters."""
    title = escape(event.title).replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff")
    disputed = " (disputed)" if event.status == "disputed" else ""
    return (f"{words(event.date)}: {title}{disputed}",)


def held_by_html(event: Event) -> tuple[Any, ...]:
    """Return id, date in words, title as shown, and title as it is."""
    title = escape(event.title).replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff")
    return event.id, words(event.date), title, event.title


def held_by_md(event: Event) -> tuple[Any, ...]:
    """Return id, date in words and title with spaces for line feeds."""
    return event.id, words(event.date), escape(event.title.replace("\n", " ")).strip()


READERS: dict[str, tuple[Callable[[str], Read], Callable[[Event], tuple[Any, ...]]]] = {
    "json": (read_json, held_by_json),
    "jsonl": (read_jsonl, held_by_json),
    "text": (read_text, lambda event: (event.id, event.date.text, escape(event.title))),
    "csv": (
        read_csv,
        lambda event: (event.id, event.date.text, unguarded(lines(event.title))),
    ),
    "tsv": (
        read_tsv,
        lambda event: (event.id, event.date.text, unguarded(lines(event.title))),
    ),
    "md": (read_md, held_by_md),
    "ics": (read_ics, held_by_ics),
    "html": (read_html, held_by_html),
    "svg": (read_svg, held_by_svg),
    "mermaid": (read_mermaid, held_by_mermaid),
    "markwhen": (read_markwhen, held_by_markwhen),
}
"""For each format who reads it, and what it holds of an event."""


def test_every_format_is_read() -> None:
    """A new format has to be given a reader."""
    assert READERS.keys() == FORMATS.keys() - {"png"}, "which is the SVG in pixels"


def check(dataset: Dataset, name: str) -> None:
    """Find in the list of all events of a dataset those events, in their order."""
    # For Markwhen, to which only what had begun by the review goes on until now.
    dataset = replace(dataset, reviewed=parse("9999-12-31"))
    answer = Answer(dataset, "events", dataset.events)
    read, held = READERS[name]
    missing = left_out(answer, name)
    wanted = [held(event) for event in dataset.events if event not in missing]
    if name == "ics" and not wanted:
        with pytest.raises(UsageError, match="no event here is known to the day"):
            export(answer, name)
        return
    found = read(export(answer, name))
    if name == "svg":  # which draws what lasted first
        found, wanted = sorted(found), sorted(wanted)
    assert found == wanted, name


@given(dataset=strategies.datasets())
def test_any_dataset(dataset: Dataset) -> None:
    """Ids, dates and titles are read again as far as each format holds them."""
    for name in READERS:
        check(dataset, name)


SIGNS = "=+-@'\"\t\r\n,;:\\#!()[].|<>&%{}_*`~ \x1b\u202eaЯ中1\ufffe"
"""What the formats have a use for, and some letters."""


@given(titles=st.lists(st.text(SIGNS, min_size=1).filter(str.strip), min_size=1, max_size=3))
@example(titles=[" \r-1"])
@example(titles=["\n=", "'\n;=", ";'\n\"="])
def test_any_title(titles: list[str]) -> None:
    """So they are where a title looks like the format itself."""
    claims, day = sample.event("2006").claims, parse("2006-11-02")
    events = tuple(Event(f"e{at}", day, title, claims) for at, title in enumerate(titles))
    for name in READERS:
        check(replace(sample.load(), topics=(), events=events, facts=()), name)


@pytest.mark.parametrize("name", READERS)
def test_the_sample(name: str) -> None:
    """So is the sample; and of an event that is not there nothing is read."""
    dataset = sample.load()
    check(dataset, name)
    read, _ = READERS[name]
    assert len(read(export(Answer(dataset, "events", dataset.events), name))) > 1
    if name != "ics":  # which has no form for nothing
        assert read(export(Answer(dataset, "events", ()), name)) == []
