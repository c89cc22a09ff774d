"""Hidden characters are made visible; everything that people read stays as it is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unseen import HIDDEN, hidden

from kztimeline.text.escape import escape, escape_json, one_line

LEFT_ALONE = [
    pytest.param("", id="empty"),
    pytest.param("Kazakhstan and the United Nations", id="english"),
    pytest.param("Қазақстан және БҰҰ", id="kazakh"),
    pytest.param("كازاخستان", id="arabic"),
    pytest.param("קזחסטן", id="hebrew"),
    pytest.param("می\u200cخواهم", id="zero-width non-joiner"),
    pytest.param("👩\u200d🚀", id="zero-width joiner"),
    pytest.param("❤\ufe0f ✔\ufe0e 1\ufe0f\u20e3", id="emoji and text presentation"),
    pytest.param("\u0601٢٠٠٦", id="arabic sign of a year"),
    pytest.param("Cafe\u0301 \u0c95\u0ccd\u0cb7", id="combining marks"),
    pytest.param("\ue0b0", id="private use, which fonts draw"),
    pytest.param("10\xa0000", id="no-break space"),
    pytest.param(r"\x1b and \u202e", id="an escape that is written out"),
]
SHOWN = [
    pytest.param("\x1b[31mred", r"\x1b[31mred", id="ESC"),
    pytest.param("\x1b]52;c;aGk=\x07", r"\x1b]52;c;aGk=\x07", id="OSC 52"),
    pytest.param("a\0b", r"a\x00b", id="NUL"),
    pytest.param("a\n\r\tb", r"a\n\r\tb", id="LF CR TAB"),
    pytest.param("a\x7fb", r"a\x7fb", id="DEL"),
    pytest.param("\x9b31m", r"\x9b31m", id="C1"),
    pytest.param("abc\u202ecba", r"abc\u202ecba", id="right-to-left override"),
    pytest.param("\u2066x\u2069", r"\u2066x\u2069", id="isolates"),
    pytest.param("a\u2028b\u2029", r"a\u2028b\u2029", id="line and paragraph separators"),
    pytest.param("\ufff9a\ufffb", r"\ufff9a\ufffb", id="annotation"),
    pytest.param("a\ud800b", r"a\ud800b", id="lone surrogate"),
    pytest.param("葛\U000e0100", r"葛\U000e0100", id="variation selector"),
    pytest.param("flag\U000e0067", r"flag\U000e0067", id="tag"),
    pytest.param("Алма\u200bты", r"Алма\u200bты", id="zero-width space"),
    pytest.param("a\u2060b\ufeffc\xadd", r"a\u2060b\ufeffc\xadd", id="joiner, BOM, soft hyphen"),
    pytest.param("a\u3164\u115f", r"a\u3164\u115f", id="fillers"),
    pytest.param("a\ufe00\u180e", r"a\ufe00\u180e", id="other selectors"),
    pytest.param("\ufffe\U0001ffff", r"\ufffe\U0001ffff", id="noncharacters"),
    pytest.param("Қаз\x1b\u200dақ", "Қаз\\x1b\u200dақ", id="only what is hidden"),
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_readable_text_stays(text: str) -> None:
    """Text of any script is returned as it is, with its joiners."""
    assert escape(text) == text
    assert escape_json(text) == text


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_hidden_characters_show(text: str, shown: str) -> None:
    """A hidden character becomes an escape, and its neighbours stay."""
    assert escape(text) == shown
    assert escape(shown) == shown


def test_every_code_point() -> None:
    """Exactly the characters that the rule names are changed, of all there are."""
    changed = set()
    for block in range(0, 0x110000, 256):
        characters = [*map(chr, range(block, block + 256))]
        if escape("".join(characters)) != "".join(characters):
            changed |= {ord(char) for char in characters if escape(char) != char}
    assert changed == HIDDEN


@given(st.lists(st.characters()))
def test_characters_are_shown_one_by_one(characters: list[str]) -> None:
    """No two pieces can be spliced into one that either of them was not."""
    assert escape("".join(characters)) == "".join(map(escape, characters))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        (" a \r\n\n\t b\rc ", "a b c"),
        ("10\xa0000\u3000m", "10\xa0000\u3000m"),
        ("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029", "a\x0bb\x0cc\x1cd\x85e\u2028f\u2029"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    """Line ends become spaces; other white space is kept, to be shown or because it is meant."""
    assert one_line(text) == line


JSON_SHOWN = [
    pytest.param('"a\x7fb"', r'"a\u007fb"', id="DEL"),
    pytest.param('"\u202e"', r'"\u202e"', id="right-to-left override"),
    pytest.param('"\U000e0067"', r'"\udb40\udc67"', id="tag, as a surrogate pair"),
    pytest.param('"\ud800"', r'"\ud800"', id="lone surrogate"),
    pytest.param("{\n\x9b\n}", "{\n\\u009b\n}", id="line feeds are layout"),
]


@pytest.mark.parametrize(("text", "shown"), JSON_SHOWN)
def test_hidden_characters_in_json(text: str, shown: str) -> None:
    """In JSON the escapes are those of JSON."""
    assert escape_json(text) == shown


@given(st.dictionaries(st.text(), st.lists(st.text(), max_size=3), max_size=3))
def test_visible_json_is_the_same_data(data: dict[str, list[str]]) -> None:
    """Escaping changes no data, and leaves nothing hidden but line feeds."""
    shown = escape_json(json.dumps(data, ensure_ascii=False, indent=2))
    assert json.loads(shown) == data
    assert not hidden(shown)
