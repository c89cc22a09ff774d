"""References to sources, in words and in every style."""

import pytest

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.formats.citations import STYLES, as_text
from kztimeline.model import Source
from kztimeline.queries.listings import behind
from kztimeline.queries.lookup import find


@pytest.mark.parametrize(
    ("name", "among"),
    [("admission", "un-chronicle"), ("ecosoc-votes", "kt-2006-11-03"), ("undef", "sgsm-10368")],
)
def test_what_stands_behind_a_thing(name: str, among: str) -> None:
    """An event, a fact and a topic rest on the sources of their claims, each named once."""
    dataset = load()
    sources = behind(dataset, find(dataset, name))
    assert len({source.id for source in sources}) == len(sources) > 1
    assert "tazhin-2007" in {source.id for source in sources}
    if among != "un-chronicle":
        assert among in {source.id for source in sources}


def test_a_source_stands_behind_itself() -> None:
    """Citing a source cites that source."""
    dataset = load()
    (source,) = behind(dataset, find(dataset, "tazhin-2007"))
    assert source.id == "tazhin-2007"


def test_text() -> None:
    """Who, what, issued by whom, symbol, when, where; what is missing leaves no gap."""
    book = Source(
        *("b", "Costs & gains", "book", "Ana & Co", "The Press", parse("2006-11"), "E/2007/39"),
        url="https://example.org/a_b?c=1",
    )
    assert as_text((book, Source("x", "A page", "web-page", None, "Smith"))) == (
        "Ana & Co. Costs & gains. The Press. E/2007/39. November 2006. "
        "https://example.org/a_b?c=1\nSmith. A page.\n"
    )


@pytest.mark.parametrize(
    ("title", "ended"),
    [
        ("Who pays?", "Who pays?"),
        ("Enough!", "Enough!"),
        ("And so on…", "And so on…"),
        ("And so on...", "And so on..."),
        ("A page.", "A page."),
        ("Smith et al.", "Smith et al."),
        ("He asked “Who?”", "He asked “Who?”"),
        ("Кто «за?»", "Кто «за?»"),
        ("谁？", "谁？"),
        ("A page (again?)", "A page (again?)."),
        ("kztimeline", "kztimeline."),
        ("eBay and iPods", "eBay and iPods."),
        ("al-Farabi", "al-Farabi."),
        ("?", "?"),
    ],
)
def test_the_end_of_a_sentence(title: str, ended: str) -> None:
    """What ends already gets no point, and no name a capital that it has not."""
    assert as_text((Source("s", title, "book"),)) == f"{ended}\n"
    assert as_text((Source("s", "T", "book", title, title),)) == f"{ended} T. {ended}\n"


def test_a_date_begins_a_sentence() -> None:
    """The date is in our words, and has the capital of a sentence."""
    source = Source("s", "T", "book", date=parse("[2007-03-02..2007-05-16]"))
    assert as_text((source,)) == "T. Between 2 March and 16 May 2007.\n"


@pytest.mark.parametrize("style", STYLES)
def test_hidden_characters_are_shown(style: str) -> None:
    """No style lets an escape sequence through."""
    assert "\x1b" not in STYLES[style]((Source("s", "\x1b[2J", "book", url="https://x/\x1b"),))


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_cited(style: str) -> None:
    """Of no source there is no reference."""
    assert STYLES[style](()) == {"csl-json": "[]\n"}.get(style, "")
