"""Words to things: the one thing a name means, or what it may have meant."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..errors import NotFoundError
from ..model import Dataset, Source, Thing, Topic
from ..text.normalize import normalize
from ..wording import covers

SUGGESTIONS = 5
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


def lookup(things: Sequence[Thing], name: str, slip: bool = True) -> Match:
    """Return what `name` means among `things`, which stand in order of preference.

    Without `slip` the fingers must not have slipped.
    """
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
            return Match(None, tuple(found[:SUGGESTIONS]))
    return _near_miss(names, wanted) if slip else Match(None)


def names_of(thing: Thing) -> tuple[str, ...]:
    """Return every name of a thing, folded."""
    names = [thing.id, thing.title]
    if isinstance(thing, Topic):
        names += [name for given in thing.names.values() for name in given]
    elif isinstance(thing, Source):
        given = (thing.symbol, thing.author, thing.publisher)
        names += [name for name in given if name] or [thing.kind]
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
    """Return the one thing whose name is nearest, or the nearest few, within a few slips.

    One slip for each three letters, as people make them, but three at most, beyond which names of
    other things come near; none in three letters or fewer, which acronyms have.
    """
    reach = min(3, (len(wanted) + 1) // 3) if len(wanted) > 3 else 0
    if not reach:
        return Match(None)
    owners = [number for number, (_, known) in enumerate(names) for _ in known]
    distances: dict[int, int] = {}
    for _, distance, at in slips(wanted, [name for _, known in names for name in known], reach):
        distances[owners[at]] = min(distance, distances.get(owners[at], distance))
    near = sorted(distances, key=distances.__getitem__)
    best = [number for number in near if distances[number] == distances[near[0]]]
    if len(best) == 1:
        return Match(names[best[0]][0])
    return Match(None, tuple(names[number][0] for number in near[:SUGGESTIONS]))


def slips(wanted: str, words: Sequence[str], reach: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words at most `reach` slips away, in order, each with its distance and index.

    A slip is a letter too many, too few or wrong, or two neighbours swapped (optimal string
    alignment). Imports its library when called: who names a thing rightly does not wait for it.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    return process.extract_iter(wanted, words, scorer=OSA.distance, score_cutoff=reach)
