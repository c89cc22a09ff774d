"""Which events and facts a question is about. Pure; nothing here reads the clock."""

from itertools import combinations, starmap
from typing import NamedTuple

from ..dates.edtf import Date
from ..model import Event, Statement, Status


class Question(NamedTuple):
    """What a list is asked for; every part that is given must hold."""

    periods: tuple[Date, ...] = ()
    certain: bool = False
    """Keep only what must fall inside the periods, not what may."""
    topic: str | None = None
    """The id of a topic."""
    places: frozenset[str] = frozenset()
    """Names of one place, folded."""
    status: Status | None = None

    def takes(self, thing: Statement) -> bool:
        """Return whether an event or fact belongs in the answer; a fact has no place."""
        return (
            self._meets(thing.date)
            and (self.topic is None or self.topic in thing.topics)
            and (not self.places or (isinstance(thing, Event) and is_at(thing, self.places)))
            and (self.status is None or self.status == thing.status)
        )

    def _meets(self, value: Date) -> bool:
        """Return whether a date falls in all periods at once; where they are apart, none does.

        Intervals that overlap two by two have a day in common.
        """
        inside = within if self.certain else overlaps
        return all(inside(value, period) for period in self.periods) and all(
            starmap(overlaps, combinations(self.periods, 2))
        )


def overlaps(value: Date, period: Date) -> bool:
    """Return whether a date may fall in a period, at least in part."""
    (earliest, latest), (first, last) = value.bounds, period.bounds
    return earliest <= last and first <= latest


def within(value: Date, period: Date) -> bool:
    """Return whether a date must fall wholly inside a period."""
    (earliest, latest), (first, last) = value.bounds, period.bounds
    return first <= earliest and latest <= last


def is_at(event: Event, places: frozenset[str]) -> bool:
    """Return whether an event's place, or a part of it between commas, has one of the names."""
    return event.place is not None and not places.isdisjoint(parts(event.place))


def parts(place: str) -> set[str]:
    """Return the names a place answers to, folded: as a whole and between its commas."""
    from ..text.normalize import normalize

    return {normalize(part) for part in (place, *place.split(","))}
