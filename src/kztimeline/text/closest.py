"""What a word that nothing is called by may have been meant for."""

from collections.abc import Sequence

_NEAR = 0.6
"""How alike two names must be: `titel` and `title` are 0.8, `where` and `date` 0.2."""


def closest(name: str, known: Sequence[str]) -> str | None:
    """Return the one known name that comes near, if there is one."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found = process.extractOne(name, known, scorer=Indel.normalized_similarity, score_cutoff=_NEAR)
    return found[0] if found else None


def hint(name: str, known: Sequence[str], otherwise: str = "") -> str:
    """Say what was meant, or what to write otherwise: by default, one of what there is."""
    near = closest(name, known)
    return f"did you mean {near}?" if near else otherwise or f"write {', '.join(known)}"
