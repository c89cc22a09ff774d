"""kztimeline beside its peers: the same events, the same question, whole processes in turn.

Run it from the root of the repository, in an environment where kztimeline is installed as users
have it (pip install . without -e), with as many of the peers on the path as there are; those that
are missing are named:

    python -m bench.compare            # writes bench/results.md and bench/results.svg
    python -m bench.compare --quick    # a few rounds; writes nothing unless --output says where

On Debian: apt-get install hledger recutils remind miller jq; pip install khal sqlite-utils.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from . import files, measure, peers
from .figures import Figures, Results, Setting
from .peers import FLOOR, OURS, Command, Peer
from .plot import plot
from .report import report

SHORTLY = (
    "Set kztimeline beside its peers, in some ten minutes of a machine that does nothing else."
)
SIZES = {40: 25, 1_000: 25, 10_000: 11}
"""The rounds of the comparison, by the number of events."""
GROWTH = (40, 1_000, 10_000, 100_000)
GROWTH_ROUNDS = 11
BUNDLED_ROUNDS = 41
QUICK_ROUNDS = 3
RAISED = ["--max-size", "64"]
"""What lets kztimeline read more than 8 MiB, which 100,000 events are."""
USUAL_BOUND = 8 * 1024**2


def compared(there: list[Peer], size: int, rounds: int) -> Figures:
    """Compare all tools on as many events."""
    print(f"{size:,} events, {rounds} rounds", file=sys.stderr)
    rows = files.events(size)
    with tempfile.TemporaryDirectory() as folder:
        commands = peers.prepare(there, Path(folder), rows)
        for name, command in commands.items():
            measure.check(name, command, files.asked(rows))
        commands = peers.floors(Path(folder)) | commands
        return _figures(commands, rounds, len(files.asked(rows)))


def bundled(ours: Peer, rounds: int) -> Figures:
    """Compare the dataset that comes with kztimeline with the floor."""
    print(f"the bundled dataset, {rounds} rounds", file=sys.stderr)
    command = [peers.program(ours), "list", "--year", files.YEAR]
    commands = {FLOOR: peers.floor(), OURS: [*command, "--json"], peers.OURS_TEXT: command}
    return _figures(commands, rounds)


def grown(ours: Peer, sizes: tuple[int, ...], rounds: int) -> Figures:
    """Measure kztimeline alone on more and more events."""
    print(f"kztimeline alone, {rounds} rounds", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        commands = {}
        for size in sizes:
            place = Path(folder) / str(size)
            place.mkdir()
            command = peers.prepare([ours], place, files.events(size))[OURS]
            if (place / ours.target).stat().st_size > USUAL_BOUND:
                if not _takes(command[0], RAISED[0]):
                    print(f"{size:,} events left out: there is no {RAISED[0]}", file=sys.stderr)
                    continue
                command += RAISED
            measure.check(f"{size:,} events", command, files.asked(files.events(size)))
            commands[str(size)] = command
        return _figures(commands, rounds)


def _figures(commands: dict[str, Command], rounds: int, answers: int = 0) -> Figures:
    seconds = measure.in_turn(commands, rounds)
    memory = {name: measure.peak(command) for name, command in commands.items()}
    return Figures(seconds, memory, answers)


def _takes(program: str, option: str) -> bool:
    shown = subprocess.run([program, "list", "--help"], capture_output=True, text=True, check=True)
    return option in shown.stdout


def setting(there: list[Peer]) -> Setting:
    """Return where this runs, and with what."""
    cpus = Path("/proc/cpuinfo")
    lines = cpus.read_text(encoding="utf-8").splitlines() if cpus.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return Setting(
        f"{platform.python_implementation()} {platform.python_version()}",
        names[0] if names else platform.machine(),
        os.cpu_count() or 1,
        peers.versions(there),
        tuple(peer.name for peer in peers.PEERS if peer not in there),
    )


def results(there: list[Peer], few: int | None) -> Results:
    """Measure everything, in few rounds if that is said."""
    sizes = {size: compared(there, size, few or rounds) for size, rounds in SIZES.items()}
    [ours] = [peer for peer in there if peer.name == OURS]
    own = bundled(ours, few or BUNDLED_ROUNDS)
    growth = grown(ours, GROWTH, few or GROWTH_ROUNDS)
    return Results(sizes, own, growth, measure.least_peak())


def main() -> None:
    """Measure everything, print the report, and write it with its plot."""
    parser = argparse.ArgumentParser(prog="python -m bench.compare", description=SHORTLY)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds of each")
    parser.add_argument("--output", type=Path, help="the folder of results.md and results.svg")
    given = parser.parse_args()
    measure.ready()
    there = peers.installed()
    measured = results(there, QUICK_ROUNDS if given.quick else None)
    text = report(measured, setting(there))
    print(text)
    target = given.output or (None if given.quick else Path(__file__).parent)
    if target:
        (target / "results.md").write_text(text, encoding="utf-8")
        (target / "results.svg").write_text(plot(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
