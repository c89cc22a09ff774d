"""What the help has besides the options: groups of commands, examples, fields."""

from typing import Any

from typer.core import TyperGroup

from ..queries.answer import KINDS

GROUPS = {
    "Questions": "list timeline show search facts topics places between on".split(),
    "Who says so": "claims sources cite".split(),
    "Your own dataset": "check init schema".split(),
}
"""The commands under the headings of the help, each once."""

_EXAMPLES = {
    "list": ("list 2006 --place Almaty", "list --topic ecosoc --topic cica --json"),
    "timeline": ("timeline 2003..2007", "timeline --format html -o page.html"),
    "show": ("show cica", "show interview A4.4"),
    "search": ("search landlocked countries", 'search "how many members does the UN have"'),
    "facts": ("facts cica", "facts --status disputed"),
    "topics": ("topics", "topics --format csv -o topics.csv"),
    "places": ("places", "places --limit 5"),
    "between": ("between admission today", "between cica-proposal 2006-06"),
    "on": ("on 2 March", "on --today 2026-11-26"),
    "claims": ("claims --source interview --verdict conflicts", "claims --topic undef"),
    "sources": ("sources --topic undef", "sources --since 2020"),
    "cite": ("cite cica", "cite --topic undef -o undef.bib"),
    "check": ("check my.toml", "check --strict --format github *.toml"),
    "init": ("init my.toml", "init my.toml --force"),
    "schema": ("schema", "schema dataset -o events.schema.json"),
}
"""One or two of each command, without the program's name."""
_KIND = {"list": "events", "show": "card", "search": "hits", "on": "anniversaries"}
"""What a command answers with, where that has another name; see `KINDS`."""


def epilog(command: str) -> str:
    """Return what stands below the options of a command: examples, and the fields it has."""
    examples = "\n".join(f"  kztimeline {example}" for example in _EXAMPLES[command])
    # \b keeps the lines of a paragraph as they are
    shown = f"\b\nExamples:\n{examples}"
    kind = KINDS.get(_KIND.get(command, command))
    return f"{shown}\n\nFields: {', '.join(kind.fields)}." if kind else shown


class Grouped(TyperGroup):
    """The commands in groups."""

    def format_commands(self, _: Any, formatter: Any) -> None:
        """Write each group of commands under its heading."""
        width = max(map(len, self.commands))
        for heading, names in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl(
                    [
                        (name.ljust(width), self.commands[name].get_short_help_str(80))
                        for name in names
                    ]
                )
