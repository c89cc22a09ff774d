"""Scales of figures: round ticks, and every figure between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.chart.scale import scale

SCALES = [
    # figures, ticks at most; the ticks with their labels on a scale 100 long
    ("0 192", 4, "0 0, 50 100, 100 200"),
    ("0 18", 4, "0 0, 50 10, 100 20"),
    ("3 4", 5, "0 3, 100 4"),
    ("3 3.5", 5, "0 3.0, 33 3.2, 67 3.4, 100 3.6"),
    ("450 468", 5, "0 450, 25 455, 50 460, 75 465, 100 470"),
    ("5 5", 5, "0 4, 50 5, 100 6"),
    ("0.5 0.5", 5, "0 0.45, 50 0.50, 100 0.55"),
    ("0 0", 5, "0 -1, 50 0, 100 1"),
    ("-3000000 0", 4, "0 -3,000,000, 33 -2,000,000, 67 -1,000,000, 100 0"),
    ("0 4e15", 5, "0 0, 25 1e+15"),
    ("0 1e-8", 5, "0 0, 50 5e-09, 100 1e-08"),
]


@pytest.mark.parametrize(("values", "most", "ticks"), SCALES)
def test_ticks(values: str, most: int, ticks: str) -> None:
    """Ticks are at round figures, with as many digits as tell them apart, and at both ends."""
    found = scale(map(float, values.split()), 0, 100, most).ticks()
    shown = [f"{at:.0f} {text}" for at, text in found]
    assert shown[: ticks.count(", ") + 1] == ticks.split(", ")


FIGURES = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)


@given(values=st.lists(FIGURES, min_size=1, max_size=5), most=st.integers(3, 9))
def test_any_figures(values: list[float], most: int) -> None:
    """However large, small or alike figures are, all are on the scale, in order."""
    found = scale(values, 10, 110, most)
    places = [found.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(10 - 1e-9 <= place <= 110 + 1e-9 for place in places)
    assert 2 <= len(found.ticks()) <= most


def test_upside_down() -> None:
    """A scale may run upwards, as figures do on paper."""
    found = scale([0, 10], 100, 0)
    assert (found.at(0), found.at(10), found.at(2.5)) == (100, 0, 75)
    assert found.at(99) == 0
