"""Formats with a grammar: Markdown, iCalendar, Mermaid and Markwhen."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import icalendar
from markdown_it import MarkdownIt

from .flat import unseen

_DATE = r"[0-9X~?%/.\[\]–…,\w ]+"
_INLINE = {"text", "text_special", "strong_open", "strong_close", "link_open", "link_close"}
_BLOCKS = {"table", "thead", "tbody", "tr", "th", "td", "inline", "heading", "paragraph"} | {
    "bullet_list",
    "list_item",
}
_PROPERTIES = set(
    "UID DTSTAMP LAST-MODIFIED DTSTART RRULE DTEND SUMMARY DESCRIPTION LOCATION CATEGORIES URL "
    "TRANSP".split()
)


def web(address: str) -> bool:
    """Whether an address leads to a host on the web, and pretends to no other."""
    parts = urlsplit(address)
    plain = parts.scheme in ("http", "https") and parts.hostname and parts.username is None
    return bool(plain) and address.isprintable() and not set(address) & {*" \\\"'<>`{}"}


def md(text: str, expect: int) -> Iterator[str]:
    """Object to code, pictures and HTML, to links off the web, and to a second table."""
    yield from unseen(text)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    kinds = [re.sub("_(open|close)$", "", token.type) for token in tokens]
    inline = [child for token in tokens for child in token.children or ()]
    yield from {f"a {kind}" for kind in kinds} - {f"a {kind}" for kind in _BLOCKS}
    yield from {f"a {each.type}" for each in inline} - {f"a {kind}" for kind in _INLINE}
    for each in inline:
        if each.type == "link_open" and not web(str(each.attrs["href"])):
            yield f"a link to {each.attrs['href']!a:.60}"
    rows = [token for token in tokens if token.type == "tr_open"]
    if kinds[:1] == ["table"] and (len(rows), kinds.count("table")) != (1 + expect, 2):
        yield f"{len(rows) - 1} rows for {expect} records"


def ics(text: str, _expect: int) -> Iterator[str]:
    """Object to long lines, to faults that icalendar finds, and to properties of the data's own."""
    yield from unseen(text.replace("\r\n", "\n"))
    if not text.endswith("\r\n") or "\n" in text.replace("\r\n", ""):
        yield "a line that does not end in CR LF"
    if max(len(line.encode()) for line in text.split("\r\n")) > 75:
        yield "a line of more than 75 octets"
    calendar = icalendar.Calendar.from_ical(text)
    yield from {f"in {each.name}: {each.errors}" for each in calendar.walk() if each.errors}
    yield from {each.name for each in calendar.walk()} - {"VCALENDAR", "VEVENT"}
    for event in calendar.walk("VEVENT"):
        yield from {key.upper() for key in event} - _PROPERTIES
        if "url" in event and not (web(event["url"]) and str(event["url"]).isascii()):
            yield f"a link to {event['url']!a:.60}"


def mermaid(text: str, expect: int) -> Iterator[str]:
    """Object to a line that is neither the title, a year nor one event."""
    yield from unseen(text)
    head, title, *lines = text.split("\n")[:-1]
    events = [line for line in lines if not re.fullmatch(r"    section (\d{4}|Undated)", line)]
    if (head, title[:10], len(events)) != ("timeline", "    title ", expect):
        yield f"{len(events)} events of {expect}"
    for line in events:
        left, _, right = line.partition(" : ")
        if not re.fullmatch(f" {{8}}{_DATE}", left) or re.search(r"[:%{}<>\"\\]", right):
            yield f"an odd line: {line!a:.60}"
    for code in re.findall("[#;][^;]*;?|;", text):
        if not re.fullmatch("#[0-9]+;", code):
            yield f"an odd code: {code!a:.60}"


def markwhen(text: str, expect: int) -> Iterator[str]:
    """Object to a line behind the header that is not one event, its own tags last."""
    yield from unseen(text)
    fence, title, end, empty, *lines = text.split("\n")[:-1]
    if (fence, end, empty, len(lines)) != ("---", "---", "", expect):
        yield f"{len(lines)} events of {expect}"
    if not (title.startswith("title: ") and isinstance(json.loads(title[7:]), str)):
        yield f"an odd title: {title!a:.60}"
    for line in lines:
        found = re.fullmatch(r"[0-9-]+(?:/[0-9-]+|/now)?: (.*?)((?: #[a-z0-9_]+)*)", line)
        if not found or re.search(r"#|\]\(|!\[|^\[[xX ]?\]|[0-9]%", found[1]):
            yield f"an odd line: {line!a:.60}"
