"""The texts of a dataset one by one: spaces, hidden characters, lengths, addresses, symbols."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from ..dataset.document import Document
from ..dataset.rules import Record
from ..dataset.violations import KeyPath, Violation
from ..text.escape import escape
from ..text.language import language_tag
from ..text.links import href, wikidata

LONGEST_TITLE = 70
LONGEST_SYMBOL = 100
"""How much of a symbol is looked at; none is as long."""

_LINES = ("description", "summary", "note")
"""The keys whose text may have several lines."""
_SPACES = re.compile(r"\s\s+")
# Series such as A, S, E, GA, DEV or CCPR, then parts, of which one has a digit: A/RES/46/224,
# A/RES/3201 (S-VI), S/RES/1645 (2005), A/CONF.202/3, A/61/L.1/Rev.1, A/RES/48/218 B.
_SYMBOL = re.compile(
    r"[A-Z][A-Z.-]*(?=[^0-9]*[0-9])(?:/[A-Z0-9](?:[A-Za-z0-9.*-]*[A-Za-z0-9*])?)+"
    r"(?: [A-Z](?:-[A-Z])?)?(?: ?\([A-Za-z0-9 -]+\))?"
)


def check(document: Document) -> Iterator[Violation]:
    """Yield what is wrong with single texts."""
    for record in document.records:
        for key, value in record.fields.items():
            if isinstance(value, str) and not _fine(value):
                yield from _text(record.at(key), key, value)
            elif isinstance(value, dict):
                yield from _names(record.at(key), key, value)
    for title in (*document.topics, *document.statements):
        yield from _title(title)
    for topic in document.topics:
        yield from _item(topic)
    for source in document.sources:
        yield from _address(source)
        yield from _symbol(source)


def _fine(text: str) -> bool:
    """Whether a quick look is enough; it is for nearly every text in ASCII."""
    at_ends = text[0] == " " or text[-1] == " "
    return text.isascii() and text.isprintable() and not at_ends and "  " not in text


def _names(
    path: KeyPath, key: str, names: dict[str, tuple[str | None, ...]]
) -> Iterator[Violation]:
    for language, given in names.items():
        if not language_tag(language):
            yield from list(_text((*path, language), key, language)) or _no_language(path, language)
        for at, name in enumerate(given):
            if name is not None:
                yield from _text((*path, language, at), key, name)


def _text(path: KeyPath, key: str, text: str) -> Iterator[Violation]:
    yield from _characters(path, key, text)
    if key not in (*_LINES, "url"):
        yield from _spaces(path, key, text)


def _characters(path: KeyPath, key: str, text: str) -> Iterator[Violation]:
    shown = text.replace("\n", " ").replace("\r ", " ") if key in _LINES else text
    if shown != escape(shown):
        hidden = next(char for char in shown if escape(char) != char)
        message = f"{key}: the character {escape(hidden)} must not be in it; take it out"
        yield Violation(path, message, "control-character")


def _spaces(path: KeyPath, key: str, text: str) -> Iterator[Violation]:
    if text != text.strip():
        yield Violation(path, f"{key}: begins or ends with a space; take it out", "whitespace")
    elif _SPACES.search(text):
        yield Violation(path, f"{key}: has several spaces in a row; leave one", "whitespace")


def _title(record: Record) -> Iterator[Violation]:
    length = len(normalize("NFC", record.get("title") or ""))
    if length > LONGEST_TITLE:
        message = (
            f"title: has {length} characters, {LONGEST_TITLE} is the most; shorten it, and say "
            "the rest in summary"
        )
        yield Violation(record.at("title"), message, "title-too-long")


def _no_language(path: KeyPath, language: str) -> list[Violation]:
    message = f'names: "{language}" is no language tag; write one as in kk or zh-Hant'
    return [Violation((*path, language), message, "language", "warning")]


def _item(topic: Record) -> Iterator[Violation]:
    item = topic.get("wikidata")
    if item and not wikidata(item):
        message = f'wikidata: "{item}" is no item of Wikidata; write it as in Q232'
        yield Violation(topic.at("wikidata"), message, "wikidata", "warning")


def _address(source: Record) -> Iterator[Violation]:
    url = source.get("url")
    if url is not None and not href(url):
        message = (
            f'url: "{url}" is no address that can be linked; write https://, a host in ASCII '
            "without a name before it, and %20 or %27 for spaces and quotation marks"
        )
        yield Violation(source.at("url"), message, "address")


def _symbol(source: Record) -> Iterator[Violation]:
    symbol = source.get("symbol")
    if symbol and "/" in symbol and not _SYMBOL.fullmatch(symbol[:LONGEST_SYMBOL]):
        message = (
            f'symbol: "{symbol}" does not look like a symbol of the United Nations, as in '
            "A/RES/46/224 or S/RES/1645 (2005)"
        )
        yield Violation(source.at("symbol"), message, "symbol", "warning")
