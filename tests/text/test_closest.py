"""What a word was meant for, and what is said of it."""

import pytest

from kztimeline.text.closest import closest, hint

KNOWN = ("title", "date", "sole")


@pytest.mark.parametrize(
    ("typed", "otherwise", "said"),
    [
        ("titel", "", "did you mean title?"),
        ("titel", "look it up", "did you mean title?"),
        ("where", "", "write title, date, sole"),
        ("where", "look it up", "look it up"),
    ],
)
def test_hint(typed: str, otherwise: str, said: str) -> None:
    """What comes near is named, and else what there is, or whatever else helps."""
    assert hint(typed, KNOWN, otherwise) == said


def test_nothing_is_near_nothing() -> None:
    """Where nothing is known, nothing is meant."""
    assert closest("title", ()) is None
    assert hint("title", (), "add it") == "add it"
