"""An answer on its way from a question to a presentation, and what is known of each kind."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from ..model import Dataset, Event, Source, Topic, in_order
from .filters import EVERYTHING, Filter, Question

By = Literal["topic", "place", "status"]

_EVENT = tuple(
    "type id date earliest latest title names summary place topics status claims".split()
)
_FACT = (
    *"type id topic title names value unit series".split(),
    *"as_of earliest latest summary status claims".split(),
)
_TOPIC = tuple("type id title names summary wikidata event_count fact_count events facts".split())
_SOURCE = tuple("type id title author publisher date kind symbol url claim_count claims".split())
_CLAIM = (
    *"type of title status source at date value relation note verdict".split(),
    *"earliest latest record record_sources".split(),
)


class Kind(NamedTuple):
    """All that a presentation must know of what an answer is made of."""

    noun: str
    fields: tuple[str, ...]
    """The fields that a record of it can have, in their promised order; see docs/json.md."""
    columns: str = ""
    """The usual fields of a line of text; all fields where there are none."""
    spreadsheet: str = ""
    """The usual columns of CSV, which has room for more."""
    total: Callable[[Dataset], int] = lambda _: 1
    """How many there are in a whole dataset."""
    heading: str | None = None
    """What stands above its cards on a page; empty for the years, None where it has no cards."""
    page: bool = True
    """Whether there is a page of it."""
    single: bool = False
    """Whether it is one thing by nature, not a list that may have one."""
    events: bool = False
    """Whether what can hold nothing but events can hold it."""

    @property
    def none(self) -> str:
        """How an empty answer begins: `No event`, `Nothing`."""
        return "Nothing" if self.noun == "thing" else f"No {self.noun}"


def _of_events(columns: str, spreadsheet: str, *more: str, heading: str = "") -> Kind:
    return Kind(
        "event",
        (*_EVENT, *more),
        columns,
        f"id date earliest latest title place topics status {spreadsheet}",
        lambda dataset: len(dataset.events),
        heading,
        events=True,
    )


KINDS: dict[str, Kind] = {
    "events": _of_events("date title place status id", "summary"),
    "timeline": _of_events("date title place status id", "summary"),
    "anniversaries": _of_events(
        "date anniversary title place id",
        "anniversary precision recalls",
        *("anniversary", "precision", "recalls"),
        heading="Anniversaries",
    ),
    "facts": Kind(
        "fact",
        _FACT,
        "title value unit as_of status id",
        "id topic title value unit as_of earliest latest status summary",
        lambda dataset: len(dataset.facts),
        "Facts",
    ),
    "sources": Kind(
        "source",
        _SOURCE,
        "date title author publisher symbol claim_count id",
        "id title author publisher date kind symbol url claim_count",
        total=lambda dataset: len(dataset.sources),
        heading="Sources",
    ),
    "topics": Kind(
        "topic",
        _TOPIC,
        "title event_count fact_count id",
        "id title wikidata event_count fact_count summary",
        lambda dataset: len(dataset.topics),
        "Topics",
    ),
    "places": Kind(
        "place",
        ("type", "name", "event_count", "events"),
        "event_count name",
        "name event_count",
        page=False,
    ),
    "hits": Kind(
        "thing",
        tuple(
            dict.fromkeys([*_EVENT, *_FACT, *_TOPIC, *_SOURCE, "score", "matched", "lacks"]),
        ),
        "type date title status score id",
        "type id date earliest latest title status score",
        lambda dataset: len(dataset.things),
        "Found",
        events=True,
    ),
    "claims": Kind(
        "claim",
        _CLAIM,
        "verdict source at date relation value record record_sources title status of",
        "of title status source at date earliest latest relation value verdict record "
        "record_sources note",
        lambda dataset: sum(len(thing.claims) for thing in dataset.statements),
    ),
    "card": Kind(
        "thing",
        tuple(dict.fromkeys([*_EVENT, *_FACT, *_TOPIC, *_SOURCE])),
        single=True,
        events=True,
    ),
    "distance": Kind(
        "distance",
        ("type", "from", "to", "order", "approximate", "shortest", "longest"),
        single=True,
    ),
}
"""A new listing is one row here, a record in `formats.records` and a drawing in `terminal`."""


class Look(NamedTuple):
    """How a drawing for people is wanted."""

    across: bool = False
    """Whether a timeline runs from left to right, to scale, not downwards."""
    by: By = "topic"
    """What each lane of a timeline across stands for."""
    ascii: bool = False
    """Whether the drawing itself must do with ASCII; data stay as they are."""
    title: str = ""
    """The heading of a picture; empty for what was asked."""
    width: int = 0
    """How wide a picture is, in pixels; 0 for the usual width."""


class Answer(NamedTuple):
    """The things that answer a command, in order, with the dataset they are from."""

    dataset: Dataset
    name: str
    """Which of KINDS it is."""
    things: tuple[Any, ...]
    """Events, facts, sources, hits, anniversaries, checked claims; one thing, or one distance."""
    fields: tuple[str, ...] = ()
    """The fields that were asked for, in their order; empty for the usual ones."""
    look: Look = Look()
    question: Question | Filter = EVERYTHING
    """What the things were narrowed by."""
    about: str = ""
    """What was asked besides: the words of a search, the name of a thing, a day of the year."""
    command: str = ""
    """The command line that asks so, for whoever finds a picture of it; may be empty."""
    notes: tuple[str, ...] = ()
    """What a reader must know of it besides; for standard error."""

    @property
    def kind(self) -> Kind:
        """What there is to know of its things."""
        return KINDS[self.name]

    @property
    def events(self) -> tuple[Event, ...]:
        """The events in it, each once; the card of a topic or source stands for its events.

        Those of a search are in the order of time, whatever fits best: what holds nothing but
        events is a timeline.
        """
        found: list[Event] = []
        for thing in map(subject, self.things) if self.kind.events else ():
            if isinstance(thing, Event):
                found.append(thing)
            elif self.kind.single and isinstance(thing, Topic):
                found += self.dataset.about(thing)[0]
            elif self.kind.single and isinstance(thing, Source):
                said = (each for each, _ in self.dataset.claims_of(thing.id))
                found += [each for each in said if isinstance(each, Event)]
        each = {event.id: event for event in found}.values()
        return tuple(in_order(each) if self.name == "hits" else each)

    def __repr__(self) -> str:
        from ..wording import counted

        return f"<{type(self).__name__}: {counted(len(self.things), self.kind.noun)}>"


def subject(thing: Any) -> Any:
    """Return what a hit, an anniversary or a checked claim is about; anything else is itself."""
    return getattr(thing, "thing", thing)
