"""The names of months, seasons and weekdays that people type; of months in the UN's languages, too.

Chinese has numbers for names; `points` reads them.
"""

from collections.abc import Iterable

MONTHS = (
    "January February March April May June July August September October November December"
).split()
SEASONS = "spring summer autumn winter".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_RUSSIAN = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split()
_AS_THEY_ARE = (
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    # Ukrainian, as it stands in dates
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
)
_BARE = str.maketrans("éûأ", "euا")
"""Accents are often left out."""


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names, 1)}


def _months() -> dict[str, int]:
    """Return the number of each month by every name of it that is read, in lower case."""
    found = _numbered(name.lower() for name in MONTHS)
    found |= {name[:3]: number for name, number in found.items()} | {"sept": 9}
    for number, stem in enumerate(_RUSSIAN, 1):
        # Nominative, genitive, prepositional: март, марта, марте; май, мая, мае; июнь, июня…
        endings = ("", "а", "е") if stem.endswith("т") else ("й", "я", "е") if stem == "ма" else ()
        found |= {stem + ending: number for ending in endings or ("ь", "я", "е")}
    for names in _AS_THEY_ARE:
        found |= _numbered(names.translate(_BARE).split()) | _numbered(names.split())
    return found


MONTH_NUMBERS = _months()
SEASON_CODES = {name: code for code, name in enumerate(SEASONS, 21)} | {"fall": 23}
"""The EDTF code of each season; those of a hemisphere are 4 and 8 more."""
