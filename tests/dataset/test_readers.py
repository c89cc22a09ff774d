"""From TOML values to what the model wants, and how a wrong value is answered."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from kztimeline.dataset import readers
from kztimeline.dates.edtf import parse
from kztimeline.model import RELATIONS

Reader = Callable[[object], object]

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
    assert readers.kind(value) == words


TAKEN: list[tuple[Reader, object, object]] = [
    (readers.text, "a", "a"),
    (readers.text, " a\n", " a\n"),
    (readers.ident, "un", "un"),
    (readers.ident, "un-founded-1945", "un-founded-1945"),
    (readers.ident, "46", "46"),
    (readers.text, "a" * 10_000, "a" * 10_000),
    (readers.ident, "a" * 100, "a" * 100),
    (readers.array, [1] * 200, [1] * 200),
    (readers.idents, [], ()),
    (readers.idents, ["un", "cica"], ("un", "cica")),
    (readers.edtf, "2006-11~", parse("2006-11~")),
    (readers.day, "2006-11-02", parse("2006-11-02")),
    (readers.figure, 57, 57),
    (readers.figure, 2**63 - 1, 2**63 - 1),
    (readers.figure, -(2**63), -(2**63)),
    (readers.figure, 0, 0),
    (readers.figure, -1.5, -1.5),
    (readers.figure, "many", "many"),
    *((readers.relation, relation, relation) for relation in RELATIONS),
    (readers.names, {}, {}),
    (readers.names, {"en": ["UN"], "ru": []}, {"en": ("UN",), "ru": ()}),
    (readers.array, [1, "a"], [1, "a"]),
]
NOT_TEXT = "must be text in quotation marks, not "
NO_DATE = 'must be an EDTF date in quotes, as in "2006-11", not '
NO_FIGURE = "must be a number or text, not "
NO_ARRAY = "must be an array in square brackets, not "
EMPTY = "must not be empty; leave the key out instead"
NOT_FINITE = "must be a finite number"
ENDLESS = 1 << 20_000  # more digits than Python would write out
TOO_LONG = (2**63, -(2**63) - 1, ENDLESS)

REFUSED: list[tuple[Reader, object, str]] = [
    (readers.text, "a" * 10_001, "has 10,001 characters, 10,000 are the most; shorten it"),
    (readers.ident, "a" * 101, f'"{"a" * 101}" has 101 characters, 100 are the most'),
    (readers.array, [1] * 1201, "has 1,201 items, 200 are the most"),
    (readers.array, [1] * 201, "has 201 items, 200 are the most"),
    (readers.text, 1, NOT_TEXT + "an integer"),
    (readers.text, "", EMPTY),
    (readers.text, " \n", EMPTY),
    (readers.ident, 1, NOT_TEXT + "an integer"),
    (readers.ident, "", EMPTY),
    *(
        (readers.ident, name, f'"{name}" is no id; write lower-case words with hyphens, as in ')
        for name in ("UN", "un_a", "un a", "-un", "un-", "un--a", "un\n", "оон", "٤٦")
    ),
    (readers.idents, "un", NO_ARRAY + "text"),
    (readers.idents, ["un", "CICA"], '"CICA" is no id; write '),
    (readers.idents, ["un", 1], NOT_TEXT + "an integer"),
    (readers.edtf, date(2006, 11, 2), NO_DATE + "a TOML date or time"),
    (readers.edtf, 2006, NO_DATE + "an integer"),
    (readers.edtf, "", '"" is not an EDTF date; write '),
    (readers.edtf, "2006-13", '"2006-13": there is no month 13'),
    (readers.day, date(2006, 11, 2), NO_DATE + "a TOML date or time"),
    (readers.day, "2006-11-31", '"2006-11-31": there is no day 31'),
    *(
        (readers.day, text, f'"{text}" must be a full day, as in 2006-11-02')
        for text in ("2006-11", "2006-11-02?", "2006-11-02/..", "2006-11-01/2006-11-02", "/2006")
    ),
    (readers.figure, True, NO_FIGURE + "true or false"),
    (readers.figure, [57], NO_FIGURE + "an array"),
    *((readers.figure, float(name), NOT_FINITE) for name in ("nan", "inf", "-inf")),
    *((readers.figure, value, "must be a number of at most 64 bits") for value in TOO_LONG),
    (readers.figure, "", EMPTY),
    (readers.relation, "≠", '"≠" is no relation; write one of = < > ≤ ≥ ≈'),
    (readers.relation, "", '"" is no relation; write one of '),
    (readers.relation, 1, "an integer is no relation; write one of "),
    (readers.relation, ENDLESS, "an integer is no relation; write one of "),
    (readers.relation, ["="], "an array is no relation; write one of "),
    (readers.names, [], "must be a table of languages, not an array"),
    (readers.names, {"en": "UN"}, NO_ARRAY + "text"),
    (readers.names, {"en": [1]}, NOT_TEXT + "an integer"),
    (readers.names, {"en": [""]}, EMPTY),
    (readers.array, {}, NO_ARRAY + "a table"),
]


@pytest.mark.parametrize(("reader", "value", "result"), TAKEN)
def test_taken(reader: Reader, value: object, result: object) -> None:
    """A value of the right kind becomes what the model holds."""
    assert reader(value) == result


@pytest.mark.parametrize(
    ("reader", "value", "message"),
    REFUSED,
    ids=[f"{case[0].__name__}-{case[2]}" for case in REFUSED],
)
def test_refused(reader: Reader, value: object, message: str) -> None:
    """Any other value is refused, with what it is and what it has to be."""
    with pytest.raises(ValueError) as caught:
        reader(value)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("reader", "value", "rule"),
    [
        (readers.text, 1, "wrong-type"),
        (readers.text, "", "bad-value"),
        (readers.ident, "UN", "bad-id"),
        (readers.edtf, 2006, "wrong-type"),
        (readers.edtf, "2006-13", "bad-date"),
        (readers.edtf, "June 2006", "bad-date"),
        (readers.edtf, "2007/2006", "reversed-date"),
        (readers.day, "2006-11", "bad-date"),
        (readers.figure, float("nan"), "bad-value"),
        (readers.relation, "≠", "bad-relation"),
        (readers.names, [], "wrong-type"),
        (readers.array, {}, "wrong-type"),
    ],
)
def test_rules(reader: Reader, value: object, rule: str) -> None:
    """An error knows which rule is broken; one of no special kind is a bad value."""
    with pytest.raises(ValueError) as caught:
        reader(value)
    assert getattr(caught.value, "rule", "bad-value") == rule


@pytest.mark.parametrize(
    ("reader", "most", "more", "message"),
    [
        (readers.text, "a" * 10_000, "a" * 10_001, "has 10,001 characters, 10,000 are the most"),
        (readers.figure, "a" * 10_000, "a" * 10_001, "has 10,001 characters"),
        (readers.ident, "a" * 100, "a" * 101, "has 101 characters, 100 are the most"),
        (readers.array, [1] * 200, [1] * 201, "has 201 items, 200 are the most"),
        (readers.idents, ["a"] * 200, ["a"] * 201, "has 201 items"),
        (readers.names, {"en": ["a"] * 200}, {"en": ["a"] * 201}, "has 201 items"),
    ],
)
def test_most(reader: Reader, most: object, more: object, message: str) -> None:
    """Texts, ids and arrays have a length that is read, and one that is refused."""
    reader(most)
    with pytest.raises(ValueError, match=message):
        reader(more)
