"""The dataset that `init` begins with: small, commented, without a finding of `check`."""

from . import packed


def text() -> str:
    """Return the TOML of a dataset that shows each table and each kind of date."""
    return packed.contents("starter.toml").decode()
