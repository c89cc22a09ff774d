"""Russian and Kazakh words without the endings that their cases give them."""

from functools import cache

from .normalize import normalize, term

_SHORTEST = 3
"""So many letters are left at least."""
_ENDINGS = (
    # Russian nouns and adjectives
    "а я о е ы и у ю ой ей ый ий ое ее ая яя ого его ому ему ом ем ым им ых их ах ях ами ями ам ям "
    "ов ев ую юю ие ия ию ии ией ием иям иях иями ою ею ыми ими "
    # Kazakh, by vowel harmony
    "да де та те ға ге қа ке ның нің дың дің тың тің ды ді ты ті ны ні дан ден тан тен нан нен "
    "сы сі лар лер дар дер тар тер і"
)


@cache
def _endings() -> frozenset[str]:
    return frozenset((*map(term, normalize(_ENDINGS).split()), "ie", "iem", "iei"))


def cases(word: str) -> set[str]:
    """Return all terms that may be cases of the same word as a term, most of them no words."""
    long = [stem for stem in stems(word) if len(stem) >= _SHORTEST]
    return {word, *long, *(stem + ending for stem in long for ending in _endings())}


def stems(word: str) -> set[str]:
    """Return a term as it is, and without each ending that it may have.

    Two terms are cases of one word where they have a stem in common: Алматыда and Алмате.
    """
    endings = _endings()
    shortest = max(_SHORTEST, len(word) - max(map(len, endings)))  # whatever is typed may be long
    cut = range(shortest, len(word))
    return {word, *(word[:size] for size in cut if word[size:] in endings)}
