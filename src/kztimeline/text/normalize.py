"""Names as people type them, reduced to plain lower-case Latin words for comparison."""

import re
import unicodedata
from functools import lru_cache

_DIGITS = {ord(zero) + digit: str(digit) for zero in "٠۰०০０" for digit in range(10)}
"""The digits of Arabic, Persian, Hindi, Bengali and, in full width, of Chinese."""
# Cyrillic to Latin after BGN/PCGN, without its apostrophes; Kazakh letters by their base letter,
# because that is how they are typed on a keyboard that lacks them; then letters of Ukrainian,
# Serbian and Macedonian, Latin ones that have no diacritic to drop, and those whose diacritic, in
# the alphabets of Serbian and Kazakh, is all that makes them hiss.
_LATIN = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziiklmnoprstufye", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ъ": "", "ь": ""}
    | dict(zip("әғқңөұүһі", "agknouuhi", strict=True))
    | {"є": "e", "ґ": "g", "ђ": "dj", "ј": "i", "љ": "l", "њ": "n", "ћ": "ch", "џ": "dzh"}
    | {"ѕ": "dz", "ı": "i", "ŋ": "n", "ə": "a", "ø": "o", "đ": "dj", "ł": "l", "æ": "ae", "œ": "oe"}
    | {"ž": "zh", "š": "sh", "č": "ch", "ć": "ch", "ş": "sh"}
    | {chr(code): digit for code, digit in _DIGITS.items()}
)
# What may be looked for stands first and its surroundings after it, because a pattern that begins
# with a letter or a set of them is found several times as fast as one that begins by looking back.
_APOSTROPHE = "['’‘ʼʻʹ´`′]"
_POSSESSIVE = re.compile(rf"{_APOSTROPHE}(?<=\w.)[sS]\b")
_WITHIN = re.compile(rf"{_APOSTROPHE}(?<=\w\w.)(?=\w)")
"""An apostrophe that belongs to its letter, as in Ta'jin; after a single one, as in d'Ivoire, a
word ends."""
_THOUSANDS = re.compile(r"[1-9](?<![\d.,].)\d{0,2}(?:[,\u00a0\u2009\u202f]\d{3})+(?![\d,]*\d)")
"""Digits in threes; a decimal point may follow, as it is printed in 1,234,567.5."""
_CJK = "\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts that leave no spaces between words: each of their signs is one."""
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")
_GAPS = {code: " " for code in range(128) if not chr(code).isalnum()}
"""All of ASCII that is neither letter nor digit keeps words apart."""
_FOREIGN = re.compile(f"[{''.join(map(chr, _LATIN))}]")
"""What has to be translated; to look for it first takes a tenth of the time in other scripts."""
_SIGN = re.compile(r"[^\w\x00-\x7f]")
"""What may be a combining mark, which no letter or digit is."""
_INITIALS = re.compile(r"\b([^\W\d_])\. ?(?=[^\W\d_]\b)")
"""The point between single letters, so that U.N. is one word and A. B. Smith is not torn."""


# Whoever asks a dataset twice has its names read once, as a name that is none is asked of topics,
# then of all things, then with slips; the largest file has 48,000 of them.
@lru_cache(maxsize=65_536)
def normalize(text: str) -> str:
    """Return `text` as lower-case words with single spaces: `U.N.` is `un`, `ЭКОСОС` is `ekosos`.

    Case, diacritics, punctuation, commas between thousands and script (Cyrillic or Latin) make no
    difference after it; compatibility forms are unified first (Unicode NFKC).
    """
    other = not text.isascii()  # nearly every text in English is not looked at more closely
    if other or "," in text:
        text = _THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    if other or "'" in text or "`" in text:
        text = _WITHIN.sub("", _POSSESSIVE.sub("", text))
    if other:
        text = unicodedata.normalize("NFKC", text)
    if "." in text:
        text = _INITIALS.sub(r"\1", text)
    if other:
        text = _latin(text)
    if text.isascii():
        return " ".join(text.lower().translate(_GAPS).split())
    base = unicodedata.normalize("NFKD", text)
    for sign in filter(unicodedata.combining, {*_SIGN.findall(base)}):  # of which there are few
        base = base.replace(sign, "")
    # Hangul, which NFKD takes apart, is put together again.
    base = unicodedata.normalize("NFC", base)
    if base != text:  # most texts have nothing that stands apart
        text = _latin(base)
    return " ".join(_WORD.findall(text))


def ascii_digits(text: str) -> str:
    """Return a text with the digits of other scripts as those of ASCII: ١٩٩٢ is 1992."""
    return text if text.isascii() else text.translate(_DIGITS)


def _latin(text: str) -> str:
    """Return a text in lower case, and in Latin letters where it has Cyrillic ones."""
    text = text.casefold()
    return text.translate(_LATIN) if _FOREIGN.search(text) else text


# What is left of each word after these, in their order, is the same for every usual spelling:
# Qazaqstan and Kazakhstan, Tajin and Tazhin, Semey and Semei, Almatı and Almaty.
_SPELLINGS = (
    *(("kh", "k"), ("gh", "g"), ("dzh", "j"), ("zh", "j"), ("dj", "j"), ("sh", "s")),
    *(("q", "k"), ("kk", "k"), ("y", "i"), ("ii", "i")),
)
_RESPELLED = re.compile("[kgzsdj]h|[qy]|kk|ii|ie|dj")
_MARSHES = re.compile(r"shes\b")
"""The plural of marsh; without its h no plural would be seen in it."""
_GLIDE = re.compile(r"ie(?:(?<=[aeou]ie)|(?<=\bie))")
"""The y of Nazarbayev and Yelbasy, which Russian and Kazakh do not write; letters first, because
such a pattern is found faster."""


def terms(text: str) -> list[str]:
    """Return the words of a normalized text in the form in which they are compared.

    It has one spelling for what Kazakh and Russian names are spelled like, and the singular for
    the plural of English.
    """
    if _RESPELLED.search(text):  # most words are not
        text = _MARSHES.sub("sh", text)
        for written, meant in _SPELLINGS:
            text = text.replace(written, meant)
        text = _GLIDE.sub("e", text)
    if "s" not in text:  # no plural in it, as in nearly all that is neither Latin nor Cyrillic
        return text.split()
    return [_singular(word) if word[-1] == "s" else word for word in text.split()]


def term(word: str) -> str:
    """Return the form in which one normalized word is compared; for nothing else."""
    return "".join(terms(word))


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    return word[: -2 if word.endswith(("ies", "sses", "xes", "ches")) else -1]
