"""Each rule of the linter: what it finds, and beside it what it leaves alone."""

from pathlib import Path

import pytest

from kztimeline.check import RULES, Diagnostic, check_file, check_text
from kztimeline.dataset.bundled import events_file
from kztimeline.errors import FileError

ROOT = Path(__file__).parents[2]
CLEAN = """\
[dataset]
title = "Lake"
description = "A lake and its boats."
version = "1"
license = "CC0-1.0"
coverage = "1900/1999"
reviewed = "2020-01-31"
[[sources]]
id = "book"
title = "Book of boats"
kind = "book"
symbol = "A/RES/46/224"
url = "https://example.org/boats"
[[sources]]
id = "log"
title = "Log of a boat"
kind = "record"
[[topics]]
id = "lake"
title = "Lake"
names = { en = ["The Lake", "Big Water"], ru = ["Озеро"] }
[[topics]]
id = "boats"
title = "Boats"
[[events]]
id = "launch"
date = "1950-06"
title = "Launch"
summary = "The boat is launched."
topics = ["boats", "lake"]
claims = [{ source = "book", date = "1950" }, { source = "log", date = "1951" }]
[[events]]
id = "race"
date = "1960"
title = "Race"
claims = [{ source = "log", at = "p. 1" }]
[[facts]]
id = "depth"
topic = "lake"
title = "Depth"
value = 20
unit = "m"
as_of = "1970"
claims = [{ source = "book", value = 15, relation = ">" }]
[[facts]]
id = "owner"
topic = "lake"
title = "Owner"
value = "The town"
as_of = "1980/.."
claims = [{ source = "log", value = "the town" }]
"""

UNUSED = """\
[[sources]]
id = "map"
title = "Map"
kind = "map"
[[topics]]
id = "lake\""""

UNIT = 'unit = "km"\n'
SERIES = f"""\
series = "S"
value = 3
as_of = "1980"
claims = [{{ source = "log", value = 3 }}]
[[facts]]
id = "width"
topic = "lake"
title = "Width"
value = 2
{UNIT}series = "S"
as_of = "1981"
claims = [{{ source = "log" }}]"""
"""Two facts of a series, the second in another unit."""

# Rule; what is taken out of the clean dataset; what is put there; a part of the message.
FOUND: list[tuple[str, str, str, str]] = [
    ("toml", '[[topics]]\nid = "boats"', '[[topics]\nid = "boats"', "not TOML"),
    ("toml", 'title = "Race"', 'title = "Race', "not TOML"),
    ("unknown-key", 'unit = "m"', 'units = "m"', "did you mean unit?"),
    (
        "unknown-key",
        '[[events]]\nid = "race"',
        "[[people]]\n[[events]]\nid = 'race'",
        "the file takes dataset",
    ),
    ("unknown-key", "symbol = ", "signs = ", "a source takes id, title"),
    ("missing-key", 'version = "1"\n', "", "the dataset needs the key version"),
    ("missing-key", 'title = "Race"\n', "", "an event needs the key title"),
    ("missing-key", '{ source = "log", at = "p. 1" }', "{ source = 'log' }, {}", "key source"),
    ("wrong-type", 'title = "Race"', "title = 1960", "must be text in quotation marks"),
    ("wrong-type", 'date = "1960"', "date = 1960-01-01", "must be an EDTF date in quotes"),
    ("wrong-type", '[{ source = "log", at = "p. 1" }]', '"log"', "must be an array"),
    ("wrong-type", '["boats", "lake"]', '["boats", 7, "lake"]', "not an integer"),
    ("wrong-type", 'ru = ["Озеро"]', 'ru = "Озеро"', "must be an array"),
    ("wrong-type", "value = 20\n", "value = false\n", "must be a number or text"),
    ("bad-value", 'title = "Race"', 'title = " "', "must not be empty"),
    ("bad-value", 'ru = ["Озеро"]', 'ru = ["Озеро", ""]', "must not be empty"),
    ("bad-value", "value = 20\n", "value = inf\n", "must be a finite number"),
    ("bad-value", 'value = "the town"', "value = 7", "the fact's value is text"),
    ("bad-relation", 'relation = ">"', 'relation = "over"', "is no relation"),
    ("bad-relation", "value = 15, ", "", "there is no value that it relates to"),
    ("bad-relation", '"the town" }', '"the town", relation = ">" }', "text can only be equal"),
    ("bad-id", 'id = "race"', 'id = "Race Day"', '"Race Day" is no id'),
    ("bad-id", '["boats", "lake"]', '["boats", "Lake!", "lake"]', '"Lake!" is no id'),
    ("bad-date", 'date = "1960"', 'date = "1960-02-30"', "there are 29 days in February 1960"),
    ("bad-date", 'date = "1960"', 'date = "summer 1960"', "is not an EDTF date"),
    ("bad-date", '"2020-01-31"', '"2020-01"', "must be a full day"),
    ("bad-date", '"2020-01-31"', '"2020-01-31~"', "must be a full day"),
    ("bad-date", '"2020-01-31"', '"2020-01-31/2020-02-01"', "must be a full day"),
    ("reversed-date", 'date = "1960"', 'date = "1961/1960"', "put the earlier date first"),
    ("reversed-date", 'date = "1960"', 'date = "[1961..1960]"', "put the earlier date first"),
    ("no-claims", '[{ source = "log", at = "p. 1" }]', "[]", "every statement needs a source"),
    ("duplicate-id", 'id = "race"', 'id = "launch"', "taken by one of the events"),
    ("duplicate-id", 'id = "race"', 'id = "boats"', "taken by one of the topics"),
    ("unknown-source", '"log", at', '"lgo", at', "did you mean log?"),
    ("unknown-source", '"log", at', '"lake", at', "add it under [[sources]]"),
    ("unknown-topic", '["boats", "lake"]', '["boats", "lake", "laek"]', "did you mean lake?"),
    ("unknown-topic", '"lake"\ntitle = "Owner"', '"pond"\ntitle = "Owner"', "under [[topics]]"),
    ("outside-coverage", 'date = "1960"', 'date = "2001"', "widen coverage"),
    ("outside-coverage", 'date = "1960"', 'date = "1960/2001"', "outside the coverage"),
    ("outside-coverage", 'as_of = "1970"', 'as_of = "1850/.."', "as_of: 1850/.. is outside"),
    ("contradicted", 'date = "1950" }', 'date = "1949" }', "no claim agrees with 1950-06"),
    ("contradicted", "value = 15, ", "value = 25, ", "no claim agrees with 20"),
    ("contradicted", 'value = "the town"', 'value = "a man"', "no claim agrees with The town"),
    ("weak-source", 'kind = "record"', 'kind = "blog"', "owner rests on log alone"),
    ("duplicate-name", 'title = "Boats"', 'title = "LAKE"', "a name of lake, too"),
    ("duplicate-name", 'title = "Boats"', 'title = "Ozero"', '"Ozero" is a name of lake, too'),
    ("mixed-series", 'value = "The town"', 'series = "S"\nvalue = "The town"', "is text"),
    (
        "mixed-series",
        'value = "The town"\nas_of = "1980/.."\nclaims = [{ source = "log", value = "the town" }]',
        SERIES,
        '"S" has figures in no unit and in km',
    ),
    ("order", 'date = "1960"', 'date = "1949"', "race (1949) stands after launch (1950-06)"),
    ("order", 'as_of = "1970"', 'as_of = "1981"', "put it in chronological order"),
    ("order", '"race"\ndate = "1960"', '"boat"\ndate = "1950-06"', "stands after launch"),
    ("whitespace", 'title = "Race"', 'title = " Race"', "begins or ends with a space"),
    ("whitespace", 'title = "Race"', 'title = "The  race"', "several spaces in a row"),
    ("whitespace", '"Озеро"', '"Озеро "', "names: begins or ends"),
    ("whitespace", 'unit = "m"', 'unit = "m\u00a0"', "begins or ends"),
    ("control-character", 'title = "Race"', r'title = "Ra\u001bce"', r"character \x1b"),
    ("control-character", 'title = "Race"', 'title = "Ra\u202ece"', r"character \u202e"),
    ("control-character", 'title = "Race"', r'title = "The\nrace"', r"character \n"),
    ("control-character", '"The boat is launched."', r'"The\tboat"', r"summary: the character \t"),
    ("control-character", 'ru = ["Озеро"]', r'"r\u0007" = ["Озеро"]', r"names: the character \x07"),
    ("title-too-long", 'title = "Race"', f'title = "{"é" * 71}"', "has 71 characters"),
    ("address", "https://", "javascript:", "is no address that can be linked"),
    ("address", "https://", "httpſ://", "is no address that can be linked"),
    ("address", "https://", "https://user@", "a host in ASCII without a name before it"),
    ("address", "https://example.org/boats", "https:///boats", "is no address that can"),
    ("address", "https://example.org", "https://[2001:db8::1]", "is no address that can"),
    ("address", "https://example.org", "https://қайық.example", "is no address that can"),
    ("address", "https://example.org", "https://\u212aayak.example", "is no address that can"),
    ("address", "/boats", "/big boats", "and %20 or %27 for spaces"),
    ("wikidata", 'id = "lake"\n', 'id = "lake"\nwikidata = "q232"\n', "write it as in Q232"),
    ("language", '"Big Water"], ru', '"Big Water"], "ru_RU"', '"ru_RU" is no language tag'),
    ("symbol", "A/RES/46/224", "a/res/46/224", "does not look like a symbol"),
    ("symbol", "A/RES/46/224", "A//46", "does not look like a symbol"),
    ("symbol", "A/RES/46/224", "A/RES", "does not look like a symbol"),
    ("symbol", "A/RES/46/224", "Resolution 46/224", "does not look like a symbol"),
    (
        "alike",
        'title = "Log of a boat"\nkind = "record"',
        'title = "BOOK of boats"\nkind = "record"\nsymbol = "A/RES/46/224"',
        "log cannot be told from book",
    ),
    ("unused", '[[topics]]\nid = "lake"', UNUSED, "no claim refers to the source map"),
    ("unused", '["boats", "lake"]', '["lake"]', "no event or fact refers to the topic boats"),
]
DOUBTS = {"alike", "language", "symbol", "unused", "weak-source", "wikidata"}

LEFT_ALONE: list[tuple[str, str, str]] = [
    ("nothing changed", "", ""),
    ("a date that may lie within", 'date = "1960"', 'date = "[1999-06..2000-06]"'),
    ("a year that coverage cuts", '"1900/1999"', '"1950-06-15/1999"'),
    ("open ends", '"1950-06"', '"1900/.."'),
    ("an unknown beginning", '"1950-06"', '"/1950"'),
    ("open coverage", '"1900/1999"', '"1900/.."'),
    ("no claim that names a date", 'date = "1950" }, { source = "log", date = "1951" }', "}"),
    ("one claim of two conflicts", 'date = "1951"', 'date = "1800"'),
    ("text by its letters", '"the town"', '"THE TOWN"'),
    ("names of one topic", '"The Lake"', '"LAKE"'),
    ("a name without letters", '"Big Water"', '"!"'),
    ("one title, one of them with a symbol", '"Log of a boat"', '"Book of boats"'),
    (
        "one symbol, another date",
        'title = "Log of a boat"\nkind = "record"',
        'title = "Book of boats"\nkind = "record"\nsymbol = "A/RES/46/224"\ndate = "1951"',
    ),
    (
        "a series of one unit",
        'value = "The town"\nas_of = "1980/.."\nclaims = [{ source = "log", value = "the town" }]',
        SERIES.replace(UNIT, ""),
    ),
    ("same date, by id", 'date = "1960"', 'date = "1950-06"'),
    ("the longer interval first", 'date = "1950-06"', 'date = "1950/1970"'),
    ("several lines", '"The boat is launched."', '"""\nThe boat\n\nis  launched.\n"""'),
    ("Arabic, joiners, marks", 'title = "Race"', 'title = "سباق\u200c القوارب e\u0301"'),
    ("seventy characters", 'title = "Race"', 'title = "' + "e\u0301" * 70 + '"'),
    ("an address in capitals", "https://", "HTTPS://"),
    ("a page that never had https", "https://", "http://"),
    ("no slash, no symbol of the UN", "A/RES/46/224", "ISO 8601-2"),
    *(
        (symbol, "A/RES/46/224", symbol)
        for symbol in (
            "S/RES/1645 (2005)",
            "A/RES/217(III)",
            "A/RES/3201 (S-VI)",
            "A/RES/48/218 B",
            "A/61/L.1/Rev.1",
            "A/CONF.202/3",
            "E/CN.4/2006/1",
            "E/2007/39",
            "DEV/2429",
            "SC/8296",
            "SG/SM/10848",
            "CD/1831",
            "CCPR/C/79/Add.116",
        )
    ),
]


def changed(out: str, put: str) -> str:
    """Return the clean dataset with one thing replaced."""
    assert CLEAN.count(out) == 1 or not out
    return CLEAN.replace(out, put) if out else CLEAN


@pytest.mark.parametrize(("rule", "out", "put", "message"), FOUND)
def test_found(rule: str, out: str, put: str, message: str) -> None:
    """One mistake is one finding: of the rule it breaks, with the way to mend it."""
    (finding,) = check_text(changed(out, put), "lake.toml")
    assert (finding.file, finding.rule) == ("lake.toml", rule)
    assert message in finding.message
    doubtful = rule in DOUBTS or put.lower() == "http://"
    assert finding.severity == ("warning" if doubtful else "error")


@pytest.mark.parametrize(("out", "put"), [case[1:] for case in LEFT_ALONE], ids=lambda text: None)
def test_left_alone(out: str, put: str) -> None:
    """What only looks like a mistake is left alone."""
    assert check_text(changed(out, put)) == ()


def test_every_rule_is_tested() -> None:
    """No rule is without a case above; the encoding has its own tests."""
    assert {case[0] for case in FOUND} | {"encoding"} == set(RULES)


def test_one_mistake_hides_no_other() -> None:
    """A table, a claim or a list with one mistake is still searched for others."""
    text = changed('["boats", "lake"]', '["Boats!", "laek", 1, "boats"]')
    text = text.replace('title = "Race"', 'titel = "Race"\nplace = " x"')
    text = text.replace('ru = ["Озеро"]', 'ru = ["", "Boats"], de = 1')
    text = text.replace('{ source = "log", at = "p. 1" }', '7, { sauce = "log" }, { source = "x" }')
    assert [finding.rule for finding in check_text(text)] == [
        *("bad-value", "wrong-type", "duplicate-name"),
        *("bad-id", "unknown-topic", "wrong-type"),
        *("unknown-key", "whitespace", "wrong-type", "unknown-key", "unknown-source"),
    ]


@pytest.mark.parametrize(
    ("order", "late"),
    [("abcd", ""), ("acbd", "b"), ("badc", "ac"), ("dabc", "a"), ("bcda", "a"), ("dcba", "cba")],
)
def test_inversions(order: str, late: str) -> None:
    """Of events out of order, those are named that stand after a later one."""
    header, _, rest = CLEAN.partition("[[events]]")
    tables = [
        f"[[events]]\nid = '{name}'\ndate = '191{'abcd'.index(name)}'\ntitle = '{name}'\n"
        "topics = ['boats']\nclaims = [{ source = 'log' }]\n"
        for name in order
    ]
    text = header + "".join(tables) + rest[rest.index("[[facts]]") :]
    found = [finding.message.split(" ")[0] for finding in check_text(text)]
    assert found == list(late)


@pytest.mark.parametrize("text", ["", "# nothing\n", "[[sources]]\n", "dataset = 1"])
def test_next_to_nothing(text: str) -> None:
    """A file with hardly anything in it has findings, all on lines that it has."""
    found = check_text(text)
    assert found
    assert {finding.line for finding in found} == {1}


def test_not_utf8(tmp_path: Path) -> None:
    """A file in another encoding is one finding, at the first byte that is no UTF-8."""
    file = tmp_path / "lake.toml"
    file.write_bytes(b"\xef\xbb\xbfa = 1\r\nb = '\xc3\xa9t\xe9' # x\r\n")
    message = "byte 0xe9 is not UTF-8; save the file as UTF-8"
    line = r"b = 'ét\xe9' # x"
    assert check_file(file) == (Diagnostic(str(file), 2, 8, 9, "encoding", "error", message, line),)
    file.write_bytes(b"\xef\xbb\xbf\xff")
    assert [finding[1:3] for finding in check_file(file)] == [(1, 1)]


def test_no_file(tmp_path: Path) -> None:
    """A file that cannot be read is no finding but an error."""
    with pytest.raises(FileError, match="cannot read"):
        check_file(tmp_path / "none.toml")


def test_bundled_dataset() -> None:
    """The bundled dataset keeps every rule."""
    assert check_file(events_file()) == ()


@pytest.mark.parametrize(
    ("name", "rules"), [("spaceflight", []), ("band", ["weak-source"]), ("company", [])]
)
def test_samples(name: str, rules: list[str]) -> None:
    """The sample datasets have no findings, but that an encyclopaedia alone counts the songs."""
    found = check_file(ROOT / "tests" / "datasets" / f"{name}.toml")
    assert [finding.rule for finding in found] == rules


def test_the_format_is_documented() -> None:
    """The page on the format names every rule, and its example passes."""
    page = (ROOT / "docs" / "dataset.md").read_text("utf-8")
    assert not [rule for rule in RULES if f"`{rule}`" not in page]
    examples = [part.split("```")[0] for part in page.split("```toml\n")[1:]]
    assert [check_text(text) for text in examples if "[dataset]" in text] == [()]
