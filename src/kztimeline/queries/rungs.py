"""The ways in which a typed name may mean one that there is: the rungs of the ladder.

Each takes what was asked and returns the owners of the names that are met so, some of them twice.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from ..text.normalize import term
from ..text.stem import stems
from .names import Names
from .vocabulary import BEGINNING, SHORTEST_SLIP, STOP_WORDS, reach_of, slips

_LONGEST_ACRONYM = 5
"""What has no more letters, all of them capitals, was meant letter by letter."""
SHORTEST_BEGINNING = 3
"""Fewer letters begin too much: EU is no beginning of Eurodialogue, nor US of a title."""

_LONGEST_INITIALS = 2
"""A word of no more letters may be the first letters of a person's names."""
_SHORTEST_SOUND = 4
"""A name of fewer letters is meant by its letters, not by its sound."""
_SHORTEST_OFF, _SHORTEST_FIRM = 3, 4
"""A word of so many letters may have a slip where the rest of a name is as it was typed, and a word
of the name has so many."""

_MOST_WORDS = 20
"""Of more words no name is put together; each may be compared with every other for slips."""

_NUMBER = re.compile("[0-9]+", re.ASCII)


class Asked:
    """A name that was typed, among the names that there are."""

    def __init__(self, names: Names, words: list[str], typed: str) -> None:
        self.names = names
        self.words = words
        self.english = typed.isascii()
        self.acronym = typed.isupper() and len(words) == 1 and len(words[0]) <= _LONGEST_ACRONYM
        self.joined = "".join(words)
        self.spelled = "".join(map(term, words))
        # In bytes, of which a sign of CJK has three: one of them is as much as a word.
        self.begins = len(self.joined.encode()) >= SHORTEST_BEGINNING and not self.joined.isdigit()

    @cached_property
    def misses(self) -> dict[int, int]:
        """The owners of names that come near, each with the number of slips to it."""
        found: dict[int, int] = {}
        names, reach = self.names, reach_of(len(self.joined) + 1)
        for other, distance, at in slips(self.joined, names.joined, reach) if reach else ():
            allowed = reach_of(max(len(self.joined), len(other)))
            if (
                len(other) >= SHORTEST_SLIP
                and distance <= allowed
                and self._keeps(names.spaced[at], distance)
            ):
                owner = names.owners[at]
                found[owner] = min(distance, found.get(owner, distance))
        return found

    def numbered(self, name: str) -> bool:
        """Whether a name has the numbers that were typed."""
        return _NUMBER.findall(" ".join(self.words)) == _NUMBER.findall(name)

    def _keeps(self, name: str, distance: int) -> bool:
        """Whether numbers, and the short words of a name, which take no slip, are as they were.

        Where all else is, one of them may be off that is not so short: Kofi Anan, Aral See; but no
        acronym, because ESCWA is not ESCAP.
        """
        if not self.numbered(name):
            return False
        words = name.split()
        off = [word for word in words if len(word) < SHORTEST_SLIP and not self._has(word)]
        one = distance == len(off) == 1 and len(words) == len(self.words)
        firm = max(map(len, words)) >= _SHORTEST_FIRM and self.names.acronyms.isdisjoint(off)
        return not off or (one and firm and len(off[0]) >= _SHORTEST_OFF)

    def _has(self, word: str) -> bool:
        """Whether a short word was typed, if need be joined to others; a letter stands alone."""
        return word in self.words or (len(word) > 1 and word in self.joined)


def same(asked: Asked) -> Iterator[int]:
    """The name as it was typed, whatever joins its words."""
    return asked.names.where(name == asked.joined for name in asked.names.joined)


def reordered(asked: Asked) -> Iterator[int]:
    """The same words in another order, as of a person's name."""
    words, long = sorted(asked.words), len(" ".join(asked.words))
    spaced = asked.names.spaced
    return asked.names.where(len(name) == long and sorted(name.split()) == words for name in spaced)


def inflected(asked: Asked) -> Iterator[int]:
    """The same words in other cases of Russian and Kazakh: Аральского моря."""
    typed = [*map(term, asked.words)]
    wanted = [*map(stems, typed)]
    return asked.names.where(
        len(name) == len(typed)
        and name != typed  # that is another spelling
        and not any(map(set.isdisjoint, wanted, map(stems, name)))
        for name in (() if asked.english else asked.names.terms)
    )


def begun(asked: Asked) -> Iterator[int]:
    """What begins with all the words, whole, whatever joins them."""
    begun = asked.joined
    return asked.names.where(
        asked.begins and joined.startswith(begun) and begun in accumulate(name.split())
        for joined, name in zip(asked.names.joined, asked.names.spaced, strict=True)
    )


def spelled(asked: Asked) -> Iterator[int]:
    """The name in another spelling of Kazakh or Russian, or in the plural."""
    return asked.names.where(name == asked.spelled for name in asked.names.spelled)


def sounding(asked: Asked) -> Iterator[int]:
    """What is written with c for k: cika for CICA, but not CIKA, which was meant by its letters."""
    return iter(()) if asked.acronym or len(asked.joined) < _SHORTEST_SOUND else _heard(asked)


def _heard(asked: Asked) -> Iterator[int]:
    sound = asked.spelled.replace("c", "k")
    return asked.names.where(name.replace("c", "k") == sound for name in asked.names.spelled)


def near(asked: Asked) -> Iterator[int]:
    """What is one slip away, the whole name."""
    return (owner for owner, distance in asked.misses.items() if distance <= 1)


def begun_within(asked: Asked) -> Iterator[int]:
    """What begins with all the letters."""
    begun = " ".join(asked.words)
    return asked.names.where(asked.begins and name.startswith(begun) for name in asked.names.spaced)


def far(asked: Asked) -> Iterator[int]:
    """What is the fewest slips away."""
    least = min(asked.misses.values(), default=0)
    return (owner for owner, distance in asked.misses.items() if distance == least)


def by_words(asked: Asked) -> Iterator[int]:
    """The names that have all the words, begun, with slips, or by their initials: the best."""
    said = (word for word in asked.words if len(word) == 1 or word not in STOP_WORDS)
    words = [*dict.fromkeys(said)]
    if not 2 <= len(words) <= _MOST_WORDS or max(map(len, words)) < _SHORTEST_SOUND:
        return
    meant: list[dict[str, float]] = []
    for may in (may for word in words for may in _meanings(word, asked.names)):
        if not may:
            return
        meant.append(may)
    met = [_met(meant, {*terms}) for terms in asked.names.terms]
    best = max(met, default=0.0)
    yield from asked.names.where(best > 0 and each == best for each in met)


def _met(meant: list[dict[str, float]], terms: set[str]) -> float:
    """Return how well a name has all the words that are meant; 0 where it lacks one."""
    total = 0.0
    for may in meant:
        best = max((may[each] for each in may.keys() & terms), default=0.0)
        if not best:
            return 0.0
        total += best
    return total


def _meanings(word: str, names: Names) -> Iterator[dict[str, float]]:
    """Yield what a word may mean in a name, or each of its letters, where they are initials."""
    vocabulary = names.vocabulary
    if len(word) > _LONGEST_INITIALS or not word.isalpha() or term(word) in vocabulary:
        yield vocabulary.meanings(word)
        return
    for letter in word:
        yield dict.fromkeys(vocabulary.beginning(letter), BEGINNING)


def hints(asked: Asked) -> Iterator[int]:
    """What is only asked for: a short name that sounds or looks so, a name with the one word."""
    names, length = asked.names, len(asked.joined)
    near = length >= _SHORTEST_SOUND and (length <= SHORTEST_SLIP or len(asked.words) > 1)
    yield from _heard(asked)
    for other, _, at in slips(asked.joined, names.joined, 1) if near else ():
        if len(other) >= _SHORTEST_SOUND and asked.numbered(names.spaced[at]):
            yield names.owners[at]
    yield from within(asked)


def within(asked: Asked) -> Iterator[int]:
    """The names that have the one word that was typed."""
    if len(asked.words) == 1:
        within = asked.names.vocabulary.meanings(asked.joined).keys()
        yield from asked.names.where(not within.isdisjoint(terms) for terms in asked.names.terms)
