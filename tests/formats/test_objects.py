"""Objects for Python: those of the JSON, with bounds that can be reckoned with."""

import json
from datetime import date

import pytest
import sample

from kztimeline.formats import export
from kztimeline.formats.objects import records
from kztimeline.model import Thing
from kztimeline.queries.answer import Answer
from kztimeline.queries.between import between, moment


def in_json(value: object) -> object:
    """Return a value as it comes back from JSON; a date is its ISO form."""
    return json.loads(json.dumps(value, default=date.isoformat))


@pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)
def test_the_objects_of_an_answer(answer: Answer) -> None:
    """An answer has the very objects that its JSON has, the fields that were asked for included."""
    for fields in ((), answer.kind.fields[:3]):
        asked = answer._replace(fields=fields)
        found = records(asked)
        written = json.loads(export(asked, "json"))
        assert in_json(found) == (written if isinstance(written, list) else [written])
        assert [list(each) for each in found] == [[*map(str, each)] for each in found]


def test_bounds_are_dates() -> None:
    """A bound is a date, an open one None; a date stays text, as exact as it is."""
    events = {found["id"]: found for found in records(sample.load().events)}
    for event in sample.load().events:
        found = events[event.id]
        assert (found["earliest"], found["latest"]) == (event.date.earliest, event.date.latest)
        assert found["date"] == event.date.text
    assert None in {found["latest"] for found in events.values()}
    today = date(2020, 1, 1)
    ends = (moment(sample.load(), name, today) for name in ("1912-07", "today"))
    [distance] = records([between(*ends)])
    assert distance["from"]["earliest"] == date(1912, 7, 1)
    assert distance["to"]["latest"] == today


@pytest.mark.parametrize("thing", sample.load().things, ids=lambda thing: thing.id)
def test_things_by_themselves(thing: Thing) -> None:
    """Events and facts need no dataset, topics and sources are refused without theirs."""
    whole = records([thing], sample.load())
    assert whole == records(Answer(sample.load(), "hits", (thing,)))
    if type(thing).__name__ in ("Event", "Fact"):
        assert records([thing]) == whole
    else:
        with pytest.raises(TypeError, match=r"write records\(things, dataset\)"):
            records([thing])


def test_what_is_wrapped_needs_its_dataset_too() -> None:
    """A hit that is a topic is refused as the topic is."""
    hits = sample.answer("hits").things
    assert records(hits, sample.load())
    with pytest.raises(TypeError):
        records(hits)


def test_nothing() -> None:
    """No things have no objects."""
    assert records(()) == []
