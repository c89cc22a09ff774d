"""A Markwhen timeline (docs.markwhen.com), its dates as EDTF.

Markwhen knows years, months, days and intervals of them. Any other date stands under what is
coarser and known to it, the year or the years that it falls in, with its own words in the label.
What goes on ends `now`, which is its word for that.
"""

import json
import re

from ..dates.edtf import Date
from ..dates.units import Point
from ..dates.words import words
from ..model import Event
from ..queries.answer import Answer
from ..text.escape import escape, one_line

_EXACT = ("year", "month", "day")
"""The units that Markwhen reads as EDTF; of seasons and decades it makes something else."""
_SIGNS = re.compile(
    r"(?a)#|!(?=\[)|(?<!\w)!(?=\w)|(?<=\])\(|(?<!\w)\.(?=start|end)"
    r"|^\[(?=[xX ]?\])|(?<=[0-9])%"
)
"""What makes a tag, an image, an id, a link, a box to tick or a progress of a title's text."""
_WIDE = 0xFEE0
"""How far the full-width form of an ASCII character is from it."""


def export(answer: Answer) -> str:
    """Return a header with the title, and a line for each event with its topics as tags."""
    title = json.dumps(escape(answer.dataset.title), ensure_ascii=False).replace("#", "\\u0023")
    return "".join(
        [
            f"---\ntitle: {title}\n---\n\n",
            *(_line(event, answer.dataset.reviewed) for event in answer.events),
        ]
    )


def _line(event: Event, reviewed: Date) -> str:
    date = event.date
    known = _known(date, reviewed)
    title = _SIGNS.sub(_wide, escape(one_line(event.title)))
    note = "" if known else f" ({words(date)})"
    tags = "".join(f" #{topic.replace('-', '_')}" for topic in event.topics)
    return f"{known or _years(date, reviewed)}: {title}{note}{tags}\n"


def _wide(sign: re.Match[str]) -> str:
    return chr(ord(sign[0]) + _WIDE)


def _known(date: Date, reviewed: Date) -> str:
    """Return a date as Markwhen reads it without loss, or nothing."""
    if date.start and _goes_on(date, reviewed):
        return f"{date.start.text}/now" if _plain(date.start) else ""
    exact = date.shape != "one-of" and all(_plain(point) for point in (date.start, date.end))
    return date.text if exact else ""


def _goes_on(date: Date, reviewed: Date) -> bool:
    """Return whether a date has an open end, and had begun when the dataset was reviewed.

    Of what begins after now Markwhen makes an error.
    """
    begun = date.bounds[0] <= reviewed.bounds[0]
    return begun and date.shape == "span" and date.text.endswith("..")


def _plain(point: Point | None) -> bool:
    return point is not None and point.unit in _EXACT and not point.mark and "X" not in point.text


def _years(date: Date, reviewed: Date) -> str:
    """Return the years that a date falls in; where an end is not known, those of the other."""
    if date.start and _goes_on(date, reviewed):
        return f"{date.start.first.year:04}/now"
    days = [day for point in (date.start, date.end) if point for day in (point.first, point.last)]
    return "/".join(dict.fromkeys(f"{day.year:04}" for day in (min(days), max(days))))
