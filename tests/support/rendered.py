"""Pictures as renderers see them: pixels, and where each text should be."""

import io
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from PIL import Image

from kztimeline.web.metrics import measure

SVG = "{http://www.w3.org/2000/svg}"


class Written(NamedTuple):
    """A text of a picture, with the room it should take."""

    text: str
    left: float
    right: float
    base: float
    size: float


def _cairo(text: str) -> bytes:
    try:
        from cairosvg import svg2png
    except (ImportError, OSError) as error:  # the library, or the system's libcairo
        pytest.skip(f"CairoSVG does not run here: {error}")
    made: bytes = svg2png(bytestring=text.encode())
    return made


def _resvg(text: str) -> bytes:
    resvg = pytest.importorskip("resvg_py", reason="resvg is not installed here")
    return bytes(resvg.svg_to_bytes(svg_string=text))


RENDERERS: dict[str, Callable[[str], bytes]] = {"CairoSVG": _cairo, "resvg": _resvg}


@lru_cache(maxsize=4)
def pixels(text: str, renderer: str) -> Image.Image:
    """Return a picture as a renderer draws it, in shades of grey."""
    return Image.open(io.BytesIO(RENDERERS[renderer](text))).convert("RGB")


def texts(picture: str) -> Iterator[Written]:
    """Yield every text of a picture, from its file alone."""
    for element in ElementTree.fromstring(picture).iter(f"{SVG}text"):
        said = "".join(element.itertext())
        size = float(element.get("font-size") or 12)
        x, y = (float(element.get(key) or 0) for key in ("x", "y"))
        wide = measure(said, size)  # bold letters take more, and no less
        left = {"end": x - wide, "middle": x - wide / 2}.get(element.get("text-anchor") or "", x)
        yield Written(said, left, left + wide, y, size)


def ink(image: Image.Image, left: float, right: float, top: float, bottom: float) -> bool:
    """Return whether anything in a part of a picture differs clearly from all around it."""
    part = image.crop((int(left), int(top), max(int(right), int(left) + 1), int(bottom)))
    return any(high - low > 60 for low, high in part.getextrema())
