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
from ..text.stem import stems
from .filters import overlaps, within
from .index import Field, Index
from .vocabulary import ANOTHER_NAME, BEGINNING, EXACT, STOP_WORDS, Vocabulary

MOST_WORDS = 100
"""How many words a question takes."""
_LONGEST_ACRONYM = 5
"""A question in capitals alone that has a longer word is shouted."""
MOST_COMPARISONS = 3_000_000
"""How many words are compared for slips in one question: about half a second's work."""
_MAY_BE = 0.2
"""How well a date fits a period in which it only may be, or that it has within it; such are left
out where something fits better."""
_LONGEST_DATE = 6
"""How many words a date has at most: `from March to June 2006`."""
_YEAR = re.compile(r"(?<![0-9])[0-9]{3}[0-9X]", re.ASCII)
"""What a date has in it, and other texts seldom."""
_DAY = re.compile(r"\b[0-9]{1,2}\b", re.ASCII)
"""What a day of the year has in it."""
_ONLY_DATE = re.compile(
    r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII
)
"""What is a date, even if a wrong one, or one with two readings: 3/2/1992."""
_LONGEST_JOINT = 3
"""Of how many words another may be made: ban ki moon."""
_MOST_LETTERS = 40
"""No date is longer."""
_COUNTED = frozenset("many much number total count skolko kansha neshe chislo sany".split())
"""What asks for a figure; the Russian and Kazakh words normalized."""
_MEASURED = re.compile(r"\bhow\s+(?:long|old|far|big|large|often)\b", re.IGNORECASE)
"""What does so, too; without its how it is a word like others: Old Town."""
_DATED = re.compile(
    r"\b(?:when|(?:what|which)\s+(?:date|day|month|year)|date\s+of|когда|в\s+каком\s+году|дата"
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


def parts_of(text: str, index: Index) -> list[Part]:
    """Return the parts of a question that say something: a date first, then what is typed apart."""
    asked = _DATED.sub(" ", _MEASURED.sub(" ", text))
    typed = _letters_joined(asked.split() or text.split(), index.vocabulary)
    parts = []
    for first, last, then in _dates(typed):
        found = _happened(then, index)
        # Where nothing happened then, a bare number is rather a number than a year.
        if found or not typed[first].isdigit() or last - first > 1:
            parts.append(Part(" ".join(typed[first:last]), found, dated=True))
            typed[first:last] = []
            break
    if not parts and (day := _day_of_year(typed, index)):
        parts.append(day)
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


def _dates(typed: list[str]) -> Iterator[tuple[int, int, Date]]:
    """Yield the dates in what was typed, the longest first: where they begin and end, and what.

    Raises UsageError for what can only be a date, and is none.
    """
    from ..dates.periods import period

    for size in range(min(_LONGEST_DATE, len(typed)), 0, -1):
        for first in range(len(typed) - size + 1):
            written = " ".join(typed[first : first + size]).strip("?!.,;:")
            if len(written) <= _MOST_LETTERS and _YEAR.search(written):
                try:
                    yield first, first + size, period(written)
                except UsageError:
                    if _ONLY_DATE.fullmatch(written):  # nothing else can be meant
                        raise


def _day_of_year(typed: list[str], index: Index) -> Part | None:
    """Return what happened on a day without a year, such as 2 March, and take it out of a text."""
    if not _DAY.search(" ".join(typed)):
        return None
    from .anniversaries import day_of_year

    for size in (3, 2):
        for first in range(len(typed) - size + 1):
            written = " ".join(typed[first : first + size]).strip("?!.,;:")
            with suppress(UsageError):
                day = day_of_year(written)
                typed[first : first + size] = []
                return Part(written, _on_day(day, index), dated=True)
    return None


def _on_day(day: tuple[int, int], index: Index) -> dict[int, tuple[float, Field | None]]:
    """Return what began or ended on a day of any year, known to the day."""
    return {
        number: (EXACT, None)
        for number, thing in enumerate(index.things)
        if isinstance(thing, Event | Fact) and thing.date.shape != "one-of"
        for end in (thing.date.start, thing.date.end)
        if end and end.unit == "day" and (end.first.month, end.first.day) == day
    }


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
    for first, last, mark in index.topics_in(flat):
        for may in meant[first:last]:
            may[mark] = ANOTHER_NAME
    at = iter(zip(flat, meant, strict=True))
    parts = []
    for each, words in typed:
        fields = [_fields(*next(at), index) for _ in words]
        having = [index.best(field) for field in fields]
        common = set(having[0]).intersection(*having[1:])
        found = {
            number: min((has[number] for has in having), key=itemgetter(0)) for number in common
        }
        parts.append(Part(each, found, frozenset(fields[0]).intersection(*fields[1:])))
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
