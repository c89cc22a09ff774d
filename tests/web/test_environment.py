"""Templates: compiled for the Jinja that is there, or else read from their source."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
import sample
from exhaustive import few

from kztimeline.errors import FileError
from kztimeline.formats import export
from kztimeline.web import environment as templates
from kztimeline.web.environment import COMPILED, compile_templates, environment, render


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The templates, compiled as a wheel has them."""
    folder = tmp_path_factory.mktemp("once")
    compile_templates(folder)
    return folder


@pytest.fixture
def compiled(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Have the compiled templates in a folder of its own."""
    folder = shutil.copytree(once, tmp_path / COMPILED.name)
    monkeypatch.setattr(templates, "COMPILED", folder)
    environment.cache_clear()
    yield folder
    environment.cache_clear()


@pytest.mark.parametrize("name", ["svg", "html"])
@pytest.mark.parametrize("kind", few(["timeline", "claims", "facts"]))
def test_compiled_or_not(compiled: Path, kind: str, name: str) -> None:
    """Both write the same bytes; what is not in the folder is read from its source."""
    answer = sample.answer(kind)
    text = export(answer, name)
    assert str(environment().get_template("signs.svg").filename).startswith(str(compiled))
    shutil.rmtree(compiled)
    environment.cache_clear()
    assert export(answer, name) == text
    assert environment().get_template("signs.svg").filename == "<template>"


def test_a_damaged_template(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that cannot be read is the installation's fault, and said so."""
    shutil.rmtree(compiled)
    monkeypatch.setattr(templates, "template", lambda _: "{% if")
    with pytest.raises(FileError, match=r"cannot read a: .*; install kztimeline anew"):
        render("a")


def test_the_folder_is_for_one_jinja() -> None:
    """Another version of Jinja looks for another folder, and finds none."""
    assert COMPILED.name == f"compiled-{jinja2.__version__}"


def test_only_templates_are_compiled(compiled: Path) -> None:
    """Each template is a module; styles and scripts of a page go there as they are."""
    kept = {file.name for file in COMPILED.parent.iterdir() if file.is_file()}
    assert len(list(compiled.iterdir())) == len(kept - {"page.css", "page.js"})
