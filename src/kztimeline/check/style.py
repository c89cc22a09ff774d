"""The texts of a dataset one by one: spaces, hidden characters, lengths, addresses, symbols."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from ..dataset.document import Draft, Entry
from ..dataset.rules import Fault, Steps
from ..text.escape import escape
from .finding import Doubt

LONGEST_TITLE = 70
LONGEST_SYMBOL = 100
"""How much of a symbol is looked at; none is as long."""

_LINES = ("description", "summary", "note")
"""The keys whose text may have several lines."""
_SPACES = re.compile(r"\s\s+")
_ADDRESS = re.compile(r"(https?)://[^\s/?#]\S*", re.IGNORECASE)
# Series such as A, S, E, GA, DEV or CCPR, then parts, of which one has a digit: A/RES/46/224,
# A/RES/3201 (S-VI), S/RES/1645 (2005), A/CONF.202/3, A/61/L.1/Rev.1, A/RES/48/218 B.
_SYMBOL = re.compile(
    r"[A-Z][A-Z.-]*(?=[^0-9]*[0-9])(?:/[A-Z0-9](?:[A-Za-z0-9.*-]*[A-Za-z0-9*])?)+"
    r"(?: [A-Z](?:-[A-Z])?)?(?: ?\([A-Za-z0-9 -]+\))?"
)


def check(draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with single texts."""
    for entry in draft.entries:
        for path, text in _texts(entry):
            key = str(path[len(entry.path)])
            yield from _characters(path, key, text)
            if key not in (*_LINES, "url"):
                yield from _spaces(path, key, text)
    for title in (*draft.topics, *draft.statements):
        yield from _title(title)
    for source in draft.sources:
        yield from _address(source)
        yield from _symbol(source)


def _texts(entry: Entry) -> Iterator[tuple[Steps, str]]:
    """Yield the path and the text of each string that is shown as it stands."""
    for key, value in entry.fields.items():
        if isinstance(value, str):
            yield entry.at(key), value
        elif isinstance(value, dict):
            for language, names in value.items():
                yield entry.at(key, language), language
                places = (entry.at(key, language, at) for at in range(len(names)))
                yield from (pair for pair in zip(places, names, strict=True) if pair[1])


def _characters(path: Steps, key: str, text: str) -> Iterator[Fault]:
    shown = text.replace("\n", " ").replace("\r ", " ") if key in _LINES else text
    if shown != escape(shown):
        hidden = next(char for char in shown if escape(char) != char)
        message = f"{key}: the character {escape(hidden)} must not be in it; take it out"
        yield Fault(path, message, "control-character")


def _spaces(path: Steps, key: str, text: str) -> Iterator[Fault]:
    if text != text.strip():
        yield Fault(path, f"{key}: begins or ends with a space; take it out", "whitespace")
    elif _SPACES.search(text):
        yield Fault(path, f"{key}: has several spaces in a row; leave one", "whitespace")


def _title(entry: Entry) -> Iterator[Fault]:
    length = len(normalize("NFC", entry.get("title") or ""))
    if length > LONGEST_TITLE:
        message = (
            f"title: has {length} characters, {LONGEST_TITLE} is the most; shorten it, and say "
            "the rest in summary"
        )
        yield Fault(entry.at("title"), message, "title-too-long")


def _address(source: Entry) -> Iterator[Fault]:
    url = source.get("url")
    if url is None:
        return
    match = _ADDRESS.fullmatch(url)
    if not match:
        message = f'url: "{url}" is no address on the web; write one that begins with https://'
        yield Fault(source.at("url"), message, "not-https")
    elif match[1].lower() == "http":
        message = "url: http can be read and changed on its way; write https:// if the site has it"
        yield Doubt(source.at("url"), message, "not-https")


def _symbol(source: Entry) -> Iterator[Fault]:
    symbol = source.get("symbol")
    if symbol and "/" in symbol and not _SYMBOL.fullmatch(symbol[:LONGEST_SYMBOL]):
        message = (
            f'symbol: "{symbol}" does not look like a symbol of the United Nations, as in '
            "A/RES/46/224 or S/RES/1645 (2005)"
        )
        yield Doubt(source.at("symbol"), message, "symbol")
