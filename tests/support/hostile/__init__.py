"""Strings that mean harm, and a dataset that has each of them in each of its fields."""

from .strings import ADDRESSES, AWKWARD, FLOODS, LINES, STRINGS, TERMINAL

__all__ = ["ADDRESSES", "AWKWARD", "FLOODS", "LINES", "STRINGS", "TERMINAL", "document", "toml"]

_DATES = ("2000-01-{:02}", "2000-{:02}", "20{:02}", "[2000-01-{:02}..2000-03]", "19{:02}/..")


def toml(text: str) -> str:
    """Return text as a TOML string in ASCII."""
    return "".join(
        char
        if char.isascii() and char.isprintable() and char not in '"\\'
        else f"\\U{ord(char):08x}"
        for char in text
    ).join('""')


def document(*strings: str) -> str:
    """Return a dataset in TOML in which each text of each kind of thing is each of the strings."""
    first = toml(strings[0] if strings else "x")
    header = (
        f"[dataset]\ntitle={first}\ndescription={first}\nversion={first}\nlicense={first}\n"
        'coverage="1900/2100"\nreviewed="2020-01-01"\nlanguage="en"\n'
    )
    return header + "".join(_things(number, toml(text)) for number, text in enumerate(strings))


def _things(number: int, text: str) -> str:
    day = _DATES[number % len(_DATES)].format(1 + number % 12)
    said = f'source="s{number}",at={text},note={text}'
    names = f"names={{en=[{text},{text}],{text}=[{text}]}}\n"
    return (
        f'[[sources]]\nid="s{number}"\ntitle={text}\nauthor={text}\npublisher={text}\nkind={text}\nsymbol={text}\n'
        f'url={text}\ndate="2000"\n'
        f'[[sources]]\nid="r{number}"\ntitle={text}\nkind={text}\n'
        f'[[topics]]\nid="t{number}"\ntitle={text}\nsummary={text}\nwikidata={text}\n'
        + names
        + f'[[events]]\nid="e{number}"\ndate="{day}"\ntitle={text}\nsummary={text}\nplace={text}\n'
        + names
        + f'topics=["t{number}"]\n'
        f'claims=[{{{said},date="{day}"}},{{{said},date="1999"}},{{{said}}}]\n'
        f'[[facts]]\nid="f{number}"\ntopic="t{number}"\ntitle={text}\nvalue={text}\nunit={text}\n'
        f"series={text}\n" + names + f'summary={text}\nas_of="2000"\n'
        f'claims=[{{{said},value={text}}},{{{said},value="other"}}]\n'
        f'[[facts]]\nid="n{number}"\ntopic="t{number}"\ntitle={text}\nvalue=-{number}\nunit={text}\n'
        f"series={text}\n"
        f'as_of="2000"\nclaims=[{{{said},value=-{number},relation="≈"}}]\n'
    )
