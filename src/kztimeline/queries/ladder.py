"""A name to what it means, by the surest of several ways: as it is, spelled alike, with slips."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, dropwhile
from typing import Any, NamedTuple

from ..model import Source, Topic
from ..text.normalize import term
from ..text.stem import stems
from .names import Names, significant
from .vocabulary import BEGINNING, SHORTEST_SLIP, STOP_WORDS, reach_of, slips

SUGGESTIONS = 5
"""How many suggestions a message makes."""
_LONGEST_ACRONYM = 5
"""What has no more letters, all of them capitals, was meant letter by letter."""
SHORTEST_BEGINNING = 3
"""Fewer letters begin too much: EU is no beginning of Eurodialogue, nor US of a title."""

_LONGEST_INITIALS = 2
"""A word of no more letters may be the first letters of a person's names."""
_SHORTEST_SOUND = 4
"""A name of fewer letters is meant by its letters, not by its sound."""
_SHORTEST_OFF = 4
"""A word of so many letters may have a slip where the rest of a name is as it was typed."""

_NUMBER = re.compile("[0-9]+", re.ASCII)

_OFFICES = frozenset(
    "president minister foreign prime deputy secretary general ambassador chairman chairperson "
    "director professor excellency mr mrs ms dr sir "
    # Russian and Kazakh, normalized
    "prezident ministr premer inostrannykh del generalnyi sekretar genseka gensek posol gospodin "
    "prezidenti ministri syrtky ister myrza".split()
)
"""Titles of office, which may stand before the name of a person."""


_TOPIC, _SOURCE = 0, 2
"""Tiers: what is met equally well is sooner a topic, and last a source."""


class Match(NamedTuple):
    """What a name led to: one thing, or those that come near."""

    thing: Any = None
    near: tuple[Any, ...] = ()
    taken: str = ""
    """What was typed, where it is no name of the thing but only comes near one."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know: that a name was taken for another."""
        if not self.taken:
            return ()
        thing = self.thing
        meant = thing if isinstance(thing, str) else f"{thing.id}, {thing.title}"
        return (f'"{self.taken}" is taken for {meant}',)


def resolve(
    things: Sequence[Any], names: Iterable[Iterable[str]], typed: str, slip: bool = True
) -> Match:
    """Return what was typed means among things that have these names.

    Of what is met equally well, topics come before events and facts, and these before sources;
    several that are left are a question.
    """
    words = significant(typed)
    if not words:
        return Match()
    known = Names(names)
    bare = [*dropwhile(_OFFICES.__contains__, words)] or words
    asked = [_Asked(known, words, typed)]
    if bare != words:
        asked.append(_Asked(known, bare, typed))
    for rung, exact in _LADDER.items():
        for each in asked if exact or slip else ():
            found = [things[owner] for owner in dict.fromkeys(rung(each))]
            if found:
                first = min(map(_tier, found))
                meant = [thing for thing in found if _tier(thing) == first]
                # General Council is no beginning of a name, though Council may be one.
                rightly = rung in _WHOLE or (
                    each is asked[0] and exact and _is_seen(meant[0], each.words)
                )
                if not rightly and first == _TOPIC and rung in _BEGUN:
                    # Council is a word of several names, though only one begins so.
                    within = (things[owner] for owner in _within(each))
                    meant += [each for each in within if isinstance(each, Topic)]
                    meant = list({thing.id: thing for thing in meant}.values())
                known_well = first != _SOURCE or rung is not _by_words
                if len(meant) == 1 and rung is not _hints and known_well:
                    return Match(meant[0], taken="" if rightly else typed)
                return Match(near=tuple(meant[:SUGGESTIONS]))
    return Match()


def _is_seen(thing: Any, words: list[str]) -> bool:
    """Whether what a list shows of a thing begins with these words, not an alias alone."""
    begun = " ".join(words)
    return isinstance(thing, str) or any(
        " ".join(significant(each)).startswith(begun) for each in (thing.id, thing.title)
    )


def _tier(thing: object) -> int:
    return _TOPIC if isinstance(thing, Topic) else _SOURCE if isinstance(thing, Source) else 1


class _Asked:
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

        Where all else is, one of them that is not so short may be off: Kofi Anan.
        """
        if not self.numbered(name):
            return False
        words = name.split()
        off = [word for word in words if len(word) < SHORTEST_SLIP and not self._has(word)]
        one = distance == len(off) == 1 and len(words) == len(self.words)
        return not off or (one and len(off[0]) >= _SHORTEST_OFF)

    def _has(self, word: str) -> bool:
        """Whether a short word was typed, if need be joined to others; a letter stands alone."""
        return word in self.words or (len(word) > 1 and word in self.joined)


def _same(asked: _Asked) -> Iterator[int]:
    return asked.names.where(name == asked.joined for name in asked.names.joined)


def _reordered(asked: _Asked) -> Iterator[int]:
    """The same words in another order, as of a person's name."""
    words, long = sorted(asked.words), len(" ".join(asked.words))
    spaced = asked.names.spaced
    return asked.names.where(len(name) == long and sorted(name.split()) == words for name in spaced)


def _inflected(asked: _Asked) -> Iterator[int]:
    """The same words in other cases of Russian and Kazakh: Аральского моря."""
    typed = [*map(term, asked.words)]
    wanted = [*map(stems, typed)]
    return asked.names.where(
        len(name) == len(typed)
        and name != typed  # that is another spelling
        and not any(map(set.isdisjoint, wanted, map(stems, name)))
        for name in (() if asked.english else asked.names.terms)
    )


def _begun(asked: _Asked) -> Iterator[int]:
    """What begins with all the words, whole, whatever joins them."""
    begun = asked.joined
    return asked.names.where(
        asked.begins and joined.startswith(begun) and begun in accumulate(name.split())
        for joined, name in zip(asked.names.joined, asked.names.spaced, strict=True)
    )


def _spelled(asked: _Asked) -> Iterator[int]:
    return asked.names.where(name == asked.spelled for name in asked.names.spelled)


def _sounding(asked: _Asked) -> Iterator[int]:
    """What is written with c for k: cika for CICA, but not CIKA, which was meant by its letters."""
    return iter(()) if asked.acronym or len(asked.joined) < _SHORTEST_SOUND else _heard(asked)


def _heard(asked: _Asked) -> Iterator[int]:
    sound = asked.spelled.replace("c", "k")
    return asked.names.where(name.replace("c", "k") == sound for name in asked.names.spelled)


def _near(asked: _Asked) -> Iterator[int]:
    """What is one slip away, the whole name."""
    return (owner for owner, distance in asked.misses.items() if distance <= 1)


def _begun_within(asked: _Asked) -> Iterator[int]:
    """What begins with all the letters."""
    begun = " ".join(asked.words)
    return asked.names.where(asked.begins and name.startswith(begun) for name in asked.names.spaced)


def _far(asked: _Asked) -> Iterator[int]:
    """What is the fewest slips away."""
    least = min(asked.misses.values(), default=0)
    return (owner for owner, distance in asked.misses.items() if distance == least)


def _by_words(asked: _Asked) -> Iterator[int]:
    """The names that have all the words, begun, with slips, or by their initials: the best."""
    words = [word for word in asked.words if len(word) == 1 or word not in STOP_WORDS]
    if len(words) < 2 or max(map(len, words)) < _SHORTEST_SOUND:
        return
    meant = [may for word in words for may in _meanings(word, asked.names)]
    met = (
        [
            [max((may[each] for each in may.keys() & terms), default=0.0) for may in meant]
            for terms in asked.names.terms
        ]
        if all(meant)
        else []
    )
    best = max((sum(each) for each in met if all(each)), default=0.0)
    yield from asked.names.where(all(each) and sum(each) == best for each in met)


def _meanings(word: str, names: Names) -> Iterator[dict[str, float]]:
    """Yield what a word may mean in a name, or each of its letters, where they are initials."""
    vocabulary = names.vocabulary
    if len(word) > _LONGEST_INITIALS or not word.isalpha() or term(word) in vocabulary:
        yield vocabulary.meanings(word)
        return
    for letter in word:
        yield dict.fromkeys(vocabulary.beginning(letter), BEGINNING)


def _hints(asked: _Asked) -> Iterator[int]:
    """What is only asked for: a short name that sounds or looks so, a name with the one word."""
    names, length = asked.names, len(asked.joined)
    near = length >= _SHORTEST_SOUND and (length <= SHORTEST_SLIP or len(asked.words) > 1)
    yield from _heard(asked)
    for other, _, at in slips(asked.joined, names.joined, 1) if near else ():
        if len(other) >= _SHORTEST_SOUND and asked.numbered(names.spaced[at]):
            yield names.owners[at]
    yield from _within(asked)


def _within(asked: _Asked) -> Iterator[int]:
    """The names that have the one word that was typed."""
    if len(asked.words) == 1:
        within = asked.names.vocabulary.meanings(asked.joined).keys()
        yield from asked.names.where(not within.isdisjoint(terms) for terms in asked.names.terms)


_LADDER = {
    _same: True,
    _reordered: True,
    _inflected: True,
    _begun: True,
    _spelled: False,
    _sounding: False,
    _near: False,
    _begun_within: True,
    _far: False,
    _by_words: False,
    _hints: False,
}
"""The ways in which a name may be meant, the surest first, and whether it was typed rightly then.

A near miss of a whole name comes before what only begins so.
"""
_WHOLE = (_same, _reordered, _inflected)
"""Those by which a whole name is met."""
_BEGUN = (_begun, _begun_within)
"""Those by which its beginning is."""
