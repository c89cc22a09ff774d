"""The JSON Schemas of what goes in, a dataset, and of what comes out, the JSON of the commands."""

from pathlib import Path

from .load import bundled


def dataset() -> str:
    """Return the JSON Schema (draft-07) of a dataset file, as JSON."""
    return bundled().with_name("events.schema.json").read_text("utf-8")


def output() -> str:
    """Return the JSON Schema (2020-12) of every command's JSON, as JSON."""
    return Path(__file__).with_name("output.schema.json").read_text("utf-8")
