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
        ("Қ", 5.9),
        ("Қазақстан", 46.68),
        ("é", 5.56),
        ("\u0e01", 6.8),
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
    assert measure(text, 10, bold=True) == pytest.approx(1.1 * width)


CYRILLIC = {
    # as Liberation Sans has them, which has those of Arial
    "Членство Казахстана в Организации Объединённых Наций": 332.93,
    "Городской совет": 92.70,
    "Семипалатинский испытательный полигон": 239.22,
}


@pytest.mark.parametrize(("text", "width"), CYRILLIC.items())
def test_cyrillic(text: str, width: float) -> None:
    """Russian is measured as closely as English."""
    assert measure(text, 12) == pytest.approx(width, rel=0.04)


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
