"""Tables for people, lines for programs."""

import re
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
import sample
from exhaustive import few
from rich.cells import cell_len
from terminal import at_a_terminal

from kztimeline.cli.options import ALL_FORMATS, Output
from kztimeline.cli.present import NARROWEST, present
from kztimeline.cli.size import MOST_DRAWN
from kztimeline.dates.edtf import parse
from kztimeline.errors import UsageError
from kztimeline.formats import FORMATS, export
from kztimeline.model import Claim, Source
from kztimeline.queries.answer import Answer
from kztimeline.queries.claims import CheckedClaim
from kztimeline.terminal import draw


class Pipe(TextIOWrapper):
    """A stream to a program."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), "utf-8")


class Tty(TextIOWrapper):
    """A stream that says it is a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(BytesIO(), encoding)

    def isatty(self) -> bool:
        """Say so."""
        return True


EVENTS = sample.answer("events")
HEADINGS = "date\ttitle\tplace\tstatus\tid\n"
"""What stands above plain lines of events for a person."""


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """An ordinary terminal of 80 columns."""
    for name in "CLICOLOR CLICOLOR_FORCE COLORTERM FORCE_COLOR NO_COLOR".split():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


class TestUnasked:
    """The format that suits the reader."""

    def test_a_terminal_gets_a_table(self) -> None:
        """A person gets a drawing, in the colours of the terminal."""
        shown = present(EVENTS, Output(), Tty())
        assert shown.text == draw(EVENTS, 80, "standard")
        assert shown.human

    def test_a_terminal_without_colours(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """NO_COLOR leaves the table and takes all styling."""
        monkeypatch.setenv("NO_COLOR", "1")
        assert present(EVENTS, Output(), Tty()).text == draw(EVENTS, 80)

    @pytest.mark.parametrize("columns", [40, 41, 120])
    def test_the_width_is_the_terminals(
        self, monkeypatch: pytest.MonkeyPatch, columns: int
    ) -> None:
        """A drawing is as wide as the terminal."""
        monkeypatch.setenv("COLUMNS", str(columns))
        assert present(EVENTS, Output(), Tty()).text == draw(EVENTS, columns, "standard")

    @pytest.mark.parametrize("columns", ["1", "10", "39"])
    def test_a_terminal_too_narrow(self, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
        """In fewer than 40 columns there is no room for a table: plain lines with a heading."""
        monkeypatch.setenv("COLUMNS", columns)
        assert present(EVENTS, Output(), Tty()).text == f"{HEADINGS}{export(EVENTS, 'text')}"
        assert present(EVENTS, Output(format="text"), Tty()).text == export(EVENTS, "text")
        card = sample.card("council")
        assert present(card, Output(), Tty()).text == export(card, "text")

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1251"])
    def test_a_terminal_too_old(self, encoding: str) -> None:
        """A terminal that cannot show the drawing's characters gets plain lines."""
        shown = present(EVENTS, Output(), Tty(encoding))
        assert shown.text == f"{HEADINGS}{export(EVENTS, 'text')}"
        assert shown.human

    @pytest.mark.parametrize("stream", [Pipe(), None], ids=["pipe", "closed"])
    def test_a_program_gets_lines(self, stream: Pipe | None) -> None:
        """What is no terminal gets plain text."""
        shown = present(EVENTS, Output(), stream)
        assert shown.text == export(EVENTS, "text")
        assert not shown.human

    @pytest.mark.parametrize("answer", sample.cases(), ids=sample.name)
    def test_every_answer(self, answer: Answer) -> None:
        """All that can be asked has both."""
        assert present(answer, Output(), Tty()).text == draw(answer, 80, "standard")
        assert present(answer, Output(), None).text == export(answer, "text")


class TestByName:
    """The format that was asked for."""

    def test_every_format_has_a_name(self) -> None:
        """Formats are the table, and those of the registry."""
        assert list(ALL_FORMATS) == ["table", *FORMATS]

    @pytest.mark.parametrize("name", ["text", "json", "jsonl"])
    @pytest.mark.parametrize("stream", [Tty(), Pipe(), None], ids=["tty", "pipe", "closed"])
    def test_a_terminal_makes_no_difference(self, name: str, stream: TextIOWrapper | None) -> None:
        """A format that is named is the same wherever it goes."""
        assert present(EVENTS, Output(format=name), stream).text == export(EVENTS, name)

    def test_colours_by_option(self) -> None:
        """A table has colours, or has none, where the option says so, be it in a pipe or a file."""
        always, never = (Output(format="table", color=when) for when in ("always", "never"))
        coloured = draw(EVENTS, 80, "standard")
        for stream in (Tty(), Pipe(), None):
            assert present(EVENTS, always, stream).text == coloured
            assert present(EVENTS, always._replace(file=Path("x")), stream).text == coloured
            assert present(EVENTS, never, stream).text == draw(EVENTS, 80)

    def test_a_table_in_a_pipe(self) -> None:
        """A table for a program has no colours."""
        assert present(EVENTS, Output(format="table"), Pipe()).text == draw(EVENTS, 80)

    @pytest.mark.parametrize("columns", ["0", "1", "39"])
    @pytest.mark.parametrize("stream", [Tty("ascii"), Pipe(), None], ids=["tty", "pipe", "-"])
    def test_a_table_has_a_least_width(
        self, monkeypatch: pytest.MonkeyPatch, columns: str, stream: TextIOWrapper | None
    ) -> None:
        """However narrow the terminal, a table that was asked for loses nothing."""
        monkeypatch.setenv("COLUMNS", columns)
        lines = sample.unstyled(present(EVENTS, Output(format="table"), stream).text).splitlines()
        assert max(map(cell_len, lines)) <= (80 if columns == "0" else NARROWEST)
        assert "School founded" in "\n".join(lines)

    @pytest.mark.parametrize(
        ("option", "takers"), [("bom", ("csv", "tsv")), ("recurring", ("ics",))]
    )
    @pytest.mark.parametrize("name", ALL_FORMATS)
    def test_options_of_some_formats(self, option: str, takers: tuple[str, ...], name: str) -> None:
        """An option changes the formats that have it, and is refused with every other."""
        output = Output(format=name)
        asked = output._replace(**{option: True})
        if name in takers:
            assert present(EVENTS, asked, None).text == export(EVENTS, name, **{option: True})
            assert present(EVENTS, asked, None).text != present(EVENTS, output, None).text
        else:
            said = f"^{option} does not go with {name}; it goes with format "
            with pytest.raises(UsageError, match=said + " or ".join(takers)):
                present(EVENTS, asked, None)

    @pytest.mark.parametrize("shape", ["facts", "sources", "claims"])
    def test_formats_of_events_alone(self, shape: str) -> None:
        """A format that can hold only events refuses others; a picture takes claims and facts."""
        with pytest.raises(UsageError, match=r"can hold only events; ask list, .* or show$"):
            present(sample.answer(shape), Output(format="ics"), None)
        if shape == "sources":
            with pytest.raises(UsageError, match=r"events, claims and facts; ask .* or facts$"):
                present(sample.answer(shape), Output(format="svg"), None)
        else:
            assert present(sample.answer(shape), Output(format="svg"), None).text

    @pytest.mark.parametrize(("option", "value"), [("title", "T"), ("title", ""), ("width", 500)])
    @pytest.mark.parametrize("name", ["table", "text", "json", "ics", "html"])
    def test_the_look_of_a_picture(self, name: str, option: str, value: object) -> None:
        """What only a picture can heed is refused elsewhere, and said where it goes."""
        asked = Output(format=name)._replace(**{option: value})
        with pytest.raises(
            UsageError, match=f"--{option} does not go with {name}; it goes with svg"
        ):
            present(EVENTS, asked, None)
        assert present(EVENTS, asked._replace(format="svg"), None).text

    def test_fields_of_a_format_without_fields(self) -> None:
        """A format whose fields are fixed refuses others."""
        with pytest.raises(UsageError, match=r"^fields does not go with ics"):
            present(EVENTS._replace(fields=("id",)), Output(format="ics"), None)


class TestFiles:
    """The format that suits a file."""

    @pytest.mark.parametrize(
        ("file", "name"),
        [
            ("a.json", "json"),
            ("a.jsonl", "jsonl"),
            ("a.txt", "text"),
            ("a", "text"),
            ("a.JSON", "json"),
            ("a.ndjson", "jsonl"),
            ("a.Markdown", "md"),
            ("a.mmd", "mermaid"),
            ("a.mw", "markwhen"),
            ("a.b.htm", "html"),
        ],
    )
    def test_by_its_ending(self, file: str, name: str) -> None:
        """A file gets the format of its ending, else text, even from a terminal."""
        assert present(EVENTS, Output(file=Path(file)), Tty()).text == export(EVENTS, name)

    def test_an_unknown_ending(self) -> None:
        """What no format is called by is refused, not written as text."""
        with pytest.raises(UsageError, match=r"names that end in \.b; end it in \.txt, .*\.json"):
            present(EVENTS, Output(file=Path("a.b")), None)

    def test_a_table_in_a_file(self) -> None:
        """A drawing that goes to a file has no colours."""
        assert present(EVENTS, Output(format="table", file=Path("a.json")), Tty()).text == draw(
            EVENTS, 80
        )


class TestARealTerminal:
    """Whole processes at a pseudo-terminal."""

    @pytest.fixture
    def args(self, tmp_path: Path) -> list[str]:
        """A listing of the sample."""
        return ["list", "--data", str(sample.write(tmp_path))]

    @pytest.mark.parametrize("columns", [40, 100])
    def test_a_table_in_colour(self, args: list[str], columns: int) -> None:
        """A terminal gets a table of its width, styled."""
        received = at_a_terminal(args, columns, 100).text
        assert received == draw(EVENTS, columns, "standard")

    @pytest.mark.parametrize("given", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
    def test_a_table_without(self, args: list[str], given: dict[str, str]) -> None:
        """NO_COLOR, or a terminal that knows none, gets no escape character at all."""
        received = at_a_terminal(args, 100, **given).text
        assert "\x1b" not in received
        assert received == draw(EVENTS, 100)

    def test_a_narrow_one(self, args: list[str]) -> None:
        """A terminal of 30 columns gets lines, which it wraps itself."""
        assert at_a_terminal(args, 30, 200).text == f"{HEADINGS}{export(EVENTS, 'text')}"


class TestTooMuch:
    """Answers that nobody would read as a drawing."""

    HEAVY = sample.answer("events")._replace(things=(sample.event("2006-06-17"),) * 10_001)

    def test_a_terminal_gets_lines(self) -> None:
        """Unasked, a terminal gets lines then, and is told why."""
        shown = present(self.HEAVY, Output(), Tty())
        assert shown.text == f"{HEADINGS}{export(self.HEAVY, 'text')}"
        assert shown.human
        count = len(self.HEAVY.things)
        assert shown.notes == (
            f"{count:,} records are too many for table, which takes 2,000; here are plain lines",
        )

    @pytest.mark.parametrize("name", MOST_DRAWN)
    def test_what_was_asked_for_is_refused(self, name: str) -> None:
        """A drawing by name is refused with the way out; one record less is drawn."""
        with pytest.raises(UsageError, match=f"too many for {name}, .*; narrow it, or take"):
            present(self.HEAVY, Output(format=name), Pipe())
        plain = self.HEAVY._replace(things=(sample.event("2006"),) * 100)
        assert present(plain, Output(format=name), Pipe()).text

    @pytest.mark.parametrize(
        ("kind", "fields"),
        [
            pytest.param("events", ("summary",), marks=pytest.mark.exhaustive),
            ("claims", ()),
        ],
    )
    def test_too_much_text_for_a_table(self, kind: str, fields: tuple[str, ...]) -> None:
        """A table ends not with its records alone: what a cell shows may be long."""
        unseen = "\U000e0001" * 100  # a thousand characters, where they are shown
        event = replace(sample.event("2006", claims=(Claim("s"),) * 200), summary=unseen * 20)
        dataset = replace(sample.load(), sources=(Source("s", unseen * 20, "book"),))
        item = event if kind == "events" else CheckedClaim(event, event.claims[0])
        for count, refused in ((120, False), (200, True)):
            answer = Answer(dataset, kind, (item,) * count, fields)
            shown = present(answer, Output(), Tty())
            assert bool(shown.notes) == refused
            if refused:
                assert re.match("[34],.* characters are too many for table", shown.notes[0])
                with pytest.raises(UsageError, match=r"too many for table, .*; narrow"):
                    present(answer, Output(format="table"), Tty())

    @pytest.mark.parametrize("name", few(["json", "text", "csv"]))
    def test_claims_that_name_each_other(self, name: str) -> None:
        """Claims that name all that agree grow with the square of their number: there is an end."""
        said = tuple(Claim(f"s{at}", date=parse("2006")) for at in range(200))
        claim = CheckedClaim(sample.event("2006", claims=said), said[0])
        some = sample.answer("claims")._replace(things=(claim,) * 2_000)
        assert present(some, Output(format=name), Pipe()).text
        many = some._replace(things=(claim,) * 2_500)
        with pytest.raises(UsageError, match=r"repeat 2.,...,... characters for its claims, 20"):
            present(many, Output(format=name), Pipe())

    @pytest.mark.parametrize(
        ("kind", "name"),
        [("claims", "csv"), ("sources", "json"), ("card", "text"), ("events", "ics")],
    )
    def test_what_every_claim_repeats(self, kind: str, name: str) -> None:
        """So do titles and names of sources, each of them as long as it is shown."""
        for title, refused in (("x", False), ("\U000e0001" * 200, True)):
            source = Source("s", title, "book")
            said = (Claim("s"),) * 200
            event = replace(sample.event("2006-09-01"), title=title, claims=said)
            events = tuple(replace(event, id=f"e{at}") for at in range(60))
            dataset = replace(sample.load(), sources=(source,), events=events, facts=())
            claims = tuple(CheckedClaim(event, claim) for event in events for claim in said)
            things = {"claims": claims, "events": events}.get(kind, (source,))
            answer = Answer(dataset, kind, things)
            if refused:
                with pytest.raises(UsageError, match="narrow it, as with --topic"):
                    present(answer, Output(format=name), Pipe())
            else:
                assert present(answer, Output(format=name), Pipe()).text

    def test_a_file_by_its_name(self) -> None:
        """So is a file whose name asks for a drawing."""
        with pytest.raises(UsageError, match="too many for html"):
            present(self.HEAVY, Output(file=Path("x.html")), Tty())
        assert present(self.HEAVY, Output(file=Path("x.csv")), Tty()).text

    @pytest.mark.parametrize("name", few(sorted(FORMATS.keys() - {"html", "svg", "png"})))
    def test_other_formats_hold_anything(self, name: str) -> None:
        """What is read by programs has no such bound."""
        assert present(self.HEAVY, Output(format=name), Pipe()).text
