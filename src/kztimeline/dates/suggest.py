"""What looks like a date and is no EDTF, and what to write instead, for `load` and `check`."""

import re

from ..errors import DateError, UnreadPeriodError, UsageError
from .edtf import FORMS, read

_NO_EDTF = "is not an EDTF date"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_UNIT = rf"{_DAY}|[0-9]{{4}}(?:-[0-9]{{2}})?"
INSTEAD: tuple[tuple[str, str, str], ...] = (
    # A regular expression for the whole text, what is said of it, and what to write.
    (rf"({_DAY})[T ][0-9][^/]*", "has a time of day, which is not taken", r"\1"),
    (r"Y-?[0-9].*|-[0-9X]{4}.*", "is not taken: years run from 0001 to 9999", ""),
    (r"(.+?)(?:\?~|~\?)", _NO_EDTF, r"\1%"),
    (r"([0-9]{3})[uUx]([~?%]?)", _NO_EDTF, r"\1X\2"),
    (r"([0-9]{2})(?:uu|UU|xx)([~?%]?)", _NO_EDTF, r"\1XX\2"),
    (r"([0-9]{4})-(?:uu|xx)(?:-(?:uu|xx))?", _NO_EDTF, r"\1"),
    (r"([0-9]{4}-[0-9]{2})-(?:uu|xx)", _NO_EDTF, r"\1"),
    (r"([0-9]{3}X|[0-9]{2}XX)-[0-9X]{2}(?:-[0-9X]{2})?[~?%]?", "is not taken", r"\1"),
    (r"([0-9]{4})-1X[~?%]?", "is not taken", r"[\1-10..\1-12]"),
    (r"([0-9]{4})-0X[~?%]?", "is not taken", r"[\1-01..\1-09]"),
    (r"([0-9]{4})(?:-XX-[0-9]{2}|-[0-9]{2}-[0-9]X)[~?%]?", "is not taken", r"\1"),
    (r"[0-9X]{4}(?:-[0-9X]{2}){0,2}[~?%]?", "leaves digits open, which is not taken", ""),
    (r"([0-9]{4})S[0-9]+", "has significant digits, which are not taken", r"\1"),
    (r"\{([^,./{}]+)\}|\[([^,./\[\]]+)\]", "is a set of one", r"\1\2"),
    (r"\[([^,./]+)/([^,./]+)\]", _NO_EDTF, r"[\1..\2]"),
    (r"\{([^,]+?)(?:\.\.|,)([^,]+)\}", "is a set, which is not taken", r"\1/\2"),
    (r"\{.*\}.?", "is a set, which is not taken", ""),
    (
        r"\[([^,.]+), ?(?:.*, ?)?([^,.]+)\]",
        "is a list of more than two, which is not taken",
        r"[\1..\2]",
    ),
    (r"\[.*,.*\]", "is a list of more than two days, which is not taken", ""),
    (rf"([~?%])({_UNIT})", _NO_EDTF, r"\2\1"),
    (r"\.\.([0-9].*)", _NO_EDTF, r"../\1"),
    (r"([0-9].*)\.\.", _NO_EDTF, r"\1/.."),
    (
        r"([0-9][^./]*)\.\.([0-9][^./]*)",
        f"{_NO_EDTF} (one day in between would be [A..B])",
        r"\1/\2",
    ),
)


def instead(text: str) -> str:
    """Return what is wrong with a text that is no EDTF date, and what to write."""
    said, hint = _looked_up(text) or _of_a_part(text) or _of_its_ends(text) or _as_typed(text)
    try:
        read(hint)
    except DateError:
        return said if said != _NO_EDTF else f"{said}; write {FORMS}"
    return f"{said}; write {hint}"


def _looked_up(text: str) -> tuple[str, str] | None:
    for pattern, said, hint in INSTEAD:
        if match := re.fullmatch(pattern, text, re.ASCII):
            return said, match.expand(hint)
    return None


def _of_a_part(text: str) -> tuple[str, str] | None:
    """Judge a text that qualifies a part alone, as in `2004-06~-11`."""
    bare = re.sub("[~?%]", "", text)
    if bare == text or not re.fullmatch(_UNIT, bare, re.ASCII):
        return None
    mark = "%" if "%" in text or ("?" in text and "~" in text) else "?" if "?" in text else "~"
    return "qualifies a part alone, which is not taken", f"{bare}{mark}"


def _of_its_ends(text: str) -> tuple[str, str] | None:
    """Judge an interval by the ends that are at fault."""
    start, slash, end = text.partition("/")
    if not slash or "/" in end:
        return None
    said, hints = _NO_EDTF, []
    for each in (start.strip(), end.strip()):
        try:
            hints.append(str(read(each)) if each not in ("", "..") else each)
        except DateError:
            of_end, hint = _looked_up(each) or _of_a_part(each) or _as_typed(each)
            said = f"has the end {each}, which {of_end}" if of_end != _NO_EDTF else said
            hints.append(hint)
    return said, "/".join(hints) if all(
        hint or not each for hint, each in zip(hints, (start, end), strict=True)
    ) else ""


def _as_typed(text: str) -> tuple[str, str]:
    """Judge a text as a period that people write, which may have its own reason."""
    from .periods import period

    try:
        return _NO_EDTF, str(period(text))
    except UnreadPeriodError:
        return _NO_EDTF, ""
    except UsageError as error:
        reason = str(error).removeprefix(f'"{" ".join(text.split())}"')
        return _NO_EDTF + (reason if reason.startswith(":") else f"; it{reason}"), ""
