"""Fuzz one target with atheris: `runner.py TARGET [libFuzzer options and folders]`."""

import shlex
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kztimeline", "targets"]):
    from targets import NAMES

    TARGETS = {name: import_module(f"targets.{name}").one for name in NAMES}

import mutate
import pieces

Change = Callable[[bytes, int], bytes]


def changer(name: str, dictionary: Path) -> Change | None:
    """Return what changes an input without breaking all of it; None where any byte will do."""
    if name == "loader":
        return mutate.mutate
    if name in ("dates", "period"):
        return partial(pieces.mutate, known=pieces.words(dictionary))
    return None


def now_and_then(change: Change) -> Callable[[bytes, int, int], bytes]:
    """Return a change for atheris, which every fourth time is one of plain bytes."""

    def changed(data: bytes, most: int, seed: int) -> bytes:
        return (atheris.Mutate(data, most) if seed % 4 == 0 else change(data, seed))[:most]

    return changed


def main() -> None:
    """Run the target that the command line names."""
    here, name, *options = sys.argv
    dictionary = Path(here).parent / "dictionaries" / f"{name}.dict"
    change = changer(name, dictionary)
    given = {"custom_mutator": now_and_then(change)} if change else {}
    # A merge runs the first argument again, by a shell.
    again = shlex.join([sys.executable, here, name])
    atheris.Setup([again, f"-dict={dictionary}", *options], TARGETS[name], **given)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
