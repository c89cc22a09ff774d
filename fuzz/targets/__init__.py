"""What is fuzzed: each module has `one`, which takes an input and asserts what must hold."""

NAMES = ("loader", "dates", "period", "names")
"""The targets, by the names of their modules and of their folders in the corpus."""
