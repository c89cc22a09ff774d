"""A small made-up dataset with every kind of date, and with text that means harm."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import unseen
from exhaustive import EXHAUSTIVE, few

import kztimeline
from kztimeline.cli.options import ALL_FORMATS
from kztimeline.dataset.load import loads
from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Dataset, Event, Thing
from kztimeline.queries.anniversaries import Anniversary
from kztimeline.queries.answer import KINDS, Answer
from kztimeline.queries.between import Moment, between
from kztimeline.queries.claims import check_claims
from kztimeline.queries.places import places
from kztimeline.queries.search import Hit, Why

GOLDEN = Path(__file__).parents[1] / "golden"
"""What the sample looks like; `KZ_GOLDEN=update pytest` draws it anew."""

WIDTHS = (*range(40, 101), *range(110, 201, 10)) if EXHAUSTIVE else (40, 52, 63, 64, 80, 120, 200)
"""Widths, in cells, that every drawing must fit."""

FORMATS_HERE = tuple(name for name in ALL_FORMATS if name != "png" or find_spec("resvg_py"))
"""The formats that can be written here, where what one needs may not be installed."""

LISTS = tuple(name for name, kind in KINDS.items() if not kind.single)
"""The answers that are lists; a card and a span are one thing."""

TELLING = {
    *LISTS,
    "distance",
    *("conference", "survey", "archive", "tokyo", "hostile-escape"),
    *("council", "hostile", "silent"),
    *("resolution-1", "hostile-source", "silent-source"),
    *("members", "budget", "hostile-fact"),
}
"""Answers to the sample of which no two are alike: lists, and cards of the richest things."""

TOML = r"""
[dataset]
title = "A steppe town"
description = "Made up, to be tested with."
version = "1.0"
license = "CC0-1.0"
coverage = "1903/2005"
reviewed = "2020-01-01"

[[sources]]
id = "talk-2007"
title = "A talk with the mayor"
kind = "interview"
date = "[2007-03-02..2007-05-16]"

[[sources]]
id = "resolution-1"
title = "The first resolution"
publisher = "Town Council"
date = "2003-09"
kind = "resolution"
symbol = "TC/RES/1"
url = "https://example.org/TC/RES/1"

[[sources]]
id = "gazette"
title = "Twenty volumes of the gazette"
publisher = "Steppe Gazette"
kind = "newspaper"

[[sources]]
id = "silent-source"
title = "A book that says nothing"
kind = "book"

[[sources]]
id = "hostile-source"
title = "\u001b]52;c;b3duZWQ=\u0007[bold]loud[/bold]"
publisher = "\u001b[31mRed\u202e Press[/]"
kind = "leaflet\u009b2J"
url = "https://example.org/\u001b]8;;https://example.com\u0007"

[[topics]]
id = "council"
title = "Town Council"
summary = "The assembly of the town."
names = { en = ["TC", "Council of the Town"], ru = ["Городской совет"], kk = ["Қалалық кеңес"] }
wikidata = "Q1"

[[topics]]
id = "verny"
title = "Verny"
names = { en = ["Vernyi"], ru = ["Верный"] }

[[topics]]
id = "silent"
title = "A topic without anything"

[[topics]]
id = "hostile"
title = "\u001b[2J[red]topic[/red]"
summary = "Line one\nline two\r\u001b]0;owned\u0007 [/] \u2066isolate"
names = { en = ["\u001b[6nasks", "[link=https://example.com]here"], "\u001b[1m" = ["\u202Eevil"] }
wikidata = "Q\u001b[0m"

[[events]]
id = "mist"
date = "../1903"
title = "Mist over the steppe"
claims = [{ source = "talk-2007" }]

[[events]]
id = "rails"
date = "190X"
title = "Railways spread"
topics = ["verny"]
claims = [{ source = "talk-2007", at = "A1.1", date = "190X" }]

[[events]]
id = "survey"
date = "1912"
title = "Land surveyed"
claims = [{ source = "talk-2007", date = "1912-07", note = "Names the month." }]

[[events]]
id = "drought"
date = "1912-22"
title = "Drought"
summary = "No rain fell."
place = "Verny"
topics = ["verny"]
claims = [{ source = "gazette", at = "vol. 3", date = "1912-22" }]

[[events]]
id = "first-census"
date = "1912-07-14"
title = "First census taken"
place = "Verny"
topics = ["council", "verny"]
claims = [
  { source = "gazette", date = "1912-07-14" },
  { source = "talk-2007", at = "A2.1", date = "1912-07" },
]

[[events]]
id = "census-month"
date = "1912-07"
title = "Census announced"
claims = [
  { source = "gazette", date = "1912-07" },
  { source = "talk-2007", date = "1912-06-30/1912-07-02" },
]

[[events]]
id = "dig"
date = "1913~"
title = "Old walls dug out"
claims = [{ source = "talk-2007" }]

[[events]]
id = "canal"
date = "1913/1915"
title = "Canal built"
place = "Tashkent, Verny Province"
claims = [
  { source = "talk-2007", date = "1913/1915" },
  { source = "gazette", date = "1913/1915" },
]

[[events]]
id = "bridge"
date = "1914-02/1916-08-20"
title = "Bridge built"
claims = [
  { source = "gazette", date = "1914-02/1916-08-20" },
  { source = "resolution-1", date = "1914-02/1916-08-20" },
]

[[events]]
id = "letter"
date = "1914-05-02?"
title = "Letter sent"
claims = [{ source = "gazette" }]

[[events]]
id = "harvest"
date = "1915-23%"
title = "Great harvest"
claims = [{ source = "gazette" }]

[[events]]
id = "opening"
date = "1916-08-20"
title = "Bridge opened"
claims = [{ source = "gazette" }]

[[events]]
id = "school"
date = "1919"
title = "School founded"
claims = [{ source = "gazette" }]

[[events]]
id = "fund"
date = "1923-01-05"
title = "Fund set up"
claims = [{ source = "gazette" }]

[[events]]
id = "visit"
date = "[1923-03-02..1923-05-16]"
title = "Visit of a stranger"
claims = [{ source = "gazette" }]

[[events]]
id = "archive"
date = "1924/.."
title = "Archive kept"
claims = [{ source = "gazette" }]

[[events]]
id = "guild"
date = "1925/"
title = "Guild of bakers"
claims = [{ source = "gazette" }]

[[events]]
id = "conference"
date = "2003-08-28/2003-08-29"
title = "Conference on towns without a river"
summary = "Ministers met\n  and spoke."
place = "Verny"
topics = ["council", "verny"]
claims = [
  { source = "talk-2007", at = "A1.7", date = "2003-01", note = "Names the wrong month." },
  { source = "resolution-1", date = "2003-08-28/2003-08-29" },
  { source = "gazette", at = "vol. 9", date = "2003-08-27/2003-08-28" },
  { source = "gazette", at = "vol. 10", date = "2003-08" },
  { source = "gazette", at = "vol. 11", date = "2003-08-28" },
  { source = "gazette", at = "vol. 12" },
]

[[events]]
id = "tokyo"
date = "2004-02-29"
title = "東京会議：持続可能な開発のための国際会議が開催された"
place = "東京"
claims = [{ source = "gazette" }]

[[events]]
id = "cafe"
date = "2004-03"
title = "Cafe\u0301 talks in Zu\u0308rich, na\u0308chste Woche"
claims = [{ source = "gazette" }]

[[events]]
id = "a-name-that-goes-on-for-thirty"
date = "2004-03-05"
title = "An assembly with a title of seventy characters, which is the most it has"
place = "Verny"
claims = [{ source = "gazette" }]

[[events]]
id = "hostile-escape"
date = "2005"
title = "\u001b]0;owned\u0007\u001b]52;c;b3duZWQ=\u0007 [red]alert[/red] \u001b[2J\u001b[5A\rup"
summary = "\u001b[6n\tsummary [/] :smile:\u007f"
place = "\u001b[7mInside\u0085Out"
topics = ["hostile"]
claims = [{ source = "hostile-source", at = "\u001bc", date = "2004", note = "\u009b5n\n[/]" }]

[[events]]
id = "hostile-bidi"
date = "2005-06-07"
title = "abc\u202Edef [/] :smile: \u2028next\u2029 \U000E0041\uFFF9"
claims = [{ source = "gazette" }]

[[facts]]
id = "members"
topic = "council"
title = "Members of the council"
value = 51
unit = "members"
as_of = "1912"
claims = [
  { source = "talk-2007", at = "A3.1", value = 50, relation = ">" },
  { source = "gazette", value = 51 },
]

[[facts]]
id = "budget"
topic = "council"
title = "Budget of the council"
value = 1234567.5
unit = "roubles"
as_of = "1914-07-01"
summary = "Of the last year of peace."
claims = [{ source = "talk-2007", value = 1000000, relation = "≈", note = "A million." }]

[[facts]]
id = "capital"
topic = "verny"
title = "Chief town"
value = "Verny"
as_of = "1915/.."
claims = [{ source = "gazette" }]

[[facts]]
id = "hostile-fact"
topic = "hostile"
title = "[/]\u001b[8mfact"
value = "\u001b]0;owned\u0007[blink]x[/blink]"
unit = "\u202Eunit"
as_of = "2005"
claims = [{ source = "hostile-source", value = "\u001b[31m" }]
"""

hidden = unseen.hidden
"""What is left in a text, other than line feeds, that nobody sees or a terminal obeys."""

_SGR = re.compile(r"\x1b\[[0-9;]*m")


@cache
def load() -> Dataset:
    """Return the sample as a dataset."""
    return loads(TOML, "sample.toml")


def write(folder: Path) -> Path:
    """Write the sample to a file in `folder`, and return its path."""
    file = folder / "sample.toml"
    file.write_text(TOML, encoding="utf-8")
    return file


def thing(ident: str) -> Thing:
    """Return the thing of the sample that has this id."""
    return next(thing for thing in load().things if thing.id == ident)


def card(ident: str) -> Answer:
    """Return the card of the thing of the sample that has this id."""
    return Answer(load(), "card", (thing(ident),))


def answer(name: str, dataset: Dataset | None = None) -> Answer:
    """Return an answer of that kind, a list, with all of a dataset in it that can be."""
    dataset = dataset or load()
    things: dict[str, tuple[object, ...]] = {
        "events": dataset.events,
        "timeline": dataset.events,
        "anniversaries": tuple(
            Anniversary(event, ("day", "month")[at % 2], at)
            for at, event in enumerate(dataset.events)
        ),
        "facts": dataset.facts,
        "sources": dataset.sources,
        "topics": dataset.topics,
        "places": places(dataset),
        "claims": check_claims(dataset),
        "hits": tuple(
            Hit(
                thing,
                1 / (1 + at),
                (Why("summary", thing.title),) * (at % 2),
                ("words",) * (at % 3),
            )
            for at, thing in enumerate(dataset.things)
        ),
    }
    return Answer(dataset, name, things[name])


def answers(dataset: Dataset | None = None) -> list[Answer]:
    """Return answers of every kind: all lists, a card of each thing, and a distance.

    Of a dataset that is not the sample, and may be one of many, every third thing has a card.
    """
    dataset = dataset or load()
    found = [answer(name, dataset) for name in LISTS]
    shown = dataset.things if EXHAUSTIVE or dataset is load() else dataset.things[::3]
    found += [Answer(dataset, "card", (thing,)) for thing in shown]
    moments = [
        Moment(event.title, event.date, event.id)
        for event in dataset.events
        if event.date.start and (event.date.end or event.date.shape == "span")
    ]
    if moments:
        found.append(Answer(dataset, "distance", (between(moments[-1], moments[0]),)))
    return found


def name(given: object) -> str:
    """Name an answer in the id of a test: by its kind, and the thing if it is one."""
    assert isinstance(given, Answer)
    return f"{given.name}-{given.things[0].id}" if given.name == "card" else given.name


def cases(wanted: Callable[[Answer], bool] | None = None) -> list[Any]:
    """Return the answers that are wanted as parameters; most of the cards are exhaustive."""
    found = [*filter(wanted, answers())]
    return few(found, *(each for each in found if name(each).removeprefix("card-") in TELLING))


def event(date: str, title: str = "Something", claims: tuple[Claim, ...] = ()) -> Event:
    """Return an event without anything that a test of its date has no use for."""
    ident = re.sub("[^a-z0-9]+", "-", title.lower()).strip("-") or "x"
    return Event(ident, parse(date), title, claims or (Claim("gazette"),))


def apart(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events with ids that differ, as those of a dataset do."""
    return tuple(replace(event, id=f"{event.id}-{at}") for at, event in enumerate(events))


def chronicle(*events: Event) -> tuple[Event, ...]:
    """Return events in the order of a dataset."""
    return tuple(sorted(events, key=lambda event: (event.date.order, event.id)))


def unstyled(text: str) -> str:
    """Return `text` without the sequences that select colours and weights, and nothing else."""
    return _SGR.sub("", text)


def check_golden(name: str, text: str) -> None:
    """Compare `text`, byte by byte, with a file in the golden folder."""
    file = GOLDEN / name
    if os.environ.get("KZ_GOLDEN") == "update":
        file.write_bytes(text.encode())
    assert text.encode() == file.read_bytes(), f"not as in {file}; KZ_GOLDEN=update redraws it"


_OUTER = (
    "CLICOLOR CLICOLOR_FORCE COLORTERM COLUMNS FORCE_COLOR KZTIMELINE_DATA KZTIMELINE_PAGER LANG "
    "LC_ALL LESS LINES LV NO_COLOR PAGER PYTHONDONTWRITEBYTECODE PYTHONIOENCODING PYTHONUNBUFFERED "
    "PYTHONUTF8 TERM TTY_COMPATIBLE TTY_INTERACTIVE TZ"
).split()


def environment(**given: str) -> dict[str, str]:
    """Return an environment that says nothing of this terminal, with what is `given` in it.

    Python may keep what it compiles: else each of hundreds of processes would compile all of ours.
    """
    kept = {key: value for key, value in os.environ.items() if key not in _OUTER}
    return kept | {"PYTHONPATH": str(Path(kztimeline.__file__).parents[1])} | given


def process(
    args: Sequence[str | bytes | Path],
    *,
    stdout: int = subprocess.PIPE,
    shell: str = "",
    python: Sequence[str] = ("-m", "kztimeline"),
    **given: str,
) -> subprocess.CompletedProcess[bytes]:
    """Run kztimeline as a process of its own; `shell` may say how, the command line being `$@`."""
    if shell and os.name != "posix":
        pytest.skip("this system is not POSIX")
    command = [*(["sh", "-c", shell, "sh"] if shell else []), sys.executable, *python, *args]
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment(**given),
        timeout=60,
        check=False,
    )


def work(function: Callable[..., object], *args: object) -> int:
    """Return how many functions a call calls: a measure that no slow machine changes."""
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function(*args)
    finally:
        sys.setprofile(before)
    return calls
