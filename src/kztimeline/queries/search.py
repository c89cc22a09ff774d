"""Free text to ranked events, facts, topics and sources."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from math import log
from typing import NamedTuple

from ..model import Dataset, Fact, Source, Thing, Topic
from ..text.normalize import normalize, terms
from .filters import EVERYTHING, Filter, Question
from .index import Field, Index
from .lookup import names_of
from .parts import Part, asks_for_date, asks_for_figure, parts_of

_ABOUT = 0.5
"""How well at least what is about a topic fits where the topic is called just as was asked."""
_OTHER_KIND = 0.8
"""How much of its score has what is of another kind than what is asked for."""
_SOFT = 0.3
"""How much a word counts that may be missing."""
_SCATTERED = 0.9
"""How much of its score a thing has that has the words in several texts."""
_SEEN = ("title", "id")
"""The fields of a thing that every list of hits has."""
_TAIL, _TAIL_OF_SEVERAL, _TAIL_OF_SENTENCE, _PARTIAL_TAIL = 1 / 3, 0.6, 0.85, 0.75
"""What fits less well than so much of the best is left out; the more is asked, the more, because a
sentence wants an answer and not a list."""
_SENTENCE = 4
"""So many words are one."""
_MOST_PARTIAL = 10
"""How many things that lack words are shown."""


class Why(NamedTuple):
    """Where something was found that is not in the title."""

    field: str
    """`name`, `summary`, `note`, `place`, `date`, `value`, `topic`, `source` and the like."""
    text: str
    """What stands there."""


class Hit(NamedTuple):
    """Something that was found, and how well it fits: 1 is every word, in the title."""

    thing: Thing
    score: float
    matched: tuple[Why, ...] = ()
    """Where it was found, as far as not in its title."""
    lacks: tuple[str, ...] = ()
    """The words it has nothing of."""
    slips: tuple[tuple[str, str], ...] = ()
    """What was typed with a slip, and what was taken for it."""


_COMMON = 4
"""What one in four has, such as the name of the country, says little of what is asked."""


def search(
    dataset: Dataset, text: str, question: Question | Filter = EVERYTHING
) -> tuple[Hit, ...]:
    """Return what `text` finds among the things that a question is about, best first.

    Words match in any order, whole, by their beginning, joined or apart, or with a slip of the
    fingers; a date finds what happened then. Where something has all parts, only such things are
    returned; else the best of what lacks some. Raises UsageError for more words than can be
    looked for.
    """
    index, wanted = Index.of(dataset), question.resolve(dataset)
    parts, called = parts_of(text, index), index.called(text)
    topics = {number for number in called if isinstance(index.things[number], Topic)}
    about = {heir for number in topics for heir in index.heirs(index.things[number])}
    apart = _scattered(parts, index) - about - called
    scores = _scores(parts, len(index.things))
    for number in about & scores.keys():  # it has all of the question from its topic
        scores[number] = max(scores[number], _ABOUT)
    scores |= dict.fromkeys(called, 1.0)
    # What is called just so is meant, whatever it looks like; but no question asks for its topic.
    meant = {n for n in called if normalize(text) in names_of(index.things[n])} - topics
    suits = partial(_suits, figure=asks_for_figure(text), dated=asks_for_date(text))
    scores = {
        number: score * _SCATTERED ** (number in apart) * (number in meant or suits(thing))
        for number, score in scores.items()
        if wanted.takes(thing := index.things[number])
    }
    whole = _whole(scores, parts, called | about, index)
    tail = _TAIL if about else _tail(text, parts) if whole else _PARTIAL_TAIL
    fit = whole or _named(scores, parts, index)
    least = tail * max((scores[number] for number in fit), default=0)
    kept = sorted(
        (number for number in fit if scores[number] >= least),
        key=lambda number: (-round(scores[number], 2), *_rank(number, number in called, index)),
    )
    return tuple(
        _hit(number, index.things[number], scores[number], parts, number in called)
        for number in (kept if whole else kept[:_MOST_PARTIAL])
    )


def _whole(
    scores: dict[int, float], parts: Sequence[Part], fit: set[int], index: Index
) -> set[int]:
    """Return the things that have all parts, or fit besides; and what fits better than any.

    What lacks a word, but no name, may be meant rather than what has all words somewhere.
    """
    needed = [part.found for part in parts if not part.soft]
    whole = {n for n in scores if n in fit or all(n in found for found in needed)}
    if not whole:
        return whole
    names = [part.found for part in parts if index.called(part.typed)]
    best = max((scores[n] for n in whole if not isinstance(index.things[n], Source)), default=0)
    return whole | {n for n, s in scores.items() if s > best and all(n in found for found in names)}


def _named(scores: dict[int, float], parts: Sequence[Part], index: Index) -> set[int]:
    """Return the things that have the name of a topic that was asked for, or all where none has.

    Such a name counts for more than a rarer word beside it: CICA founded.
    """
    named = [part.found for part in parts if _names_topic(part, index)]
    return {n for n in scores if any(n in found for found in named)} or {*scores}


def _rank(number: int, called: bool, index: Index) -> tuple[object, ...]:
    """Return the order among what fits equally well: the card, the name, what many speak of."""
    thing = index.things[number]
    card = called and isinstance(thing, Topic)
    speakers, fact = index.speakers(thing), isinstance(thing, Fact)
    return not card, not called, fact, -speakers, -_recency(thing), number


def missing(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the parts of a question that all hits lack."""
    first = hits[0].lacks if hits else ()
    return tuple(part for part in first if all(part in hit.lacks for hit in hits))


def _scores(parts: Sequence[Part], things: int) -> dict[int, float]:
    """Return how well each thing fits that has some part, and every date.

    A part counts by how few things have it (inverse document frequency).
    """
    weights = [
        log(1 + things / (1 + len(part.found))) * (_SOFT if part.soft else 1) for part in parts
    ]
    scores: dict[int, float] = defaultdict(float)
    total = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        for number, (quality, _) in part.found.items():
            scores[number] += weight * quality / total
    dates = [part.found for part in parts if part.dated]
    return {
        number: score for number, score in scores.items() if all(number in found for found in dates)
    }


def _recency(thing: Thing) -> int:
    """Return the day of a figure of a series, of which the latest is meant; of all else nothing."""
    return thing.date.order[0].toordinal() if isinstance(thing, Fact) and thing.series else 0


def _suits(thing: Thing, figure: bool, dated: bool) -> float:
    """Return how much of its score a thing has where a figure or a date is asked for, or neither.

    A source is rather where an answer stands than the answer.
    """
    if isinstance(thing, Source) or (dated and isinstance(thing, Fact)):
        return _OTHER_KIND
    number = isinstance(thing, Fact) and not isinstance(thing.value, str)
    return 1 if number or not figure else _OTHER_KIND


def _scattered(parts: Sequence[Part], index: Index) -> set[int]:
    """Return the things that have all words, but in no text together: Almaty Act, Conference on."""
    said = [part for part in parts if not part.dated]
    if len(said) < 2:
        return set()
    together = frozenset.intersection(*(part.fields for part in said))
    groups = {index.fields[field].group for field in together}
    whole = set(said[0].found).intersection(*(part.found for part in said))
    return whole.difference(*(index.groups[group] for group in groups))


def _tail(text: str, parts: Sequence[Part]) -> float:
    if len(parts) < 2:
        return _TAIL
    sentence = len(text.split()) >= _SENTENCE and not any(part.dated for part in parts)
    return _TAIL_OF_SENTENCE if sentence else _TAIL_OF_SEVERAL


def _names_topic(part: Part, index: Index) -> bool:
    """Whether a part is a name of a topic, and not of one that much else is about, too."""
    few = len(part.found) < len(index.things) / _COMMON
    return few and any(isinstance(index.things[n], Topic) for n in index.called(part.typed))


def _hit(number: int, thing: Thing, score: float, parts: Sequence[Part], called: bool) -> Hit:
    fields = [part.found[number][1] for part in parts if number in part.found]
    why = (Why(each.name, each.text) for each in fields if each and each.name not in _SEEN)
    needed = (part for part in parts if not (called or part.soft))
    lacks = (part.typed for part in needed if number not in part.found)
    slips = (
        (part.typed, written)
        for part in parts
        if number in part.found and (written := _written(part.slips, part.found[number][1]))
    )
    rounded = max(round(score, 2), 0.01)  # who asks for a hundred words finds no hit of nothing
    return Hit(thing, rounded, tuple(dict.fromkeys(why)), tuple(lacks), tuple(slips))


def _written(slips: frozenset[str], field: Field | None) -> str:
    """Return the word of a text that is one of some terms, as it is written there."""
    words = field.text.split() if field else ()
    having = (word for word in words if not slips.isdisjoint(terms(normalize(word))))
    return next(having, "").strip(".,;:!?()“”")
