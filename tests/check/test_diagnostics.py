"""How findings look: a caret under the place, and GitHub's annotations."""

import pytest

from kztimeline.check import Diagnostic, as_github, as_text

CARETS = [
    # source line, column, end column, the line and the caret as they are shown
    ("id = 'A b'", 6, 11, "id = 'A b'", "     ^^^^^"),
    ("id = 'A b'", 1, 3, "id = 'A b'", "^^"),
    ("\tx = 1\t# y", 2, 3, "    x = 1    # y", "    ^"),
    ("'東京' = 1", 8, 9, "'東京' = 1", "         ^"),
    ("a = '東京'", 6, 8, "a = '東京'", "     ^^^^"),
    ("'e\u0301' = 1", 8, 9, "'e\u0301' = 1", "      ^"),
    ("'\u202e' = 1", 7, 8, r"'\u202e' = 1", "           ^"),
    ("a = '\x9b'", 6, 7, r"a = '\x9b'", r"     ^^^^"),
    ("a = '\u200d'", 6, 7, "a = '\u200d'", "     ^"),
    ("a = '\u0601'", 6, 8, "a = '\u0601'", "     ^^"),
    ("", 1, 2, "", "^"),
    ("a =", 4, 5, "a =", "   ^"),
]


@pytest.mark.parametrize(("source", "column", "end", "line", "caret"), CARETS)
def test_caret(source: str, column: int, end: int, line: str, caret: str) -> None:
    """The caret stands under its place after tabs, wide, combined and hidden characters."""
    finding = Diagnostic("d.toml", 3, column, end, "bad-id", "error", "write it so", source)
    assert as_text(finding).split("\n") == [
        f"d.toml:3:{column}: error[bad-id] write it so",
        f"| {line}".rstrip(),
        f"| {caret}",
    ]


def test_text_is_made_visible() -> None:
    """Neither the name of a file nor a message can reach the terminal."""
    finding = Diagnostic("d\x1b.toml", 1, 1, 2, "unknown-key", "warning", "key \x1b[2J\n", "\x1b")
    assert as_text(finding) == (
        "d\\x1b.toml:1:1: warning[unknown-key] key \\x1b[2J\\n\n| \\x1b\n| ^^^^"
    )


def test_no_line_is_a_command() -> None:
    """What a file says begins no line, so no runner takes it for a command, spaces or not."""
    finding = Diagnostic("d.toml", 1, 1, 2, "toml", "error", "not TOML", "  ::add-mask::x")
    assert not [line for line in as_text(finding).split("\n") if line.lstrip().startswith("::")]


def test_github() -> None:
    """An annotation is one line; what would end a property or the line is escaped."""
    finding = Diagnostic("a,b:c%.toml", 3, 5, 9, "bad-id", "warning", "50 %, a:\r\nb\x1b", "x")
    assert as_github(finding) == (
        "::warning file=a%2Cb%3Ac%25.toml,line=3,col=5,endColumn=9,title=bad-id::"
        "50 %25, a:%0D%0Ab\\x1b"
    )
