"""kztimeline beside its peers: the same events, the same question, whole processes in turn.

The question is "which events of 2006?", answered as JSON or text. Run it where kztimeline is
installed, with as many of the peers on the path as there are; those that are missing are named:

    python bench/compare.py            # writes bench/results.md and bench/results.svg

On Debian: apt-get install hledger recutils remind miller jq; pip install khal sqlite-utils.
"""

import csv
import datetime
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
SIZES = (40, 1_000, 10_000)
ROUNDS = {40: 15, 1_000: 11, 10_000: 5}
FLOOR = "Typer, two empty commands"
Event = tuple[str, str, str]


def events(number: int) -> list[Event]:
    """Return as many events, spread evenly over the days of 1990 to 2019."""
    first, days = datetime.date(1990, 1, 1), 30 * 365
    dates = [first + datetime.timedelta(days=index * days // number) for index in range(number)]
    return [(f"event-{i}", day.isoformat(), f"Event {i} happened") for i, day in enumerate(dates)]


def write_toml(file: Path, rows: list[Event]) -> None:
    """Write a dataset of kztimeline."""
    header = (
        '[dataset]\ntitle = "T"\ndescription = "D"\nversion = "1"\nlicense = "CC0-1.0"\n'
        'coverage = "1990/2019"\nreviewed = "2026-11-23"\n\n'
        '[[sources]]\nid = "s"\ntitle = "S"\nkind = "book"\n'
    )
    body = "".join(
        f'\n[[events]]\nid = "{ident}"\ndate = "{day}"\ntitle = "{title}"\n'
        f'[[events.claims]]\nsource = "s"\ndate = "{day}"\n'
        for ident, day, title in rows
    )
    file.write_text(header + body, encoding="utf-8")


def write_json(file: Path, rows: list[Event]) -> None:
    """Write an array of objects."""
    file.write_text(
        json.dumps([{"id": i, "date": d, "title": t} for i, d, t in rows], indent=1), "utf-8"
    )


def write_csv(file: Path, rows: list[Event]) -> None:
    """Write rows with a header."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("id", "date", "title"), *rows])


def write_journal(file: Path, rows: list[Event]) -> None:
    """Write a journal of hledger, each event a transaction of nothing."""
    file.write_text("".join(f"{d} {t}\n  (e:{i})  1\n\n" for i, d, t in rows), "utf-8")


def write_rec(file: Path, rows: list[Event]) -> None:
    """Write records of recutils."""
    file.write_text("".join(f"id: {i}\ndate: {d}\ntitle: {t}\n\n" for i, d, t in rows), "utf-8")


def write_remind(file: Path, rows: list[Event]) -> None:
    """Write reminders."""
    file.write_text("".join(f"REM {d} MSG {t}\n" for _, d, t in rows), "utf-8")


def write_khal(file: Path, rows: list[Event]) -> None:
    """Write a calendar folder of khal with its configuration, and let khal index it."""
    calendar = file / "calendar"
    calendar.mkdir(parents=True)
    for ident, day, title in rows:
        (calendar / f"{ident}.ics").write_text(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\n"
            f"UID:{ident}\nDTSTAMP:20200101T000000Z\nDTSTART;VALUE=DATE:{day.replace('-', '')}\n"
            f"SUMMARY:{title}\nEND:VEVENT\nEND:VCALENDAR\n",
            encoding="utf-8",
        )
    (file / "config").write_text(
        f"[calendars]\n[[c]]\npath = {calendar}\n[sqlite]\npath = {file}/khal.db\n"
        "[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        encoding="utf-8",
    )


Peer = tuple[str, str, Callable[[Path, list[Event]], None], list[str]]
SQL = "select * from events where date >= '2006' and date < '2007'"
PEERS: list[Peer] = [
    (
        "kztimeline, JSON",
        "events.toml",
        write_toml,
        "kztimeline list 2006 --json --data FILE".split(),
    ),
    ("kztimeline, text", "events.toml", write_toml, "kztimeline list 2006 --data FILE".split()),
    ("khal", "khal", write_khal, "khal -c FILE/config list 2006-01-01 2006-12-31".split()),
    ("sqlite-utils", "events.csv", write_csv, ["sqlite-utils", "memory", "FILE", SQL]),
    ("hledger", "events.journal", write_journal, "hledger -f FILE print date:2006 -O json".split()),
    ("recsel", "events.rec", write_rec, ["recsel", "-e", "date ~ '^2006'", "FILE"]),
    ("remind", "events.rem", write_remind, "remind -s12 FILE 2006-01-01".split()),
    (
        "Miller",
        "events.csv",
        write_csv,
        ["mlr", "--icsv", "--ojson", "filter", '$date =~ "^2006"', "FILE"],
    ),
    ("jq", "events.json", write_json, ["jq", '[.[]|select(.date|startswith("2006"))]', "FILE"]),
]


def prepare(folder: Path, size: int) -> dict[str, list[str]]:
    """Write the files and return the command of each peer that is installed."""
    rows = events(size)
    commands = {FLOOR: [sys.executable, str(HERE / "baseline.py"), "one"]}
    for name, target, write, command in PEERS:
        program = shutil.which(command[0])
        if program is None:
            print(f"{name} is not installed and left out", file=sys.stderr)
            continue
        file = folder / target
        if not file.exists():
            write(file, rows)
        commands[name] = [program, *(part.replace("FILE", str(file)) for part in command[1:])]
    return commands


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each command by rounds, after one that is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
            seconds[name].append(time.perf_counter() - start)
    return {name: measured[1:] for name, measured in seconds.items()}


def peak(command: list[str]) -> float:
    """Return the peak memory of a command in MiB."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    unit = 1024**2 if sys.platform == "darwin" else 1024
    assert isinstance(usage, resource.struct_rusage)
    return usage.ru_maxrss / unit


def table(results: dict[int, dict[str, list[float]]], memory: dict[int, float]) -> str:
    """Return the results as Markdown."""
    lines = [
        "# The events of 2006, whole processes",
        "",
        f"CPython {platform.python_version()}, {os.cpu_count()} cores; medians of",
        f"{', '.join(f'{ROUNDS[size]} rounds at {size:,} events' for size in SIZES)}, each command",
        "once a round, in turn. Made by `python bench/compare.py`; times are milliseconds, and the",
        "ratio is to kztimeline with JSON (above 1: kztimeline is faster).",
        "",
        "| | " + " | ".join(f"{size:,} | ratio" for size in SIZES) + " |",
        "|---|" + "---:|---:|" * len(SIZES),
    ]
    for name in results[SIZES[0]]:
        cells = []
        for size in SIZES:
            own, ours = results[size][name], results[size][PEERS[0][0]]
            ratio = statistics.median(a / b for a, b in zip(own, ours, strict=True))
            cells.append(f"{statistics.median(own) * 1000:.0f} | {ratio:.2f}")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    used = ", ".join(f"{memory[size]:.0f} MiB at {size:,}" for size in SIZES)
    return "\n".join([*lines, "", f"Peak memory of kztimeline with JSON: {used}.", ""])


def plot(results: dict[int, dict[str, list[float]]]) -> str:
    """Return the results as an SVG of bars, a group for each number of events."""
    parts, y = [], 30
    for size in SIZES:
        medians = {name: statistics.median(own) * 1000 for name, own in results[size].items()}
        widest = max(medians.values())
        parts.append(f'<text x="10" y="{y}" font-weight="bold">{size:,} events</text>')
        for name, median in sorted(medians.items(), key=lambda item: item[1]):
            y += 20
            width = median / widest * 420
            color = "#0a7" if name.startswith("kztimeline") else "#999"
            parts.append(f'<text x="200" y="{y}" text-anchor="end">{escape(name)}</text>')
            parts.append(
                f'<rect x="210" y="{y - 11}" width="{width:.1f}" height="13" fill="{color}"/>'
            )
            parts.append(f'<text x="{216 + width:.1f}" y="{y}">{median:.0f} ms</text>')
        y += 40
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {y}" width="720" role="img" '
    style = 'aria-label="Median time of each tool" font-family="sans-serif" font-size="12">'
    paper = '<rect width="100%" height="100%" fill="#fff"/>'
    return "\n".join([head + style, paper, *parts, "</svg>", ""])


def main() -> None:
    """Measure everything and write the results beside this file."""
    os.environ["PATH"] = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    results, memory = {}, {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            commands = prepare(Path(folder), size)
            results[size] = measure(commands, ROUNDS[size])
            memory[size] = peak(commands[PEERS[0][0]])
    (HERE / "results.md").write_text(table(results, memory), encoding="utf-8")
    (HERE / "results.svg").write_text(plot(results), encoding="utf-8")
    print(table(results, memory))


if __name__ == "__main__":
    main()
