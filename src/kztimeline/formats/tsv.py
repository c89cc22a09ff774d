"""The same as CSV with tabs between the fields, as spreadsheets copy and paste."""

from ..queries.answer import Answer
from . import csv


def export(answer: Answer, bom: bool = False) -> str:
    """Return a header line and a line for each record, each ended by CR and LF."""
    return csv.export(answer, bom, "\t")
