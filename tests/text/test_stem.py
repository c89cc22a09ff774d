"""Russian and Kazakh words without the endings that their cases give them."""

import pytest

from kztimeline.text.normalize import normalize, term
from kztimeline.text.stem import cases, stems

SAME = [
    # two cases of a word
    *(("моря", "море"), ("Аральского", "Аральское"), ("Казахстана", "Казахстан")),
    *(("Ассамблеи", "Ассамблея"), ("Организации", "Организация"), ("наций", "нации")),
    *(("Безопасности", "Безопасность"), ("детей", "дети"), ("Назарбаева", "Назарбаев")),
    *(("Қазақстанда", "Қазақстан"), ("Алматыда", "Алматы"), ("мүшесі", "мүше")),
    *(("Алмате", "Алматы"), ("БҰҰ", "БҰҰ")),
]
OTHERS = [("море", "мост"), ("ООН", "ОБСЕ"), ("Семей", "Сеул"), ("дети", "делегат")]


def _stems(word: str) -> set[str]:
    return stems(term(normalize(word)))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_cases_of_one_word(one: str, other: str) -> None:
    """Two cases of a word have a stem in common."""
    assert not _stems(one).isdisjoint(_stems(other))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_all_cases(one: str, other: str) -> None:
    """Each case of a word is among those of another; a short word has none but itself."""
    assert term(normalize(other)) in cases(term(normalize(one)))
    assert cases("t") == {"t"}


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_words(one: str, other: str) -> None:
    """Different words have none."""
    assert _stems(one).isdisjoint(_stems(other))


def test_a_long_word() -> None:
    """Only its last letters can be an ending."""
    assert stems("x" * 1000 + "da") == {"x" * 1000 + "da", "x" * 1000, "x" * 1000 + "d"}


def test_short_words() -> None:
    """Three letters are left at least, and a word without an ending is its own stem."""
    assert stems("oon") == {"oon"}
    assert stems("mora") == {"mora", "mor"}
