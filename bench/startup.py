"""How long whole processes take, side by side, against a Typer application that does nothing.

Run it from the root of the repository, in an environment where kztimeline is installed as users
have it (pip install . without -e):

    python -m bench.startup [ROUNDS] > bench/startup.md

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

from .figures import ratio
from .measure import ready, timed
from .peers import FLOOR, floor

KZTIMELINE = Path(sysconfig.get_path("scripts")) / "kztimeline"


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
    FLOOR: (timed, floor()),
    "python -c pass": (timed, [sys.executable, "-c", "pass"]),
    "kztimeline --version": (timed, [str(KZTIMELINE), "--version"]),
    "kztimeline list --json, piped": (timed, [str(KZTIMELINE), "list", "--json"]),
    "kztimeline list, piped": (timed, [str(KZTIMELINE), "list"]),
    "kztimeline list 2006, terminal": (on_terminal, [str(KZTIMELINE), "list", "2006"]),
    "kztimeline show cica, terminal": (on_terminal, [str(KZTIMELINE), "show", "cica"]),
    "kztimeline timeline, terminal": (on_terminal, [str(KZTIMELINE), "timeline"]),
}


def main() -> None:
    """Measure all runs and print a Markdown table."""
    ready()
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    seconds: dict[str, list[float]] = {name: [] for name in RUNS}
    for _ in range(rounds + 1):
        for name, (measure, command) in RUNS.items():
            seconds[name].append(measure(command))
    print("# Start-up, whole processes\n")
    print(f"CPython {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds in turn")
    print("after one that is not counted. Made by `python -m bench.startup`.\n")
    print("| command | median ms | times the bare Typer app |")
    print("|---|---:|---:|")
    for name, measured in seconds.items():
        times = ratio(measured[1:], seconds[FLOOR][1:])
        median = statistics.median(measured[1:]) * 1000
        print(f"| {name} | {median:.0f} | {times.median:.2f} ± {times.around:.2f} |")


if __name__ == "__main__":
    main()
