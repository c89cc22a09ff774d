"""Markdown: what a parser of it sees is the data, and nothing that the data made up."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
import sample
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.dates.words import words
from kztimeline.formats.md import export
from kztimeline.model import Source
from kztimeline.queries.answer import Answer
from kztimeline.queries.between import Moment, between
from kztimeline.text.escape import escape

_PLAIN = {"text", "text_special", "strong_open", "strong_close", "link_open", "link_close"}
_RANGE = "14 years 7 months 2 days to 14 years 8 months 1 day"
_APART = "they are at most 10 months 1 day apart"
_HOSTILE = (
    "a | b",
    "`code` ``x``",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "<script>alert(1)</script>",
    "<https://example.org>",
    "&lt; &#60;",
    "*a* _b_ **c** ~~d~~",
    "\\| \\",
    "- x",
    "1. x",
    "===",
    "a\nb\n\n# c",
    "[x]: https://example.org",
)


def tokens(text: str) -> list[Token]:
    """Return what a parser of CommonMark with tables makes of it."""
    return MarkdownIt("commonmark").enable("table").parse(text)


def inline(text: str) -> Iterator[Token]:
    """Yield every token within a line."""
    return (child for token in tokens(text) for child in token.children or ())


def said(token: Token) -> str:
    """Return the text that a reader sees in a block."""
    return "".join(child.content for child in token.children or ())


def paragraphs(text: str) -> list[str]:
    """Return the text of every block, in order."""
    return [said(token) for token in tokens(text) if token.type == "inline"]


def test_golden() -> None:
    """The sample's timeline and one of its cards, byte by byte."""
    sample.check_golden("export-timeline.md", export(sample.answer("timeline")))
    sample.check_golden("export-card.md", export(sample.card("conference")))
    cards = "council verny members budget capital mist resolution-1 talk-2007".split()
    sample.check_golden("export-cards.md", "\n".join(export(sample.card(each)) for each in cards))


@pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)
def test_data_are_text(answer: Answer) -> None:
    """Whatever the data say, there is no picture, code or HTML, and links lead to the web."""
    text = export(answer)
    assert {token.type for token in inline(text)} <= _PLAIN
    assert not {token.type for token in tokens(text)} & {"code_block", "fence", "html_block", "hr"}
    links = [token.attrs["href"] for token in inline(text) if token.type == "link_open"]
    assert all(str(link).startswith(("https://", "http://")) for link in links)
    assert sample.hidden(text) == []


@pytest.mark.parametrize("shape", sample.LISTS)
def test_a_list_is_one_table(shape: str) -> None:
    """A list is a table with a row for each thing, an empty one a heading alone."""
    answer = sample.answer(shape)
    for things in (answer.things, ()):
        found = tokens(export(answer._replace(things=things)))
        kinds = [token.type for token in found if not token.level]
        rows = [token for token in found if token.type == "tr_open"]
        assert kinds == ["table_open", "table_close"]
        assert len(rows) == 1 + len(things)


@pytest.mark.parametrize("title", [*_HOSTILE, "Plain text, with “quotes” and an – dash", "Алматы"])
def test_a_title_says_what_it_says(title: str) -> None:
    """In a table and as a heading, a title is read as it was, with spaces for line breaks."""
    event = sample.event("2006", title)
    wanted = " ".join(escape(part) for part in title.split("\n"))
    table = export(Answer(sample.load(), "events", (event,), fields=("title", "id")))
    card = export(Answer(sample.load(), "card", (event,)))
    assert paragraphs(table)[2] == wanted
    assert paragraphs(card)[:2] == [wanted, "2006"]
    assert tokens(card)[0].tag == "h1"


def test_what_needs_no_escape_has_none() -> None:
    """Ordinary prose stays as legible as it was."""
    event = sample.event("2006", "Almaty, “Алматы” and a dash – so what?")
    table = export(Answer(sample.load(), "events", (event,), fields=("title",)))
    assert f"| {event.title} |" in table


def test_only_spaces_at_the_ends_are_dropped() -> None:
    """A tab or a space that does not break is part of the text."""
    event = sample.event("2006", " \u00a0a\t \n")
    table = export(Answer(sample.load(), "events", (event,), fields=("title",)))
    assert table.endswith("| \u00a0a\\t |\n")


def test_an_indented_text_is_no_code() -> None:
    """Spaces before a text do not make a block of code of it."""
    event = sample.event("2006")
    indented = type(event)(event.id, event.date, "T", event.claims, summary="     a *b*")
    assert paragraphs(export(Answer(sample.load(), "card", (indented,))))[2] == "a *b*"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a_(b)?c=d&e#f", "https://example.org/a_%28b%29?c=d&e#f"),
        ("http://example.org/a)[x](y", "http://example.org/a%29%5Bx%5D%28y"),
        ("https://example.org/<b>`|\\", None),
        ("https://example.org/%28", "https://example.org/%28"),
        ("javascript:alert(1)", None),
        ("https://example.org/a b", None),
        ("data:text/html,x", None),
        ("https://example.org@evil.example", None),
        ("https://example.org/\n[x](y)", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_links(url: str | None, link: str | None) -> None:
    """What could end a link is percent-encoded; an address of any other kind is not linked."""
    text = export(Answer(sample.load(), "card", (Source("s", "T", "book", url=url),)))
    links = [token.attrs["href"] for token in inline(text) if token.type == "link_open"]
    assert links == ([link] if link else [])


def test_a_card_of_an_event() -> None:
    """A card has the date and place, the summary, and each claim with its verdict in words."""
    found = paragraphs(export(sample.card("conference")))
    assert found[1] == "28–29 August 2003 · Verny"
    assert "A talk with the mayor, A1.7: January 2003 — conflicts with the record" in found[5]
    assert "Steppe Gazette, vol. 12: mentions it" in found
    assert found[-1] == "Topics: Town Council, Verny"


def test_a_card_of_a_topic() -> None:
    """A topic has its names, events and facts as lists."""
    text = export(sample.card("council"))
    found = tokens(text)
    headings = [said(b) for a, b in pairwise(found) if (a.type, a.tag) == ("heading_open", "h2")]
    assert headings == ["Names", "Events", "Facts"]
    assert "14 July 1912: First census taken" in paragraphs(text)
    assert "Members of the council: 51 members" in paragraphs(text)


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        (
            ("1992-03-02", "2006-11-02"),
            "From One (2 March 1992) to Two (2 November 2006): 14 years 8 months (5,358 days).",
        ),
        (
            ("2006-11-02", "1992-03"),
            (
                "From Two (March 1992) to One (2 November 2006): 14 years 7 months 2 days "
                "to 14 years 8 months 1 day (5,329 to 5,359 days)."
            ),
        ),
        (
            ("2006-11-02", "2006-11-02"),
            "One (2 November 2006) and Two (2 November 2006) are on the same day.",
        ),
        (
            ("2006", "2006-11-02"),
            (
                "Either came first, One (2006) or Two (2 November 2006); "
                "they are at most 10 months 1 day apart."
            ),
        ),
    ],
)
def test_a_span_is_one_sentence(dates: tuple[str, str], sentence: str) -> None:
    """The distance of two moments is said as exactly as it is known."""
    start, end = (Moment(*pair) for pair in zip(("One", "Two"), map(parse, dates), strict=True))
    text = export(Answer(sample.load(), "distance", (between(start, end),)))
    assert paragraphs(text) == [sentence]


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("2006-11-02", "{start} and 2 November 2006 are on the same day."),
        ("2006-11-04", "From {start} to 4 November 2006: 2 days."),
        ("2007-01-03", "From {start} to 3 January 2007: 2 months 1 day (62 days)."),
        ("2007-11-02", "From {start} to 2 November 2007: 1 year (365 days)."),
        ("2008-12-02", "From {start} to 2 December 2008: 2 years 1 month (761 days)."),
        ("2006-12", "From {start} to December 2006: 29 days to 1 month 29 days (29 to 59 days)."),
        ("1906-11-01", "From 1 November 1906 to {start}: 100 years 1 day (36,526 days)."),
        ("2006-11", "Either came first, {start} or November 2006; they are at most 28 days apart."),
    ],
)
def test_lengths(end: str, said: str) -> None:
    """What is none is left out, and a moment that goes by its date is not dated twice."""
    start, date = Moment("One", parse("2006-11-02")), parse(end)
    text = export(Answer(sample.load(), "distance", (between(start, Moment(words(date), date)),)))
    assert text == said.format(start="One (2 November 2006)") + "\n"


def test_the_bundled_dataset() -> None:
    """Each event is a row, and each thing has a card that begins with its title."""
    found = load()
    rows = [
        token
        for token in tokens(export(Answer(found, "events", found.events)))
        if token.type == "tr_open"
    ]
    assert len(rows) == 1 + len(found.events)
    for thing in found.things:
        assert paragraphs(export(Answer(found, "card", (thing,))))[0] == thing.title


def test_lists_are_in_words() -> None:
    """A table says dates, figures and claims as a terminal does, byte by byte."""
    lists = ("anniversaries", "facts", "sources", "hits", "claims")
    text = "\n".join(export(sample.answer(name)) for name in lists)
    sample.check_golden("export-tables.md", text)


def test_fields_are_as_they_are() -> None:
    """Who asks for fields gets these, under their names and as JSON has them."""
    text = export(sample.answer("events")._replace(fields=("id", "date", "earliest")))
    assert text.startswith("| id | date | earliest |\n")
    assert "| visit | [1923-03-02..1923-05-16] | 1923-03-02 |" in text
