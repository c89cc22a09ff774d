"""A figure behind Arabic or Hebrew letters stays where it was written."""

import pytest

from kztimeline.text.direction import between

ARABIC, HEBREW = "نور أحمد", "כרך"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Nurlan", "2 March 1992", ": "),
        ("Нурлан", "2 March 1992", ": "),
        (ARABIC, "2 March 1992", " says "),
        (HEBREW, "1992", " says "),
        (f"{ARABIC}, 12 (!)", "> 182", " says "),
        (ARABIC, "٢ مارس", " says "),
        (ARABIC, "March 1992", ": "),
        (ARABIC, "about 1992", ": "),
        (ARABIC, ARABIC, ": "),
        (f"{ARABIC}, A4.4", "2 March 1992", ": "),
        ("№ 12", "1992", ": "),
        (ARABIC, "", ": "),
        ("", "1992", ": "),
    ],
)
def test_between(before: str, after: str, expected: str) -> None:
    """A word stands where else the number would be among the letters before it."""
    assert between(before, after, ": ", " says ") == expected
