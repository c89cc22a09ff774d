"""What a key of a dataset file takes: text, ids, languages, dates, figures and relations.

Each type is a value that can be called. The call is the fast way: it returns what the model
has, or raises ValueError with the way to mend it. `read` goes through a value with something wrong
in it, reports a violation for each part at fault, and returns what is left: None stands for a part
that cannot be read, so that one mistake does not hide the next.
"""

import re
import sys
from dataclasses import dataclass
from math import isfinite
from typing import Any

from ..dates.edtf import Date, parse
from ..errors import DateError
from ..model import RELATIONS, Relation, Value
from ..text.language import language_tag
from .violations import KeyPath, Report, Violation


class Invalid(ValueError):
    """A value that cannot be taken; the message says why, and what to write instead."""

    def __init__(self, message: str, rule: str = "bad-value") -> None:
        super().__init__(message)
        self.rule = rule


_KINDS = {
    bool: "true or false",
    int: "an integer",
    float: "a float",
    str: "text",
    list: "an array",
    dict: "a table",
}


def kind(value: object) -> str:
    """Return what a TOML value is, in words."""
    return _KINDS.get(type(value), "a TOML date or time")


class Type:
    """What a key takes."""

    def __call__(self, value: Any) -> Any:
        """Return a TOML value as the model has it; raises ValueError."""
        raise NotImplementedError

    def read(self, value: Any, path: KeyPath, key: str, report: Report) -> Any:
        """Return what can be read of the value of a key, and report what cannot, at its path."""
        try:
            return self(value)
        except ValueError as error:
            rule = getattr(error, "rule", "bad-value")
            report(Violation(path, f"{key}: {error}", rule))
            return None


# Of what dataclasses write, the types need no more than how to make one: every method is compiled
# at each start, and all of them would take 3 ms.
@dataclass(eq=False, repr=False)
class Text(Type):
    """A string that is not empty, with at most so many characters."""

    most: int
    """How many characters it may have."""

    def __call__(self, value: Any) -> str:
        """Read a string."""
        if isinstance(value, str) and len(value) <= self.most and value.strip():
            return value  # nearly every text, at the first look
        if not isinstance(value, str):
            raise Invalid(f"must be text in quotation marks, not {kind(value)}", "wrong-type")
        if not value.strip():
            raise Invalid("must not be empty; leave the key out instead")
        raise Invalid(f"has {len(value):,} characters, {self.most:,} are the most; shorten it")


class Ident(Type):
    """An id: lower-case ASCII words with hyphens."""

    most = 100
    """How many characters it may have; ids are typed."""

    def __call__(self, value: Any) -> str:
        """Read an id."""
        if isinstance(value, str) and _ID.fullmatch(value) and len(value) <= self.most:
            return value
        name = _ANY_TEXT(value)
        if not _ID.fullmatch(name):
            message = f'"{name}" is no id; write lower-case words with hyphens, as in un-founded'
            raise Invalid(message, "bad-id")
        message = f'"{name}" has {len(name):,} characters, {self.most} are the most'
        raise Invalid(message, "bad-id")


class Language(Type):
    """A language tag (BCP 47)."""

    most = 100
    """How many characters it may have; BCP 47 needs 35."""

    def __call__(self, value: Any) -> str:
        """Read a language tag."""
        tag = _ANY_TEXT(value)
        if len(tag) > self.most or not language_tag(tag):
            raise Invalid(f'"{tag}" is no language; write its tag (BCP 47), as in en, kk or ru-KZ')
        return tag


_ANY_TEXT = Text(sys.maxsize)
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


class Edtf(Type):
    """An EDTF date; TOML's own dates would have to be exact, so they are not taken."""

    def __call__(self, value: Any) -> Date:
        """Read a date."""
        if not isinstance(value, str):
            message = f'must be an EDTF date in quotes, as in "2006-11", not {kind(value)}'
            raise Invalid(message, "wrong-type")
        return parse(value)


class Day(Edtf):
    """An EDTF date that is one full day, known for certain."""

    def __call__(self, value: Any) -> Date:
        """Read a full day."""
        date = super().__call__(value)
        start = date.start
        if date.shape != "point" or start is None or start.unit != "day" or start.mark:
            raise DateError(f'"{date}" must be a full day, as in 2006-11-02')
        return date


@dataclass(eq=False, repr=False)
class Figure(Type):
    """The value of a fact: a finite number of at most 64 bits, or text."""

    text: Text

    def __call__(self, value: Any) -> Value:
        """Read a number or text."""
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise Invalid(f"must be a number or text, not {kind(value)}", "wrong-type")
        if isinstance(value, float) and not isfinite(value):
            raise Invalid("must be a finite number")
        if isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise Invalid("must be a number of at most 64 bits")
        return self.text(value) if isinstance(value, str) else value


class RelationSign(Type):
    """How a claimed figure stands to the real one."""

    def __call__(self, value: Any) -> Relation:
        """Read a relation."""
        if value not in RELATIONS:
            said = f'"{value}"' if isinstance(value, str) else kind(value)
            message = f"{said} is no relation; write one of {' '.join(RELATIONS)}"
            raise Invalid(message, "bad-relation")
        return value  # type: ignore[no-any-return]
