"""What a key of a dataset file takes.

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
from .violations import KeyPath, Report, Violation, unknown


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


@dataclass(eq=False, repr=False)
class Array(Type):
    """An array of one type."""

    item: Type
    most: int
    """How many items it may have."""

    def __call__(self, value: Any) -> tuple[Any, ...]:
        """Read an array."""
        if not isinstance(value, list):
            raise Invalid(f"must be an array in square brackets, not {kind(value)}", "wrong-type")
        if len(value) > self.most:
            raise Invalid(f"has {len(value):,} items, {self.most} are the most")
        return tuple(map(self.item.__call__, value))

    def read(self, value: Any, path: KeyPath, key: str, report: Report) -> Any:
        """Return the items, with None for each that cannot be read."""
        if not isinstance(value, list) or len(value) > self.most:
            return super().read(value, path, key, report)
        return tuple(
            self.item.read(item, (*path, at), key, report) for at, item in enumerate(value)
        )


@dataclass(eq=False, repr=False)
class ByLanguage(Type):
    """A table of names: an array for each language."""

    names: Array
    most: int
    """How many languages and names it may have in all; every lookup compares with each."""

    def __call__(self, value: Any) -> dict[str, tuple[str, ...]]:
        """Read names by language."""
        return {language: self.names(names) for language, names in self._bounded(value).items()}

    def read(self, value: Any, path: KeyPath, key: str, report: Report) -> Any:
        """Return the names of the languages that have an array."""
        try:
            given = self._bounded(value)
        except ValueError:
            return super().read(value, path, key, report)
        kept = {
            language: self.names.read(names, (*path, language), key, report)
            for language, names in given.items()
        }
        return {language: names for language, names in kept.items() if names is not None}

    def _bounded(self, value: Any) -> dict[str, Any]:
        """Return a table of languages; raises ValueError where it is none, or too large."""
        if not isinstance(value, dict):
            raise Invalid(f"must be a table of languages, not {kind(value)}", "wrong-type")
        if value and (longest := max(map(len, value))) > Language.most:
            raise Invalid(f"has a language of {longest:,} characters, {Language.most} are the most")
        arrays = [names for names in value.values() if isinstance(names, list)]
        if (count := len(value) + sum(map(len, arrays))) > self.most:
            raise Invalid(f"has {count:,} languages and names, {self.most} are the most")
        return value


class Table(Type):
    """One kind of table: its keys, with what each takes, and those that must be there."""

    def __init__(self, name: str, keys: dict[str, Type], required: str) -> None:
        self.name = name
        self.keys = keys
        self.required = frozenset(required.split())
        # bound, which Python calls faster than the objects themselves
        self._readers = {key: each.__call__ for key, each in keys.items()}

    def __call__(self, value: Any) -> dict[str, Any]:
        """Read a table; where it raises ValueError, `read` knows why."""
        known = self._readers
        try:
            fields = {key: known[key](given) for key, given in value.items()}
        except (AttributeError, KeyError):
            raise Invalid(self.name) from None
        if not self.required <= fields.keys():
            raise Invalid(self.name)
        return fields

    def read(self, value: Any, path: KeyPath, _: str, report: Report) -> dict[str, Any]:
        """Return the fields of a table."""
        if not isinstance(value, dict):
            message = f"{self.name} must be a table, not {kind(value)}"
            report(Violation(path, message, "wrong-type"))
            return {}
        meant = unknown(value, self.keys, self.name, path, report)
        for needed in self.keys:
            if needed in self.required and needed not in value and needed not in meant:
                message = f"{self.name} needs the key {needed}"
                report(Violation(path, message, "missing-key"))
        return {
            key: self.keys[key].read(given, (*path, key), key, report)
            for key, given in value.items()
            if key in self.keys
        }
