"""The rules that hold between values, each violation with its path and the name of its rule."""

from typing import Any

import pytest

from kztimeline.dataset import rules
from kztimeline.dataset.document import THINGS
from kztimeline.dataset.rules import Record
from kztimeline.dataset.violations import Violation


def _told(violation: Violation) -> tuple[str, str, str]:
    return "/".join(map(str, violation.path)), violation.rule, violation.message


def _things(**tables: list[dict[str, Any]]) -> dict[str, list[Record]]:
    """Return tables by their kind, as they are read."""
    return {
        key: [Record((key, at), fields) for at, fields in enumerate(tables.get(key, []))]
        for key in THINGS
    }


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
    found: list[Violation] = []
    rules.check_root(document, found.append)
    assert [_told(each) for each in found] == told


def test_claims() -> None:
    """A statement without claims is told; one whose claims cannot be read is told elsewhere."""
    found: list[Violation] = []
    given: list[dict[str, Any]] = [{"claims": None}, {"claims": ()}, {}, {"claims": ({},)}]
    rules.check_claims(_things(events=given)["events"], found.append)
    assert [_told(each) for each in found] == [
        ("events/1/claims", "no-claims", "there are no claims; every statement needs a source")
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
    # what is at fault itself is told elsewhere
    ({"value": "many", "relation": None}, "few", None),
    ({"value": None}, 57, None),
    ({"value": "many"}, None, None),
]


@pytest.mark.parametrize(("claim", "value", "told"), FIGURES)
def test_figures(claim: dict[str, Any], value: object, told: tuple[str, str, str] | None) -> None:
    """A claim can be held against its fact, or it is told why not."""
    found: list[Violation] = []
    rules.check_claims([Record(("x",), {"value": value, "claims": (claim,)})], found.append)
    expected = [(f"x/claims/0/{told[0]}", *told[1:])] if told else []
    assert [_told(each) for each in found] == expected


def test_ids() -> None:
    """Of two things with one id the later one is at fault, over all kinds together."""
    found: list[Violation] = []
    rules.check_ids(
        _things(
            sources=[{"id": "a"}, {}, {"id": None}, {"id": None}, {"id": "b"}],
            topics=[{"id": "a"}, {"id": "c"}],
            facts=[{"id": "d"}, {"id": "c"}, {"id": "d"}],
        ),
        found.append,
    )
    message = 'the id "{}" is taken by one of the {}; every id must be unique'
    assert [_told(each) for each in found] == [
        ("topics/0/id", "duplicate-id", message.format("a", "sources")),
        ("facts/1/id", "duplicate-id", message.format("c", "topics")),
        ("facts/2/id", "duplicate-id", message.format("d", "facts")),
    ]


def test_references() -> None:
    """Each id that leads nowhere is told where it stands, with the one that may be meant."""
    found: list[Violation] = []
    rules.check_references(
        _things(
            sources=[{"id": "diary"}, {}],
            topics=[{"id": "league"}, {}],
            events=[
                {},
                {"claims": [{}, {"source": "diary"}, {"source": "dairy"}], "topics": ["league"]},
                {"topics": [None, "league", "zzz", "leage"], "claims": None},
                {"topics": None},
            ],
            facts=[
                {"topic": "league"},
                {"topic": "diary", "claims": [{"source": "league"}]},
                {"topics": ["diary"]},
            ],
        ),
        found.append,
    )
    assert [_told(each) for each in found] == [
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
    rules.check_references(_things(), found.append)
    assert len(found) == 6


@pytest.mark.parametrize("comparisons", [4, 5])
def test_guesses_have_an_end(comparisons: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many comparisons nothing is guessed any more, but everything is told."""
    monkeypatch.setattr(rules, "_COMPARISONS", comparisons)
    found: list[Violation] = []
    things = _things(
        topics=[{"id": "alpha"}, {"id": "beta"}],
        events=[{"topics": ["alpah", "betta", "alhpa", "beat"]}],
    )
    rules.check_references(things, found.append)
    hints = [each.message.partition("; ")[2] for each in found]
    none = "add it under [[topics]]"
    assert hints == ["did you mean alpha?", "did you mean beta?", none, none]
