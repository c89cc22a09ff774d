"""From TOML values to what the model wants, and how a wrong value is answered."""

from datetime import date, datetime, time

import pytest

from kztimeline.dataset.schema import DATASET, EVENT, EVENT_CLAIM, FACT, FACT_CLAIM, TOPIC
from kztimeline.dataset.values import Array, Day, Edtf, Ident, Table, Text, Type, kind
from kztimeline.dataset.violations import Violation
from kztimeline.dates.edtf import parse
from kztimeline.model import RELATIONS

TEXT, IDENT, DATE, DAY = Text(9), Ident(), Edtf(), Day()
IDS = EVENT.keys["topics"]
FIGURE = FACT.keys["value"]
RELATION = FACT_CLAIM.keys["relation"]
LANGUAGE = DATASET.keys["language"]
NAMES = TOPIC.keys["names"]
ARRAY = Array(FIGURE, 200)
KINDS: list[tuple[object, str]] = [
    (True, "true or false"),
    (1, "an integer"),
    (1.5, "a float"),
    ("a", "text"),
    ([], "an array"),
    ({}, "a table"),
    (date(2006, 11, 2), "a TOML date or time"),
    (datetime(2006, 11, 2), "a TOML date or time"),
    (time(10), "a TOML date or time"),
]


@pytest.mark.parametrize(("value", "words"), KINDS)
def test_kind(value: object, words: str) -> None:
    """Each kind of TOML value has a name; true is no integer."""
    assert kind(value) == words


TAKEN: list[tuple[Type, object, object]] = [
    (TEXT, "a", "a"),
    (TEXT, " a\n", " a\n"),
    (IDENT, "un", "un"),
    (IDENT, "un-founded-1945", "un-founded-1945"),
    (IDENT, "46", "46"),
    (TEXT, "a" * 9, "a" * 9),
    (IDENT, "a" * 100, "a" * 100),
    (ARRAY, [1] * 200, (1,) * 200),
    (IDS, [], ()),
    (IDS, ["un", "cica"], ("un", "cica")),
    (DATE, "2006-11~", parse("2006-11~")),
    (DAY, "2006-11-02", parse("2006-11-02")),
    (FIGURE, 57, 57),
    (FIGURE, 2**63 - 1, 2**63 - 1),
    (FIGURE, -(2**63), -(2**63)),
    (FIGURE, 0, 0),
    (FIGURE, -1.5, -1.5),
    (FIGURE, "many", "many"),
    *((RELATION, relation, relation) for relation in RELATIONS),
    (LANGUAGE, "en", "en"),
    (LANGUAGE, "kk-Cyrl-KZ", "kk-Cyrl-KZ"),
    (NAMES, {}, {}),
    (NAMES, {"en": ["UN"], "ru": []}, {"en": ("UN",), "ru": ()}),
    (ARRAY, [1, "a"], (1, "a")),
]
NOT_TEXT = "must be text in quotation marks, not "
NO_DATE = 'must be an EDTF date in quotes, as in "2006-11", not '
NO_FIGURE = "must be a number or text, not "
NO_ARRAY = "must be an array in square brackets, not "
EMPTY = "must not be empty; leave the key out instead"
NOT_FINITE = "must be a finite number"
ENDLESS = 1 << 20_000  # more digits than Python would write out
TOO_LONG = (2**63, -(2**63) - 1, ENDLESS)

REFUSED: list[tuple[Type, object, str]] = [
    (TEXT, "a" * 10, "has 10 characters, 9 are the most; shorten it"),
    (IDENT, "a" * 101, f'"{"a" * 101}" has 101 characters, 100 are the most'),
    (ARRAY, [1] * 1201, "has 1,201 items, 200 are the most"),
    (ARRAY, [1] * 201, "has 201 items, 200 are the most"),
    (TEXT, 1, NOT_TEXT + "an integer"),
    (TEXT, "", EMPTY),
    (TEXT, " \n", EMPTY),
    (IDENT, 1, NOT_TEXT + "an integer"),
    (IDENT, "", EMPTY),
    *(
        (IDENT, name, f'"{name}" is no id; write lower-case words with hyphens, as in ')
        for name in ("UN", "un_a", "un a", "-un", "un-", "un--a", "un\n", "оон", "٤٦")
    ),
    *(
        (LANGUAGE, tag, f'"{tag}" is no language; write its tag (BCP 47), as in en, kk or ru-KZ')
        for tag in ("English", "ru_RU", "r", "en-", "қаз", " en", "en\n")
    ),
    (IDS, "un", NO_ARRAY + "text"),
    (IDS, ["un", "CICA"], '"CICA" is no id; write '),
    (IDS, ["un", 1], NOT_TEXT + "an integer"),
    (DATE, date(2006, 11, 2), NO_DATE + "a TOML date or time"),
    (DATE, 2006, NO_DATE + "an integer"),
    (DATE, "", "an empty text is not an EDTF date; write "),
    (DATE, "2006-13", '"2006-13": there is no month 13'),
    (DAY, date(2006, 11, 2), NO_DATE + "a TOML date or time"),
    (DAY, "2006-11-31", '"2006-11-31": there are 30 days in November'),
    *(
        (DAY, text, f'"{text}" must be a full day, as in 2006-11-02')
        for text in ("2006-11", "2006-11-02?", "2006-11-02/..", "2006-11-01/2006-11-02", "/2006")
    ),
    (FIGURE, True, NO_FIGURE + "true or false"),
    (FIGURE, [57], NO_FIGURE + "an array"),
    *((FIGURE, float(name), NOT_FINITE) for name in ("nan", "inf", "-inf")),
    *((FIGURE, value, "must be a number of at most 64 bits") for value in TOO_LONG),
    (FIGURE, "", EMPTY),
    (RELATION, "≠", '"≠" is no relation; write one of = < > ≤ ≥ ≈'),
    (RELATION, "", '"" is no relation; write one of '),
    (RELATION, 1, "an integer is no relation; write one of "),
    (RELATION, ENDLESS, "an integer is no relation; write one of "),
    (RELATION, ["="], "an array is no relation; write one of "),
    (NAMES, [], "must be a table of languages, not an array"),
    (NAMES, {"en": "UN"}, NO_ARRAY + "text"),
    (NAMES, {"en": [1]}, NOT_TEXT + "an integer"),
    (NAMES, {"en": [""]}, EMPTY),
    (ARRAY, {}, NO_ARRAY + "a table"),
]


@pytest.mark.parametrize(("reader", "value", "result"), TAKEN)
def test_taken(reader: Type, value: object, result: object) -> None:
    """A value of the right kind becomes what the model holds."""
    assert reader(value) == result


@pytest.mark.parametrize(
    ("reader", "value", "message"),
    REFUSED,
    ids=[f"{type(case[0]).__name__}-{case[2]}" for case in REFUSED],
)
def test_refused(reader: Type, value: object, message: str) -> None:
    """Any other value is refused, with what it is and what it has to be."""
    with pytest.raises(ValueError) as caught:
        reader(value)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("reader", "value", "rule"),
    [
        (TEXT, 1, "wrong-type"),
        (TEXT, "", "bad-value"),
        (IDENT, "UN", "bad-id"),
        (DATE, 2006, "wrong-type"),
        (DATE, "2006-13", "bad-date"),
        (DATE, "June 2006", "bad-date"),
        (DATE, "2007/2006", "reversed-date"),
        (DAY, "2006-11", "bad-date"),
        (FIGURE, float("nan"), "bad-value"),
        (RELATION, "≠", "bad-relation"),
        (LANGUAGE, 7, "wrong-type"),
        (LANGUAGE, "English", "bad-value"),
        (NAMES, [], "wrong-type"),
        (ARRAY, {}, "wrong-type"),
    ],
)
def test_rules(reader: Type, value: object, rule: str) -> None:
    """An error knows which rule is broken; one of no special kind is a bad value."""
    with pytest.raises(ValueError) as caught:
        reader(value)
    assert getattr(caught.value, "rule", "bad-value") == rule


@pytest.mark.parametrize(
    ("reader", "most", "more", "message"),
    [
        (TEXT, "a" * 9, "a" * 10, "has 10 characters, 9 are the most"),
        (FIGURE, "a" * 200, "a" * 201, "has 201 characters"),
        (IDENT, "a" * 100, "a" * 101, "has 101 characters, 100 are the most"),
        (LANGUAGE, "en-" + "-".join(["12345678"] * 10), "en" + "-12345678" * 11, '"en-1234'),
        (ARRAY, [1] * 200, [1] * 201, "has 201 items, 200 are the most"),
        (IDS, ["a"] * 200, ["a"] * 201, "has 201 items"),
        (NAMES, {"en": ["a"] * 199}, {"en": ["a"] * 200}, "has 201 languages and names"),
        (
            NAMES,
            {"en": ["a"] * 98, "ru": ["a"] * 100},
            {"en": ["a"] * 98, "ru": ["a"] * 101},
            "has 201 languages and names, 200 are the most",
        ),
        (
            NAMES,
            {f"x-{at}": [] for at in range(200)},
            {f"x-{at}": [] for at in range(201)},
            "has 201 languages and names, 200 are the most",
        ),
        (NAMES, {"a" * 100: []}, {"a" * 101: []}, "has a language of 101 characters, 100 are"),
    ],
)
def test_most(reader: Type, most: object, more: object, message: str) -> None:
    """Texts, ids and arrays have a length that is read, and one that is refused."""
    reader(most)
    with pytest.raises(ValueError, match=message):
        reader(more)


def _told(found: list[Violation]) -> list[tuple[str, str, str]]:
    return [("/".join(map(str, each.path)), each.rule, each.message) for each in found]


PARTS: list[tuple[Type, object, object, list[tuple[str, str]]]] = [
    # what is read, what is left of it, and the path and rule of each part at fault
    (TEXT, "a", "a", []),
    (TEXT, "", None, [("x", "bad-value")]),
    (IDS, ["a", "B", 1, "c"], ("a", None, None, "c"), [("x/1", "bad-id"), ("x/2", "wrong-type")]),
    (IDS, "a", None, [("x", "wrong-type")]),
    (IDS, ["a"] * 201, None, [("x", "bad-value")]),
    (NAMES, 1, None, [("x", "wrong-type")]),
    (NAMES, {"en": ["a"] * 200}, None, [("x", "bad-value")]),
    (
        NAMES,
        {"en": ["a", 1, ""], "ru": "x", "kk": []},
        {"en": ("a", None, None), "kk": ()},
        [("x/en/1", "wrong-type"), ("x/en/2", "bad-value"), ("x/ru", "wrong-type")],
    ),
]


@pytest.mark.parametrize(("reader", "value", "left", "told"), PARTS)
def test_parts(reader: Type, value: object, left: object, told: list[tuple[str, str]]) -> None:
    """Of a value with something wrong in it each such part is told, and the rest is kept."""
    found: list[Violation] = []
    assert reader.read(value, ("x",), "key", found.append) == left
    assert [(path, rule) for path, rule, _ in _told(found)] == told
    assert all(each.message.startswith("key: ") for each in found)


TABLES: list[tuple[Table, object, list[tuple[str, str, str]]]] = [
    # kind of table, the table, and what is reported
    (EVENT_CLAIM, {"source": "s"}, []),
    (
        EVENT_CLAIM,
        "s",
        [("x/0", "wrong-type", "an event's claim must be a table, not text")],
    ),
    (EVENT_CLAIM, {}, [("x/0", "missing-key", "an event's claim needs the key source")]),
    # the key that was meant is not missing, another one is
    (
        FACT,
        {"id": "i", "topitle": "", "value": 1, "as_of": "2006", "claims": []},
        [
            ("x/0/topitle", "unknown-key", "unknown key topitle; did you mean title?"),
            ("x/0", "missing-key", "a fact needs the key topic"),
        ],
    ),
    (
        EVENT,
        {"id": "i", "dates": "2006", "titel": "t", "claims": []},
        [
            ("x/0/dates", "unknown-key", "unknown key dates; did you mean date?"),
            ("x/0/titel", "unknown-key", "unknown key titel; did you mean title?"),
        ],
    ),
    (
        TOPIC,
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
        TOPIC,
        {"id": "i", "title": {}, "names": 5},
        [
            ("x/0/title", "wrong-type", "title: must be text in quotation marks, not a table"),
            ("x/0/names", "wrong-type", "names: must be a table of languages, not an integer"),
        ],
    ),
    (
        EVENT,
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


@pytest.mark.parametrize(("kind", "table", "told"), TABLES)
def test_tables(kind: Table, table: object, told: list[tuple[str, str, str]]) -> None:
    """Whatever is wrong with a table is told at its place, and once."""
    found: list[Violation] = []
    fields = kind.read(table, ("x", 0), "0", found.append)
    assert _told(found) == told
    assert set(fields) == (set(table) & set(kind.keys) if isinstance(table, dict) else set())
    assert all(fields[each.path[2]] is None for each in found if each.path[2:] in fields)
    if told:
        with pytest.raises(ValueError):
            kind(table)
