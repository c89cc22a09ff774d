"""The JSON Schemas: valid themselves, and true of every answer."""

import datetime
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
import tomli
from exhaustive import few

from kztimeline.check import check_file
from kztimeline.dataset.bundled import dataset_schema, events_file, output_schema, starter
from kztimeline.dataset.load import load
from kztimeline.formats import export
from kztimeline.model import Dataset
from kztimeline.queries.anniversaries import on
from kztimeline.queries.answer import Answer
from kztimeline.queries.between import Moment, between
from kztimeline.queries.claims import check_claims
from kztimeline.queries.search import search

DATASETS = Path(__file__).parents[1] / "datasets"
FILES = [None, *(DATASETS / f"{name}.toml" for name in ("spaceflight", "band", "company"))]
OUTPUT = json.loads(output_schema())


def answers(dataset: Dataset) -> dict[str, list[Answer]]:
    """Return an answer of every command, by the name its shape has in the schema."""
    hits = search(dataset, dataset.title)
    first, *_, last = (Moment(event.title, event.date, event.id) for event in dataset.events[1:])
    day = datetime.date(2026, 11, 23)
    recalled = on(dataset, 9, 23, day) + on(dataset, 6, 1, day)
    return {
        "events": [
            Answer(dataset, "events", dataset.events),
            Answer(dataset, "timeline", dataset.events),
            Answer(dataset, "events", ()),
        ],
        "facts": [Answer(dataset, "facts", dataset.facts)],
        "sources": [Answer(dataset, "sources", dataset.sources)],
        "claims": [Answer(dataset, "claims", check_claims(dataset))],
        "card": [Answer(dataset, "card", (thing,)) for thing in dataset.things],
        "span": [Answer(dataset, "distance", (between(first, last),))],
        "hits": [Answer(dataset, "hits", hits)],
        "anniversaries": [Answer(dataset, "anniversaries", recalled)],
    }


def validator(name: str) -> jsonschema.protocols.Validator:
    """Return a validator of one kind of answer."""
    return jsonschema.Draft202012Validator({**OUTPUT, "anyOf": [{"$ref": f"#/$defs/{name}"}]})


def test_the_schemas_are_schemas() -> None:
    """Each obeys the draft it names, and says its version."""
    jsonschema.Draft202012Validator.check_schema(OUTPUT)
    assert (OUTPUT["$id"], OUTPUT["version"]) == ("urn:kztimeline:output:1", 1)
    dataset = json.loads(dataset_schema())
    jsonschema.Draft7Validator.check_schema(dataset)
    assert dataset["title"] == "kztimeline dataset"
    # Readers refuse an address that is not absolute.
    assert all(urlsplit(schema["$id"]).scheme for schema in (OUTPUT, dataset))


@pytest.mark.parametrize(
    "file", few(FILES, FILES[-1]), ids=lambda file: file.stem if file else "bundled"
)
def test_every_answer(file: Path | None) -> None:
    """The JSON of each command is valid, as its own kind and as one of all."""
    for name, given in answers(load(file)).items():
        for answer in given:
            value = json.loads(export(answer, "json"))
            validator(name).validate(value)
            jsonschema.Draft202012Validator(OUTPUT).validate(value)


def test_findings() -> None:
    """The JSON of `check` is valid."""
    found = [each._asdict() for each in check_file(DATASETS / "twenty-faults.toml")]
    validator("diagnostics").validate(json.loads(json.dumps(found)))


def test_every_key_is_promised() -> None:
    """The keys of each record are just those that the schema lists, in the same order."""
    dataset = load()
    for name, given in answers(dataset).items():
        for answer in given:
            value = json.loads(export(answer, "json"))
            for record in [value] if answer.kind.single else value:
                schema = _schema_of(record["type"], name)
                added = {
                    "hits": ["score", "matched", "lacks"],
                    "anniversaries": ["anniversary", "precision", "recalls"],
                }
                assert [*schema["properties"], *added.get(name, [])] == list(record)
                assert schema["required"] == list(schema["properties"])
                assert set(record) <= set(answer.kind.fields)


def _schema_of(kind: str, answer: str) -> dict[str, Any]:
    names = {"claim": "assessed", "topic": "topicCard" if answer == "card" else "topic"}
    schema: dict[str, Any] = OUTPUT["$defs"][names.get(kind, kind)]
    return schema


REFUSED = [
    # what is done to a valid event: a key, and its new value, or None to take it out
    ("status", None),
    ("status", "sure"),
    ("earliest", "1992"),
    ("claims", []),
    ("claims", [{"source": "x"}]),
    ("topics", ["Not an id"]),
    ("type", "fact"),
]


@pytest.mark.parametrize(("key", "value"), REFUSED)
def test_refused(key: str, value: object) -> None:
    """A key that is missing or has a wrong value is refused; one more key is not."""
    dataset = load()
    (event,) = json.loads(export(Answer(dataset, "events", dataset.events[:1]), "json"))
    assert validator("events").is_valid([event | {"an-addition": 1}])
    spoilt = {k: v for k, v in event.items() if k != key} | ({} if value is None else {key: value})
    assert not validator("events").is_valid([spoilt])
    assert not jsonschema.Draft202012Validator(OUTPUT).is_valid([spoilt])


@pytest.mark.parametrize("name", ["spaceflight", "band", "company", "small"])
def test_datasets(name: str) -> None:
    """The sample datasets obey the schema of datasets."""
    text = (DATASETS / f"{name}.toml").read_text("utf-8")
    jsonschema.validate(tomli.loads(text), json.loads(dataset_schema()))


def test_starter() -> None:
    """So does the dataset that `init` begins with."""
    jsonschema.validate(tomli.loads(starter()), json.loads(dataset_schema()))


@pytest.mark.parametrize("command", ["taplo lint", "tombi lint --offline --error-on-warnings"])
def test_linters_of_toml(command: str, tmp_path: Path) -> None:
    """Taplo and tombi find nothing in what obeys the schema, and what is wrong in others."""
    program, *options = command.split()
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    (tmp_path / "events.schema.json").write_text(dataset_schema(), encoding="utf-8")
    bundled = events_file().read_text(encoding="utf-8")
    samples = [(DATASETS / f"{name}.toml").read_text("utf-8") for name in ("company", "small")]
    file = tmp_path / "dataset.toml"
    control = starter().replace('kind = "record"', 'kinds = "record"')
    for text, clean in (
        (starter(), True),
        (bundled, True),
        *((each, True) for each in samples),
        (control, False),
    ):
        lines = [line for line in text.split("\n") if not line.startswith("#:schema")]
        file.write_text("\n".join(["#:schema ./events.schema.json", *lines]), encoding="utf-8")
        done = subprocess.run(
            [program, *options, file.name],
            cwd=tmp_path,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode == 0) == clean, (done.stdout + done.stderr).decode()
