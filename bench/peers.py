"""The tools that are compared, and what each of them is asked."""

import importlib.metadata
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from . import files

FLOOR = "bare Typer app"
FLOOR_TOML = "bare Typer app + tomli"
OURS = "kztimeline, JSON"
OURS_TEXT = "kztimeline, text"

Command = list[str]


class Peer(NamedTuple):
    """One tool, its file, and its words for "which events of 2006?"."""

    name: str
    target: str
    """The file or folder it reads, which tools may share."""
    write: Callable[[Path, list[files.Event]], None]
    command: Command
    """FILE stands for the file."""
    version: tuple[str, ...] = ("--version",)
    """What makes it say its version."""


LIST = "kztimeline list --year 2006 --data FILE".split()
KHAL = "khal -c FILE/config list 2006-01-01 2006-12-31".split()
SQL = "select * from events where date >= '2006' and date < '2007'"
MILLER = ["mlr", "--icsv", "--ojson", "filter", '$date =~ "^2006"', "FILE"]
PEERS = (
    Peer(OURS, "events.toml", files.write_toml, [*LIST, "--json"]),
    Peer(OURS_TEXT, "events.toml", files.write_toml, LIST),
    Peer(
        "khal", "khal", files.write_khal, "khal -c FILE/config list 2006-01-01 2006-12-31".split()
    ),
    Peer("sqlite-utils", "events.csv", files.write_csv, ["sqlite-utils", "memory", "FILE", SQL]),
    Peer(
        "hledger",
        "events.journal",
        files.write_journal,
        "hledger -f FILE print date:2006 -O json".split(),
    ),
    Peer("recsel", "events.rec", files.write_rec, ["recsel", "-e", "date ~ '^2006'", "FILE"]),
    Peer("remind", "events.rem", files.write_remind, "remind -s12 FILE 2006-01-01".split(), ()),
    Peer("Miller", "events.csv", files.write_csv, MILLER),
    Peer(
        "jq",
        "events.json",
        files.write_json,
        ["jq", '[.[]|select(.date|startswith("2006"))]', "FILE"],
    ),
)


def program(peer: Peer) -> str:
    """Return the path of a tool's program; empty where it is not installed."""
    return shutil.which(peer.command[0]) or ""


def installed() -> list[Peer]:
    """Return the tools that are there; those that are not are named on standard error."""
    there = [peer for peer in PEERS if program(peer)]
    for peer in PEERS:
        if peer not in there:
            print(f"{peer.name} is not installed and left out", file=sys.stderr)
    return there


def floor() -> Command:
    """Return the command that does nothing, in the Python that runs this."""
    return [sys.executable, str(Path(__file__).with_name("baseline.py")), "one"]


def floors(folder: Path) -> dict[str, Command]:
    """Return that command, and the one that parses kztimeline's file in a folder."""
    script = str(Path(__file__).with_name("parsing.py"))
    return {
        FLOOR: floor(),
        FLOOR_TOML: [sys.executable, script, "one", str(folder / PEERS[0].target)],
    }


def prepare(peers: list[Peer], folder: Path, rows: list[files.Event]) -> dict[str, Command]:
    """Write the files of these tools, and return their commands by their names."""
    commands = {}
    for peer in peers:
        file = folder / peer.target
        if not file.exists():
            peer.write(file, rows)
        arguments = [part.replace("FILE", str(file)) for part in peer.command[1:]]
        commands[peer.name] = [program(peer), *arguments]
    return commands


def versions(peers: list[Peer]) -> dict[str, str]:
    """Return the version of each tool by the name of its program, and that of Typer."""
    found = {"Typer": importlib.metadata.version("typer")}
    for name, arguments in {peer.command[0]: peer.version for peer in peers}.items():
        said = subprocess.run(
            [name, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        number = re.search(r"\d+(?:\.\d+)+", said.stdout)
        found[name] = number[0] if number else "unknown version"
    return found
