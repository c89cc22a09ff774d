"""One point in time, as people write it, to EDTF.

Each reader gets a text in lower case with single spaces, and returns EDTF, or None where the text
is of another form. What has two readings is refused with both, never guessed: a DateError says why.
"""

import re
from collections.abc import Callable

from ..errors import DateError
from .edtf import read
from .names import MONTH_NUMBERS, SEASON_CODES, WEEKDAYS

DASH = "[-\u2010-\u2015\u2212]"
"""A hyphen, a dash or a minus: people and their keyboards make no difference."""
FOUR_DIGITS = ": write the year with four digits, as in 1992"

_ABOUT = re.compile(r"(?:about|around|circa|ca?\.?|approx(?:imately|\.)?|~|≈) ?(?=[^0-9]*[0-9])")
_ABOUT_BEHIND = re.compile(r" ?(?:approx(?:imately|\.)?|~)$")
_UNSURE = re.compile(r"(?:uncertain:|maybe|perhaps|possibly|probably) +")
_UNSURE_BEHIND = re.compile(r" ?(?:\?|\(uncertain\)|\(\?\)|maybe)$")
_FILLERS = frozenset("of the г ж года год году жылғы жылы жыл de del du р року م".split())
"""What stands between the parts of a date and says nothing."""
_FRACTIONS = {"q": (32, 4), "t": (36, 3), "h": (39, 2)}
"""The EDTF code before the first quarter, third and half of a year, and how many there are."""
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def point(typed: str) -> str | None:
    """Read one point, with words that make it approximate or uncertain."""
    typed = re.sub(r"^(?:in|on|the|year|в) (?:(?:the|year) )?", "", typed)
    about = unsure = False
    for _ in range(2):  # either may stand before the other
        typed, unsure = _without(typed, unsure, _UNSURE, _UNSURE_BEHIND)
        typed, about = _without(typed, about, _ABOUT, _ABOUT_BEHIND)
    typed = re.sub(r"^the ", "", typed)
    base = next((found for read in _READERS if (found := read(typed))), None)
    mark = "%" if about and unsure else "~" if about else "?" if unsure else ""
    return re.sub(r"(?=[/\],]|\.\.|$)", mark, base) if base and mark else base


def _without(
    typed: str, found: bool, before: re.Pattern[str], behind: re.Pattern[str]
) -> tuple[str, bool]:
    """Return a text without a word before or behind it, and whether there was one so far."""
    match = before.match(typed)
    rest, count = behind.subn("", typed[match.end() :] if match else typed)
    return rest, found or bool(match) or count > 0


def refuse_pair(typed: str) -> None:
    """Raise DateError for a pair of years such as 1910-30, which is a part of a year, too.

    From 2000 on such a pair would end in our days or later, so there it is read as EDTF.
    """
    pair = re.fullmatch("(1[0-9])([0-9]{2})-([0-9]{2})[~?%]?", typed)
    if pair and "25" <= pair[3] <= "41" and pair[3] > pair[2]:
        years, part = f"{pair[1]}{pair[2]}..{pair[1]}{pair[3]}", f"{pair[0]}/{pair[0]}"
        raise DateError(f" is {years}, or in EDTF a part of a year; write {years} or {part}")


def _plain(typed: str) -> str | None:
    """Read EDTF, and years of an era."""
    if match := re.fullmatch(r"([0-9]{1,4}) (?:ad|ce)|(?:ad) ([0-9]{1,4})", typed):
        return f"{int(match[1] or match[2]):04}"
    refuse_pair(typed)
    try:
        read(typed.upper())
    except DateError:
        return None
    return typed.upper()


def _chinese(typed: str) -> str | None:
    """Read 1992年3月2日, whole or without its end; the year may stand behind a day."""
    typed = re.sub("^(.+[日号]) ?([0-9]{4})$", r"\2年\1", typed)
    match = re.fullmatch("([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})[日号])?)?", typed)
    return "-".join(f"{int(part):02}" for part in match.groups() if part) if match else None


def _decade(typed: str) -> str | None:
    if match := re.fullmatch(rf"(?:decade )?([0-9]{{2}})00{DASH}\1(09)", typed):
        return f"{match[1]}0X"
    match = re.fullmatch(r"([0-9]{2})([0-9])0['’]?s", typed)
    if match and match[2] == "0":
        century = match[1]
        raise DateError(
            f" has two readings; write {century}0X for the ten years {century}00 to {century}09, "
            f"or {century}XX for the hundred"
        )
    return f"{match[1]}{match[2]}X" if match else None


def _century(typed: str) -> str | None:
    """Read a century as ISO 8601 counts: the 20th is that of the years 19XX."""
    name = r"(?: ?c\.?| cent\.?| century)(?: (?:ad|ce))?"
    match = re.fullmatch(rf"([0-9]{{1,3}})(?:st|nd|rd|th)?{name}", typed)
    return f"{int(match[1]) - 1:02}XX" if match and 1 <= int(match[1]) <= 100 else None


def _part(typed: str) -> str | None:
    """Read early, mid and late: of a year four months, of a decade 4, 3 and 3 years."""
    match = re.fullmatch(r"(early|mid|late)(?: |-)(?:in |of )?(?:the )?(.+)", typed)
    if not match:
        return None
    at, of = ("early", "mid", "late").index(match[1]), match[2]
    if _is_year(of):
        return f"{of}-{37 + at}"
    if decade := _decade(of):
        first, last = ((0, 3), (4, 6), (7, 9))[at]
        return f"{decade[:3]}{first}/{decade[:3]}{last}"
    if century := _century(of):
        first, last = ((0, 32), (33, 66), (67, 99))[at]
        return f"{century[:2]}{first:02}/{century[:2]}{last:02}"
    return None


def _season(typed: str) -> str | None:
    """Read a season, the year before or behind it; a winter may name both of its years."""
    typed = re.sub(r"^([0-9]{4}) ([a-z ]+)$", r"\2 \1", typed)
    match = re.fullmatch(
        rf"(northern |southern )?({'|'.join(SEASON_CODES)}),?(?: of)? ([0-9]{{4}})"
        r"(?:[/\u2010-\u2015-]([0-9]{1,4}))?",
        typed,
    )
    if not match:
        return None
    hemisphere, season, year, next_year = match.groups()
    code = SEASON_CODES[season] + {"northern ": 4, "southern ": 8}.get(hemisphere, 0)
    winter = code in (24, 28, 30)  # those that end in the next year
    if next_year and not (winter and int(next_year[-2:]) == (int(year) + 1) % 100):
        return None
    return f"{year}-{code}"


def _fraction(typed: str) -> str | None:
    """Read quarters, thirds and halves of a year, and halves of a decade."""
    short = re.sub(r"^([0-9]{4})[ -]?([qh])([1-4])$", r"\2\3 \1", typed)
    short = re.sub(r"^third ([1-3]) of ", r"t\1 ", short)
    match = re.fullmatch(r"([qth])([1-4])[ /-]?([0-9]{4})", short)
    if match:
        kind, at, year = match[1], int(match[2]), match[3]
    else:
        ordinal = rf"({'|'.join(_ORDINALS)}|[1-4](?:st|nd|rd|th))"
        match = re.fullmatch(rf"{ordinal} (quarter|third|half)(?: of)?(?: the)? (.+)", typed)
        if not match:
            return None
        kind, year = match[2][0], match[3]
        at = _ORDINALS.get(match[1]) or int(match[1][0])
        at = _FRACTIONS[kind][1] if match[1] == "last" else at
    code, most = _FRACTIONS[kind]
    if at > most:
        return None
    if kind == "h" and (decade := _decade(year)):
        return f"{decade[:3]}{(at - 1) * 5}/{decade[:3]}{at * 5 - 1}"
    return f"{year}-{code + at}" if _is_year(year) else None


def _is_year(typed: str) -> bool:
    return re.fullmatch("[0-9]{4}", typed) is not None


def _numeric(typed: str) -> str | None:
    """Read figures: year first, day first with points; with slashes where there is one reading."""
    if match := re.fullmatch(r"([0-9]{4})[./]([0-9]{1,2})|([0-9]{1,2})[./]([0-9]{4})", typed):
        year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        if "/" in typed and match[1] and len(month) == 2 and "13" > month > year[2:]:
            both = f"{year}-{month} or {year}..{year[:2]}{month}"
            raise DateError(f" is a month or a pair of years; write {both}")
        return f"{year}-{int(month):02}" if int(month) <= 12 else None
    match = re.fullmatch(r"([0-9]{1,4})([./-])([0-9]{1,2})\2([0-9]{1,4})", typed)
    if not match:
        return None
    if len(match[1]) == 4:
        return f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}" if len(match[4]) <= 2 else None
    if len(match[4]) != 4:
        raise DateError(FOUR_DIGITS)
    day, month, year = int(match[1]), int(match[3]), match[4]
    if match[2] != "." and day != month and 1 <= day <= 12 and 1 <= month <= 12:
        one, other = (f"{year}-{a:02}-{b:02}" for a, b in ((month, day), (day, month)))
        raise DateError(f" can be read in more than one way; write {one} or {other}")
    if match[2] != "." and month > 12:
        day, month = month, day
    return f"{year}-{month:02}-{day:02}"


def _spelled(typed: str) -> str | None:
    """Read a day or month with the month spelled, in any order; a weekday must be that day's."""
    words = re.sub(
        r"(?<=[0-9])(?:st|nd|rd|th|er)\b"
        r"|(?<![.,])(?<![.,] )[.,](?! ?[.,])"  # two points join what stands on their sides
        r"|(?<=[^\W\d])[-/](?=\w)|(?<=\w)[-/](?=[^\W\d]|[0-9]{4}$)",
        " ",
        typed,
    ).split()
    numbers, months, weekdays = [], [], []
    for word in words:
        if re.fullmatch("[0-9]{1,4}", word, re.ASCII):
            numbers.append(word)
        elif word in MONTH_NUMBERS:
            months.append(MONTH_NUMBERS[word])
        elif len(word) >= 3 and (found := [w for w in WEEKDAYS if w.startswith(word)]):
            weekdays.append(WEEKDAYS.index(found[0]))
        elif word not in _FILLERS:
            return None
    years, days = [n for n in numbers if len(n) == 4], [n for n in numbers if len(n) <= 2]
    if (
        len(months) != 1
        or len(years) != 1
        or len(years) + len(days) != len(numbers)
        or len(days) > 1
    ):
        return None
    if not days:
        return f"{years[0]}-{months[0]:02}" if not weekdays else None
    edtf = f"{years[0]}-{months[0]:02}-{int(days[0]):02}"
    if weekdays and read(edtf).bounds[0].weekday() != weekdays[0]:
        real = WEEKDAYS[read(edtf).bounds[0].weekday()].capitalize()
        raise DateError(f": {edtf} was a {real}; write {edtf}, or the day that you mean")
    return edtf


def _year(typed: str) -> str | None:
    """Read a bare year in Russian or Kazakh: `2006 год`, `2006 жыл`."""
    match = re.fullmatch(r"([0-9]{4}) ?(?:[гж]\.?|год|года|году|жыл|жылы)", typed)
    return match[1] if match else None


_READERS: tuple[Callable[[str], str | None], ...] = (
    _plain,
    _chinese,
    _decade,
    _century,
    _season,
    _part,
    _fraction,
    _numeric,
    _spelled,
    _year,
)
