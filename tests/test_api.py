"""The Python API and the recipes, as their pages show them."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kztimeline

DOCS = Path(__file__).parents[1] / "docs"
API, RECIPES = ((DOCS / name).read_text(encoding="utf-8") for name in ("api.md", "recipes.md"))
NEEDED = {"pandas": ["pandas"], "DuckDB": ["duckdb"], "Jupyter": ["IPython"]}
"""The packages that each recipe is about."""
SECTIONS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)+)", RECIPES, re.MULTILINE))


def tried(text: str, name: str) -> int:
    """Run the examples of a text, none of which may fail, and return how many there are."""
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    found = runner.run(doctest.DocTestParser().get_doctest(text, {}, name, name, 0))
    assert not found.failed
    return found.attempted


def test_the_examples_of_the_api_page() -> None:
    """Every example in docs/api.md does what it says."""
    assert tried(API, "api.md") > 20


@pytest.mark.parametrize("recipe", NEEDED)
def test_the_recipes(recipe: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every recipe does what it says, where its packages are installed."""
    for package in NEEDED[recipe]:
        pytest.importorskip(package)
    monkeypatch.chdir(tmp_path)
    assert tried(SECTIONS[recipe], recipe) > 5


def test_every_recipe_is_tried() -> None:
    """A new recipe has to say which packages it needs."""
    assert set(SECTIONS) == set(NEEDED)


def test_the_examples_are_typed(tmp_path: Path) -> None:
    """Whoever writes as the pages do passes `mypy --strict`."""
    pytest.importorskip("mypy")
    for name, text in {"api": API, "recipes": RECIPES}.items():
        examples = doctest.DocTestParser().get_examples(text)
        code = "".join(example.source for example in examples)
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import kztimeline\nkztimeline.load().title.nonesuch\n", encoding="utf-8")
    options = "--strict --ignore-missing-imports --no-error-summary --cache-dir=cache".split()
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    [line] = done.stdout.splitlines()
    assert '"str" has no attribute "nonesuch"' in line


def test_what_the_package_offers() -> None:
    """Every name that the package offers is there and on the page, and `load` is the function."""
    assert all(hasattr(kztimeline, name) for name in kztimeline.__all__)
    assert [name for name in kztimeline.__all__ if not re.search(rf"\b{name}\b", API)] == []
    assert kztimeline.load().events


def test_all_that_the_page_imports_is_offered() -> None:
    """Nothing on the page is imported from anywhere below the package."""
    assert re.findall(r"\bkztimeline\.(?!errors\.)\w+ import|(?<=import )kztimeline\.", API) == []
    taken = re.findall(r"from kztimeline import (.+)", API)
    assert {name for line in taken for name in line.split(", ")} <= set(kztimeline.__all__)


def test_what_the_package_does_not_offer() -> None:
    """Another name is an error that names it, and what there is can be listed."""
    with pytest.raises(AttributeError, match="module 'kztimeline' has no attribute 'nonesuch'"):
        _ = kztimeline.nonesuch
    assert set(kztimeline.__all__) <= set(dir(kztimeline))
