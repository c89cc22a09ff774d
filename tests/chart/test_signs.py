"""The one sign of a date."""

import pytest

from kztimeline.chart.legend import MEANINGS
from kztimeline.chart.signs import MEANT, start_mark
from kztimeline.dates.edtf import parse

SIGNS = {
    "1992-03-02": "●",
    "1992-03": "◐",
    "1992-21": "◔",
    "1992": "○",
    "199X": "◌",
    "19XX": "◎",
    "[1992..1993]": "◇",
    "1992/1993": "■",
    "1992/..": "■",
    "1992~": "~",
    "1992?": "?",
    "1992%": "?",
    "../1992": "↑",
    "/1992": "?",
}


@pytest.mark.parametrize("date", SIGNS)
def test_each_date_has_its_sign(date: str) -> None:
    """A sign says how exact a date is, or that it is not sure; a legend can say what it means."""
    sign = start_mark(parse(date))
    assert sign == SIGNS[date]
    assert MEANT[sign] in MEANINGS
