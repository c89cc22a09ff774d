"""iCalendar: what icalendar and khal read, and that no event is more exact than it is known."""

import datetime
import os
import shutil
import subprocess
from pathlib import Path

import icalendar
import pytest
import sample
from exhaustive import few

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
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


def read(answer: Answer) -> list[icalendar.cal.Component]:
    """Return the events that icalendar finds, once it has found no fault with the lines."""
    calendar = icalendar.Calendar.from_ical(export(answer))
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
    """A calendar has its name, also where nothing is in it."""
    dataset = sample.load()
    calendar = icalendar.Calendar.from_ical(export(Answer(dataset, "events", ())))
    assert [str(calendar[key]) for key in ("version", "calscale", "name", "x-wr-calname")] == [
        "2.0",
        "GREGORIAN",
        dataset.title,
        dataset.title,
    ]
    assert calendar["prodid"]
    assert calendar.walk("VEVENT") == []


def test_an_event() -> None:
    """An event is all day, ends before the next day, and says who says so."""
    found = only(next(event for event in sample.load().events if event.id == "conference"))
    assert found.decoded("dtstart") == datetime.date(2003, 8, 28)
    assert found.decoded("dtend") == datetime.date(2003, 8, 30)
    assert [found[end].params["value"] for end in ("dtstart", "dtend")] == ["DATE", "DATE"]
    assert found.decoded("dtstamp") == datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    assert found["uid"] == "conference@kztimeline"
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
    assert read(Answer(sample.load(), "events", (event,))) == []
    assert only(sample.event("9999-12-30")).decoded("dtend") == datetime.date.max


def test_the_bundled_dataset() -> None:
    """Each event is in the calendar or named as left out; what is in it is known to the day."""
    found = load()
    answer = Answer(found, "events", found.events)
    inside = {str(event["uid"]).removesuffix("@kztimeline") for event in read(answer)}
    outside = {event.id for event in left_out(answer, "ics")}
    assert inside | outside == {event.id for event in found.events}
    assert not inside & outside
    assert all(bool(holds(event)) == (event.id in inside) for event in found.events)


@pytest.mark.skipif(not shutil.which("khal"), reason="khal is not installed")
def test_khal(tmp_path: Path) -> None:
    """Khal takes the sample in, and shows an event on both of its days."""
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

    khal("import", "--batch", file)
    shown = khal("list", "--format", "{title}", "2003-08-27", "5d")
    assert shown.count("Conference on towns without a river") == 2
    held = [event for event in sample.load().events if holds(event)]
    assert len(list((tmp_path / "calendar").glob("*.ics"))) == len(held)
