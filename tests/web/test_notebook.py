"""The timeline of a notebook."""

import re

import pytest
import sample

from kztimeline.errors import UsageError
from kztimeline.formats import export
from kztimeline.queries.answer import Answer, Look
from kztimeline.queries.filters import Question
from kztimeline.queries.listings import events
from kztimeline.web import svg
from kztimeline.web.notebook import timeline


def test_a_timeline_is_shown_as_its_picture() -> None:
    """Jupyter shows the picture that `--format svg` draws."""
    found = timeline(sample.load())
    same = Answer(sample.load(), "timeline", sample.load().events)
    assert found == same
    assert found._repr_html_() == export(same, "svg")


@pytest.mark.parametrize("by", ["topic", "place", "status"])
def test_lanes(by: str) -> None:
    """In lanes it is the timeline across."""
    same = Answer(sample.load(), "timeline", sample.load().events, look=Look(across=True, by=by))
    found = timeline(sample.load(), by=by)
    assert found._repr_html_() == export(same, "svg") != timeline(sample.load())._repr_html_()


def test_a_question_narrows_it() -> None:
    """It takes the filters of every listing, and refuses what is not there."""
    question = Question("1912..1916")
    assert 0 < len(timeline(sample.load(), question).events) < len(sample.load().events)
    found = events(sample.load(), question)
    assert timeline(sample.load(), question).events == found
    asked = Answer(sample.load(), "timeline", found, question=question)
    assert timeline(sample.load(), question)._repr_html_() == export(asked, "svg")
    assert (
        "No event matches"
        in timeline(sample.load(), Question(certain=True, year=1800))._repr_html_()
    )
    with pytest.raises(UsageError):
        timeline(sample.load(), Question(topic="nonesuch"))


def test_its_styles_stay_inside() -> None:
    """Every rule is about what is in a picture of ours: a notebook is one page for all cells."""
    [css] = re.findall("<style>(.*?)</style>", timeline(sample.load())._repr_html_(), re.DOTALL)
    selectors = re.findall(r"[^{},]+(?=[{,])", re.sub(r"@media[^{]+\{", "", css))
    assert len(selectors) > 15
    outside = [
        each for each in selectors if not re.fullmatch(r"\s*\.kz-drawing \.kz-[\w-]+\s*", each)
    ]
    assert outside == []


@pytest.mark.parametrize("answer", sample.answers(), ids=sample.name)
def test_pictures_share_no_id(answer: Answer) -> None:
    """No picture has an id, or refers to one, so that any two may stand in one page."""
    assert not re.search(r"\bid=|url\(|labelledby", svg.export(answer))


def test_in_a_line() -> None:
    """Where nothing can be drawn it is a line, not its whole dataset."""
    count = len(sample.load().events)
    assert repr(timeline(sample.load())) == f"<Timeline: {count} events>"
    assert repr(Answer(sample.load(), "facts", sample.load().facts[:1])) == "<Answer: 1 fact>"
