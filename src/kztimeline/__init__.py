"""A timeline and fact lookup for dated, sourced statements.

What the commands do, a program can do: `load` a dataset, then ask it with the functions of
`kztimeline.queries`, and show what they answer with those of `kztimeline.formats`. See docs/api.md.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dataset.load import load, loads
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

    home = import_module(".dataset.load" if name.startswith("load") else ".model", __name__)
    globals()[name] = getattr(home, name)
    return globals()[name]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
