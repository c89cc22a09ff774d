"""What stands at the head of a page."""

import pytest
import sample

from kztimeline.dates.edtf import parse
from kztimeline.queries.answer import Answer
from kztimeline.queries.between import Moment, between
from kztimeline.web.headline import Headline, counts, headline

COUNTED = [
    # what is asked, how many of it there are in the answer, and what the page says of that
    ("events", None, ["All 23 events", "32 claims", "2 disputed"]),
    ("events", 1, ["1 of 23 events", "1 claim"]),
    ("timeline", 2, ["2 of 23 events", "2 claims"]),
    ("anniversaries", 1, ["1 of 23 events", "1 claim"]),
    ("facts", None, ["All 4 facts", "5 claims", "2 disputed"]),
    ("facts", 1, ["1 of 4 facts", "2 claims"]),
    ("sources", None, ["All 5 sources"]),
    ("sources", 0, ["0 of 5 sources"]),
    ("claims", None, ["All 37 claims"]),
    ("claims", 3, ["3 of 37 claims"]),
    ("hits", None, ["All 36 things", "37 claims", "4 disputed"]),
    ("hits", 2, ["2 of 36 things"]),
]


@pytest.mark.parametrize(("shape", "count", "said"), COUNTED)
def test_counts(shape: str, count: int | None, said: list[str]) -> None:
    """A page says how much of what there is it has, and how much of that is disputed."""
    answer = sample.answer(shape)
    assert counts(answer._replace(things=answer.things[:count])) == said


def test_one_thing_is_not_counted() -> None:
    """A card is no list."""
    assert counts(sample.card("opening")) == []


CARDS = {
    "conference": Headline(
        "Conference on towns without a river", "Event", "28–29 August 2003", "Verny"
    ),
    "opening": Headline("Bridge opened", "Event", "20 August 1916"),
    "members": Headline("Members of the council", "Fact", "51 members", "as of 1912"),
    "capital": Headline("Chief town", "Fact", "Verny", "since 1915"),
    "council": Headline("Town Council", "Topic", "2 events and 2 facts"),
    "talk-2007": Headline(
        "A talk with the mayor", "Source", "2 of 10 claims conflict with the record"
    ),
    "silent-source": Headline("A book that says nothing", "Source", "0 claims"),
}


@pytest.mark.parametrize("ident", CARDS)
def test_a_thing(ident: str) -> None:
    """The page of a thing is called after it, and says at once what is known of it."""
    assert headline(sample.card(ident)) == CARDS[ident]


def test_lists() -> None:
    """A list is called after what is in it, and a chronicle after its dataset."""
    assert headline(sample.answer("facts")) == Headline("Facts")
    assert headline(sample.answer("anniversaries")) == Headline("Anniversaries")
    for shape in ("events", "timeline"):
        assert headline(sample.answer(shape)) == Headline("A steppe town", own=False)
    told = headline(sample.answer("claims"))
    assert told == Headline("Claims", answer="4 of 37 claims conflict with the record")
    assert headline(sample.answer("claims")._replace(things=())) == Headline("Claims")


@pytest.mark.parametrize(
    ("start", "end", "answer", "more"),
    [
        (
            "1992-10-05",
            "2006-06-17",
            "13 years 8 months 12 days",
            "5,003 days",
        ),
        ("2006-06-17", "2006-06-16", "1 day", "the first came after the second"),
        (
            "2006-06",
            "2006-06-16",
            "0 days to 15 days",
            "0 to 15 days; nobody knows which came first",
        ),
        ("2006-06-16", "2006-06-16", "0 days", "both on the same day"),
    ],
)
def test_a_distance(start: str, end: str, answer: str, more: str) -> None:
    """The page of a distance says how long it is."""
    ends = Moment("one", parse(start)), Moment("two", parse(end))
    found = headline(Answer(sample.load(), "distance", (between(*ends),)))
    assert found == Headline("From one to two", answer=answer, more=more)
