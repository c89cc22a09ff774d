"""Boxes in rows: the first row with room, however many rows there are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import work

from kztimeline.chart.placing import Box, Rows, boxes

BOXES = [
    # where the thing is, how long its label is, in a chart 200 wide with gaps of 5
    ((10, 20, 60), "right 10 85"),
    ((10, 135, 60), "in 10 135, right 10 200"),
    ((10, 136, 60), "in 10 136"),
    ((100, 110, 90), "left 5 110"),
    ((65, 180, 120), ""),
    ((64, 144, 60), "in 64 144"),
    ((64, 143, 60), ""),
    ((65, 143, 60), "left 0 143"),
    ((90, 100, 60), "right 90 165, left 25 100"),
    ((0, 200, 300), ""),
]


@pytest.mark.parametrize(("thing", "found"), BOXES)
def test_boxes(thing: tuple[float, float, float], found: str) -> None:
    """A label stands in a thing that is long enough, behind it, or else before it."""
    shown = (f"{side} {left} {right}" for left, right, side in boxes(*thing, gap=5, room=200))
    assert ", ".join(shown) == found


@st.composite
def wanted(draw: st.DrawFn) -> list[Box]:
    """Draw the boxes that a thing would take."""
    left, width, label = (draw(st.integers(*ends)) for ends in ((0, 150), (1, 50), (0, 60)))
    return boxes(left, left + width, label, 1, 200) or [Box(left, left + width)]


@given(things=st.lists(st.tuples(wanted(), st.booleans()), max_size=40), apart=st.integers(0, 9))
def test_nothing_overlaps(things: list[tuple[list[Box], bool]], apart: int) -> None:
    """However things are put in, all are there, and those in a row are in order and apart."""
    rows = Rows(apart)
    placed = []
    for each, first_fit in things:
        place = rows.fit(each) if first_fit else None
        assert place is None or place[1] in each
        placed.append(place or rows.add(each[0]))
    assert sorted(box for row in rows.rows for box in row) == sorted(box for _, box in placed)
    for at, box in placed:
        assert box in rows.rows[at]
    for row in rows.rows:
        assert all(one.right + apart <= two.left for one, two in pairwise(row))


def test_the_first_row_and_the_best_box() -> None:
    """The first row with room for any box takes the best that it has room for."""
    rows = Rows(apart=2)
    assert rows.fit([Box(0, 10)]) is None
    assert rows.add(Box(20, 30)) == (0, Box(20, 30))
    assert rows.add(Box(0, 30)) == (1, Box(0, 30))
    assert rows.fit([Box(10, 18)]) == (0, Box(10, 18))
    assert rows.fit([Box(0, 9, "right"), Box(0, 8, "left")]) == (0, Box(0, 8, "left"))
    assert rows.fit([Box(31, 40), Box(32, 40)]) == (0, Box(32, 40))
    assert rows.fit([Box(32, 35)], most=1) is None
    assert rows.fit([Box(32, 35)], most=2) == (1, Box(32, 35))


def test_rows_from_one_on() -> None:
    """Who reads downwards can leave out the rows above, and begin a new one below."""
    rows = Rows(apart=0)
    for _ in range(3):
        rows.begin(Box(0, 10))
    assert rows.fit([Box(10, 20)], since=1) == (1, Box(10, 20))
    assert rows.fit([Box(10, 20)], since=3) is None
    assert rows.fit([Box(10, 20)], most=1) == (0, Box(10, 20))
    assert rows.begin(Box(20, 30)) == (3, Box(20, 30))
    assert rows.add(Box(30, 40)) == (2, Box(30, 40))


def test_behind_the_row_that_ends_first() -> None:
    """What is added stands behind all that is in its row, wherever that has room before."""
    rows = Rows(apart=0)
    for box, row in (((5, 20), 0), ((6, 10), 1), ((0, 4), 2), ((12, 30), 2), ((12, 13), 1)):
        assert rows.add(Box(*box)) == (row, Box(*box))
    assert rows.fit([Box(20, 40)]) == (0, Box(20, 40))
    assert rows.add(Box(20, 21)) == (1, Box(20, 21))
    assert rows.add(Box(30, 31)) == (1, Box(30, 31))


def test_another_box_in_its_place() -> None:
    """A box may grow or move in its row as far as the others let it, or else stays."""
    rows = Rows(apart=1)
    for box in (Box(0, 10), Box(20, 22), Box(30, 40)):
        rows.fit([box]) or rows.add(box)
    assert rows.change(0, Box(20, 22), [Box(20, 30), Box(20, 29, "right")]) == (20, 29, "right")
    assert rows.change(0, Box(20, 29, "right"), [Box(5, 29, "left")]) == (20, 29, "right")
    assert rows.change(0, Box(30, 40), []) == (30, 40, "")
    assert rows.rows == [[Box(0, 10), Box(20, 29, "right"), Box(30, 40)]]


@pytest.mark.parametrize("length", [3, 10_000], ids=["few rows", "many rows"])
def test_work_grows_in_proportion(length: int) -> None:
    """Four times as many boxes are four times the work, whether they are in few rows or many."""

    def fill(count: int) -> None:
        rows = Rows(apart=1)
        for at in range(count):
            box = Box(at, at + length)
            rows.fit([box], most=3) or rows.add(box)
        assert len(rows.rows) == min(count, length + 1)

    assert work(fill, 4000) < 5 * work(fill, 1000)


def test_a_row_is_searched_by_halves() -> None:
    """A box that fits into a long row takes few looks at it."""
    rows = Rows(apart=0)
    rows.add(Box(-1, 0))
    for at in range(2, 4000, 2):
        rows.fit([Box(at, at + 1)])
    looks = 0

    class Counted(Box):
        """A box that counts how often it is compared."""

        def __lt__(self, other: object) -> bool:
            nonlocal looks
            looks += 1
            return super().__lt__(other)

    assert rows.fit([Counted(1001, 1002)]) == (0, (1001, 1002, ""))
    assert 0 < looks < 20
