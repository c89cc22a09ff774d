"""A question in words to its parts, each with the things that have it: a date, then words."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations, groupby
from operator import itemgetter
from typing import NamedTuple

from ..errors import UsageError
from ..text.normalize import ascii_digits, normalize, term, terms
from ..text.stem import stems
from .dated import dated, on_day
from .index import Field, Index
from .vocabulary import ANOTHER_NAME, EXACT, SLIP, STOP_WORDS, Vocabulary

MOST_WORDS = 100
"""How many words a question takes."""
_LONGEST_ACRONYM = 5
"""A question in capitals alone that has a longer word is shouted."""
MOST_COMPARISONS = 3_000_000
"""How many words are compared for slips in one question: about half a second's work."""
_LONGEST_JOINT = 3
"""Of how many words another may be made: ban ki moon."""
_COUNTED = frozenset("many much number total count skolko kansha neshe chislo sany".split())
"""What asks for a figure; the Russian and Kazakh words normalized."""
_MEASURED = re.compile(r"\bhow\s+(?:long|old|far|big|large|often)\b", re.IGNORECASE)
"""What does so, too; without its how it is a word like others: Old Town."""
_DATED = re.compile(
    r"\b(?:when|(?:what|which)\s+(?:date|day|month|year)|dates?(?:\s+of)?|когда|в\s+каком\s+году|дата"
    r"|қашан|қай\s+жылы)\b",
    re.IGNORECASE,
)
"""What asks for a date."""
_EMPTY = STOP_WORDS | _COUNTED
_MEMBERS = frozenset(
    map(term, "country member nation state chlen gosudarstvo strana el memleket mushe".split())
)
"""What is counted in this field; who asks how many countries there are may mean the members."""


class Part(NamedTuple):
    """A date, or what is typed without a space and belongs together: A/RES/46/224, COVID-19."""

    typed: str
    found: Mapping[int, tuple[float, Field | None]]
    """The numbers of the things that have it: how well each has it, and where."""
    fields: frozenset[int] = frozenset()
    """The numbers of the texts that have all of it."""
    dated: bool = False
    soft: bool = False
    """Whether it may be missing: what is counted has another name in the answer, as in how many
    countries are members."""
    slips: frozenset[str] = frozenset()
    """The terms that stand for a word of it, where nothing has the word but with a slip."""


def parts_of(text: str, index: Index) -> list[Part]:
    """Return the parts of a question that say something: a date first, then what is typed apart."""
    text = ascii_digits(text)
    asked = _DATED.sub(" ", _MEASURED.sub(" ", text))
    typed = _letters_joined(asked.split() or text.split(), index.vocabulary)
    parts = []
    if (then := dated(typed, index)) or (then := on_day(typed, index)):
        first, last, found = then
        parts.append(Part(" ".join(typed[first:last]), found, dated=True))
        typed[first:last] = []
    typed = [piece for each in typed for piece in _names_apart(each, index)]
    words = {each: normalize(each).split() for each in typed}
    shouted = text.isupper() and max(map(len, typed), default=0) > _LONGEST_ACRONYM
    said = {
        # WHO in capitals is a name, unless all of the question is in capitals.
        each: [
            word
            for word in words[each]
            if word not in _EMPTY or (each.isupper() and len(each) > 1 and not shouted)
        ]
        for each in words
    }
    words = said
    typed = [each for each in words if words[each]]
    if (count := sum(len(words[each]) for each in typed)) > MOST_WORDS:
        raise UsageError(f"cannot search for {count} words; give at most {MOST_WORDS}")
    counts = asks_for_figure(text)
    worded = _found([(each, words[each]) for each in typed], index)
    soft = [counts and any(map(_is_member, words[part.typed])) for part in worded]
    return parts + [part._replace(soft=may) for part, may in zip(worded, soft, strict=True)]


def _is_member(word: str) -> bool:
    return any(not stems(term(word)).isdisjoint(stems(each)) for each in _MEMBERS)


def asks_for_figure(text: str) -> bool:
    """Return whether a question is for a number."""
    counted = not _COUNTED.isdisjoint(normalize(text).split())
    return counted or _MEASURED.search(text) is not None


def asks_for_date(text: str) -> bool:
    """Return whether a question is for a date."""
    return _DATED.search(text) is not None


def _letters_joined(typed: list[str], vocabulary: Vocabulary) -> list[str]:
    """Return what was typed, with letters that stand apart as the word they make: E C O S O C."""
    joined: list[str] = []
    for single, run in groupby(typed, lambda each: len(each) == 1 and each.isalpha()):
        letters = [*run]
        word = "".join(letters)
        joined += [word] if single and term(normalize(word)) in vocabulary else letters
    return joined


def _names_apart(typed: str, index: Index) -> Iterator[str]:
    """Yield the longest name of a topic that is within signs of CJK, and what stands around it."""
    signs = normalize(typed).split()
    if len(typed) == len(signs) > 1:
        names = [(last - first, -first) for first, last, _ in index.topics_in(signs)]
        if names:
            size, first = max(names)
            cut = (slice(-first), slice(-first, size - first), slice(size - first, None))
            yield from filter(None, (typed[piece] for piece in cut))
            return
    yield typed


def _found(typed: list[tuple[str, list[str]]], index: Index) -> list[Part]:
    """Return the parts of what was typed apart: each is had by what has all of its words.

    Words that stand together may be one in a text, and the other way round: land locked.
    """
    vocabulary = index.vocabulary
    compared, meant = 0, list[dict[str, float]]()
    for each, words in typed:
        for word in words:
            slip = compared < MOST_COMPARISONS
            meant.append(vocabulary.meanings(word, not each.isascii(), slip))
            compared += 0 if meant[-1] else len(vocabulary.terms)
    flat = [term(word) for _, words in typed for word in words]
    for first, last in combinations(range(len(flat) + 1), 2):
        if (
            1 < last - first <= _LONGEST_JOINT
            and (joint := "".join(flat[first:last])) in vocabulary
        ):
            for may in meant[first:last]:
                may[joint] = EXACT
    for first, last, mark in index.topics_in(flat):
        for may in meant[first:last]:
            may[mark] = ANOTHER_NAME
    at = iter(zip(flat, meant, strict=True))
    parts = []
    for each, words in typed:
        forms = [next(at) for _ in words]
        slipped = (may for _, may in forms if {*may.values()} == {SLIP})
        fields = [_fields(*form, index) for form in forms]
        having = [index.best(field) for field in fields]
        common = set(having[0]).intersection(*having[1:])
        found = {
            number: min((has[number] for has in having), key=itemgetter(0)) for number in common
        }
        together = frozenset(fields[0]).intersection(*fields[1:])
        parts.append(Part(each, found, together, slips=frozenset().union(*slipped)))
    return parts


def _fields(word: str, may: dict[str, float], index: Index) -> dict[int, float]:
    """Return the fields that have a word, each with how well, or with what it joins."""
    found: dict[int, float] = {}
    for meaning, quality in sorted(may.items(), key=itemgetter(1)):
        found.update(dict.fromkeys(index.postings(meaning), quality))
    if pieces := index.vocabulary.split(word):
        phrase = "".join(pieces)
        for number in set.intersection(*(set(index.postings(piece)) for piece in pieces)):
            if phrase in "".join(terms(normalize(index.fields[number].text))):
                found[number] = EXACT
    return found
