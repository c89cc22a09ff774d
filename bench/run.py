"""Whole processes side by side, by hyperfine: kztimeline, a Typer app that does nothing, peers.

It takes some minutes of a machine that does nothing else, and writes bench/results.md:

    python3 bench/run.py [RUNS]

kztimeline and the peers from PyPI are installed in an environment of its own; the others come from
Debian (apt-get install hyperfine hledger miller remind ripgrep sqlite3). What is missing is named.
"""

import csv
import datetime
import json
import os
import platform
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PYPI = ("khal", "sqlite-utils", "duckdb-cli")
BARE, FREED, OURS = "bare Typer app", "the same, freeing its memory", "kztimeline, JSON"
BARE_APP = """
import gc, os, sys
gc.disable()
import typer

app = typer.Typer()
app.command("one")(lambda: None)
app.command("two")(lambda: None)
app(["one"], standalone_mode=False)
sys.stdout.flush()
os._exit(0)
"""
"""The floor; it ends as kztimeline does, which frees nothing before."""

QUESTION = {
    # "which events of 2006?", as each tool is asked; FILES stands for the folder of files
    OURS: "kztimeline list --year 2006 --json --data FILES/events.toml",
    "kztimeline, text": "kztimeline list --year 2006 --data FILES/events.toml",
    "rg": "rg ,2006- FILES/events.csv",
    "Miller": "mlr --icsv --ojson filter '$date =~ \"^2006\"' FILES/events.csv",
    "sqlite3": "sqlite3 FILES/events.db \"select * from events where date like '2006-%'\"",
    "DuckDB": 'duckdb -c ".maxrows 9999" -c "from \'FILES/events.csv\' where year(date) = 2006"',
    "sqlite-utils": "sqlite-utils memory FILES/events.csv "
    "\"select * from events where date like '2006-%'\"",
    "hledger": "hledger -f FILES/events.journal print date:2006",
    "remind": "remind -s12 FILES/events.rem 2006-01-01",
    "khal": "khal -c FILES/khal.conf list 2006-01-01 2006-12-31",
}
BUNDLED = {
    OURS: "kztimeline list --json",
    "kztimeline, text": "kztimeline list",
    "kztimeline --version": "kztimeline --version",
}
SHOWN = {name: f"kztimeline {name}" for name in ("show cica", "list 2006", "timeline")}


class Event(NamedTuple):
    """What every tool is told of an event."""

    id: str
    date: str
    title: str


class Took(NamedTuple):
    """The median time of a process, and the processor's in it, in milliseconds."""

    wall: float
    cpu: float


def events(number: int) -> list[Event]:
    """Return as many events, spread evenly over the days of 1990 to 2019."""
    first, days = datetime.date(1990, 1, 1), 30 * 365
    return [
        Event(
            f"e{at}", str(first + datetime.timedelta(at * days // number)), f"Event {at} happened"
        )
        for at in range(number)
    ]


EACH = {
    # how each event stands in a file of text
    "events.toml": '[[events]]\nid = "{id}"\ndate = "{date}"\ntitle = "{title}"\n'
    'claims = [{{ source = "s", date = "{date}" }}]\n',
    "events.journal": "{date} {title}\n  (e:{id})  1\n\n",
    "events.rem": "REM {date} MSG {title}\n",
}
FIRST = {
    # what stands before them
    "events.toml": '[dataset]\ntitle = "T"\ndescription = "D"\nversion = "1"\nlicense = "CC0-1.0"\n'
    'coverage = "1990/2019"\nreviewed = "2026-11-23"\n'
    '[[sources]]\nid = "s"\ntitle = "S"\nkind = "book"\n'
}
ICS = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:{0.id}\nDTSTAMP:20200101T000000Z\n"
    "DTSTART;VALUE=DATE:{1}\nSUMMARY:{0.title}\nEND:VEVENT\nEND:VCALENDAR\n"
)
KHAL = """
[calendars]
[[c]]
path = {0}/calendar
[sqlite]
path = {0}/khal.db
[locale]
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def write(folder: Path, rows: list[Event]) -> None:
    """Write the same events as each tool reads them."""
    for name, form in EACH.items():
        text = FIRST.get(name, "") + "".join(form.format(**row._asdict()) for row in rows)
        (folder / name).write_text(text, encoding="utf-8")
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([Event._fields, *rows])
    with sqlite3.connect(folder / "events.db") as database:
        database.execute("create table events (id, date, title)")
        database.executemany("insert into events values (?, ?, ?)", rows)
    (folder / "khal.conf").write_text(KHAL.format(folder), encoding="utf-8")
    (folder / "calendar").mkdir()
    for row in rows:
        text = ICS.format(row, row.date.replace("-", ""))
        (folder / "calendar" / f"{row.id}.ics").write_text(text, encoding="utf-8")


def check(commands: dict[str, str], wanted: set[str]) -> None:
    """End the comparison unless every tool names just the events that it should."""
    for name, command in commands.items():
        done = subprocess.run(shlex.split(command), capture_output=True, text=True, check=False)
        found = set(re.findall(r"Event \d+ happened", done.stdout))
        if done.returncode or found != wanted:
            raise SystemExit(f"{name} answers wrongly ({len(found)}): {done.stderr or done.stdout}")


def measure(commands: dict[str, str], runs: int) -> dict[str, Took]:
    """Return what whole processes take, their output in a pipe."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        options = f"-N --warmup 2 --runs {runs} --output pipe --export-json {file.name}".split()
        subprocess.run(["hyperfine", *options, *commands.values()], check=True)
        found = json.load(file)["results"]
    return {
        name: Took(each["median"] * 1000, (each["user"] + each["system"]) * 1000)
        for name, each in zip(commands, found, strict=True)
    }


def table(title: str, took: dict[str, Took], one: str) -> str:
    """Return a table of what processes took, the fastest first, against one of them."""
    rows = "".join(
        f"| {name} | {each.wall:.0f} | {each.cpu:.0f} | {each.wall / took[one].wall:.2f} |\n"
        for name, each in sorted(took.items(), key=lambda row: row[1].wall)
    )
    return f"\n## {title}\n\n| | wall, ms | CPU, ms | times {one} |\n|---|---:|---:|---:|\n{rows}"


def on_terminal(command: str) -> str:
    """Return the command that runs another on a terminal."""
    return shlex.join(["script", "-qec", command, "/dev/null"])


def install(folder: Path) -> None:
    """Install kztimeline as users have it, and the peers from PyPI, where they install."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, str(ROOT)], check=True)
    for name in PYPI:
        subprocess.run([*pip, name], check=False)
    os.environ |= {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    os.environ |= {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}


def report(folder: Path, runs: int) -> str:
    """Measure everything, and return the tables."""
    bare, freed = f"python {folder / 'bare.py'}", f"python {folder / 'freed.py'}"
    (folder / "bare.py").write_text(BARE_APP, encoding="utf-8")
    usual = BARE_APP.replace("gc.disable()", "").replace("os._exit(0)", "")
    (folder / "freed.py").write_text(usual, encoding="utf-8")
    there = {name for name, command in QUESTION.items() if shutil.which(command.split()[0])}
    missing = ", ".join(sorted(QUESTION.keys() - there)) or "none"
    text = f"""\
# kztimeline beside its peers

Whole processes, from start to end, by hyperfine: the median of {runs} runs of each, and the
processor's time in them. Made by `python3 bench/run.py` with CPython {platform.python_version()}
on {os.cpu_count()} cores. Not installed, and left out: {missing}.

The bare Typer app has two commands that do nothing, and ends as kztimeline does, without garbage
collection. Every tool names exactly the events that it should. khal and sqlite3 answer from an
index or a database that was made before; all others read text each time. kztimeline reads and
checks a source's claim for each event, which the others do not have.
"""
    text += table("The bundled dataset", measure({BARE: bare, FREED: freed} | BUNDLED, runs), BARE)
    shown = {name: on_terminal(each) for name, each in ({BARE: bare} | SHOWN).items()}
    text += table("The bundled dataset, on a terminal", measure(shown, runs), BARE)
    for size in (1_000, 10_000):
        files = folder / str(size)
        files.mkdir()
        write(files, events(size))
        asked = {k: QUESTION[k].replace("FILES", str(files)) for k in QUESTION if k in there}
        check(asked, {row.title for row in events(size) if row.date.startswith("2006")})
        took = measure({BARE: bare} | asked, runs)
        text += table(f"{size:,} events: which of them happened in 2006?", took, OURS)
    return text


def main() -> None:
    """Measure everything, and write it beside this file."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory() as folder:
        install(Path(folder) / "venv")
        text = report(Path(folder), runs)
    Path(__file__).with_name("results.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
