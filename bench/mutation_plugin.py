"""A pytest plugin for bench/mutation.py: which tests a mutant has to face, and in what state."""

import sys

import pytest
from mutmut.state import state

MIRRORS = {
    "rules": ["test_rules", "test_load", "check/test_rules", "check/test_places"],
    "locate": ["test_locate", "check/test_places"],
    "export": ["export/test_formats"],
    "export/columns": ["export/test_csv", "export/test_text", "export/test_columns"],
    "export/marks": ["export/test_marks", "export/test_svg"],
    "export/phrases": ["export/test_phrases", "export/test_html"],
}
"""The tests of a module, where they are not those that mirror it."""

SLOW = (
    "export/test_html.py::test_any_dataset",
    "export/test_html.py::test_a_hundred_topics",
    "export/test_json.py::test_any_dataset_comes_back",
    "export/test_svg.py::test_a_crowd_is_drawn_once_each_and_in_bounds",
    "export/test_svg.py::test_any_dataset",
    "export/test_svg.py::test_labels_never_overlap",
    "export/test_text.py::test_any_dataset_keeps_its_lines",
    "test_dates.py::test_bounds_agree_with_the_edtf_package",
    "test_load.py::test_round_trip",
    "test_search.py::test_a_title_finds_its_thing",
    "test_search.py::test_hits",
)
"""Tests that take a second or more; no mutant has to face them."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Of the functions that a test called, keep those that it is there to test."""
    file, _, _ = item.nodeid.removeprefix("tests/").partition(".py::")
    called = state()._stats
    for function in [each for each in called if file not in _mirrors(each)]:
        called.remove(function)


def _mirrors(function: str) -> list[str]:
    """Return the test files of a function, which has a name such as `kztimeline.fold.x_fold`."""
    module = function.removeprefix("kztimeline.").rpartition(".")[0].replace(".", "/")
    folder, slash, last = module.rpartition("/")
    return MIRRORS.get(module, [f"{folder}{slash}test_{last}"])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what takes long, and put the tests of Hypothesis last."""
    names = ((item, item.nodeid.removeprefix("tests/").partition("[")[0]) for item in items)
    items[:] = [item for item, name in names if name not in SLOW]
    items.sort(key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))


def pytest_runtest_setup() -> None:
    """Forget what is cached, for a mutant that is not called is not found."""
    for name in [name for name in sys.modules if name.startswith("kztimeline.")]:
        for thing in list(vars(sys.modules[name]).values()):
            if hasattr(thing, "cache_clear"):
                thing.cache_clear()
