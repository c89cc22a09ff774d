"""How many records an answer has; what is refused for its size is told in test_present."""

import pytest
import sample

from kztimeline.cli.size import MOST_DRAWN, record_count, too_much


@pytest.mark.parametrize(
    ("ident", "most", "more"),
    [("canal", 7, 1), ("council", 100, 10), ("gazette", 100, 10)],
)
def test_what_a_card_lists_counts(ident: str, most: int, more: int) -> None:
    """A card counts its claims, a topic's what is about it, a source's what it says."""
    assert more < record_count(sample.card(ident), "table") < most


@pytest.mark.parametrize(("name", "claims"), [("table", False), ("svg", False), ("html", True)])
def test_claims_count_where_they_show(name: str, claims: bool) -> None:
    """A page lists the claims of every event; a table and a picture do not."""
    events = sample.load().events
    said = sum(len(event.claims) for event in events) if claims else 0
    assert record_count(sample.answer("events"), name) == len(events) + said


@pytest.mark.parametrize("name", [*MOST_DRAWN, "json"])
def test_no_more_than_a_drawing_takes(name: str) -> None:
    """As many records as a drawing takes are drawn, and one more is too many; data have no end."""
    most = MOST_DRAWN.get(name, 2_000)
    silent = sample.answer("topics")._replace(things=(sample.thing("silent"),) * most)
    assert too_much(silent, name) == ""
    beyond = silent._replace(things=silent.things * 2)
    assert too_much(beyond, name).startswith(f"{2 * most:,} records") == (name in MOST_DRAWN)
