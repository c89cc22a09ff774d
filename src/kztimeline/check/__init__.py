"""Every mistake in a dataset: every broken rule, at its place, with the way to mend it."""

from itertools import chain, islice

from ..dataset import document, files
from ..dataset.document import MOST_VIOLATIONS
from ..dataset.files import File, Origin, TextError
from ..dataset.limits import DEFAULT, Limits
from . import consistency, style
from .codes import FORMAT_RULES, RULES, TRUST_RULES
from .diagnostics import Diagnostic, as_github, as_text, diagnose, of_text

__all__ = [
    "FORMAT_RULES",
    "MOST_VIOLATIONS",
    "RULES",
    "TRUST_RULES",
    "Diagnostic",
    "as_github",
    "as_text",
    "check_file",
    "check_text",
]


def check_file(origin: Origin = None, limits: Limits = DEFAULT) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a dataset, which is a path, a stream or the bundled one.

    In the order of its lines. After MOST_VIOLATIONS violations no more are looked for.

    Raises FileError where it cannot be read or has more than the limits allow.
    """
    try:
        file = files.read(origin, limits)
    except TextError as error:
        return (of_text(error),)
    return check_text(*file, limits)


def check_text(
    text: str, name: str = "dataset", limits: Limits = DEFAULT
) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with the dataset in `text`; `name` stands for its file."""
    try:
        found = document.read(File(text, name), limits)
    except TextError as error:
        return (of_text(error, text),)
    violations = chain(found.violations, consistency.check(found), style.check(found))
    return tuple(diagnose(text, name, islice(violations, MOST_VIOLATIONS)))
