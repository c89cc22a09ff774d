"""Periods: whatever is typed is a date, or wrong usage; and a date that was read stays itself."""

from kztimeline.dates.edtf import parse
from kztimeline.dates.periods import period
from kztimeline.errors import UsageError


def one(data: bytes) -> None:
    """Read a text as a period: its EDTF form is one, and the same one."""
    text = data.decode(errors="replace")
    try:
        value = period(text)
    except UsageError:
        return
    assert parse(str(value)) == value
    assert period(str(value)) == value
    assert period(f"  {text}\n") == value
