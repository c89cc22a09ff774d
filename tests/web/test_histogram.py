"""Bars by years: how many, how high, and where they lead."""

import pytest
import sample

from kztimeline.queries.answer import Answer
from kztimeline.web.groups import Group, groups
from kztimeline.web.histogram import HIGH, NARROW, Bin, bins, histogram, index


def years(*dates: str) -> list[Group]:
    """Return the groups of events at some dates, in their order."""
    events = sample.chronicle(*(sample.event(date, f"Event {at}") for at, date in enumerate(dates)))
    return groups(Answer(sample.load(), "events", events))


def test_each_year_has_its_bar() -> None:
    """A bar is as high as there are events in its year, and leads to the first of them."""
    given = years("2003", "2003-05-02", "2003-06", "2004", "2006-01")
    found = histogram(given, NARROW)
    assert [bar.bin.label for bar in found.bars] == ["2003", "2004", "2006"]
    assert [bar.height for bar in found.bars] == [HIGH, HIGH / 3, HIGH / 3]
    assert [bar.bin.href for bar in found.bars] == [group.id for group in given]
    assert found.peak.bin.name == "2003: 3 events"
    assert found.bars[0].x == 0
    for one, two in zip(found.bars, found.bars[1:], strict=False):
        assert one.x + one.width <= two.x + 0.1
    assert found.bars[-1].x + found.bars[-1].width <= NARROW + 0.1


def test_what_is_disputed_shows() -> None:
    """The disputed part of a bar is set off, and said."""
    found = {bar.bin.label: bar for bar in histogram(groups(sample.answer("events")), NARROW).bars}
    assert found["2003"].disputed == found["2003"].height
    assert found["2003"].bin.name == "2003: 1 event (1 disputed)"
    assert found["2004"].disputed == 0


def test_one_year() -> None:
    """A single year is a single bar."""
    (bar,) = histogram(years("2003", "2003"), NARROW).bars
    assert (bar.x, bar.height) == (0, HIGH)


def test_long_gaps_are_left_out() -> None:
    """No bar stands in a fold, and a year that stands alone has no wider bar than others."""
    found = histogram(years("1200", *(str(year) for year in range(1950, 2000))), NARROW)
    assert len(found.axis.folds) == 1
    widths = {round(bar.width, 1) for bar in found.bars}
    assert max(widths) - min(widths) < 0.2
    assert all(bar.x + bar.width <= NARROW + 0.1 for bar in found.bars)


@pytest.mark.parametrize("dates", [("0001", "9999"), ("0003", "0009", "9990")])
def test_the_ends_of_the_calendar(dates: tuple[str, ...]) -> None:
    """The first and the last year there are have bars, too."""
    assert len(histogram(years(*dates), NARROW).bars) >= 2


def test_narrow_years_share_a_bar() -> None:
    """Where a year would be too narrow to be seen, several share a bar."""
    given = years(*(f"{year:04}" for year in range(1001, 2000)))
    found = histogram(given, NARROW)
    assert [bar.bin.label for bar in found.bars][:3] == ["1000–1019", "1020–1039", "1040–1059"]
    assert found.bars[1].bin.total == 20
    assert min(bar.width for bar in found.bars) >= 5


def test_bins() -> None:
    """A bin has all groups of its years, in whatever order they come, and leads to the first."""
    given = years("../1903", "190X", "1902", "1911")
    assert [group.heading for group in given] == ["Until 1903", "1900s", "1902", "1911"]
    assert [each.label for each in bins(given, 1)] == ["1900s", "1902", "Until 1903", "1911"]
    first, last = bins(given, 10)
    assert first == Bin(1900, 1903, "1900–1909", 3, 0, given[0].id)
    assert last.label == "1911"
    both = bins(years("191X", "1910"), 1)
    assert [(each.label, each.total) for each in both] == [("1910", 2)]


def test_the_index() -> None:
    """An index has years, then other headings; more than can be looked over share a row."""
    assert index(years("1912", "1912")) == []
    assert [row.label for row in index(years("1912", "1913"))] == ["1912", "1913"]
    assert [row.label for row in index(groups(sample.card("council")))] == ["1912", "2003", "Facts"]
    assert [row.label for row in index(groups(sample.answer("facts")))][:2] == ["TC", "Verny"]
    assert index(groups(sample.answer("sources"))) == []
    rows = index(years(*(f"{year:04}" for year in range(1800, 1900))))
    assert [row.label for row in rows][:2] == ["1800–1804", "1805–1809"]
    assert len(rows) == 20
