"""From a TOML file to a dataset, or to the line that stands in the way."""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest
from broken import BROKEN, TEXT
from hypothesis import given
from strategies import SMALL, datasets

from kztimeline.dataset.bundled import events_file
from kztimeline.dataset.limits import Limits
from kztimeline.dataset.load import load, loads
from kztimeline.dates.edtf import Date, parse
from kztimeline.errors import DatasetError, FileError
from kztimeline.model import Claim, Dataset

RADIO = "river radio"
"""The voice of the talk's claims: its publisher."""


def test_every_key() -> None:
    """Each key of the format reaches the model."""
    small = load(SMALL)
    assert (small.sources[0].publisher, small.sources[2].author) == ("River Radio", "A. Delegate")
    assert (small.title, small.version, small.license) == ("The River League", "1.0.0", "CC0-1.0")
    assert small.description == "A small dataset with every key."
    assert (str(small.coverage), str(small.reviewed)) == ("1990/..", "2020-05-01")
    assert small.language == "en-GB"
    assert asdict(small.sources[1]) == {
        "id": "res-7",
        "title": "Resolution on new members",
        "kind": "resolution",
        "author": None,
        "publisher": None,
        "date": parse("1992-03-02"),
        "symbol": "A/RES/46/224",
        "url": "https://example.org/res-7",
    }
    assert asdict(small.topics[0]) == {
        "id": "league",
        "title": "River League",
        "summary": "A body of river towns.",
        "names": {
            "en": ("RL", "League of Rivers"),
            "ru": ("Лига рек", "ЛР"),
            "kk": ("Өзендер лигасы",),
        },
        "wikidata": "Q1065",
    }
    event = small.events[1]
    assert (event.id, str(event.date), event.title) == (
        "admission",
        "1992-03-02",
        "Admission to the River League",
    )
    assert (event.place, event.topics) == ("General Hall, Old Town", ("league",))
    assert event.summary == "The eighth town joins."
    assert [asdict(claim) for claim in event.claims] == [
        asdict(
            Claim("talk", "A1.1", parse("1992-03-02"), note="Named as the beginning.", voice=RADIO)
        ),
        asdict(Claim("res-7", date=parse("1992-03-02"), voice="#res-7")),
    ]
    fact = small.facts[1]
    assert (fact.id, fact.topic, fact.title) == ("members", "league", "Members of the league")
    assert (fact.value, fact.unit, str(fact.as_of)) == (57, "towns", "2007")
    assert fact.summary == "Counted at the end of the year."
    assert [asdict(claim) for claim in fact.claims] == [
        asdict(Claim("talk", "A2.3", value=50, relation=">", voice=RADIO)),
        asdict(Claim("res-7", value=57, voice="#res-7")),
    ]


def test_chronological_order() -> None:
    """Events and facts stand by date and then by id, in whatever order the file has them."""
    small = load(SMALL)
    assert [event.id for event in small.events] == (
        "first-harbour admission ports-meeting council-seat".split()
    )
    assert [fact.id for fact in small.facts] == ["motto", "members"]
    twin = TEXT.replace('"2003-08-28/2003-08-29"', '"2006-11-02"')
    assert [event.id for event in loads(twin).events][2:] == ["council-seat", "ports-meeting"]


def test_smallest_dataset() -> None:
    """A dataset needs nothing but to say what it is."""
    header = TEXT[TEXT.index("[dataset]") : TEXT.index("[[sources]]")]
    assert loads(header).things == ()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), id="byte order mark"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(TEXT.rstrip().encode(), id="no line feed at the end"),
    ],
)
def test_same_dataset(tmp_path: Path, data: bytes) -> None:
    """A byte order mark and the kind of line ends make no difference."""
    file = tmp_path / "d.toml"
    file.write_bytes(data)
    assert asdict(load(str(file))) == asdict(load(SMALL))


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("out", "put", "message"), BROKEN.values(), ids=list(BROKEN))
def test_broken(out: str, put: str, message: str, ends: str) -> None:
    """Each broken rule is answered with name, line and the way to mend it."""
    assert TEXT.count(out) == 1, "the sample, which is accepted, has the place once"
    text = TEXT.replace(out, put)
    line = text[: text.index("»")].count("\n") + 1
    with pytest.raises(DatasetError) as caught:
        loads(text.replace("»", "").replace("\n", ends), "d.toml")
    assert str(caught.value) == f"d.toml:{line}: {message}"


WHOLE = [
    pytest.param("", "there is no [dataset] table; begin with one that has", id="empty"),
    pytest.param("\n\n# nothing\n", "there is no [dataset] table; begin with one", id="a comment"),
    pytest.param("dataset = 1", "the dataset must be a table, not an integer", id="no table"),
    *(
        pytest.param(
            f"[{kind}]\nid = 'a'\n[dataset]\n"
            + TEXT[TEXT.index("[dataset]") + 10 : TEXT.index("[[sources]]")],
            f"{kind}: write each one under [[{kind}]], with two brackets",
            id=f"[{kind}]",
        )
        for kind in ("sources", "topics", "events", "facts")
    ),
]


@pytest.mark.parametrize(("text", "message"), WHOLE)
def test_broken_as_a_whole(text: str, message: str) -> None:
    """What is wrong with the whole file stands on its first line."""
    with pytest.raises(DatasetError) as caught:
        loads(text)
    assert str(caught.value).startswith(f"dataset:1: {message}")


def test_first_of_many() -> None:
    """Of several errors one is named, and always the same one."""
    text = TEXT.replace('kind = "', 'knd = "').replace("[[facts]]", "[[fact]]")
    messages = set()
    for _ in range(3):
        with pytest.raises(DatasetError) as caught:
            loads(text)
        messages.add(str(caught.value))
    assert len(messages) == 1


def test_errors_of_the_file(tmp_path: Path) -> None:
    """What goes wrong before the first key bears the file's own name too."""
    file = tmp_path / "d.toml"
    with pytest.raises(FileError, match=f"cannot read {file}: No such file"):
        load(file)
    file.write_text("[dataset]\ntitle = ")
    with pytest.raises(DatasetError, match=f"^{file}:2: not TOML: "):
        load(file)
    file.write_text("[datset]\ntitle = 'x'")
    with pytest.raises(DatasetError, match=f"^{file}:1: unknown key datset"):
        load(file)


def test_bundled() -> None:
    """Without a path it is the bundled dataset."""
    assert asdict(load()) == asdict(load(events_file()))
    assert load().title == "Kazakhstan and the United Nations"


def test_as_large_as_it_may_be(tmp_path: Path) -> None:
    """What is too large for so many MiB, or has too much in it, is read where more is allowed."""
    file = tmp_path / "d.toml"
    for text, why in (
        ("#" + "x" * 1024**2, "it is larger than 1 MiB"),
        ("x = [" + "1," * 75_000 + "]", "it has some 75,005 keys"),
    ):
        file.write_text(text)
        with pytest.raises(FileError, match=why):
            load(file, Limits(1))
        with pytest.raises(DatasetError, match=r"there is no|unknown key x"):
            load(file, Limits(2))


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_the_first_in_the_file(ends: str) -> None:
    """Of several mistakes the first in the file is told, whatever its kind."""
    text = TEXT.replace('"199X"', '"199Y"').replace("[[facts]]", "[[fact]]")
    line = text[: text.index("199Y")].count("\n") + 1
    with pytest.raises(DatasetError, match=rf'^d:{line}: date: "199Y" is not an EDTF date'):
        loads(text.replace("\n", ends), "d")


def _toml(value: object) -> str:
    """Return a value of the model as TOML."""
    if isinstance(value, str | Date):
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", r"\u007f")
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_toml(key)} = {_toml(item)}' for key, item in value.items())} }}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return _toml(_given(value)) if isinstance(value, Claim) else repr(value)


def _given(thing: Any) -> dict[str, object]:
    """Return the fields of a record that differ from what leaving them out means."""
    values = {field.name: getattr(thing, field.name) for field in fields(thing)}
    if values.get("relation") == "=":
        del values["relation"]
    values.pop("voice", None)
    return {key: value for key, value in values.items() if value not in (None, "", (), {})}


def _document(dataset: Dataset) -> str:
    """Return a dataset as a TOML file."""
    kinds = ("sources", "topics", "events", "facts")
    header = {key: value for key, value in _given(dataset).items() if key not in kinds}
    tables = [("[dataset]", header)]
    tables += [(f"[[{kind}]]", _given(thing)) for kind in kinds for thing in getattr(dataset, kind)]
    return "\n".join(
        line
        for head, table in tables
        for line in (head, *(f"{key} = {_toml(value)}" for key, value in table.items()))
    )


@given(datasets())
def test_round_trip(dataset: Dataset) -> None:
    """A dataset that is written as TOML reads back the same, whatever its texts hold.

    Compared as it is written in Python, so that 1, 1.0 and -0.0 are not the same.
    """
    assert repr(asdict(loads(_document(dataset)))) == repr(asdict(dataset))
