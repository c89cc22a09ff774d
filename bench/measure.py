"""Whole processes: how long they take, how much memory, and whether their answers are right."""

import importlib.util
import os
import random
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from importlib.util import cache_from_source
from pathlib import Path

from .peers import Command

LAUNCHER = """
import os, sys
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print(usage.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Starts a process from a small one: the peak of what starts it counts as its own, on Linux."""

TITLE = re.compile(r"Event \d+ happened")


def ready() -> None:
    """Put this environment's programs first; end unless kztimeline is there as users have it.

    An editable installation reads the bundled dataset as TOML, and may compile at every start.
    """
    os.environ["PATH"] = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    found = importlib.util.find_spec("kztimeline")
    file = Path(found.origin if found and found.origin else "")
    packages = sysconfig.get_path("purelib")
    if not (file.is_relative_to(packages) and Path(cache_from_source(file)).exists()):
        raise SystemExit("kztimeline is not installed as users have it: pip install .")


def in_turn(commands: dict[str, Command], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each command, round by round, after one round that is not counted.

    Every round runs all commands, so that a slow moment of the machine hits them alike, in an
    order of its own (the same in every run), so that none always comes after the same other.
    """
    shuffled, names = random.Random(2006), list(commands)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds + 1):
        shuffled.shuffle(names)
        for name in names:
            seconds[name].append(timed(commands[name]))
    return {name: measured[1:] for name, measured in seconds.items()}


def timed(command: Command) -> float:
    """Return the seconds from the start of a command to its end, with its output in a pipe."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def check(name: str, command: Command, wanted: set[str]) -> None:
    """End the comparison unless a command names just the events that it should."""
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    found = set(TITLE.findall(ended.stdout))
    if ended.returncode or found != wanted:
        said = ended.stderr.strip().splitlines()[-1:]
        raise SystemExit(
            f"{name} answers wrongly: exit code {ended.returncode}, {len(found & wanted)} of "
            f"{len(wanted)} events and {len(found - wanted)} others; {' '.join(said)}"
        )


def peak(command: Command) -> float:
    """Return the peak memory of a command in MiB."""
    launched = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LAUNCHER, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return int(launched.stderr.split()[-1]) / unit


def least_peak() -> float:
    """Return the peak, in MiB, below which none can be seen: that of what starts the processes."""
    return peak([shutil.which("true") or "true"])
