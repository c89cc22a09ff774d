"""Data as text that Markdown takes for nothing else, and that reads well as it stands.

Only what CommonMark or GitHub Flavored Markdown would take for something has a backslash.
"""

import re

from .escape import escape

_SIGNS = (
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # an escape
    r"|`"  # code, whose end may stand in another text
    r"|(?<!\s)[*~]|[*~](?!\s)"  # emphasis, unless there is space on both sides
    r"|(?<![^\W_])_|_(?![^\W_])"  # the same, unless within a word
    r"|<(?=[a-z/!?])"  # HTML, or an address
    r"|&(?=#?\w+;)"  # an entity
    r"|(?<!\S)#(?=#*$)"  # the end of a heading
    r"|(?:(?<=http)|(?<=https)|(?<=ftp)|(?<=mailto)|(?<=xmpp)):"  # what GFM makes links of
    r"|(?<![^\W_]www)(?<=www)\.|(?<=[\w.+-])@(?=\w)"
)
_IN_TEXT = re.compile(rf"{_SIGNS}|\](?=[(\[])", re.I)
"""A bracket is a link only where an address follows."""
_IN_LINK = re.compile(rf"{_SIGNS}|[\[\]]", re.I)
_AT_START = re.compile(
    r"^(?:(\d{1,9})(?=[.)](?:\s|$))"  # a numbered list
    r"|(?=[-+](?:\s|$)|(?:-\s*)+$|>|#{1,6}(?:\s|$)|\[))"  # a list, rule, quote, heading, definition
)


def block(text: str) -> str:
    """Return a text, on one line, for where a line or a part of a list may begin."""
    return _AT_START.sub(_behind_number, inline(text))


def inline(text: str) -> str:
    """Return the same for the middle of a line."""
    return _escaped(_IN_TEXT, text)


def cell(text: str) -> str:
    """Return the same for a cell of a table."""
    return inline(text).replace("|", "\\|")


def link(text: str, address: str) -> str:
    """Return a link to an address, which has to be a URI in ASCII without brackets."""
    return f"[{_escaped(_IN_LINK, text)}]({address})"


def _escaped(signs: re.Pattern[str], text: str) -> str:
    return signs.sub(r"\\\g<0>", escape(" ".join(text.split("\n")).strip(" ")))


def _behind_number(found: re.Match[str]) -> str:
    return f"{found[1] or ''}\\"
