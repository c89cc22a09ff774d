"""What a key takes that has parts: arrays, names by language, and tables."""

from dataclasses import dataclass
from typing import Any

from .scalars import Invalid, Language, Type, kind
from .violations import KeyPath, Report, Violation, unknown


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
