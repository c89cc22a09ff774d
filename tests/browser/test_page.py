"""The page in a real browser: quiet, alone, useful, and open to everybody."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
import sample
from chromium import Browser

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.formats import export
from kztimeline.model import Claim, Event
from kztimeline.queries.answer import Answer
from kztimeline.queries.claims import check_claims

Pages = dict[str, Path]
NAMES = (
    "timeline topic event source facts claims between nothing long sample-events sample-timeline "
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
    index = "[...document.querySelectorAll('.index a:not(.kz-off) bdi')]"
    assert browser.run(f"{index}.map((each) => each.textContent)") == ["2006"]
    browser.click("#kz_all")
    assert browser.shown() == everything
    assert browser.run("document.activeElement.id") == "kz_words"


def test_nothing_found(browser: Browser, pages: Pages) -> None:
    """Words that are nowhere leave nothing; the page says so, and has the way back at hand."""
    browser.show(pages["timeline"])
    everything = browser.shown()
    browser.click("#kz_chips [data-value=disputed]")
    browser.type("#kz_words", "xyzzy")
    assert browser.shown() == []
    assert browser.run("kz_count.textContent").startswith("0 of ")
    assert "“xyzzy” and status disputed" in browser.run("kz_none.innerText")
    assert browser.run("kz_none.getBoundingClientRect().bottom < innerHeight")
    browser.click("#kz_back")
    assert browser.shown() == everything
    assert browser.run("kz_none.hidden") is True
    assert "#" not in browser.run("location.href")


def about_cica() -> list[str]:
    """Return the ids of the events that are about CICA, in their order."""
    return [event.id for event in load().events if "cica" in event.topics]


def disputed() -> int:
    """Return how many cards of events are open from the beginning: those of the disputed ones."""
    return sum(event.status == "disputed" for event in load().events)


def test_topics_and_statuses_narrow(browser: Browser, pages: Pages) -> None:
    """A topic leaves its events, a second one adds its own, and a status takes from them."""
    browser.show(pages["timeline"])
    browser.click("#kz_more")
    browser.click("#kz_chips [data-value=cica]")
    cica = browser.shown()
    assert cica == about_cica()
    browser.click("#kz_chips [data-value=undef]")
    both = browser.shown()
    assert {*cica, "undef-established", "undef-board"} <= set(both)
    browser.click("#kz_more")
    assert (
        browser.run("getComputedStyle(kz_chips.querySelector('[data-value=cica]')).display")
        != "none"
    )
    browser.click("#kz_chips [data-value=disputed]")
    assert browser.shown() == ["cica-proposal", "undef-established"]
    for value in ("cica", "undef", "disputed"):
        browser.click(f"#kz_chips [data-value={value}]")
    assert browser.run("kz_all.getAttribute('aria-pressed')") == "true"


def test_verdicts_narrow(browser: Browser, pages: Pages) -> None:
    """Claims are narrowed by verdict, topics and words, also those of what they are about."""
    browser.show(pages["claims"])
    browser.click("#kz_chips [data-value=conflicts]")
    rows = "[...document.querySelectorAll('.item:not([hidden])')]"
    assert set(browser.run(f"{rows}.map((row) => row.dataset.verdict)")) == {"conflicts"}
    browser.type("#kz_words", "landlocked")
    assert browser.run(f"{rows}.length") == 1
    assert browser.run("location.hash") == "#q=landlocked&verdict=conflicts"
    groups = "[...document.querySelectorAll('.subject:not([hidden])')]"
    assert browser.run(f"{groups}.map((group) => group.id)") == ["landlocked-conference"]
    browser.run(f"{rows}[0].querySelector('.by a').click()")
    browser.run("new Promise((done) => setTimeout(done, 100))")
    source = "document.querySelector(':target')"
    assert browser.run(f"{source}.id") == "tazhin-2007"
    assert browser.run(f"{source}.checkVisibility()")


def test_the_address_says_what_is_asked(browser: Browser, pages: Pages) -> None:
    """What is asked is in the address: it is there again after a reload, and can be sent."""
    browser.show(pages["timeline"])
    browser.type("#kz_words", "ядер & test")
    browser.click("#kz_chips [data-value=single-source]")
    browser.click("#kz_chips [data-value=kazakhstan]")
    asked = "#q=%D1%8F%D0%B4%D0%B5%D1%80%20%26%20test&status=single-source&topic=kazakhstan"
    assert browser.run("location.hash") == asked
    browser.driver.refresh()
    assert browser.run("kz_words.value") == "ядер & test"
    browser.show(pages["timeline"], "#q=Nuclear&status=disputed,single-source")
    shown = browser.shown()
    assert "iaea-protocol-in-force" in shown
    assert browser.run("location.hash") == "#q=Nuclear&status=disputed,single-source"
    browser.run("location.hash = '#topic=cica'")
    browser.run("new Promise((done) => setTimeout(done, 100))")
    assert browser.shown() == about_cica()
    browser.run("history.back()")
    browser.run("new Promise((done) => setTimeout(done, 200))")
    assert browser.shown() == shown
    browser.show(pages["timeline"], "#status=no-such&topic=%22%3E%3Cb%3E")
    assert browser.shown() == []
    assert browser.run("kz_asked.children.length") == 0


def test_a_topic_of_a_card_narrows(browser: Browser, pages: Pages) -> None:
    """The topic of a card leaves what is about it, and shows it from its beginning."""
    browser.show(pages["timeline"])
    browser.run("document.querySelector('#cica-observer .topics a[data-topic=cica]').click()")
    browser.run("new Promise((done) => setTimeout(done, 200))")
    assert browser.run("location.hash") == "#topic=cica"
    assert browser.shown()[0] == "cica-proposal"
    top = "document.getElementById('cica-proposal').getBoundingClientRect().top"
    assert 0 < browser.run(top) < 200


FOLDED = [
    # what is typed, and what it must find in a title
    ("nonproliferation", "Non-Proliferation"),
    ("non proliferation", "Non\u2011Proliferation"),
    ("non-proliferation", "Nonproliferation"),
    ("LANDLOCKED", "Land–locked"),
    ("land locked", "Landlocked"),
    ("states' rights", "States’ rights"),
    ("states’", "states'"),
    ("u.n.", "the UN"),
    ("un", "the U.N. office"),
    ("g20", "G-20"),
    ("g-20", "G20"),
    ("bankimoon", "Ban Ki‑moon"),
    ("1000000", "1,000,000"),
    ("semei", "Семей"),
    ("алматы", "Almaty"),
    ("қазақстан", "kazakstan"),
    ("zürich", "Zu\u0308rich"),
    ("zurich", "ZÜRICH"),
    ("strasse", "Straße"),
    ("ﬁnance", "finance"),
    ("東京", "東京会議"),
]


def ask(browser: Browser, text: str) -> None:
    """Put a text into the filter, also one that no keyboard has."""
    browser.run(f"kz_words.value = {json.dumps(text)}; kz_words.dispatchEvent(new Event('input'))")


def test_it_folds_as_the_command_line_does(browser: Browser, tmp_path: Path) -> None:
    """Case, marks, hyphens, apostrophes, joints and script make no difference to what is found."""
    events = tuple(
        Event(f"e{at}", parse("1912"), title, (Claim("gazette"),))
        for at, (_, title) in enumerate(FOLDED)
    )
    page = tmp_path / "folded.html"
    page.write_text(export(Answer(sample.load(), "events", events), "html"), encoding="utf-8")
    browser.show(page)
    missed = []
    for at, (typed, _) in enumerate(FOLDED):
        ask(browser, typed)
        if f"e{at}" not in browser.shown():
            missed.append(typed)
    assert missed == []
    ask(browser, "tun")
    assert browser.shown() == []


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


def test_the_picture_is_one_stop(browser: Browser, pages: Pages) -> None:
    """Of all marks one is a stop of the tabulator; arrows go from mark to mark."""
    from selenium.webdriver.common.keys import Keys

    browser.show(pages["timeline"])
    stops = "[...document.querySelectorAll('.kz-drawing a')].filter((a) => a.tabIndex === 0).length"
    focus = "[...document.querySelectorAll('.kz-drawing a')].indexOf(document.activeElement)"
    count = browser.run("document.querySelectorAll('.kz-drawing a').length")
    assert browser.run(stops) == 1
    browser.run("document.querySelector('.kz-drawing a').focus()")
    active = browser.driver.switch_to.active_element
    for key, at in (
        (Keys.ARROW_RIGHT, 1),
        (Keys.ARROW_DOWN, 2),
        (Keys.ARROW_LEFT, 1),
        (Keys.END, count - 1),
        (Keys.ARROW_RIGHT, count - 1),
        (Keys.HOME, 0),
        (Keys.ARROW_UP, 0),
    ):
        browser.driver.switch_to.active_element.send_keys(key)
        assert browser.run(focus) == at
        assert browser.run(stops) == 1
    active.send_keys(Keys.TAB)
    assert browser.run(focus) == -1


def test_on_a_phone(browser: Browser, pages: Pages) -> None:
    """On a phone bars by years stand in for the picture, and each event has its sign on a rail."""
    browser.show(pages["timeline"], width=390)
    seen = "getComputedStyle(document.querySelector('{}')).display !== 'none'"
    assert not browser.run(seen.format(".picture"))
    assert browser.run(seen.format(".bars.narrow"))
    assert browser.run("document.querySelector('#admission .sign').innerText") == "●"
    top = "document.querySelector('.card').getBoundingClientRect().top"
    assert browser.run(top) < 844
    browser.show(pages["timeline"])
    assert browser.run(seen.format(".picture"))
    assert not browser.run(seen.format(".bars.narrow"))
    assert not browser.run(seen.format(".sign"))


def test_bars_lead_to_their_years(browser: Browser, pages: Pages) -> None:
    """A bar leads to the first card of its year."""
    browser.show(pages["timeline"], width=390)
    bar = "document.querySelector('.bars a[aria-label^=\"2006\"]')"
    browser.run(f"location.hash = {bar}.getAttribute('href')")
    browser.run("new Promise((done) => setTimeout(done, 100))")
    year = "document.querySelector(':target h2')"
    assert browser.run(f"{year}.textContent") == "2006"
    assert 0 < browser.run(f"{year}.getBoundingClientRect().top") < 200


HEIGHTS = {1280: 182, 800: 260, 390: 364}
"""How high the page of the whole dataset may be, in pixels an event, by the window's width."""


@pytest.mark.parametrize("width", HEIGHTS)
def test_a_page_is_not_endless(browser: Browser, pages: Pages, width: int) -> None:
    """What nobody needs at once is folded away."""
    browser.show(pages["timeline"], width=width)
    events = load().events
    assert browser.run("document.documentElement.scrollHeight") <= HEIGHTS[width] * len(events)
    assert browser.run("document.querySelectorAll('details[open]').length") == disputed()


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_claims_take_two_lines(browser: Browser, pages: Pages, width: int) -> None:
    """A claim has a line or two, whatever its group has above it; its note is folded, or beside."""
    browser.show(pages["claims"], width=width)
    assert browser.run("document.documentElement.scrollHeight") <= 63 * len(check_claims(load()))
    note = "document.querySelector('.said .note > :not(summary)').checkVisibility()"
    assert browser.run(note) is (width == 1280)


def test_a_crowd_is_drawn_where_it_is_seen(browser: Browser, pages: Pages) -> None:
    """Of very many cards the browser lays out those in view, and a link still lands on any."""
    browser.show(pages["crowd"], "#e77")
    assert browser.run("getComputedStyle(e5).contentVisibility") == "auto"
    assert browser.run("document.querySelectorAll('.kz-drawing').length") == 0
    box = "document.getElementById('e77').getBoundingClientRect()"
    assert browser.run(f"{box}.top >= 0 && {box}.bottom <= innerHeight")
    browser.type("#kz_words", "Event 777")
    assert browser.shown() == ["e777"]


def test_writing_from_right_to_left(browser: Browser, tmp_path: Path) -> None:
    """A title in Arabic runs from the right, a place stays whole, and the language is said."""
    event = Event("x", parse("1912"), "تأسيس المدينة (1912)", (Claim("gazette"),), place="مكة")
    dataset = replace(sample.load(), language="ar", events=(event,))
    page = tmp_path / "rtl.html"
    page.write_text(export(Answer(dataset, "events", (event,)), "html"), encoding="utf-8")
    browser.show(page)
    assert browser.run("document.documentElement.lang") == "ar"
    assert browser.run("getComputedStyle(document.querySelector('.title')).direction") == "rtl"
    assert browser.run("document.querySelector('.when bdi').textContent") == "مكة"
    assert browser.run("document.querySelector('.when time').closest('[lang]').lang") == "en"


def test_without_a_script(browser: Browser, pages: Pages) -> None:
    """Without JavaScript all is there but the filter, and links into what is folded open it."""
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.show(pages["timeline"], "#cica")
        found = browser.driver.find_element("css selector", "#kz_tools")
        assert not found.is_displayed()
        assert browser.driver.find_element("id", "cica").is_displayed()
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)
    browser.show(pages["timeline"])
    assert browser.run("kz_tools.hidden") is False


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
    """Printed, there are no controls, every claim is open, no card is cut, and little is large."""
    browser.show(pages["timeline"])
    browser.media("light", "print")
    size = "parseFloat(getComputedStyle(document.querySelector('{}')).fontSize)"
    assert browser.run("getComputedStyle(kz_tools).display") == "none"
    assert browser.run("getComputedStyle(document.querySelector('.card')).breakInside") == "avoid"
    assert browser.run(size.format(".summary")) > browser.run(size.format(".claims"))
    assert browser.run("document.querySelector('.claims li').getBoundingClientRect().height") > 0
    browser.media("light")
    paper = browser.pdf()
    assert paper.startswith(b"%PDF-")
    assert 3 < len(re.findall(rb"/Type\s*/Page\b", paper)) <= 25
    assert browser.run("document.querySelectorAll('details[open]').length") == disputed()


def test_no_claim_matches(browser: Browser, pages: Pages) -> None:
    """Where no claim is left, no empty frame is either."""
    browser.show(pages["claims"], "#q=xyzzy")
    frame = "document.querySelector('.subjects').checkVisibility()"
    assert browser.run(f"kz_none.checkVisibility() && !{frame}")
    browser.click("#kz_back")
    assert browser.run(frame)


def test_claims_on_paper(browser: Browser, pages: Pages) -> None:
    """Printed, claims stay below what they are about, and their notes are open."""
    browser.show(pages["claims"])
    browser.media("light", "print")
    style = "getComputedStyle(document.querySelector('{}'))"
    assert browser.run(style.format(".subject") + ".breakInside") == "avoid"
    assert browser.run(style.format(".said .note > summary") + ".display") == "none"
    note = "document.querySelector('.said .note > span').getBoundingClientRect().height"
    assert browser.run(note) > 0
    pages_in = len(re.findall(rb"/Type\s*/Page\b", browser.pdf()))
    assert 3 < pages_in <= len(check_claims(load())) / 20


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_overflows(browser: Browser, pages: Pages, name: str, width: int) -> None:
    """Nothing is wider than the window, but for the picture, which scrolls in its frame."""
    browser.show(pages[name], width=width)
    assert browser.run("innerWidth") == width
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert browser.run(_BEYOND) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (800, True), (390, False)])
def test_axe_finds_nothing(
    browser: Browser, pages: Pages, axe: str, name: str, width: int, dark: bool
) -> None:
    """No rule of WCAG 2.2 AA that axe-core knows is broken, none of its good practices either."""
    browser.show(pages[name], width=width, dark=dark)
    browser.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
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
