"""EDTF: any text is a date that reads back as itself, or is refused with a reason."""

from kztimeline.dates.edtf import parse
from kztimeline.dates.periods import period
from kztimeline.dates.words import label, words
from kztimeline.errors import DateError
from kztimeline.model import compare
from kztimeline.queries.filters import overlaps, within


def one(data: bytes) -> None:
    """Parse a text: its date has ordered ends and words, and is a period as well."""
    text = data.decode(errors="replace")
    try:
        value = parse(text)
    except DateError:
        return
    first, last = value.bounds
    assert parse(str(value)) == value
    assert str(value) == text
    assert first <= last
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest
    assert (value.earliest, value.latest) != (None, None)
    assert words(value)
    assert label(value, first.year)
    assert compare(value, value) == "agrees"
    assert overlaps(value, value)
    assert within(value, value)
    assert period(text) == value
