"""An inverted index: every word of a dataset, and the texts that have it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ..dates.words import words
from ..model import Dataset, Event, Fact, Source, Thing, Topic
from ..text.normalize import normalize, terms
from ..text.stem import cases, stems
from .lookup import names_of
from .vocabulary import STOP_WORDS, Vocabulary

# How much a word counts by where it stands. What an event has from a one-word name of its topic
# counts nearly as its own; of the topic's longer names, and of its sources, a word helps a little.
_TITLE, _NAME, _DATE, _TEXT, _ASIDE = 1.0, 0.8, 0.6, 0.5, 0.3

_NAMES = frozenset(("title", "id", "name"))
"""The fields that a thing may be called by."""
_LONGEST_NAME = 8
"""So many words has the longest name of a topic that is known in a text by its other names."""


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
        self._topics = _marks(dataset.topics)
        self._first = {name[0] for name in self._topics}
        self._posted: dict[str, int] = {}
        """The first field that has a term: most words of a large file have no other."""
        self._posted_too: dict[str, list[int]] = defaultdict(list)
        """The other fields that have it, and all that have a name of a topic, by its mark."""
        self._names: dict[str, list[int]] = defaultdict(list)
        """The numbers of the things by each of their names, joined."""
        self._inflected: dict[int, list[int]] = defaultdict(list)
        """The fields that are names in other scripts than Latin, by the number of their terms."""
        for number, field in enumerate(self.fields):
            self._post(number, field)
        self.vocabulary = Vocabulary(self._posted)

    @classmethod
    def of(cls, dataset: Dataset) -> "Index":
        """Return the index of a dataset."""
        found: Index = dataset.computed.setdefault("index", None) or cls(dataset)
        dataset.computed["index"] = found
        return found

    def _post(self, number: int, field: Field) -> None:
        spoken = normalize(field.text)  # which takes most of the time there is, so only once
        said = terms(spoken)
        for each in {*said}:
            if self._posted.setdefault(each, number) != number:
                self._posted_too[each].append(number)
        for mark in {mark for _, _, mark in self.topics_in(said)}:
            self._posted_too[mark].append(number)
        # What a source is known by is its issuer's name; its own title counts less.
        if said and field.name in _NAMES and field.weight == _TITLE:
            called = _telling(spoken, said)
            self._names["".join(called)].append(field.group)
            if field.name == "name" and not field.text.isascii():
                self._inflected[len(called)].append(number)

    def postings(self, wanted: str) -> list[int]:
        """Return the numbers of the fields that have a term, or a name of a topic, by its mark."""
        others = self._posted_too.get(wanted, [])
        return [self._posted[wanted], *others] if wanted in self._posted else others

    def topics_in(self, terms: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield where a topic is named in a text: the first word, that after it, and its mark.

        All names of a topic have one, so that who asks for the UN finds the United Nations.
        """
        if self._first.isdisjoint(terms):  # which most texts are, and it takes no time
            return
        for first, word in enumerate(terms):
            if word in self._first:
                for last in range(first + 1, min(first + _LONGEST_NAME, len(terms)) + 1):
                    if mark := self._topics.get(tuple(terms[first:last])):
                        yield first, last, mark

    def called(self, text: str) -> set[int]:
        """Return the numbers of the things of which a text is a name, whatever joins its words.

        Where none is called so, names in Russian and Kazakh are taken in any case.
        """
        asked = _name(text)
        found = self._names.get("".join(asked), [])
        return {*found} if found or text.isascii() else {*self._in_other_case(asked)}

    def _in_other_case(self, asked: Sequence[str]) -> Iterator[int]:
        """Yield the things of which a name has the same words in the same order, in any case."""
        fields = {*self._inflected.get(len(asked), ())}
        for word in asked:
            fields &= {number for case in cases(word) for number in self.postings(case)}
        for field in map(self.fields.__getitem__, fields):
            if not any(map(set.isdisjoint, map(stems, asked), map(stems, _name(field.text)))):
                yield field.group

    def heirs(self, thing: Thing) -> list[int]:
        """Return the numbers of the events and facts about a topic, or that rest on a source."""
        return self._heirs.get(thing.id, [])

    def speakers(self, thing: Thing) -> int:
        """Return how many sources speak of a thing; of a topic, how many events and facts.

        The figures of a series are as well known as the best of them.
        """
        if isinstance(thing, Fact) and thing.series:
            return self._series_speakers[thing.series]
        return _speakers(thing) if isinstance(thing, Event | Fact) else len(self.heirs(thing))

    @cached_property
    def _series_speakers(self) -> dict[str, int]:
        most: dict[str, int] = defaultdict(int)
        for thing in self.things:
            if isinstance(thing, Fact) and thing.series:
                most[thing.series] = max(most[thing.series], _speakers(thing))
        return most

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


def _speakers(thing: Event | Fact) -> int:
    return len({claim.source for claim in thing.claims})


def _marks(topics: Iterable[Topic]) -> dict[tuple[str, ...], str]:
    """Return the names of topics as terms, each with the mark of the topic; none if it has two."""
    found: dict[tuple[str, ...], str] = {}
    for topic in topics:
        for name in {tuple(terms(name)) for name in names_of(topic)}:
            if 0 < len(name) <= _LONGEST_NAME:
                found[name] = "" if name in found else f"\0{topic.id}"
    return found


def _name(text: str) -> list[str]:
    """Return the terms of a name by which it is compared."""
    spoken = normalize(text)
    return _telling(spoken, terms(spoken))


def _telling(spoken: str, said: list[str]) -> list[str]:
    """Return those of a name's terms whose words say something, or all where none does."""
    words = spoken.split()
    if STOP_WORDS.isdisjoint(words):
        return said
    pairs = zip(words, said, strict=True)
    return [each for word, each in pairs if word not in STOP_WORDS] or said


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
