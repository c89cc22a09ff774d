"""Records in lines: as few as there can be, nothing broken, nothing lost."""

import re
from itertools import pairwise

import pytest
from exhaustive import EXHAUSTIVE
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from kztimeline.terminal.rows import Entry, flow, table

WIDTHS = range(30, 201)


def entry(
    lead: str = "", parts: str = "", tail: str = "", below: tuple[str, ...] = (), columns: int = 1
) -> Entry:
    """Return an entry; `|` divides parts and tail, and leads are as many as there are columns."""
    return Entry(
        tuple(map(Text, lead.split("|"))) if columns else (),
        tuple(map(Text, parts.split("|"))),
        tuple(map(Text, tail.split("|"))) if tail else (),
        tuple(map(Text, below)),
    )


def drawn(entries: list[Entry], width: int) -> list[list[str]]:
    """Return the lines of each entry where they flow."""
    return [[line.plain.rstrip() for line in lines] for lines in flow(entries, width)]


LISTED = [
    entry("1 May 1903", "School founded|Verny", "1  school"),
    entry("1912 – 1914", "A canal was built through the steppe|", "!  canal-through-the-steppe"),
    entry("1912", "The first census was taken|Tashkent", "≈  first-census"),
]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            88,
            """\
1 May 1903   School founded                        Verny     1  school
1912 – 1914  A canal was built through the steppe            !  canal-through-the-steppe
1912         The first census was taken            Tashkent  ≈  first-census""",
        ),
        (
            87,
            """\
1 May 1903   School founded · Verny                                  1  school
1912 – 1914  A canal was built through the steppe  !  canal-through-the-steppe
1912         The first census was taken · Tashkent             ≈  first-census""",
        ),
        (
            52,
            """\
1 May 1903   School founded · Verny        1  school
1912 – 1914  A canal was built through the steppe
                         !  canal-through-the-steppe
1912         The first census was taken · Tashkent
                                     ≈  first-census""",
        ),
        (
            36,
            """\
1 May 1903   School founded · Verny
                           1  school
1912 – 1914  A canal was built
             through the steppe
         !  canal-through-the-steppe
1912         The first census was
  taken · Tashkent   ≈  first-census""",
        ),
    ],
)
def test_columns_give_way(width: int, expected: list[str]) -> None:
    """First the place follows the title, then the id has the next line, then titles wrap."""
    assert [line.plain.rstrip() for line in table(LISTED, width)] == expected.split("\n")


def test_a_column_without_anything() -> None:
    """A column that nothing is in is left out with its heading, and takes no room."""
    entries = [entry("1903", "School founded|", "school"), entry("1912", "Canal|", "canal")]
    lines = table(entries, 30, entry("Date", "Event|Place", "Id"))
    assert [line.plain.rstrip() for line in lines] == [
        "Date  Event           Id",
        "1903  School founded  school",
        "1912  Canal           canal",
    ]


def test_a_lead_wider_than_its_column() -> None:
    """A few long dates do not move all titles to the right, where there is no room for that."""
    long = entry("1 May 1903 – 31 Dec 1914", "Bridge built")
    titles = ("A school was founded", "The old bridge was opened", "The canal was built through")
    entries = [*(entry("1 May 1903", title) for title in titles), long]
    assert drawn(entries, 40) == [
        ["1 May 1903  A school was founded"],
        ["1 May 1903  The old bridge was opened"],
        ["1 May 1903  The canal was built through"],
        ["1 May 1903 – 31 Dec 1914  Bridge built"],
    ]


UNEVEN = [
    entry("3 Jan", "The first school was founded"),
    entry("14 Feb", "Bridge"),
    entry("5 Jun", "The old bridge was replaced by one of steel and stone at last"),
]


@pytest.mark.parametrize(
    ("width", "even", "expected"),
    [
        (
            31,
            True,
            ["        founded", "        replaced by one of", "        steel and stone at last"],
        ),
        (30, False, ["        founded", "  replaced by one of steel and", "  stone at last"]),
        (30, True, ["  founded", "  replaced by one of steel and", "  stone at last"]),
    ],
)
def test_even_lines(width: int, even: bool, expected: list[str]) -> None:
    """Where one record has no room for its further lines under its text, none has them there."""
    lines = [line.plain.rstrip() for each in flow(UNEVEN, width, even=even) for line in each]
    assert [line for line in lines if line.startswith(" ")] == expected
    assert len(lines) == 6


def test_no_line_begins_with_a_separator() -> None:
    """A dot stays with what it follows."""
    lines = drawn([entry("", "|".join(["four"] * 20), columns=0)], 31)[0]
    assert not [line for line in lines if line.strip().startswith("·")]
    assert len(lines) > 3


def test_styles() -> None:
    """Each cell keeps its style; what stands between them has one of its own."""
    found = Entry((Text("1903", "cyan"),), (Text("School"), Text("Verny")), (Text("id", "dim"),))
    [[line]] = flow([found], 40)
    styled = {line.plain[span.start : span.end].strip(): span.style for span in line.spans}
    assert (line.style, styled) == ("", {"1903": "cyan", "·": "dim", "id": "dim"})


def test_several_ends() -> None:
    """What stands at the edge is together where a line has room for it, else each is whole."""
    ends = "a-long-identifier-of-an-event|a-source-of-it"
    assert drawn([entry("", "Title", ends)], 60) == [
        ["Title  a-long-identifier-of-an-event  a-source-of-it"]
    ]
    assert drawn([entry("", "A title of some words", ends)], 46) == [
        ["A title of some words", " a-long-identifier-of-an-event  a-source-of-it"]
    ]
    assert drawn([entry("", "Title", ends)], 40) == [
        ["Title      a-long-identifier-of-an-event", "                          a-source-of-it"]
    ]


def test_an_end_wider_than_the_width() -> None:
    """What no line has room for is cut, and every letter of it is there."""
    ident = "-".join(["long"] * 20)
    lines = drawn([entry("1903", "Title", ident)], 40)[0]
    assert max(map(cell_len, lines)) == 40
    assert ident in "".join(lines).replace(" ", "")


def test_lines_below() -> None:
    """What stands below has lines of its own, behind the column that it is in."""
    found = entry("1903", "School founded", "school", ("! A gazette says that it was in 1850",))
    assert drawn([found], 30) == [
        [
            "1903  School founded    school",
            "      ! A gazette says that it",
            "      was in 1850",
        ]
    ]


@pytest.mark.parametrize(
    ("width", "below"),
    [
        (26, ["      without school, town"]),
        (25, ["  without school, town"]),
        (22, ["  without school, town"]),
        (21, ["      without school,", "      town"]),
    ],
)
def test_lines_below_columns(width: int, below: list[str]) -> None:
    """A table in columns has them, too: at the column of the text, or left of it for a line."""
    found = [entry("1903", "Dam", "dam", ("without school, town",)), entry("1912", "Canal", "c")]
    lines = [line.plain.rstrip() for line in table(found, width, entry("Date", "Event", "Id"))]
    assert lines == ["Date  Event  Id", "1903  Dam    dam", *below, "1912  Canal  c"]


WORDS = st.text("ab東é", max_size=45) | st.sampled_from(["of", "the", "town", "·", "–"])
TEXTS = st.lists(WORDS, max_size=9).map(" ".join)
IDS = st.text("abc-", min_size=1, max_size=45)


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """Draw entries with the same columns."""
    leads, parts, tails = (draw(st.integers(0, most)) for most in (2, 3, 2))
    sizes = (leads, st.text("ab ", max_size=30)), (parts, TEXTS), (tails, IDS)
    group = st.tuples(
        *(st.tuples(*[texts.map(Text)] * size) for size, texts in sizes),
        st.lists(TEXTS.map(Text), max_size=1).map(tuple),
    )
    return [Entry(*each) for each in draw(st.lists(group, min_size=1, max_size=4))]


@given(found=entries())
@example(found=[Entry((Text("a" * 30),), (Text("b" * 29),), (Text("c"),))])
def test_more_width_never_takes_more_lines(found: list[Entry]) -> None:
    """No width has more lines than a lesser one, record by record and as a whole."""
    for width, wider in pairwise(WIDTHS[:: 3 if EXHAUSTIVE else 9]):
        more, less = flow(found, width), flow(found, wider)
        assert [len(each) for each in less] <= [len(each) for each in more]
        assert all(len(few) <= len(many) for few, many in zip(less, more, strict=True))
        assert len(table(found, wider)) <= len(table(found, width))


@given(found=entries(), width=st.sampled_from(WIDTHS))
def test_nothing_is_lost_or_broken(found: list[Entry], width: int) -> None:
    """Every line fits; all that is not blank is there in its order; what has room is whole."""
    alone = [[line.plain.rstrip() for line in table([each], width)] for each in found]
    for each, lines in zip(found * 2, drawn(found, width) + alone, strict=True):
        assert max(map(cell_len, lines)) <= width
        given_text = "".join(text.plain for group in each for text in group)
        assert re.sub("[ ·]", "", "".join(lines)) == re.sub("[ ·]", "", given_text)
        shown = {word for line in lines for word in line.split()}
        words = {word for group in each for text in group for word in text.plain.split()}
        ids = {text.plain for text in each.tail if text.cell_len <= width}
        assert {word for word in words if cell_len(word) <= width - 2} | ids <= shown | {""}


@given(found=entries(), width=st.sampled_from(WIDTHS))
def test_columns_cost_nothing(found: list[Entry], width: int) -> None:
    """A record takes as many lines among others as it takes alone."""
    alone = [flow([each], width)[0] for each in found]
    for even in (False, True):
        assert list(map(len, flow(found, width, even=even))) == list(map(len, alone))
