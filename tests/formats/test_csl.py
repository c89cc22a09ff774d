"""CSL-JSON: its items, and what citation processors make of them."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.formats.csl import as_csl
from kztimeline.model import Source

REVIEWED = parse("2026-11-26")
PAGE = "https://example.org/"


def item(source: Source) -> dict[str, Any]:
    """Return the item of one source."""
    (found,) = json.loads(as_csl((source,), REVIEWED))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2006-11-02", {"date-parts": [[2006, 11, 2]]}),
        ("2006-11", {"date-parts": [[2006, 11]]}),
        ("2006", {"date-parts": [[2006]]}),
        ("2006~", {"date-parts": [[2006]], "circa": True}),
        ("2005/2009", {"date-parts": [[2005], [2009]]}),
        ("2005/2009?", {"date-parts": [[2005], [2009]], "circa": True}),
        ("2005-21", {"date-parts": [[2005]], "season": 1}),
        ("2005-22", {"date-parts": [[2005]], "season": 2}),
        ("2005-24~", {"date-parts": [[2005]], "season": 4, "circa": True}),
        ("2005-25", {"literal": "northern spring 2005"}),
        ("2005-33", {"literal": "the first quarter of 2005"}),
        ("2005-21/2005-22", {"literal": "spring – summer 2005"}),
        ("199X", {"literal": "the 1990s"}),
        ("2005/..", {"literal": "since 2005"}),
        ("[2007-03-02..2007-05-16]", {"literal": "between 2 March and 16 May 2007"}),
    ],
)
def test_dates(date: str, issued: dict[str, object]) -> None:
    """Parts of a date, or a season, are as exact as it is; what they cannot say is in words."""
    assert item(Source("s", "S", "book", date=parse(date)))["issued"] == issued


def test_what_is_unknown_is_left_out() -> None:
    """An item has only the keys that have something to say."""
    assert item(Source("s", "S", "odd")) == {"id": "s", "type": "document", "title": "S"}


@pytest.mark.parametrize(
    ("kind", "by", "told"),
    [
        ("book", ("Ana & Co", "P"), {"author": "Ana & Co", "publisher": "P"}),
        ("book", (None, "P"), {"author": "P"}),
        ("book", ("Ana", None), {"author": "Ana"}),
        ("news", ("Ana", "P"), {"author": "Ana", "container-title": "P"}),
        ("news", (None, "P"), {"author": "P", "container-title": "P"}),
        ("encyclopaedia", (None, "P"), {"author": "P", "container-title": "P"}),
        ("press-release", (None, "P"), {"author": "P", "genre": "Press release"}),
    ],
)
def test_who(kind: str, by: tuple[str | None, str | None], told: dict[str, str]) -> None:
    """Somebody is the author, literally; an issuer stands in, and is what news appeared in."""
    found = item(Source("s", "S", kind, *by))
    names = found.pop("author")
    assert found.pop("id") == "s"
    assert {**found, "author": names[0]["literal"]} == {"type": found["type"], "title": "S", **told}


@pytest.mark.parametrize(
    ("kind", "symbol", "told"),
    [
        ("resolution", "A/RES/60/216", "report"),
        ("resolution", None, "report"),
        ("record", "A/RES/61/3", "report"),
        ("record", None, "document"),
        ("law", "No. 123", "legislation"),
        ("speech", "A/62/PV.4", "speech"),
    ],
)
def test_types(kind: str, symbol: str | None, told: str) -> None:
    """What goes by its symbol is a report, of which styles show it, and whose it is."""
    assert item(Source("s", "S", kind, None, "UN", symbol=symbol))["type"] == told


@pytest.mark.parametrize(
    ("kind", "date", "url", "accessed"),
    [
        ("web-page", "2006", PAGE, True),
        ("web-page", "2006", None, False),
        ("web-page", "2006", "javascript:x", False),
        ("encyclopaedia", None, PAGE, True),
        ("news", "2006", PAGE, False),
        ("news", None, PAGE, True),
        ("book", None, None, False),
    ],
)
def test_when_it_was_seen(kind: str, date: str | None, url: str | None, accessed: bool) -> None:
    """What is its address, or has no date but an address, was seen on a day."""
    source = Source("s", "S", kind, date=date and parse(date), url=url)
    seen = {"date-parts": [[2026, 11, 26]]} if accessed else None
    assert item(source).get("accessed") == seen
    assert "accessed" not in as_csl((source,))


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://x.example/a_(b)", "https://x.example/a_(b)"),
        ("javascript:alert(1)", None),
        ("https://a@b.example", None),
    ],
)
def test_only_web_addresses_are_links(url: str, link: str | None) -> None:
    """What may not be followed is no URL."""
    assert item(Source("s", "S", "book", url=url)).get("URL") == link


def test_citeproc_py(tmp_path: Path) -> None:
    """Citeproc-py writes a reference for every source, with its title and its address."""
    citeproc = pytest.importorskip("citeproc", reason="citeproc-py is not installed")
    from citeproc.source.json import CiteProcJSON

    dataset = load()
    items = json.loads(as_csl(dataset.sources, dataset.reviewed))
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    made = citeproc.CitationStylesBibliography(style, CiteProcJSON(items), citeproc.formatter.plain)
    for each in items:
        made.register(citeproc.Citation([citeproc.CitationItem(each["id"])]))
    lines = "\n".join(map(str, made.bibliography()))
    assert lines.count("\n") == len(items) - 1
    for source in dataset.sources:
        assert not source.url or source.url in lines
        # The style has quotation marks of its own within a title.
        assert source.title.replace("'", "’") in lines.replace("'", "’")
        # Of a speech it shows no number.
        assert source.kind == "speech" or (source.symbol or "") in lines


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_pandoc(tmp_path: Path) -> None:
    """Pandoc's processor writes a reference for every source."""
    dataset = load()
    file = tmp_path / "s.json"
    file.write_text(as_csl(dataset.sources, dataset.reviewed), encoding="utf-8")
    done = subprocess.run(
        ["pandoc", "--citeproc", "-t", "json"],
        input=f"---\nbibliography: '{file}'\nnocite: '@*'\n---\n".encode(),
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.count(b'["ref-') == len(dataset.sources)
