"""The commands that answer with a text of their own, not with things of a dataset."""

import json
from collections.abc import Callable
from typing import Annotated, Literal

import typer

from ..dataset.limits import MIB, Limits
from ..errors import DatasetError, UsageError
from ..queries.filters import Question
from ..text.escape import escape_json
from ..wording import counted
from .complete import names
from .files import (
    Data,
    Files,
    Force,
    MaxSize,
    NewFile,
    NoPager,
    Target,
    data_from_environment,
    load,
    origin,
)
from .present import Shown, by_ending

Cited = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NAME]...", help="One name, or several; the filters do, too.", autocompletion=names
    ),
]
Style = Annotated[
    Literal["text", "bibtex", "csl-json"] | None,
    typer.Option(help="How to write the references; text, or as the file is called (.bib, .json)."),
]


def cite(  # noqa: PLR0913, PLR0917  (each is an option)
    question: Question,
    name: Cited = None,
    style: Style = None,
    file: Target = None,
    force: Force = False,
    data: Data = None,
    max_size: MaxSize = MIB,
    no_pager: NoPager = False,
) -> Shown:
    """Cite the sources behind events, facts or topics, ready to paste."""
    from ..formats.citations import ENDINGS, STYLES
    from ..queries.listings import behind, sources
    from ..queries.lookup import matches

    dataset = load(data or data_from_environment(), max_size)
    wanted = question.resolve(dataset)
    if not name and not wanted.narrows:
        raise UsageError("cite needs a NAME or a filter, as in cite cica or cite --topic cica")
    found = matches(dataset, name or [])
    cited = sources(dataset, wanted)
    if name:
        named = [source for match in found for source in behind(dataset, match.thing)]
        kept = {source.id for source in cited}
        cited = tuple({each.id: each for each in named if each.id in kept}.values())
    manner = style or by_ending(file, ENDINGS) or "text"
    notes = wanted.notes + tuple(note for match in found for note in match.notes)
    if not cited:
        notes += ("no source matches; a period is that of the document",)
    text = STYLES[manner](cited, dataset.reviewed)
    return Shown(text, notes=notes, file=file, force=force, paged=not no_pager)


def check(
    files: Files = None,
    as_json: Annotated[bool, typer.Option("--json", help="One array of all diagnostics.")] = False,
    style: Annotated[
        Literal["text", "json", "github"] | None,
        typer.Option("--format", help="How to show diagnostics; text if left out."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail, too.")] = False,
    max_size: MaxSize = MIB,
) -> Shown:
    """Check datasets: each diagnostic with its line and remedy."""
    from ..check import MOST_VIOLATIONS, as_github, as_text, check_file

    if as_json and style not in (None, "json"):
        raise UsageError(f"--json and --format {style} exclude each other; give one")
    paths = [*files] if files else [data_from_environment()]
    found = [check_file(origin(path), Limits(max_size)) for path in paths]
    diagnostics = [diagnostic for each in found for diagnostic in each]
    if as_json or style == "json":
        text = json.dumps(
            [diagnostic._asdict() for diagnostic in diagnostics], ensure_ascii=False, indent=2
        )
        text = escape_json(text) + "\n"
    else:
        write = as_github if style == "github" else as_text
        text = "".join(f"{write(diagnostic)}\n" for diagnostic in diagnostics)
    errors = sum(diagnostic.severity == "error" for diagnostic in diagnostics)
    warnings = len(diagnostics) - errors
    failed = errors or (strict and warnings)
    files_checked = counted(len(paths), "file")
    note = f"{counted(errors, 'error')}, {counted(warnings, 'warning')} in {files_checked}"
    if any(len(each) == MOST_VIOLATIONS for each in found):
        note += f"; no more than {MOST_VIOLATIONS:,} are looked for in a file"
    return Shown(text, notes=(note,), code=DatasetError.code if failed else 0)


def init(
    file: NewFile,
    force: Force = False,
) -> Shown:
    """Begin a dataset: a small one, commented, that passes check."""
    from ..dataset.bundled import starter

    return Shown(starter(), file=file, force=force)


def schema(
    of: Annotated[
        Literal["output", "dataset"], typer.Argument(help="Of the JSON output, or of a dataset.")
    ] = "output",
    file: Target = None,
    force: Force = False,
    no_pager: NoPager = False,
) -> Shown:
    """Print the JSON Schema of the output, or of a dataset."""
    from ..dataset.bundled import dataset_schema, output_schema

    text = dataset_schema() if of == "dataset" else output_schema()
    return Shown(text, file=file, force=force, paged=not no_pager)


TOOLS: dict[str, Callable[..., Shown]] = {
    "cite": cite,
    "check": check,
    "init": init,
    "schema": schema,
}
"""The commands of this module by their names, in the order of the help."""
