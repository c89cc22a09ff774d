"""Text to TOML tables, and the line of what stands in the way."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.dataset.files import File, TextError
from kztimeline.dataset.limits import DEFAULT
from kztimeline.dataset.toml import parse


def parsed(text: str) -> dict[str, Any]:
    """Return the tables of a text."""
    return parse(File(text, "d.toml"), DEFAULT)


NOT_TOML = {
    # document, line and column, message, and a document beside it that is taken
    "no key": ("a = 1\n=\n", (2, 1), "not TOML: invalid", "a = 1\n"),
    "no value": ("\n\na = \n", (3, 5), "not TOML: invalid value", "\n\na = 1\n"),
    "CRLF": ("\r\na = x\r\n", (2, 5), "not TOML: invalid value", "\r\na = 1\r\n"),
    "after a string": ('a = """\n\n"""\nb = x', (4, 5), "not TOML: ", 'a = """\n\n"""\nb = 1'),
    "twice": ("a = 1\na = 2", (2, 6), "not TOML: cannot overwrite", "a = 1\nb = 2"),
    "open string": ("a = 'x", (1, 7), "not TOML: ", "a = 'x'"),
    "NUL": ("a = 'x\0'", (1, 7), "not TOML: ", r'a = "x\u0000"'),
    "a byte order mark": ("\ufeffa = 1", (1, 1), "not TOML: ", "a = '\ufeff'"),
    "integer": (
        f"b = '''\n'''\na = {'9' * 4301}",
        (3, 5),
        "not to be read: a number has more than 4,300 digits",
        f"a = {'9' * 4300}",
    ),
    "arrays": (
        "b = ']]' # ]\na = " + "[" * 2000,
        (1, 1),
        "not to be read: inline arrays/tables are nested more than",
        f"a = {'[' * 99}{']' * 99}",
    ),
    "dotted key": (
        "b = 1\n" + "a." * 2000 + "a = 1",
        (1, 1),
        "not to be read: key has more than",
        "a." * 7 + "a = 1",
    ),
}


@pytest.mark.parametrize(
    ("text", "place", "message", "taken"), NOT_TOML.values(), ids=list(NOT_TOML)
)
def test_not_toml(text: str, place: tuple[int, int], message: str, taken: str) -> None:
    """What is no TOML is refused with its place; its neighbour is taken."""
    with pytest.raises(TextError) as caught:
        parsed(text)
    assert str(caught.value).startswith(f"d.toml:{place[0]}: {message}")
    assert str(caught.value) == f"d.toml:{place[0]}: {caught.value.reason}"
    assert caught.value.place == place
    assert parsed(taken)


def test_parsed() -> None:
    """A document becomes its tables."""
    assert parsed("a.b = [1, 'x']\n[[c]]\n") == {"a": {"b": [1, "x"]}, "c": [{}]}


LONG, JUST = "1" * 4301, "1" * 4300
NUMBERS = [
    # a text, and the place of its first number that is too long
    (f"{LONG} = 1", (1, 1)),
    (f"\nx = {LONG}\ny = 1\n", (2, 5)),
    (f"x = '''\n{LONG}'''\ny = 0.{LONG}", (3, 7)),
    (f"x = {JUST}\ny = 0x{'f' * 4301}", (2, 7)),
    (f"x = 1{'_1' * 2150}", (1, 5)),
    (f'x = \'{LONG}\' # {LONG}\ny = ["\\"{LONG}", {LONG}]', (2, 4313)),
    *((f"x = [\n{' ' * before}{LONG}]", (2, before + 1)) for before in (0, 1, 2149, 4299, 4301)),
]


@pytest.mark.parametrize(("text", "place"), NUMBERS)
def test_a_long_number(text: str, place: tuple[int, int]) -> None:
    """However far into a text it stands, a number that is too long is not shown to the parser."""
    with pytest.raises(TextError) as caught:
        parsed(text)
    reason = "not to be read: a number has more than 4,300 digits"
    assert str(caught.value) == f"d.toml:{place[0]}: {reason}"
    assert (caught.value.place, caught.value.rule) == (place, "toml")


@pytest.mark.parametrize(
    "text",
    [
        f"x = {JUST}\ny = {JUST}",
        f"x = 0x{'f' * 3000}",
        f"x = '{LONG}' # {LONG}",
        f'x = """\n{LONG}\\""""',
        f"x = '''{LONG}''\n{LONG}'''",
    ],
)
def test_no_long_number(text: str) -> None:
    """A number just shorter is read, and digits in a text or comment are no number."""
    assert parsed(text)


@given(st.text("a.\"'\\\n#=[]{},0 \t"))
def test_any_text(text: str) -> None:
    """Whatever a text has in it, it becomes tables, or is refused at a place that it has."""
    place = (1, 1)
    try:
        parsed(text)
    except TextError as error:
        place = error.place
    assert 1 <= place[0] <= text.count("\n") + 1
