"""Linked data, word for word."""

from dataclasses import replace

import pytest

from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Dataset, Event
from kztimeline.web.jsonld import jsonld


def dataset(coverage: str = "1992/1999") -> Dataset:
    """Return a dataset with a text in each field."""
    day = parse("2020-01-01")
    return Dataset("Т <1>", "In\n two & more", "1.0", "CC0", parse(coverage), day)


def about(covered: str) -> str:
    """Return what is said of the dataset."""
    return (
        '{"@context":"https://schema.org","@graph":[{"@type":"Dataset",'
        '"name":"Т \\u003c1\\u003e","description":"In two \\u0026 more","version":"1.0",'
        '"license":{"@type":"CreativeWork","name":"CC0"}' + covered + "}"
    )


def test_word_for_word() -> None:
    """An event has its name, dates, summary and place; what it has not is left out."""
    claims = (Claim("s"),)
    events = (
        Event("one", parse("1992-03-02/1993"), "One\x1b\uffff", claims, "A\nb.", "Алматы"),
        Event("two", parse("199X"), "Two", claims),
    )
    assert str(jsonld(dataset(), events)) == (
        about(',"temporalCoverage":"1992/1999"')
        + ',{"@type":"Event","@id":"#one","name":"One\\u001b\\uffff","startDate":"1992-03-02",'
        '"endDate":"1993","description":"A b.","location":{"@type":"Place","name":"Алматы"}}'
        ',{"@type":"Event","@id":"#two","name":"Two"}]}'
    )


def test_the_language_is_said() -> None:
    """A dataset that says its language says so here, too."""
    said = str(jsonld(replace(dataset(), language="kk"), ()))
    assert '"version":"1.0","inLanguage":"kk","license"' in said


@pytest.mark.parametrize(
    ("coverage", "covered"),
    [
        ("1992/1999", "1992/1999"),
        ("1992-03/1999-12-31", "1992-03/1999-12-31"),
        ("1992", "1992"),
        ("1992/..", "1992/.."),
        ("1992/", "1992"),
        ("../1999", ""),
        ("/1999", ""),
        ("1992/1999~", "1992"),
        ("1992~/1999", ""),
        ("1992/199X", "1992"),
        ("1992?", ""),
        ("[1992..1999]", ""),
    ],
)
def test_coverage(coverage: str, covered: str) -> None:
    """Coverage is an interval, a date, or what is known of them for sure; else it is left out."""
    told = f',"temporalCoverage":"{covered}"' if covered else ""
    assert str(jsonld(dataset(coverage), ())) == about(told) + "]}"
