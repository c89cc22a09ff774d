"""The dataset that `init` begins with: small, commented, without a finding of `check`."""

from pathlib import Path


def text() -> str:
    """Return the TOML of a dataset that shows each table and each kind of date."""
    return Path(__file__).with_name("starter.toml").read_text("utf-8")
