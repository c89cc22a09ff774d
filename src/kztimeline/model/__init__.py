"""What a dataset is made of."""

from .dataset import Dataset
from .things import Claim, Event, Fact, Names, Source, Statement, Thing, Topic, in_order
from .verdicts import (
    ABOUT,
    RELATIONS,
    STATUSES,
    VERDICTS,
    Relation,
    Status,
    Value,
    Verdict,
    compare,
    holds,
)

__all__ = [
    "ABOUT",
    "RELATIONS",
    "STATUSES",
    "VERDICTS",
    "Claim",
    "Dataset",
    "Event",
    "Fact",
    "Names",
    "Relation",
    "Source",
    "Statement",
    "Status",
    "Thing",
    "Topic",
    "Value",
    "Verdict",
    "compare",
    "holds",
    "in_order",
]
