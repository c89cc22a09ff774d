"""The Python API, as its page shows it."""

import doctest
from pathlib import Path

import pytest

import kztimeline

DOCS = Path(__file__).parents[1] / "docs"


def test_the_examples_of_the_api_page() -> None:
    """Every example in docs/api.md does what it says."""
    failed, tried = doctest.testfile(
        str(DOCS / "api.md"), module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS
    )
    assert tried > 20
    assert not failed


def test_what_the_package_offers() -> None:
    """Every name that the package offers is there, and `load` is the function."""
    assert all(hasattr(kztimeline, name) for name in kztimeline.__all__)
    assert kztimeline.load().events


def test_what_the_package_does_not_offer() -> None:
    """Another name is an error that names it, and what there is can be listed."""
    with pytest.raises(AttributeError, match="module 'kztimeline' has no attribute 'nonesuch'"):
        _ = kztimeline.nonesuch
    assert set(kztimeline.__all__) <= set(dir(kztimeline))
