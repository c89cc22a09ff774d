"""Messages: what they quote may be long, they are not."""

import pytest

from kztimeline.errors import LONGEST_MESSAGE, brief


@pytest.mark.parametrize("length", [0, 1, LONGEST_MESSAGE])
def test_as_it_is(length: int) -> None:
    """A message that is short enough stays."""
    assert brief("x" * length) == "x" * length


def test_without_its_middle() -> None:
    """Of a longer one the beginning and the end stay, where it says what to do."""
    half = LONGEST_MESSAGE // 2
    assert brief("a" * half + "b" + "c" * half) == "a" * half + " … " + "c" * half
    assert brief("a" * 10_000_000) == "a" * half + " … " + "a" * half
