"""The linter and the loader have one format: what one refuses, the other does."""

from typing import Any

import hostile
import pytest
from broken import BROKEN, TEXT
from hypothesis import given
from hypothesis import strategies as st
from strategies import edited

from kztimeline.check import FORMAT_RULES, Diagnostic, check_text
from kztimeline.dataset.load import loads
from kztimeline.errors import DatasetError
from kztimeline.text.links import href


def breaches(text: str) -> list[Diagnostic]:
    """Return the findings that stand for a file that cannot be loaded."""
    return [finding for finding in check_text(text, "d.toml") if finding.rule in FORMAT_RULES]


@pytest.mark.parametrize(("out", "put", "message"), BROKEN.values(), ids=list(BROKEN))
def test_same_place(out: str, put: str, message: str) -> None:
    """What stops the loader is the linter's first finding: same line, same words."""
    text = TEXT.replace(out, put.replace("»", ""))
    with pytest.raises(DatasetError) as caught:
        loads(text, "d.toml")
    first = breaches(text)[0]
    assert str(caught.value) == f"d.toml:{first.line}: {first.message}"
    assert message in first.message


def test_same_verdict_on_what_can_be_loaded() -> None:
    """The dataset that the broken ones are made of can be loaded, and has no breach."""
    assert loads(TEXT)
    assert not breaches(TEXT)


WORDS = ["title", "titel", "id", "date", "as_of", "claims", "topics", "names", "value", "source"]
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(["'un'", "'1990'", "'1990-13'", "''", "1", "nan", "true", "'Un'", "'league'"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from(WORDS), inner, max_size=3).map(
            lambda table: f"{{ {', '.join(f'{key} = {item}' for key, item in table.items())} }}"
        ),
    ),
    max_leaves=6,
)
HEADS = ["[[sources]]", "[[topics]]", "[[events]]", "[[facts]]", "[events]", "[[events.claims]]"]


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Draw the sample with tables and lines added that are mostly wrong."""
    table = st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=5)
    tables = draw(st.lists(st.tuples(st.sampled_from(HEADS), table), min_size=1, max_size=3))
    lines = [
        f"{head}\n" + "".join(f"{k} = {v}\n" for k, v in found.items()) for head, found in tables
    ]
    return draw(st.sampled_from([TEXT, TEXT[: TEXT.index("[[sources]]")], ""])) + "".join(lines)


LINES = st.sampled_from([f"\n{line}\n" for line in (*HEADS, *TEXT.splitlines())])


@given(spoilt() | edited(st.just(TEXT), LINES | VALUES | st.text(max_size=3), most=99))
def test_same_verdict(text: str) -> None:
    """Whatever is wrong, the loader refuses just what the linter does, for one of its reasons."""
    found = breaches(text)
    if found:
        with pytest.raises(DatasetError) as caught:
            loads(text, "d.toml")
        reasons = [f"d.toml:{finding.line}: {finding.message}" for finding in found]
        assert str(caught.value) in reasons
    else:
        assert loads(text)


ADDRESSES = st.one_of(
    st.from_regex(r"\A(?i:https?|ftp)://[^/\0]{0,9}(/[^\0]{0,5})?\Z"),
    st.text("htps:/@[].ſ\u212aé x", min_size=1),
    st.sampled_from([*hostile.ADDRESSES.values()]),
)


@given(ADDRESSES.filter(str.strip))
def test_an_address_is_a_link_or_an_error(url: str) -> None:
    """What no format links `check` objects to, and what it takes for an address they link."""
    text = TEXT.replace("[[sources]]", f"[[sources]]\nurl = {hostile.toml(url)}", 1)
    assert bool(href(url)) != any(each.rule == "address" for each in check_text(text))
