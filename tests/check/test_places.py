"""Where findings stand: at their line and column, whatever stands before them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import edited
from unseen import hidden

from kztimeline.check import Diagnostic, as_github, as_text, check_file, check_text

FILE = Path(__file__).parents[1] / "datasets" / "twenty-faults.toml"
FAULTS = [
    # line, column, text from there, rule
    (10, 11, "1.0", "wrong-type"),
    (13, 12, '"2020-05"', "bad-date"),
    (19, 7, '"ftp://example.org/book"', "address"),
    (23, 2, "titel", "unknown-key"),
    (25, 10, '"A/RES/46-224/"', "symbol"),
    (28, 6, '"нет"', "bad-id"),
    (33, 6, '"nobody-cites-me"', "unused"),
    (46, 25, '"STREAM"', "duplicate-name"),
    (51, 9, '"Great  flood"', "whitespace"),
    (54, 3, '"stream"', "unknown-topic"),
    (59, 29, '"boook"', "unknown-source"),
    (64, 8, '"1905"', "order"),
    (66, 9, '"Abc\\u202Edef"', "control-character"),
    (71, 8, '"1920/1918"', "reversed-date"),
    (75, 25, '{ note = "no source" }', "missing-key"),
    (81, 1, "claims", "no-claims"),
    (84, 6, '"book"', "duplicate-id"),
    (85, 8, '"1935"', "contradicted"),
    (91, 8, '"2001"', "outside-coverage"),
    (102, 40, '"long"', "bad-value"),
]


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
def test_twenty_faults(tmp_path: Path, ends: bytes, mark: bytes) -> None:
    """All twenty are found where they are, and nothing else; so too with Windows' habits."""
    file = tmp_path / "faults.toml"
    file.write_bytes(mark + FILE.read_bytes().replace(b"\n", ends))
    found = check_file(file)
    assert [(each.line, each.column, marked(each), each.rule) for each in found] == FAULTS
    lines = FILE.read_text("utf-8").split("\n")
    assert [each.source_line for each in found] == [lines[line - 1] for line, *_ in FAULTS]


def marked(finding: Diagnostic) -> str:
    """Return the part of the line that a finding marks."""
    return finding.source_line[finding.column - 1 : finding.end_column - 1]


PLACES = [
    # before the marked place, the marked place, behind it
    pytest.param("", "[[x]]", "\n", id="array of tables"),
    pytest.param("# [y]\n\n  ", "[x.y]", " # ]\n", id="header"),
    pytest.param("\t", '"x y" . z', " = 1\n[dataset]\n", id="quoted key"),
    pytest.param("dataset.title = '\\'\n", "dat", " = 1\n", id="dotted key"),
    pytest.param("dataset = { title = '}', ", "'q'", " = 1 }\n", id="inline table"),
    pytest.param("[dataset]\ntitle = '''\n]\n'''\n", "q", " = [\n1]", id="multi-line string"),
    pytest.param("[dataset]\nversion = ", "7", "# eight", id="integer, then a comment"),
    pytest.param("[dataset]\nversion = ", "2006-11-02 10:00:00", "  # x", id="time"),
    pytest.param("topics = [{ names = { en = [\n'a', # 'b'\n ", "[1, [2]]", "]}}]", id="nested"),
    pytest.param("dataset = ", "[ # x", "\n1\n]", id="value over lines"),
]


@pytest.mark.parametrize(("before", "place", "behind"), PLACES)
def test_places(before: str, place: str, behind: str) -> None:
    """The key is marked, or the value where that is wrong, up to the end of its line."""
    found = check_text(before + place + behind)
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    assert (line, column, place) in [(each.line, each.column, marked(each)) for each in found]


def test_deep_nesting() -> None:
    """What the parser takes, however deep, can be located."""
    text = "x = " + "{a=" * 300 + "1" + "}" * 300 + "\n\ny = 1\n"
    assert [finding[1:3] for finding in check_text(text)] == [(1, 1), (1, 1), (3, 1)]


def test_not_toml() -> None:
    """A syntax error is one finding, at the place where the parser stopped."""
    (finding,) = check_text("[dataset]\r\n\ttitle = 'é' x\r\n", "d.toml")
    assert finding[:6] == ("d.toml", 2, 14, 15, "toml", "error")
    assert finding.source_line == "\ttitle = 'é' x"
    assert [finding[1:3] for finding in check_text("a = [1,\n\n")] == [(3, 1)]
    assert [finding[1:3] for finding in check_text("a = '" + "[" * 9)] == [(1, 15)]


LONG = "[dataset]\ntitle = [" + "'x', " * 30 + "7, " + "'x', " * 300 + "]"


def test_long_lines() -> None:
    """Of a long line only what is around the place is kept; short ones are whole."""
    (found,) = [each for each in check_text(LONG) if each.rule == "wrong-type"]
    assert (found.line, found.column, found.source_column) == (2, 9, 1)
    assert found.source_line == LONG.split("\n")[1][:300]
    behind = check_text("[[x]]\ny = [" + "1, " * 500 + "]\n[dataset]\ntitle = 5 # " + "y" * 400)
    (found,) = [each for each in behind if each.rule == "wrong-type"]
    assert found.source_line.startswith("title = 5")
    key = "k" * 150 + " = 1 # " + "z" * 400
    (found,) = check_text(f"dataset = {{ {', '.join(f'{c}{key[:150]} = 1' for c in 'abc')} }}")[-1:]
    assert found.source_column == found.column - 100
    shown = found.source_line[found.column - found.source_column :]
    assert shown.startswith("c" + "k" * 150)


def test_a_caret_under_a_long_line() -> None:
    """The caret stands under its place also where the beginning of the line is left out."""
    text = "dataset = {" + " " * 500 + "x = 1 }"
    (found,) = [each for each in check_text(text) if each.rule == "unknown-key"]
    _, line, caret = as_text(found).split("\n")
    assert line[caret.index("^")] == "x"
    assert len(line) < 310


def test_a_long_line_that_is_no_text(tmp_path: Path) -> None:
    """So it is with a line that is not UTF-8."""
    file = tmp_path / "d.toml"
    file.write_bytes(b"a = 1\n" + b"b" * 5000 + b"\xff" + b"c" * 5000)
    (found,) = check_file(file)
    assert (found.line, found.column, found.source_column) == (2, 5001, 4851)
    assert found.source_line == "b" * 150 + r"\xff" + "c" * 149


def test_a_carriage_return_at_the_end() -> None:
    """What ends no line is a part of it, so that the place behind it is in the file."""
    (found,) = check_text("a = '\r")
    assert (found.column, found.source_line) == (7, "a = '\r")
    (found,) = check_text("a = x\r\n")
    assert (found.column, found.source_line) == (5, "a = x")


def test_a_text_that_breaks_off() -> None:
    """A parser that looks behind the end of a text finds its mistake at the end."""
    (found,) = check_text('a = 1\nb = "\\')
    assert found[1:4] == (2, 7, 8)
    assert found.source_line == 'b = "\\'


@given(edited(st.just(FILE.read_text("utf-8")), st.text("a='\"\\[]{},#\r\n\x1b\u202e"), most=99))
def test_any_text(text: str) -> None:
    """Whatever is wrong with a text, each finding stands in its line, and hides nothing in it."""
    *ended, last = text.split("\n")
    lines = [*(line.removesuffix("\r") for line in ended), last]
    for finding in check_text(text):
        begin = finding.source_column - 1
        shown = lines[finding.line - 1][begin : begin + len(finding.source_line)]
        assert finding.source_line == shown
        assert 0 <= begin < finding.column <= len(lines[finding.line - 1]) + 1
        assert finding.column < finding.end_column <= len(lines[finding.line - 1]) + 2
        assert as_text(finding).count("\n") == 2
        assert not hidden(as_text(finding) + as_github(finding))
