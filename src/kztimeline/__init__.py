"""A timeline and fact lookup for dated, sourced statements.

What the commands do, a program can do: `load` a dataset, then ask it with the functions of
`kztimeline.query`, `lookup`, `search`, `audit`, `between`, `anniversary`, `cite`, `check` and
`export`. See docs/api.md.
"""

import sys
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .load import load, loads
    from .model import Claim, Dataset, Event, Fact, Source, Topic

__all__ = ["Claim", "Dataset", "Event", "Fact", "Source", "Topic", "load", "loads"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import what the package offers when it is first asked for.

    The command line has to be ready for Ctrl-C before anything that takes time is imported.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = import_module(".load" if name.startswith("load") else ".model", __name__)
    globals()[name] = getattr(home, name)
    return globals()[name]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """A package whose `load` is the function, also once the module of that name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "load" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
