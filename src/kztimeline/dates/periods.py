"""The periods people type, turned into EDTF: one point, two that are joined, and open ends."""

import re
from datetime import timedelta

from ..errors import DateError, NotEdtfError, UnreadPeriodError, UsageError
from .edtf import Date, read
from .names import MONTH_NUMBERS, SEASON_CODES
from .points import DASH, FOUR_DIGITS, point, refuse_pair

FORMS = (
    "2006, 2006-06, 2006-11-02, June 2006, 2 March 1992, summer 2005, 1990s, "
    "1992..1999, 1992.. or ..1999"
)

_LONGEST = 100
"""How many characters a period may have: what joins what is tried word by word."""
_NO_POINTS = ("early", "mid", "late", "in", "on", "at", "or")
"""What alone is no point, though with a year behind it it would be one."""
_JOINT = rf"(?: *(?:\.\.|…) *| +(?:to|until|till|through) +| +{DASH} *| *{DASH} +|{DASH})"
_FROM, _AFTER = r"(?:since|from|starting)", r"(?:after|later than)"
_UNTIL = r"(?:until|till|up to|to|through|by|not after)"
_BEFORE = r"(?:before|earlier than|prior to)"


def period(text: str) -> Date:
    """Return the period that a user typed, as an EDTF date.

    Takes EDTF itself, points as people write them, two points joined, and open ends. Raises
    UsageError with the reason where there is one, else naming the accepted forms.
    """
    typed = " ".join((text if text.isascii() else _composed(text)).split())
    try:
        if len(typed) > _LONGEST:
            raise NotEdtfError
        return read(typed if _is_edtf(typed) else _read(typed.lower()))
    except NotEdtfError:
        raise UnreadPeriodError(f'cannot read the period "{text}"; write {FORMS}') from None
    except DateError as error:
        raise UsageError(f'"{typed}"{error}') from None


def _composed(text: str) -> str:
    """Return a text with digits of ASCII, and each letter as one with its accent."""
    import unicodedata

    from ..text.normalize import ascii_digits

    return ascii_digits(unicodedata.normalize("NFC", text))


def _is_edtf(typed: str) -> bool:
    """Whether a text is EDTF, or would be if its days existed; 1992-94 is a pair of years.

    From 2000 on such a pair would end in our days or later, so there it is a mistake.
    """
    refuse_pair(typed)
    pair = re.fullmatch("([0-9]{2})([0-9]{2})-([0-9]{2})", typed)
    if pair and typed < "2000" and "41" < pair[3] > pair[2]:
        return False  # no part of a year has such a number
    try:
        read(typed)
    except NotEdtfError:
        return False
    except DateError:
        pass  # it would be, if its days existed
    return True


def _read(typed: str) -> str:
    """Return a period as EDTF."""
    typed = re.sub(r"^the ", "", typed)
    return _open(typed) or point(typed) or _pair(typed) or _unread(typed)


def _unread(typed: str) -> str:
    """Say what is missing, where that can be told."""
    words = typed.replace(".", "").split()
    known = [word for word in words if word in MONTH_NUMBERS or word in SEASON_CODES]
    year = re.search(r"(')?\b([0-9]{2})$", typed)
    short = year and (year[1] or year[2] > "31" or any(word in SEASON_CODES for word in known))
    if short or (
        year and len(re.findall("[0-9]+", typed)) > 1 and not re.search("[0-9]{3}", typed)
    ):
        raise DateError(FOUR_DIGITS)
    if known and not re.search("[0-9]{3}", typed):
        raise DateError(' has no year; write it too, all in quotes, as in "June 2006"')
    if re.search(r"(?:^|[^0-9])'?[0-9]{2}s?$", typed) and not re.search("[0-9]{3}", typed):
        raise DateError(FOUR_DIGITS)
    raise NotEdtfError


def _open(typed: str) -> str | None:
    """Read what has one end: `since 1992`, `before June 2006`, `1992 –`, `..1999`."""
    typed, unknown = re.subn(r", (?:end|start) unknown$", "", typed)
    nothing = "" if unknown or re.search(rf"{DASH} \?$|^\? {DASH}", typed) else ".."
    match = re.fullmatch(r"in or (after|before) (.+)", typed)
    if match and (found := point(match[2])):
        return f"[{found}..]" if match[1] == "after" else f"[..{found}]"
    for pattern, form in (
        (rf"{_FROM} (?!.* (?:to|until|till|through) )(.+)", "{first}/"),
        (rf"(.+?)(?: ?\.\.| ?…| {DASH}(?: \?)?)", "{first}/"),
        (rf"{_UNTIL} (.+)", "/{last}"),
        (rf"(?:\.\. ?|… ?|(?:\? )?{DASH} )(.+)", "/{last}"),
    ):
        match = re.fullmatch(pattern, typed)
        if match and (found := _closed(point(match[1]))):
            first, last = _ends(found)
            start, end = form.format(first=first, last=last).split("/")
            return f"{start or nothing}/{end or nothing}"
    for word, step in ((_AFTER, 1), (_BEFORE, -1)):
        match = re.fullmatch(rf"{word} (.+)", typed)
        if match and (found := point(match[1])):
            # A day of April is beyond what April is.
            return _beyond(read(found.replace("-XX", "")), step)
    return None


def _beyond(value: Date, step: int) -> str:
    """Return all after a date, or before it: from a day on, or about a month or year."""
    end = value.end if step > 0 else value.start
    if end is None:
        raise DateError(" has no day there to count from")
    try:
        day = (end.last if step > 0 else end.first) + timedelta(step)
    except OverflowError:
        raise DateError(": years run from 0001 to 9999") from None
    # A doubt about a year is none about a day: it stays with the month or year that begins there.
    size = {"day": 10, "month": 7, "season": 7}.get(end.unit, 4) if end.mark else 10
    edtf = f"{day.isoformat()[:size]}{end.mark}"
    return f"{edtf}/.." if step > 0 else f"../{edtf}"


def _pair(typed: str) -> str | None:
    """Read two points: joined, between which something was, or one of which it was."""
    if match := re.fullmatch(r"between (.+) and (.+)", typed):
        return _joined(match[1], match[2], "[{}..{}]")
    if match := re.fullmatch(r"(.+) or (.+)", typed):
        return _joined(match[1], match[2], "[{},{}]")
    if match := re.fullmatch(r"([0-9]{4})[\u2010-\u2015\u2212](0[1-9]|1[0-2])", typed):
        years = f"{match[1]}..{_in_full(match[1], match[2])}"
        raise DateError(f" is a month or a pair of years; write {match[1]}-{match[2]} or {years}")
    typed = re.sub(rf"^{_FROM} ", "", typed)
    for joint in re.finditer(_JOINT, typed):
        left, right = typed[: joint.start()], typed[joint.end() :]
        part = left[-1:] in ("?", "~", "%") and re.match(
            r"-[0-9]{2}(?![0-9])", typed[joint.start() :]
        )
        if left and right and not part and (found := _joined(left, right, "{}/{}")):
            form = "[{}..{}]" if joint[0].strip() == "…" else "{}/{}"
            return form.format(*found.split("/"))
    return None


def _joined(left: str, right: str, form: str) -> str | None:
    """Return two points as one date; each may leave out what the other says.

    As in `28–29 August 2003`, `26 September – 4 October 2005`, `March 2–5, 2006` and `1851-52`.
    """
    if left in _NO_POINTS:
        return None
    year = re.fullmatch("([0-9]{4})[~?%]?", point(left) or "")
    if year and re.fullmatch("[0-9]{2}[?~]?", right):
        right = _in_full(year[1], right)
    year_behind = re.search("[0-9]{4}$", left) and re.fullmatch("[0-9]{1,2}", right)
    heads = [f"{head} {right}" for head in _heads(left)]
    tails = [] if year_behind else _tails(left)
    last = _completed(right, heads + [f"{right} {tail}" for tail in tails])
    if not last:
        return None
    first = _completed(left, [f"{left} {tail}" for tail in _tails(right)])
    if not first or ("," in form and "/" in first + last):
        return None
    return form.format(_ends(first)[0], _ends(last)[1])


def _in_full(year: str, short: str) -> str:
    """Return the next year behind another that ends in two digits: 1999 and 02 are 2002."""
    return f"{int(year[:2]) + (short[:2] <= year[2:]):02}{short}"


def _closed(found: str | None) -> str | None:
    """Return a point that has both ends; what has not cannot be one end of anything."""
    vague = found and (".." in found or "[" in found or "/" in (found[0], found[-1]))
    return None if vague else found


def _completed(typed: str, longer: list[str]) -> str | None:
    """Return the first point: as it was typed, or with something of what it leaves out."""
    return next((found for each in [typed, *longer] if (found := _closed(point(each)))), None)


def _heads(typed: str) -> list[str]:
    """Return the beginnings of a text, word by word, without the whole of it."""
    words = typed.split()
    return [" ".join(words[:count]) for count in range(1, len(words))]


def _tails(typed: str) -> list[str]:
    """Return the ends of a text, word by word, without the whole of it; a doubt is not shared."""
    words = re.sub(r" ?(?:\?|\(uncertain\)|~)$|,", "", typed).split()
    return [" ".join(words[-count:]) for count in range(1, len(words))]


def _ends(edtf: str) -> tuple[str, str]:
    """Return both ends of a date as EDTF; a point is both."""
    first, *more = re.split(r"\.\.|[/,]", edtf.strip("[]"))
    return first, more[0] if more else first
