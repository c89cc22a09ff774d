"""Which cases run: a few of each kind, within a minute, or with KZ_EXHAUSTIVE=1 all of them."""

import os
from collections.abc import Iterable
from typing import Any

import pytest

EXHAUSTIVE = os.environ.get("KZ_EXHAUSTIVE") == "1"


def few(cases: Iterable[Any], *chosen: Any) -> list[Any]:
    """Return cases as parameters; all but the chosen ones, or else the first, are exhaustive.

    Those are left out here already, where they would only be collected to be left out; so `ids` has
    to be a function.
    """
    listed = list(cases)
    quick = chosen or listed[:1]
    assert all(case in listed for case in quick)
    return [
        case if case in quick else pytest.param(case, marks=pytest.mark.exhaustive)
        for case in listed
        if EXHAUSTIVE or case in quick
    ]
