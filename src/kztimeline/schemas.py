"""The JSON Schemas of what goes in, a dataset, and of what comes out, the JSON of the commands."""

from . import packed


def dataset() -> str:
    """Return the JSON Schema (draft-07) of a dataset file, as JSON."""
    return packed.contents(packed.bundled().with_name("events.schema.json")).decode()


def output() -> str:
    """Return the JSON Schema (2020-12) of every command's JSON, as JSON."""
    return packed.contents("output.schema.json").decode()
