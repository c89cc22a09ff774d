"""Drawings as they reach a terminal: nothing styled unasked, nothing that a terminal obeys."""

import unicodedata
from io import StringIO

import pytest
import sample
from exhaustive import few
from terminal import Terminal, shown

from kztimeline.queries.answer import Answer
from kztimeline.queries.search import Hit
from kztimeline.terminal import colors, draw

ANSWERS = pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)


class Tty(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class TestStyling:
    """Colours and weights."""

    @ANSWERS
    def test_none_unless_asked_for(self, answer: Answer) -> None:
        """Without a colour system there is no escape character at all."""
        assert "\x1b" not in draw(answer, 80)

    @ANSWERS
    @pytest.mark.parametrize("system", few(["256", "standard", "truecolor"]))
    def test_the_same_text(self, answer: Answer, system: str) -> None:
        """With one, the text is styled, and otherwise the same."""
        styled = draw(answer, 80, system)
        assert "\x1b[" in styled
        lines = [line.rstrip() for line in sample.unstyled(styled).split("\n")]
        assert lines == draw(answer, 80).split("\n")

    @ANSWERS
    def test_nothing_but_styling(self, answer: Answer) -> None:
        """No other sequence and no hidden character is sent, links and titles included."""
        assert not sample.hidden(sample.unstyled(draw(answer, 80, "truecolor")))

    @pytest.mark.parametrize(
        ("environment", "terminal", "pipe"),
        [
            ("TERM=xterm", "standard", None),
            ("TERM=xterm-256color", "256", None),
            ("TERM=xterm-256color COLORTERM=truecolor", "truecolor", None),
            ("TERM=dumb", None, None),
            ("TERM=unknown", None, None),
            ("TERM=xterm NO_COLOR=1", None, None),
            ("TERM=xterm NO_COLOR=0", None, None),
            ("TERM=xterm NO_COLOR=", "standard", None),
            ("TERM=xterm CLICOLOR=0", None, None),
            ("TERM=xterm CLICOLOR=1", "standard", None),
            ("TERM=xterm CLICOLOR=", "standard", None),
            ("TERM=xterm CLICOLOR_FORCE=1", "standard", "standard"),
            ("TERM=xterm-256color CLICOLOR_FORCE=yes", "256", "256"),
            ("TERM=xterm CLICOLOR_FORCE=0", "standard", None),
            ("TERM=xterm CLICOLOR_FORCE=", "standard", None),
            ("TERM=dumb CLICOLOR_FORCE=1", "standard", "standard"),
            ("TERM=xterm CLICOLOR=0 CLICOLOR_FORCE=1", "standard", "standard"),
            ("TERM=xterm FORCE_COLOR=1", "standard", "standard"),
            ("TERM=xterm FORCE_COLOR=0", "standard", None),
            ("TERM=xterm NO_COLOR=1 FORCE_COLOR=1", None, None),
            ("TERM=xterm NO_COLOR=1 CLICOLOR_FORCE=1", None, None),
            ("TERM=xterm TTY_COMPATIBLE=1", "standard", None),
        ],
    )
    def test_what_the_environment_asks_for(
        self,
        monkeypatch: pytest.MonkeyPatch,
        environment: str,
        terminal: str | None,
        pipe: str | None,
    ) -> None:
        """NO_COLOR outdoes what forces colours, and that CLICOLOR; a file has none in any case."""
        settle(monkeypatch, dict(each.split("=") for each in environment.split()))
        assert (colors(Tty()), colors(StringIO()), colors(None)) == (terminal, pipe, None)

    @pytest.mark.parametrize(
        "environment",
        [{"TERM": "xterm-256color", "NO_COLOR": "1"}, {"TERM": "xterm-256color", "CLICOLOR": "0"}],
        ids=str,
    )
    @pytest.mark.parametrize("stream", [Tty(), StringIO(), None], ids=["tty", "pipe", "file"])
    def test_an_option_is_stronger(
        self, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], stream: StringIO | None
    ) -> None:
        """What the command line says outdoes the environment, wherever the answer goes."""
        settle(monkeypatch, environment)
        assert colors(stream, "always") == "256"
        settle(monkeypatch, {"TERM": "dumb"})
        assert colors(stream, "always") == "standard"
        settle(monkeypatch, {"TERM": "xterm", "CLICOLOR_FORCE": "1", "FORCE_COLOR": "1"})
        assert colors(stream, "never") is None

    @pytest.mark.parametrize("when", ["auto", "always"])
    def test_consoles_that_obey_no_escapes(
        self, monkeypatch: pytest.MonkeyPatch, when: str
    ) -> None:
        """A console of Windows that would show escapes as letters gets none."""
        settle(monkeypatch, {"TERM": "xterm", "CLICOLOR_FORCE": "1"})
        assert colors(Tty(), when) == "standard"
        monkeypatch.setattr("rich.console.detect_legacy_windows", lambda: True)
        assert colors(Tty(), when) is None
        assert colors(StringIO(), when) == "standard"

    @pytest.mark.parametrize(
        "environment",
        few([{"COLUMNS": "20"}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}, {"TTY_COMPATIBLE": "1"}]),
        ids=str,
    )
    def test_a_drawing_does_not_ask_the_environment(
        self, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
    ) -> None:
        """The same answer at the same width is the same drawing anywhere."""
        settle(monkeypatch, {})
        before = [draw(answer, 80) for answer in sample.answers()]
        settle(monkeypatch, environment)
        assert [draw(answer, 80) for answer in sample.answers()] == before


def settle(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    """Let the environment say this of the terminal, and nothing else."""
    for name in (
        "CLICOLOR CLICOLOR_FORCE COLORTERM COLUMNS FORCE_COLOR NO_COLOR TERM TTY_COMPATIBLE"
    ).split():
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)


class TestHostileData:
    """Text in a dataset that means harm to the terminal of its reader."""

    def test_the_sample_is_hostile(self) -> None:
        """Shown as it is, the sample would do harm; else the other tests would prove nothing."""
        raw = "".join(thing.title + getattr(thing, "summary", "") for thing in sample.load().things)
        terminal = shown(raw, 80)
        assert terminal.title == "owned"
        assert terminal.answered
        assert "$ kztimeline" not in terminal.display[0]

    @ANSWERS
    @pytest.mark.parametrize("width", few([40, 64, 100]))
    def test_the_terminal_is_left_alone(self, answer: Answer, width: int) -> None:
        """Every cell has what it should, the cursor is below, and nothing else has happened."""
        plain = draw(answer, width)
        terminal = shown(draw(answer, width, "standard"), width)
        expected = ["$ kztimeline", *plain.splitlines(), "", "", ""]
        composed = [unicodedata.normalize("NFC", line) for line in expected]
        assert [line.rstrip() for line in terminal.display] == composed
        assert (terminal.cursor.x, terminal.cursor.y) == (0, len(expected) - 3)
        assert (terminal.title, terminal.icon_name) == ("", "")
        assert (terminal.answered, terminal.rang) == ([], 0)
        assert terminal.mode == Terminal(width, 1).mode

    @ANSWERS
    def test_the_style_ends_with_the_drawing(self, answer: Answer) -> None:
        """What is typed next is not styled."""
        terminal = shown(draw(answer, 80, "standard"), 80)
        assert terminal.cursor.attrs == Terminal(80, 1).cursor.attrs

    @pytest.mark.parametrize("shape", ["events", "timeline", "hits"])
    @pytest.mark.parametrize(
        "title", ["[red]alert[/red]", "[/]", "[bold", ":smile:", "\\[x]", "[link=http://x]y[/link]"]
    )
    def test_markup_is_text(self, shape: str, title: str) -> None:
        """Brackets and emoji codes are shown as they were written."""
        event = sample.event("2000", title)
        found = Answer(sample.load(), shape, (Hit(event, 1.0) if shape == "hits" else event,))
        assert title in draw(found, 120)
        assert title in sample.unstyled(draw(found, 120, "256"))

    def test_hidden_characters_are_seen(self) -> None:
        """What could not be seen is written out."""
        out = draw(sample.answer("timeline"), 200)
        assert r"\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07 [red]alert[/red] \x1b[2J" in out
        assert r"abc\u202edef [/] :smile: \u2028next\u2029 \U000e0041\ufff9" in out
        assert r"\x9b" in draw(sample.card("hostile-source"), 200)
