"""What looks like a date and is no EDTF, and what to write instead, for `load` and `check`."""

import re

from ..errors import UsageError
from .edtf import FORMS

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
INSTEAD: tuple[tuple[str, str], ...] = (
    # A regular expression for the whole text, and what is said of it.
    (rf"({_DAY})[T ][0-9].*", r"has a time of day, which is not taken; write \1"),
    (r"Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?", "is not taken: years run from 0001 to 9999"),
    (r"-[0-9]{4}.*", "is not taken: years run from 0001 to 9999"),
    (r"(.+?)(?:\?~|~\?)", r"is not an EDTF date; write \1%"),
    (r"([0-9]{3})[uUx]([~?%]?)", r"is not an EDTF date; write \1X\2"),
    (r"([0-9]{2})(?:uu|UU|xx)([~?%]?)", r"is not an EDTF date; write \1XX\2"),
    (r"([0-9]{4})-(?:uu|xx)(?:-(?:uu|xx))?", r"is not an EDTF date; write \1"),
    (r"([0-9]{4}-[0-9]{2})-(?:uu|xx)", r"is not an EDTF date; write \1"),
    (r"([0-9]{3})X-[0-9X]{2}(?:-[0-9X]{2})?[~?%]?", r"is not taken; write \1X"),
    (
        r"([0-9]{4})-([01])X",
        r"is not taken; write [\1-\g<2>0..\1-\g<2>9], with months that there are",
    ),
    (r"\{(.+?)(?:\.\.|,)(.+)\}", r"is a set, which is not taken; write \1/\2"),
    (r"\[([^,]+),.*?([^,]+)\]", r"is a list of more than two, which is not taken; write [\1..\2]"),
    (rf"([~?%])({_DAY}|[0-9]{{4}}(?:-[0-9]{{2}})?)", r"is not an EDTF date; write \2\1"),
    (r"(\.\.)([0-9].*)", r"is not an EDTF date; write ../\2"),
    (r"([0-9].*)\.\.", r"is not an EDTF date; write \1/.."),
    (
        r"([0-9][^./]*)\.\.([0-9][^./]*)",
        r"is not an EDTF date; write [\1..\2] for one day, \1/\2 for all",
    ),
)


def instead(text: str) -> str:
    """Return what is wrong with a text that is no EDTF date, and what to write."""
    for pattern, said in INSTEAD:
        if match := re.fullmatch(pattern, text, re.ASCII):
            return match.expand(said)
    bare = re.sub("[~?%]", "", text)
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){1,2}", bare):
        mark = "%" if "%" in text or ("?" in text and "~" in text) else "?" if "?" in text else "~"
        return f"qualifies a part alone, which is not taken; write {bare}{mark}"
    from .periods import period

    try:
        return f"is not an EDTF date; write {period(text)}"
    except UsageError:
        return f"is not an EDTF date; write {FORMS}"
