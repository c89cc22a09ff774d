"""Arrays, names by language and tables: what the model wants of them, and what is told."""

import pytest

from kztimeline.dataset.scalars import Text, Type
from kztimeline.dataset.schema import EVENT, EVENT_CLAIM, FACT, TOPIC
from kztimeline.dataset.tables import Array, Table
from kztimeline.dataset.violations import Violation

TEXT = Text(9)
IDS = EVENT.keys["topics"]
NAMES = TOPIC.keys["names"]
ARRAY = Array(FACT.keys["value"], 200)
TAKEN: list[tuple[Type, object, object]] = [
    (ARRAY, [1] * 200, (1,) * 200),
    (IDS, [], ()),
    (IDS, ["un", "cica"], ("un", "cica")),
    (NAMES, {}, {}),
    (NAMES, {"en": ["UN"], "ru": []}, {"en": ("UN",), "ru": ()}),
    (ARRAY, [1, "a"], (1, "a")),
]
NO_ARRAY = "must be an array in square brackets, not "
NOT_TEXT = "must be text in quotation marks, not "
REFUSED: list[tuple[Type, object, str]] = [
    (ARRAY, [1] * 1201, "has 1,201 items, 200 are the most"),
    (ARRAY, [1] * 201, "has 201 items, 200 are the most"),
    (IDS, "un", NO_ARRAY + "text"),
    (IDS, ["un", "CICA"], '"CICA" is no id; write '),
    (IDS, ["un", 1], NOT_TEXT + "an integer"),
    (NAMES, [], "must be a table of languages, not an array"),
    (NAMES, {"en": "UN"}, NO_ARRAY + "text"),
    (NAMES, {"en": [1]}, NOT_TEXT + "an integer"),
    (NAMES, {"en": [""]}, "must not be empty; leave the key out instead"),
    (ARRAY, {}, NO_ARRAY + "a table"),
]


@pytest.mark.parametrize(("reader", "value", "result"), TAKEN)
def test_taken(reader: Type, value: object, result: object) -> None:
    """Each item of an array, and each name, becomes what the model holds."""
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
        (NAMES, [], "wrong-type"),
        (ARRAY, {}, "wrong-type"),
        (ARRAY, [1] * 201, "bad-value"),
        (IDS, ["CICA"], "bad-id"),
    ],
)
def test_rules(reader: Type, value: object, rule: str) -> None:
    """An error knows which rule is broken, be it by the whole or by a part."""
    with pytest.raises(ValueError) as caught:
        reader(value)
    assert getattr(caught.value, "rule", "") == rule


@pytest.mark.parametrize(
    ("reader", "most", "more", "message"),
    [
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
    """What has parts may have so many, and is refused with one more."""
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
