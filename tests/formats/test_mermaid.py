"""Mermaid: what its own parser makes of a diagram, where npm has installed it."""

import html
import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import hostile
import pytest
import sample

from kztimeline.dataset.load import load
from kztimeline.dates.words import label
from kztimeline.formats.mermaid import export
from kztimeline.queries.answer import Answer
from kztimeline.text.escape import escape, one_line

MODULES = Path(os.environ.get("KZ_NODE_MODULES", ""))
"""A `node_modules` folder in which `npm install mermaid jsdom` was run."""
_INSTALLED = all((MODULES / name / "package.json").is_file() for name in ("mermaid", "jsdom"))
needs_mermaid = pytest.mark.skipif(
    not (shutil.which("node") and "KZ_NODE_MODULES" in os.environ and _INSTALLED),
    reason="needs node, and mermaid and jsdom in the folder that $KZ_NODE_MODULES names",
)
_SCRIPT = """
import { JSDOM } from "jsdom";
import { readFileSync } from "node:fs";
const { window } = new JSDOM("<body></body>");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");
const text = readFileSync(0, "utf8");
await mermaid.parse(text);
const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
const title = db.getCommonDb().getDiagramTitle();
console.log(JSON.stringify({ type, title, sections: db.getSections(), tasks: db.getTasks() }));
"""
HOSTILE = (
    "a: b; c # d",
    "a : b :: c",
    "%% comment",
    '%%{init: {"theme": "dark"}}%%',
    "#35; #quot; &#58; &amp;",
    "<br> <b>bold</b> <script>",
    "a\n    section 1900\n1900 : b",
    "a\r\nb",
    "{x} [y](javascript:alert(1)) `z`",
    'back\\slash "quoted"',
    "title x",
    "accTitle: x",
    "---",
    "ﬂ°°58¶ß and ﬂ°lt¶ß",
    "\x1b[2J\u202e",
)


def parsed(tmp_path: Path, text: str) -> dict[str, Any]:
    """Return the title, sections and tasks that Mermaid finds."""
    (tmp_path / "node_modules").symlink_to(MODULES.resolve())
    script = tmp_path / "parse.mjs"
    script.write_text(_SCRIPT, encoding="utf-8")
    done = subprocess.run(
        ["node", script], input=text.encode(), capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def shown(text: str) -> str:
    """Return what Mermaid draws: it decodes its own entities in the finished picture."""
    marked = html.escape(text).replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";")
    return html.unescape(marked)


def plain(text: str) -> str:
    """Return a title as it should be read: on one line, with nothing hidden."""
    return escape(one_line(text))


def test_golden() -> None:
    """The sample's timeline, byte by byte."""
    sample.check_golden("export-timeline.mmd", export(sample.answer("timeline")))


def test_one_line_an_event() -> None:
    """Whatever the data say, a line is the title, a section or an event."""
    text = export(sample.answer("events"))
    first, title, *lines = text.splitlines()
    events = [line for line in lines if not line.startswith("    section ")]
    assert (first, title) == ("timeline", "    title A steppe town")
    assert len(events) == len(sample.load().events)
    assert all(re.fullmatch(r" {8}[^:;#%]+ : [^:%]+", line) for line in events)
    assert sample.hidden(text) == []


def test_a_title_can_be_no_line_of_its_own() -> None:
    """No hostile title adds a line or a separator."""
    for title in HOSTILE:
        text = export(Answer(sample.load(), "events", (sample.event("2006", title),)))
        assert len(text.splitlines()) == 4
        assert text.count(" : ") == 1
        assert "%" not in text


def test_ordinary_text_is_left_alone() -> None:
    """What the grammar has no use for stays as it was."""
    title = "Almaty – “Алматы”, 50 (or so) & 東京'"
    text = export(Answer(sample.load(), "events", (sample.event("2006", title),)))
    assert text.endswith(f"        2006 : {title}\n")


def test_nothing_is_a_title() -> None:
    """An empty diagram has its title."""
    text = export(Answer(sample.load(), "events", ()))
    assert text == "timeline\n    title A steppe town\n"


def test_the_bundled_dataset() -> None:
    """Each event is a line, under the year of its first day."""
    found = load()
    text = export(Answer(found, "events", found.events))
    years = {event.date.earliest.year for event in found.events if event.date.earliest}
    assert text.count("\n        ") == len(found.events)
    assert text.count("    section ") == len(years)


@needs_mermaid
def test_mermaid_reads_the_sample(tmp_path: Path) -> None:
    """Mermaid finds each event, under its year, with its date as vague as it is."""
    answer = sample.answer("timeline")
    found = parsed(tmp_path, export(answer))
    assert (found["type"], found["title"]) == ("timeline", "A steppe town")
    assert [
        (shown(task["task"]).strip(), *map(shown, task["events"])) for task in found["tasks"]
    ] == [
        (
            label(event.date, event.date.earliest.year if event.date.earliest else None),
            plain(event.title),
        )
        for event in answer.events
    ]


@needs_mermaid
def test_mermaid_reads_what_would_break_it(tmp_path: Path) -> None:
    """Each hostile title is the text of one event, and so is the title of the diagram."""
    dataset = replace(sample.load(), title="a: b; #c %% {d}")
    titles = [*HOSTILE, *hostile.STRINGS.values()]
    events = sample.apart(sample.event("2006", title) for title in titles)
    found = parsed(tmp_path, export(Answer(dataset, "events", events)))
    assert shown(found["title"]) == dataset.title
    assert found["sections"] == ["2006"]
    assert [list(map(shown, task["events"])) for task in found["tasks"]] == [
        [plain(title)] for title in titles
    ]


@needs_mermaid
def test_mermaid_reads_the_bundled_dataset(tmp_path: Path) -> None:
    """Mermaid finds as many events as there are."""
    found = load()
    tasks = parsed(tmp_path, export(Answer(found, "events", found.events)))["tasks"]
    assert [shown(task["events"][0]) for task in tasks] == [event.title for event in found.events]


@needs_mermaid
def test_mermaid_reads_nothing(tmp_path: Path) -> None:
    """An empty diagram is a diagram."""
    assert parsed(tmp_path, export(Answer(sample.load(), "events", ())))["tasks"] == []


@needs_mermaid
def test_mermaid_refuses_what_is_wrong(tmp_path: Path) -> None:
    """The control beside the others: without its escapes a diagram is refused."""
    with pytest.raises(AssertionError, match="Parse error"):
        parsed(tmp_path, "timeline\n    section 2006\n        : : ; : a\n    : :\n")
