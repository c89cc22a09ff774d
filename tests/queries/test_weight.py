"""How much there is to draw."""

import sample

from kztimeline.dataset.load import loads
from kztimeline.model import Claim, Dataset, Fact, Source, Topic
from kztimeline.queries.answer import Answer
from kztimeline.queries.weight import LINE, weight

EVENT = sample.event("2006", "Title", (Claim("book", note="Note"), Claim("book")))


def of(*things: object) -> int:
    """Return the weight of a list of things."""
    return weight(Answer(sample.load(), "events", things))


def test_every_text_counts() -> None:
    """Each thing and each claim is a line, with the letters of all its texts."""
    assert of() == 0
    assert of(EVENT) == 3 * LINE + len("title2006Title" + "bookNote=" + "book=")
    assert of(EVENT, EVENT) == 2 * of(EVENT)
    assert of(Source("book", "A book", "kind")) == LINE + len("bookA bookkind")
    topic = Topic("t", "Topic", names={"en": ("One", "Two"), "ru": ("Три",)})
    assert of(topic) == LINE + len("tTopicOneTwoТри")
    fact = Fact("f", "t", "Fact", "text", EVENT.date, (Claim("book", value=5),))
    assert of(fact) == 2 * LINE + len("ftFacttext2006" + "book=")


def test_claims_with_what_they_are_about() -> None:
    """A claim in a list of claims has the weight of its event, and of those that agree."""
    claims = sample.answer("claims")
    alone = Answer(claims.dataset, "claims", claims.things[:1])
    assert weight(alone) >= LINE + len(claims.things[0].thing.title)
    assert weight(claims) > len(claims.things) * LINE


def test_a_card_has_what_belongs_to_it() -> None:
    """The card of a topic holds its events and facts, that of a source all that it says."""
    council = weight(sample.card("council"))
    assert council > of(sample.thing("council"), sample.thing("conference"), sample.thing("budget"))
    gazette = sample.thing("gazette")
    assert weight(sample.card("gazette")) == of(gazette) + LINE * len(
        sample.load().claims_of("gazette")
    )


def test_a_length_is_light() -> None:
    """A distance between two events is a few words."""
    span = sample.answers()[-1]
    assert span.shape == "span"
    assert 0 < weight(span) < LINE


def test_everyday_answers_are_light() -> None:
    """The sample is far from heavy, whatever is asked."""
    assert all(weight(answer) < 100_000 for answer in sample.answers())


def dataset(events: int) -> Dataset:
    """Return a dataset of that many events."""
    header = sample.TOML[: sample.TOML.index("[[topics]]")]
    each = (
        '[[events]]\nid = "e{}"\ndate = "2000"\ntitle = "T"\nclaims = [{{ source = "gazette" }}]\n'
    )
    return loads(header + "".join(map(each.format, range(events))))


def test_in_proportion() -> None:
    """Ten times the events weigh ten times as much, or little more for longer names."""
    one, ten = (Answer(data, "events", data.events) for data in (dataset(50), dataset(500)))
    assert 10 * weight(one) <= weight(ten) <= 10.5 * weight(one)
