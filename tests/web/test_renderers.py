"""What others make of our pictures: where a label should be, there is one, and nothing else."""

import re
from xml.etree import ElementTree

import pytest
import rendered
import sample
from exhaustive import few

from kztimeline.dataset.load import load
from kztimeline.dates.edtf import parse
from kztimeline.model import Claim, Event
from kztimeline.queries.answer import Answer, Look
from kztimeline.queries.claims import check_claims
from kztimeline.queries.filters import Question
from kztimeline.queries.listings import events
from kztimeline.web.svg import export

CYRILLIC = (
    ("1992-03-02", "Казахстан вступил в ООН"),
    ("2006-06-17", "Второй саммит СВМДА в Алматы"),
    ("2003/2005", "Ядерный арсенал"),
)


def answers() -> dict[str, Answer]:
    """Return answers whose pictures have every sign."""
    dataset = load()
    period = Question("2006")
    russian = tuple(
        Event(f"e{at}", parse(date), title, (Claim("s", date=parse("1992")),))
        for at, (date, title) in enumerate(CYRILLIC)
    )
    return {
        "timeline": Answer(dataset, "timeline", dataset.events),
        "narrow": Answer(dataset, "timeline", dataset.events, look=Look(width=800)),
        "lanes": Answer(dataset, "timeline", dataset.events, look=Look(across=True)),
        "period": Answer(dataset, "timeline", events(dataset, period), question=period),
        "claims": Answer(dataset, "claims", check_claims(dataset, Question(topic="cica"))),
        "conference": Answer(
            dataset, "card", tuple(e for e in dataset.events if e.id == "landlocked-conference")
        ),
        "tests": Answer(
            dataset, "card", tuple(f for f in dataset.facts if f.id == "semipalatinsk-tests")
        ),
        "facts": Answer(dataset, "facts", dataset.facts),
        "sample": sample.answer("timeline"),
        "Russian": Answer(dataset, "timeline", russian, look=Look(title="Летопись")),
    }


@pytest.fixture(scope="module", params=few(answers(), "period", "sample"), ids=str)
def picture(request: pytest.FixtureRequest) -> str:
    """A picture as a file."""
    return export(answers()[request.param])


@pytest.mark.parametrize("renderer", rendered.RENDERERS)
def test_there_is_ink_where_each_label_should_be(picture: str, renderer: str) -> None:
    """Each text is where it should be, from its first letter to its last."""
    image = rendered.pixels(picture, renderer)
    # Whether there is a font for Japanese is no matter of ours.
    found = [each for each in rendered.texts(picture) if max(each.text) < "\u3000"]
    assert len(found) > 10
    for each in found:
        top, bottom = each.base - 0.75 * each.size, each.base + 0.2 * each.size
        # The first letter and the last one; a sign such as a dot may be small.
        edge = min(each.size, each.right - each.left)
        for left, right in ((each.left - 1, each.left + edge), (each.right - edge, each.right + 2)):
            assert rendered.ink(image, left, right, top, bottom), (renderer, each)


@pytest.mark.parametrize("renderer", rendered.RENDERERS)
def test_it_is_paper_white(picture: str, renderer: str) -> None:
    """The picture has its own paper, and most of that is empty, whoever draws it."""
    image = rendered.pixels(picture, renderer)
    colors = sorted(image.getcolors(1 << 24) or (), reverse=True)
    assert colors[0][1] == (255, 255, 255)
    assert colors[0][0] > image.width * image.height / 2


def test_what_renderers_differ_in_is_not_used(picture: str) -> None:
    """Colours are attributes, and nothing is used that some do not know."""
    body = re.sub(r"<style>.*?</style>", "", picture, flags=re.DOTALL)
    for word in ("paint-order", "textLength", "currentColor", "tspan", "var(", "<use", "%"):
        assert word not in re.sub(r">[^<]*<", "><", body), word
    assert "url(" not in body
    for element in ElementTree.fromstring(picture).iter():
        shape = element.tag.removeprefix(rendered.SVG)
        if shape in ("path", "rect", "circle", "text"):
            assert element.get("fill"), ElementTree.tostring(element)
        if shape == "path" and element.get("fill") == "none":
            assert element.get("stroke")


def test_accents_are_parts_of_their_letters() -> None:
    """A letter and its accent are one character: some renderers draw two beside each other."""
    event = Event("zurich", parse("1992"), "Zu\u0308rich & Almaty", ())
    found = export(Answer(load(), "timeline", (event,)))
    assert ">Z\u00fcrich &amp; Almaty</text>" in found


def test_what_the_style_changes_is_there(picture: str) -> None:
    """Where it is dark every colour has another one; without a style nothing looks otherwise."""
    styled = set(re.findall(r"\.(kz-[a-z-]+)", picture[: picture.index("</style>")]))
    used = {
        name
        for element in ElementTree.fromstring(picture).iter()
        for name in (element.get("class") or "").split()
    }
    assert used - {"kz-drawing"} <= styled


def test_the_test_sees_a_label_that_is_not_there() -> None:
    """The control: of a picture without its labels, or with them elsewhere, the ink is missed."""
    picture = export(answers()["period"])
    for spoilt in (
        re.sub(r"<text[^>]*>Ban Ki-moon.*?</text>", "", picture),
        picture.replace(' text-anchor="end"', ""),
        picture.replace('class="kz-ink" fill="#1b2430"', 'fill="#fff"'),
    ):
        assert spoilt != picture
        image = rendered.pixels(spoilt, "resvg")
        missed = [
            each
            for each in rendered.texts(picture)
            if not rendered.ink(
                image, each.left - 1, each.left + each.size, each.base - 9, each.base + 2
            )
        ]
        assert missed
