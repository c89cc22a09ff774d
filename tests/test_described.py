"""What tells others of the bundled data: a data package and a citation, true of the file itself."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import sample

from kztimeline.dataset.load import load

ROOT = Path(__file__).parents[1]
DATA = load()
COUNTS = (
    f"{len(DATA.events)} events, {len(DATA.facts)} facts, {len(DATA.topics)} topics "
    f"and {len(DATA.sources)} sources"
)
KEYWORDS = ["Kazakhstan", "United Nations", "history", "timeline", "EDTF"]
CFF = f"""\
cff-version: 1.2.0
message: If you use these data, please cite them as below.
type: dataset
title: {json.dumps(DATA.title)}
abstract: {json.dumps(f"{DATA.description} {COUNTS}.")}
authors:
  - name: The contributors to kztimeline
version: {DATA.version}
date-released: {DATA.reviewed}
license: {DATA.license}
keywords:
{"".join(f"  - {word}{chr(10)}" for word in KEYWORDS)}"""
PACKAGE = {
    "profile": "data-package",
    "name": "kazakhstan-and-the-united-nations",
    "title": DATA.title,
    "description": f"{DATA.description} {COUNTS}.",
    "version": DATA.version,
    "created": f"{DATA.reviewed}T00:00:00Z",
    "keywords": KEYWORDS,
    "licenses": [
        {
            "name": DATA.license,
            "path": "https://creativecommons.org/publicdomain/zero/1.0/",
            "title": "Creative Commons Zero 1.0 Universal",
        }
    ],
    "contributors": [{"title": "The contributors to kztimeline", "role": "author"}],
    "resources": [
        {
            "name": "events",
            "path": "events.toml",
            "title": "Events, facts, topics and sources, each claim with its source",
            "format": "toml",
            "mediatype": "application/toml",
            "encoding": "utf-8",
        },
    ],
}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("CITATION.cff", CFF),
        ("data/datapackage.json", json.dumps(PACKAGE, ensure_ascii=False, indent=2) + "\n"),
    ],
)
def test_what_is_said_is_true(file: str, text: str) -> None:
    """Title, version, day, licence and numbers are those of the file."""
    sample.check_golden(f"../../{file}", text)


def test_the_license() -> None:
    """The address of the licence is that of the licence."""
    assert DATA.license == "CC0-1.0"


def test_the_files_of_the_package() -> None:
    """Each file that the package names is there."""
    for resource in PACKAGE["resources"]:
        assert (ROOT / "data" / resource["path"]).is_file()


@pytest.mark.skipif(not shutil.which("frictionless"), reason="frictionless is not installed")
def test_frictionless() -> None:
    """Frictionless finds the package valid."""
    done = subprocess.run(
        ["frictionless", "validate", "datapackage.json"],
        cwd=ROOT / "data",
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()
