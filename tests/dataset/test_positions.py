"""Where what is wrong with a file stands, or the nearest that is written."""

import pytest

from kztimeline.dataset.positions import Place, locate, place, written
from kztimeline.dataset.scanner import marks
from kztimeline.dataset.violations import KeyPath, Violation


@pytest.mark.parametrize(
    ("path", "part", "at"),
    [
        (("a", "b"), ("a", "b"), (3, 1)),
        (("a", "missing"), ("a",), (2, 1)),
        (("a", "b", 7, "deep"), ("a", "b"), (3, 1)),
        (("c", 0, "missing"), ("c", 0), (4, 1)),
        (("d",), ("d",), (5, 1)),
        (("d", "e"), ("d", "e"), (5, 1)),
        (("d", "missing"), ("d",), (5, 1)),
        (("elsewhere", "x"), (), (1, 1)),
        ((), (), (1, 1)),
    ],
)
def test_nearest(path: KeyPath, part: KeyPath, at: Place) -> None:
    """A path that is not written stands at what is around it."""
    text = "\n[a]\nb = 1\n[[c]]\n[d.e.f]\n[d.e]\n"
    assert written(marks(text).keys, path) == part
    [(mark, _)] = locate(text, [Violation(path, "", "unknown-key")])
    assert place(text, mark.start) == at


def test_in_the_order_of_the_file() -> None:
    """A key at fault is marked, or its value where that is at fault; the first comes first."""
    text = "a = 1\n[b]\nc = 2\n[[d]]\n"
    paths = [("d", 0), ("b", "c"), ("a",), ("b", "e"), ()]
    wrong = [Violation(path, "", rule) for path in paths for rule in ("bad-value", "unknown-key")]
    found = [(text[slice(*mark)], violation.rule) for mark, violation in locate(text, wrong)]
    assert found == [
        *[("a", "unknown-key"), ("", "bad-value"), ("", "unknown-key"), ("1", "bad-value")],
        *[("[b]", "bad-value"), ("[b]", "unknown-key"), ("c", "unknown-key"), ("2", "bad-value")],
        *[("[[d]]", "bad-value"), ("[[d]]", "unknown-key")],
    ]
