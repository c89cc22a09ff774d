"""The help of commands, which Python may have left out of what it compiled."""

from collections.abc import Callable
from inspect import cleandoc

import pytest

from kztimeline.cli.app import COMMANDS, application
from kztimeline.cli.tools import TOOLS


def helps() -> dict[str | None, str]:
    """Return the help that typer has of each command."""
    app = application([])
    return {each.name: cleandoc(str(each.help)) for each in app.registered_commands}


@pytest.mark.parametrize("command", [*COMMANDS, *TOOLS])
def test_a_docstring_that_was_left_out(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`python -OO` leaves docstrings out; the help is the same all the same."""
    function: Callable[..., object] = (COMMANDS | TOOLS)[command]
    before = helps()[command]
    assert len(before) > 20
    monkeypatch.setattr(function, "__doc__", None)
    assert helps()[command] == before


def test_a_command_without_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is not even a source, a command has no words of its own, and is there."""
    names: dict[str, object] = {}
    exec("def bare(dataset): ...", names)
    monkeypatch.setitem(COMMANDS, "list", names["bare"])  # type: ignore[misc]
    assert helps()["list"] == ""
