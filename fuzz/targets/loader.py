"""The loader and the linter: any text is a dataset, or is refused by both for the same reasons."""

from kztimeline.check import FORMAT_RULES, Finding, as_github, as_text, check
from kztimeline.dataset.load import loads
from kztimeline.errors import DatasetError
from kztimeline.text.escape import escape

NAME = "d.toml"


def one(data: bytes) -> None:
    """Load a text and check it: they agree, and every finding stands in the text."""
    text = data.decode(errors="replace")
    found = check(text, NAME)
    for finding in found:
        stands(finding, text)
    for finding in found[:3]:
        _shown(finding)
    breaches = [finding for finding in found if finding.rule in FORMAT_RULES]
    assert all(finding.severity == "error" for finding in breaches)
    reasons = [f"{NAME}:{each.line}: {each.message}" for each in breaches]
    refusal = _refusal(text)
    assert refusal in reasons if reasons else refusal is None, (refusal, reasons)


def _refusal(text: str) -> str | None:
    """Return why a text cannot be loaded, if it cannot."""
    try:
        loads(text, NAME)
    except DatasetError as error:
        return str(error)
    return None


def stands(finding: Finding, text: str) -> None:
    """Assert that a finding marks a part of its line, or the place behind its end."""
    *ended, last = text.split("\n")
    line = [*(each.removesuffix("\r") for each in ended), last][finding.line - 1]
    begin = finding.source_column - 1
    assert finding.source_line == line[begin : begin + len(finding.source_line)], finding
    assert 0 <= begin < finding.column, finding
    assert len(line) < 300 or len(finding.source_line) >= 100, finding
    assert 1 <= finding.column <= len(line) + 1, finding
    assert finding.column < finding.end_column <= len(line) + 2, finding


def _shown(finding: Finding) -> None:
    """Assert that what is shown of a finding hides nothing, and is one line for GitHub."""
    lines = as_text(finding).split("\n")
    assert len(lines) == 3
    assert lines[2].strip("| ").strip("^") == ""
    annotation = as_github(finding)
    assert [*map(escape, lines), escape(annotation)] == [*lines, annotation]
