"""Where events happened: the places there are, and which of them a name means."""

from typing import NamedTuple

from ..errors import UsageError
from ..model import Dataset, Event
from ..text.brief import some


class Place(NamedTuple):
    """A place as events have it, with what happened there."""

    name: str
    events: tuple[Event, ...]

    @property
    def id(self) -> str:
        """By what it is asked for, as with `--place`: its name."""
        return self.name


def places(dataset: Dataset) -> tuple[Place, ...]:
    """Return the places where events happened, those with the most first, then by name."""
    found: dict[str, list[Event]] = {}
    for event in dataset.events:
        if event.place:
            found.setdefault(event.place, []).append(event)
    listed = [Place(name, tuple(events)) for name, events in found.items()]
    return tuple(sorted(listed, key=lambda place: (-len(place.events), place.name)))


def place_called(name: str, dataset: Dataset) -> str | None:
    """Return the place of an event that is called so, as the event has it."""
    known = (event.place for event in dataset.events if event.place)
    return next((place for place in known if place.casefold() == name.casefold()), None)


def places_meant(dataset: Dataset, name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return every name of the places that a name means, normalized, and what must be said of it.

    A topic's names count, so that Алматы finds Almaty. Raises UsageError with those that come near.
    """
    from ..text.normalize import normalize
    from .ladder import resolve
    from .lookup import lookup, names_of

    for slip in (False, True):
        match = lookup(dataset.topics, name, slip)
        names = frozenset(names_of(match.thing) if match.thing else ()) | {normalize(name)}
        if any(is_at(event, names) for event in dataset.events):
            return names, match.notes
    known = sorted({event.place for event in dataset.events if event.place})
    match = resolve(known, ((place, *place.split(",")) for place in known), name)
    if match.thing is None:
        hint = match.hint or (f"places are {some(known)}" if known else "no event has a place")
        raise UsageError(f'nothing happened in "{name}"; {hint}')
    return frozenset(parts(match.thing)), match.notes


def is_at(event: Event, places: frozenset[str]) -> bool:
    """Return whether an event's place, or a part of it between commas, has one of the names."""
    return event.place is not None and not places.isdisjoint(parts(event.place))


def parts(place: str) -> set[str]:
    """Return the names a place answers to, normalized: as a whole and between its commas."""
    from ..text.normalize import normalize

    return {normalize(part) for part in (place, *place.split(","))}
