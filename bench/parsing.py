"""The floor of a tool that reads TOML: a Typer application that parses a file, and no more."""

from pathlib import Path

import tomli
import typer

app = typer.Typer()


@app.command()
def one(file: Path) -> None:
    """Parse a file."""
    tomli.loads(file.read_text(encoding="utf-8"))


@app.command()
def two() -> None:
    """Do nothing."""


if __name__ == "__main__":
    app()
