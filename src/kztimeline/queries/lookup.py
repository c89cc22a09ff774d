"""Words to things: the one thing a name means, or what it may have meant."""

from collections.abc import Sequence

from ..errors import NotFoundError
from ..model import Dataset, Fact, Source, Thing, Topic
from ..text.brief import some
from ..text.normalize import normalize
from ..wording import covers
from .ladder import Match, resolve
from .places import place_called
from .rungs import SHORTEST_BEGINNING


def find(dataset: Dataset, name: str) -> Thing:
    """Return the topic, event, fact or source that `name` means.

    Takes ids, titles, acronyms, names in any language and script, unique beginnings, and near
    misses with one clear winner. Raises NotFoundError with suggestions.
    """
    thing: Thing = matched(dataset, name).thing
    return thing


def matched(dataset: Dataset, name: str) -> Match:
    """Return what `name` means, with what must be said of it; else as `find`."""
    match = lookup(dataset.things, name)
    if match.thing is None:
        raise NotFoundError(unknown(dataset, name, match))
    return match


def wrong_kind(thing: Thing, dataset: Dataset) -> str:
    """Return what a thing is, for who took it for something else, and what it leads to."""
    match thing:
        case Topic():
            events, _ = dataset.about(thing)
            listed = some([event.id for event in events]) or "none"
            return f"{thing.id} is a topic; its events: {listed}"
        case Source():
            said = dict.fromkeys(each.id for each, _ in dataset.claims_of(thing.id))
            return f"{thing.id} is a source; it speaks of: {some([*said]) or 'nothing'}"
        case Fact():
            return f"{thing.id} is a fact, as of {thing.date}; its topic is {thing.topic}"
    return f"{thing.id} is an event, of {thing.date}; its topics: {some(thing.topics) or 'none'}"


def matches(dataset: Dataset, words: Sequence[str]) -> list[Match]:
    """Return what the words mean: one name of several words, else each of them a name.

    Raises NotFoundError where neither is known.
    """
    whole = " ".join(words)
    if len(words) > 1 and lookup(dataset.things, whole, slip=False).thing is None:
        each = [lookup(dataset.things, word, slip=False) for word in words]
        if all(match.thing for match in each):
            return each
    return [matched(dataset, whole)] if words else []


def unknown(dataset: Dataset, name: str, match: Match) -> str:
    """Return what to tell somebody whose name for a thing led nowhere."""
    if place := place_called(name, dataset):
        return f'nothing but a place is called so; type kztimeline list --place "{place}"'
    if match.shared:
        return f'"{name}" is the name of {len(match.near):,} things; {match.hint}'
    hint = match.hint or "try kztimeline search;"
    return f'nothing is called "{name}"; {hint} {covers(dataset)}'


def lookup(things: Sequence[Thing], name: str, slip: bool = True) -> Match:
    """Return what `name` means among `things`; a topic is meant rather than what is about it.

    Without `slip` what only comes near a name leads nowhere.
    """
    for thing in things:
        if thing.id == name:
            return Match(thing)
    # Most are looked up by a name as it is written; to normalize all others takes 10 ms.
    written = name.casefold()
    topics = (thing for thing in things if isinstance(thing, Topic))
    called = [topic for topic in topics if written in map(str.casefold, _written(topic))]
    if len(called) == 1:
        return Match(called[0])
    if source := next((thing for thing in things if _is_short_for(written, thing)), None):
        return Match(source)
    match = resolve(things, map(_written, things), name, slip)
    begun = [thing for thing in things if thing.id.startswith(name)]
    # The beginning of one id decides between things whose names begin so, too.
    others = [thing for thing in match.near if isinstance(thing, Topic) and thing not in begun]
    single = len(begun) == 1 and len(name) >= SHORTEST_BEGINNING and not others
    return Match(begun[0], taken=name) if match.near and single else match


def _is_short_for(written: str, thing: Thing) -> bool:
    """Whether a folded name is what is shown of a source that others share its issuer with."""
    if not (isinstance(thing, Source) and written.startswith(f"{thing.name.casefold()}, ")):
        return False
    return written in map(str.casefold, thing.longer_names)


def names_of(thing: Thing) -> tuple[str, ...]:
    """Return every name of a thing, normalized."""
    return tuple(map(normalize, _written(thing)))


def _written(thing: Thing) -> list[str]:
    """Return every name of a thing as it is written."""
    names = [thing.id, thing.title]
    if isinstance(thing, Source):
        given = (thing.symbol, thing.author, thing.publisher)
        names += [name for name in given if name] or [thing.kind]
    else:
        names += [name for given in thing.names.values() for name in given]
    return names
