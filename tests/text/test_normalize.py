"""Names reduced to plain lower-case Latin words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.text.normalize import normalize

SAME = [
    # names that are one and the same, and what they fold to
    ("un", ["UN", "U.N.", "u.n", "  un  ", "(UN)", "ＵＮ", "UN!"]),
    ("ekosos", ["ЭКОСОС", "Экосос", "э.к.о.с.о.с"]),
    ("oon", ["ООН", "О.О.Н.", "oon"]),
    ("kazakstan", ["Қазақстан", "ҚАЗАҚСТАН", "Kazakstan"]),
    ("kazakhstan", ["Казахстан", "Kazakhstan"]),
    ("shchelkovo", ["Щёлково", "Щелково"]),
    ("obekt", ["объект", "обект"]),
    ("zhshu", ["Ж.Ш.У.", "ж.ш.у", "ЖШУ"]),
    ("zhizn tsekh chas yuzhnyi yashma", ["Жизнь, цех; час: южный-яшма"]),
    ("agknouuhi", ["әғқңөұүһі", "ӘҒҚҢӨҰҮҺІ"]),
    ("cote d ivoire", ["Côte d’Ivoire", "COTE D'IVOIRE", "Co\u0302te_d_Ivoire"]),
    ("strasse", ["Straße", "STRASSE"]),
    ("istanbul", ["İstanbul", "Istanbul"]),
    ("first iv", ["ﬁrst Ⅳ"]),
    ("a res 46 224", ["A/RES/46/224", "a-res-46-224", "A RES 46.224"]),
    ("1 5", ["1.5", "1,5"]),
    ("co op", ["co-op", "co op"]),
    ("", ["", "  ", "—", "...", "_", "\u0301"]),
]
LEFT_ALONE = ["un", "un 21", "kazakhstan and the un", "中国", "مصر", "ελλαδα"]


@pytest.mark.parametrize(
    ("folded", "name"), [(folded, name) for folded, names in SAME for name in names]
)
def test_folded(folded: str, name: str) -> None:
    """Case, diacritics, punctuation, initials and script make no difference."""
    assert normalize(name) == folded


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_left_alone(name: str) -> None:
    """What is folded already stays, and so do scripts other than Cyrillic."""
    assert normalize(name) == name


@pytest.mark.parametrize(
    ("one", "other"), [("at. no", "atno"), ("v 2", "v2"), ("UN 1.2", "UN 12"), ("ab.c", "abc")]
)
def test_kept_apart(one: str, other: str) -> None:
    """Only single letters with full stops are drawn together, no words or figures."""
    assert normalize(one) != normalize(other)


def test_every_letter() -> None:
    """No character of the first two planes changes when it is folded twice or lowered first."""
    text = " ".join(map(chr, (*range(0xD800), *range(0xE000, 0x20000))))
    folded = normalize(text)
    assert normalize(folded) == folded
    assert normalize(text.lower()) == folded


@given(st.text())
def test_words_with_single_spaces(text: str) -> None:
    """The result is words with one space between them, in lower case, and stays as it is."""
    folded = normalize(text)
    assert normalize(folded) == folded
    assert folded == " ".join(folded.split())
    assert folded == folded.casefold()
