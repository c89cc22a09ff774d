"""A timeline and fact lookup for dated, sourced statements.

What the commands do, a program can do: `load` a dataset, then ask it with the functions of
`kztimeline.query`, `lookup`, `search`, `audit`, `between`, `anniversary`, `cite`, `check` and
`export`. See docs/api.md.
"""

from .load import load, loads
from .model import Claim, Dataset, Event, Fact, Source, Topic

__all__ = ["Claim", "Dataset", "Event", "Fact", "Source", "Topic", "load", "loads"]
__version__ = "0.1.0"
