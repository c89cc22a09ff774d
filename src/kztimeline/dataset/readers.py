"""TOML values to what the model wants; each reader raises ValueError with the way to mend it."""

import re
from math import isfinite

from ..dates.edtf import Date, parse
from ..errors import DateError
from ..model import RELATIONS, Relation, Value

LONGEST = 10_000
"""How many characters a text may have: some three pages."""
LONGEST_ID = 100
LONGEST_ARRAY = 200
"""How many items an array may have: claims of an event, its topics, names in a language."""

_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS = {
    bool: "true or false",
    int: "an integer",
    float: "a float",
    str: "text",
    list: "an array",
    dict: "a table",
}


class WrongType(ValueError):
    """A value that is not of the TOML type it has to be."""

    rule = "wrong-type"


class BadId(ValueError):
    """A text that is no id."""

    rule = "bad-id"


class BadRelation(ValueError):
    """A text that is none of the relations."""

    rule = "bad-relation"


def kind(value: object) -> str:
    """Return what a TOML value is, in words."""
    return _KINDS.get(type(value), "a TOML date or time")


def text(value: object) -> str:
    """Read a string with something in it."""
    if not isinstance(value, str):
        raise WrongType(f"must be text in quotation marks, not {kind(value)}")
    if not value.strip():
        raise ValueError("must not be empty; leave the key out instead")
    if len(value) > LONGEST:
        raise ValueError(f"has {len(value):,} characters, {LONGEST:,} are the most; shorten it")
    return value


def ident(value: object) -> str:
    """Read an id: lower-case ASCII words with hyphens."""
    name = text(value)
    if not _ID.fullmatch(name):
        raise BadId(f'"{name}" is no id; write lower-case words with hyphens, as in un-founded')
    if len(name) > LONGEST_ID:
        raise BadId(f'"{name}" has {len(name):,} characters, {LONGEST_ID} are the most')
    return name


def idents(value: object) -> tuple[str, ...]:
    """Read an array of ids."""
    return tuple(ident(item) for item in array(value))


def edtf(value: object) -> Date:
    """Read an EDTF date; TOML's own dates would have to be exact, so they are refused."""
    if not isinstance(value, str):
        raise WrongType(f'must be an EDTF date in quotes, as in "2006-11", not {kind(value)}')
    return parse(value)


def day(value: object) -> Date:
    """Read an EDTF date that is one full day, known for certain."""
    read = edtf(value)
    if read.shape != "point" or read.start is None or read.start.unit != "day" or read.start.mark:
        raise DateError(f'"{read}" must be a full day, as in 2006-11-02')
    return read


def figure(value: object) -> Value:
    """Read the value of a fact: a finite number, or text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise WrongType(f"must be a number or text, not {kind(value)}")
    if isinstance(value, float) and not isfinite(value):
        raise ValueError("must be a finite number")
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise ValueError("must be a number of at most 64 bits")
    return text(value) if isinstance(value, str) else value


def relation(value: object) -> Relation:
    """Read how a claimed figure stands to the real one."""
    if value not in RELATIONS:
        said = f'"{value}"' if isinstance(value, str) else kind(value)
        raise BadRelation(f"{said} is no relation; write one of {' '.join(RELATIONS)}")
    return value


def names(value: object) -> dict[str, tuple[str, ...]]:
    """Read names by language."""
    if not isinstance(value, dict):
        raise WrongType(f"must be a table of languages, not {kind(value)}")
    return {
        language: tuple(text(item) for item in array(given)) for language, given in value.items()
    }


def array(value: object) -> list[object]:
    """Read any array."""
    if not isinstance(value, list):
        raise WrongType(f"must be an array in square brackets, not {kind(value)}")
    if len(value) > LONGEST_ARRAY:
        raise ValueError(f"has {len(value):,} items, {LONGEST_ARRAY} are the most")
    return value
