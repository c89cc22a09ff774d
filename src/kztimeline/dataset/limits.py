"""How much a dataset may have, so that every file is answered or refused soon."""

from typing import NamedTuple

from ..errors import FileError, Named

MIB = 8
"""How many MiB a dataset may have, unless somebody says otherwise."""


class Limits(NamedTuple):
    """What a file may have: all of it grows with the size that is allowed."""

    mib: int = MIB

    @property
    def bytes(self) -> int:
        """How large a file may be."""
        return self.mib * 1024**2

    @property
    def signs(self) -> int:
        """How many signs of TOML it may have; see `toml`."""
        return self.mib * SIGNS

    @property
    def things(self) -> int:
        """How many sources, topics, events and facts it may have."""
        return self.mib * THINGS

    @property
    def items(self) -> int:
        """How many claims, names and references to topics it may have."""
        return self.mib * ITEMS

    def refuse(self, name: str, found: int, most: int, what: str) -> None:
        """Raise FileError, with the way out, where a file has more of something than it may."""
        if found > most:
            enough = -(-found * self.mib // most)
            message = f"cannot read {name}: it has {what.format(found)}, {most:,} are the most"
            raise FileError(message, "; add ", Named("max-size"), f" {enough}")


# For each MiB. With all of them at once, list, check and show stay within 2 s and 300 MB.
SIGNS = 75_000
"""As many as 12,000 events have that fill 8 MiB; a parser takes up to 2 µs and 250 bytes each."""
THINGS = 2_500
"""An event takes some 25 µs to load, and 40 to check."""
ITEMS = 6_000
"""Two claims and two topics for each of 12,000 events."""

DEFAULT = Limits()
"""What a file may have unless somebody says otherwise."""
