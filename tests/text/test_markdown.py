"""Text in Markdown: read as it was written, and legible before it is read."""

import hostile
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kztimeline.text.escape import escape
from kztimeline.text.markdown import block, cell, inline, link

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = "\\`*_{}[]<>#+-.!|~&;()$:@/=\"' 1aЯxé,w"
"""What Markdown has a use for, and some letters and spaces."""
PLAIN = (
    "Almaty, “Алматы” and a dash – so what?",
    "2003-08-28/2003-08-29",
    "[1923-03-02..1923-05-16]",
    "a-name-with-hyphens",
    "snake_case and UN_ES",
    "5 > 3 < 4 & more; 2 * 3 = 6",
    "US$ 5 (or 50%), no. 1. (a) #1 C# @home",
    "-5 degrees, +7 727",
    "1.5 times, 2006. And more",
    "Enough!",
    "a | b",
    "R&D, and https is a scheme; www too",
    "\\x1b",
    "[x] [a] (b)",
)
"""What needs no escape within a line."""


def read(text: str) -> list[tuple[str, str]]:
    """Return what a reader finds: kinds of blocks, and the text in each line."""
    found = []
    for token in READER.parse(text):
        if token.type == "inline":
            kinds = {child.type for child in token.children or ()} - {"text", "text_special"}
            assert kinds <= {"link_open", "link_close"}, (text, kinds)
            said = "".join(child.content for child in token.children or ())
            found.append(("text", said))
        elif token.nesting >= 0:
            found.append((token.type, token.tag))
    return found


def wanted(text: str) -> str:
    """Return a text as it is to be read, without spaces at its ends."""
    return escape(" ".join(text.split("\n")).strip(" "))


@given(st.text(SIGNS, max_size=12))
@example("*")
@example("\\")
@example("- - -")
@example("--")
@example("1) x")
@example("# #")
def test_everything_is_read_as_it_was(text: str) -> None:
    """As a paragraph, an item, a heading, a cell, a link and between others a text is itself."""
    said = wanted(text)
    paragraph = [("paragraph_open", "p"), ("text", said)] if said else []
    assert read(f"{block(text)}\n") == paragraph
    item = [("bullet_list_open", "ul"), ("list_item_open", "li"), *paragraph]
    assert read(f"- {block(text)}\n") == item
    assert read(f"# {inline(text)}\n") == [("heading_open", "h1"), ("text", said)]
    table = read(f"| a | b |\n| --- | --- |\n| {cell(text)} | {cell(text)} |\n")
    assert [each for kind, each in table if kind == "text"] == ["a", "b", said, said]
    line = f"{link(text, 'https://x.example')}, {inline(text)}: {inline(text)} ({inline(text)})"
    assert read(line) == [("paragraph_open", "p"), ("text", f"{said}, {said}: {said} ({said})")]
    named = f"- {block(text)}: x\n- {block(text)}: {inline(text)}\n"
    assert [each for kind, each in read(named) if kind == "text"] == [
        f"{said}: x",
        f"{said}: {said}".strip(" "),
    ]


@pytest.mark.parametrize("text", hostile.STRINGS.values(), ids=hostile.STRINGS)
def test_hostile_strings(text: str) -> None:
    """So is what means harm; this reader takes every space from the ends."""
    table = f"| a |\n| --- |\n| {cell(text)} |\n"
    for written in (f"{block(text)}\n", table):
        found = [said.strip() for kind, said in read(written) if kind == "text"]
        assert found[-1:] == ([wanted(text).strip()] if wanted(text) else [])


@pytest.mark.parametrize("text", PLAIN)
def test_what_needs_no_escape_has_none(text: str) -> None:
    """Ordinary text stays as legible as it was."""
    assert inline(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- x", "\\- x"),
        ("---", "\\---"),
        ("1. x", "1\\. x"),
        ("2006) x", "2006\\) x"),
        ("> x", "\\> x"),
        ("## x", "\\## x"),
        ("[ ] x", "\\[ ] x"),
        ("[x]: y", "\\[x]: y"),
        ("*a* _b_", "\\*a\\* \\_b\\_"),
        ("`x`", "\\`x\\`"),
        ("a [x](y)", "a [x\\](y)"),
        ("<b> </b>", "\\<b> \\</b>"),
        ("&lt; &#60;", "\\&lt; \\&#60;"),
        ("see https://x.example or www.x.example", "see https\\://x.example or www\\.x.example"),
        ("_www.x.example, not awww.x", "\\_www\\.x.example, not awww.x"),
        ("a@b.example", "a\\@b.example"),
        ("a\\*", "a\\\\\\*"),
    ],
)
def test_what_needs_one(text: str, written: str) -> None:
    """What is taken for something has one backslash, where it is taken for it."""
    assert block(text) == written
