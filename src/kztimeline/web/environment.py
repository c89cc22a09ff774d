"""Where templates come from, and what they may call: the one home of Jinja."""

from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import jinja2
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FunctionLoader,
    ModuleLoader,
    PackageLoader,
    StrictUndefined,
    TemplateSyntaxError,
)
from markupsafe import Markup

from ..dataset.bundled import contents
from ..errors import FileError
from ..text.escape import escape

_AS_THEY_ARE = ("page.css", "page.js")
"""What goes into a page as it is, and is no template."""
COMPILED = Path(__file__).with_name("templates") / f"compiled-{jinja2.__version__}"
"""Templates as modules, which a wheel has: only the Jinja that has written them can read them."""


@cache
def environment() -> Environment:
    """Return what fills in templates: nothing gets in unescaped, or with hidden characters."""
    return _environment(ChoiceLoader([ModuleLoader(COMPILED), FunctionLoader(template)]))


def compile_templates(target: Path) -> None:
    """Write all templates as modules into a folder, for the Jinja that is installed."""
    source = _environment(PackageLoader("kztimeline.web"))
    source.compile_templates(target, zip=None, ignore_errors=False, filter_func=_is_template)


def render(name: str, **context: Any) -> Markup:
    """Return a template filled in. Raises FileError where the installation has it damaged."""
    try:
        return Markup(environment().get_template(name).render(context))
    except TemplateSyntaxError as error:
        raise FileError(f"cannot read {error.name}: {error}; install kztimeline anew") from None


def _is_template(name: str) -> bool:
    return name not in _AS_THEY_ARE and not name.startswith("compiled-")


def template(name: str) -> str:
    """Return the text of a template, or of what goes into one."""
    return contents(f"web/templates/{name}")


def _environment(loader: BaseLoader) -> Environment:
    found = Environment(
        loader=loader,
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    # Cairo and WeasyPrint draw an accent of its own beside its letter, or as a box.
    found.filters["composed"] = lambda text: normalize("NFC", text)
    found.filters["px"] = lambda number: f"{number:.1f}".removesuffix(".0")
    return found


def _shown(value: Any) -> Any:
    """Return text with its hidden characters visible, which are all that XML forbids."""
    return escape(value) if isinstance(value, str) and not isinstance(value, Markup) else value
