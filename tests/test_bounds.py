"""What a parser is spared: too many parts, keys and numbers that are too long, deep nesting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kztimeline import bounds, tomlfile
from kztimeline.bounds import DIGITS, KEY_PARTS, NESTING, PARTS, Trouble, parts, refused, trouble
from kztimeline.errors import BadDataset, BadFile

LONG_KEY = ".".join("k" * (KEY_PARTS + 1))
LONGEST_KEY = ".".join("k" * KEY_PARTS)
NUMBER = "9" * DIGITS


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a = 1\n", 1),
        ("a.b = [1, 2]\n", 4),
        ("a = { b = 1 }\n", 3),
        ('a = "b"\n', 2),
        (r'a = "\n"', 3),
        ("# a\n", 1),
        ("[[a]]\n", 2),
        ("a b c d e f\n", 0),
    ],
)
def test_parts(text: str, count: int) -> None:
    """Keys, items, strings, escapes, comments and brackets count; plain words do not."""
    padding = " " * PARTS
    assert parts(padding + text, 1) == count
    assert parts(text, 1) == 0, "too short to have too many"


def test_a_file_of_too_many_parts() -> None:
    """The most parts are read, one more is refused with the size that would take it."""
    most = "a = [" + "1," * (2 * PARTS - 2) + "]" + " " * 9
    assert len(tomlfile.parse(most, "d.toml", 2)["a"]) == 2 * PARTS - 2
    with pytest.raises(BadFile) as caught:
        tomlfile.parse(most.replace("]", "1,]"), "d.toml", 2)
    assert str(caught.value) == (
        "cannot read d.toml: it has some 50,001 keys, items and strings, 50,000 are the most; "
        "add --max-size 3"
    )
    assert tomlfile.parse(most.replace("]", "1,]"), "d.toml", 3)


SPARED = {
    # text, where the trouble is
    "a long key": (f"a = 1\n{LONG_KEY} = 1", 7),
    "with spaces": (f"{LONG_KEY} = 1".replace(".", " .\t"), 2),
    "quoted": (".".join(["'a'", '"b"'] * 5) + " = 1", 3),
    "a long header": (f"[{LONG_KEY}]", 2),
    "in an inline table": (f"a = {{ {LONG_KEY} = 1 }}", 7),
    "behind a string": (f"a = '{LONG_KEY}'\n{LONG_KEY} = 1", 25),
    "a long number": (f"a = {NUMBER}9", 4),
    "hexadecimal": (f"a = 0x{'f' * (DIGITS + 1)}", 6),
    "with underscores": (f"a = [1, {'9_' * DIGITS}9]", 8),
    "after the point": (f"a = 1.{NUMBER}9", 6),
}
LEFT_ALONE = {
    "the longest key": f"{LONGEST_KEY} = 1",
    "an address": f"a = 'https://{LONG_KEY}'",
    "a comment": f"# {LONG_KEY} {NUMBER}9\na = 1",
    "several lines": f"a = '''\n{LONG_KEY}\n'''\nb = 1",
    "an escaped quotation mark": f'a = "\\"{LONG_KEY}\\""',
    "the longest number": f"a = {NUMBER}",
    "digits in text": f"a = '{NUMBER}9'",
    "many short numbers": f"a = [{'123456, ' * DIGITS}]",
}


@pytest.mark.parametrize(("text", "at"), SPARED.values(), ids=list(SPARED))
def test_spared(text: str, at: int) -> None:
    """A key or a number that is too long is found where it is."""
    found = trouble(text)
    assert found
    assert found.at == at
    assert refused(text) == (found if "number" in found.reason else None)


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=list(LEFT_ALONE))
def test_left_alone(text: str) -> None:
    """What is within the bounds, or no key and no number at all, is left to the parser."""
    assert trouble(text) is None
    assert refused(text) is None


@given(st.integers(0, 3 * DIGITS), st.integers(DIGITS - 2, 2 * DIGITS))
def test_a_number_anywhere(before: int, digits: int) -> None:
    """A number is too long from a length on, wherever it stands."""
    found = trouble(" " * before + "a = " + "7" * digits + "\n" + " " * before)
    reason = f"a number has more than {DIGITS:,} digits"
    assert found == (Trouble(before + 4, reason) if digits > DIGITS else None)


@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_nesting(brackets: str) -> None:
    """Brackets that a parser gives up on are named where they pass the bound."""
    text = f"a = '{brackets[0] * 200}' # {brackets[0] * 200}\nb = " + brackets[0] * (NESTING + 1)
    reason = f"brackets are nested more than {NESTING} deep"
    assert refused(text) == Trouble(len(text) - 1, reason)
    assert refused(text[:-1]) is None
    assert refused(text[:-1] + brackets[1] * NESTING + brackets[0] * NESTING) is None


@given(st.text("a.\"'\\\n#=[]{},0 \t"))
def test_any_text(text: str) -> None:
    """Whatever a text has in it, covering its strings keeps its length and its lines."""
    bare = bounds._bare(text)
    assert len(bare) == len(text)
    assert [at for at, char in enumerate(bare) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]


def test_a_place_for_each_refusal() -> None:
    """What parsers refuse by bounds of their own is told with line and column."""
    with pytest.raises(BadDataset) as caught:
        tomlfile.parse("a = 1\n b = " + "[" * 500, "d.toml")
    assert str(caught.value) == ("d.toml:2: not to be read: brackets are nested more than 100 deep")
