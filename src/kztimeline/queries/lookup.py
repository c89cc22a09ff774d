"""Words to things: the one thing a name means, or what it may have meant."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..errors import NotFoundError
from ..model import Dataset, Source, Thing, Topic
from ..text.normalize import normalize
from ..wording import covers

MOST = 5
"""How many suggestions a message makes."""


class Match(NamedTuple):
    """What a name led to: one thing, or those that come near."""

    thing: Thing | None
    near: tuple[Thing, ...] = ()


def find(dataset: Dataset, name: str) -> Thing:
    """Return the topic, event, fact or source that `name` means.

    Takes ids, titles, acronyms, names in any language and script, unique beginnings, and near
    misses with one clear winner. Raises NotFoundError with suggestions.
    """
    match = lookup(dataset.things, name)
    if match.thing is None:
        raise NotFoundError(unknown(dataset, name, match))
    return match.thing


def unknown(dataset: Dataset, name: str, match: Match) -> str:
    """Return what to tell somebody whose name for a thing led nowhere."""
    near = " or ".join(thing.id for thing in match.near)
    hint = f"did you mean {near}?" if near else "try kztimeline search;"
    return f'nothing is called "{name}"; {hint} {covers(dataset)}'


def lookup(things: Sequence[Thing], name: str) -> Match:
    """Return what `name` means among `things`, which stand in order of preference."""
    for thing in things:
        if thing.id == name:
            return Match(thing)
    wanted = normalize(name)
    if not wanted:
        return Match(None)
    names = [(thing, names_of(thing)) for thing in things]
    for found in (
        _first_kind(thing for thing, known in names if wanted in known),
        _alone([thing for thing in things if len(name) > 1 and thing.id.startswith(name)]),
        _first_kind(thing for thing, known in names if _begins(known, f"{wanted} ")),
        [thing for thing, known in names if len(wanted) > 1 and _begins(known, wanted)],
    ):
        if len(found) == 1:
            return Match(found[0])
        if found:
            return Match(None, tuple(found[:MOST]))
    return _near_miss(names, wanted)


def names_of(thing: Thing) -> tuple[str, ...]:
    """Return every name of a thing, folded."""
    names = [thing.id, thing.title]
    if isinstance(thing, Topic):
        names += [name for given in thing.names.values() for name in given]
    elif isinstance(thing, Source):
        names.append(thing.name)
    return tuple(normalize(name) for name in names)


def _begins(names: Iterable[str], beginning: str) -> bool:
    return any(name.startswith(beginning) for name in names)


def _first_kind(things: Iterable[Thing]) -> list[Thing]:
    """Keep those of the kind that comes first: a topic's name beats an event of that title."""
    found = list(things)
    return [thing for thing in found if type(thing) is type(found[0])]


def _alone(things: list[Thing]) -> list[Thing]:
    return things if len(things) == 1 else []


def _near_miss(names: list[tuple[Thing, tuple[str, ...]]], wanted: str) -> Match:
    reach = min(3, (len(wanted) + 1) // 3) if len(wanted) > 3 else 0
    near: list[tuple[int, Thing]] = []
    for thing, known in names:
        distance = min(edits(wanted, name, reach) for name in known)
        if distance <= reach:
            near.append((distance, thing))
    near.sort(key=lambda item: item[0])
    best = [thing for distance, thing in near if distance == near[0][0]]
    if len(best) == 1:
        return Match(best[0])
    return Match(None, tuple(thing for _, thing in near[:MOST]))


def edits(one: str, other: str, reach: int) -> int:
    """Return the edit distance of two words, or `reach + 1` where it is greater.

    Counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    """
    far = reach + 1
    # Each step takes one letter away at most.
    if abs(len(one) - len(other)) > reach or len(set(one) - set(other)) > reach:
        return far
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, char in enumerate(one, 1):
        current = [row, *[far] * len(other)]
        # What is further from the diagonal is further than can be reached.
        for column in range(max(1, row - reach), min(len(other), row + reach) + 1):
            candidate = other[column - 1]
            cost = min(
                last[column] + 1,
                current[column - 1] + 1,
                last[column - 1] + (char != candidate),
            )
            swapped = row > 1 and column > 1 and one[row - 2] == candidate
            if swapped and char == other[column - 2]:
                cost = min(cost, before[column - 2] + 1)
            current[column] = cost
        if min(current) > reach:
            return far
        before, last = last, current
    return min(last[-1], far)
