"""A timeline and fact lookup for dated, sourced statements."""

__version__ = "0.1.0"
