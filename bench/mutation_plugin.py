"""A pytest plugin for bench/mutation.py: which tests a mutant has to face, and in what state."""

import os
import sys

import pytest

MIRRORS = {
    "rules": ["test_load", "check/test_rules", "check/test_places", "check/test_agreement"],
    "locate": ["test_locate", "check/test_places"],
    "export/__init__": ["export/test_formats"],
    "export/columns": ["export/test_csv", "export/test_text", "export/test_columns"],
    "export/jsonld": ["export/test_html", "export/test_jsonld"],
    "export/marks": ["export/test_svg", "export/test_html", "export/test_marks"],
    "export/phrases": ["export/test_md", "export/test_ics", "export/test_phrases"],
    "export/room": ["export/test_svg", "export/test_html", "export/test_room"],
    "export/scale": ["export/test_svg", "export/test_html", "export/test_scale"],
}
"""The tests of a module, where they are not those that mirror it."""


def pytest_configure(config: pytest.Config) -> None:
    """Of the tests that reach a mutant, keep those of its module."""
    module = _module()
    if module:
        files = tuple(f"tests/{name}.py::" for name in MIRRORS.get(module, [_mirror(module)]))
        config.args = [name for name in config.args if name.startswith(files)] or config.args


def _module() -> str | None:
    """Return the module of the mutant under test, such as `dates` or `export/csv`."""
    name, _, function = os.environ.get("MUTANT_UNDER_TEST", "").rpartition(".")
    if not function or not name.startswith("kztimeline."):
        return None
    module = name.removeprefix("kztimeline.").replace(".", "/")
    return "export/__init__" if module == "export" else module


def _mirror(module: str) -> str:
    folder, slash, name = module.rpartition("/")
    return f"{folder}{slash}test_{name}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow tests last: those of Hypothesis."""
    items.sort(key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))


def pytest_runtest_setup() -> None:
    """Forget what is cached, for a mutant that is not called is not found."""
    for name in [name for name in sys.modules if name.startswith("kztimeline.")]:
        for thing in list(vars(sys.modules[name]).values()):
            if hasattr(thing, "cache_clear"):
                thing.cache_clear()
