"""What to type instead of a command line that typer refuses."""

import re
import shlex

import pytest
from inprocess import answered

from kztimeline.cli.advice import advice
from kztimeline.cli.app import COMMANDS
from kztimeline.cli.tools import TOOLS
from kztimeline.errors import UsageError

REFUSED = [
    # a command line, and all that is said of it
    ("list --yeer 2006", "--yeer is no option of list; did you mean --year?"),
    ("list --qwxzk", "--qwxzk is no option of list;"),
    ("show cica --jsn", "--jsn is no option of show; did you mean --json?"),
    ("cite cica --style bibtx", '--style "bibtx": did you mean bibtex?'),
    ("timeline --across --by xyz", '--by "xyz": write topic, place, status;'),
    ("list --max-size x", '--max-size "x": write a whole number;'),
    ("list --max-size 0", "--max-size 0: write a number from 1 to 4096;"),
    ("show", "show needs NAME;"),
    ("search", "search needs WORDS;"),
    ("between admission", "between needs END;"),
    ("list --year", "--year needs a value;"),
    ("list --certain=1", "--certain takes no value;"),
    (
        "between admission today tomorrow",
        'between takes two moments; quote several words: "2 November 2006";',
    ),
    ("sources one two", "sources takes no name; type kztimeline sources --topic 'one two';"),
    ("claims --json cica", "claims takes no name; type kztimeline claims --topic cica;"),
    ("topics cica", "topics takes no name; type kztimeline show cica;"),
    ("places Almaty", "places takes no name; type kztimeline list --place Almaty;"),
    ("init a.toml b.toml", 'init takes no more; leave out "b.toml";'),
    ("schema foo", 'schema knows no "foo": write output, dataset;'),
    ("help list --qwxzk", "--qwxzk is no option of list;"),
]
CHOSEN = [
    # what takes one word of several, and all that is said of another
    ("list --status disputd", '--status "disputd": did you mean disputed?'),
    (
        "list --status foo",
        '--status "foo": write corroborated, refined, single-source, disputed',
    ),
    ("claims --verdict agree", '--verdict "agree": did you mean agrees?'),
]
UNKNOWN = [
    # a command line that begins with no command, and all that is said of it
    ("cica", 'no command is called "cica"; type kztimeline show cica'),
    ("cica --json", 'no command is called "cica"; type kztimeline show cica --json'),
    ("'Aral Sea'", "no command is called \"Aral Sea\"; type kztimeline show 'Aral Sea'"),
    ("Казахстан", "no command is called \"Казахстан\"; type kztimeline show 'Казахстан'"),
    ("version", 'no command is called "version"; type kztimeline --version'),
    ("2006", 'no command is called "2006"; type kztimeline list 2006'),
    ("1992..1999", 'no command is called "1992..1999"; type kztimeline list 1992..1999'),
    ("june 2006 --json", 'no command is called "june"; type kztimeline list june 2006 --json'),
    ("summer 2005", 'no command is called "summer"; type kztimeline list summer 2005'),
    ("--year 2006", "--year belongs to a command; type kztimeline list --year 2006"),
    ("--year=2006", "--year=2006 belongs to a command; type kztimeline list --year=2006"),
    ("--json", "--json belongs to a command; type kztimeline list --json"),
    ("--topic cica", "--topic belongs to a command; type kztimeline list --topic cica"),
    ("--max-size=9", "--max-size=9 belongs to a command; type kztimeline list --max-size=9"),
    ("--nope", "there is no option --nope; kztimeline --help lists what there is"),
    ("-x", "there is no option -x; kztimeline --help lists what there is"),
    (
        "lst 2006",
        'no command is called "lst"; did you mean list? kztimeline --help lists what there is',
    ),
    (
        "chekc",
        'no command is called "chekc"; did you mean check? kztimeline --help lists what there is',
    ),
    ("help cica", 'no command is called "cica"; type kztimeline show cica'),
    (
        "help serch",
        'no command is called "serch"; did you mean search? kztimeline --help lists what there is',
    ),
]


def refused(line: str) -> str:
    """Return what is said of a command line that is refused, on one line of standard error."""
    code, out, err = answered(*shlex.split(line))
    assert (code, out) == (UsageError.code, "")
    assert err.startswith("kztimeline: ")
    assert err.count("\n") == 1
    return err.removeprefix("kztimeline: ").rstrip("\n")


@pytest.mark.parametrize(("line", "said"), CHOSEN)
def test_chosen(line: str, said: str) -> None:
    """The word that comes near is named, or all there are."""
    assert refused(line) == said


@pytest.mark.parametrize(("line", "said"), REFUSED)
def test_refused(line: str, said: str) -> None:
    """What is wrong is said, what to type instead, and whose help says more."""
    command = next(word for word in line.split() if word != "help")
    assert refused(line) == f"{said} kztimeline {command} --help says more"


def test_another_refusal() -> None:
    """What is not known of typer is passed on as it is, with the help to look at."""
    said = advice("Something else is wrong.", ["list", "x"])
    assert said == "Something else is wrong; kztimeline list --help says more"


@pytest.mark.parametrize(("line", "said"), UNKNOWN)
def test_unknown(line: str, said: str) -> None:
    """A name leads to `show`, a period and an option of `list` there, a slip to its command."""
    assert refused(line) == said


@pytest.mark.parametrize("line", [line for line, said in UNKNOWN if "; type " in said])
def test_what_is_advised_is_answered(line: str) -> None:
    """What one is told to type is a command line that works."""
    (advised,) = re.findall("type kztimeline (.+)", refused(line))
    code, out, err = answered(*shlex.split(advised))
    assert (code, err) == (0, "")
    assert out


@pytest.mark.parametrize("command", ["", *COMMANDS, *TOOLS])
def test_help(command: str) -> None:
    """`help`, alone or before a command, is what --help is."""
    asked = [command] if command else []
    expected = answered(*asked, "--help")
    assert answered("help", *asked) == expected
    assert answered("help", "help", *asked) == expected
    assert expected[0] == 0
    assert expected[1].startswith(f"Usage: kztimeline {command or '[OPTIONS]'}")
