"""Datasets of 8 MiB, or of as many parts as may be, made of one thing over and over."""

from kztimeline.dataset.limits import MIB, PARTS

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


REPEATED = {
    # what is repeated after the header; {0} is the number of the repetition
    "events": _titled("E {0}"),
    "events with all there is": _titled(
        "Event {0} happened", 'topics = ["t"]\nplace = "P"\nsummary = "What it was"\n'
    ),
    "spans": _titled("E {0}").replace("2006-09-01", "1992/2010"),
    "claims": EVENT + 'title = "E"\nclaims = [' + '{{source="s"}},' * 200 + "]\n",
    "facts": '[[facts]]\nid = "f{0}"\ntopic = "t"\nvalue = {0}\nas_of = "2006"\ntitle = "F"\n'
    'claims = [{{ source = "s", value = {0} }}]\n',
    "sources": '[[sources]]\nid = "s{0}"\ntitle = "S"\nkind = "b"\n',
    "topics": '[[topics]]\nid = "t{0}"\ntitle = "T {0}"\nnames = {{ en = ["N {0}"] }}\n'
    + _titled("E {0}", 'topics = ["t{0}"]\n'),
    "long titles": _titled("word " * 1990),
    "long words": _titled("a" * 9990),
    "titles in Chinese": _titled("東京" * 4990),
    "marks on marks": _titled("e" + "\u0301" * 9000),
    "escaped titles": _titled("\\u001b" * 1600),
    "long summaries": _titled("E", f'summary = "{"word " * 1990}"\n'),
    "long places": _titled("E", f'place = "{"Almaty " * 1400}"\n'),
    "long notes": _titled("E").replace(" }}]", f', note = "{"word " * 1990}" }}}}]'),
    "bad dates": _titled("E").replace("09-01", "13"),
    "unknown keys": _titled("E", "k{0} = 1\n"),
    "unknown sources": '[[sources]]\nid = "s{0}"\ntitle = "S"\nkind = "b"\n'
    + _titled("E").replace('"s"', '"x{0}"'),
    "headers": "[a{0}]\n",
    "headers in headers": "[[e{0}.a.b.c.d.e.f]]\n",
    "dotted keys": "a{0}.b.c.d.e.f.g = 1\n",
    "keys": "k{0} = 1\n",
    "comments": "#\n",
    "empty lines": "\n",
}
ENCLOSED = {
    # what stands before, again and again, and behind
    "numbers": ("x = [", "1,", "]"),
    "arrays": ("x = [", "[],", "]"),
    "inline tables": ("x = [", "{{}},", "]"),
    "a string": ('x = "', "a", '"'),
    "escapes": ('x = "', "\\n", '"'),
    "escapes in Cyrillic": ('x = "', "ж" * 20 + "\\n", '"'),
    "quotation marks": ('x = """', '"a', '"""'),
    "a number": ("x = ", "1", ""),
    "a fraction": ("x = 0.", "1", ""),
    "a dotted key": ("x", ".a", " = 1"),
    "nesting": ("x = ", "[", ""),
    "a title": (EVENT.format(1) + 'title = "', "word ", '"\n' + CLAIM.format()),
}
MOST_BYTES = MIB * 1024**2


def shapes() -> dict[str, str]:
    """Return every shape by its name, as large as may be, and once more beyond that."""
    found = {}
    for name, unit in REPEATED.items():
        found[name] = _filled(HEADER, unit, "", within=True)
        found[f"{name}, too many"] = _filled(HEADER, unit, "", within=False)
    for name, (before, unit, behind) in ENCLOSED.items():
        found[name] = _filled(HEADER + before, unit, behind, within=True)
        found[f"{name}, too many"] = _filled(HEADER + before, unit, behind, within=False)
    return {name: text for name, text in found.items() if text}


def _filled(before: str, unit: str, behind: str, *, within: bool) -> str:
    """Return a unit repeated up to the bound of bytes, and of parts if `within`.

    Empty where the bound of parts makes no difference.
    """
    longest = unit.format(999_999)
    by_size = (MOST_BYTES - 99 - len(before) - len(behind)) // len(longest.encode())
    by_parts = int((0.99 * PARTS * MIB - _parts(before)) / max(_parts(longest), 1e-9))
    if not within and by_parts >= by_size:
        return ""
    count = min(by_size, by_parts) if within else by_size
    return "".join([before, *map(unit.format, range(count)), behind])


def _parts(text: str) -> float:
    return sum(map(text.count, "=,.[{\\#")) + text.count('"') / 2
