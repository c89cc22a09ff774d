"""TOML to model, or the line that stands in the way."""

import os
from contextlib import suppress
from pathlib import Path

from ..errors import DatasetError
from ..model import Claim, Dataset, Event, Fact, Source, Topic
from . import bundled, rules
from . import schema as keys
from .limits import MIB
from .rules import Fault, Steps, Table


def load(path: str | os.PathLike[str] | None = None, mib: int = MIB) -> Dataset:
    """Return the dataset in the TOML file at `path`, or the bundled one.

    Raises FileError where the file cannot be read or is larger than `mib` MiB, and DatasetError,
    with file and line, where it breaks a rule of the format.
    """
    from . import toml as tomlfile

    if path is not None:
        return loads(tomlfile.read(Path(path), mib), str(path), mib)
    return load_bundled()


def load_bundled() -> Dataset:
    """Return the dataset that comes with kztimeline."""
    with suppress(Fault):
        if tables := bundled.tables(bundled.events_file()):
            return _dataset(tables)
    from . import toml as tomlfile

    name = str(bundled.events_file())
    return loads(tomlfile.decode(bundled.contents(name), name), name)


def loads(text: str, name: str = "dataset", mib: int = MIB) -> Dataset:
    """Return the dataset that TOML `text` describes; `name` stands for it in messages.

    Raises DatasetError, with `name` and line, where it breaks a rule of the format, and FileError
    where it has more keys, items and strings than go into `mib` MiB.
    """
    from . import toml as tomlfile

    document = tomlfile.parse(text, name, mib)
    try:
        return _dataset(document)
    except Fault as fault:
        from .positions import locate

        line, _ = locate(text, fault.path)
        raise DatasetError(f"{name}:{line}: {fault}") from None


def _dataset(document: Table) -> Dataset:
    """Return a document as a dataset; raises Fault where it breaks a rule."""
    rules.check_root(document)
    header = rules.record(document["dataset"], keys.DATASET, ("dataset",))
    sources = rules.records(document, "sources", keys.SOURCE)
    topics = rules.records(document, "topics", keys.TOPIC)
    events = [_event(*found) for found in rules.records(document, "events", keys.EVENT)]
    facts = [_fact(*found) for found in rules.records(document, "facts", keys.FACT)]
    dataset = Dataset(
        **header,
        sources=tuple(Source(**fields) for _, fields in sources),
        topics=tuple(Topic(**fields) for _, fields in topics),
        events=tuple(sorted(events, key=lambda event: (event.date.order, event.id))),
        facts=tuple(sorted(facts, key=lambda fact: (fact.as_of.order, fact.id))),
    )
    rules.check_ids(document)
    rules.check_references(document)
    return dataset


def _event(path: Steps, fields: Table) -> Event:
    claims = rules.claims(fields.pop("claims"), keys.EVENT_CLAIM, path)
    return Event(**fields, claims=tuple(Claim(**claim) for _, claim in claims))


def _fact(path: Steps, fields: Table) -> Fact:
    claims = rules.claims(fields.pop("claims"), keys.FACT_CLAIM, path)
    for where, claim in claims:
        rules.check_figure(claim, fields["value"], where)
    return Fact(**fields, claims=tuple(Claim(**claim) for _, claim in claims))
