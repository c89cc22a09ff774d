"""The options of all listings, and the question they become."""

import inspect
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import sample
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import NEARBY, Sample, points, ranges, samples

from kztimeline.cli.app import COMMANDS
from kztimeline.cli.options import Filters, Output
from kztimeline.cli.screen import ALL_FORMATS
from kztimeline.errors import KztimelineError, UsageError
from kztimeline.model import Dataset
from kztimeline.queries.filters import Question

DATASET = sample.load()


def periods(typed: str = "", **given: Any) -> list[str]:
    """Return the periods of a question, in EDTF."""
    return [period.text for period in Filters(**given).question(DATASET, typed).periods]


def found(typed: str = "", **given: Any) -> list[str]:
    """Return the ids of the events of the sample that a question takes."""
    question = Filters(**given).question(DATASET, typed)
    return [event.id for event in DATASET.events if question.takes(event)]


class TestPeriods:
    """From what was typed to EDTF."""

    def test_none(self) -> None:
        """Without a word about time, every time is meant."""
        assert Filters().question(DATASET) == Question()
        assert len(found()) == len(DATASET.events)

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"year": 2006}, ["2006"]),
            ({"year": 33}, ["0033"]),
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
            ("", {"since": "sometime"}, 'cannot read the period "sometime"'),
            ("", {"until": "2006-02-30"}, "there is no day 30"),
            ("", {"since": "..2006"}, r'--since "..2006" has no beginning; write 2006,'),
            ("", {"until": "2006.."}, r'--until "2006.." has no end; write 2006,'),
            ("", {"since": "2007", "until": "2006"}, "--since 2007 is after --until 2006"),
            ("", {"since": "2006-03", "until": "2006-02"}, "put the earlier date first"),
            ("10/11/2012", {}, "more than one way"),
        ],
    )
    def test_what_cannot_be_meant(self, typed: str, given: dict[str, Any], message: str) -> None:
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
    filters = Filters(year, since and since.text, until and until.text, certain=certain)
    question = filters.question(DATASET, typed.text if typed else "")
    for value in values:
        good = value.days.intersection(*asked)
        taken = question.takes(sample.event(value.text))
        assert taken == (good == value.days if certain else bool(good))


class TestNames:
    """From names to ids."""

    @pytest.mark.parametrize(
        "name", ["council", "Council", "tc", "Town Council", "Городской совет", "counci", "concil"]
    )
    def test_a_topic(self, name: str) -> None:
        """A topic is meant by any of its names, and near misses."""
        assert Filters(topic=name).question(DATASET).topic == "council"
        assert found(topic=name) == ["first-census", "conference"]

    @pytest.mark.parametrize("name", ["nonesuch", "!", "canal", "gazette"])
    def test_no_such_topic(self, name: str) -> None:
        """What is no topic is refused; the topics there are stand in the message."""
        message = f'no topic is called "{name}"; topics are council, verny, silent, hostile'
        with pytest.raises(UsageError, match=message):
            Filters(topic=name).question(DATASET)

    def test_a_name_of_several(self) -> None:
        """A beginning that several topics have lists them."""
        clash = DATASET.topics + tuple(type(t)("ver" + t.id, t.title) for t in DATASET.topics[:1])
        dataset = Dataset("D", "D", "1", "CC0", DATASET.coverage, DATASET.reviewed, topics=clash)
        with pytest.raises(UsageError, match="did you mean verny, vercouncil"):
            Filters(topic="ver").question(dataset)

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
            Filters(place=name).question(DATASET)

    def test_a_status(self) -> None:
        """A status is taken as it is."""
        assert found(status="disputed") == ["conference", "hostile-escape"]


class TestGiven:
    """Whether a filter narrows the answer."""

    def test_nothing(self) -> None:
        """Order, and how strictly a period is meant, narrow nothing."""
        assert not Filters().given
        assert not Filters(reverse=True, certain=True).given

    @pytest.mark.parametrize(
        "given",
        [
            {"year": 2006},
            {"since": "2006"},
            {"until": "2006"},
            {"topic": "verny"},
            {"place": "Verny"},
            {"status": "disputed"},
            {"year": 2006, "reverse": True},
        ],
        ids=str,
    )
    def test_something(self, given: dict[str, Any]) -> None:
        """Each of the others does."""
        assert Filters(**given).given

    def test_every_filter_is_known(self) -> None:
        """A new filter has to say on which side it is."""
        assert set(Filters._fields) == set("year since until topic place status".split()) | {
            "certain",
            "reverse",
        }


class TestOutput:
    """What the answer looks like, and whence the data are."""

    @pytest.mark.parametrize("name", ALL_FORMATS)
    def test_by_name(self, name: str) -> None:
        """Every format can be named."""
        assert Output(format=name).name == name

    @pytest.mark.parametrize(
        ("output", "name"),
        [(Output(), None), (Output(json=True), "json"), (Output(json=True, format="json"), "json")],
    )
    def test_json(self, output: Output, name: str | None) -> None:
        """--json is short for --format json; with neither the screen decides."""
        assert output.name == name

    @pytest.mark.parametrize(
        ("output", "message"),
        [
            (Output(format="xml"), 'no format is called "xml"; write table, text, json'),
            (Output(format=""), 'no format is called ""'),
            (Output(format="JSON"), 'no format is called "JSON"'),
            (Output(json=True, format="text"), "--json and --format text exclude each other"),
            (Output(json=True, format="xml"), "exclude each other"),
        ],
    )
    def test_no_such_format(self, output: Output, message: str) -> None:
        """A format that is none is wrong usage, and so are two."""
        with pytest.raises(UsageError, match=message):
            _ = output.name

    @pytest.mark.parametrize(
        ("typed", "chosen"),
        [
            (None, ()),
            ("", ()),
            ("id", ("id",)),
            ("id,date", ("id", "date")),
            (" id , date ,", ("id", "date")),
        ],
    )
    def test_fields(self, typed: str | None, chosen: tuple[str, ...]) -> None:
        """Fields stand between commas, with or without spaces."""
        assert Output(fields=typed).chosen == chosen

    @pytest.mark.parametrize(
        ("file", "target"), [(None, None), ("-", None), ("a.json", Path("a.json"))]
    )
    def test_target(self, file: str | None, target: Path | None) -> None:
        """A file is written, and `-` is standard output."""
        assert Output(file=Path(file) if file else None).target == target

    @pytest.mark.parametrize(
        ("option", "variable", "path"),
        [
            (None, None, None),
            (None, "", None),
            (None, "env.toml", "env.toml"),
            ("opt.toml", None, "opt.toml"),
            ("opt.toml", "env.toml", "opt.toml"),
        ],
    )
    def test_the_dataset(
        self,
        monkeypatch: pytest.MonkeyPatch,
        option: str | None,
        variable: str | None,
        path: str | None,
    ) -> None:
        """--data comes before $KZTIMELINE_DATA, which may be empty; neither is the bundled one."""
        monkeypatch.delenv("KZTIMELINE_DATA", raising=False)
        if variable is not None:
            monkeypatch.setenv("KZTIMELINE_DATA", variable)
        assert Output(data=Path(option) if option else None).path == (Path(path) if path else None)


@pytest.mark.parametrize("bundle", [Filters, Output, *COMMANDS.values()], ids=lambda x: x.__name__)
def test_every_option_explains_itself(bundle: Callable[..., object]) -> None:
    """Each option and argument has a help text, a sentence with its full stop."""
    hints = get_type_hints(bundle, include_extras=True)
    for name in inspect.signature(bundle).parameters:
        if hints[name] not in (Dataset, Filters):
            *_, info = get_args(hints[name])
            assert info.help, name


@pytest.mark.parametrize(
    "broken",
    [
        lambda: Filters(topic="nonesuch").question(DATASET),
        lambda: Filters(place="nonesuch").question(DATASET),
        lambda: Filters(since="nonesuch").question(DATASET),
        lambda: Output(format="nonesuch").name,
    ],
)
def test_wrong_usage_is_exit_2(broken: Callable[[], object]) -> None:
    """Whatever is wrong with an option is wrong usage."""
    with pytest.raises(KztimelineError) as caught:
        broken()
    assert caught.value.code == 2
