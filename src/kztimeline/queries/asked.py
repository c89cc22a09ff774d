"""What an answer was asked for: in words, for a heading, and as the days that a picture shows."""

from datetime import date
from functools import reduce

from ..dates.edtf import Date, parse
from ..dates.words import words
from ..model import STATUSES
from ..wording import covers, short_name
from .answer import Answer
from .filters import Filter


def heading(answer: Answer) -> str:
    """Return what was asked, as a heading: `CICA, 2003–2007`; the dataset's title for all of it."""
    if answer.kind.single and answer.name == "card":
        return str(answer.things[0].title)
    dataset, wanted = answer.dataset, answer.question.resolve(answer.dataset)
    period = period_in_words(answer)
    named = [
        *([answer.about] if answer.about else []),
        *(short_name(topic) for topic in dataset.topics if topic.id in wanted.topics),
        *wanted.where,
        *(dataset.name_of(each) for each in dataset.sources if each.id in wanted.sources),
        *(status for status in STATUSES if status in wanted.statuses),
    ] or [dataset.title]
    return ", ".join([*named, period] if period else named)


def period_in_words(answer: Answer) -> str:
    """Return the period that was asked for; empty where there is none."""
    period = _period(answer.question.resolve(answer.dataset))
    return words(period) if period else ""


def nothing(answer: Answer) -> str:
    """Return what is said of an answer that is empty, and what could be asked."""
    return f"{answer.kind.none} matches; {covers(answer.dataset)}."


def window(answer: Answer) -> tuple[date | None, date | None]:
    """Return the first and the last day that were asked for; None where there is no such end."""
    period = _period(answer.question.resolve(answer.dataset))
    return (period.earliest, period.latest) if period else (None, None)


def _period(wanted: Filter) -> Date | None:
    """Return the days that all periods of a question have in common; None where it has none."""
    return reduce(_common, wanted.periods) if wanted.periods else None


def _common(one: Date, other: Date) -> Date:
    """Return what two periods have in common; of periods that are apart, the first one."""
    start = max(one, other, key=lambda each: each.bounds[0])
    end = min(one, other, key=lambda each: each.bounds[1])
    if start is end or start.bounds[0] > end.bounds[1]:
        return start if start is end else one
    first = start.start.text if start.start else ".."
    last = end.end.text if end.end else ".."
    return parse(f"{first}/{last}")
