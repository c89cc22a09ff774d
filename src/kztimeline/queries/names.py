"""The names of things, in the forms in which a typed one is compared with them."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, compress

from ..text.normalize import normalize, terms
from .vocabulary import Vocabulary

_ARTICLES = frozenset(("the", "a", "an"))


def significant(text: str) -> list[str]:
    """Return the normalized words of a text without its articles."""
    return [word for word in normalize(text).split() if word not in _ARTICLES]


class Names:
    """All names of some things, side by side: the first of each list is the first name."""

    def __init__(self, names: Iterable[Iterable[str]]) -> None:
        """Take the names of each thing as they are written."""
        owned = [(owner, name) for owner, own in enumerate(names) for name in own]
        self.owners = [owner for owner, _ in owned]
        """The number of the thing that has the name."""
        self._written = [name for _, name in owned]
        self.spaced = [" ".join(significant(name)) for name in self._written]
        """Its words, normalized, with a space between them."""
        self.joined = [name.replace(" ", "") for name in self.spaced]
        """Its letters alone: no space, hyphen or point makes a difference."""

    def where(self, fits: Iterable[bool]) -> Iterator[int]:
        """Return the owners of the names that fit."""
        return compress(self.owners, fits)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of all names."""
        return Vocabulary({*chain.from_iterable(self.terms)})

    @cached_property
    def acronyms(self) -> set[str]:
        """The words that are written in capitals, normalized."""
        words = chain.from_iterable(map(str.split, self._written))
        return {normalize(word) for word in words if word.isupper()}

    @cached_property
    def terms(self) -> list[list[str]]:
        """The words of each name in the form that all spellings share."""
        return [terms(name) for name in self.spaced]

    @cached_property
    def spelled(self) -> list[str]:
        """The same joined."""
        return ["".join(name) for name in self.terms]
