"""Answers to text for programs: one module per format, and their registry."""

from collections.abc import Callable

from ..answer import Answer
from . import json, text

FORMATS: dict[str, Callable[[Answer], str]] = {
    "text": text.export,
    "json": json.export,
}
"""Every format by its name on the command line."""
