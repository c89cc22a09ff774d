"""What the shell offers on Tab: ids and names, from the dataset that the command would load.

Shells put what they are offered on the command line unquoted, and zsh evaluates the titles beside
it, so nothing goes there that a shell would act on.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stderr
from io import StringIO

import typer

from ..errors import KztimelineError, UsageError
from ..model import Dataset, Topic
from ..text.escape import escape

Offer = tuple[str, str]
"""A completion, and what it stands for."""

COMPLETION = "_KZTIMELINE_COMPLETE"
"""The variable in which a shell says how it wants to be answered."""
_LIVE = r"""[]\\"'$`!*?[{}()<>|&;#~^=%:@]|(?:^|\s)-"""
"""What a shell takes for more than text, or a command for an option."""
_LOOKALIKES = str.maketrans(dict(zip("\\\"'$`[]:", "＼”’＄‘［］∶", strict=True)))
"""What zsh would evaluate in a title, or Rich, through which Typer sends it, take for markup."""
_ROOM = 76
"""Typer breaks a title that is wider than a terminal, and its rest would be one more offer."""


def completed(complete: Callable[[], object]) -> object:
    """Answer a shell, and return the exit code that it asks for.

    Raises UsageError where the variables are not those that a shell sets.
    """
    complaints = StringIO()
    try:
        with redirect_stderr(complaints):
            complete()
    except SystemExit as ended:
        if not complaints.getvalue():
            return ended.code
    except (KeyError, ValueError):  # typer takes the other variables for granted
        pass
    raise UsageError(f"${COMPLETION} is set, but not by a shell; unset it")


def names(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer ids first, then the names of topics."""
    dataset = _dataset(ctx)
    if dataset is None:
        return []
    ids = [(thing.id, thing.title) for thing in dataset.things]
    return _beginning([*ids, *_aliases(dataset.topics)], incomplete)


def topic_names(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the ids and names of topics."""
    dataset = _dataset(ctx)
    if dataset is None:
        return []
    ids = [(topic.id, topic.title) for topic in dataset.topics]
    return _beginning([*ids, *_aliases(dataset.topics)], incomplete)


def source_names(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the ids of sources."""
    dataset = _dataset(ctx)
    if dataset is None:
        return []
    return _beginning([(source.id, source.title) for source in dataset.sources], incomplete)


def place_names(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the places where events happened."""
    dataset = _dataset(ctx)
    if dataset is None:
        return []
    places = sorted({event.place for event in dataset.events if event.place})
    return _beginning([(place, "") for place in places], incomplete)


def _aliases(topics: Iterable[Topic]) -> Iterator[Offer]:
    for topic in topics:
        for given in topic.names.values():
            yield from ((name, topic.title) for name in given)


def _beginning(offers: list[Offer], incomplete: str) -> list[Offer]:
    wanted = incomplete.casefold()
    found = [offer for offer in offers if offer[0].casefold().startswith(wanted)]
    return [(name, _brief(title)) for name, title in found if _plain(name)]


def _plain(name: str) -> bool:
    """Whether a name can stand on a command line as it is; each thing has its id besides."""
    return not re.search(_LIVE, name) and escape(name) == name


def _brief(title: str) -> str:
    """Return a title as a shell can show it: on one line, with nothing live in it."""
    from unicodedata import east_asian_width

    text = escape(title).translate(_LOOKALIKES)
    used = 0
    for at, char in enumerate(text):
        used += 2 if east_asian_width(char) in "WF" else 1
        if used > _ROOM:
            return f"{text[: at - 1]}…"
    return text


def _dataset(ctx: typer.Context) -> Dataset | None:
    """Load in silence: a shell in the middle of a line is no place for an error."""
    from ..dataset.load import load
    from .files import data_from_environment

    try:
        return load(ctx.params.get("data") or data_from_environment())
    except KztimelineError:
        return None
