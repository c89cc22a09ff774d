"""What a dataset knows of itself: names of sources, and what belongs together."""

from dataclasses import replace

import pytest
from hypothesis import given
from strategies import SMALL, datasets

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.errors import NotFoundError
from kztimeline.model.dataset import Dataset
from kztimeline.model.things import Event, Fact, Source, Topic

NAMES = {
    # what there is of each source (author, publisher, date, title), what it is called
    "alone": (["|Radio|2006|T", "|Press||T"], ["Radio", "Press"]),
    "author first": (["A. Smith|Radio|2006|T"], ["A. Smith"]),
    "nobody": (["||2006|T"], ["T"]),
    "dates": (["|Radio|2006|T", "|Radio|2006-07|T"], ["Radio, 2006", "Radio, Jul 2006"]),
    "titles": (["|Radio|2006|T", "|Radio|2006|U"], ["Radio, T", "Radio, U"]),
    "undated": (["|Radio|2006|T", "|Radio||U"], ["Radio, 2006", "Radio, U"]),
    "ids": (["|Radio|2006|T", "|Radio|2006|T"], ["Radio, s0", "Radio, s1"]),
    "no issuer": (["||2006|T", "|||T"], ["T, 2006", "T, s1"]),
    "three": (
        ["|Radio|2006|T", "|Radio|2006|U", "|Radio|2007|U"],
        ["Radio, T", "Radio, U", "Radio, 2007"],
    ),
    "a name like a detail": (["|Radio|2006|T", "|Radio|2007|T", "|Radio, 2006||U"], None),
}


def _named(*sources: str) -> Dataset:
    parts = [source.split("|") for source in sources]
    return replace(
        load(SMALL),
        sources=tuple(
            Source(f"s{at}", title, "news", author or None, publisher or None, date and parse(date))
            for at, (author, publisher, date, title) in enumerate(parts)
        ),
    )


@pytest.mark.parametrize(("sources", "names"), NAMES.values(), ids=list(NAMES))
def test_source_names(sources: list[str], names: list[str] | None) -> None:
    """A source goes by its issuer, and by what tells it from others of that issuer."""
    dataset = _named(*sources)
    found = [dataset.name_of(source) for source in dataset.sources]
    assert found == names if names else len(set(found)) == len(found)


def test_the_symbol_is_the_name() -> None:
    """Where there is a symbol, nothing else is needed; a source from elsewhere has a name, too."""
    source = Source("s", "Title", "report", "A. Smith", "Radio", symbol="A/1")
    assert (source.name, load(SMALL).name_of(source)) == ("A/1", "A/1")


@given(datasets())
def test_no_two_sources_have_one_name(dataset: Dataset) -> None:
    """Sources can be told apart, whatever their texts hold."""
    assert len({dataset.name_of(source) for source in dataset.sources}) == len(dataset.sources)


@pytest.fixture(scope="module")
def small() -> Dataset:
    """Return the sample dataset."""
    return load(SMALL)


def test_dataset_parts(small: Dataset) -> None:
    """Things are everything with an id, statements everything with claims."""
    assert [thing.id for thing in small.things] == (
        "league ecosoc harbour first-harbour admission ports-meeting council-seat motto members "
        "talk res-7 diary".split()
    )
    assert small.statements == (*small.events, *small.facts)


def test_dataset_about(small: Dataset) -> None:
    """A topic has its events and facts, each in their order, or none."""
    about = {topic.id: small.about(topic) for topic in small.topics}
    ids = {name: [[thing.id for thing in kind] for kind in both] for name, both in about.items()}
    assert ids == {
        "league": [["admission", "ports-meeting"], ["motto", "members"]],
        "ecosoc": [["council-seat"], []],
        "harbour": [["first-harbour", "ports-meeting"], []],
    }
    assert small.about(Topic("elsewhere", "E")) == ((), ())


def test_claims_of(small: Dataset) -> None:
    """Each source carries its claims, of events and facts together; an unknown one none."""
    found = {source.id: len(small.claims_of(source.id)) for source in small.sources}
    assert found == {"talk": 4, "diary": 4, "res-7": 2}
    assert all(claim in thing.claims for thing, claim in small.claims_of("talk"))
    assert small.claims_of("nobody") == []


def test_by_id(small: Dataset) -> None:
    """Everything is found by its id, and by the method of its kind alone."""
    methods = {kind.__name__.lower(): kind for kind in (Event, Fact, Topic, Source)}
    for thing in small.things:
        for name, kind in methods.items():
            if isinstance(thing, kind):
                assert getattr(small, name)(thing.id) is thing
            else:
                with pytest.raises(KeyError):
                    getattr(small, name)(thing.id)


@pytest.mark.parametrize(
    ("kind", "ident", "message"),
    [
        ("event", "admision", 'no event has the id "admision"; did you mean admission? {find}'),
        ("fact", "mottos", 'no fact has the id "mottos"; did you mean motto? {find}'),
        ("source", "Diary", 'no source has the id "Diary"; did you mean diary? {find}'),
        ("topic", "x", 'no topic has the id "x"; ids are exact; {find}'),
        ("event", "", 'no event has the id ""; ids are exact; {find}'),
        (
            "event",
            "motto",
            'no event has the id "motto", but the fact "Motto of the league" has; {fact}',
        ),
    ],
)
def test_no_such_id(small: Dataset, kind: str, ident: str, message: str) -> None:
    """An id that leads nowhere is answered with what comes near, what it is, or how to look."""
    with pytest.raises(KeyError) as error:
        getattr(small, kind)(ident)
    assert str(error.value) == message.format(
        find="kztimeline.find takes any name", fact='write .fact("motto")'
    )
    assert isinstance(error.value, NotFoundError)


def test_in_a_line(small: Dataset) -> None:
    """A dataset says how much it has, not all of it."""
    assert repr(small) == "<Dataset 'The River League': 4 events, 2 facts, 3 topics, 3 sources>"
