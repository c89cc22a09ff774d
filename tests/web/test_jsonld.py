"""Linked data, word for word."""

from dataclasses import replace

import pytest

from kztimeline.dataset.load import load
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
        '{"@context":{"@vocab":"https://schema.org/"},"@graph":[{"@type":"Dataset",'
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
        ("1985-04-XX/1986-XX-XX", "1985-04/1986"),
        ("1985-XX/..", "1985/.."),
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


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_rdflib() -> None:
    """Rdflib expands it without a network: every event has its type, name and place."""
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    found, graph = load(), rdflib.Graph()
    page = "https://example.org/page"
    graph.parse(data=str(jsonld(found, found.events)), format="json-ld", publicID=page)
    schema = rdflib.Namespace("https://schema.org/")
    assert len(set(graph.subjects(rdflib.RDF.type, schema.Event))) == len(found.events)
    for event in found.events:
        node = rdflib.URIRef(f"{page}#{event.id}")
        assert str(graph.value(node, schema.name)) == event.title
        place = graph.value(node, schema.location)
        assert (place and str(graph.value(place, schema.name))) == event.place
    (dataset,) = graph.subjects(rdflib.RDF.type, schema.Dataset)
    assert str(graph.value(dataset, schema.version)) == found.version
