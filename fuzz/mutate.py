"""Changes to a dataset file that leave most of it a dataset: lines moved, keys and values swapped.

Plain changes of bytes would nearly all end in the TOML parser, which is not what is tested.
"""

import random
import re
from collections.abc import Callable

HEADS = (
    *("[dataset]", "[[sources]]", "[[topics]]", "[[events]]", "[[facts]]"),
    *("[[events.claims]]", "[[facts.claims]]", "[topics.names]", "[events]", "[x]"),
)
KEYS = (
    *("title", "description", "version", "license", "coverage", "reviewed", "id", "publisher"),
    *("date", "kind", "symbol", "url", "summary", "names", "wikidata", "place", "topics"),
    *("claims", "topic", "value", "unit", "as_of", "source", "at", "note", "relation"),
    *("names.en", "titel", "'a b'", '"\\u0069d"'),
)
VALUES = (
    *('"un"', '"s"', '"t"', '"Un"', '""', '" "', '"x y"', "'''\n'x'\n'''", '"\\u202e"', '"é"'),
    *('"2006"', '"2006-11-02"', '"200X~"', '"../1990"', '"1992/.."', '"2007/2006"', '"2006-13"'),
    *('"[2006-01..2006-03]"', '"https://a.b/"', '"A/RES/46/224"', '">"', '"≈"', "2006-11-02"),
    *("1", "-0.5", "1e999", "nan", "true", "0x7fffffffffffffffff", "[]", "{}", '["un", 1]'),
    *('["t"]', '[{ source = "s" }]', '[{ source = "s", date = "2006" }]', "[[[]]]"),
    *('[{ source = "s", value = 1, relation = "<" }]', "{ en = ['X'] }", "{ a = { b = [{}] } }"),
)
_ASSIGNED = re.compile(r"^([^=\n]*=[ \t]*)(.*)$", re.MULTILINE)

Lines = list[str]
Change = Callable[[Lines, random.Random], None]


def mutate(data: bytes, seed: int) -> bytes:
    """Return a dataset file with one to four of its lines changed."""
    chance = random.Random(seed)
    lines = data.decode(errors="replace").split("\n")
    for _ in range(chance.randint(1, 4)):
        chance.choice(CHANGES)(lines, chance)
    return "\n".join(lines).encode()


def _delete(lines: Lines, chance: random.Random) -> None:
    if len(lines) > 1:
        del lines[chance.randrange(len(lines))]


def _repeat(lines: Lines, chance: random.Random) -> None:
    """Copy some lines in a row to another place."""
    start = chance.randrange(len(lines))
    copied = lines[start : start + chance.randint(1, 6)]
    at = chance.randrange(len(lines) + 1)
    lines[at:at] = copied


def _head(lines: Lines, chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(HEADS))


def _pair(lines: Lines, chance: random.Random) -> None:
    pair = f"{chance.choice(KEYS)} = {chance.choice(VALUES)}"
    lines.insert(chance.randrange(len(lines) + 1), pair)


def _value(lines: Lines, chance: random.Random) -> None:
    """Give a key another value."""
    at = chance.randrange(len(lines))
    value = chance.choice(VALUES)
    lines[at] = _ASSIGNED.sub(lambda match: match[1] + value, lines[at])


def _key(lines: Lines, chance: random.Random) -> None:
    """Give a value another key."""
    at = chance.randrange(len(lines))
    _, equals, value = lines[at].partition("=")
    if equals:
        lines[at] = f"{chance.choice(KEYS)} ={value}"


def _inner(lines: Lines, chance: random.Random) -> None:
    """Put another value in the place of one string within a line."""
    at = chance.randrange(len(lines))
    strings = list(re.finditer(r'"[^"]*"', lines[at]))
    if strings:
        one = chance.choice(strings)
        lines[at] = lines[at][: one.start()] + chance.choice(VALUES) + lines[at][one.end() :]


CHANGES: tuple[Change, ...] = (_delete, _repeat, _head, _pair, _value, _value, _key, _inner, _inner)
