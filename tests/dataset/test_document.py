"""A file as far as it can be read: what is left of it, and what is told."""

from typing import Any

import pytest
from broken import BROKEN, TEXT

from kztimeline.dataset.document import MOST_VIOLATIONS, examine, read
from kztimeline.dataset.files import File
from kztimeline.dataset.limits import DEFAULT, Limits
from kztimeline.errors import FileError

GOOD = read(File(TEXT, "d.toml"), DEFAULT)


def test_everything_is_read() -> None:
    """Of a good file every table is there, with its path, and nothing is told."""
    assert GOOD.violations == []
    paths = [record.path for record in GOOD.records]
    assert paths[:3] == [("dataset",), ("sources", 0), ("sources", 1)]
    assert ("events", 1, "claims", 1) in paths
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize(("out", "put", "message"), BROKEN.values(), ids=list(BROKEN))
def test_one_mistake_hides_no_other(out: str, put: str, message: str) -> None:
    """With something wrong in it, a file is still read: all other tables are as they were."""
    found = read(File(TEXT.replace(out, put.replace("»", "")), "d.toml"), DEFAULT)
    assert message in [each.message for each in found.violations]
    before = {record.path: record.fields for record in GOOD.records}
    after = {record.path: record.fields for record in found.records}
    kept = [path for path in after if after[path] == before.get(path)]
    assert len(kept) >= len(before) - 5


def test_what_is_no_array_of_tables() -> None:
    """One bracket too few is told once; nothing at all is no mistake."""
    found = examine({"dataset": 1, "sources": {"id": "s"}, "events": [7]})
    assert (found.sources, found.topics, found.facts) == ([], [], [])
    assert [each.fields for each in found.events] == [{}]
    assert [each.path for each in found.violations] == [("dataset",), ("sources",), ("events", 0)]


def test_violations_end() -> None:
    """After a thousand violations no more are looked for; just as many are all told."""
    for count in (MOST_VIOLATIONS - 1, MOST_VIOLATIONS, MOST_VIOLATIONS + 1, 2 * MOST_VIOLATIONS):
        tables: dict[str, Any] = {"dataset": 1, "sources": [7] * (count - 1)}
        assert len(examine(tables).violations) == min(count, MOST_VIOLATIONS)


THINGS = "[[sources]]\n" * 1_000 + "[[topics]]\n" * 500 + "[[events]]\n" * 500
ITEMS = "[[topics]]\nnames.en = [" + '"a",' * 3_000 + "]\n"
ITEMS += "[[events]]\ntopics = [" + '"t",' * 2_000 + "]\nclaims = [" + "1," * 1_000 + "]\n"
KEYS = "x = [" + "1," * 74_995 + "]\n"  # five more for `=` and `[`


@pytest.mark.parametrize(
    ("most", "more", "said"),
    [
        (
            THINGS + "[[facts]]\n" * 500,
            "[[facts]]\n",
            "2,501 sources, topics, events and facts, 2,500 are the most",
        ),
        (ITEMS, "[[facts]]\nclaims = [1]", "6,001 claims, names and references to topics, 6,000"),
        (KEYS, "y=1", "some 75,001 keys, items and brackets, 75,000 are the most"),
    ],
    ids=["things", "items", "signs"],
)
def test_limits(most: str, more: str, said: str) -> None:
    """The most is read, one more is refused, and read with the size that is named."""
    assert read(File(most, "d.toml"), Limits(1)).violations
    with pytest.raises(FileError) as caught:
        read(File(most + more, "d.toml"), Limits(1))
    message = str(caught.value)
    assert message.startswith(f"cannot read d.toml: it has {said}")
    assert message.endswith("add max-size 2")
    assert read(File(most + more, "d.toml"), Limits(2)).violations


@pytest.mark.parametrize(
    "text",
    [
        "# " + "a, b = [c]. " * 50_000,
        'x = "' + "a, b = [c]. " * 50_000 + '"',
        "x = '" + "a, b = [c]. " * 50_000 + "'",
        "x = '''" + "a, b = '[c]'. \n" * 50_000 + "'''",
        'x = """' + 'a, b = "[c]". \\" \n' * 40_000 + '"""',
    ],
    ids=["comment", "basic", "literal", "literal lines", "basic lines"],
)
def test_prose_is_free(text: str) -> None:
    """What stands in texts and comments is not counted, however many commas it has."""
    assert read(File(text, "d.toml"), Limits(1)).violations


@pytest.mark.parametrize("wrong", ["1", "'a'", "[1, 'a']", "{ en = 1 }", "[[1], { a = [1] }]"])
def test_anything_can_be_counted(wrong: str) -> None:
    """What is no array, or no table, does not stop the counting."""
    text = "".join(f"{key} = {wrong}\n" for key in ("sources", "topics", "events", "facts"))
    assert read(File(text, "d.toml"), DEFAULT).violations
    text = f"[[topics]]\nnames = {wrong}\n[[events]]\nclaims = {wrong}\ntopics = {wrong}\n"
    assert read(File(text, "d.toml"), DEFAULT).violations
