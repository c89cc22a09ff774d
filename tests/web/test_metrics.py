"""How wide texts are."""

import pytest

from kztimeline.web.metrics import cut, measure


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0.0),
        ("i", 2.22),
        ("W", 9.44),
        ("2006", 22.24),
        ("Mm", 16.66),
        ("…", 10.0),
        ("Қ", 6.8),
        ("漢", 10.0),
        ("Ａ", 10.0),
        ("🎉", 10.0),
        ("\U0001d400", 10.0),
        ("\ufffd", 6.8),
        ("e\u0301", 5.56),
        ("\u0301", 0.0),
    ],
)
def test_measure(text: str, width: float) -> None:
    """Letters are as wide as in Helvetica, others as wide as they can be, accents nothing."""
    assert measure(text, 10) == pytest.approx(width)
    assert measure(text, 20) == pytest.approx(2 * width)


@pytest.mark.parametrize(
    ("text", "room", "left"),
    [
        ("", 0, ""),
        ("", -1, ""),
        ("aaaa", 22.24, "aaaa"),
        ("aaaa", 22.23, "aa…"),
        ("aaaaa", 26.68, "aaa…"),
        ("aaaaa", 26.67, "aa…"),
        ("aa aaaa", 24, "aa…"),
        ("aaaa", 10, "…"),
        ("aaaa", 0, "…"),
        ("a", 5.56, "a"),
        ("a", 5.55, "…"),
        ("i…", 12.22, "i…"),
    ],
)
def test_cut(text: str, room: float, left: str) -> None:
    """A text is kept as long as it fits to the last fraction; else the dots fit behind the rest."""
    assert cut(text, room, 10) == left
