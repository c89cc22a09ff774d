"""Changes to a short text by its numbers, words and signs, so that many results are still read."""

import ast
import random
import re
from pathlib import Path

_PIECES = re.compile(r"[0-9]+|[^\W\d_]+|.", re.DOTALL)


def words(dictionary: Path) -> list[str]:
    """Return the entries of a libFuzzer dictionary."""
    lines = dictionary.read_text("utf-8").split("\n")
    return [ast.literal_eval(f"b{line}").decode() for line in lines if line.startswith('"')]


def mutate(data: bytes, seed: int, known: list[str]) -> bytes:
    """Return a text with one to three of its pieces put in, taken out, moved or exchanged."""
    chance = random.Random(seed)
    pieces = _PIECES.findall(data.decode(errors="replace")) or [""]
    for _ in range(chance.randint(1, 3)):
        _change(pieces, chance, known)
    return "".join(pieces).encode()


def _change(pieces: list[str], chance: random.Random, known: list[str]) -> None:
    at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    match chance.randrange(7):
        case 0:
            pieces.insert(at, chance.choice(known))
        case 1:
            pieces[at] = chance.choice(known)
        case 2:
            pieces[at] = ""
        case 3:
            pieces[at], pieces[other] = pieces[other], pieces[at]
        case _:
            pieces[at] = _digits(pieces[at], chance)


def _digits(piece: str, chance: random.Random) -> str:
    """Return another number of as many digits, one of two being about that of a month or day."""
    if not piece.isdecimal():
        return piece
    length = len(piece)
    return f"{chance.randrange(34 if length == 2 else 10**length):0{length}}"
