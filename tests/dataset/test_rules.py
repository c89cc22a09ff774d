"""The rules one by one, each fault with its path and the name of its rule."""

from typing import Any

import pytest

from kztimeline.dataset import readers, rules
from kztimeline.dataset import schema as keys
from kztimeline.dataset.rules import Fault


def _told(fault: Fault) -> tuple[str, str, str]:
    return "/".join(map(str, fault.path)), fault.rule, str(fault)


RECORDS: list[tuple[keys.Kind, object, list[tuple[str, str, str]]]] = [
    # kind of table, the table, and what is reported
    (keys.EVENT_CLAIM, {"source": "s"}, []),
    (
        keys.EVENT_CLAIM,
        "s",
        [("x/0", "wrong-type", "an event's claim must be a table, not text")],
    ),
    (keys.EVENT_CLAIM, {}, [("x/0", "missing-key", "an event's claim needs the key source")]),
    # the key that was meant is not missing, another one is
    (
        keys.FACT,
        {"id": "i", "topitle": "", "value": 1, "as_of": "2006", "claims": []},
        [
            ("x/0/topitle", "unknown-key", "unknown key topitle; did you mean title?"),
            ("x/0", "missing-key", "a fact needs the key topic"),
        ],
    ),
    (
        keys.EVENT,
        {"id": "i", "dates": "2006", "titel": "t", "claims": []},
        [
            ("x/0/dates", "unknown-key", "unknown key dates; did you mean date?"),
            ("x/0/titel", "unknown-key", "unknown key titel; did you mean title?"),
        ],
    ),
    (
        keys.TOPIC,
        {"id": "i", "title": "t", "names": {"en": ["a", 1, ""], "ru": "x", "kk": []}},
        [
            (
                "x/0/names/en/1",
                "wrong-type",
                "names: must be text in quotation marks, not an integer",
            ),
            ("x/0/names/en/2", "bad-value", "names: must not be empty; leave the key out instead"),
            (
                "x/0/names/ru",
                "wrong-type",
                "names: must be an array in square brackets, not text",
            ),
        ],
    ),
    (
        keys.TOPIC,
        {"id": "i", "title": {}, "names": 5},
        [
            ("x/0/title", "wrong-type", "title: must be text in quotation marks, not a table"),
            ("x/0/names", "wrong-type", "names: must be a table of languages, not an integer"),
        ],
    ),
    (
        keys.EVENT,
        {"id": [], "date": "2006", "title": "t", "topics": ["a", "B", 1], "claims": 1},
        [
            ("x/0/id", "wrong-type", "id: must be text in quotation marks, not an array"),
            (
                "x/0/topics/1",
                "bad-id",
                'topics: "B" is no id; write lower-case words with hyphens, as in un-founded',
            ),
            (
                "x/0/topics/2",
                "wrong-type",
                "topics: must be text in quotation marks, not an integer",
            ),
            (
                "x/0/claims",
                "wrong-type",
                "claims: must be an array in square brackets, not an integer",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("kind", "table", "told"), RECORDS)
def test_record(kind: keys.Kind, table: object, told: list[tuple[str, str, str]]) -> None:
    """Whatever is wrong with a table is told at its place, and once."""
    faults: list[Fault] = []
    fields = rules.record(table, kind, ("x", 0), faults.append)
    assert [_told(fault) for fault in faults] == told
    named = {fault.path[2] for fault in faults if len(fault.path) > 2}
    assert set(fields) == (set(table) - named if isinstance(table, dict) else set())


ROOTS: list[tuple[dict[str, Any], list[tuple[str, str, str]]]] = [
    ({"dataset": {}}, []),
    (
        {},
        [
            (
                "",
                "missing-key",
                "there is no [dataset] table; begin with one that has title and coverage",
            )
        ],
    ),
    (
        {"Dataset": {}},
        [("Dataset", "unknown-key", "unknown key Dataset; did you mean dataset?")],
    ),
    (
        {"Dataset": {}, "": 1},
        [
            ("Dataset", "unknown-key", "unknown key Dataset; did you mean dataset?"),
            (
                "",
                "unknown-key",
                'unknown key ""; the file takes dataset, sources, topics, events, facts',
            ),
        ],
    ),
    (
        {"dataset": {}, "xyz": 1, "event": []},
        [
            (
                "xyz",
                "unknown-key",
                "unknown key xyz; the file takes dataset, sources, topics, events, facts",
            ),
            ("event", "unknown-key", "unknown key event; did you mean events?"),
        ],
    ),
]


@pytest.mark.parametrize(("document", "told"), ROOTS)
def test_root(document: dict[str, Any], told: list[tuple[str, str, str]]) -> None:
    """A key that may have meant `dataset` stands for it; other keys do not."""
    faults: list[Fault] = []
    rules.check_root(document, faults.append)
    assert [_told(fault) for fault in faults] == told


def test_records() -> None:
    """Each table has its path; what is no array of tables is a fault, nothing at all is none."""
    faults: list[Fault] = []
    kind = keys.Kind("a thing", {"id": readers.ident}, frozenset({"id"}))
    document = {"a": [{"id": "i"}, {"id": "j"}], "b": {"id": "i"}}
    assert list(rules.records(document, "a", kind, faults.append)) == [
        (("a", 0), {"id": "i"}),
        (("a", 1), {"id": "j"}),
    ]
    assert list(rules.records(document, "c", kind, faults.append)) == []
    assert faults == []
    assert list(rules.records(document, "b", kind, faults.append)) == []
    assert [_told(fault) for fault in faults] == [
        ("b", "wrong-type", "b: write each one under [[b]], with two brackets")
    ]


def test_claims() -> None:
    """Each claim has its path; a statement without any has a fault, and goes on without."""
    faults: list[Fault] = []
    tables = [{"source": "s"}, 7]
    assert rules.claims(tables, keys.EVENT_CLAIM, ("events", 3), faults.append) == [
        (("events", 3, "claims", 0), {"source": "s"}),
        (("events", 3, "claims", 1), {}),
    ]
    assert rules.claims([], keys.EVENT_CLAIM, ("events", 4), faults.append) == []
    assert [_told(fault) for fault in faults] == [
        ("events/3/claims/1", "wrong-type", "an event's claim must be a table, not an integer"),
        (
            "events/4/claims",
            "no-claims",
            "there are no claims; every statement needs a source",
        ),
    ]


MATCHED = ("value", "bad-value", "value: the fact's value is {}, this one is {}")
EQUAL = ("relation", "bad-relation", "relation: text can only be equal; leave relation out")
UNRELATED = ("relation", "bad-relation", "relation: there is no value that it relates to")
FIGURES: list[tuple[dict[str, Any], object, tuple[str, str, str] | None]] = [
    # a claim, the fact's value, and what is reported
    ({}, 57, None),
    ({}, "many", None),
    ({"value": 57}, 57, None),
    ({"value": 57, "relation": ">"}, 57, None),
    ({"value": 57.5}, 57, None),
    ({"value": "many"}, "few", None),
    ({"value": "many", "relation": "="}, "few", None),
    ({"relation": "="}, 57, UNRELATED),
    ({"relation": ">"}, "many", UNRELATED),
    ({"value": "57"}, 57, (*MATCHED[:2], MATCHED[2].format("an integer", "text"))),
    ({"value": 57, "relation": ">"}, "57", (*MATCHED[:2], MATCHED[2].format("text", "an integer"))),
    ({"value": 1.5}, "57", (*MATCHED[:2], MATCHED[2].format("text", "a float"))),
    ({"value": "many", "relation": ">"}, "few", EQUAL),
]


@pytest.mark.parametrize(("claim", "value", "told"), FIGURES)
def test_figures(claim: dict[str, Any], value: object, told: tuple[str, str, str] | None) -> None:
    """A claim can be held against its fact, or it is told why not."""
    faults: list[Fault] = []
    rules.check_figure(claim, value, ("x",), faults.append)
    expected = [(f"x/{told[0]}", *told[1:])] if told else []
    assert [_told(fault) for fault in faults] == expected


def test_ids() -> None:
    """Of two things with one id the later one is at fault, over all kinds together."""
    faults: list[Fault] = []
    rules.check_ids(
        {
            "dataset": [{"id": "a"}],
            "sources": [{"id": "a"}, {}, {}, {"id": "b"}],
            "topics": [{"id": "a"}, {"id": "c"}],
            "facts": [{"id": "d"}, {"id": "c"}, {"id": "d"}],
        },
        faults.append,
    )
    message = 'the id "{}" is taken by one of the {}; every id must be unique'
    assert [_told(fault) for fault in faults] == [
        ("topics/0/id", "duplicate-id", message.format("a", "sources")),
        ("facts/1/id", "duplicate-id", message.format("c", "topics")),
        ("facts/2/id", "duplicate-id", message.format("d", "facts")),
    ]


def test_references() -> None:
    """Each id that leads nowhere is told where it stands, with the one that may be meant."""
    faults: list[Fault] = []
    rules.check_references(
        {
            "sources": [{"id": "diary"}, {}],
            "topics": [{"id": "league"}, {}],
            "events": [
                {},
                {"claims": [{}, {"source": "diary"}, {"source": "dairy"}], "topics": ["league"]},
                {"topics": [None, "league", "zzz", "leage"]},
            ],
            "facts": [
                {"topic": "league"},
                {"topic": "diary", "claims": [{"source": "league"}]},
                {"topics": ["diary"]},
            ],
        },
        faults.append,
    )
    assert [_told(fault) for fault in faults] == [
        (
            "events/1/claims/2/source",
            "unknown-source",
            'no source has the id "dairy"; did you mean diary?',
        ),
        (
            "events/2/topics/2",
            "unknown-topic",
            'no topic has the id "zzz"; add it under [[topics]]',
        ),
        (
            "events/2/topics/3",
            "unknown-topic",
            'no topic has the id "leage"; did you mean league?',
        ),
        (
            "facts/1/claims/0/source",
            "unknown-source",
            'no source has the id "league"; add it under [[sources]]',
        ),
        (
            "facts/1/topic",
            "unknown-topic",
            'no topic has the id "diary"; add it under [[topics]]',
        ),
        (
            "facts/2/topics/0",
            "unknown-topic",
            'no topic has the id "diary"; add it under [[topics]]',
        ),
    ]
    rules.check_references({}, faults.append)
    assert len(faults) == 6


@pytest.mark.parametrize("guesses", [3, 4])
def test_guesses_have_an_end(guesses: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many comparisons nothing is guessed any more, but everything is told."""
    monkeypatch.setattr(rules, "_GUESSES", guesses)
    faults: list[Fault] = []
    document = {
        "topics": [{"id": "alpha"}, {"id": "beta"}],
        "events": [{"topics": ["alpah", "betta", "alhpa", "beat"]}],
    }
    rules.check_references(document, faults.append)
    hints = [str(fault).partition("; ")[2] for fault in faults]
    none = "add it under [[topics]]"
    assert hints == ["did you mean alpha?", "did you mean beta?", none, none]


def test_the_first_fault_stops() -> None:
    """Where nobody collects faults, the first one is raised."""
    with pytest.raises(Fault, match="needs the key source"):
        rules.record({}, keys.EVENT_CLAIM, ())
    assert rules.record({"source": "s"}, keys.EVENT_CLAIM, ()) == {"source": "s"}
