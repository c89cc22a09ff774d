"""What to type instead of a command line that typer refuses; imported where it does."""

import inspect
import re
import shlex
from contextlib import suppress
from itertools import dropwhile, takewhile

from ..dates.periods import period
from ..errors import UsageError
from ..text.closest import closest, hint
from .app import COMMANDS
from .options import Output, question
from .tools import TOOLS

_OPTION = "{0} is no option of {command}"
_MORE = '{command} takes no more; leave out "{0}"'
_CHOICE, _KIND = '{0} "{1}": ', '{command} knows no "{1}": '
_NEEDS = "{command} needs {0}"
_OF_A_NAME = {
    "claims": "claims --topic",
    "sources": "sources --topic",
    "topics": "show",
    "places": "list --place",
}
"""What asks of one name what a command that takes none lists of all."""
_WORDING = {
    # what typer says of an option or argument, and what we do; 0.29 says it as pydantic does
    r"No such option: (\S+)(.*)": _OPTION,
    r"Invalid value for '([^-].*?)': (?:Value error, )?'(.*)' is not one of (.+)": _KIND,
    r"Invalid value for '(.+?)': (?:Value error, )?'(.*)' is not one of (.+)": _CHOICE,
    r"Invalid value for '(.+?)': '(.*)' is not a valid int.*": '{0} "{1}": write a whole number',
    r"Invalid value for '(.+?)': (.+) is not in the range (\d+)<=x<=(\d+).*": (
        "{0} {1}: write a number from {2} to {3}"
    ),
    r"Invalid value for '(.+?)': (.+) is not in the range x>=(\d+).*": (
        "{0} {1}: write a number from {2} on"
    ),
    r"Missing argument '(.+)'.*": _NEEDS,
    r"Option '(.+)' requires an argument.*": "{0} needs a value",
    r"Option '(.+)' does not take a value.*": "{0} takes no value",
    r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)": _MORE,
}


def advice(refusal: str, args: list[str]) -> str:
    """Return one line for a refusal of typer: what is wrong, and what to type instead."""
    args = [*dropwhile("help".__eq__, args)]  # of help foo, foo is what there is not
    command = args[0] if args else ""
    if command not in {*COMMANDS, *TOOLS}:
        return _unknown(command, args)
    for pattern, wording in _WORDING.items():
        if match := re.fullmatch(pattern, refusal, re.DOTALL):
            parts = match.groups()
            refusal = wording.format(*parts, command=command)
            if wording is _NEEDS:
                refusal = wording.format(parts[0].upper(), command=command)
            elif wording in (_CHOICE, _KIND):
                refusal += hint(parts[1], re.findall("'(.+?)'", parts[2]))
            elif wording is _MORE and command == "between":
                refusal = 'between takes two moments; quote several words: "2 November 2006"'
            elif wording is _MORE and (instead := _OF_A_NAME.get(command)):
                name = shlex.quote(parts[0])
                refusal = f"{command} takes no name; type kztimeline {instead} {name}"
            elif wording is _OPTION:
                known = re.findall(r"--([\w-]+)", parts[1])
                near = closest(parts[0].lstrip("-"), known)
                refusal += f"; did you mean --{near}?" if near else ""
            break
    refusal = refusal.rstrip(".")
    end = "" if refusal.endswith("?") else ";"
    return f"{refusal}{end} kztimeline {command} --help says more"


def _unknown(command: str, args: list[str]) -> str:
    """Advise on a command line without a command: a name, a period or an option stands there."""
    later = next((each for each in args if each in {*COMMANDS, *TOOLS}), "list")
    line = shlex.join(args)
    if command.startswith("-"):
        options = (*Output._fields, *inspect.signature(question).parameters)
        if command.split("=", maxsplit=1)[0] in {f"--{name.replace('_', '-')}" for name in options}:
            rest = shlex.join(each for each in args if each != later)
            return f"{command} belongs to a command; type kztimeline {later} {rest}"
        return f"there is no option {command}; kztimeline --help lists what there is"
    missing = f'no command is called "{command}"'
    if command == "version":
        return f"{missing}; type kztimeline --version"
    if close := closest(command, [*COMMANDS, *TOOLS]):
        return f"{missing}; did you mean {close}? kztimeline --help lists what there is"
    if not {"--help", "-h"}.isdisjoint(args):
        return f"{missing}; kztimeline --help lists what there is"
    with suppress(UsageError):
        period(" ".join(takewhile(lambda arg: not arg.startswith("-"), args)))
        return f"{missing}; type kztimeline list {line}"
    return f"{missing}; type kztimeline show {line}"
