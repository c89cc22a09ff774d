"""Marks, legends, and text that is shown as it is."""

from itertools import combinations, pairwise

import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from kztimeline import wording
from kztimeline.model import STATUSES, VERDICTS, Status
from kztimeline.terminal import style

SOME_STATUSES = [
    set(chosen) for size in range(len(STATUSES) + 1) for chosen in combinations(STATUSES, size)
]


def test_no_mark_is_a_colour_alone() -> None:
    """Every status has a mark and a meaning of its own, so nobody needs to see colours."""
    assert set(style.STATUS_STYLES) == set(wording.STATUSES) == set(STATUSES)
    for words in zip(*wording.STATUSES.values(), strict=True):
        assert len(set(words)) == len(STATUSES)
    assert [cell_len(short) for short, _ in wording.STATUSES.values()] == [1] * len(STATUSES)


def test_no_verdict_is_a_colour_alone() -> None:
    """Every verdict has words of its own."""
    assert set(style.VERDICT_STYLES) == set(wording.VERDICTS) == set(VERDICTS)
    assert len(set(wording.VERDICTS.values())) == len(VERDICTS)


@given(text=st.text("\x1b\x00\x7f\x85\u202e\u2066\n\t[]/:\\ab") | st.text())
def test_plain_text_is_harmless(text: str) -> None:
    """Text that comes from data has neither markup nor hidden characters in it."""
    found = style.plain(text, "bold")
    assert found.plain.isprintable() or not sample.hidden(found.plain)
    assert "\n" not in found.plain
    assert (found.spans, found.style) == ([], "bold")


@pytest.mark.parametrize("text", ["[red]x[/]", ":smile:", "[/]", "Қазақстан", "a\u200db", "東京"])
def test_harmless_text_is_left_alone(text: str) -> None:
    """Brackets, colons, every script and joiners stay as they are."""
    assert style.plain(text).plain == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("\u0301a", "◌\u0301a"), ("\u20dd", "◌\u20dd"), ("e\u0301", "e\u0301"), ("", "")],
)
def test_a_mark_has_a_base(text: str, shown: str) -> None:
    """A mark at the beginning changes nothing that stands before it."""
    assert style.plain(text).plain == shown


@pytest.mark.parametrize("value", [0, 51, None, 1.5])
def test_plain_takes_any_value(value: object) -> None:
    """Figures are shown as Python writes them."""
    assert style.plain(value).plain == str(value)


@pytest.mark.parametrize("statuses", SOME_STATUSES, ids=lambda statuses: "+".join(sorted(statuses)))
def test_a_legend_explains_what_is_there(statuses: set[Status]) -> None:
    """A legend has the marks in use, in a fixed order, and no others."""
    found = style.legend(statuses, 1000).plain
    entries = [" ".join(wording.STATUSES[status]) for status in STATUSES if status in statuses]
    assert found == "   ".join(entries)


@given(lengths=st.lists(st.integers(1, 30), max_size=9), width=st.integers(30, 200))
def test_entries_fill_lines(lengths: list[int], width: int) -> None:
    """Entries stand side by side while there is room; none is split, lost or moved."""
    entries = [f"{at}" * length for at, length in enumerate(lengths)]
    lines = style.fill([Text(entry) for entry in entries], width).plain.split("\n")
    assert [entry for line in lines for entry in line.split("   ")] == (entries or [""])
    assert all(cell_len(line) <= width for line in lines)
    for line, after in pairwise(lines):
        assert len(f"{line}   {after.split('   ')[0]}") > width


def test_an_entry_that_fits_no_line_has_one_alone() -> None:
    """An entry wider than the line is still whole."""
    lines = style.fill([Text("a"), Text("b" * 50), Text("c")], 40).plain.split("\n")
    assert lines == ["a", "b" * 50, "c"]


def test_marks_have_their_colour() -> None:
    """A mark is its glyph in its style."""
    assert (style.mark("disputed").plain, style.mark("disputed").style) == ("!", "bold red")
    assert style.entry("●", "bold", "day").plain == "● day"
