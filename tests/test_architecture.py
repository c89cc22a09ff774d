"""What may import what, and what a command may cost."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import sample
from exhaustive import few
from packaging.requirements import Requirement

import kztimeline

PACKAGE = Path(kztimeline.__file__).parent

# From the bottom: a module imports from the layers below its own, or from its own package.
LAYERS = (
    {"errors", "text"},
    {"dates"},
    {"model"},
    {"wording"},
    {"dataset", "queries", "chart"},
    {"formats", "web", "check", "__init__"},
    {"terminal"},
    {"cli"},
)
"""Those of one layer do not know each other; `__main__`, which starts `cli`, is above them all."""
HOMES = {
    "rich": {"terminal"},
    "typer": {"cli"},
    "tomli": {"dataset"},
    "dateutil": {"queries"},
    "icalendar": {"formats"},
    "jinja2": {"web"},
    "markupsafe": {"web"},
    "rapidfuzz": {"queries", "text"},
    "resvg_py": {"web"},
}
"""The parts that may import each thing that others have written."""


def part(module: str) -> str:
    """Return the part of the program that a module belongs to."""
    return module.partition(".")[0]


@cache
def modules() -> dict[str, Path]:
    """Return the file of every module, by its name within the package."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        if "__pyinstaller" in file.parts:  # a part of PyInstaller, rather
            continue
        name = ".".join(file.relative_to(PACKAGE).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = file
    return found


@cache
def trees() -> dict[str, ast.Module]:
    """Return the syntax tree of every module."""
    return {name: ast.parse(file.read_text("utf-8")) for name, file in modules().items()}


def typing_only(tree: ast.Module) -> set[ast.AST]:
    """Return the nodes under `if TYPE_CHECKING`: they import nothing when the program runs."""
    blocks = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    ]
    return {inner for block in blocks for child in block.body for inner in ast.walk(child)}


def imports(name: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield what a module imports: of its own package (`view.card`), then of others (`:rich`)."""
    is_package = modules()[name].name == "__init__.py" and name != "__init__"
    folder = name.split(".") if is_package else name.split(".")[:-1]
    left_out = typing_only(tree)
    for node in ast.walk(tree):
        if node in left_out:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield f":{part(alias.name)}", alias.name
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield f":{part(node.module or '')}", node.names[0].name
        elif isinstance(node, ast.ImportFrom):
            above = folder[: len(folder) - node.level + 1]
            base = [*above, *(node.module or "").split(".")] if node.module else above
            for alias in node.names:
                whole = ".".join([*base, alias.name])
                known = whole if whole in modules() else ".".join(base) or "__init__"
                yield known, alias.name


@cache
def every() -> list[tuple[str, str, str]]:
    """Return what each module imports, and what of it."""
    return [(name, *edge) for name, tree in trees().items() for edge in imports(name, tree)]


def internal() -> list[tuple[str, str, str]]:
    """Return the imports of the package's own modules."""
    return [edge for edge in every() if not edge[1].startswith(":")]


def external() -> list[tuple[str, str]]:
    """Return the imports of what is not in the package."""
    return [(name, target[1:]) for name, target, _ in every() if target.startswith(":")]


def height(module: str) -> int:
    """Return the layer of a module, counted from the bottom."""
    return next((at for at, layer in enumerate(LAYERS) if part(module) in layer), len(LAYERS))


def test_every_module_has_a_layer() -> None:
    """A new module has to be given its place in the picture above."""
    parts = {part(name) for name in modules()} - {"__main__"}
    assert parts <= set().union(*LAYERS), "give the new module a layer"
    assert len(set().union(*LAYERS)) == sum(map(len, LAYERS))


def test_the_imports_are_seen() -> None:
    """The reading of imports finds those that are known to be there."""
    assert ("terminal.cards", "model", "Topic") in internal()
    assert any(
        name == "dataset.load" and target == "dataset.positions" for name, target, _ in internal()
    )
    assert ("queries.between", "dateutil") in external()
    assert ("terminal.cards", "terminal.style", "plain") in internal()


def test_imports_point_down() -> None:
    """Every import, also one within a function, goes to a lower layer or stays in its package."""
    wrong = [
        f"{name} imports {target}"
        for name, target, _ in internal()
        if part(name) != part(target) and height(target) >= height(name)
    ]
    assert wrong == []


def test_nothing_imports_the_command_line() -> None:
    """Only the entry point knows that there is a command line."""
    known = {
        name for name, target, _ in internal() if part(target) == "cli" and part(name) != "cli"
    }
    assert known == {"__main__"}


@pytest.mark.parametrize("other", HOMES)
def test_others_have_one_home(other: str) -> None:
    """What others have written is imported in one place each."""
    assert {part(name) for name, target in external() if target == other} <= HOMES[other]


def test_there_are_no_others() -> None:
    """Besides these there is the standard library alone; nothing imports itself by its name."""
    known = sys.stdlib_module_names | set(HOMES)
    assert {(name, target) for name, target in external() if target not in known} == set()


def test_they_are_declared() -> None:
    """Whatever is imported is named in pyproject.toml, not just brought along by something else."""
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["png"]]
    declared = {Requirement(line).name.removeprefix("python-") for line in lines}
    assert declared == set(HOMES)


def test_the_clock_is_read_in_one_place() -> None:
    """`--today` can stand for it everywhere, because only one line asks for the day."""
    calls = [
        (name, ast.unparse(node.func))
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("today", "now", "utcnow", "time", "localtime", "gmtime")
    ]
    assert calls == [("cli.commands", "date.today")]


def test_answers_go_out_in_one_place() -> None:
    """Nothing but the command line prints, and nothing but the entry point ends the process."""
    named = {
        (name, ast.unparse(node.func))
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    assert {name for name, call in named if call in ("print", "input", "sys.stdout.write")} == {
        "cli.streams"
    }
    ends = ("exit", "quit", "sys.exit", "os._exit")
    assert {name for name, call in named if call in ends} == {"__main__"}


PATH_FIRST = f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r}); "
WATCHED = """
import sys
from os.path import exists

opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from kztimeline.cli import run

code = run(sys.argv[1:])
datasets = [name for name in opened if name.endswith((".toml", "events.json")) and exists(name)]
print(code, len(datasets), *sorted(sys.modules), file=sys.stderr)
"""


def run(*args: str | Path, **given: str) -> tuple[int, int, set[str]]:
    """Return the exit code of a command in a pipe, how many datasets it opened, and its modules."""
    outcome = sample.process(args, python=("-c", WATCHED), **given)
    code, opened, *loaded = outcome.stderr.decode().splitlines()[-1].split()
    return int(code), int(opened), set(loaded)


BARE = """
import sys
import typer

app = typer.Typer()
app.command("one")(lambda: None)
app.command("two")(lambda: None)
app(["one"], standalone_mode=False)
print(*sys.modules)
"""
ALWAYS = {"kztimeline", "bisect", "dataclasses", "encodings", "tomli", "typer", "shlex"}
"""Packages that any command may import besides what a bare Typer application does."""

BOUNDS = {
    # a command in a pipe, and what else it may import
    "--version": "json",
    "--help": "json",
    "list --help": "",
    "list": "",
    "list --json": "json",
    "list --format jsonl": "json",
    "list --format csv": "csv",
    "list --format mermaid": "",
    "list --format md": "urllib ipaddress",
    "list --year 1912 --json": "json",
    "list 1912..1916 --json": "json",
    "timeline": "",
    "sources": "fractions decimal numbers",
    "facts --json": "json fractions decimal numbers",
    "claims": "fractions decimal numbers",
    "show council --json": "json unicodedata fractions decimal numbers",
    "show first-census": "json unicodedata",
    # Older versions of rapidfuzz and dateutil import numbers, and six with struct.
    "search bridge": "unicodedata rapidfuzz cython_runtime array importlib numbers",
    "between rails bridge": "unicodedata dateutil calendar six struct",
}
QUICK = (
    "--help",
    "list",
    "facts --json",
    "show first-census",
    "search bridge",
    "between rails bridge",
)


@cache
def bare() -> set[str]:
    """Return the modules that a Typer application imports which does nothing."""
    outcome = sample.process([], python=("-c", BARE))
    return set(outcome.stdout.decode().split())


def beyond(loaded: set[str]) -> set[str]:
    """Return the packages of modules that a bare application has not, but for private ones."""
    more = {part(name) for name in loaded - bare()}
    return {name for name in more - ALWAYS if not name.startswith("_") and "__" not in name}


@pytest.mark.parametrize("command", few(BOUNDS, *QUICK))
def test_programs_are_answered_cheaply(command: str, tmp_path: Path) -> None:
    """In a pipe a command imports what it needs and no more, and opens one dataset at most."""
    file = sample.write(tmp_path)
    code, opened, loaded = run(*command.split(), KZTIMELINE_DATA=str(file))
    assert (code, opened) == (0, "--help" not in command and command != "--version")
    assert beyond(loaded) <= set(BOUNDS[command].split())
    assert loaded & {"kztimeline.dataset.scanner", "kztimeline.terminal"} == set()
    assert ("kztimeline.queries.search" in loaded) == command.startswith("search")


def test_completion_is_cheap(tmp_path: Path) -> None:
    """What the shell asks on Tab, it waits for."""
    given = {"_KZTIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": "kztimeline show first-"}
    file = sample.write(tmp_path)
    outcome = sample.process(
        [], python=("-c", WATCHED), KZTIMELINE_DATA=str(file), COMP_CWORD="2", **given
    )
    code, opened, *loaded = outcome.stderr.decode().splitlines()[-1].split()
    assert (code, opened, outcome.stdout) == ("0", "1", b"first-census\n")
    assert beyond(set(loaded)) <= {"json", "unicodedata"}


NEEDED = {
    "rich": "list --format table",
    "json": "list --json",
    "jinja2": "list --format html",
    "icalendar": "list --format ics",
    "dateutil": "between 2006 2007",
    "kztimeline.queries.search": "search bridge",
}


@pytest.mark.parametrize("needed", few(NEEDED, "json", "kztimeline.queries.search"))
def test_what_is_needed_is_imported(needed: str, tmp_path: Path) -> None:
    """The control: a command that needs one of them does import it."""
    code, _, loaded = run(*NEEDED[needed].split(), "--data", sample.write(tmp_path))
    assert code == 0
    assert needed in loaded
    assert part(needed) in beyond(loaded) | {"kztimeline"}


@pytest.mark.parametrize(
    "args",
    few([["list", "--help"], ["show", "-h"], ["--help"], ["-h"], [], ["--version"]]),
    ids=str,
)
def test_help_reads_no_dataset(args: list[str]) -> None:
    """Help and version open no dataset, so they work where there is none."""
    assert run(*args)[:2] == (0, 0)
    assert run(*args, KZTIMELINE_DATA="/nonesuch.toml")[:2] == (0, 0)


def test_a_question_reads_the_dataset() -> None:
    """The control: a question does open it, and fails where there is none."""
    assert run("list")[:2] == (0, 1)
    assert run("list", KZTIMELINE_DATA="/nonesuch.toml")[0] == 4


def test_the_package_is_cheap_to_import() -> None:
    """A program that imports the package gets the loader, and neither commands nor drawings."""
    code = "import kztimeline, sys; kztimeline.load; print(*sorted(sys.modules))"
    outcome = sample.process([], python=("-c", code))
    loaded = set(outcome.stdout.decode().split())
    assert outcome.returncode == 0
    assert "kztimeline.dataset.load" in loaded
    assert loaded & {"rich", "typer", "dateutil", "kztimeline.cli", "kztimeline.terminal"} == set()


def test_the_package_imports_nothing_unasked() -> None:
    """Ctrl-C is taken care of by `__main__`, before whatever takes time to import."""
    code = "import sys; before = set(sys.modules); import kztimeline.__main__; "
    code += "print(*sorted(set(sys.modules) - before))"
    outcome = sample.process([], python=("-I", "-c", PATH_FIRST + code))
    assert set(outcome.stdout.decode().split()) <= {
        "gc",
        "kztimeline",
        "kztimeline.__main__",
        "types",
    }
