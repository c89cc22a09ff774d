"""What is open or unknown has no number: the ends of the calendar are in no answer."""

import re
from datetime import date

import pytest
import sample
from exhaustive import few

from kztimeline import STYLES, Dataset, behind, export, loads, on, search
from kztimeline.cli.present import TABLE
from kztimeline.formats import FORMATS
from kztimeline.queries.answer import Answer, By, Look
from kztimeline.queries.claims import check_claims
from kztimeline.terminal import draw

DATES = (
    "../2000-03-05",
    "/2000-03-05",
    "[..2000-03-05]",
    "1990-03-05/..",
    "1990-03-05/",
    "[1990-03-05..]",
    "../2000-03~",
    "/199X",
    "2000-21/..",
)
"""Dates of which one end is not known."""
THING = """
[[sources]]
id = "s{0}"
title = "Source {0}"
kind = "book"
date = "{1}"
[[events]]
id = "e{0}"
date = "{1}"
title = "Event {0}"
topics = ["t"]
claims = [{{ source = "s{0}", date = "{2}" }}]
[[facts]]
id = "f{0}"
topic = "t"
title = "Fact {0}"
value = 1
as_of = "{1}"
claims = [{{ source = "s{0}", value = 2 }}]
"""
TODAY = date(2026, 3, 5)
LEAKED = re.compile(r"0001(?![0-9])|9999|(?<![0-9])(19|20|7[0-9]|[1-9][0-9]{2})[0-9]{2} years")
"""The first and last year of the calendar, and how long it is since or until then."""


def dataset(years: str = "1980/2020") -> Dataset:
    """Return a dataset of things with such dates, and claims with others of them."""
    header, _, _ = sample.TOML.partition("[[sources]]")
    header = re.sub('coverage = "[^"]*"', f'coverage = "{years}"', header)
    pairs = zip(DATES, reversed(DATES), strict=True)
    things = (THING.format(at, *pair) for at, pair in enumerate(pairs))
    return loads(header + '[[topics]]\nid = "t"\ntitle = "Topic"\n' + "".join(things))


def answers(found: Dataset) -> dict[str, Answer]:
    """Return an answer of each kind that has something to do with dates."""
    recalled = on(found, 3, 5, TODAY)
    listed = {
        "events": found.events,
        "facts": found.facts,
        "sources": found.sources,
        "claims": check_claims(found),
        "anniversaries": recalled,
        "hits": search(found, "event source fact topic"),
    }
    answers = {name: Answer(found, name, things) for name, things in listed.items()}
    answers |= {f"card of {thing.id}": Answer(found, "card", (thing,)) for thing in found.things}
    across: tuple[By, ...] = ("topic", "status")
    looks = {"upright": Look(), **{f"across by {by}": Look(across=True, by=by) for by in across}}
    return answers | {
        name: Answer(found, "timeline", found.events, look=look) for name, look in looks.items()
    }


@pytest.mark.parametrize("years", ["1980/2020", "1980/..", "../2020"])
@pytest.mark.parametrize(
    "name", few([TABLE, *(name for name in FORMATS if name not in ("ics", "png"))])
)
def test_no_end_of_the_calendar(name: str, years: str) -> None:
    """Neither such a year nor a number that was computed from it is in any answer."""
    for kind, answer in answers(dataset(years)).items():
        if name == TABLE or answer.events or not FORMATS[name].events:
            text = draw(answer, 100) if name == TABLE else export(answer, name)
            assert not LEAKED.search(text), f"{kind}: {LEAKED.search(text)}"


@pytest.mark.parametrize("style", STYLES)
def test_citations(style: str) -> None:
    """Nor in any reference."""
    found = dataset()
    assert not LEAKED.search(STYLES[style](behind(found, found.topics[0])))


def test_what_a_day_recalls() -> None:
    """A day recalls the end that is known, and is so many years after that."""
    recalled = on(dataset(), 3, 5, TODAY)
    found = {each.thing.date.text: (each.number, each.recalls) for each in recalled}
    assert found == {
        "../2000-03-05": (26, "end"),
        "/2000-03-05": (26, "end"),
        "1990-03-05/..": (36, "start"),
        "1990-03-05/": (36, "start"),
    }


def test_they_would_be_seen() -> None:
    """The control: the years are objected to where they are meant."""
    for text in ("0001-03-05", "31 December 9999", "2025 years ago", "7973 years without"):
        assert LEAKED.search(text)
    assert not LEAKED.search("26 years ago, in 2000, and 100010")
