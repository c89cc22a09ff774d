"""What the shell offers on Tab: ids and names, from the dataset that the command would load.

Shells put what they are offered on the command line unquoted, and zsh evaluates the titles beside
it, so nothing goes there that a shell would act on.
"""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr
from io import StringIO

import typer

from ..dataset.load import load
from ..errors import FileError, KztimelineError, UsageError
from ..model import Dataset, Statement, Thing, Topic
from ..text.escape import escape
from .files import data_from_environment

Offer = tuple[str, str]
"""A completion, and what it stands for."""
Complete = Callable[[typer.Context, str], list[Offer]]
"""What typer asks for offers, with the beginning that was typed."""

COMPLETION = "_KZTIMELINE_COMPLETE"
"""The variable in which a shell says how it wants to be answered."""
_LIVE = r"""[]\\"'$`!*?[{}()<>|&;#~^=%:@]|(?:^|\s)-"""
"""What a shell takes for more than text, or a command for an option."""
_LOOKALIKES = str.maketrans(dict(zip("\\\"'$`[]:", "＼”’＄‘［］∶", strict=True)))
"""What zsh would evaluate in a title, or Rich, through which Typer sends it, take for markup."""
_SET_UP = {"--install-completion", "--show-completion"}
_ROOM = 76
"""How wide a title is at most: shells show it on one line, beside its name."""
_MOST = 1_000
"""How many names are offered: more than anybody reads, and a shell takes its time for each."""


def completed(complete: Callable[[], object]) -> object:
    """Answer a shell, and return the exit code that it asks for.

    Raises UsageError where the variables are not those that a shell sets.
    """
    from typer import _completion_classes as shells

    # Typer lets Rich break titles at the width of the terminal; a shell takes the rest for names.
    shells._sanitize_help_text = _as_it_is
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


def _as_it_is(text: str) -> str:
    return text


def set_up(call: Callable[[], object], args: list[str]) -> object:
    """Parse a command line; where it sets completion up, say in one line what is in the way.

    Raises FileError for a shell that typer does not know, or files of it that cannot be used.
    """
    if not _SET_UP.intersection(args):
        return call()
    reason: object = "this shell is not known"
    try:
        with redirect_stderr(StringIO()):
            found = call()  # typer leaves where all is well, and returns a code where it is not
    except (OSError, typer.TyperException):
        raise
    except Exception as error:  # no home, a file that is no text, a shell that does not answer
        found, reason = 1, error
    if not isinstance(found, int):
        return found
    raise FileError(
        f"cannot set up completion: {reason}; have your shell read what {COMPLETION}=source_bash "
        "kztimeline prints, or source_zsh, or source_fish"
    )


Choose = Callable[[Dataset], Iterable[Offer]]


def completer(choose: Choose, first: Choose | None = None) -> Complete:
    """Return a function that offers, of what is chosen, all that begins as was typed.

    `first` chooses what to offer while nothing is typed.
    Where there is no good dataset it offers nothing: in the middle of a line there is no place
    for an error.
    """

    def complete(ctx: typer.Context, incomplete: str) -> list[Offer]:
        wanted = incomplete.casefold()
        try:
            dataset = load(ctx.params.get("data") or data_from_environment())
        except KztimelineError:
            return []
        # Before anything is typed, some hundred names are no help.
        offers = choose(dataset) if wanted or first is None else first(dataset)
        begun = (offer for offer in offers if offer[0].casefold().startswith(wanted))
        found = _some([offer for offer in begun if _plain(offer[0])])
        return [(_quoted(name), _brief(title)) for name, title in found]

    return complete


def _some(offers: list[Offer]) -> list[Offer]:
    """Return the first offers of too many, and two that begin with no more than all have in common.

    A shell types that beginning by itself, so it must not be longer than that of all of them.
    """
    if len(offers) <= _MOST:
        return offers
    return list(dict.fromkeys([*offers[: _MOST - 2], min(offers), max(offers)]))


def toml_files(incomplete: str) -> list[str]:
    """Offer the datasets and folders whose paths begin as was typed."""
    folder, begun = os.path.split(incomplete)
    try:
        entries = sorted(os.scandir(folder or "."), key=lambda entry: entry.name)
    except OSError:
        return []
    found = [
        incomplete.removesuffix(begun) + entry.name + "/" * entry.is_dir()
        for entry in entries
        if entry.name.startswith(begun)
        and (begun or entry.name[0] != ".")
        and (entry.is_dir() or entry.name.casefold().endswith(".toml"))
    ]
    return [_quoted(path) for path in found[:_MOST] if _plain(path)]


def _quoted(name: str) -> str:
    """Return a name as a shell needs it: bash alone puts it on the line as it is."""
    in_bash = os.environ.get(COMPLETION, "").endswith("bash")
    return name.replace(" ", "\\ ") if in_bash else name


names = completer(
    lambda dataset: [*_titles(dataset.things), *_names((*dataset.topics, *dataset.statements))],
    first=lambda dataset: _titles(dataset.topics),
)
topic_names = completer(lambda dataset: [*_titles(dataset.topics), *_names(dataset.topics)])
source_names = completer(lambda dataset: _titles(dataset.sources))
place_names = completer(lambda dataset: [(place, "") for place in _places(dataset)])


def _titles(things: Iterable[Thing]) -> Iterable[Offer]:
    return ((thing.id, thing.title) for thing in things)


def _names(things: Iterable[Topic | Statement]) -> Iterable[Offer]:
    for thing in things:
        for given in thing.names.values():
            yield from ((name, thing.title) for name in given)


def _places(dataset: Dataset) -> list[str]:
    return sorted({event.place for event in dataset.events if event.place})


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
