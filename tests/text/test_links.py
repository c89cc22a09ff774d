"""Addresses: what may be followed is, and what could end a link is written otherwise."""

import pytest

from kztimeline.dataset.load import load
from kztimeline.text.links import href, uri, wikidata


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a/b?c=d&e=%20#f",
        "https://www.gov.kz/Жаңалықтар",
        "https://example.org/?q=(1)",
        "https://example.org/" + "x" * 1980,
    ],
)
def test_addresses_that_are_links(url: str) -> None:
    """An address on the web is a link."""
    assert href(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://example.org",
        "data:text/html,hi",
        "//example.org",
        "/etc/passwd",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "https://user:word@example.org",
        "https://example.org@evil.example",
        'https://example.org/"onmouseover="alert(1)',
        "https://example.org/<script>",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://example.org/\u202e",
        "https://example.org\\@evil.example",
        "https://exa\u0000mple.org",
        "https://example.org/\u200b",
        "https://пример.example/",
        "https://example.org/" + "x" * 2000,
        "httpſ://example.org",
        "https://ｅxample.org",
        "https://\u212aiosk.example",
        "https://ki\u0131sk.example",
        "https://example.org:８０/",
        "https://example.org:²",
        "https://[2001:db8::1]/",
        "https://user@example.org",
        "https://example.org/\u00a0",
    ],
)
def test_addresses_that_are_text(url: str | None) -> None:
    """Anything else stays text."""
    assert href(url) == ""


def test_the_whole_dataset_links_its_sources() -> None:
    """Each address of the bundled dataset can be followed."""
    assert all(href(source.url) for source in load().sources if source.url)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a_(b)?c=d&e#f", "https://example.org/a_%28b%29?c=d&e#f"),
        ("http://example.org/a)[x](y", "http://example.org/a%29%5Bx%5D%28y"),
        ("https://example.org/%28;a,b", "https://example.org/%28;a,b"),
        ("https://www.gov.kz/Ж", "https://www.gov.kz/%D0%96"),
        ("https://example.org/{b}", ""),
        ("javascript:alert(1)", ""),
        (None, ""),
    ],
)
def test_addresses_in_ascii(url: str | None, written: str) -> None:
    """An address is percent-encoded where it must be; what may not be followed is nothing."""
    assert uri(url) == written


@pytest.mark.parametrize(
    ("item", "address"),
    [
        ("Q1065", "https://www.wikidata.org/wiki/Q1065"),
        ("Q123456789012", "https://www.wikidata.org/wiki/Q123456789012"),
        ("Q1234567890123", ""),
        ("Q", ""),
        ("Q²", ""),
        ("Q１", ""),
        ("q1065", ""),
        ("Q1065/../P1", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_wikidata(item: str | None, address: str) -> None:
    """An item has its address; anything else has none."""
    assert wikidata(item) == address
