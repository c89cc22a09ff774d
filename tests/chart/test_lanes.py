"""Lanes: which events share some rows, and what these are called."""

from dataclasses import replace

import pytest
import sample
import strategies
from hypothesis import given
from hypothesis import strategies as st
from sample import event

from kztimeline.chart.lanes import lanes
from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Dataset, Topic

WRONG = (Claim("gazette", at="p. 7", date=parse("1800")),)
EVENTS = (
    replace(event("2003", "Last"), topics=("verny",), place="Verny"),
    replace(event("2002", "Third", WRONG), topics=("council", "verny")),
    replace(event("2001", "Second"), topics=("verny", "council"), place="Omsk"),
    event("2000", "First"),
)


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("topic", "Verny: Second Last, Town Council: Third, no topic: First"),
        ("place", "Omsk: Second, Verny: Last, no place: First Third"),
        ("status", "disputed: Third, single-source: First Second Last"),
    ],
)
def test_lanes(by: str, found: str) -> None:
    """An event is in the lane of its first topic; lanes come by time, statuses by how bad."""
    shown = [
        f"{lane.title}: {' '.join(each.title for each in lane.events)}"
        for lane in lanes(sample.load(), EVENTS, by)
    ]
    assert ", ".join(shown) == found


@given(dataset=strategies.datasets(), by=st.sampled_from(["topic", "place", "status"]))
def test_each_event_is_in_one_lane(dataset: Dataset, by: str) -> None:
    """No event is lost or twice there, each is with its like, and every lane has a name."""
    found = lanes(dataset, dataset.events, by)
    assert sorted(each.id for lane in found for each in lane.events) == sorted(
        each.id for each in dataset.events
    )
    assert len({lane.key for lane in found}) == len(found)
    for lane in found:
        orders = [(each.date.order, each.id) for each in lane.events]
        assert orders == sorted(orders)
        assert lane.title
        assert lane.full


@pytest.mark.parametrize(
    ("short", "kept", "full"),
    [
        ("COMT", "COMT", "COMT: Conference on many things"),
        ("Conf. on a lot", "Conf. on a lot", "Conf. on a lot: Conference on many things"),
        ("Conference", "", "Conference on many things"),
        ("Conference on very many things", "", "Conference on many things"),
        ("", "", "Conference on many things"),
    ],
)
def test_short_names(short: str, kept: str, full: str) -> None:
    """A topic has a short name where that is one, and says more than how the title begins."""
    topic = Topic("t", "Conference on many things", names={"en": (short,)})
    dataset = replace(sample.load(), topics=(topic,))
    [lane] = lanes(dataset, [replace(event("2000"), topics=("t",))], "topic")
    assert (lane.short, lane.full) == (kept, full)


def test_what_a_status_means() -> None:
    """A status says what it means."""
    [lane] = lanes(sample.load(), [event("2000")], "status")
    assert (lane.title, lane.full) == ("single-source", "single-source: one source or issuer only")
