"""A name to what it means, by the surest of several ways: as it is, spelled alike, with slips."""

from collections.abc import Iterable, Sequence
from itertools import dropwhile
from typing import Any, NamedTuple

from ..model import Source, Topic
from ..wording import taken
from .names import Names, significant
from .rungs import (
    Asked,
    begun,
    begun_within,
    by_words,
    far,
    hints,
    inflected,
    near,
    reordered,
    same,
    sounding,
    spelled,
    within,
)

SUGGESTIONS = 5
"""How many suggestions a message makes."""
_OFFICES = frozenset(
    "president minister foreign prime deputy secretary general ambassador chairman chairperson "
    "director professor excellency mr mrs ms dr sir "
    # Russian and Kazakh, normalized
    "prezident ministr premer inostrannykh del generalnyi sekretar genseka gensek posol gospodin "
    "prezidenti ministri syrtky ister myrza".split()
)
"""Titles of office, which may stand before the name of a person."""
_LONGEST = 500
"""No name has more characters, and to hold as many as there may be against all takes long."""
_TOPIC, _SOURCE = 0, 2
"""Tiers: what is met equally well is sooner a topic, and last a source."""


class Match(NamedTuple):
    """What a name led to: one thing, or those that come near."""

    thing: Any = None
    near: tuple[Any, ...] = ()
    shared: bool = False
    """Whether all of these are called just so, as sources are by who issued them."""
    taken: str = ""
    """What was typed, where it is no name of the thing but only comes near one."""

    @property
    def hint(self) -> str:
        """What to ask whoever typed it; empty where nothing comes near."""
        ids = [each if isinstance(each, str) else each.id for each in self.near]
        more = f", or one of {len(ids) - SUGGESTIONS:,} more" if len(ids) > SUGGESTIONS else ""
        return f"did you mean {' or '.join(ids[:SUGGESTIONS])}{more}?" if ids else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know: that a name was taken for another."""
        if not self.taken:
            return ()
        thing = self.thing
        meant = thing if isinstance(thing, str) else f"{thing.id}, {thing.title}"
        return (taken(self.taken, meant),)


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
    if len(typed) > _LONGEST:
        return Match()
    known = Names(names)
    bare = [*dropwhile(_OFFICES.__contains__, words)] or words
    asked = [Asked(known, words, typed)]
    if bare != words:
        asked.append(Asked(known, bare, typed))
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
                    having = (things[owner] for owner in within(each))
                    meant += [thing for thing in having if isinstance(thing, Topic)]
                    meant = list({thing.id: thing for thing in meant}.values())
                known_well = first != _SOURCE or rung is not by_words
                if len(meant) == 1 and rung is not hints and known_well:
                    return Match(meant[0], taken="" if rightly else typed)
                return Match(near=tuple(meant), shared=rung in _WHOLE)
    return Match()


def _is_seen(thing: Any, words: list[str]) -> bool:
    """Whether what a list shows of a thing begins with these words, not an alias alone."""
    begun = " ".join(words)
    return isinstance(thing, str) or any(
        " ".join(significant(each)).startswith(begun) for each in (thing.id, thing.title)
    )


def _tier(thing: object) -> int:
    return _TOPIC if isinstance(thing, Topic) else _SOURCE if isinstance(thing, Source) else 1


_LADDER = {
    same: True,
    reordered: True,
    inflected: True,
    begun: True,
    spelled: False,
    sounding: False,
    near: False,
    begun_within: True,
    far: False,
    by_words: False,
    hints: False,
}
"""The ways in which a name may be meant, the surest first, and whether it was typed rightly then.

A near miss of a whole name comes before what only begins so.
"""
_WHOLE = (same, reordered, inflected)
"""Those by which a whole name is met."""
_BEGUN = (begun, begun_within)
"""Those by which its beginning is."""
