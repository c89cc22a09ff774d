"""The words there are, and which of them a word that was typed may mean."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from ..text.normalize import term
from ..text.stem import cases

# How well a word is met: as it is, or in another case; by another name of the topic that it names,
# by its beginning, by another form, with slips.
EXACT, ANOTHER_NAME, BEGINNING, FORM, SLIP = 1.0, 0.8, 0.8, 0.6, 0.5

_LONGEST_WHOLE = 3
"""A word of no more letters that is there is no beginning of another: UN is not UNDP, nor until."""
SHORTEST_SLIP = 6
"""A word of fewer letters takes no slip: one letter makes it another, such as UNEP of UNDP."""
_TWO_SLIPS, _THREE_SLIPS = 9, 14
"""From so many letters on a word, or a name of several, takes more."""
_LONGEST = 100
"""No joined word has more letters; the ways to split one are the square of them."""
_STEM, _ENDING, _ENGLISH_ENDING = 5, 5, 3
"""Two words are forms of one where they share so many letters and end in at most so many others:
вступил and вступление, elected and election."""

_VERB_ENDINGS, _SHORTEST_VERB = ("", "e", "ed", "ing"), 3
"""The endings of a verb, and how many letters stand before them."""

STOP_WORDS = frozenset(
    "a about all an and any are as at be been by can could did do does for from had has have how i "
    "in into is it its many me much of on or s tell that the their there these they this to us was "
    "we were what when where which who whom whose why will with would you happen happened "
    # Russian and Kazakh, normalized
    "v vo i k kak kakoi kakie kogda kto na o ob ot po pri s skolko u chto gde dlya byl byla bylo "
    "byli boldy "
    "men zhane kashan kim ne kai kansha ushin turaly bar "
    # Kazakh endings, which follow an acronym: БҰҰ-да
    "da de ta te ga ge ka ke nyn nin dyn din tyn tin dagy degi tagy tegi nan nen dan den".split()
)
"""Words of questions, which say nothing of what is looked for."""


class Vocabulary:
    """The different words of some texts, as terms."""

    def __init__(self, terms: Collection[str]) -> None:
        """Take each term once, as the keys of a mapping or as a set are, which is kept."""
        self.terms = terms

    def __contains__(self, wanted: str) -> bool:
        """Return whether a term is among them."""
        return wanted in self.terms

    @cached_property
    def _begun(self) -> dict[str, list[str]]:
        """The terms by their first two letters."""
        begun: dict[str, list[str]] = defaultdict(list)
        for each in self.terms:
            begun[each[:2]].append(each)
        return begun

    def meanings(self, word: str, inflected: bool = False, slip: bool = True) -> dict[str, float]:
        """Return the terms that a normalized word may mean, each with how well it is met.

        Other forms of it count where it is `inflected`, as a Russian word, or not there. With
        `slip` the fingers may have slipped where nothing has the word rightly.
        """
        wanted, found = term(word), dict[str, float]()
        whole = wanted in self and len(wanted) <= _LONGEST_WHOLE
        if not (whole or wanted.isdigit() or len(wanted) == 1):  # a letter begins too much
            ending = _ENDING if inflected else _ENGLISH_ENDING
            found |= dict.fromkeys(self._forms(wanted, ending), FORM)
            found |= dict.fromkeys(self.beginning(wanted), BEGINNING)
        if inflected:
            found |= dict.fromkeys(filter(self.__contains__, cases(wanted)), EXACT)
        if wanted in self:
            found[wanted] = EXACT
        if not found and not inflected:
            found = dict.fromkeys(filter(self.__contains__, _conjugated(wanted)), FORM)
        return found or (dict.fromkeys(self._slips(word), SLIP) if slip else {})

    def beginning(self, wanted: str) -> Sequence[str]:
        """Return the terms that begin so."""
        if len(wanted) < 2:
            return sorted(each for each in self.terms if each.startswith(wanted))
        begun = self._begun.get(wanted[:2], [])
        begun.sort()  # which takes no time again; to sort all words at first would take long
        first = bisect_left(begun, wanted)
        return begun[first : bisect_left(begun, f"{wanted}\U0010ffff", first)]

    def _forms(self, wanted: str, ending: int) -> Iterator[str]:
        """Yield the terms that differ from one in at most so many letters at the end."""
        stem = max(_STEM, len(wanted) - ending)
        begun = self.beginning(wanted[:stem]) if len(wanted) > stem + 1 else ()
        return (other for other in begun if len(other) <= stem + ending)

    def _slips(self, word: str) -> Iterator[str]:
        wanted, reach = term(word), reach_of(len(word) + 1)
        if not reach or word.isdigit():
            return
        for other, distance, _ in slips(wanted, [*self.terms], reach):
            long = len(other) >= SHORTEST_SLIP and not other.isdigit()
            if long and distance <= reach_of(max(len(word), len(other))):
                yield other

    def split(self, joined: str) -> list[str]:
        """Return the fewest known terms, two at least, that make up a joined one, if any do.

        Of one letter there is none but before a number, as in G20.
        """
        if joined.isdigit():
            return []
        letter, number = joined[:1], joined[1:]
        if number.isdigit() and letter in self and number in self:
            return [letter, number]
        ways: dict[int, list[str]] = {0: []}
        for end in range(2, len(joined) + 1 if len(joined) <= _LONGEST else 0):
            made = [
                [*before, joined[start:end]]
                for start, before in ways.items()
                if 1 < end - start < len(joined) and joined[start:end] in self
            ]
            if made:
                ways[end] = min(made, key=len)
        return ways.get(len(joined), [])


def _conjugated(wanted: str) -> Iterator[str]:
    """Yield what may be other forms of an English verb, most of them no words: voted, vote."""
    for ending in _VERB_ENDINGS:
        stem = wanted.removesuffix(ending)
        if len(stem) >= _SHORTEST_VERB and wanted.endswith(ending):
            yield from (stem + other for other in _VERB_ENDINGS)


def reach_of(letters: int) -> int:
    """Return how many slips so many letters may have."""
    return sum(letters >= enough for enough in (SHORTEST_SLIP, _TWO_SLIPS, _THREE_SLIPS))


def slips(wanted: str, words: Sequence[str], reach: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words at most `reach` slips away, in order, each with its distance and index.

    A slip is a letter too many, too few or wrong, or two neighbours swapped (optimal string
    alignment). Imports its library when called: who names a thing rightly does not wait for it.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    return process.extract_iter(wanted, words, scorer=OSA.distance, score_cutoff=reach)
