"""How wide texts are, and how boxes share rows."""

import pytest

from kztimeline.web.metrics import Box, cut, measure, pack, rows, stack


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


PACKED = [
    # wanted boxes of each thing; apart; row and box of each
    ([], 0, []),
    ([["0-10"]], 0, ["0 0-10"]),
    ([["0-10"], ["10-20"]], 0, ["0 0-10", "0 10-20"]),
    ([["0-10"], ["9-20"]], 0, ["0 0-10", "1 9-20"]),
    ([["0-10"], ["14-20"]], 5, ["0 0-10", "1 14-20"]),
    ([["0-10"], ["15-20"]], 5, ["0 0-10", "0 15-20"]),
    ([["15-20"], ["0-10"]], 5, ["0 15-20", "0 0-10"]),
    ([["0-10"], ["5-15", "20-30"]], 0, ["0 0-10", "0 20-30"]),
    ([["0-10"], ["5-15", "8-18"]], 0, ["0 0-10", "1 5-15"]),
    # the widest is placed first, but the first thing is in the first row
    ([["0-10"], ["5-25"]], 0, ["0 0-10", "1 5-25"]),
    ([["0-10"], ["5-25"], ["20-30"]], 0, ["0 0-10", "1 5-25", "0 20-30"]),
    ([["0-5"], ["4-8"], ["3-9"], ["20-21"]], 0, ["0 0-5", "1 4-8", "2 3-9", "2 20-21"]),
]


def _box(text: str) -> Box:
    left, right = text.split("-")
    return Box(float(left), float(right))


@pytest.mark.parametrize(("wanted", "apart", "placed"), PACKED)
def test_pack(wanted: list[list[str]], apart: float, placed: list[str]) -> None:
    """Each thing has the first row with room for one of its boxes, the best one first."""
    places = pack([[_box(text) for text in boxes] for boxes in wanted], apart)
    assert places == [(int(text[0]), _box(text[2:])) for text in placed]
    assert rows(places) == len({row for row, _ in places})


@pytest.mark.parametrize(
    ("boxes", "found"),
    [
        ("", ""),
        ("0-10", "0"),
        ("0-10 10-20", "00"),
        ("0-10 9-20", "01"),
        ("0-10 5-8 8-9 10-11", "0111"),
        ("0-9 1-5 2-3 4-9 6-7", "01221"),
    ],
)
def test_stack(boxes: str, found: str) -> None:
    """A box has the row that ended first, if that is before it; else a new one."""
    wanted = [_box(text) for text in boxes.split()]
    assert stack(iter(wanted)) == [(int(row), box) for row, box in zip(found, wanted, strict=True)]


def test_rows() -> None:
    """Rows are counted from nothing."""
    assert rows([]) == 0
    assert rows([(0, _box("0-1"))]) == 1
    assert rows([(2, _box("0-1")), (0, _box("0-1"))]) == 3
