"""The oracles themselves: each accepts what is right, and objects where something got through."""

import oracles
import pytest
import sample

from kztimeline.formats import export

PAGE = export(sample.answer("timeline"), "html")
PICTURE = export(sample.answer("timeline"), "svg")
DIARY = "timeline\n    title T\n    section 2006\n        2 Nov : x\n"
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:e\r\n"
    "DTSTAMP:20200101T000000Z\r\nDTSTART;VALUE=DATE:20061102\r\nSUMMARY:x\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)
ENTRY = "@misc{s,\n  title = {x},\n  howpublished = {\\url{https://example.org}},\n}\n"
ITEM = '[\n  {"id": "s", "URL": "https://example.org"}\n]\n'
COMMAND = "::error file=a,line=1,col=1,endColumn=2,title=toml::x\n"
ORACLES = oracles.FORMATS | {
    "card": oracles.card,
    "bibtex": oracles.bibtex,
    "csl": oracles.csl,
    "github": oracles.github,
}
RIGHT = {
    "table": "\x1b[1mx\x1b[0m: 'y'\n",
    "text": "a\tx\n",
    "json": '[{"title": "x"}]\n',
    "jsonl": '{"title": "x"}\n',
    "csv": "id,title\r\n-5,x\r\n",
    "md": "| title |\n| --- |\n| x [a](https://example.org) |\n",
    "ics": CALENDAR,
    "mermaid": DIARY,
    "html": PAGE,
    "svg": PICTURE,
    "markwhen": '---\ntitle: "T"\n---\n\n2006: x #tag\n',
    "card": "title\tx\n",
    "bibtex": ENTRY,
    "csl": ITEM,
    "github": COMMAND,
}
# Format, what is replaced in the right output, and what would get there if nothing were escaped.
WRONG = [
    ("table", "'y'", "\x1b]0;owned\x07"),
    ("table", "'y'", "\x1b[2J"),
    ("text", "x", "x\ny"),
    ("text", "\n", "\nmore\tand\tmore\n"),
    ("json", "]", ", {}]"),
    ("jsonl", "\n", "\n{}\n"),
    ("csv", "x", "=1"),
    ("csv", "x", " \xa0+1"),
    ("csv", "x", "＠x"),
    ("csv", "x", "x,y"),
    ("csv", "x", "x\r\n1,y"),
    ("md", "x", "<b>x</b>"),
    ("md", "x", "![x](https://evil.example)"),
    ("md", "x", "`x`"),
    ("md", "x", "~~x~~"),
    ("md", "x", "x |\n| y"),
    ("md", "https://example.org", "https://good.example@evil.example"),
    ("md", "https://example.org", "mailto:x@y.z"),
    ("md", "| x", "\n# x\n\n| x"),
    ("md", "| x", "\n```\n\n| x"),
    ("ics", "SUMMARY:x", "SUMMARY:x\r\nATTENDEE:mailto:x@y.z"),
    ("ics", "SUMMARY:x", "SUMMARY:x\nDESCRIPTION:y"),
    ("ics", "SUMMARY:x", "SUMMARY:x\r\nURL:javascript:alert(1)"),
    ("ics", "SUMMARY:x", "SUMMARY:x\r\nBEGIN:VALARM\r\nEND:VALARM"),
    ("ics", "SUMMARY:x", "SUMMARY:" + "東" * 30),
    ("mermaid", "x", "x\n        2 Nov : y"),
    ("mermaid", "x", "x : y"),
    ("mermaid", "x", "%%{init}%%"),
    ("mermaid", "x", "#quot;"),
    ("mermaid", "x", "x; y"),
    ("html", "<h1>", "<h1><img src=x>"),
    ("html", "<h1>", "<h1><script>alert(1)</script>"),
    ("html", "<h1>", "<h1><style>*{color:red}</style>"),
    ("html", "<h1>", '<h1 onclick="alert(1)">'),
    ("html", "<h1>", '<h1 style="color:red">'),
    ("html", "<h1>", '<h1><a href="javascript:alert(1)">x</a>'),
    ("html", "<h1>", '<h1><a href="https://good.example@evil.example">x</a>'),
    ("html", "<h1>", "<h1></h1></header>"),
    ("html", "<h1>", "<h1><!-- x -->"),
    ("html", "<h1>", "<h1>\u200b"),
    ("svg", "<desc", '<desc onload="alert(1)"/><desc'),
    ("svg", "<desc", "<foreignObject/><desc"),
    ("svg", "<desc", '<a href="javascript:alert(1)"/><desc'),
    ("markwhen", "x", "x\n2007: y"),
    ("markwhen", "x", "#x y"),
    ("markwhen", "x", "[x](y)"),
    ("markwhen", '"T"', '"T"\nkey: x'),
    ("card", "\n", "\nsection\n"),
    ("bibtex", "{x}", "{x}, author = {y}, key = {z}"),
    ("bibtex", "{x}", "{\\}, year = {x}"),
    ("bibtex", "{x}", "{\\input{x}}"),
    ("bibtex", "{x}", "{100%}"),
    ("bibtex", "{x}", "{x}}\n\n@misc{y, title = {z}"),
    ("bibtex", "https://example.org", "javascript:alert(1)"),
    ("csl", "https://example.org", "javascript:alert(1)"),
    ("csl", "}", "}, {}"),
    ("github", "x\n", "x\n::error::y\n"),
    ("github", "x\n", "100%\n"),
]


def objections(name: str, text: str) -> list[str]:
    """Return what the oracle of a format has against an output of one record."""
    return oracles.faults(ORACLES[name], text)


@pytest.mark.parametrize("name", RIGHT)
def test_right(name: str) -> None:
    """What is right is accepted."""
    assert objections(name, RIGHT[name]) == []


@pytest.mark.parametrize(("name", "old", "new"), WRONG)
def test_wrong(name: str, old: str, new: str) -> None:
    """What got through unescaped is objected to."""
    assert old in RIGHT[name]
    assert objections(name, RIGHT[name].replace(old, new, 1))


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize(
    "char", ["\x1b", "\x9b", "\u202e", "\u200b", "\ufeff", "\xad", "\U000e0041"]
)
def test_unseen(name: str, char: str) -> None:
    """No oracle overlooks a character that nobody sees."""
    assert objections(name, RIGHT[name].replace("x", f"x{char}", 1))


def test_each_oracle_has_its_controls() -> None:
    """No oracle is without an output that it accepts, and others that it objects to."""
    assert set(RIGHT) == set(ORACLES) == {name for name, _, _ in WRONG}
