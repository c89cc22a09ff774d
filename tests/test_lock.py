"""The dependencies: bounded in pyproject.toml, and locked for development within those bounds."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = ("3.11", "3.12", "3.13")


def wanted() -> list[Requirement]:
    """Return all that the project depends on, in use or in development, but itself."""
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    found = [Requirement(line) for group in groups for line in group]
    return [requirement for requirement in found if requirement.name != PROJECT["name"]]


def locked() -> dict[str, Requirement]:
    """Return what the lock file pins, by name."""
    lines = [line.removesuffix(" \\") for line in LOCK.splitlines() if line[:1].isalnum()]
    return {requirement.name: requirement for requirement in map(Requirement, lines)}


def versions(requirement: Requirement) -> Iterator[Version]:
    """Yield the one version that a line of the lock file allows."""
    [pin] = requirement.specifier
    assert pin.operator == "=="
    yield Version(pin.version)


@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_dependencies_are_bounded(requirement: Requirement) -> None:
    """Each has the least version that works and the first that is not trusted to."""
    assert {each.operator for each in requirement.specifier} == {">=", "<"}


@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_the_lock_file_keeps_within_the_bounds(requirement: Requirement) -> None:
    """Whatever is changed in pyproject.toml, the lock file is renewed with it."""
    pin = locked()[canonicalize_name(requirement.name)]
    assert all(version in requirement.specifier for version in versions(pin))


@pytest.mark.parametrize("python", PYTHONS)
def test_every_supported_python_gets_them(python: str) -> None:
    """No direct dependency is left out for one of the Pythons that the project names."""
    assert f"Programming Language :: Python :: {python}" in PROJECT["classifiers"]
    names = {canonicalize_name(requirement.name) for requirement in wanted()}
    there = {"python_version": python, "python_full_version": f"{python}.0"}
    pins = {name: pin for name, pin in locked().items() if name in names}
    assert [
        name for name, pin in pins.items() if pin.marker and not pin.marker.evaluate(there)
    ] == []


def test_every_pin_has_hashes_and_no_place() -> None:
    """A pin is followed by its hashes, and nothing says from which index it came."""
    blocks = re.split(r"\n(?=[a-z0-9])", LOCK)[1:]
    assert len(blocks) == len(locked()) > 30
    assert [block for block in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)] == []
    assert re.findall(r"://|--(?:extra-)?index-url|--find-links| @ |^-e", LOCK) == []
