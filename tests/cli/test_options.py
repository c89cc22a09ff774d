"""The options that commands share."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from kztimeline.cli.app import COMMANDS
from kztimeline.cli.options import ALL_FORMATS, Output, question
from kztimeline.errors import UsageError
from kztimeline.model import Dataset
from kztimeline.queries.filters import Question


class TestOutput:
    """What the answer looks like, and whence the data are."""

    @pytest.mark.parametrize("name", ALL_FORMATS)
    def test_by_name(self, name: str) -> None:
        """Every format can be named, in capitals, too."""
        assert Output(format=name).name == Output(format=name.upper()).name == name

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
            ("id", ("id",)),
            ("id,date", ("id", "date")),
            (" id , date ,", ("id", "date")),
        ],
    )
    def test_fields(self, typed: str | None, chosen: tuple[str, ...]) -> None:
        """Fields stand between commas, with or without spaces."""
        assert Output(fields=typed).chosen == chosen

    @pytest.mark.parametrize("typed", ["", ",", " , "])
    def test_no_fields(self, typed: str) -> None:
        """An option without a value is wrong usage, not all fields."""
        with pytest.raises(UsageError, match="--fields is empty; name some, or leave it out"):
            _ = Output(fields=typed).chosen

    @pytest.mark.parametrize(("typed", "named"), [("id," * 9, "id"), ("a,b,c,b, a", "a, b")])
    def test_repeated_fields(self, typed: str, named: str) -> None:
        """A field is written for every record, and twice it would say nothing more."""
        with pytest.raises(UsageError, match=f"--fields names {named} more than once"):
            _ = Output(fields=typed).chosen

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


@pytest.mark.parametrize("bundle", [question, Output, *COMMANDS.values()], ids=lambda x: x.__name__)
def test_every_option_explains_itself(bundle: Callable[..., object]) -> None:
    """Each option and argument has a help text, a sentence with its full stop."""
    hints = get_type_hints(bundle, include_extras=True)
    for name in inspect.signature(bundle).parameters:
        if hints[name] not in (Dataset, Question):
            *_, info = get_args(hints[name])
            assert info.help, name


def test_the_question_of_the_options() -> None:
    """Each filter is a part of the question, by its name."""
    assert set(inspect.signature(question).parameters) == set(Question._fields) - {"period"}
    given = {"year": 2006, "since": "a", "until": "b", "topic": "c", "place": "d"}
    assert question(**given, status="refined", certain=True) == Question(  # type: ignore[arg-type]
        **given,
        status="refined",
        certain=True,  # type: ignore[arg-type]
    )
