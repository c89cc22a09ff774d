"""What a day of the year recalls."""

import datetime
from dataclasses import replace

import pytest
import sample

from kztimeline.dataset.load import load, loads
from kztimeline.errors import UsageError
from kztimeline.queries.anniversaries import day_of_year, full_day, on
from kztimeline.queries.filters import Question

TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2 March", (3, 2)),
        ("March 2", (3, 2)),
        ("2nd of March", (3, 2)),
        ("03-02", (3, 2)),
        ("--03-02", (3, 2)),
        ("1992-03-02", (3, 2)),
        ("2 March 1992", (3, 2)),
        ("29 February", (2, 29)),
        ("02-29", (2, 29)),
    ],
)
def test_days_as_people_type_them(typed: str, day: tuple[int, int]) -> None:
    """A day of the year may be typed with or without a year, and be the 29th of February."""
    assert day_of_year(typed) == day


@pytest.mark.parametrize("typed", ["March", "30 February", "2006", "13-01", "3/2", "soon", ""])
def test_days_nobody_can_read(typed: str) -> None:
    """Anything else is refused with the accepted forms."""
    with pytest.raises(UsageError, match="2 March, March 2, 03-02"):
        day_of_year(typed)


@pytest.mark.parametrize(
    "typed", ["2026", "2026-11", "soon", "2026-02-30", "[2026-01-01..2026-01-02]"]
)
def test_today_is_a_day(typed: str) -> None:
    """--today takes a full day and nothing less."""
    assert full_day("2026-11-23") == TODAY
    with pytest.raises(UsageError, match="as in 2026-11-23"):
        full_day(typed)


def recalled(day: str, *dates: str, today: datetime.date = TODAY) -> list[tuple[str, str, int]]:
    """Return what a day recalls of events at some dates."""
    tables = "".join(
        f'[[events]]\nid = "e{number}"\ndate = "{date}"\ntitle = "E"\nclaims = [{{source = "s"}}]\n'
        for number, date in enumerate(dates)
    )
    header = (
        '[dataset]\ntitle = "T"\ndescription = "D"\nversion = "1"\nlicense = "L"\n'
        'coverage = "0001/9999"\nreviewed = "2026-11-23"\n'
        '[[sources]]\nid = "s"\ntitle = "S"\nkind = "book"\n'
    )
    found = on(loads(header + tables), *day_of_year(day), today, Question())
    return [(item.thing.date.text, item.precision, item.number) for item in found]


@pytest.mark.parametrize(
    ("day", "date", "found"),
    [
        ("2 March", "1992-03-02", [("day", 34)]),
        ("3 March", "1992-03-02", []),
        ("2 March", "1992-03", [("month", 34)]),
        ("2 April", "1992-03", []),
        ("29 August", "2003-08-28/2003-08-29", [("day", 23)]),
        ("1 January", "2007-01-01/2009-12-31", [("day", 19)]),
        ("31 December", "2007-01-01/2009-12-31", [("day", 17)]),
        ("2 March", "2007-01-01/2009-12-31", []),
        ("5 October", "1992-10-05/..", [("day", 34)]),
        ("5 October", "../1992-10-05", []),
        ("2 March", "[2007-03-02..2007-05-16]", []),
        ("2 March", "2005", []),
        ("15 July", "2005-22", []),
        ("29 February", "2004-02-29", [("day", 22)]),
        ("28 February", "2004-02-29", [("day", 22)]),
        ("24 November", "2026-11-24", [("day", 0)]),
        ("1 January", "2027-01-01", []),
    ],
)
def test_what_a_day_recalls(day: str, date: str, found: list[tuple[str, int]]) -> None:
    """Only what is known to the day is of the day; a month is of the month; vague is neither."""
    expected = [(date, precision, number) for precision, number in found]
    if date == "../1992-10-05":  # it ended that day; how long ago it began nobody knows
        assert [item[:2] for item in recalled(day, date)] == [(date, "day")]
        return
    assert recalled(day, date) == expected


def test_months_come_after_days() -> None:
    """What is known to the day leads, whatever happened first."""
    found = recalled("2 March", "1990-03", "1992-03-02")
    assert [precision for _, precision, _ in found] == ["day", "month"]


def test_the_bundled_dataset() -> None:
    """The second of March is the day of the admission."""
    found = on(load(), 3, 2, TODAY, Question())
    assert ("admission", 34) in [(item.thing.id, item.number) for item in found]


RECALLED = [
    # the day, the event's date, precision, years, what is recalled, whether the day has come
    ("2 September", "1939-09-01/1945-09-02", "day", 81, "end", True),
    ("1 September", "1939-09-01/1945-09-02", "day", 87, "start", True),
    ("31 December", "2005-12-30/2006-01-02", "day", 21, "during", False),
    ("1 January", "2005-12-30/2006-01-02", "day", 20, "during", True),
    ("5 March", "../2000-03-05", "day", 26, "end", True),
    ("2 March", "1992-03-02~", "approximate", 34, "start", True),
    ("2 March", "1992-03?", "approximate", 34, "start", True),
    ("2 March", "1992-03", "month", 34, "start", True),
    ("2 March", "1992-03-XX", "month", 34, "start", True),
    ("2 March", "1992-03-XX~", "approximate", 34, "start", True),
    ("24 November", "1992-11-24", "day", 34, "start", False),
    ("29 February", "2004-02-29", "day", 22, "start", True),
    ("28 February", "2004-02-28", "day", 22, "start", True),
]


@pytest.mark.parametrize(("day", "date", "precision", "number", "recalls", "come"), RECALLED)
def test_what_is_recalled(
    day: str, date: str, precision: str, number: int, recalls: str, come: bool
) -> None:
    """Years count from what the day recalls: where it began, ended, or a day within."""
    event = sample.event(date)
    dataset = replace(sample.load(), events=(event,))
    (found,) = on(dataset, *day_of_year(day), TODAY)
    assert found == (event, precision, number, recalls, come)


def test_leap_day_in_a_leap_year() -> None:
    """Where there is a 29 February, it is recalled on it alone."""
    dataset = replace(sample.load(), events=(sample.event("2004-02-29"),))
    leap = datetime.date(2028, 6, 1)
    assert on(dataset, 2, 28, leap) == ()
    assert [each.number for each in on(dataset, 2, 29, leap)] == [24]


@pytest.mark.parametrize("day", ["31 June", "30 February"])
def test_no_such_day(day: str) -> None:
    """A day that no year has is refused with the reason."""
    with pytest.raises(UsageError, match=rf'"{day}": there are \d\d days in'):
        day_of_year(day)
