"""From the words of a question to the periods, topics and places that it means in a dataset."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import sample
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import NEARBY, Sample, points, ranges, samples

from kztimeline.dataset.load import load as load_bundled
from kztimeline.errors import UsageError
from kztimeline.model import Dataset
from kztimeline.queries.filters import EVERYTHING, Filter, Question
from kztimeline.queries.listings import facts, sources
from kztimeline.queries.places import places

DATASET = sample.load()


def periods(typed: str | None = None, **given: Any) -> list[str]:
    """Return the periods of a question, in EDTF."""
    return [period.text for period in Question(typed, **given).resolve(DATASET).periods]


def found(typed: str | None = None, **given: Any) -> list[str]:
    """Return the ids of the events of the sample that a question takes."""
    question = Question(typed, **given).resolve(DATASET)
    return [event.id for event in DATASET.events if question.takes(event)]


class TestPeriods:
    """From what was typed to EDTF."""

    def test_none(self) -> None:
        """Without a word about time, every time is meant."""
        assert EVERYTHING.resolve(DATASET) == Filter()
        assert len(found()) == len(DATASET.events)

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"year": 2006}, ["2006"]),
            ({"year": "0033"}, ["0033"]),
            ({"since": "2006"}, ["2006/.."]),
            ({"since": "June 2006"}, ["2006-06/.."]),
            ({"since": "1990s"}, ["199X/.."]),
            ({"since": "1992..1999"}, ["1992/.."]),
            ({"since": "1992.."}, ["1992/.."]),
            ({"until": "2006"}, ["../2006"]),
            ({"until": "summer 2005"}, ["../2005-22"]),
            ({"until": "1992..1999"}, ["../1999"]),
            ({"until": "..1999"}, ["../1999"]),
            ({"since": "2005", "until": "2006"}, ["2005/..", "../2006"]),
            ({"since": "2006", "until": "2006"}, ["2006/..", "../2006"]),
            ({"since": "2006-12", "until": "2006"}, ["2006-12/..", "../2006"]),
            ({"since": "2006", "until": "2006-01-01"}, ["2006/..", "../2006-01-01"]),
            ({"year": 2006, "since": "2005"}, ["2006", "2005/.."]),
        ],
        ids=str,
    )
    def test_options(self, given: dict[str, Any], expected: list[str]) -> None:
        """--since counts from the beginning of its date, --until to the end of its own."""
        assert periods(**given) == expected

    def test_argument_and_options_all_hold(self) -> None:
        """The period argument narrows further, and all parts must hold."""
        assert periods("1990s", year=1995, since="1994") == ["1995", "199X", "1994/.."]
        assert found("1912..1914", since="1914", until="1914-06") == [
            "canal",
            "bridge",
            "letter",
        ]

    @pytest.mark.parametrize(
        ("typed", "given", "message"),
        [
            ("sometime", {}, r'cannot read the period "sometime"; write 2006, 2006-06'),
            (None, {"since": "sometime"}, 'cannot read the period "sometime"'),
            (None, {"until": "2006-02-30"}, "there are 28 days in February 2006"),
            (None, {"year": 92}, "write the year with four digits"),
            (None, {"since": "winter"}, "has no year; write it too, all in quotes"),
            (None, {"since": "..2006"}, r'since "..2006" has no beginning; write 2006,'),
            (None, {"until": "2006.."}, r'until "2006.." has no end; write 2006,'),
            (None, {"since": "2007", "until": "2006"}, "^since 2007 is after until 2006;"),
            (None, {"since": "2006-03", "until": "2006-02"}, "put the earlier date first"),
            ("10/11/2012", {}, "more than one way"),
            (" ", {}, "^the period is empty; write one"),
            (
                None,
                {"certain": True, "place": "Verny"},
                "^certain is .*, as in year 2006$",
            ),
        ],
    )
    def test_what_cannot_be_meant(
        self, typed: str | None, given: dict[str, Any], message: str
    ) -> None:
        """Wrong usage says what would be right."""
        with pytest.raises(UsageError, match=message):
            periods(typed, **given)


CLOSED = points(NEARBY) | ranges(points(NEARBY))


@given(
    values=st.lists(samples(NEARBY), max_size=5),
    typed=st.none() | samples(NEARBY),
    year=st.none() | st.integers(*NEARBY),
    since=st.none() | CLOSED,
    until=st.none() | CLOSED,
    certain=st.booleans(),
)
def test_the_answer_is_that_of_every_single_day(
    values: list[Sample],
    typed: Sample | None,
    year: int | None,
    since: Sample | None,
    until: Sample | None,
    certain: bool,
) -> None:
    """What a listing takes is what looking at one day after the other takes."""
    asked = [typed.days] if typed else []
    asked += [Sample("", date(year, 1, 1), date(year, 12, 31)).days] if year else []
    asked += [Sample("", since.first, None).days] if since else []
    asked += [Sample("", None, until.last).days] if until else []
    assume(not (since and until) or asked[-2] & asked[-1])
    assume(asked or not certain)
    asked_for = Question(
        typed and typed.text, year, since and since.text, until and until.text, certain=certain
    )
    question = asked_for.resolve(DATASET)
    for value in values:
        good = value.days.intersection(*asked)
        event = sample.event(value.text)
        inside = good == value.days and not event.date.qualified
        assert question.takes(event) == (inside if certain else bool(good))


class TestNames:
    """From names to ids."""

    @pytest.mark.parametrize(
        "name", ["council", "Council", "tc", "Town Council", "Городской совет", "counci", "concil"]
    )
    def test_a_topic(self, name: str) -> None:
        """A topic is meant by any of its names, and near misses."""
        assert Question(topic=name).resolve(DATASET).topics == {"council"}
        assert found(topic=name) == ["first-census", "conference"]

    @pytest.mark.parametrize("name", ["nonesuch", "!"])
    def test_no_such_topic(self, name: str) -> None:
        """What is no topic is refused; the topics there are stand in the message."""
        message = f'no topic is called "{name}"; topics are council, verny, silent, hostile'
        with pytest.raises(UsageError, match=message):
            Question(topic=name).resolve(DATASET)

    def test_several_sources_by_one_author(self) -> None:
        """They are named, although a topic is called as the author is."""
        written = [
            replace(source, author="The Council", publisher=None)
            if source.id in ("talk-2007", "gazette")
            else source
            for source in DATASET.sources
        ]
        dataset = replace(DATASET, sources=tuple(written))
        with pytest.raises(
            UsageError,
            match="the name of 2 sources; did you mean talk-2007 or gazette",
        ):
            Question(source="council").resolve(dataset)

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("canal", "canal is an event, of 1913/1915; its topics: none"),
            ("gazette", "gazette is a source; it speaks of: drought, census-month"),
        ],
    )
    def test_something_else(self, name: str, said: str) -> None:
        """What is called so, but is no topic, is named, with what it leads to."""
        with pytest.raises(UsageError, match=f'no topic is called "{name}"; {said}'):
            Question(topic=name).resolve(DATASET)

    def test_a_name_of_several(self) -> None:
        """A beginning that several topics have lists them."""
        clash = DATASET.topics + tuple(type(t)("ver" + t.id, t.title) for t in DATASET.topics[:1])
        dataset = Dataset("D", "D", "1", "CC0", DATASET.coverage, DATASET.reviewed, topics=clash)
        with pytest.raises(UsageError, match="did you mean verny or vercouncil"):
            Question(topic="ver").resolve(dataset)

    @pytest.mark.parametrize(
        ("name", "ids"),
        [
            ("Verny", ["drought", "first-census", "conference", "a-name-that-goes-on-for-thirty"]),
            ("Верный", ["drought", "first-census", "conference", "a-name-that-goes-on-for-thirty"]),
            ("tashkent", ["canal"]),
            ("Verny Province", ["canal"]),
            ("verny province", ["canal"]),
            ("東京", ["tokyo"]),
        ],
    )
    def test_a_place(self, name: str, ids: list[str]) -> None:
        """A place is meant by its name, a part of it, or the names of its topic."""
        assert found(place=name) == ids

    @pytest.mark.parametrize("name", ["Atlantis", "council", "!"])
    def test_no_such_place(self, name: str) -> None:
        """Where nothing happened is refused; the places there are stand in the message."""
        with pytest.raises(UsageError, match=r"nothing happened in .*; places are .*Verny"):
            Question(place=name).resolve(DATASET)

    def test_a_status(self) -> None:
        """A status is taken as it is."""
        assert found(status="disputed") == ["conference", "hostile-escape"]


class TestNarrows:
    """Whether a question leaves anything out."""

    def test_nothing(self) -> None:
        """Without a part, a question leaves nothing out."""
        assert not EVERYTHING.resolve(DATASET).narrows

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            *(("period", "1912"), ("year", 1912), ("since", "1912"), ("until", "1912")),
            *(("topic", "verny"), ("place", "Verny"), ("source", "gazette"), ("status", "refined")),
        ],
    )
    def test_something(self, name: str, value: str) -> None:
        """Each other part does."""
        assert Question(**{name: value}).resolve(DATASET).narrows  # type: ignore[arg-type]


class TestSeveral:
    """What is given more than once."""

    def test_one_is_enough(self) -> None:
        """Of several topics, places, sources or statuses any will do; other parts still hold."""
        both = {*found(topic="council"), *found(topic="verny")}
        assert set(found(topic=("council", "verny"))) == both
        assert set(found(status=["disputed", "refined"])) == {
            *found(status="disputed"),
            *found(status="refined"),
        }
        assert found(topic=["council", "verny"], status="disputed") == ["conference"]

    def test_no_such_status(self) -> None:
        """What is no status is refused, with those there are."""
        with pytest.raises(UsageError, match=r'^status "x": write corroborated, refined'):
            Question(status=("refined", "x")).resolve(DATASET)  # type: ignore[arg-type]


class TestPlaces:
    """Names of places that are no topics."""

    def test_a_slip(self) -> None:
        """A place is found by a near miss, which is said."""
        dataset = load_bundled()
        wanted = Question(place="San Fransisco").resolve(dataset)
        assert wanted.notes == ('"San Fransisco" is taken for San Francisco',)
        assert [event.id for event in dataset.events if wanted.takes(event)] == ["charter-signed"]

    def test_near_ones(self) -> None:
        """Of several that come near, none is taken."""
        events = tuple(
            replace(DATASET.events[0], id=name.lower(), place=name)
            for name in ("Karaganda", "Karagandb")
        )
        dataset = replace(DATASET, events=events, topics=())
        with pytest.raises(UsageError, match=r"did you mean Karaganda or Karagandb\?"):
            Question(place="Karagandc").resolve(dataset)


def test_facts_have_no_place() -> None:
    """A filter that could only leave everything out is refused."""
    with pytest.raises(UsageError, match=r"leave place out, or give a topic$"):
        facts(DATASET, Question(place="Verny"))


def test_sources_have_dates_of_their_own() -> None:
    """A period asks for documents of that time; the other filters for what they say."""
    dataset = load_bundled()
    found = sources(dataset, Question("2020.."))
    assert found
    assert all(source.date and source.date.bounds[1].year >= 2020 for source in found)
    about = {source.id for source in sources(dataset, Question(topic="undef"))}
    both = {source.id for source in sources(dataset, Question("2005", topic="undef"))}
    assert both < about


def test_places_and_their_events() -> None:
    """Places come with their events, those with the most first."""
    listed = places(load_bundled())
    assert [len(place.events) for place in listed] == sorted(
        (len(place.events) for place in listed), reverse=True
    )
    assert listed[0].id == listed[0].name == listed[0].events[0].place


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("cica", "write topic cica$"),
        ("Almaty", "write topic almaty$"),
        ("vienna", '"vienna" is no period; write place "Vienna"$'),
        ("nonesuch", "cannot read the period"),
    ],
)
def test_a_name_for_a_period(typed: str, said: str) -> None:
    """A topic or place that stands where a period does is told its option."""
    with pytest.raises(UsageError, match=said):
        Question(typed).resolve(load_bundled())
