"""How many records an answer has; what is refused for its size is told in test_present."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import sample

from kztimeline.cli.size import MOST_DRAWN, record_count, too_much
from kztimeline.model import Event
from kztimeline.queries.claims import differs


@pytest.mark.parametrize(
    ("ident", "most", "more"),
    [("canal", 7, 1), ("council", 100, 10), ("gazette", 100, 10)],
)
def test_what_a_card_lists_counts(ident: str, most: int, more: int) -> None:
    """A card counts its claims, a topic's what is about it, a source's what it says."""
    assert more < sum(record_count(sample.card(ident), "table")) < most


@pytest.mark.parametrize(
    ("name", "shows"), [("table", lambda _: False), ("svg", differs), ("html", lambda _: True)]
)
def test_claims_count_where_they_show(name: str, shows: Callable[[Event], bool]) -> None:
    """A page lists the claims of every event, a picture draws what sources differ on."""
    events = sample.load().events
    said = [len(event.claims) for event in events if shows(event)]
    assert record_count(sample.answer("events"), name) == (len(events), sum(said))
    assert 0 < sum(len(event.claims) for event in events if differs(event)) < len(events)


@pytest.mark.parametrize(
    ("ident", "name", "found", "takes"),
    [
        ("canal", "table", "6,000 records", "2,000"),
        ("canal", "html", "6,000 events with 12,000 claims", "10,000 records"),
        ("first-census", "svg", "6,000 events with 12,000 claims", "10,000 records"),
        ("mist", "png", "6,000 records", "1,000"),
    ],
)
def test_what_was_counted_is_said(ident: str, name: str, found: str, takes: str) -> None:
    """Whoever has 6,000 events and reads of 18,000 records would look for them in vain."""
    answer = sample.answer("events")._replace(things=(sample.thing(ident),) * 6_000)
    assert too_much(answer, name) == f"{found} are too many for {name}, which takes {takes}"


def test_a_card_of_many_things() -> None:
    """What a card lists are records of all kinds."""
    topic = sample.card("council")
    events = tuple(
        replace(sample.thing("canal"), id=f"e{at}", topics=("council",)) for at in range(4_000)
    )
    answer = topic._replace(dataset=replace(topic.dataset, events=events, facts=()))
    assert too_much(answer, "html").startswith("4,001 records with 8,000 claims are too many")


@pytest.mark.parametrize("name", [*MOST_DRAWN, "json"])
def test_no_more_than_a_drawing_takes(name: str) -> None:
    """As many records as a drawing takes are drawn, and one more is too many; data have no end."""
    most = MOST_DRAWN.get(name, 2_000)
    silent = sample.answer("topics")._replace(things=(sample.thing("silent"),) * most)
    assert too_much(silent, name) == ""
    beyond = silent._replace(things=silent.things * 2)
    assert too_much(beyond, name).startswith(f"{2 * most:,} records") == (name in MOST_DRAWN)
