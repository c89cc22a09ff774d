"""Free text to ranked events, facts and topics."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from math import log
from operator import itemgetter
from typing import NamedTuple, TypeVar

from ..dates.words import words
from ..errors import UsageError
from ..model import Dataset, Event, Fact, Topic
from ..text.normalize import normalize
from .lookup import slips

K = TypeVar("K")

Found = Event | Fact | Topic
Field = tuple[float, str]
"""A folded text, and how much its words count."""
Places = dict[str, dict[float, list[K]]]
"""Where each word stands, by how much it counts there."""

# How much a word counts by where it stands, and by how it matches.
_TITLE, _NAME, _DATE, _TEXT, _ASIDE = 1.0, 0.8, 0.6, 0.5, 0.3
_EXACT, _BEGINNING, _SLIP = 1.0, 0.8, 0.5

MOST_WORDS = 100
"""How many words a question takes."""
MOST_COMPARISONS = 3_000_000
"""How often a word asked for is held against one in the dataset: about a second's work.

No text that people have written has so many different words that a sentence would be too long.
"""

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
    scores: dict[int, float] = defaultdict(float)
    matched: dict[int, int] = defaultdict(int)
    total = 0.0
    for found in _find(dataset, things, wanted):
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


def _find(
    dataset: Dataset, things: Sequence[Found], wanted: list[str]
) -> Iterator[dict[int, float]]:
    """Yield for each word the numbers of the things that have it, with how well it fits there.

    What events and facts have from a topic is looked up once, and then holds for all of them: a
    topic with many names may have many events.
    """
    own = [(number, *field) for number, thing in enumerate(things) for field in _own(thing)]
    lent = [(topic.id, *field) for topic in dataset.topics for field in _lent(topic)]
    alike = _alike(wanted, [text for *_, text in (*own, *lent)])
    looked_for = set().union(*alike)
    here, by_topic = _places(own, looked_for), _places(lent, looked_for)
    about: dict[str, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for topic in () if isinstance(thing, Topic) else thing.topics:
            about[topic].append(number)
    for matches in alike:
        topics = _best(_scored(matches, by_topic))
        inherited = [(score, about[topic]) for topic, score in topics.items()]
        yield _best([*_scored(matches, here), *inherited])


def _own(thing: Found) -> Iterator[Field]:
    """Yield what a thing says, folded."""
    fields = [(_TITLE, thing.title), (_TITLE, thing.id), (_TEXT, thing.summary)]
    if isinstance(thing, Topic):
        fields += [(_TITLE, name) for names in thing.names.values() for name in names]
    else:
        fields.append((_DATE, words(thing.date)))
        fields += [(_ASIDE, claim.note) for claim in thing.claims if claim.note]
    if isinstance(thing, Event):
        fields.append((_DATE, thing.place or ""))
    if isinstance(thing, Fact):
        fields.append((_TITLE, f"{thing.value} {thing.unit or ''}"))
    return ((weight, normalize(text)) for weight, text in fields)


def _lent(topic: Topic) -> Iterator[Field]:
    """Yield what a topic's events and facts have from it, folded.

    Its one-word names stand for it; of its title and the longer names each word helps a little.
    """
    yield _ASIDE, normalize(topic.title)
    for name in (name for given in topic.names.values() for name in given):
        yield _ASIDE if " " in name else _NAME, normalize(name)


def _alike(wanted: list[str], texts: list[str]) -> list[dict[str, float]]:
    """Return for each word those in the texts that match it, with how well each does."""
    # A dict keeps the order in which the words lie in memory; from a set they come at random,
    # and a million of them take twice as long.
    known = dict.fromkeys(chain.from_iterable(map(str.split, texts)))
    most = MOST_COMPARISONS // (len(known) or 1) or 1
    if len(wanted) > most:
        raise UsageError(
            f"cannot search for {len(wanted)} words among {len(known):,} different ones; "
            f"give at most {most}"
        )
    return [_matches(word, known) for word in wanted]


def _matches(word: str, known: Collection[str]) -> dict[str, float]:
    """Return the known words that match one, each with how well: as well as it can."""
    found = {}
    if not word.isdigit():  # 1993 is no slip for 1992, and 199 does not begin it
        # One slip from four letters on and two from eight on: more would make another word.
        reach = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        if reach:
            least, most = len(word) - reach, len(word) + reach
            near = [other for other in known if least <= len(other) <= most]
            found = {other: _SLIP for other, *_ in slips(word, near, reach)}
        if len(word) > 1:  # a single letter begins too much
            found |= {other: _BEGINNING for other in known if other.startswith(word)}
    if word in known:
        found[word] = _EXACT
    return found


def _places(fields: Iterable[tuple[K, float, str]], looked_for: set[str]) -> Places[K]:
    """Return for each word that is looked for where it stands, by its weight there."""
    found: Places[K] = defaultdict(lambda: defaultdict(list))
    for place, weight, text in fields:
        for word in looked_for.intersection(text.split()):
            found[word][weight].append(place)
    return found


def _scored(matches: dict[str, float], places: Places[K]) -> list[tuple[float, list[K]]]:
    """Return the places of matching words, with how well each matches times how much it counts."""
    return [
        (quality * weight, found)
        for word, quality in matches.items()
        for weight, found in places.get(word, {}).items()
    ]


def _best(scored: Iterable[tuple[float, list[K]]]) -> dict[K, float]:
    """Return each place with the best of its scores, which comes last and stays."""
    found: dict[K, float] = {}
    for score, places in sorted(scored, key=itemgetter(0)):
        found.update(dict.fromkeys(places, score))
    return found
