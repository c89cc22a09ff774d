"""References and findings, as BibTeX, a citation processor and GitHub's runner see them."""

import json
import re
from collections.abc import Iterator

from .flat import unseen
from .marked import web

_FIELDS = set(
    "title author publisher journal institution organization type key number howpublished "
    "year month day date note url urldate".split()
)
_COMMAND = re.compile(
    r"::(error|warning) file=[^,:]*,line=\d+,col=\d+,endColumn=\d+,title=[a-z-]+::"
)


def bibtex(text: str, expect: int) -> Iterator[str]:
    """Object to entries, fields and TeX commands of the data's own; braces count as in BibTeX."""
    yield from unseen(text)
    entries = list(_entries(text))
    if len(entries) != expect:
        yield f"{len(entries)} of {expect} entries"
    for entry in entries:
        yield from {key for key, _ in _fields(entry)} - _FIELDS
        for key, value in _fields(entry):
            said = re.sub(r"\\text[a-z]+\{\}|\\[&%$#_]", "", value)
            if key == "url" and not web(value):
                yield f"a link to {value!a:.60}"
            if key not in ("url", "date") and re.search(r"[\\&%$#_^~]", said):
                yield f"a command in {said!a:.60}"


def _entries(text: str) -> Iterator[str]:
    """Yield what stands within the outermost braces; a backslash protects none of them."""
    depth = start = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if char == "{" and depth == 1:
            start = at + 1
        if char == "}" and depth == 0:
            yield text[start:at]
    if depth:
        yield text[start:]


def _fields(entry: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry: a word, an equals sign, and what the next braces hold."""
    depth, word, start = 0, "", 0
    for at, char in enumerate(entry):
        depth += (char == "{") - (char == "}")
        if char == "{" and depth == 1:
            word, start = entry[start:at], at + 1
        if char == "}" and depth == 0:
            yield re.sub(r"^.*,\s*|\s*=\s*$", "", word, flags=re.DOTALL), entry[start:at]
            start = at + 1


def csl(text: str, expect: int) -> Iterator[str]:
    """Object to anything but an array of items, and to links off the web."""
    yield from unseen(text)
    items = json.loads(text)
    if len(items) != expect:
        yield f"{len(items)} of {expect} items"
    yield from {item["URL"] for item in items if "URL" in item and not web(item["URL"])}


def github(text: str, expect: int) -> Iterator[str]:
    """Object to a line that is not one annotation of a finding."""
    yield from unseen(text)
    lines = text.split("\n")[:-1]
    if len(lines) != expect or not all(map(_COMMAND.match, lines)):
        yield f"{len(lines)} commands for {expect} findings"
    if re.search("%(?!25|0D|0A|3A|2C)", text):
        yield "a percent sign that is not escaped"
