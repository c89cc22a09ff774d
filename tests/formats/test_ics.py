"""iCalendar: what icalendar and khal read, and that no event is more exact than it is known."""

import datetime
import json
import os
import shutil
import subprocess
from dataclasses import replace
from itertools import islice
from pathlib import Path

import icalendar
import pytest
import sample
from dateutil.rrule import rrulestr
from exhaustive import few

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.errors import UsageError
from kztimeline.formats import left_out
from kztimeline.formats.ics import export, holds
from kztimeline.model import Claim, Dataset, Event, Source
from kztimeline.queries.answer import Answer

_KHAL = """
[calendars]
[[un]]
path = {0}/calendar
[locale]
local_timezone = UTC
default_timezone = UTC
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {0}/khal.db
"""


_ICAL_JS = """
const ICAL = require("ical.js");
const root = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
console.log(JSON.stringify(root.getAllSubcomponents("vevent").map((each) => {
  const event = new ICAL.Event(each), turns = event.iterator();
  const days = event.isRecurring() ? [0, 1, 2, 3, 4].map(() => String(turns.next())) : [];
  return [event.uid, event.summary, String(event.startDate), String(event.endDate), days];
})));
"""
NODE_MODULES = Path(os.environ.get("KZ_NODE_MODULES", ""))
"""A `node_modules` folder in which `npm install ical.js` was run."""


def read(answer: Answer, **options: bool) -> list[icalendar.cal.Component]:
    """Return the events that icalendar finds, once it has found no fault with the lines."""
    calendar = icalendar.Calendar.from_ical(export(answer, **options))
    assert [*calendar.errors, *(error for each in calendar.walk() for error in each.errors)] == []
    return calendar.walk("VEVENT")


def only(event: Event, dataset: Dataset | None = None) -> icalendar.cal.Component:
    """Return what icalendar reads of one event."""
    (found,) = read(Answer(dataset or sample.load(), "events", (event,)))
    return found


def test_golden() -> None:
    """The sample's timeline, byte by byte."""
    sample.check_golden("export-timeline.ics", export(sample.answer("timeline")))


def test_the_lines() -> None:
    """Every line ends with CR LF, has 75 octets at most, and is whole in UTF-8."""
    data = export(sample.answer("events")).encode()
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize("length", few(range(60, 80), 70, 75))
@pytest.mark.parametrize("char", ["a", "ы", "會", "😀", ","])
def test_folds_anywhere(length: int, char: str) -> None:
    """Wherever a line has to be folded, its text comes back whole."""
    title = "x" * (length % 4) + char * length
    answer = Answer(sample.load(), "events", (sample.event("2006-11-02", title),))
    assert str(read(answer)[0]["summary"]) == title
    assert max(map(len, export(answer).encode().split(b"\r\n"))) <= 75


def test_the_calendar() -> None:
    """A calendar has its name."""
    dataset = sample.load()
    calendar = icalendar.Calendar.from_ical(export(sample.answer("events")))
    assert [str(calendar[key]) for key in ("version", "calscale", "name", "x-wr-calname")] == [
        "2.0",
        "GREGORIAN",
        dataset.title,
        dataset.title,
    ]
    assert calendar["prodid"]


@pytest.mark.parametrize("recurring", [False, True])
def test_nothing_is_no_calendar(recurring: bool) -> None:
    """Without an event that is known to the day there is none, and the reader is told so."""
    vague = (sample.event("2006"), sample.event("2006-11-02~"), sample.event("9999-12-31"))
    for things in ((), vague, sample.load().facts[:1]):
        with pytest.raises(UsageError, match="no event here is known to the day, and a calendar"):
            export(Answer(sample.load(), "hits", things), recurring)


def test_events_are_told_apart() -> None:
    """An event keeps its name from version to version, and shares it with no other dataset's."""

    def uid(**changed: object) -> str:
        dataset = replace(sample.load(), **changed)
        return str(only(sample.event("2006-11-02", "Launch"), dataset)["uid"])

    one = uid(title="Rockets")
    assert one == uid(title=" rockets ", version="9", reviewed=parse("2026-01-01"), events=())
    assert len({one, uid(title="Rocket"), uid(title="Ракеты"), uid(title="A boat club")}) == 4
    assert one.startswith("launch@")
    assert one.isascii()


@pytest.mark.parametrize(
    ("date", "days", "later", "title"),
    [
        ("2006-11-02", 1, ["2006-11-02", "2007-11-02", "2008-11-02"], "T (2006)"),
        ("1903-01-01", 1, ["1903-01-01", "1904-01-01", "1905-01-01"], "T (1903)"),
        ("2004-02-29", 1, ["2004-02-29", "2005-02-28", "2006-02-28"], "T (2004)"),
        ("2003-12-30/2004-01-02", 4, ["2003-12-30", "2004-12-30", "2005-12-30"], "T (2003)"),
        ("2003-08-01/2003-08-31", 31, ["2003-08-01", "2004-08-01", "2005-08-01"], "T (2003)"),
        ("2003-08-01/2003-09-01", 1, ["2003-08-01", "2004-08-01", "2005-08-01"], "T (2003)"),
        ("1986-02-20/2001-03-23", 1, ["1986-02-20", "1987-02-20", "1988-02-20"], "T (1986)"),
    ],
)
def test_anniversaries(date: str, days: int, later: list[str], title: str) -> None:
    """An event recurs every year, a long one as the day that it began on, by its year's name."""
    event = sample.event(date, "T")
    (found,) = read(Answer(sample.load(), "events", (event,)), recurring=True)
    start = found.decoded("dtstart")
    assert (found.decoded("dtend") - start).days == days
    assert str(found["summary"]) == title
    # dateutil knows no days alone.
    midnight = datetime.datetime.combine(start, datetime.time())
    turns = rrulestr(found["rrule"].to_ical().decode(), dtstart=midnight)
    assert [str(turn.date()) for turn in islice(turns, 3)] == later
    assert found["uid"] == only(event)["uid"]
    assert "rrule" not in only(event)


def test_an_event() -> None:
    """An event is all day, ends before the next day, and says who says so."""
    found = only(next(event for event in sample.load().events if event.id == "conference"))
    assert found.decoded("dtstart") == datetime.date(2003, 8, 28)
    assert found.decoded("dtend") == datetime.date(2003, 8, 30)
    assert [found[end].params["value"] for end in ("dtstart", "dtend")] == ["DATE", "DATE"]
    for stamp in ("dtstamp", "last-modified"):
        assert found.decoded(stamp) == datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    assert found["uid"].startswith("conference@")
    assert (found["location"], found["transp"]) == ("Verny", "TRANSPARENT")
    assert found.categories == ["council", "verny"]
    assert found["url"] == "https://example.org/TC/RES/1"
    assert str(found["description"]).split("\n") == [
        "Ministers met",
        "  and spoke.",
        "A talk with the mayor, A1.7: January 2003 (conflicts)",
        "TC/RES/1: 28–29 August 2003 (sole)",
        "Steppe Gazette, vol. 9: 27–28 August 2003 (overlaps)",
        "Steppe Gazette, vol. 10: August 2003 (coarser)",
        "Steppe Gazette, vol. 11: 28 August 2003 (finer)",
        "Steppe Gazette, vol. 12: mentions it",
    ]


@pytest.mark.parametrize(
    ("url", "said", "held"),
    [
        ("https://example.org/a;b,c(d)", "2006-11-02", "https://example.org/a;b,c%28d%29"),
        ("http://example.org/", "2006-11-02", "http://example.org/"),
        ("http://example.org/", "2006-11-03", None),
        ("http://example.org/", None, None),
        ("javascript:alert(1)", "2006-11-02", None),
        ("https://example.org@evil.example", "2006-11-02", None),
        ("https://example.org/\r\nATTENDEE:x", "2006-11-02", None),
        (None, "2006-11-02", None),
    ],
)
def test_the_address(url: str | None, said: str | None, held: str | None) -> None:
    """The address is the web address of a source that agrees, as it is; else there is none."""
    dataset = Dataset(
        *("T", "D", "1", "CC0-1.0", parse("2006"), parse("2020-01-01")),
        sources=(Source("s", "S", "book", url=url),),
    )
    event = sample.event("2006-11-02", claims=(Claim("s", date=said and parse(said)),))
    assert only(event, dataset).get("url") == held


@pytest.mark.parametrize(
    "text", ["a\r\nEND:VEVENT", "a\rX:y", "a\nb", "\\n", "C:\\New", 'a;b,c:"d"', "\x1b["]
)
def test_a_line_cannot_be_smuggled_in(text: str) -> None:
    """Line ends, separators and backslashes in data stay data, in every property."""
    event = sample.event("2006-11-02", text)
    event = Event(event.id, event.date, text, event.claims, text, text)
    found = only(event)
    wanted = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x1b", "\\x1b")
    assert [str(found[key]) for key in ("summary", "location")] == [wanted, wanted]
    assert str(found["description"]).startswith(wanted)
    assert "x" not in found


@pytest.mark.parametrize("date", ["9999-12-31", "9999-12-30/9999-12-31"])
def test_the_end_of_the_calendar(date: str) -> None:
    """The last day of all has no day after it, so it is left out; the day before is held."""
    event = sample.event(date)
    assert not holds(event)
    assert only(sample.event("9999-12-30")).decoded("dtend") == datetime.date.max


def test_the_bundled_dataset() -> None:
    """Each event is in the calendar or named as left out; what is in it is known to the day."""
    found = load()
    answer = Answer(found, "events", found.events)
    inside = {str(event["uid"]).partition("@")[0] for event in read(answer)}
    outside = {event.id for event in left_out(answer, "ics")}
    assert inside | outside == {event.id for event in found.events}
    assert not inside & outside
    assert all(bool(holds(event)) == (event.id in inside) for event in found.events)


@pytest.mark.skipif(
    not (shutil.which("node") and (NODE_MODULES / "ical.js/package.json").is_file()),
    reason="needs node, and ical.js in the folder that $KZ_NODE_MODULES names",
)
@pytest.mark.parametrize("recurring", [False, True])
def test_ical_js(recurring: bool) -> None:
    """What Thunderbird reads calendars with finds the same events and anniversaries."""
    answer = sample.answer("events")
    done = subprocess.run(
        ["node", "-e", _ICAL_JS],
        input=export(answer, recurring).encode(),
        env={**os.environ, "NODE_PATH": str(NODE_MODULES.resolve())},
        capture_output=True,
        timeout=60,
        check=True,
    )
    found = json.loads(done.stdout)
    for event, (uid, summary, first, end, days) in zip(
        read(answer, recurring=recurring), found, strict=True
    ):
        assert (uid, summary) == (event["uid"], event["summary"])
        assert (first, end) == (str(event.decoded("dtstart")), str(event.decoded("dtend")))
        years = [int(day[:4]) for day in days]
        assert years == ([int(first[:4]) + at for at in range(5)] if recurring else [])


@pytest.mark.skipif(not shutil.which("khal"), reason="khal is not installed")
def test_khal(tmp_path: Path) -> None:
    """Khal takes the sample in beside another dataset, and shows events and anniversaries."""
    (tmp_path / "calendar").mkdir()
    (tmp_path / "config").write_text(_KHAL.format(tmp_path), encoding="utf-8")
    file = tmp_path / "un.ics"
    file.write_bytes(export(sample.answer("events")).encode())

    def khal(*args: str | Path) -> str:
        done = subprocess.run(
            ["khal", "-c", tmp_path / "config", *args],
            env={**os.environ, "HOME": str(tmp_path), "PYTHONUTF8": "1"},
            capture_output=True,
            timeout=60,
            check=True,
        )
        return done.stdout.decode()

    def stored() -> int:
        return len(list((tmp_path / "calendar").glob("*.ics")))

    khal("import", "--batch", file)
    shown = khal("list", "--format", "{title}", "2003-08-27", "5d")
    assert shown.count("Conference on towns without a river") == 2
    held = [event for event in sample.load().events if holds(event)]
    assert stored() == len(held)

    # The same ids in another dataset are other events; the same events every year are the same.
    another = sample.answer("events")._replace(dataset=replace(sample.load(), title="Another"))
    file.write_bytes(export(another).encode())
    khal("import", "--batch", file)
    assert stored() == 2 * len(held)
    file.write_bytes(export(another, recurring=True).encode())
    khal("import", "--batch", file)
    assert stored() == 2 * len(held)
    shown = khal("list", "--format", "{title}", "2027-08-27", "5d")
    assert shown.count("Conference on towns without a river (2003)") == 2
