"""BibTeX: its fields, and what BibTeX, biber, pandoc and pybtex make of them."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import hostile
import pytest
from exhaustive import few

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.formats.bibtex import as_bibtex
from kztimeline.model import Source

REVIEWED = parse("2026-11-26")
PAGE = "https://example.org/a_b%20c~d?e=1&f#g"
LOADED = load()
SOURCES = tuple(
    Source(f"{kind}-{at}", "Costs & gains of {UN} @ 100%", kind, *by, date and parse(date), *more)
    for kind in ("book", "news", "report", "press-release", "web-page", "resolution", "odd")
    for at, (by, date, more) in enumerate(
        (by, date, more)
        for by in ((None, None), ("Ana & Co", None), (None, "UN"), ("Ana", "UN"))
        for date in (None, "2006-11-02", "2005-22", "2005/2009")
        for more in ((), ("E/2007/39", PAGE), (None, "javascript:x"))
    )
) + tuple(
    Source(
        f"hostile-{at}", text, text, text, text, parse("2006"), text, f"https://x.example/{text}"
    )
    for at, text in enumerate(hostile.STRINGS.values())
)
"""Every sort of source, and strings that mean harm."""
NODE_MODULES = Path(os.environ.get("KZ_NODE_MODULES", ""))
"""A folder in which `npm install @retorquere/bibtex-parser` was run."""
_BETTER_BIBTEX = """
import { parse } from "@retorquere/bibtex-parser";
import { readFileSync } from "node:fs";
const { errors, entries } = parse(readFileSync(0, "utf8"));
const read = ({ key, fields }) => [key, fields.title, fields.author?.[0].name ?? null];
console.log(JSON.stringify({ errors, entries: entries.map(read) }));
"""


def entry(source: Source) -> dict[str, str]:
    """Return the fields of an entry, and its type under the name of none."""
    head, *lines, end, last = as_bibtex((source,), REVIEWED).split("\n")
    assert (end, last) == ("}", "")
    found = [re.fullmatch(r"  (\w+) = (.*),", line) for line in lines]
    return {"": head.partition("{")[0], **{each[1]: each[2] for each in found if each}}


def dated(text: str) -> dict[str, str]:
    """Return the fields that say when a source is from."""
    fields = entry(Source("s", "S", "book", date=parse(text)))
    return {key: fields[key] for key in ("year", "month", "day", "date", "note") if key in fields}


def test_whole() -> None:
    """Titles keep their capitals, names stay whole, TeX's signs are escaped, addresses are not."""
    source = Source(
        *("a-book", "Costs & gains: 100% of {it}", "book", None, "Smith & Sons", parse("2006-11")),
        *("E/2007/39", PAGE),
    )
    assert as_bibtex((source,), REVIEWED) == (
        "@book{a-book,\n"
        "  title = {Costs \\& gains: 100\\% of \\textbraceleft{}it\\textbraceright{}},\n"
        "  author = {{Smith \\& Sons}},\n"
        "  publisher = {Smith \\& Sons},\n"
        "  number = {E/2007/39},\n"
        "  year = {2006},\n"
        "  month = nov,\n"
        "  date = {2006-11},\n"
        "  url = {https://example.org/a_b%20c~d?e=1&f#g},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("kind", "form", "issuer", "more"),
    [
        ("book", "@book", "publisher", {}),
        ("news", "@article", "journal", {}),
        ("report", "@techreport", "institution", {"type": "{Report}"}),
        ("press-release", "@techreport", "institution", {"type": "{Press release}"}),
        ("web-page", "@online", "organization", {"urldate": "{2026-11-26}"}),
        ("encyclopaedia", "@online", "organization", {"urldate": "{2026-11-26}"}),
        ("resolution", "@misc", "organization", {}),
        ("anything", "@misc", "organization", {}),
    ],
)
def test_types(kind: str, form: str, issuer: str, more: dict[str, str]) -> None:
    """An entry has the type of its kind, and in it a field for who issued it."""
    found = entry(Source("s", "S", kind, "Ana", "The Press", parse("2006"), url=PAGE))
    assert (found[""], found["author"], found[issuer]) == (form, "{{Ana}}", "{The Press}")
    assert {key: found[key] for key in ("type", "urldate") if key in found} == more


@pytest.mark.parametrize("kind", ["book", "news", "report", "press-release"])
@pytest.mark.parametrize(("publisher", "date"), [(None, "2006"), ("P", None), ("P", "2005/2009")])
def test_without_what_a_type_needs(kind: str, publisher: str | None, date: str | None) -> None:
    """Styles refuse such a type without an issuer or a year, so the entry has another."""
    source = Source("s", "S", kind, "Ana", publisher, date and parse(date))
    assert entry(source)[""] == "@misc"
    again = entry(Source("s", "S", kind, "Ana", publisher, date and parse(date), url=PAGE))
    assert (again[""], "urldate" in again) == (("@misc", False) if date else ("@online", True))


def test_a_symbol() -> None:
    """A document's symbol is its number; a @misc has no field for one, and @online no other."""
    for kind, form, field in (
        ("report", "@techreport", "number"),
        ("resolution", "@misc", "howpublished"),
        ("web-page", "@misc", "howpublished"),
    ):
        found = entry(Source("s", "S", kind, None, "UN", parse("2006"), "A/61_1", PAGE))
        assert (found[""], found[field]) == (form, r"{A/61\_1}")


def test_nobody_signed_it() -> None:
    """What has neither author nor issuer is sorted by its title."""
    found = entry(Source("s", "S & t", "book"))
    assert (found["key"], "author" in found) == (r"{{S \& t}}", False)
    assert "key" not in entry(Source("s", "S", "book", "Ana"))


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        (
            "2006-09-02",
            {"year": "{2006}", "month": "sep", "day": "{2}", "date": "{2006-09-02}"},
        ),
        ("2006-11", {"year": "{2006}", "month": "nov", "date": "{2006-11}"}),
        ("2006", {"year": "{2006}", "date": "{2006}"}),
        ("2006~", {"year": "{2006}", "date": "{2006~}", "note": "{about 2006}"}),
        ("2005-22", {"year": "{2005}", "date": "{2005-22}", "note": "{summer 2005}"}),
        ("2005-24", {"date": "{2005-24}", "note": "{winter 2005–06}"}),
        ("2005-33", {"year": "{2005}", "note": "{the first quarter of 2005}"}),
        ("199X", {"date": "{199X}", "note": "{the 1990s}"}),
        ("2005/2009", {"date": "{2005/2009}", "note": "{2005–2009}"}),
        ("2005/..", {"date": "{2005/..}", "note": "{since 2005}"}),
        ("2005/", {"date": "{2005/}", "note": "{from 2005, end unknown}"}),
        ("../2005", {"note": "{up to 2005}"}),
        (
            "[2007-03-02..2007-05-16]",
            {"year": "{2007}", "note": "{between 2 March and 16 May 2007}"},
        ),
    ],
)
def test_no_precision_is_added(date: str, fields: dict[str, str]) -> None:
    """What is certain is year, month and day; a note has only what these cannot say."""
    assert dated(date) == fields


def test_a_command_in_front() -> None:
    """A command that begins a title does not lower its letters, as BibTeX would."""
    assert entry(Source("s", "{IT} & US", "book"))["title"].startswith(r"{{{}\textbraceleft{}IT")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Report on the summit", "Report on the summit"),
        ("Law on the UN office in New York", "Law on the {UN} office in {New York}"),
        ("UN news", "{UN} news"),
        ("eGov and iPhones", "{eGov} and {iPhones}"),
        ("kztimeline, a tool", "{kztimeline,} a tool"),
        ("“Law” of 2006", "{“Law”} of 2006"),
        ("R&D at AT&T", r"{R\&D} at {AT\&T}"),
        ("{a} {B}", r"{{}\textbraceleft{}a\textbraceright{} \textbraceleft{}B\textbraceright{}}"),
        ("A  B ", "A  {B} "),
        ("Генеральная Ассамблея ООН", "Генеральная {Ассамблея ООН}"),
        ("联合国大会决议", "联合国大会决议"),
        ("الأمم المتحدة: UN", "الأمم المتحدة: {UN}"),
    ],
)
def test_capitals(title: str, written: str) -> None:
    """Each word with a capital stands in braces, but for a first one that any style writes so."""
    assert entry(Source("s", title, "book"))["title"] == f"{{{written}}}"


@pytest.mark.parametrize("text", ["}, year = {1}, x = {", "{", r"\}", "}}\n\n@misc{x,"])
def test_braces_stay_paired(text: str) -> None:
    """BibTeX counts braces, escaped or not, so data never has one alone."""
    source = Source("s", text, "book", text, symbol=text, url=f"https://x.example/{text}")
    depths = [line.count("{") - line.count("}") for line in as_bibtex((source,)).splitlines()]
    assert depths == [1, 0, 0, 0, 0, -1]


@pytest.mark.parametrize(
    ("url", "field", "value"),
    [
        ("https://x.example/a_(b)", "url", "{https://x.example/a_%28b%29}"),
        ("https://x.example/ә", "url", "{https://x.example/%D3%99}"),
        ("javascript:alert(1)", "note", "{javascript:alert(1)}"),
        ("https://a@b.example/_", "note", r"{https://a@b.example/\_}"),
    ],
)
def test_only_web_addresses_are_links(url: str, field: str, value: str) -> None:
    """What may not be followed is text."""
    found = entry(Source("s", "S", "book", url=url))
    assert {key: found[key] for key in ("url", "note") if key in found} == {field: value}


def bib(folder: Path, sources: tuple[Source, ...]) -> Path:
    """Write a file of entries."""
    file = folder / "s.bib"
    file.write_text(as_bibtex(sources, REVIEWED), encoding="utf-8")
    return file


@pytest.mark.parametrize("style", few(["plain", "alpha"]))
@pytest.mark.parametrize("sources", [LOADED.sources, SOURCES], ids=["bundled", "made"])
def test_pybtex(sources: tuple[Source, ...], style: str, tmp_path: Path) -> None:
    """Pybtex formats every entry, with its title as it is and its address as it was."""
    pybtex = pytest.importorskip("pybtex", reason="pybtex is not installed")
    file = str(bib(tmp_path, sources))
    text = pybtex.PybtexEngine().format_from_file(
        file, style, citations=["*"], output_backend="plaintext"
    )
    assert text.count("\n") == len(sources)
    if sources is LOADED.sources:
        for source in sources:
            assert source.title in text
            assert not source.url or source.url in text


@pytest.mark.skipif(not shutil.which("bibtex"), reason="BibTeX is not installed")
@pytest.mark.parametrize(
    ("style", "sources"),
    # A style with names and years for labels has letters for no more than 30 that are alike.
    [("plain", LOADED.sources), ("plain", SOURCES), ("plainnat", LOADED.sources)],
    ids=["plain-bundled", "plain-made", "plainnat-bundled"],
)
def test_bibtex(style: str, sources: tuple[Source, ...], tmp_path: Path) -> None:
    """BibTeX takes every entry without an error; what it warns of is what a source has not."""
    bib(tmp_path, sources)
    (tmp_path / "s.aux").write_text(f"\\citation{{*}}\n\\bibdata{{s}}\n\\bibstyle{{{style}}}\n")
    done = subprocess.run(
        ["bibtex", "s"], cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    if b"I couldn't open style file" in done.stdout:
        pytest.skip(f"BibTeX has no style {style}")
    assert done.returncode == 0, done.stdout.decode()
    warned = set(re.findall("Warning--(.*)", done.stdout.decode()))
    unknown = r'entry type for "[a-z0-9-]+" isn\'t style-file defined|empty year in .*'
    # A symbol is no number of a series, but nothing else shows it in a @book.
    assert not {each for each in warned if not re.fullmatch(f"{unknown}|there's a number .*", each)}
    assert (tmp_path / "s.bbl").read_text("utf-8").count("\\bibitem") == len(sources)


@pytest.mark.exhaustive
@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")
def test_biber(tmp_path: Path) -> None:
    """Biber knows every field of every entry, and asks only for dates that nobody knows."""
    file = bib(tmp_path, (*LOADED.sources, *SOURCES))
    done = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--nolog", file.name],
        cwd=tmp_path,
        capture_output=True,
        timeout=300,
        check=False,
    )
    said = done.stdout.decode()
    warned = re.findall("(?:WARN|ERROR) - (.*)", said)
    assert done.returncode == 0, said
    assert [each for each in warned if "one of 'date, year' must be defined" not in each] == []


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
@pytest.mark.parametrize("dialect", few(["bibtex", "biblatex"]))
@pytest.mark.parametrize("sources", [LOADED.sources, SOURCES], ids=["bundled", "made"])
def test_pandoc(sources: tuple[Source, ...], dialect: str, tmp_path: Path) -> None:
    """Pandoc reads every entry in both dialects."""
    done = subprocess.run(
        ["pandoc", "-f", dialect, "-t", "csljson", bib(tmp_path, sources)],
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert {item["id"] for item in json.loads(done.stdout)} == {source.id for source in sources}


@pytest.mark.skipif(
    not (shutil.which("node") and (NODE_MODULES / "@retorquere/bibtex-parser").is_dir()),
    reason="needs node, and @retorquere/bibtex-parser in the folder that $KZ_NODE_MODULES names",
)
def test_better_bibtex(tmp_path: Path) -> None:
    """What imports into Zotero reads every entry, its title and author letter by letter."""
    (tmp_path / "node_modules").symlink_to(NODE_MODULES.resolve())
    script = tmp_path / "parse.mjs"
    script.write_text(_BETTER_BIBTEX, encoding="utf-8")
    titles = ("Қазақстан мен БҰҰ", "联合国 and الأمم المتحدة", "A Law of the UN", "R&D at 100%")
    made = tuple(Source(f"s{at}", title, "book", title) for at, title in enumerate(titles))
    sources = LOADED.sources + made
    done = subprocess.run(
        ["node", script],
        input=as_bibtex(sources).encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["errors"] == []
    assert found["entries"] == [
        [source.id, source.title, source.author or source.publisher] for source in sources
    ]
