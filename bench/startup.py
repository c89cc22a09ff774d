"""How long whole processes take, side by side, against a Typer application that does nothing.

Run it where kztimeline is installed (not from a source tree without compiled files):

    python bench/startup.py [ROUNDS] > bench/startup.md

Every round runs each command once, in turn, so that a slow moment of the machine hits them all;
the ratio is the median of the rounds' ratios.
"""

import os
import platform
import pty
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path

KZTIMELINE = Path(sysconfig.get_path("scripts")) / "kztimeline"
BASELINE = [sys.executable, str(Path(__file__).with_name("baseline.py")), "one"]


def piped(command: list[str]) -> float:
    """Return the seconds a command takes with its output in a pipe."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return time.perf_counter() - start


def on_terminal(command: list[str]) -> float:
    """Return the seconds a command takes with its output on a colour terminal of 80 columns."""
    leader, follower = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "80"}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=follower, env=environment)
    os.close(follower)
    while _read(leader):
        pass
    process.wait()
    seconds = time.perf_counter() - start
    os.close(leader)
    return seconds


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # Linux says so when the other end has closed
        return b""


RUNS: dict[str, tuple[Callable[[list[str]], float], list[str]]] = {
    "Typer, two empty commands": (piped, BASELINE),
    "python -c pass": (piped, [sys.executable, "-c", "pass"]),
    "kztimeline --version": (piped, [str(KZTIMELINE), "--version"]),
    "kztimeline list --json, piped": (piped, [str(KZTIMELINE), "list", "--json"]),
    "kztimeline list, piped": (piped, [str(KZTIMELINE), "list"]),
    "kztimeline list 2006, terminal": (on_terminal, [str(KZTIMELINE), "list", "2006"]),
    "kztimeline show cica, terminal": (on_terminal, [str(KZTIMELINE), "show", "cica"]),
    "kztimeline timeline, terminal": (on_terminal, [str(KZTIMELINE), "timeline"]),
}


def main() -> None:
    """Measure all runs and print a Markdown table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    seconds: dict[str, list[float]] = {name: [] for name in RUNS}
    for _ in range(rounds + 1):
        for name, (measure, command) in RUNS.items():
            seconds[name].append(measure(command))
    floor = seconds["Typer, two empty commands"][1:]
    print("# Start-up, whole processes\n")
    print(f"CPython {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds in turn")
    print("after one that is not counted. Made by `python bench/startup.py`.\n")
    print("| command | median ms | times the empty Typer app |")
    print("|---|---:|---:|")
    for name, measured in seconds.items():
        ratios = [own / other for own, other in zip(measured[1:], floor, strict=True)]
        median = statistics.median(measured[1:]) * 1000
        print(f"| {name} | {median:.0f} | {statistics.median(ratios):.2f} |")


if __name__ == "__main__":
    main()
