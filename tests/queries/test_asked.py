"""What was asked: in words for a heading, and as the days that a picture shows."""

from datetime import date

import pytest
import sample

from kztimeline.dataset.load import load
from kztimeline.queries.answer import Answer
from kztimeline.queries.asked import heading, nothing, period_in_words, window
from kztimeline.queries.filters import Question
from kztimeline.wording import covers

HEADINGS = [
    # the question, what was asked besides; the heading
    (Question(), "", "Kazakhstan and the United Nations"),
    (Question("2006"), "", "Kazakhstan and the United Nations, 2006"),
    (Question("2003..2007", topic="cica"), "", "CICA, 2003–2007"),
    (Question(since="1992"), "", "Kazakhstan and the United Nations, since 1992"),
    (Question(since="1992", until="2007"), "", "Kazakhstan and the United Nations, 1992–2007"),
    (Question("June 2006", topic="cica", place="Almaty"), "", "CICA, Almaty, June 2006"),
    (Question(source="tazhin-2007", status="disputed"), "", "Marat Tazhin, disputed"),
    (Question(year=2006), "“bridge”", "“bridge”, 2006"),
]


@pytest.mark.parametrize(("question", "about", "said"), HEADINGS)
def test_headings(question: Question, about: str, said: str) -> None:
    """A heading says what a list was narrowed by, and of what it is if that is all."""
    assert heading(Answer(load(), "timeline", (), question=question, about=about)) == said


def test_the_heading_of_a_card() -> None:
    """One thing is called by its title; a distance has nothing but the dataset."""
    assert heading(sample.card("council")) == "Town Council"
    distance = next(each for each in sample.answers() if each.name == "distance")
    assert heading(distance) == "A steppe town"


WINDOWS = [
    # the question; its first and last day, and its period in words
    (Question(), "None", "None", ""),
    (Question("2006"), "2006-01-01", "2006-12-31", "2006"),
    (Question("2006", year=2006), "2006-01-01", "2006-12-31", "2006"),
    (Question("June 2006"), "2006-06-01", "2006-06-30", "June 2006"),
    (Question("since 1992"), "1992-01-01", "None", "since 1992"),
    (Question("..1992"), "None", "1992-12-31", "up to 1992"),
    (Question(until="1992"), "None", "1992-12-31", "up to 1992"),
    (Question(since="1992", until="1999-06"), "1992-01-01", "1999-06-30", "1992 – June 1999"),
    (Question("1990s", since="1992"), "1992-01-01", "1999-12-31", "1992 – the 1990s"),
    (Question("1990s", year=1995), "1995-01-01", "1995-12-31", "1995"),
    (Question("2006", year=1995), "1995-01-01", "1995-12-31", "1995"),
]


@pytest.mark.parametrize(("question", "first", "last", "said"), WINDOWS)
def test_windows(question: Question, first: str, last: str, said: str) -> None:
    """What several periods have in common is the period; of two that are apart, it is one."""
    answer = Answer(load(), "timeline", (), question=question)
    begin, end = window(answer)
    assert (str(begin), str(end)) == (first, last)
    assert period_in_words(answer) == said
    assert begin is None or isinstance(begin, date)


@pytest.mark.parametrize(("name", "said"), [("facts", "No fact"), ("hits", "Nothing")])
def test_nothing(name: str, said: str) -> None:
    """An empty answer says what there is none of, and what could be asked."""
    answer = Answer(load(), name, ())
    assert nothing(answer) == f"{said} matches; {covers(answer.dataset)}."
