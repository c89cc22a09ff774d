"""Markwhen: what its own parser makes of a timeline, where npm has installed it."""

import datetime
import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import hostile
import pytest
import sample

from kztimeline.dataset.load import load
from kztimeline.formats.markwhen import export
from kztimeline.model import Event
from kztimeline.queries.answer import Answer
from kztimeline.text.escape import escape, one_line

MODULES = Path(os.environ.get("KZ_NODE_MODULES", ""))
"""A `node_modules` folder in which `npm install @markwhen/parser` was run."""
needs_markwhen = pytest.mark.skipif(
    not (
        shutil.which("node")
        and "KZ_NODE_MODULES" in os.environ
        and (MODULES / "@markwhen/parser/package.json").is_file()
    ),
    reason="needs node, and @markwhen/parser in the folder that $KZ_NODE_MODULES names",
)
_SCRIPT = """
import { isEvent, iter, parse } from "@markwhen/parser";
import { readFileSync } from "node:fs";
const { events, header, parseMessages } = parse(readFileSync(0, "utf8"));
const found = [...iter(events)].map(({ eventy }) => eventy).filter(isEvent).map((event) => ({
  from: event.dateRangeIso.fromDateTimeIso,
  to: event.dateRangeIso.toDateTimeIso,
  text: event.firstLine.restTrimmed,
  tags: event.tags,
  id: event.id ?? event.percent ?? event.completed ?? null,
  more: event.supplemental.length,
}));
console.log(JSON.stringify({ header, messages: parseMessages, events: found }));
"""
HOSTILE = {
    "a #tag": "a ＃tag",
    "#1": "＃1",
    "![x](https://example.org/x.png)": "！[x]（https://example.org/x.png)",
    "[x](javascript:alert)": "［x]（javascript:alert)",
    "[x](map)": "［x]（map)",
    "!id gone": "！id gone",
    "a .end b": "a ．end b",
    "a\n2007: b": "a 2007: b",
    "a\r\n# section": "a ＃ section",
    "\x1b[2J\u202e": "\\x1b[2J\\u202e",
    "[x] done": "［x] done",
    " [X] done": "［X] done",
    "[ ] done": "［ ] done",
    "[] done": "［] done",
    "50% of it, and 100%": "50％ of it, and 100％",
}
HARMLESS = (
    "Stop! Now: 5 days, 50 % (or so); // no comment",
    "a [x] done, [y] @home & away <b>",
    "n% of it",
    "every year for 3 days: x",
    "2007/2008: now",
    "key: value",
    "group x",
    "Алматы 東京 (a) [b] the.end",
)
_DAY = datetime.timedelta(1)
_EVE = datetime.date.max - _DAY
DATES = (
    *("2006 2006-11 2006-11-02 0001 0999-12-31 2005/2009 2005-06/2007-01-02 2004-02-29".split()),
    *("2005-22 2005-24 196X 196X/.. ../1903 2006-11-02? 2006-11~ 2006~/2008 9999".split()),
    *("[2007-03-02..2007-05-16] 1992-10-05/.. 1992/ /1992 2005-21/2006-22 2006-12-31%".split()),
    *("1992-03-XX 1992-XX-XX".split()),
)


def parsed(tmp_path: Path, text: str) -> dict[str, Any]:
    """Return the header, messages and events that Markwhen finds, with days in UTC."""
    (tmp_path / "node_modules").symlink_to(MODULES.resolve())
    script = tmp_path / "parse.mjs"
    script.write_text(_SCRIPT, encoding="utf-8")
    done = subprocess.run(
        ["node", script],
        input=text.encode(),
        env={**os.environ, "TZ": "UTC"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["messages"] == []
    return found


def timeline(*events: Event) -> Answer:
    """Return an answer of some events, in the order given."""
    return Answer(sample.load(), "timeline", sample.apart(events))


def titled(*titles: str) -> Answer:
    """Return an answer of events with these titles."""
    return timeline(*(sample.event("2006", title) for title in titles))


def day(stamp: str) -> datetime.date:
    """Return the day of a time stamp of JavaScript; what is past the calendar is its last day."""
    return datetime.date.max if stamp.startswith("+") else datetime.date.fromisoformat(stamp[:10])


def test_golden() -> None:
    """The sample's timeline, byte by byte."""
    sample.check_golden("export-timeline.mw", export(sample.answer("timeline")))


@pytest.mark.parametrize("date", DATES)
def test_no_date_is_made_more_exact(date: str) -> None:
    """What is written as a date is what was known, or years with the words beside them."""
    line = export(timeline(sample.event(date, "T"))).splitlines()[-1]
    written, _, label = line.partition(": ")
    years = written.removesuffix("/now").split("/")
    assert (written == date.replace("/..", "/now") and label == "T") or (
        all(len(part) == 4 for part in years) and label.startswith("T (")
    )
    assert ".." not in written
    assert written.endswith("/now") == date.endswith("/..")


@pytest.mark.parametrize(
    ("date", "line"),
    [
        ("1992-10-05/..", "1992-10-05/now: T"),
        ("196X/..", "1960/now: T (since the 1960s)"),
        ("2005-22/..", "2005/now: T (since summer 2005)"),
        ("2020-01-01/..", "2020-01-01/now: T"),
        ("2020-01-02/..", "2020: T (since 2 January 2020)"),
        ("1992/", "1992: T (from 1992, end unknown)"),
        ("[1992..]", "1992: T (in or after 1992)"),
        ("../1992", "1992: T (up to 1992)"),
    ],
)
def test_what_goes_on(date: str, line: str) -> None:
    """An open end is now, where that is later than the beginning by the day of the review."""
    assert export(timeline(sample.event(date, "T"))).splitlines()[-1] == line


@pytest.mark.parametrize(("title", "line"), HOSTILE.items())
def test_signs_are_made_wide(title: str, line: str) -> None:
    """What would be a tag, picture, link, id or line of its own is text."""
    text = export(titled(title))
    assert text.splitlines()[4:] == [f"2006: {line}"]


@pytest.mark.parametrize("title", HARMLESS)
def test_ordinary_text_is_left_alone(title: str) -> None:
    """Text that Markwhen has no other use for stays as it was."""
    assert export(titled(title)).splitlines()[-1] == f"2006: {title}"


def test_the_title_is_text() -> None:
    """A title in any script stays as it is; what would begin a comment is escaped."""
    dataset = replace(sample.load(), title='Қала #1 "х"\x1b')
    text = export(Answer(dataset, "timeline", ()))
    assert text == '---\ntitle: "Қала \\u00231 \\"х\\"\\\\x1b"\n---\n\n'


def test_topics_are_tags() -> None:
    """Each topic is a tag; a hyphen would end one."""
    event = replace(sample.event("2006", "T"), topics=("town-council-2", "verny"))
    assert export(timeline(event)).endswith("\n2006: T #town_council_2 #verny\n")


def test_nothing_is_a_header() -> None:
    """An empty timeline has its title."""
    assert export(titled()) == '---\ntitle: "A steppe town"\n---\n\n'


def test_the_bundled_dataset() -> None:
    """Each event is a line after the header."""
    found = load()
    lines = export(Answer(found, "events", found.events)).splitlines()[4:]
    assert len(lines) == len(found.events)


@needs_markwhen
def test_markwhen_reads_the_sample(tmp_path: Path) -> None:
    """Markwhen finds each event with its topics, and nothing that the data made up."""
    answer = sample.answer("timeline")
    found = parsed(tmp_path, export(answer))
    assert found["header"] == {"title": "A steppe town"}
    for event, read in zip(answer.events, found["events"], strict=True):
        assert read["text"].startswith(escape(one_line(event.title)))
        assert read["tags"] == [topic.replace("-", "_") for topic in event.topics]
        assert (read["id"], read["more"]) == (None, 0)


@needs_markwhen
def test_markwhen_reads_the_dates(tmp_path: Path) -> None:
    """Markwhen takes an exact date for its very days, any other for all of them and more."""
    events = [sample.event(date, "T") for date in DATES]
    found = parsed(tmp_path, export(timeline(*events)))["events"]
    for event, read in zip(events, found, strict=True):
        first, end = day(read["from"]), day(read["to"])
        for point in (event.date.start, event.date.end):
            assert point is None or first <= point.first <= point.last <= end
        if read["text"] == "T":
            last = event.date.bounds[1]
            assert first == event.date.bounds[0]
            assert event.date.end is None or end == min(last, _EVE) + _DAY


@needs_markwhen
def test_markwhen_reads_what_would_break_it(tmp_path: Path) -> None:
    """Each title is the text of one event: no tag, id or picture, and no other line."""
    titles = [*HOSTILE, *HARMLESS]
    answer = titled(*titles)
    dataset = replace(answer.dataset, title='#a: "b" # c\n---\n\\#d')
    found = parsed(tmp_path, export(answer._replace(dataset=dataset)))
    assert found["header"] == {"title": escape(dataset.title)}
    assert [read["text"] for read in found["events"]] == [*HOSTILE.values(), *HARMLESS]
    assert {(*read["tags"], read["id"], read["more"]) for read in found["events"]} == {(None, 0)}


@needs_markwhen
def test_markwhen_reads_every_hostile_string(tmp_path: Path) -> None:
    """Whatever a title is, it is one event, and no tag, id or picture."""
    found = parsed(tmp_path, export(titled(*hostile.STRINGS.values())))
    assert len(found["events"]) == len(hostile.STRINGS)
    assert {(*read["tags"], read["id"], read["more"]) for read in found["events"]} == {(None, 0)}


@needs_markwhen
def test_markwhen_reads_the_bundled_dataset(tmp_path: Path) -> None:
    """Markwhen finds as many events as there are, and none in an empty timeline."""
    found = load()
    read = parsed(tmp_path, export(Answer(found, "events", found.events)))["events"]
    assert len(read) == len(found.events)


@needs_markwhen
def test_markwhen_reads_nothing(tmp_path: Path) -> None:
    """An empty timeline is a timeline."""
    assert parsed(tmp_path, export(titled()))["events"] == []


@needs_markwhen
@pytest.mark.parametrize("title", ["a #tag", "!id gone", "![x](https://example.org/x.png)"])
def test_markwhen_would_lose_them(tmp_path: Path, title: str) -> None:
    """The control beside the others: without full-width signs these titles lose text."""
    (read,) = parsed(tmp_path, f"---\ntitle: x\n---\n\n2006: {title}\n")["events"]
    assert read["text"] != title
