"""The format as data: the limits that it has, what fits them, and the JSON Schema beside it."""

import json
from typing import Any

import pytest
import tomli

from kztimeline.dataset import schema
from kztimeline.dataset.bundled import dataset_schema, events_file
from kztimeline.dataset.scalars import Figure, Ident, Language, Text, Type
from kztimeline.dataset.tables import Array, ByLanguage, Table

TABLES = {
    "dataset": schema.DATASET,
    "source": schema.SOURCE,
    "topic": schema.TOPIC,
    "event": schema.EVENT,
    "fact": schema.FACT,
    "eventClaim": schema.EVENT_CLAIM,
    "factClaim": schema.FACT_CLAIM,
}
DEFINITIONS: dict[str, Any] = json.loads(dataset_schema())["definitions"]
KEYS = [(name, key) for name, table in TABLES.items() for key in table.keys]


def bounds(taken: Type) -> dict[str, int]:
    """Return the bounds that a JSON Schema should have of what a key takes."""
    match taken:
        case Text(most=most) | Language(most=most):
            return {"maxLength": most}
        case Array(most=most):
            return {"maxItems": most}
        case ByLanguage(most=most):
            return {"maxProperties": most}
    return {}


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_the_json_schema_has_the_same_bounds(name: str, key: str) -> None:
    """An editor that knows the JSON Schema marks what would be refused as too long."""
    found = DEFINITIONS[name]["properties"][key]
    if "names" in found.get("allOf", [{}])[0].get("$ref", ""):
        found = DEFINITIONS["names"]
    expected = bounds(TABLES[name].keys[key])
    assert {bound: found[bound] for bound in found if bound.startswith("max")} == expected


def test_the_shared_definitions_have_the_same_bounds() -> None:
    """So it is with ids, values that are text, and names."""
    assert DEFINITIONS["id"]["maxLength"] == Ident().most
    value, names = schema.FACT.keys["value"], schema.TOPIC.keys["names"]
    assert isinstance(value, Figure)
    assert isinstance(names, ByLanguage)
    assert DEFINITIONS["value"]["anyOf"][1]["maxLength"] == value.text.most
    (language,) = DEFINITIONS["names"]["patternProperties"].values()
    assert language["maxItems"] == names.names.most
    assert {"maxLength": language["items"]["maxLength"]} == bounds(names.names.item)


def test_the_json_schema_has_the_same_keys() -> None:
    """Both know the same keys, and the same ones must be there."""
    for name, table in TABLES.items():
        found = DEFINITIONS[name]
        assert found["properties"].keys() == table.keys.keys()
        assert set(found["required"]) == table.required


def longest(table: dict[str, Any], kind: Table) -> dict[str, float]:
    """Return how much of its limit each text of a table uses."""
    return {
        key: len(table[key]) / taken.most
        for key, taken in kind.keys.items()
        if isinstance(taken, Text) and key in table
    }


def test_the_bundled_dataset_has_room() -> None:
    """No text of the bundled dataset comes near to its limit."""
    tables = tomli.loads(events_file().read_text("utf-8"))
    for key, kind in schema.THINGS.items():
        for table in tables[key]:
            assert all(used <= 0.75 for used in longest(table, kind).values()), table["id"]
