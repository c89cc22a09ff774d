"""Free text to ranked events, facts and topics."""

from collections import defaultdict
from math import log
from typing import NamedTuple

from ..dates.words import words
from ..errors import UsageError
from ..model import Dataset, Event, Fact, Topic
from ..text.normalize import normalize
from .lookup import slips

Found = Event | Fact | Topic

# How much a word counts by where it stands, and by how it matches.
_TITLE, _NAME, _DATE, _TEXT, _ASIDE = 1.0, 0.8, 0.6, 0.5, 0.3
_EXACT, _BEGINNING, _SLIP = 1.0, 0.8, 0.5

MOST_WORDS = 100
"""How many words a question takes; each one is held against every word of the dataset."""

STOP_WORDS = frozenset(
    "a about all an and any are as at be been by can could did do does for from had has have how i "
    "in into is it its many me much of on or s tell that the their there these they this to us was "
    "we were what when where which who whom whose why will with would you "
    # Russian and Kazakh, as folded
    "v vo i k kak kakoi kakie kogda kto na o ob ot po pri s skolko u chto gde dlya "
    "men zhane kashan kim ne kai kansha ushin turaly".split()
)


class Hit(NamedTuple):
    """Something that was found, and how well it fits: 1 is every word, in the title."""

    thing: Found
    score: float


def search(dataset: Dataset, text: str) -> tuple[Hit, ...]:
    """Return what the words of `text` find, best first.

    Words match in any order, whole, by their beginning or with a slip of the fingers. Where
    something has all of the words, only such things are returned; else the best partial ones.
    Raises UsageError for more words than can be looked for.
    """
    wanted = _terms(text)
    if len(wanted) > MOST_WORDS:
        raise UsageError(f"cannot search for {len(wanted)} words; give at most {MOST_WORDS}")
    things: tuple[Found, ...] = (*dataset.events, *dataset.facts, *dataset.topics)
    index = _index(dataset, things)
    scores: dict[int, float] = defaultdict(float)
    matched: dict[int, int] = defaultdict(int)
    total = 0.0
    for term in wanted:
        found = _find(index, term)
        weight = log(1 + len(things) / (1 + len(found)))
        total += weight
        for number, quality in found.items():
            scores[number] += weight * quality
            matched[number] += 1
    if not scores:
        return ()
    most, best = max(matched.values()), max(scores.values())
    hits = [
        Hit(things[number], round(score / total, 3))
        for number, score in scores.items()
        if matched[number] == most and score >= best / (3 if most == len(wanted) else 2)
    ]
    places = {thing.id: number for number, thing in enumerate(things)}
    return tuple(sorted(hits, key=lambda hit: (-hit.score, places[hit.thing.id])))


def _terms(text: str) -> list[str]:
    """Return the words that carry meaning, each once; all of them where none does."""
    terms = list(dict.fromkeys(normalize(text).split()))
    return [term for term in terms if term not in STOP_WORDS] or terms


Index = dict[str, dict[int, float]]


def _index(dataset: Dataset, things: tuple[Found, ...]) -> Index:
    """Return for each word the things it stands in, with its weight there."""
    index: Index = defaultdict(dict)
    for number, thing in enumerate(things):
        for weight, text in _fields(thing, dataset):
            for word in normalize(text).split():
                entry = index[word]
                entry[number] = max(weight, entry.get(number, 0.0))
    return index


def _fields(thing: Found, dataset: Dataset) -> list[tuple[float, str]]:
    fields = [(_TITLE, thing.title), (_TITLE, thing.id), (_TEXT, thing.summary)]
    if isinstance(thing, Topic):
        return fields + [(_TITLE, name) for names in thing.names.values() for name in names]
    for key in thing.topics:
        fields += _topic_fields(dataset.topic(key))
    fields += [(_ASIDE, claim.note or "") for claim in thing.claims]
    fields.append((_DATE, words(thing.date)))
    if isinstance(thing, Event):
        return [*fields, (_DATE, thing.place or "")]
    return [*fields, (_TITLE, f"{thing.value} {thing.unit or ''}")]


def _topic_fields(topic: Topic) -> list[tuple[float, str]]:
    """A topic's one-word names stand for it in its events; of the longer ones each word helps."""
    names = [name for given in topic.names.values() for name in given]
    return [(_ASIDE, topic.title)] + [(_ASIDE if " " in name else _NAME, name) for name in names]


def _find(index: Index, term: str) -> dict[int, float]:
    """Return the things that have a term or something like it, with how well they match."""
    found: dict[int, float] = {}
    reach = 0 if len(term) < 4 else 1 if len(term) < 8 else 2
    alike = {word for word, *_ in slips(term, list(index), reach)} if reach else set()
    for word, entry in index.items():
        quality = _quality(word, term, word in alike)
        if quality:
            for number, weight in entry.items():
                found[number] = max(quality * weight, found.get(number, 0.0))
    return found


def _quality(word: str, term: str, alike: bool) -> float:
    if word == term:
        return _EXACT
    if term.isdigit():
        return 0.0
    if len(term) > 1 and word.startswith(term):
        return _BEGINNING
    return _SLIP if alike else 0.0
