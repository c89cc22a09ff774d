"""Language tags (BCP 47): which may stand in an attribute."""

import re

_LANGUAGE = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""The form of BCP 47 without a look at its registry: enough to be harmless in an attribute."""


def language_tag(language: str) -> str:
    """Return a language tag (BCP 47) that may stand in an attribute; or nothing."""
    return language if _LANGUAGE.fullmatch(language) else ""
