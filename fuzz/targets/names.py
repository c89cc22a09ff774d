"""Lookup and search: any text leads to things of the dataset, or nowhere."""

from functools import cache

from kztimeline.dataset.load import loads
from kztimeline.model import Dataset
from kztimeline.queries.lookup import MOST, lookup, unknown
from kztimeline.queries.search import search
from kztimeline.text.normalize import normalize

TEXT = """
[dataset]
title = "T"
description = "D"
version = "1"
license = "CC0-1.0"
coverage = "1990/.."
reviewed = "2020-05-01"
[[sources]]
id = "res-7"
title = "Resolution"
kind = "book"
symbol = "A/RES/46/224"
[[topics]]
id = "ecosoc"
title = "Council"
names = { en = ["U.N."], ru = ["ЭКОСОС"] }
[[events]]
id = "seat"
date = "2006"
title = "Seat in Côte d’Ivoire"
topics = ["ecosoc"]
claims = [{ source = "res-7" }]
"""
"""So few things that a million questions are soon answered, and names that come near each other."""


@cache
def dataset() -> Dataset:
    """Return what names are looked up in."""
    return loads(TEXT)


def one(data: bytes) -> None:
    """Fold a text, look it up and search for it: each gives what it promises."""
    text = data.decode(errors="replace")
    _folds(text)
    _looks_up(text, dataset())
    _searches(text, dataset())


def _folds(text: str) -> None:
    folded = normalize(text)
    assert normalize(folded) == folded
    assert folded == " ".join(folded.split())
    assert folded == folded.casefold()


def _looks_up(text: str, known: Dataset) -> None:
    match = lookup(known.things, text)
    assert match.thing is None or match.thing in known.things
    assert len(match.near) <= MOST
    assert {thing.id for thing in match.near} <= {thing.id for thing in known.things}
    assert not (match.thing and match.near)
    assert match.thing or unknown(known, text, match)


def _searches(text: str, known: Dataset) -> None:
    hits = search(known, text)
    scores = [hit.score for hit in hits]
    assert len({hit.thing.id for hit in hits}) == len(hits)
    assert all(hit.thing in known.things for hit in hits)
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert not hits or normalize(text)
