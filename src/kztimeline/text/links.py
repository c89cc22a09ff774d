"""Addresses of sources: which of them may be followed, and how they are written."""

import re
from urllib.parse import quote

from .escape import escape

_LONGEST = 2000
_ADDRESS = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]*(?::[0-9]{1,5})?(?:[/?#][^\s\"'<>\\^`{|}]*)?", re.I
)
_KEPT = ":/?#@!$&*+,;=%~-._"
"""What stays in an address; brackets do not, with which one ends in Markdown."""


def href(url: str | None) -> str:
    """Return an address that may be followed: http or https, a host, no odd character; or nothing.

    A name or password before the host is odd too: it would pass for the host.
    """
    safe = url and len(url) <= _LONGEST and _ADDRESS.fullmatch(url) and escape(url) == url
    return url if url and safe else ""


def uri(url: str | None) -> str:
    """Return an address that may be followed, in ASCII (RFC 3986) and without brackets."""
    return quote(href(url), safe=_KEPT)
