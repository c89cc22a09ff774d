"""A Markwhen timeline (docs.markwhen.com), its dates as EDTF.

Markwhen knows years, months, days and intervals of them. Any other date stands under what is
coarser and known to it, the year or the years that it falls in, with its own words in the label.
"""

import json
import re

from ..dates.edtf import Date, Point
from ..dates.words import words
from ..model import Event
from ..queries.answer import Answer
from ..text.escape import escape, one_line

_EXACT = ("year", "month", "day")
"""The units that Markwhen reads as EDTF; of seasons and decades it makes something else."""
_SIGNS = re.compile(r"(?a)#|!(?=\[)|(?<!\w)!(?=\w)|(?<=\])\(|(?<!\w)\.(?=start|end)")
"""What makes a tag, an image, an id or a link of a title's text."""
_WIDE = 0xFEE0
"""How far the full-width form of an ASCII character is from it."""


def export(answer: Answer) -> str:
    """Return a header with the title, and a line for each event with its topics as tags."""
    title = json.dumps(escape(answer.dataset.title), ensure_ascii=False).replace("#", "\\u0023")
    return "".join([f"---\ntitle: {title}\n---\n\n", *map(_line, answer.events)])


def _line(event: Event) -> str:
    date = event.date
    exact = _known(date)
    title = _SIGNS.sub(_wide, escape(one_line(event.title)))
    note = "" if exact else f" ({words(date)})"
    tags = "".join(f" #{topic.replace('-', '_')}" for topic in event.topics)
    return f"{date.text if exact else _years(date)}: {title}{note}{tags}\n"


def _wide(sign: re.Match[str]) -> str:
    return chr(ord(sign[0]) + _WIDE)


def _known(date: Date) -> bool:
    """Return whether Markwhen reads a date as it is."""
    return date.shape != "one-of" and all(_plain(point) for point in (date.start, date.end))


def _plain(point: Point | None) -> bool:
    return point is not None and point.unit in _EXACT and not point.mark and "X" not in point.text


def _years(date: Date) -> str:
    """Return the years that a date falls in; of an open one, those of the end that is known."""
    days = [day for point in (date.start, date.end) if point for day in (point.first, point.last)]
    return "/".join(dict.fromkeys(f"{day.year:04}" for day in (min(days), max(days))))
