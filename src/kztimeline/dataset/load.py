"""A dataset file to the model, or to the first line that stands in the way."""

from typing import Any

from ..errors import DatasetError
from ..model import Claim, Dataset, Event, Fact, Source, Topic, in_order
from ..text.brief import brief
from . import bundled, files
from .document import Document, examine, read
from .files import File, Origin
from .limits import DEFAULT, Limits


def load(origin: Origin = None, limits: Limits = DEFAULT) -> Dataset:
    """Return the dataset in a file, which is a path or a stream, or the bundled one.

    Raises FileError where it cannot be read or has more than the limits allow, and DatasetError,
    with file and line, where it breaks a rule of the format.
    """
    if origin is None and (tables := bundled.tables(bundled.events_file())):
        document = examine(tables)
        if not document.violations:
            return _built(document)
    return _loaded(files.read(origin, limits), limits)


def loads(text: str, name: str = "dataset", limits: Limits = DEFAULT) -> Dataset:
    """Return the dataset that TOML `text` describes; `name` stands for it in messages.

    Raises DatasetError, with `name` and line, where it breaks a rule of the format, and FileError
    where it has more than the limits allow.
    """
    return _loaded(File(text, name), limits)


def _loaded(file: File, limits: Limits) -> Dataset:
    document = read(file, limits)
    if document.violations:
        from .positions import locate

        mark, first = locate(file.text, document.violations)[0]
        line = file.text.count("\n", 0, mark.start) + 1
        raise DatasetError(f"{file.name}:{line}: {brief(first.message)}")
    return _built(document)


def _built(document: Document) -> Dataset:
    """Return the dataset of a document without violations."""
    sources = tuple([Source(**record.fields) for record in document.sources])
    voices = {source.id: source.voice for source in sources}
    events = [Event(**_stated(record.fields, voices)) for record in document.events]
    facts = [Fact(**_stated(record.fields, voices)) for record in document.facts]
    return Dataset(
        **document.dataset.fields,
        sources=sources,
        topics=tuple(Topic(**record.fields) for record in document.topics),
        events=tuple(in_order(events)),
        facts=tuple(in_order(facts)),
    )


def _stated(fields: dict[str, Any], voices: dict[str, str | None]) -> dict[str, Any]:
    """Return the fields of an event or fact, with its claims, each in the voice of its source."""
    claims = [Claim(**claim, voice=voices[claim["source"]]) for claim in fields["claims"]]
    return {**fields, "claims": tuple(claims)}
