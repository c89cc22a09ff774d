"""What an answer holds, whatever it is made of."""

import pytest
import sample

from kztimeline.model import Event, Source
from kztimeline.queries.answer import Answer


def test_hits_have_the_events_that_were_found() -> None:
    """A source or topic among hits is itself one of them; it does not stand for its events."""
    found = sample.answer("hits")
    found = found._replace(things=found.things[::-1])
    assert {type(hit.thing).__name__ for hit in found.things} >= {"Event", "Source", "Topic"}
    events = {hit.thing.id for hit in found.things if isinstance(hit.thing, Event)}
    # However well each fits, they are in the order of time.
    assert found.events == tuple(event for event in found.dataset.events if event.id in events)
    source = tuple(hit for hit in found.things if isinstance(hit.thing, Source))
    assert found._replace(things=source).events == ()


@pytest.mark.parametrize(
    ("ident", "events"),
    [
        ("bridge", "bridge"),
        ("talk-2007", "mist rails survey census-month first-census canal dig conference"),
        ("verny", "rails drought first-census conference"),
        ("members", ""),
    ],
)
def test_a_card_stands_for_its_events(ident: str, events: str) -> None:
    """The card of a topic or source has the events of it, in the order they happened."""
    assert " ".join(event.id for event in sample.card(ident).events) == events


def test_what_cannot_hold_events() -> None:
    """A list of sources has none, though its sources speak of events."""
    assert sample.answer("sources").events == ()
    assert Answer(sample.load(), "events", ()).events == ()
