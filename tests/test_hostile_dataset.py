"""The hostile dataset itself: nothing in it is left out, or changed on its way in."""

from typing import Any

import hostile
import pytest
import tomli

from kztimeline.dataset import schema as keys
from kztimeline.dataset.scalars import Text
from kztimeline.dataset.tables import Table


def tables(document: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the tables of a kind."""
    if name.endswith(" claims"):
        things = document[name.removesuffix(" claims")]
        return [claim for thing in things for claim in thing["claims"]]
    found: Any = document[name]
    return [found] if isinstance(found, dict) else list(found)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("dataset", keys.DATASET),
        ("sources", keys.SOURCE),
        ("topics", keys.TOPIC),
        ("events", keys.EVENT),
        ("facts", keys.FACT),
        ("events claims", keys.EVENT_CLAIM),
        ("facts claims", keys.FACT_CLAIM),
    ],
)
def test_every_field_is_hostile(name: str, kind: Table) -> None:
    """Each key of the format is there, and each that takes any text has the string."""
    found = tables(tomli.loads(hostile.document("\x1b[x")), name)
    for key, read in kind.keys.items():
        values = [table[key] for table in found if key in table]
        assert values
        if isinstance(read, Text):
            assert set(values) == {"\x1b[x"}
