"""Datasets of 8 MiB, or with as much in them as may be, made of one thing over and over."""

import tomli

from kztimeline.dataset.limits import DEFAULT
from kztimeline.dataset.toml import weight

HEADER = """\
[dataset]
title = "T"
description = "D"
version = "1"
license = "CC0-1.0"
coverage = "1990/2019"
reviewed = "2026-11-23"
[[sources]]
id = "s"
title = "S"
kind = "book"
[[topics]]
id = "t"
title = "Topic"
"""
EVENT = '[[events]]\nid = "e{0}"\ndate = "2006-09-01"\n'
CLAIM = 'claims = [{{ source = "s", date = "2006" }}]\n'


def _titled(title: str, more: str = "") -> str:
    return f'{EVENT}title = "{title}"\n{more}{CLAIM}'


PROSE = 'Commas, dots. "Quotes" = [signs]; and so on, et cetera: ' * 4
UNSEEN = "\\U000e0001" * 200
"""A text of the most characters, each of which is shown as ten."""
LONG = "l" * 93
SOURCE = '[[sources]]\nid = "s{0}"\ntitle = "S"\nkind = "b"\n'
TOPIC = '[[topics]]\nid = "t{0}"\ntitle = "Topic number {0}"\n'
SYMBOL = "A/RES/" + "1" * 94
REPEATED = {
    # what is repeated after the header; {0} is the number of the repetition
    "events": _titled("E {0}"),
    "events with all there is": _titled(
        "Event {0} happened", 'topics = ["t"]\nplace = "P"\nsummary = "What it was"\n'
    ),
    "events with prose": _titled("E {0}", f"summary = '{PROSE}'\n").replace(
        CLAIM, CLAIM.replace(" }}]", ' }}, {{ source = "s", at = "p. {0}", note = "A, b." }}]')
    ),
    "spans": _titled("E {0}").replace("2006-09-01", "1992/2010"),
    "claims": EVENT + 'title = "E"\nclaims = [' + '{{source="s"}},' * 200 + "]\n",
    "claims with the longest symbol": '[[sources]]\nid = "s{0}"\ntitle = "S"\nkind = "b"\n'
    f'symbol = "{SYMBOL}"\n'
    + EVENT
    + 'title = "E"\nclaims = ['
    + '{{source="s{0}"}},' * 99
    + "]\n",
    "claims on what nobody sees": EVENT
    + f'title = "{UNSEEN}"\nclaims = ['
    + '{{source="s"}},' * 200
    + "]\n",
    "claims of what nobody sees": SOURCE.replace('"S"', f'"{UNSEEN}"')
    + f'publisher = "{UNSEEN}"\n'
    + EVENT
    + 'title = "E"\nclaims = ['
    + '{{source="s{0}"}},' * 99
    + "]\n",
    "claims with the longest names": SOURCE.replace('"S"', f'"{"t" * 200}"')
    + f'publisher = "{"p" * 200}"\n'
    + EVENT
    + 'title = "E"\nclaims = ['
    + '{{source="s{0}"}},' * 99
    + "]\n",
    "claims with the longest ids": SOURCE.replace("s{0}", f"{LONG}{{0}}")
    + EVENT
    + 'title = "E"\nclaims = ['
    + f'{{{{source="{LONG}{{0}}", date="2006-09-01"}}}},' * 20
    + "]\n",
    "lanes": TOPIC + _titled("E", 'topics = ["t{0}"]\nplace = "P {0}"\n').replace("09-01", "09/.."),
    "languages": TOPIC
    + "names = {{"
    + ", ".join(f'l{at} = ["n{{0}}"]' for at in range(100))
    + "}}\n",
    "languages without names": TOPIC
    + "names = {{"
    + ", ".join(f"l{at} = []" for at in range(200))
    + "}}\n",
    "names that nobody sees": TOPIC + "names.en = [" + f'"{UNSEEN[:330]} {{0}}",' * 24 + "]\n",
    "facts": '[[facts]]\nid = "f{0}"\ntopic = "t"\nvalue = {0}\nas_of = "2006"\ntitle = "F"\n'
    'claims = [{{ source = "s", value = {0} }}]\n',
    "sources": '[[sources]]\nid = "s{0}"\ntitle = "S"\nkind = "b"\n',
    "a source for each event": '[[sources]]\nid = "s{0}"\ntitle = "S"\nkind = "b"\n'
    + _titled("E {0}").replace('"s"', '"s{0}"'),
    "topics": '[[topics]]\nid = "t{0}"\ntitle = "T {0}"\nnames = {{ en = ["N {0}"] }}\n'
    + _titled("E {0}", 'topics = ["t{0}"]\n'),
    "topics alone": '[[topics]]\nid = "t{0}"\ntitle = "Topic number {0}"\n',
    "names": '[[topics]]\nid = "t{0}"\ntitle = "T{0}"\nnames.en = ['
    + "".join(f'"N{{0}} {at} {"n" * 76}",' for at in range(199))
    + "]\n",
    "topics of an event": EVENT + f'title = "E"\n{CLAIM}topics = [' + '"t",' * 200 + "]\n",
    "different words": _titled(
        "E {0}", 'summary = "' + " ".join(f"w{{0}}x{at}" for at in range(180)) + '"\n'
    ),
    "long titles": _titled("word " * 39),
    "long words": _titled("a" * 199),
    "titles in Chinese": _titled("東京" * 99),
    "marks on marks": _titled("e" + "\u0301" * 198),
    **{
        f"names in {language}": _titled(
            f"{word} {{0}}",
            "names.x = [" + "".join(f'"{word * 15}{{0}} {at}",' for at in "123") + "]\n",
        )
        for language, word in {
            "Arabic": "مؤتمر ",
            "Chinese": "亚信会议",
            "Russian": "встреча ",
        }.items()
    },
    "escaped titles": _titled("\\u001b" * 199),
    "long summaries": _titled("E", f'summary = "{"word " * 399}"\n'),
    "long places": _titled("E", f'place = "{"Almaty " * 14}"\n'),
    "long notes": _titled("E").replace(" }}]", f', note = "{"word " * 199}" }}}}]'),
    "bad dates": _titled("E").replace("09-01", "13"),
    "unknown keys": _titled("E", "k{0} = 1\n"),
    "unknown sources with the longest ids": SOURCE.replace("s{0}", f"{LONG}{{0}}")
    + _titled("E").replace('"s"', f'"{LONG[:-5]}xxxxx{{0}}"'),
    "unknown sources": '[[sources]]\nid = "name-{0}"\ntitle = "S"\nkind = "b"\n'
    + _titled("E").replace('"s"', '"nmae-{0}"'),
    "headers": "[a{0}]\n",
    "headers in headers": "[[e{0}.a.b.c.d.e.f]]\n",
    "deep headers": "[e{0}" + ".a" * 900 + "]\n",
    "dotted keys": "a{0}.b.c.d.e.f.g = 1\n",
    "keys": "k{0} = 1\n",
    "comments": "#\n",
    "comments with signs": "#=\n",
    "empty lines": "\n",
}
ENCLOSED = {
    # what stands before, again and again, and behind
    "numbers": ("x = [", "1,", "]"),
    "fractions": ("x = [", "1.5,", "]"),
    "strings": ("x = [", "'',", "]"),
    "strings with signs": ("x = [", "'=',", "]"),
    "arrays": ("x = [", "[],", "]"),
    "inline tables": ("x = [", "{{}},", "]"),
    "a string": ('x = "', "a", '"'),
    "escapes": ('x = "', "\\n", '"'),
    "escapes in Cyrillic": ('x = "', "ж" * 20 + "\\n", '"'),
    "quotation marks": ('x = """', '"a', '"""'),
    "a number": ("x = ", "1", ""),
    "a fraction": ("x = 0.", "1", ""),
    "a dotted key": ("x", ".a", " = 1"),
    "a quoted dotted key": ("x", '."a"', " = 1"),
    "nesting": ("x = ", "[", ""),
    "nested tables": ("x = ", "{{a=", ""),
    "a number with lines": ("x = 1", "_1", ""),
    "a title": (EVENT.format(1) + 'title = "', "word ", '"\n' + CLAIM.format()),
}


def shapes() -> dict[str, str]:
    """Return every shape by its name, as large as may be, and once more beyond that."""
    found = {}
    for name, (before, unit, behind) in _ALL.items():
        most, size = _within(before, unit, behind), _by_size(before, unit, behind)
        found[name] = _filled(before, unit, behind, min(most, size))
        if most < size:
            found[f"{name}, too many"] = _filled(before, unit, behind, size)
    return found


_ALL = {name: (HEADER, unit, "") for name, unit in REPEATED.items()} | {
    name: (HEADER + before, unit, behind) for name, (before, unit, behind) in ENCLOSED.items()
}


def _filled(before: str, unit: str, behind: str, count: int) -> str:
    return "".join([before, *map(unit.format, range(count)), behind])


def _by_size(before: str, unit: str, behind: str) -> int:
    """Return how many units a file has room for."""
    room = DEFAULT.bytes - len((before + behind).encode()) - 99
    return room // len(unit.format(999_999).encode())


def _within(before: str, unit: str, behind: str) -> int:
    """Return how many units the other limits allow."""
    signs = DEFAULT.signs - weight(before + behind)
    each = weight(unit.format(0))
    counts = [signs // each] if each else []
    try:
        tables = tomli.loads(unit.format(0))
    except tomli.TOMLDecodeError:
        tables = {}
    things = [thing for array in tables.values() if isinstance(array, list) for thing in array]
    items = sum(len(thing.get(key, ())) for thing in things for key in ("claims", "topics"))
    items += sum(len(names) for thing in things for names in thing.get("names", {}).values())
    counts += [(DEFAULT.things - 2) // len(things)] if things else []
    counts += [DEFAULT.items // items] if items else []
    return min(counts, default=DEFAULT.bytes)
