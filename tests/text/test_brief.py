"""Messages: what they quote may be long, they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.text.brief import MOST, brief, some
from kztimeline.text.escape import escape


@pytest.mark.parametrize("message", ["", "x", "x" * MOST, "Ж" * (MOST // 2), "\x1b" * (MOST // 4)])
def test_as_it_is(message: str) -> None:
    """A message that is short enough stays."""
    assert brief(message) == message


@pytest.mark.parametrize(
    ("char", "kept"), [("a", 440), ("Ж", 220), ("東", 146), ("\x1b", 110), ("\U000e0001", 44)]
)
def test_without_its_middle(char: str, kept: int) -> None:
    """Of a longer one the beginning and the end stay, and how much was between them."""
    found = brief(f"{char * 100_000}")
    assert (
        found == f"{char * (kept // 2)} … {100_000 - kept:,} characters more … {char * (kept // 2)}"
    )
    assert brief(f"no {char * 100_000}; write x").startswith(f"no {char}")
    assert brief(f"no {char * 100_000}; write x").endswith(f"{char}; write x")


@given(st.text() | st.text("aЖ\x1b\U000e0001").map(lambda text: text * 99))
def test_its_length(message: str) -> None:
    """Whatever is in it, no message has many more bytes, as it is shown; none is cut for less."""
    found = brief(message)
    assert len(escape(found).encode()) <= MOST
    assert found == message or len(escape(message).encode()) > MOST


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b", "c"], "a, b, c"),
        (["x" * 100] * 3, f"{'x' * 100}, {'x' * 100} and 1 more"),
        (["東" * 100] * 800, f"{'東' * 100} and 799 more"),
        ([str(at) for at in range(12_000)], None),
    ],
)
def test_names(names: list[str], shown: str | None) -> None:
    """As many names as have room are listed, the first one always, and the others are counted."""
    found = some(names)
    assert shown is None or found == shown
    assert len(found) < 350
    listed, _, more = found.partition(" and ")
    count = len(listed.split(", ")) if listed else 0
    assert not more or more == f"{len(names) - count:,} more"
    assert more or count == len(names)
