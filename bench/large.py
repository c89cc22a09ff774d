"""The largest files there may be, of every shape, through every command: how long, how much memory.

Run it from the root of the repository, in an environment where kztimeline is installed as users
have it (pip install . without -e). It takes half an hour:

    python -m bench.large            # writes bench/large.md

Time is that of the processor, so that other work on the machine does not count.
"""

import importlib.util
import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import NamedTuple

from .shapes import shapes

KZTIMELINE = Path(sysconfig.get_path("scripts")) / "kztimeline"
SECONDS, MEBIBYTES = 2.0, 300.0
ALWAYS = "list;list --json;show nothing like it;check;check --json".split(";")
"""What is asked of every file; a file that is refused is refused alike by all that reads it."""
QUESTIONS = [
    *"list 2006;list --topic t;list --place P;list --fields id,claims".split(";"),
    *(f"list --format {name}" for name in "table html svg csv md ics mermaid markwhen".split()),
    *"timeline --format table;timeline --across --format table".split(";"),
    *"show e1;show t;show t --format table;show s --format html".split(";"),
    *"search e;search event word --json;search topic --fields names --format table".split(";"),
    *"facts;facts --format table;list --fields id,summary --format table".split(";"),
    *"sources;sources --json;sources --format table;show s --json;show s --format md".split(";"),
    *(f"claims --format {name}" for name in "text json csv md html table".split()),
    *(f"timeline --across --by place --format {name}" for name in ("table", "svg")),
    *"between e1 e2;on 2006-09-01;cite t;cite t --style bibtex;complete show".split(";"),
]
WIDE = {"COLUMNS": "1000"}
"""The widest drawing there is."""


LAUNCHER = """
import os, sys
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print("", usage.ru_utime + usage.ru_stime, usage.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Starts a process from a small one: the peak of what starts it counts as its own, on Linux."""


def ready() -> None:
    """End unless kztimeline is there as users have it: an editable one is slower at every start."""
    found = importlib.util.find_spec("kztimeline")
    if not (found and Path(found.origin or "").is_relative_to(sysconfig.get_path("purelib"))):
        raise SystemExit("kztimeline is not installed as users have it: pip install .")


class Run(NamedTuple):
    """What one process took."""

    shape: str
    question: str
    seconds: float
    mebibytes: float
    code: int


def run(shape: str, file: Path, question: str) -> Run:
    """Ask a question of a file."""
    of = [str(file)] if question.startswith("check") else ["--data", str(file)]
    asked, given = [*question.split(), *of], os.environ | WIDE
    if question.startswith("complete"):
        line = {"_TYPER_COMPLETE_ARGS": f"kztimeline {question.removeprefix('complete')} "}
        shell = {"_KZTIMELINE_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        asked, given = [], given | line | shell | {"KZTIMELINE_DATA": str(file)}
    launched = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LAUNCHER, KZTIMELINE, *asked],
        env=given,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    seconds, kibibytes = map(float, launched.stderr.split()[-2:])
    return Run(shape, question, seconds, kibibytes / 1024, launched.returncode)


def report(runs: list[Run]) -> str:
    """Return the worst of each question as Markdown, and what is beyond the bounds."""
    codes = sorted({each.code for each in runs})
    beyond = [each for each in runs if each.seconds > SECONDS or each.mebibytes > MEBIBYTES]
    shapes_asked = len({each.shape for each in runs})
    lines = f"""\
# The largest files

{len(runs):,} processes: {shapes_asked} shapes of datasets, each as large as may be or larger, and
{len(ALWAYS) + len(QUESTIONS)} questions. Made by `python -m bench.large`.
Seconds are those of the processor.

Exit codes: {", ".join(map(str, codes))}.
Beyond {SECONDS:.0f} s or {MEBIBYTES:.0f} MiB: {len(beyond)}.

| question | slowest shape | s | largest shape | MiB |
|---|---|---:|---|---:|""".split("\n")
    for question in [*ALWAYS, *QUESTIONS]:
        asked = [each for each in runs if each.question == question]
        slow = max(asked, key=lambda each: each.seconds)
        large = max(asked, key=lambda each: each.mebibytes)
        lines.append(
            f"| `{question}` | {slow.shape} | {slow.seconds:.2f} "
            f"| {large.shape} | {large.mebibytes:.0f} |"
        )
    lines += [
        "",
        *(
            f"- beyond: `{each.question}` of {each.shape}: {each.seconds:.2f} s, "
            f"{each.mebibytes:.0f} MiB"
            for each in beyond
        ),
    ]
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Ask everything of everything, and write what it took beside this file."""
    ready()
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.toml"
        for shape, text in shapes().items():
            file.write_text(text, encoding="utf-8")
            asked = [run(shape, file, question) for question in ALWAYS]
            if asked[0].code == 0:
                asked += [run(shape, file, question) for question in QUESTIONS]
            runs += asked
            worst = max(asked, key=lambda each: each.seconds)
            print(f"{shape}: at most {worst.seconds:.2f} s ({worst.question})", file=sys.stderr)
    Path(__file__).with_name("large.md").write_text(report(runs), encoding="utf-8")
    print(report(runs))


if __name__ == "__main__":
    main()
