"""An inverted index: every word of a dataset, and the texts that have it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ..dates.words import words
from ..model import Dataset, Event, Fact, Source, Thing, Topic
from ..text.normalize import normalize
from .vocabulary import Vocabulary

# How much a word counts by where it stands. What an event has from a one-word name of its topic
# counts nearly as its own; of the topic's longer names, and of its sources, a word helps a little.
_TITLE, _NAME, _DATE, _TEXT, _ASIDE = 1.0, 0.8, 0.6, 0.5, 0.3


class Field(NamedTuple):
    """A text of a thing."""

    group: int
    """The number of the group of things that have it."""
    name: str
    """What it is: `title`, `name`, `summary`, `note`, `topic`, `source` …"""
    weight: float
    text: str


class Index:
    """The texts of a dataset by their words; made once for each dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.things: tuple[Thing, ...] = dataset.things
        self.groups: list[list[int]] = [[number] for number in range(len(self.things))]
        """The things that share a text: each alone, then what is about a topic or rests on a
        source, which may be many; their text is looked up once."""
        self.fields = [
            Field(number, *field)
            for number, thing in enumerate(self.things)
            for field in _own(thing)
        ]
        self._add_lent(dataset)
        texts = [normalize(field.text).split() for field in self.fields]
        self.vocabulary = Vocabulary(chain.from_iterable(texts))
        self.postings: dict[str, list[int]] = defaultdict(list)
        """The numbers of the fields that have a term."""
        terms = self.vocabulary.terms
        for number, text in enumerate(texts):
            for each in {terms[word] for word in text}:
                self.postings[each].append(number)

    @classmethod
    def of(cls, dataset: Dataset) -> "Index":
        """Return the index of a dataset."""
        found: Index = dataset.computed.setdefault("index", None) or cls(dataset)
        dataset.computed["index"] = found
        return found

    def heirs(self, thing: Thing) -> list[int]:
        """Return the numbers of the events and facts about a topic, or that rest on a source."""
        return self._heirs.get(thing.id, [])

    def speakers(self, thing: Thing) -> int:
        """Return how many sources speak of a thing; of a topic, how many events and facts."""
        if isinstance(thing, Event | Fact):
            return len({claim.source for claim in thing.claims})
        return len(self.heirs(thing))

    def best(self, numbers: dict[int, float]) -> dict[int, tuple[float, Field]]:
        """Return for each thing that has one of some fields, each worth so much, the best."""
        groups: dict[int, tuple[float, Field]] = {}
        for number, quality in numbers.items():
            field = self.fields[number]
            score = quality * field.weight
            if score > groups.get(field.group, (0.0,))[0]:
                groups[field.group] = score, field
        found: dict[int, tuple[float, Field]] = {}
        # Of equals its own text comes before its topic's, and that before its source's.
        for group, scored in sorted(groups.items(), key=lambda item: (item[1][0], -item[0])):
            found.update(dict.fromkeys(self.groups[group], scored))
        return found

    def _add_lent(self, dataset: Dataset) -> None:
        self._heirs: dict[str, list[int]] = defaultdict(list)
        for number, thing in enumerate(self.things):
            if isinstance(thing, Event | Fact):
                for ident in {*thing.topics, *(claim.source for claim in thing.claims)}:
                    self._heirs[ident].append(number)
        lenders: tuple[Topic | Source, ...] = (*dataset.topics, *dataset.sources)
        for lender in lenders:
            if heirs := self._heirs.get(lender.id):
                self.fields += [Field(len(self.groups), *field) for field in _lent(lender)]
                self.groups.append(heirs)


def _own(thing: Thing) -> Iterator[tuple[str, float, str]]:
    """Yield what a thing says: what it is, how much it counts, the text."""
    if isinstance(thing, Source):
        yield "title", _NAME, thing.title
        yield "id", _NAME, thing.id
        for name in ("symbol", "author", "publisher"):
            if text := getattr(thing, name):
                yield name, _NAME, text
        return
    yield "title", _TITLE, thing.title
    yield "id", _TITLE, thing.id
    if thing.summary:
        yield "summary", _TEXT, thing.summary
    for names in thing.names.values():
        yield from (("name", _TITLE, name) for name in names)
    if isinstance(thing, Topic):
        return
    yield "date", _DATE, words(thing.date)
    yield from (("note", _ASIDE, claim.note) for claim in thing.claims if claim.note)
    if isinstance(thing, Event):
        if thing.place:
            yield "place", _DATE, thing.place
    else:
        yield "value", _TITLE, f"{thing.value} {thing.unit or ''}".rstrip()


def _lent(thing: Topic | Source) -> Iterator[tuple[str, float, str]]:
    """Yield what is said of all things about a topic, or that rest on a source."""
    if isinstance(thing, Source):
        given = (thing.symbol, thing.author, thing.publisher)
        yield from (("source", _ASIDE, text) for text in given if text)
        return
    yield "topic", _ASIDE, thing.title
    for name in (name for names in thing.names.values() for name in names):
        yield "topic", _ASIDE if " " in name else _NAME, name
