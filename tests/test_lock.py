"""The dependencies: bounded in pyproject.toml, and locked for development within those bounds."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOW = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
PYTHONS = re.findall(r'"(3\.[0-9]+)"', re.findall(r"python: \[.+", WORKFLOW)[0])
"""Those that the tests are run with on every system."""


def wanted() -> list[Requirement]:
    """Return all that the project depends on, in use or in development, but itself."""
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    found = [Requirement(line) for group in groups for line in group]
    return [requirement for requirement in found if requirement.name != PROJECT["name"]]


def locked() -> dict[str, list[Requirement]]:
    """Return what the lock file pins, by name; a Python may need a version of its own."""
    lines = [line.removesuffix(" \\") for line in LOCK.splitlines() if line[:1].isalnum()]
    found: dict[str, list[Requirement]] = {}
    for pin in map(Requirement, lines):
        found.setdefault(pin.name, []).append(pin)
    return found


def version(requirement: Requirement) -> Version:
    """Return the one version that a line of the lock file allows."""
    [pin] = requirement.specifier
    assert pin.operator == "=="
    return Version(pin.version)


@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_dependencies_are_bounded(requirement: Requirement) -> None:
    """Each has the least version that works and the first that is not trusted to."""
    assert {each.operator for each in requirement.specifier} == {">=", "<"}


@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_the_lock_file_keeps_within_the_bounds(requirement: Requirement) -> None:
    """Whatever is changed in pyproject.toml, the lock file is renewed with it."""
    pins = locked()[canonicalize_name(requirement.name)]
    assert [pin for pin in pins if version(pin) not in requirement.specifier] == []


@pytest.mark.parametrize("python", PYTHONS)
def test_every_supported_python_gets_them(python: str) -> None:
    """No direct dependency is left out for one of the Pythons that the project names."""
    assert f"Programming Language :: Python :: {python}" in PROJECT["classifiers"]
    assert len(PYTHONS) == 4
    names = {canonicalize_name(requirement.name) for requirement in wanted()}
    there = {"python_version": python, "python_full_version": f"{python}.0"}
    assert names <= {
        name
        for name, pins in locked().items()
        if any(not pin.marker or pin.marker.evaluate(there) for pin in pins)
    }


def test_every_pin_has_hashes_and_no_place() -> None:
    """A pin is followed by its hashes, and nothing says from which index it came."""
    blocks = re.split(r"\n(?=[a-z0-9])", LOCK)[1:]
    assert len(blocks) == sum(map(len, locked().values())) > 30
    assert [block for block in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)] == []
    assert re.findall(r"://|--(?:extra-)?index-url|--find-links| @ |^-e", LOCK) == []
