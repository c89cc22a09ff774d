"""What a person reads of statuses, verdicts, figures, counts and coverage, in English and once.

Dates have their words in `dates.words`; between them the two modules hold all that another
language would have to say.
"""

from math import isinf
from typing import NamedTuple

from .dates.words import words
from .model import Claim, Dataset, Event, Fact, Status, Topic, Value, Verdict


class Worded(NamedTuple):
    """How a status or a verdict is shown."""

    short: str
    """By a sign in a column, or in a word or two in a picture that shows the record."""
    meaning: str
    """In full."""


STATUSES: dict[Status, Worded] = {
    "corroborated": Worded("✓", "sources agree"),
    "refined": Worded("≈", "sources agree, some are less or more exact"),
    "single-source": Worded("1", "one source or issuer only"),
    "disputed": Worded("!", "a source conflicts with the record"),
}
VERDICTS: dict[Verdict, Worded] = {
    "conflicts": Worded("conflicts", "conflicts with the record"),
    "overlaps": Worded("overlaps", "overlaps the record"),
    "coarser": Worded("less exact", "less exact than the record"),
    "finer": Worded("more exact", "more exact than the record"),
    "sole": Worded("nobody else says it", "nobody else says it"),
    "agrees": Worded("agrees", "agrees with the record"),
    "mention": Worded("mentions it", "mentions it"),
}
"""In a column a verdict stands as it is, as in the option and in JSON."""


def counted(count: int, noun: str) -> str:
    """Return `1 claim`, `2 claims`."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def number(value: Value) -> str:
    """Return a value with its thousands set apart."""
    return value if isinstance(value, str) else f"{value:,}"


def figure(fact: Fact) -> str:
    """Return a fact's value with its unit."""
    return f"{number(fact.value)} {fact.unit}" if fact.unit else number(fact.value)


def said(claim: Claim, unit: str | None = None) -> str:
    """Return the date, or the figure with its unit, that a claim names; empty for a mention."""
    if claim.date:
        return words(claim.date)
    if claim.value is None:
        return ""
    related = "" if claim.relation == "=" else f"{claim.relation} "
    return f"{related}{number(claim.value)}{f' {unit}' if unit else ''}"


def judged(claim: Claim, verdict: Verdict) -> str:
    """Return what a claim says and how that stands to the record: `1992 — less exact than …`."""
    meaning = VERDICTS[verdict].meaning
    return meaning if verdict == "mention" else f"{said(claim)} — {meaning}"


def verdict_briefly(verdict: Verdict, distance: float | None, days: bool) -> str:
    """Return a verdict in a few words: `conflicts, 209 days off`, `conflicts, 12 more`."""
    if distance is None or isinf(distance):
        return VERDICTS[verdict].short
    off = abs(distance)
    off = int(off) if off == int(off) else off
    how = (
        f"{counted(int(off), 'day')} off"
        if days
        else f"{number(off)} {'more' if distance > 0 else 'less'}"
    )
    return f"{VERDICTS[verdict].short}, {how}"


def shown(statement: Event | Fact) -> str:
    """Return what the record has: an event's date, a fact's figure."""
    return figure(statement) if isinstance(statement, Fact) else words(statement.date)


def place_in_source(dataset: Dataset, claim: Claim) -> str:
    """Return the name of a claim's source, and the place in it: `Marat Tazhin, A1.7`."""
    name = dataset.name_of(dataset.source(claim.source))
    return f"{name}, {claim.at}" if claim.at else name


def short_name(topic: Topic) -> str:
    """Return the shortest English name of a topic, its acronym if that comes first."""
    return min(topic.title, *topic.names.get("en", ())[:1], topic.title, key=len)


def covers(dataset: Dataset) -> str:
    """Return what can be asked of a dataset."""
    held = contents(len(dataset.events), len(dataset.facts))
    return f"the dataset covers {words(dataset.coverage)} with {held}"


def contents(events: int, facts: int) -> str:
    """Return `114 events and 76 facts`."""
    return f"{counted(events, 'event')} and {counted(facts, 'fact')}"


def excerpt(text: str) -> str:
    """Return the beginning of a text, as much as a line has room for."""
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[: _EXCERPT - 1].rstrip()}…"


_EXCERPT = 60
"""How many characters of a text stand beside what was found in it."""

RECALLED = {
    "day": "On this day",
    "approximate": "About this day",
    "month": "In this month",
}
"""What stands above anniversaries, by how exactly their day is known."""
RECALLS = {"start": "", "during": "", "end": " (its end)"}
"""What stands behind an anniversary's event, by which of its days is recalled."""


def ago(years: int, come: bool = True) -> str:
    """Return how long ago an anniversary's event was; `ago` only where the day has come."""
    if years == 0:
        return "this year"
    return f"{counted(years, 'year')} ago" if come else f"will be {counted(years, 'year')}"


def duration(years: int, months: int, days: int) -> str:
    """Return a length of time by the calendar: `13 years 8 months 5 days`, `0 days`."""
    parts = ((years, "year"), (months, "month"), (days, "day"))
    return " ".join(counted(count, unit) for count, unit in parts if count) or "0 days"


def span(first: str, last: str) -> str:
    """Return a range of two texts, or the text alone where both are the same."""
    return first if first == last else f"{first} to {last}"


def distance(
    shortest: tuple[int, int, int, int], longest: tuple[int, int, int, int], approximate: bool
) -> tuple[str, str]:
    """Return how far two moments are apart by the calendar, and in days where that says more.

    Each length is in years, months and days, and in days alone.
    """
    ends = (shortest, longest)
    apart = span(*(duration(*end[:3]) for end in ends))
    days = f"{span(*(number(end[3]) for end in ends))} day{'s' * (longest[3] != 1)}"
    return f"{'about ' * approximate}{apart}", days if days != apart else ""


ORDERS = {
    "before": "",
    "after": "the first came after the second",
    "same": "both on the same day",
    "unknown": "nobody knows which came first",
}
"""What is said of two moments, by what is known of their order; nothing where it is as asked."""


def conflicting(count: int, total: int) -> str:
    """Return how many claims of so many conflict: `2 of 373 claims conflict with the record`."""
    of = counted(total, "claim")
    if not count:
        return f"None of {of} conflicts with the record" if total > 1 else of
    return f"{count:,} of {of} conflict{'s' * (count == 1)} with the record"


def taken(typed: str, meant: str) -> str:
    """Say what was meant by something that nothing is called by."""
    return f'"{typed}" is taken for {meant}'
