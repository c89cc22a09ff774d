"""Claims held against the record."""

import pytest

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.model import VERDICTS, Dataset
from kztimeline.queries.claims import CheckedClaim, check_claims
from kztimeline.queries.filters import Question


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The bundled dataset."""
    return load()


def test_every_claim_is_there_once(dataset: Dataset) -> None:
    """Without filters nothing is left out."""
    assert len(check_claims(dataset)) == sum(len(thing.claims) for thing in dataset.statements)


def test_worst_first(dataset: Dataset) -> None:
    """Conflicts lead, mentions close; every verdict has its place."""
    assert (VERDICTS[0], VERDICTS[-1]) == ("conflicts", "mention")
    order = [VERDICTS.index(item.verdict) for item in check_claims(dataset)]
    assert order == sorted(order)


def test_the_interviews_errors(dataset: Dataset) -> None:
    """Each wrong statement of the interview is listed with what the record has, and whence."""
    found = check_claims(dataset, Question(source="tazhin-2007"), "conflicts")
    errors = {(item.id, item.claim.at): item for item in found}
    assert set(errors) == {
        ("landlocked-conference", "A1.7"),
        ("disarmament-message", "A5.7"),
        ("disarmament-form", "A5.7"),
        ("admissions-since-1992", "A4.4"),
        ("undef-established", "A4.9"),
        ("reform-bodies", "A4.9"),
    }
    conference = errors["landlocked-conference", "A1.7"]
    assert conference.record == parse("2003-08-28/2003-08-29")
    assert "conf-202-3" in conference.record_sources
    assert "tazhin-2007" not in conference.record_sources
    assert errors["admissions-since-1992", "A4.4"].record == 19


def test_filters_narrow_it(dataset: Dataset) -> None:
    """A question about a topic is about the claims on it."""
    found = check_claims(dataset, Question(topic="undef"))
    assert found
    assert all("undef" in item.thing.topics for item in found)


def test_a_mention_says_nothing(dataset: Dataset) -> None:
    """A claim that names neither date nor value cannot agree or conflict."""
    item = next(item for item in check_claims(dataset) if item.verdict == "mention")
    assert isinstance(item, CheckedClaim)
    assert item.claim.date is None
    assert item.claim.value is None
