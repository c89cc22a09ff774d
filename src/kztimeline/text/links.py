"""Addresses: which may stand in a link, and how."""

import re
from urllib.parse import quote

from .escape import escape

_LONGEST = 2000
"""Browsers and terminals cut, or refuse, what is longer."""
# Letters in full: IGNORECASE would take the long s and the Kelvin sign for s and k.
_ADDRESS = re.compile(
    r"[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?"
    r"(?:[/?#][^\s\"'<>\\^`{|}]*)?"
)
_ITEM = re.compile("Q[0-9]{1,12}")
"""An item of Wikidata; there are some hundred million, so twelve digits last."""
_KEPT = ":/?#@!$&*+,;=%~-._"
"""What stays in an address; brackets do not, with which one ends in Markdown."""


def href(url: str | None) -> str:
    """Return an address that may be followed: http or https, a host, no odd character; or nothing.

    Every link of every format is one of these, and `check` objects to any other. A name or password
    before the host would pass for the host, and a host in other letters than ASCII for another.
    """
    safe = url and len(url) <= _LONGEST and _ADDRESS.fullmatch(url) and escape(url) == url
    return url if url and safe else ""


def uri(url: str | None) -> str:
    """Return an address that may be followed, in ASCII (RFC 3986) and without brackets."""
    return quote(href(url), safe=_KEPT)


def wikidata(item: str | None) -> str:
    """Return the address of an item in Wikidata; or nothing."""
    return f"https://www.wikidata.org/wiki/{item}" if item and _ITEM.fullmatch(item) else ""
