"""Names as people type them, reduced to plain lower-case Latin words for comparison."""

import re
import unicodedata

# Cyrillic to Latin after BGN/PCGN, without its apostrophes; Kazakh letters by their base letter,
# because that is how they are typed on a keyboard that lacks them.
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ъ": "", "ь": ""}
    | dict(zip("әғқңөұүһі", "agknouuhi", strict=True))
)
_WORD = re.compile(r"[^\W_]+")
_GAPS = {code: " " for code in range(128) if not chr(code).isalnum()}
"""All of ASCII that is neither letter nor digit keeps words apart."""
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
"""The point between single letters, so that U.N. is one word and A. B. Smith is not torn."""


def normalize(text: str) -> str:
    """Return `text` as lower-case words with single spaces: `U.N.` is `un`, `ЭКОСОС` is `ekosos`.

    Case, diacritics, punctuation and script (Cyrillic or Latin) make no difference after it;
    compatibility forms are unified first (Unicode NFKD).
    """
    if not text.isascii():
        text = "".join(
            char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
        )
    if "." in text:
        text = _INITIALS.sub(r"\1", text)
    if text.isascii():
        return " ".join(text.lower().translate(_GAPS).split())
    return " ".join(_WORD.findall(text.casefold().translate(_LATIN)))
