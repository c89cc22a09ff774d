"""What is too long or too involved for a parser, and what just is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.dataset import limits as bounds
from kztimeline.dataset import toml as tomlfile
from kztimeline.dataset.limits import PARTS, Trouble, parts, refused, trouble
from kztimeline.errors import FileError

LONG_KEY = "a key has more than 8 parts"
LONG_NUMBER = "a number has more than 4,300 digits"
DEEP = "brackets are nested more than 100 deep"


@pytest.mark.parametrize(
    ("text", "mib", "count"),
    [
        ("", 1, 0),
        ("=" * 25_000, 1, 0),
        ("=" * 25_001, 1, 25_001),
        ("=" * 50_000, 2, 0),
        ("=" * 50_001, 2, 50_001),
        *((sign * 25_001, 1, 25_001) for sign in ",.[{\\#"),
        ('"' * 25_002, 1, 12_501),
        ("'" * 25_001, 1, 0),
        ("X" * 25_001, 1, 0),
        ("x]}:;\n" * 5_000, 1, 0),
        ('a = ["b", { c = 1.5 }] # "\\n"' * 1_000, 1, 10_000),
    ],
)
def test_parts(text: str, mib: int, count: int) -> None:
    """Keys, items, strings and escapes are counted by their signs, where there may be too many."""
    assert parts(text, mib) == count


EIGHT = "a.b.c.d.e.f.g.h"
TROUBLE = [
    # a document, and where it is too much of what
    ("", None),
    (f"{EIGHT} = 1", None),
    (f"{EIGHT}.i = 1", (1, LONG_KEY)),
    (f"x = 1\n[ {EIGHT} . 'i' ]", (9, LONG_KEY)),
    ("'a'.\"b\" . c\t.d.-.e.F_0.g.h = 1", (3, LONG_KEY)),
    (f"x = '{EIGHT}.i'", None),
    (f'x = "\\"{EIGHT}.i"', None),
    (f"x = '''\n{EIGHT}.i'''", None),
    (f'x = """\\\n{EIGHT}.i"""', None),
    (f"x = '''\n\n''' # y\n{EIGHT}.i = 1", (18, LONG_KEY)),
    (f"x = 1 # {EIGHT}.i", None),
    (f"# {EIGHT}.i\n{EIGHT}.i = 1", (21, LONG_KEY)),
    (f"{EIGHT} = 1\n.i = 1", None),
    ("x = " + "1" * 4300, None),
    ("x = " + "1" * 4301, (4, LONG_NUMBER)),
    ("x = 0x" + "f" * 4300, None),
    ("x = 0x" + "F" * 4301, (6, LONG_NUMBER)),
    ("x = " + "1_" * 2150, None),
    ("x = 1" + "_1" * 2150, (4, LONG_NUMBER)),
    ("x = '" + "1" * 4301 + "'", None),
    ("x = 1 # " + "1" * 4301, None),
    ("x = " + "1" * 4300 + "\ny = " + "1" * 4300, None),
    ("x = " + "g" * 5000, None),
    (f"x = {'1' * 4301}\n{EIGHT}.i = 1", (4307, LONG_KEY)),
]


@pytest.mark.parametrize(("text", "found"), TROUBLE)
def test_trouble(text: str, found: tuple[int, str] | None) -> None:
    """A key or number that is too long is found at its place, but not in a string or comment."""
    assert trouble(text) == (Trouble(*found) if found else None)


@pytest.mark.parametrize("before", [0, 1, 4299, 4300, 4301, 8599, 8600, 8601])
def test_a_number_anywhere(before: int) -> None:
    """However far into a document it is, a long number is found, and one just shorter is not."""
    start = "x = [\n" + " " * before
    assert trouble(start + "1" * 4301) == Trouble(before + 6, LONG_NUMBER)
    assert trouble(start + "1" * 4300 + " 1") is None


REFUSED = [
    ("", None),
    ("x = 1", None),
    ("x = " + "[" * 100, None),
    ("x = " + "[" * 101, (104, DEEP)),
    ("x = " + "{" * 101, (104, DEEP)),
    ("x = " + "[{" * 50 + "]", None),
    ("x = " + "[]" * 200, None),
    ("x = " + "[{}" * 99, None),
    ("x = [" + "[]" * 150 + "[" * 99, None),
    ("x = [" + "[]" * 150 + "[" * 100, (404, DEEP)),
    ("x = ']' # ]\ny = " + "[" * 101, (116, DEEP)),
    ("x = '" + "[" * 101 + "'", None),
    ("x = " + "[" * 101 + "1" * 4301, (105, LONG_NUMBER)),
]


@pytest.mark.parametrize(("text", "found"), REFUSED)
def test_refused(text: str, found: tuple[int, str] | None) -> None:
    """What a parser gave up on is a number that is too long, or else a bracket too deep."""
    assert refused(text) == (Trouble(*found) if found else None)


@given(st.text("a.\"'\\\n#=[]{},0 \t"))
def test_any_text(text: str) -> None:
    """Whatever a text has in it, covering its strings keeps its length and its lines."""
    bare = bounds._bare(text)
    assert len(bare) == len(text)
    assert [at for at, char in enumerate(bare) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]


def test_a_file_of_too_many_parts() -> None:
    """The most parts are read, one more is refused with the size that would take it."""
    most = "a = [" + "1," * (2 * PARTS - 2) + "]" + " " * 9
    assert len(tomlfile.parse(most, "d.toml", 2)["a"]) == 2 * PARTS - 2
    with pytest.raises(FileError) as caught:
        tomlfile.parse(most.replace("]", "1,]"), "d.toml", 2)
    assert str(caught.value) == (
        "cannot read d.toml: it has some 50,001 keys, items and strings, 50,000 are the most; "
        "add --max-size 3"
    )
    assert tomlfile.parse(most.replace("]", "1,]"), "d.toml", 3)
