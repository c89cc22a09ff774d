"""From TOML values to what the model wants, and how a wrong value is answered."""

from datetime import date, datetime, time

import pytest

from kztimeline.dataset.scalars import Day, Edtf, Ident, Text, Type, kind
from kztimeline.dataset.schema import DATASET, FACT, FACT_CLAIM
from kztimeline.dates.edtf import parse
from kztimeline.model import RELATIONS

TEXT, IDENT, DATE, DAY = Text(9), Ident(), Edtf(), Day()
FIGURE = FACT.keys["value"]
RELATION = FACT_CLAIM.keys["relation"]
LANGUAGE = DATASET.keys["language"]
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
]
NOT_TEXT = "must be text in quotation marks, not "
NO_DATE = 'must be an EDTF date in quotes, as in "2006-11", not '
NO_FIGURE = "must be a number or text, not "
EMPTY = "must not be empty; leave the key out instead"
NOT_FINITE = "must be a finite number"
ENDLESS = 1 << 20_000  # more digits than Python would write out
TOO_LONG = (2**63, -(2**63) - 1, ENDLESS)

REFUSED: list[tuple[Type, object, str]] = [
    (TEXT, "a" * 10, "has 10 characters, 9 are the most; shorten it"),
    (IDENT, "a" * 101, f'"{"a" * 101}" has 101 characters, 100 are the most'),
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
    ],
)
def test_most(reader: Type, most: object, more: object, message: str) -> None:
    """Texts, ids and languages have a length that is read, and one that is refused."""
    reader(most)
    with pytest.raises(ValueError, match=message):
        reader(more)
