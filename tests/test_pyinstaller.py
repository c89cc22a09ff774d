"""One program with all in it, as PyInstaller makes it, without a word of what to collect."""

import subprocess
import sys
from pathlib import Path

import pytest
import sample

from kztimeline import __pyinstaller as ours
from kztimeline.dataset import bundled

LINES = [
    ["list", "--format", "table"],
    ["timeline", "--across", "--format", "table"],
    ["list", "--format", "html"],
    ["list", "--format", "ics"],
    ["list", "--format", "csv"],
    ["list", "--format", "mermaid"],
    ["list", "--format", "markwhen"],
    ["show", "cica", "--json"],
    ["search", "kazakstan"],
    ["between", "admission", "2006"],
    ["on", "2", "March", "--today", "2026-11-23"],
    ["claims"],
    ["cite", "cica", "--style", "bibtex"],
    ["check", str(Path(__file__).parent / "datasets" / "misspelt.toml")],
    ["init", "-"],
    ["schema"],
    ["schema", "dataset"],
    ["list", "--data", "nonesuch.toml"],
]


def test_the_entry_point() -> None:
    """PyInstaller is led to a folder with the hook."""
    [folder] = ours.hook_dirs()
    assert (Path(folder) / "hook-kztimeline.py").exists()


@pytest.mark.exhaustive
def test_a_frozen_program(tmp_path: Path) -> None:
    """Every command of the program answers as the module does."""
    pytest.importorskip("PyInstaller")
    if not (bundled.PACKAGE / "dataset" / "events.toml").exists():
        pytest.skip("it packs what is installed, and this is a checkout")
    script = tmp_path / "program.py"
    script.write_text("from kztimeline.__main__ import main\n\nmain()\n", encoding="utf-8")
    options = ["--onedir", "--log-level", "ERROR", "--distpath", "dist", "--workpath", "build"]
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", *options, script], cwd=tmp_path, check=True
    )
    program = tmp_path / "dist" / "program" / "program"
    for line in LINES:
        frozen = subprocess.run(
            [program, *line], capture_output=True, env=sample.environment(), check=False
        )
        module = sample.process(line)
        assert (frozen.returncode, frozen.stdout) == (module.returncode, module.stdout)
        assert frozen.stderr.count(b"\n") == module.stderr.count(b"\n")
