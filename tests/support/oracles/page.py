"""The page and the picture, as parsers of HTML and XML see them."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from xml.etree import ElementTree

from .flat import unseen
from .marked import web

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWING = set("svg title desc style g a path rect circle text tspan".split())
_TAGS = _DRAWING | set(
    "article b bdi body button dd details div dl dt fieldset figcaption figure footer "
    "h1 h2 h3 h4 head header html input label legend li main meta nav ol output p script "
    "section small span strong summary time ul".split()
)
_VOID = ("meta", "input")
_DANGEROUS = ("style", "src", "srcdoc", "action", "formaction", "xlink:href", "background")


class _Page(HTMLParser):
    """Notes elements, and what stands in scripts and styles; an element must be closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.code: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)
        if tag in ("script", "style"):
            self.code.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.code[-1] += data

    def handle_comment(self, data: str) -> None:
        self.faults.append("a comment")

    def handle_pi(self, data: str) -> None:
        self.faults.append("an instruction")


def html(text: str, _expect: int) -> Iterator[str]:
    """Object to elements, attributes, scripts and links that no page of ours has."""
    yield from unseen(text)
    page = _Page()
    page.feed(text)
    page.close()
    yield from page.faults
    yield from {tag for tag, _ in page.elements} - _TAGS
    for _, attributes in page.elements:
        yield from _attributes(attributes)
    ours = {_asset("page.css") + _asset("drawing.css"), _asset("page.js")}
    others = [code for code in page.code if code not in ours]
    if len(page.code) - len(others) != 2 or len(others) > 1:
        yield "a script or style of the data's own"
    for code in others:
        json.loads(code)


def svg(text: str, _expect: int) -> Iterator[str]:
    """Object to a file that is no XML, and to elements and links that no picture of ours has."""
    yield from unseen(text)
    for element in ElementTree.fromstring(text).iter():
        if element.tag.removeprefix(_SVG).lower() not in _DRAWING:
            yield f"an element {element.tag!a:.60}"
        yield from _attributes(dict(element.attrib))


def _attributes(attributes: dict[str, str]) -> Iterator[str]:
    yield from (key for key in attributes if key.startswith("on") or key in _DANGEROUS)
    address = attributes.get("href", "#")
    if not address.startswith("#") and not web(address):
        yield f"a link to {address!a:.60}"


def _asset(name: str) -> str:
    return files("kztimeline.web").joinpath("templates", name).read_text(encoding="utf-8")
