"""References to sources."""

import json

import pytest

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.formats.citations import STYLES, as_bibtex, as_csl, as_text
from kztimeline.model import Source
from kztimeline.queries.listings import behind
from kztimeline.queries.lookup import find

BOOK = Source(
    "a-book",
    "Costs & gains: 100% of {it}",
    "book",
    publisher="Smith & Sons",
    date=parse("2006-11"),
    symbol="E/2007/39",
    url="https://example.org/a_b?c=1",
)


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
    """Who, what, symbol, when, where; what is missing leaves no gap."""
    assert as_text((BOOK, Source("x", "A page.", "web-page"))) == (
        "Smith & Sons. Costs & gains: 100% of {it}. E/2007/39. November 2006. "
        "https://example.org/a_b?c=1\nA page.\n"
    )


def test_an_author() -> None:
    """Who wrote it comes first, in every style; who issued it follows."""
    source = Source("m", "A memoir", "book", "Ana & Co", "The Press")
    assert as_text((source,)) == "Ana & Co. A memoir. The Press.\n"
    entry = as_bibtex((source,))
    assert "  author = {{Ana \\& Co}},\n  organization = {The Press},\n" in entry
    (item,) = json.loads(as_csl((source,)))
    assert (item["author"], item["publisher"]) == ([{"literal": "Ana & Co"}], "The Press")


def test_bibtex() -> None:
    """TeX's characters are escaped, and the month stands only where it is known."""
    assert as_bibtex((BOOK,)) == (
        "@misc{a-book,\n"
        "  title = {Costs \\& gains: 100\\% of \\textbraceleft{}it\\textbraceright{}},\n"
        "  author = {{Smith \\& Sons}},\n"
        "  number = {E/2007/39},\n"
        "  year = {2006},\n"
        "  month = {11},\n"
        "  note = {November 2006},\n"
        "  howpublished = {\\url{https://example.org/a_b?c=1}},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [
        ("2006-11-02", True, True),
        ("2006", True, False),
        ("2005-22", True, False),
        ("2005-24", False, False),
        ("[2007-03-02..2007-05-16]", True, False),
        ("199X", False, False),
        ("2005/2009", False, False),
        ("2005/..", False, False),
    ],
)
def test_bibtex_adds_no_precision(date: str, year: bool, month: bool) -> None:
    """A year or month is named only where the date cannot mean another."""
    entry = as_bibtex((Source("s", "S", "book", date=parse(date)),))
    assert ("year =" in entry, "month =" in entry) == (year, month)


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2006-11-02", {"date-parts": [[2006, 11, 2]]}),
        ("2006-11", {"date-parts": [[2006, 11]]}),
        ("2006", {"date-parts": [[2006]]}),
        ("2006~", {"date-parts": [[2006]], "circa": True}),
        ("2005/2009", {"date-parts": [[2005], [2009]]}),
        ("2005-22", {"literal": "summer 2005"}),
        ("199X", {"literal": "the 1990s"}),
        ("2005/..", {"literal": "since 2005"}),
        ("[2007-03-02..2007-05-16]", {"literal": "between 2 March and 16 May 2007"}),
    ],
)
def test_csl_dates(date: str, issued: dict[str, object]) -> None:
    """CSL's date parts are as exact as the date; what they cannot say is said in words."""
    (item,) = json.loads(as_csl((Source("s", "S", "book", date=parse(date)),)))
    assert item["issued"] == issued


def test_csl_leaves_out_what_is_unknown() -> None:
    """An item has only the keys that have something to say."""
    (item,) = json.loads(as_csl((Source("s", "S", "odd"),)))
    assert item == {"id": "s", "type": "document", "title": "S"}


@pytest.mark.parametrize("text", ["}, year = {1}, x = {", "{", r"\}", "}}\n\n@misc{x,"])
def test_bibtex_braces_stay_paired(text: str) -> None:
    """BibTeX counts braces, escaped or not, so data never has one alone."""
    source = Source("s", text, "book", text, symbol=text, url=f"https://x.example/{text}")
    depths = [line.count("{") - line.count("}") for line in as_bibtex((source,)).splitlines()]
    assert depths == [1, 0, 0, 0, 0, -1]


@pytest.mark.parametrize(
    ("url", "howpublished", "csl"),
    [
        (
            "https://x.example/a_(b)",
            r"\url{https://x.example/a_%28b%29}",
            "https://x.example/a_(b)",
        ),
        ("javascript:alert(1)", "javascript:alert(1)", None),
        ("https://a@b.example", "https://a@b.example", None),
    ],
)
def test_only_web_addresses_are_links(url: str, howpublished: str, csl: str | None) -> None:
    """What may not be followed is text in BibTeX, and no URL in CSL."""
    source = Source("s", "S", "book", url=url)
    assert f"  howpublished = {{{howpublished}}},\n" in as_bibtex((source,))
    assert json.loads(as_csl((source,)))[0].get("URL") == csl


@pytest.mark.parametrize("style", STYLES)
def test_hidden_characters_are_shown(style: str) -> None:
    """No style lets an escape sequence through."""
    assert "\x1b" not in STYLES[style]((Source("s", "\x1b[2J", "book", url="https://x/\x1b"),))
