"""Where keys stand: after every construct that could throw a line count off."""

from collections.abc import Iterator

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from kztimeline.dataset.positions import Place, place, written
from kztimeline.dataset.scanner import marks
from kztimeline.dataset.violations import KeyPath

FOUND = {
    # document, and the line and column of each path
    "nothing": ("", ""),
    "comments": ("# a = 1\n\n  # [b]", ""),
    "pairs": ("a = 1\n  b = 2", "/a 1:1, /b 2:3"),
    "CRLF": ("a = 1\r\n\r\nb = 2\r\n", "/a 1:1, /b 3:1"),
    "no spaces": ("a=[1]\nb={c=2}", "/a 1:1, /a[0] 1:4, /b 2:1, /b/c 2:4"),
    "tables": ("[a]\nb = 1\n[c]", "/a 1:1, /a/b 2:1, /c 3:1"),
    "letters, digits, signs": ("X = 1\nXX.-_9 = 2", "/X 1:1, /XX 2:1, /XX/-_9 2:1"),
    "spaces": ("\t[ a . b ]\n\tc\t=\t1", "/a 1:2, /a/b 1:2, /a/b/c 2:2"),
    "arrays of tables": (
        "[[a]]\nb = 1\n[[a]]\nb = 2",
        "/a 1:1, /a[0] 1:1, /a[0]/b 2:1, /a[1] 3:1, /a[1]/b 4:1",
    ),
    "arrays of tables in each other": (
        "[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]",
        "/a 1:1, /a[0] 1:1, /a[0]/b 2:1, /a[0]/b[0] 2:1, /a[1] 3:1, /a[1]/b 4:1, /a[1]/b[0] 4:1",
    ),
    "a table in arrays": (
        "[[a]]\n[[a.b]]\n[[a.b]]\n[a.b.c]",
        "/a 1:1, /a[0] 1:1, /a[0]/b 2:1, /a[0]/b[0] 2:1, /a[0]/b[1] 3:1, /a[0]/b[1]/c 4:1",
    ),
    "dotted keys": ("a.b = 1\na . c = 2", "/a 1:1, /a/b 1:1, /a/c 2:1"),
    "quoted keys": (
        """"a b" = 1\n'c.d'.e = 2\n"f\\u0067\\"" = 3\n["[h]"]""",
        '/a b 1:1, /c.d 2:1, /c.d/e 2:1, /fg" 3:1, /[h] 4:1',
    ),
    "inline tables": (
        "a = { b = 1, 'c' = { d = '}' } } # }\ne = {}",
        "/a 1:1, /a/b 1:7, /a/c 1:14, /a/c/d 1:22, /e 2:1",
    ),
    "arrays over lines": (
        "a = [ # ]\n  1,\n  ']', # ,\n  [2], # [\n]\nb = []",
        "/a 1:1, /a[0] 2:3, /a[1] 3:3, /a[2] 4:3, /a[2][0] 4:4, /b 6:1",
    ),
}


def places(text: str) -> dict[KeyPath, Place]:
    """Return the place of every table, key and array item."""
    return {path: place(text, mark.start) for path, mark in marks(text).keys.items()}


def _listed(found: dict[KeyPath, Place]) -> str:
    """Return places for reading: keys after a slash, indexes in brackets, line and column."""
    steps = {
        path: "".join(f"[{step}]" if isinstance(step, int) else f"/{step}" for step in path)
        for path in found
    }
    return ", ".join(f"{steps[path]} {line}:{column}" for path, (line, column) in found.items())


@pytest.mark.parametrize(("text", "listed"), FOUND.values(), ids=list(FOUND))
def test_found(text: str, listed: str) -> None:
    """Each construct gives the place of its tables, keys and items, and of nothing else."""
    assert _listed(places(text)) == listed


STEPPED_OVER = [
    "# a comment with [brackets] and 'quotes\"",
    "k = 1 # ]",
    "k='#'",
    "k=[{a=1,b=']'},2]",
    "k = 1979-05-27 07:32:00Z",
    "k = +1_000.5e-3",
    "k = true",
    r'k = "\"]\\"',
    r"k = '\'",
    'k = """one line"""',
    'k = """\n[x]\n# y\nz = 1\n"""',
    'k = """a\\\n   b\\"""c"""',
    'k = """ "" " """""',
    'k = """a""""',
    'k = """"""',
    "k = '''\n[x]\n# y\\'''",
    "k = ''' '' ' '''''",
    "k = ''",
    "k = '''a''''",
    "k = [\n'[', \"]\", # ]\n[\n[]]\n,]",
    "k = [{ a = [1, 2] }, { a = [\n] }]",
    "k = { a.b = 1, 'c.d' = 2, e = '''\n''' }",
    "k.l.m = 1",
    "'k'.\"l\" = 1",
]


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("before", STEPPED_OVER)
def test_key_right_after(before: str, ends: str) -> None:
    """A key is found on its line, whatever the line before ends."""
    text = f"{before}\n[t]\nx = 1\n".replace("\n", ends)
    assert tomli.loads(text)["t"] == {"x": 1}, "the case itself is TOML"
    lines = before.count("\n") + 1
    found = places(text)
    assert (found["t",], found["t", "x"]) == ((lines + 1, 1), (lines + 2, 1))


@pytest.mark.parametrize(
    ("path", "keys"),
    [(("b",), "a|b"), (("c", 1), "a|b|c|||"), (None, "a|b|c||||d"), (("x",), "a|b|c|d"), ((), "")],
)
def test_no_further_than_asked(path: KeyPath | None, keys: str) -> None:
    """Nothing behind the wanted path is looked at; all is where it is not written."""
    text = "a = 1\nb = 2\nc = [1, 2, 3]\nd = 4"
    found = marks(text, None if path is None else {path}).keys.values()
    assert "|".join(text[slice(*mark)] for mark in found) == keys


def test_a_table_is_passed_to_the_end() -> None:
    """Behind the last table, with nothing wanted in it, is nothing, whatever brackets it has."""
    for last in ("", "b = 1\n", "b = [1]\n", "b = [[1], {c = 1}]"):
        assert marks(f"[x]\n{last}", {("y",)}).keys.keys() == {("x",)}


@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_as_deep_as_the_parser(brackets: str) -> None:
    """What the parser takes can be located, as deep as the format goes."""
    inner = "a = " if brackets == "{}" else ""
    text = "x = " + (brackets[0] + inner) * 390 + "1" + brackets[1] * 390 + "\ny = 1"
    assert tomli.loads(text)
    found = places(text)
    assert [len(path) for path in found] == [*range(1, 13), 1]
    assert found["y",] == (2, 1)


SPANS = {
    # document; what is written of each key; what of each value
    "a scalar": ("a =  1.5e3 # x", "a", "1.5e3"),
    "no spaces": ("a=1#x\nb=2", "a|b", "1|2"),
    "a string": ("a = '#' ", "a", "'#'"),
    "a spaced key": ("a . 'b'\t= true\r\n", "a . 'b'|a . 'b'", "true"),
    "a date": ("a = 1979-05-27 07:32:00 ", "a", "1979-05-27 07:32:00"),
    "a table": ("[ a ] # x\nb = 1", "[ a ]|b", "1"),
    "a table of an array": ("[[a]]\nb = ''", "[[a]]|[[a]]|b", "''"),
    "an array": ("a = [ 1 , 2 ] ", "a||", "1|2|[ 1 , 2 ]"),
    "an inline table": ("a = { b = 1 , c = { } } ", "a|b|c", "1|{ }|{ b = 1 , c = { } }"),
}


@pytest.mark.parametrize(("text", "keys", "values"), SPANS.values(), ids=list(SPANS))
def test_spans(text: str, keys: str, values: str) -> None:
    """Keys and values are marked from their first to their last character."""
    found = marks(text)
    assert "|".join(text[slice(*mark)] for mark in found.keys.values()) == keys
    assert "|".join(text[slice(*mark)] for mark in found.values.values()) == values


# Documents are made of pieces in which `@` stands for a string that occurs once.
KEYS = ["k{}", '"k {}"', "'k.{}'", '"[k{}]"', "k{}.sub", "'#' . k{}", '"\\u006b\\"{}"']
STRINGS = ['"@"', "'@'", '"@\\"#]"', '"""@"""', "'''@\n]\n[x]\n'''", '"""@\\\n  "" [y]\n"""""']
OPENED = "[[a]]\nk{} = '@'\n[[a.b]]\n"
"""Both arrays of tables, for `[a.b.c]` in an `a` without `b` would rule out `[[a.b]]` after it."""
FILLERS = ["", "# [c]\n", "\n\n", "\t# '\n", '#"""\n']


@st.composite
def values(draw: st.DrawFn, depth: int = 2) -> str:
    """Draw a string, an array or an inline table."""
    kind = draw(st.sampled_from(["string", "array", "table"])) if depth else "string"
    if kind == "string":
        return draw(st.sampled_from(STRINGS))
    inner = draw(st.lists(values(depth - 1), max_size=3))
    if kind == "array":
        gap = draw(st.sampled_from(["", "\n", " # ]\n\t"]))
        return f"[{gap}{f',{gap}'.join(inner)}{gap}]"
    return "{ " + ", ".join(f"{draw(st.sampled_from(KEYS))} = {value}" for value in inner) + " }"


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a TOML document in which each string and each key occurs once."""
    headers = st.sampled_from(["[t{}]\n", OPENED, "[[a.b]]\n", " [a.b.c{}] # ]\n", "['q.{}']\n"])
    pairs = st.builds("{} = {} # x\n".format, st.sampled_from(KEYS), values())
    pieces = draw(st.lists(st.one_of(pairs, pairs, headers, st.sampled_from(FILLERS)), max_size=9))
    text = "".join(_numbered("[[a]]\n[[a.b]]\n" + "".join(pieces)))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def _numbered(text: str) -> Iterator[str]:
    """Give each key and each string its own number."""
    for number, char in enumerate(text.replace("{}", "\1")):
        yield f"@{number}@" if char == "@" else str(number) if char == "\1" else char


def _leaves(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield each string of a parsed document, with its path."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, index))
    else:
        yield path, str(value)


@given(documents())
def test_every_value_of_a_document(text: str) -> None:
    """Each value's path leads to the line and before the column where the value stands."""
    found, values = places(text), marks(text).values
    for path, value in _leaves(tomli.loads(text)):
        mark = "@" + value.split("@")[1] + "@"
        before = text[: text.index(mark)].split("\n")
        line, column = found[path]
        assert line == len(before)
        assert "," not in before[-1][column - 1 :], "no other item in between"
        assert tomli.loads("x = " + text[slice(*values[path])])["x"] == value


@given(documents(), st.data())
def test_what_is_wanted_alone(text: str, data: st.DataObject) -> None:
    """Whatever is passed over on the way, what is wanted is found where it is."""
    found = marks(text)
    paths = st.sampled_from(sorted(found.keys, key=repr))
    wanted = data.draw(st.sets(paths | paths.map(lambda path: (*path, "no")), min_size=1))
    some = marks(text, wanted)
    for path in wanted & found.keys.keys():
        assert some.keys[path] == found.keys[path]
        assert some.values.get(path) == found.values.get(path)
    assert {written(some.keys, path) for path in wanted} == {
        written(found.keys, path) for path in wanted
    }
