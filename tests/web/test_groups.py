"""Cards under their headings."""

import pytest
import sample

from kztimeline.queries.answer import Answer
from kztimeline.web.groups import groups, subjects


def headings(answer: Answer) -> list[str]:
    """Return the headings of a page."""
    return [group.heading for group in groups(answer)]


def test_years_are_headings() -> None:
    """A chronicle has a heading for each year, or what is known of it."""
    assert headings(sample.answer("events"))[:4] == ["Until 1903", "1900s", "1912", "1913"]


@pytest.mark.parametrize(
    ("date", "heading", "year"),
    [
        ("1912-07", "1912", 1912),
        ("0912", "0912", 912),
        ("191X", "1910s", 1910),
        ("19XX", "1900–1999", 1900),
        ("1912/..", "1912", 1912),
        ("../1912-07", "Until 1912", 1912),
        ("/0912", "Until 0912", 912),
        ("1912-24", "1912", 1912),
    ],
)
def test_the_heading_of_a_year(date: str, heading: str, year: int) -> None:
    """An event stands under the year it begins in, else under the one it ends in."""
    (group,) = groups(Answer(sample.load(), "events", (sample.event(date),)))
    assert (group.heading, group.year) == (heading, year)


def test_other_headings() -> None:
    """The heading of a page is not said again; a topic has its years, and facts their topics."""
    for shape in ("anniversaries", "sources", "hits"):
        assert headings(sample.answer(shape)) == [""]
    for ident in ("mist", "members", "gazette", "silent"):
        assert headings(sample.card(ident)) == [""]
    assert headings(sample.card("council")) == ["", "1912", "2003", "Facts"]
    assert headings(sample.answer("facts"))[:2] == ["Town Council", "Verny"]
    assert headings(sample.answer("claims")) == []


def test_facts_of_a_topic_stay_together() -> None:
    """Facts come by topic, in the order in which the topics are first met."""
    found = groups(sample.answer("facts"))
    assert [[entry.thing.id for entry in group.entries] for group in found] == [
        ["members", "budget"],
        ["capital"],
        ["hostile-fact"],
    ]
    assert [group.short for group in found][:2] == ["TC", "Verny"]


def test_groups_can_be_told_apart() -> None:
    """Each group has an id, which no thing can have, and knows how much of it is disputed."""
    found = groups(sample.answer("events"))
    assert len({group.id for group in found}) == len(found)
    assert all("_" in group.id for group in found)
    assert {group.heading: group.disputed for group in found}["2003"] == 1
    assert sum(group.disputed for group in found) == 2


def test_claims_by_what_they_are_about() -> None:
    """Claims stand together, worst first, in the order of the worst of each event or fact."""
    claims = sample.answer("claims").things
    found = subjects(claims)
    assert [each.thing.id for each in found] == list(dict.fromkeys(each.id for each in claims))
    for each in found:
        assert each.claims == [claim for claim in claims if claim.thing is each.thing]
