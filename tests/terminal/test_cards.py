"""Cards: all about one thing, in words a reader understands at a glance."""

import re

import pytest
import sample
from exhaustive import few
from rich.cells import cell_len

from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Dataset, Event, Fact, Source, Thing, Topic
from kztimeline.queries.answer import Answer
from kztimeline.terminal import draw


def card(ident: str, width: int = 80) -> list[str]:
    """Return the lines of the card of a thing of the sample."""
    return draw(sample.card(ident), width).splitlines()


def section(lines: list[str], heading: str) -> list[str]:
    """Return the lines under a heading, up to the next empty one."""
    rest = lines[lines.index(heading) + 1 :]
    return rest[: rest.index("")] if "" in rest else rest


def claims(thing: Event | Fact, *sources: Source) -> list[str]:
    """Return the lines of claims on the card of a thing about the topic `t`."""
    nothing = parse("2000")
    topics = (Topic("t", "T"),)
    dataset = Dataset("D", "D", "1", "CC0-1.0", nothing, nothing, sources, topics)
    return section(draw(Answer(dataset, "card", (thing,)), 80).splitlines(), "Claims")


def test_an_event() -> None:
    """An event's card: what, when, where, how well it is known, and who says so."""
    lines = card("conference")
    strip = section(lines, "Who says when")
    assert len(strip) == 8
    assert lines == [
        "Conference on towns without a river  conference",
        "28–29 August 2003 · Verny",
        "",
        "Ministers met and spoke.",
        "",
        "! disputed: a source conflicts with the record",
        "",
        *("Who says when", *strip, ""),
        "Claims",
        "  A talk with the mayor, A1.7: January 2003 — conflicts with the record",
        "  talk-2007",
        "    Names the wrong month.",
        "  TC/RES/1: 28–29 August 2003 — nobody else says it  resolution-1",
        "  Steppe Gazette, vol. 9: 27–28 August 2003 — overlaps the record  gazette",
        "  Steppe Gazette, vol. 10: August 2003 — less exact than the record  gazette",
        "  Steppe Gazette, vol. 11: 28 August 2003 — more exact than the record  gazette",
        "  Steppe Gazette, vol. 12: mentions it  gazette",
        "",
        "Topics",
        "  Town Council  council",
        "  Verny         verny",
    ]


def test_an_event_of_which_little_is_known() -> None:
    """What is not known leaves neither an empty heading nor a gap."""
    assert card("mist") == [
        "Mist over the steppe  mist",
        "up to 1903",
        "",
        "1 single-source: one source or issuer only",
        "",
        "Claims",
        "  A talk with the mayor: mentions it  talk-2007",
    ]


def test_a_note_of_two_lines() -> None:
    """A note is one line, however many it has in the file."""
    claim = Claim("s", date=parse("2006"), note="First line,\n  second")
    said = claims(Event("e", parse("2006"), "E", (claim,)), Source("s", "S", "book"))
    assert said[-1] == "    First line, second"


def test_a_fact() -> None:
    """A fact's card has its figure with unit and date; claims say how they relate to it."""
    lines = card("budget")
    strip = section(lines, "Who says how much")
    assert strip[-2].endswith("conflicts, 234,567.5 less: A talk with the")
    assert lines == [
        "Budget of the council  budget",
        "1,234,567.5 roubles  as of 1 July 1914",
        "",
        "Of the last year of peace.",
        "",
        "! disputed: a source conflicts with the record",
        "",
        *("Who says how much", *strip, ""),
        "Claims",
        "  A talk with the mayor: ≈ 1,000,000 — conflicts with the record  talk-2007",
        "    A million.",
        "",
        "Topics",
        "  Town Council  council",
    ]


def test_a_topic() -> None:
    """A topic's card has its names by language, and its events and facts in order."""
    assert card("council") == [
        "Town Council  council",
        "",
        "The assembly of the town.",
        "",
        "Names",
        "  en  TC, Council of the Town",
        "  ru  Городской совет",
        "  kk  Қалалық кеңес",
        "Wikidata Q1",
        "",
        "Events",
        "  14 Jul 1912     First census taken                   ≈  first-census",
        "  28–29 Aug 2003  Conference on towns without a river  !  conference",
        "",
        "Facts",
        "  51 members           Members of the council  ✓  members",
        "  1,234,567.5 roubles  Budget of the council   !  budget",
    ]


def test_a_topic_without_anything() -> None:
    """A topic that nothing is known of has a title and an id."""
    assert card("silent") == ["A topic without anything  silent"]


def test_a_source() -> None:
    """A source's card says what it is, and what it says of what."""
    lines = card("talk-2007")
    assert lines[:7] == [
        "A talk with the mayor  talk-2007",
        "kind    interview",
        "date    between 2 March and 16 May 2007",
        "claims  10",
        "",
        "Says",
        "        Mist over the steppe: mentions it  mist",
    ]
    assert "  A1.1  Railways spread: the decade 1900–1909 — nobody else says it  rails" in lines
    assert "  A3.1  Members of the council: > 50 — agrees with the record  members" in lines
    assert "url        https://example.org/TC/RES/1" in card("resolution-1")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Source("s", "S", "interview"), "S"),
        (Source("s", "S", "news", publisher="The Press"), "The Press"),
        (Source("s", "S", "resolution", publisher="UN", symbol="A/RES/46/224"), "A/RES/46/224"),
    ],
)
@pytest.mark.parametrize(("at", "place"), [(None, ""), ("A1.7", ", A1.7")])
def test_how_sources_are_called(source: Source, name: str, at: str | None, place: str) -> None:
    """A source goes by its symbol, else its publisher, else its title, with the place in it."""
    event = sample.event("2003", claims=(Claim("s", at=at, date=parse("2003")),))
    assert claims(event, source) == [f"  {name}{place}: 2003 — nobody else says it  s"]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (Claim("s", value=50, relation=">"), "> 50 — nobody else says it"),
        (Claim("s", value=1000), "1,000 — conflicts with the record"),
        (Claim("s", value=55, relation="≈"), "≈ 55 — nobody else says it"),
        (Claim("s", value=51.0), "51.0 — nobody else says it"),
        (Claim("s"), "mentions it"),
    ],
)
def test_how_figures_are_claimed(claim: Claim, words: str) -> None:
    """A figure stands behind its relation, with its thousands set apart; `=` goes without."""
    fact = Fact("f", "t", "F", 51, parse("2003"), (claim,))
    assert claims(fact, Source("s", "S", "book")) == [f"  S: {words}  s"]


@pytest.mark.parametrize("thing", sample.load().things, ids=lambda thing: thing.id)
@pytest.mark.parametrize("width", few([40, 41, 64, 80, 120, 200]))
def test_any_width(thing: Thing, width: int) -> None:
    """At any width no line is too wide, and title and id are all there."""
    out = draw(Answer(sample.load(), "card", (thing,)), width)
    assert max(map(cell_len, out.splitlines())) <= width
    assert not [line for line in out.split("\n") if line != line.rstrip()]
    together = re.sub(r"\s+", "", out)
    assert thing.id in together
    assert re.sub(r"\s+", "", thing.title) in together or sample.hidden(thing.title)
