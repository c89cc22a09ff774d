"""A question in words to its parts, each with the things that have it: dates, and words."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import combinations, groupby
from operator import itemgetter
from typing import NamedTuple

from ..dates.edtf import Date, parse
from ..errors import UsageError
from ..model import Event, Fact
from ..text.normalize import normalize, term
from .filters import overlaps, within
from .index import Field, Index
from .vocabulary import BEGINNING, EXACT, STOP_WORDS, Vocabulary

MOST_WORDS = 100
"""How many words a question takes."""
MOST_COMPARISONS = 3_000_000
"""How many words are compared for slips in one question: about half a second's work."""
_MAY_BE = 0.2
"""How well a date fits a period in which it only may be, or that it has within it; such are left
out where something fits better."""
_LONGEST_DATE = 6
"""How many words a date has at most: `from March to June 2006`."""
_YEAR = re.compile(r"(?<![0-9])[0-9]{3}[0-9X]", re.ASCII)
"""What a date has in it, and other texts seldom."""
_LONGEST_JOINT = 3
"""Of how many words another may be made: ban ki moon."""
_MOST_LETTERS = 40
"""No date is longer."""
_COUNTED = frozenset("many much number total count skolko kansha neshe chislo sany".split())
"""What asks for a figure; the Russian and Kazakh words normalized."""
_MEASURED = re.compile(r"\bhow\s+(?:long|old|far|big|large)\b", re.IGNORECASE)
"""What does so, too; without its how it is a word like others: Old Town."""
_EMPTY = STOP_WORDS | _COUNTED


class Part(NamedTuple):
    """A date, or what is typed without a space and belongs together: A/RES/46/224, COVID-19."""

    typed: str
    found: Mapping[int, tuple[float, Field | None]]
    """The numbers of the things that have it: how well each has it, and where."""
    dated: bool = False


def parts_of(text: str, index: Index) -> list[Part]:
    """Return the parts of a question that say something: a date first, then what is typed apart."""
    typed = _letters_joined(_MEASURED.sub(" ", text).split() or text.split(), index.vocabulary)
    parts = []
    for first, last, then in _dates(typed):
        found = _happened(then, index)
        # Where nothing happened then, a bare number is rather a number than a year.
        if found or not typed[first].isdigit() or last - first > 1:
            parts.append(Part(" ".join(typed[first:last]), found, dated=True))
            typed[first:last] = []
            break
    words = {each: normalize(each).split() for each in typed}
    shouted = text.isupper() and len(typed) > 1
    said = {
        # WHO in capitals is a name, unless all of the question is in capitals.
        each: [
            word
            for word in words[each]
            if word not in _EMPTY or (each.isupper() and len(each) > 1 and not shouted)
        ]
        for each in words
    }
    if any(said.values()) or parts:
        words = said
    typed = [each for each in words if words[each]]
    if (count := sum(len(words[each]) for each in typed)) > MOST_WORDS:
        raise UsageError(f"cannot search for {count} words; give at most {MOST_WORDS}")
    return parts + _found([(each, words[each]) for each in typed], index)


def asks_for_figure(text: str) -> bool:
    """Return whether a question is for a number."""
    counted = not _COUNTED.isdisjoint(normalize(text).split())
    return counted or _MEASURED.search(text) is not None


def _letters_joined(typed: list[str], vocabulary: Vocabulary) -> list[str]:
    """Return what was typed, with letters that stand apart as the word they make: E C O S O C."""
    joined: list[str] = []
    for single, run in groupby(typed, lambda each: len(each) == 1 and each.isalpha()):
        letters = [*run]
        word = "".join(letters)
        joined += [word] if single and term(normalize(word)) in vocabulary else letters
    return joined


def _dates(typed: list[str]) -> Iterator[tuple[int, int, Date]]:
    """Yield the dates in what was typed, the longest first: where they begin and end, and what."""
    from ..dates.periods import period

    for size in range(min(_LONGEST_DATE, len(typed)), 0, -1):
        for first in range(len(typed) - size + 1):
            written = " ".join(typed[first : first + size]).strip("?!.,;:")
            if len(written) <= _MOST_LETTERS and _YEAR.search(written):
                with suppress(UsageError):
                    yield first, first + size, period(written)


def _happened(period: Date, index: Index) -> dict[int, tuple[float, Field | None]]:
    """Return what must have been in a period, then what began or ended, then what may have been."""
    found = dict[int, tuple[float, Field | None]]()
    for number, thing in enumerate(index.things):
        if isinstance(thing, Event | Fact) and overlaps(thing.date, period):
            ends = (parse(end.text) for end in (thing.date.start, thing.date.end) if end)
            began = thing.date.shape == "span" and any(within(end, period) for end in ends)
            whole = within(thing.date, period)
            found[number] = EXACT if whole else BEGINNING if began else _MAY_BE, None
    return found


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
    at = iter(zip(flat, meant, strict=True))
    parts = []
    for each, words in typed:
        having = [index.best(_fields(*next(at), index)) for _ in words]
        common = set(having[0]).intersection(*having[1:])
        found = {
            number: min((has[number] for has in having), key=itemgetter(0)) for number in common
        }
        parts.append(Part(each, found))
    return parts


def _fields(word: str, may: dict[str, float], index: Index) -> dict[int, float]:
    """Return the fields that have a word, each with how well, or with what it joins."""
    found: dict[int, float] = {}
    for meaning, quality in sorted(may.items(), key=itemgetter(1)):
        found.update(dict.fromkeys(index.postings[meaning], quality))
    if pieces := index.vocabulary.split(word):
        phrase = "".join(pieces)
        for number in set.intersection(*(set(index.postings[piece]) for piece in pieces)):
            if phrase in "".join(map(term, normalize(index.fields[number].text).split())):
                found[number] = EXACT
    return found
