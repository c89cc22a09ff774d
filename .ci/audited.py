#!/usr/bin/env python3
"""Reads what pip-audit found as JSON, and fails unless every locked package was audited and clean.

pip-audit itself exits 0 where it could look nothing up, as with a mirror for an index:

    pip-audit --require-hashes --disable-pip -r requirements-dev.lock -f json |
      python .ci/audited.py
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[1] / "requirements-dev.lock"
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==(\S+) *(;?)", re.MULTILINE)


def faults(found: list[dict[str, Any]], lock: str) -> list[str]:
    """Return what is wrong with each package: not audited, or audited and vulnerable.

    A package that is only for other systems, as its marker says, need not be audited here.
    """
    audited = {(each["name"], each["version"]) for each in found if "vulns" in each}
    pins = PIN.findall(lock)
    wrong = [
        f"{name} {version} was not audited"
        for name, version, marker in pins
        if (name, version) not in audited and not marker
    ]
    for each in found:
        known = ", ".join(vulnerability["id"] for vulnerability in each.get("vulns", ()))
        if known:
            wrong.append(f"{each['name']} {each['version']} is vulnerable: {known}")
    return wrong if pins else ["the lock file pins nothing"]


def main() -> None:
    """Judge what comes on standard input."""
    try:
        found = json.load(sys.stdin)["dependencies"]
    except ValueError:
        raise SystemExit("pip-audit gave no report") from None
    wrong = faults(found, LOCK.read_text(encoding="utf-8"))
    if wrong:
        raise SystemExit("\n".join(wrong))
    print(f"{len(found)} packages audited, none of them known to be vulnerable")


if __name__ == "__main__":
    main()
