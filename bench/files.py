"""The same events, written as each tool reads them."""

import csv
import datetime
import json
from pathlib import Path
from typing import NamedTuple

YEAR = "2006"
FIRST, DAYS = datetime.date(1990, 1, 1), 30 * 365


class Event(NamedTuple):
    """What every tool is told of an event."""

    id: str
    date: str
    title: str


def events(number: int) -> list[Event]:
    """Return as many events, spread evenly over the days of 1990 to 2019."""
    days = [FIRST + datetime.timedelta(days=index * DAYS // number) for index in range(number)]
    return [
        Event(f"event-{index}", day.isoformat(), f"Event {index} happened")
        for index, day in enumerate(days)
    ]


def asked(rows: list[Event]) -> set[str]:
    """Return the titles that are the right answer."""
    return {row.title for row in rows if row.date.startswith(YEAR)}


def write_toml(file: Path, rows: list[Event]) -> None:
    """Write a dataset of kztimeline; each event needs a source's claim besides."""
    header = (
        '[dataset]\ntitle = "T"\ndescription = "D"\nversion = "1"\nlicense = "CC0-1.0"\n'
        'coverage = "1990/2019"\nreviewed = "2026-11-23"\n\n'
        '[[sources]]\nid = "s"\ntitle = "S"\nkind = "book"\n'
    )
    body = "".join(
        f'\n[[events]]\nid = "{ident}"\ndate = "{day}"\ntitle = "{title}"\n'
        f'[[events.claims]]\nsource = "s"\ndate = "{day}"\n'
        for ident, day, title in rows
    )
    file.write_text(header + body, encoding="utf-8")


def write_json(file: Path, rows: list[Event]) -> None:
    """Write an array of objects."""
    file.write_text(json.dumps([row._asdict() for row in rows], indent=1), encoding="utf-8")


def write_csv(file: Path, rows: list[Event]) -> None:
    """Write rows with a header."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([Event._fields, *rows])


def write_journal(file: Path, rows: list[Event]) -> None:
    """Write a journal of hledger, each event a transaction of nothing."""
    text = "".join(f"{day} {title}\n  (e:{ident})  1\n\n" for ident, day, title in rows)
    file.write_text(text, encoding="utf-8")


def write_rec(file: Path, rows: list[Event]) -> None:
    """Write records of recutils."""
    text = "".join(f"id: {ident}\ndate: {day}\ntitle: {title}\n\n" for ident, day, title in rows)
    file.write_text(text, encoding="utf-8")


def write_remind(file: Path, rows: list[Event]) -> None:
    """Write reminders."""
    file.write_text("".join(f"REM {row.date} MSG {row.title}\n" for row in rows), encoding="utf-8")


def write_khal(folder: Path, rows: list[Event]) -> None:
    """Write a calendar of khal, a file an event, with its configuration."""
    calendar = folder / "calendar"
    calendar.mkdir(parents=True)
    for ident, day, title in rows:
        (calendar / f"{ident}.ics").write_text(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\n"
            f"UID:{ident}\nDTSTAMP:20200101T000000Z\nDTSTART;VALUE=DATE:{day.replace('-', '')}\n"
            f"SUMMARY:{title}\nEND:VEVENT\nEND:VCALENDAR\n",
            encoding="utf-8",
        )
    (folder / "config").write_text(
        f"[calendars]\n[[c]]\npath = {calendar}\n[sqlite]\npath = {folder}/khal.db\n"
        "[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        encoding="utf-8",
    )
