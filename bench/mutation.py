"""Mutation testing: how many small wrong changes to the source the tests notice.

Needs `pip install -e '.[dev]'`. From anywhere in a checkout:

    python bench/mutation.py                        # all modules; goes on where it stopped
    python bench/mutation.py 'kztimeline.dates.*'   # some mutants, again

Prints the score of each module and in total, and what survived; the mutants stay in `mutants/`,
where `mutmut show NAME` finds them.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "mutants" / "src"
KILLED = {1, 2, 3, -24, 24, 36, 152}
"""Exit codes when a test failed, could not be collected or broke, and when time ran out."""
LEFT = {0: "survived", 5: "no tests", 33: "no tests"}


def main() -> None:
    """Run the mutants, with the same examples each time, and print what became of them."""
    settings = {
        "PYTHONPATH": str(Path(__file__).parent),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "KZ_HYPOTHESIS": "mutation",
    }
    command = ["mutmut", "run", "--max-children", "2", *sys.argv[1:]]
    mutmut = Path(sys.executable).with_name(command[0])
    subprocess.run([mutmut, *command[1:]], cwd=ROOT, env=os.environ | settings, check=True)
    outcomes = dict(_outcomes())
    print(*_table(outcomes), "", *_survivors(outcomes), sep="\n")


def _outcomes() -> Iterator[tuple[str, dict[str, int | None]]]:
    """Yield each module that has mutants, with the exit code of each mutant."""
    for meta in sorted(SOURCE.rglob("*.py.meta")):
        codes = json.loads(meta.read_text())["exit_code_by_key"]
        if any(code is not None for code in codes.values()):
            yield str(meta.relative_to(SOURCE / "kztimeline")).removesuffix(".py.meta"), codes


def _table(outcomes: dict[str, dict[str, int | None]]) -> Iterator[str]:
    yield "| module | killed | mutants | score |"
    yield "|---|---:|---:|---:|"
    sums: Counter[str] = Counter()
    for module, codes in outcomes.items():
        killed = sum(code in KILLED for code in codes.values())
        sums.update(killed=killed, mutants=len(codes))
        yield f"| `{module}` | {killed} | {len(codes)} | {killed / len(codes):.1%} |"
    share = sums["killed"] / sums["mutants"]
    yield f"| **total** | {sums['killed']} | {sums['mutants']} | **{share:.1%}** |"


def _survivors(outcomes: dict[str, dict[str, int | None]]) -> Iterator[str]:
    for codes in outcomes.values():
        for name, code in codes.items():
            if code is not None and code not in KILLED:
                yield f"{name}: {LEFT.get(code, f'exit code {code}')}"


if __name__ == "__main__":
    main()
