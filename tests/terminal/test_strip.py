"""The strip of a card: each thing said in its place, and the record in all."""

import pytest
import sample
from exhaustive import few
from rich.cells import cell_len

from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Dataset, Event, Fact, Relation, Source, Topic, Value
from kztimeline.queries.answer import Answer
from kztimeline.terminal import draw


def strip(thing: Event | Fact, width: int = 92) -> list[str]:
    """Return the lines of who says what on the card of a thing."""
    sources = tuple(Source(name, name.upper(), "book") for name in "abcd")
    day = parse("2020-01-01")
    dataset = Dataset("D", "D", "1", "CC0", day, day, sources, (Topic("t", "T"),))
    lines = draw(Answer(dataset, "card", (thing,)), width).splitlines()
    heading = "Who says when" if isinstance(thing, Event) else "Who says how much"
    if heading not in lines:
        return []
    rest = lines[lines.index(heading) + 1 :]
    return [line[2:] for line in rest[: rest.index("")]]


def event(record: str, *said: str) -> Event:
    """Return an event with a claim of each source; an empty text is a mention."""
    claims = tuple(
        Claim(name, date=parse(text) if text else None, voice=name)
        for name, text in zip("abcd", said, strict=False)
    )
    return Event("e", parse(record), "It", claims)


def fact(record: Value, *said: tuple[Relation, Value]) -> Fact:
    """Return a fact with a claim of each source."""
    claims = tuple(
        Claim(name, value=value, relation=relation, voice=name)
        for name, (relation, value) in zip("abcd", said, strict=False)
    )
    return Fact("f", "t", "So many", record, parse("2000"), claims)


def test_dates() -> None:
    """Worst first, a line for each thing said, with who says it; dots lead to what conflicts."""
    assert strip(event("2003-08-28", "2003-08", "2003-01", "2003-08-28", "2003-08-28")) == [
        "2003         Apr          Jul",
        "                                   ●  record: 28 August 2003",
        "◐╌╌╌╌······························│  conflicts, 209 days off: B",
        "                               ◐╌╌╌╌  less exact: A",
        "                                   ●  agrees: C and 1 more",
    ]


def test_the_golden_conference() -> None:
    """The conference of the sample, as it was last agreed on."""
    lines = draw(sample.card("conference"), 80).splitlines()
    at = lines.index("Who says when")
    sample.check_golden("card-strip.txt", "\n".join(lines[at : lines.index("", at)]) + "\n")


@pytest.mark.parametrize(
    ("record", "said", "glyphs"),
    [
        ("2003-01-01", ["2003-03/.."], "■━→"),
        ("2003-01-01", ["../2003-03"], "←━■"),
        ("2003-01-01", ["[2003-02-01..2003-05-01]"], "◇╌"),
        ("2003-01-01", ["2003-05-01~"], "~"),
        ("2003-01-01", ["2003-05/"], "■━?"),
    ],
)
def test_signs_are_those_of_the_timeline(record: str, said: list[str], glyphs: str) -> None:
    """What is vague, open or unknown looks as it does there."""
    row = strip(event(record, *said))[2].split("  ")[0]
    kept = "".join(dict.fromkeys(row.replace("·", "").replace("│", "").replace(" ", "")))
    assert kept == glyphs


FIGURES = [
    (5, [(">", 3)], "●─→"),
    (5, [("≥", 3)], "●─→"),
    (5, [("<", 9)], "←─●"),
    (5, [("≤", 9)], "←─●"),
    (5, [("≈", 7)], "≈"),
    (5, [("=", 9)], "●"),
    (0, [(">", 10)], "●"),
    (10, [("<", 0)], "●"),
]


@pytest.mark.parametrize(("record", "said", "glyphs"), FIGURES)
def test_figures(record: int, said: list[tuple[Relation, Value]], glyphs: str) -> None:
    """A figure is a dot, with an arrow to where it may be as well."""
    row = strip(fact(record, *said))[2].split("  ")
    drawn = next(part for part in row if part.strip())
    kept = "".join(dict.fromkeys(drawn.replace("·", "").replace("│", "").replace(" ", "")))
    assert kept == glyphs


@pytest.mark.parametrize(
    "thing",
    [
        event("2003", "2003", "2003"),
        event("2003", ""),
        fact(5, ("=", 5)),
        fact("a", ("=", "b")),
    ],
)
def test_nothing_to_tell(thing: Event | Fact) -> None:
    """Where all say the same, or what they say is text, there is no strip."""
    assert strip(thing) == []


def test_no_room() -> None:
    """A narrow terminal has the words alone."""
    thing = event("2003-08-28", "2003-01")
    assert strip(thing, 62)
    assert not strip(thing, 61)


@pytest.mark.parametrize("width", few(range(40, 140, 7)))
def test_any_width(width: int) -> None:
    """At any width no line is too wide."""
    for thing in (*sample.load().events, *sample.load().facts):
        out = draw(Answer(sample.load(), "card", (thing,)), width)
        assert max(map(cell_len, out.splitlines())) <= width
