"""The page in a real browser: quiet, alone, useful, and open to everybody."""

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from chromium import Browser

Pages = dict[str, Path]
NAMES = (
    "timeline topic event source facts nothing long sample-events sample-timeline "
    "sample-anniversaries sample-facts sample-sources sample-claims sample-hits sample-hostile"
).split()
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_BEYOND = """
[...document.body.querySelectorAll("*")]
  .filter((each) => !each.closest(".unseen, .skip") && !each.closest(".picture div"))
  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1
    || (each.clientWidth && each.scrollWidth > each.clientWidth + 1))
  .map((each) => each.outerHTML.slice(0, 200))
"""


@pytest.mark.parametrize("name", [*NAMES, "picture"])
def test_it_loads_nothing_and_says_nothing(browser: Browser, pages: Pages, name: str) -> None:
    """There is no message on the console, and no request but for the page."""
    browser.show(pages[name])
    console, requests = browser.logs()
    assert console == []
    assert requests == [pages[name].as_uri()]
    assert browser.run("performance.getEntriesByType('resource').length") == 0


class Quiet(SimpleHTTPRequestHandler):
    """Notes what is asked for."""

    asked: ClassVar[list[str]] = []

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer, and note the path."""
        self.asked.append(self.path)
        super().do_GET()


@pytest.fixture
def served(pages: Pages) -> Iterator[str]:
    """The address of the pages on a server."""
    folder = pages["timeline"].parent
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_from_a_server(browser: Browser, served: str) -> None:
    """The server is asked for one file."""
    Quiet.asked.clear()
    browser.show(f"{served}/timeline.html")
    console, _ = browser.logs()
    assert console == []
    assert Quiet.asked == ["/timeline.html"]


def test_the_filter_narrows(browser: Browser, pages: Pages) -> None:
    """Words in any order and script narrow the list, the count says so, and all comes back."""
    browser.show(pages["timeline"])
    everything = browser.shown()
    browser.type("#kz_words", "экосос elected")
    assert browser.shown() == ["ecosoc-election"]
    assert browser.run("kz_count.textContent") == f"1 of {len(everything)} shown"
    assert browser.run("document.querySelectorAll('.group:not([hidden])').length") == 1
    bright = "[...document.querySelectorAll('.kz-drawing a:not(.kz-off)')]"
    assert browser.run(f"{bright}.map((each) => each.href.baseVal)") == ["#ecosoc-election"]
    browser.click("#kz_clear")
    assert browser.shown() == everything
    assert browser.run("document.activeElement.id") == "kz_words"
    assert browser.run("kz_clear.hidden") is True


def test_nothing_found(browser: Browser, pages: Pages) -> None:
    """Words that are nowhere leave nothing, and the count says so."""
    browser.show(pages["timeline"])
    browser.type("#kz_words", "xyzzy")
    assert browser.shown() == []
    assert browser.run("kz_count.textContent").startswith("0 of ")


def test_a_topic_narrows(browser: Browser, pages: Pages) -> None:
    """A topic leaves its events; a second one adds its own."""
    browser.show(pages["timeline"])
    browser.click(".tools summary")
    browser.click("#kz_toggles input[value=cica]")
    cica = browser.shown()
    assert cica
    assert all(name.startswith("cica") for name in cica)
    browser.click("#kz_toggles input[value=undef]")
    assert set(cica) < set(browser.shown())
    assert {"undef-established", "undef-board"} <= set(browser.shown())


def test_by_keyboard(browser: Browser, pages: Pages) -> None:
    """The first stop is the skip link, which is seen when it has the focus."""
    from selenium.webdriver.common.keys import Keys

    browser.show(pages["timeline"])
    browser.type("body", Keys.TAB)
    assert browser.run("document.activeElement.className") == "skip"
    assert browser.run("document.activeElement.getBoundingClientRect().top >= 0")
    browser.run("document.activeElement.click()")
    assert browser.run("document.activeElement.id") == "kz_main"
    browser.type("body", Keys.TAB)
    assert browser.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"


IN_VIEW = """
(() => {
  const card = document.querySelector(":target"), box = card.getBoundingClientRect();
  return [card.id, box.top >= 0 && box.top < innerHeight,
    getComputedStyle(card).boxShadow !== "none", card.querySelector("details").open];
})()
"""


def test_a_deep_link_lands(browser: Browser, pages: Pages) -> None:
    """The event that the address names is in view, set off from the others, and open."""
    browser.show(pages["timeline"], "#ecosoc-election")
    assert browser.run(IN_VIEW) == ["ecosoc-election", True, True, True]


def test_a_link_in_the_picture_lands(browser: Browser, pages: Pages) -> None:
    """A mark leads to its card, even to one that the filter had hidden."""
    browser.show(pages["timeline"])
    browser.type("#kz_words", "xyzzy")
    browser.run("location.hash = '#admission'")
    browser.run("new Promise((done) => setTimeout(done, 100))")
    assert browser.run(IN_VIEW)[:2] == ["admission", True]
    assert browser.run("kz_words.value") == ""


def test_dark_and_light(browser: Browser, pages: Pages) -> None:
    """Page and picture follow the colour scheme; paper is always white."""
    colours = """[getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector(".kz-ink")).fill]"""
    browser.show(pages["timeline"])
    light = browser.run(colours)
    browser.media("dark")
    dark = browser.run(colours)
    assert light != dark
    assert light == ["rgb(244, 246, 248)", "rgb(27, 36, 48)"]
    assert dark == ["rgb(12, 16, 21)", "rgb(232, 237, 243)"]
    browser.media("dark", "print")
    assert browser.run(colours)[1] == light[1]


def test_on_paper(browser: Browser, pages: Pages) -> None:
    """Printed, there are no controls, every claim is open, and no card is cut."""
    browser.show(pages["timeline"])
    browser.media("light", "print")
    assert browser.run("getComputedStyle(kz_tools).display") == "none"
    assert browser.run("getComputedStyle(document.querySelector('.card')).breakInside") == "avoid"
    browser.media("light")
    paper = browser.pdf()
    assert paper.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) > 3


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_overflows(browser: Browser, pages: Pages, name: str, width: int) -> None:
    """Nothing is wider than the window, but for the picture, which scrolls in its frame."""
    browser.show(pages[name], width=width)
    assert browser.run("innerWidth") == width
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert browser.run(_BEYOND) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(browser: Browser, pages: Pages, axe: str, name: str, dark: bool) -> None:
    """No rule of WCAG 2.2 AA that axe-core knows is broken, none of its good practices either."""
    browser.show(pages[name], dark=dark)
    browser.run(f"{axe};0")
    found = browser.run(f"axe.run({{runOnly: {_TAGS}}})")
    assert len(found["passes"]) > 10
    broken = [
        (each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found["violations"]
    ]
    assert broken == []


def test_what_is_wrong_is_noticed(browser: Browser, axe: str, tmp_path: Path) -> None:
    """On a page with every fault that is looked for here, each of them is found."""
    page = tmp_path / "bad.html"
    page.write_text(
        "<title>Bad</title><script>console.error('no')</script><img src='away.png'>"
        "<p><button></button><pre>" + "wide " * 500,
        encoding="utf-8",
    )
    browser.show(page, width=360)
    console, requests = browser.logs()
    assert any("no" in message for message in console)
    assert len(requests) > 1
    assert browser.run("document.documentElement.scrollWidth") > 360
    assert browser.run(_BEYOND)
    browser.run(f"{axe};0")
    found = browser.run(f"axe.run({{runOnly: {_TAGS}}})")
    assert {"image-alt", "button-name"} <= {each["id"] for each in found["violations"]}


@pytest.mark.parametrize("name", ["timeline", "long", "sample-events"])
def test_labels_fit(browser: Browser, pages: Pages, name: str) -> None:
    """In the browser's own font too no label runs into another or out of the picture."""
    browser.show(pages[name])
    boxes = browser.run("""
      [...document.querySelectorAll(".kz-drawing a text")].map((text) => {
        const box = text.getBoundingClientRect();
        return [Math.round(box.top), box.left, box.right];
      })
    """)
    frame = "document.querySelector('.kz-drawing').getBoundingClientRect()"
    first, last = browser.run(f"[{frame}.left, {frame}.right]")
    boxes.sort()
    assert boxes[0][1] > 0
    for (top, left, right), (next_top, next_left, _) in pairwise(boxes):
        assert first - 1 <= left <= right <= last + 1
        assert top != next_top or right <= next_left + 1
