"""A real browser, headless, with an empty profile of its own; and pages to show it.

Without Chromium or axe-core these tests are skipped; KZ_BROWSER_REQUIRED=1 makes that a failure.
KZ_AXE names the file of axe-core.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
import sample
from chromium import Browser

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.formats import export
from kztimeline.model import Claim, Event
from kztimeline.queries.answer import Answer
from kztimeline.queries.between import Moment, between
from kztimeline.queries.claims import check_claims

_OPTIONS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
_AXE = ("node_modules/axe-core/axe.min.js",)


def missing(what: str) -> NoReturn:
    """Skip a test for what it needs, or fail where that must be there."""
    if os.environ.get("KZ_BROWSER_REQUIRED") == "1":
        pytest.fail(f"{what}, and KZ_BROWSER_REQUIRED is 1")
    pytest.skip(what)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all tests."""
    try:
        from selenium import webdriver
    except ImportError:
        missing("selenium is not installed (pip install 'kztimeline[browser]')")
    programs = [shutil.which(name) for name in ("chromium", "chromedriver")]
    if not all(programs):
        missing("chromium or chromedriver is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = str(programs[0])
    for option in (*_OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(str(programs[1])))
    yield Browser(driver)
    driver.quit()


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core."""
    for path in (os.environ.get("KZ_AXE"), *_AXE):
        if path and Path(path).is_file():
            return Path(path).read_text(encoding="utf-8")
    missing("axe-core is not installed (npm install axe-core, or KZ_AXE)")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of the bundled dataset and of the sample with its hostile texts, by name."""
    folder, bundled, made_up = tmp_path_factory.mktemp("pages"), load(), sample.load()
    long = sample.event("1912", "x" * 5000)
    things = {thing.id: thing for thing in bundled.things}
    ends = [
        Moment(event.title, event.date, event.id)
        for event in (things["cica-proposal"], things["cica-summit-2006"])
        if isinstance(event, Event)
    ]
    crowd = sample.chronicle(
        *(
            Event(f"e{at}", parse(f"{1900 + at % 90}"), f"Event {at}", (Claim("gazette"),))
            for at in range(1000)
        )
    )
    answers = {
        "timeline": Answer(bundled, "timeline", bundled.events),
        "topic": Answer(bundled, "card", (things["cica"],)),
        "event": Answer(bundled, "card", (things["ecosoc-election"],)),
        "source": Answer(bundled, "card", (things["tazhin-2007"],)),
        "facts": Answer(bundled, "facts", bundled.facts),
        "claims": Answer(bundled, "claims", check_claims(bundled)),
        "between": Answer(bundled, "distance", (between(*ends),)),
        "crowd": Answer(made_up, "events", crowd),
        "nothing": Answer(bundled, "events", ()),
        "long": Answer(made_up, "events", (long, *made_up.events)),
        **{
            f"sample-{answer.name}": answer
            for answer in map(sample.answer, sample.LISTS)
            if answer.kind.page
        },
        "sample-hostile": sample.card("hostile"),
    }
    found = {}
    for name, answer in answers.items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(export(answer, "html"), encoding="utf-8")
    found["picture"] = folder / "picture.svg"
    found["picture"].write_text(export(answers["timeline"], "svg"), encoding="utf-8")
    return found
