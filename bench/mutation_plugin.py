"""A pytest plugin for bench/mutation.py: which tests a mutant has to face, and in what state."""

import os
import sys

import pytest

MIRRORS = {
    "bounds": ["test_tomlfile"],
    "rules": ["test_rules", "test_load", "check/test_rules", "check/test_places"],
    "locate": ["test_locate", "check/test_places"],
    "export": ["export/test_formats"],
    "export/columns": ["export/test_csv", "export/test_text", "export/test_columns"],
    "export/marks": ["export/test_marks", "export/test_svg"],
    "export/phrases": ["export/test_phrases", "export/test_html"],
}
"""The tests of a module, where they are not those that mirror it."""

SLOW = (
    "tests/export/test_html.py::test_any_dataset",
    "tests/export/test_html.py::test_a_hundred_topics",
    "tests/export/test_json.py::test_any_dataset_comes_back",
    "tests/export/test_svg.py::test_a_crowd_is_drawn_once_each_and_in_bounds",
    "tests/export/test_svg.py::test_any_dataset",
    "tests/export/test_svg.py::test_labels_never_overlap",
    "tests/export/test_text.py::test_any_dataset_keeps_its_lines",
    "tests/test_dates.py::test_bounds_agree_with_the_edtf_package",
    "tests/test_load.py::test_round_trip",
    "tests/test_search.py::test_a_title_finds_its_thing",
    "tests/test_search.py::test_hits",
)
"""Tests that take a second or more; no mutant has to face them."""


def pytest_configure(config: pytest.Config) -> None:
    """Of the tests that reach a mutant, keep those of its module, the nearest first."""
    quick = [name for name in config.args if name.partition("[")[0] not in SLOW]
    files = [f"tests/{name}.py" for name in _mirrors()]
    found = [name for file in files for name in quick if name.startswith(f"{file}::")]
    config.args = found or config.args


def _mirrors() -> list[str]:
    """Return the names of the test files of the mutant under test; none where there is none."""
    name, _, function = os.environ.get("MUTANT_UNDER_TEST", "").rpartition(".")
    if not function or not name.startswith("kztimeline."):
        return []
    module = name.removeprefix("kztimeline.").replace(".", "/")
    folder, slash, last = module.rpartition("/")
    return MIRRORS.get(module, [f"{folder}{slash}test_{last}"])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow tests last: those of Hypothesis."""
    if os.environ.get("KZ_QUICK") and not os.environ.get("MUTANT_UNDER_TEST"):
        del items[3:]
    items.sort(key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))


def pytest_runtest_setup() -> None:
    """Forget what is cached, for a mutant that is not called is not found."""
    for name in [name for name in sys.modules if name.startswith("kztimeline.")]:
        for thing in list(vars(sys.modules[name]).values()):
            if hasattr(thing, "cache_clear"):
                thing.cache_clear()
