"""The picture of an answer as pixels, by resvg where that is installed."""

from ..errors import Named, UsageError
from ..queries.answer import Answer
from . import svg

_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" font-family="sans-serif">{}</svg>'
)


def export(answer: Answer) -> bytes:
    """Return one PNG file with what the SVG file shows, as wide as that.

    Raises UsageError where resvg is not installed, or finds no font.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise UsageError(
            "png needs resvg, which is not installed; "
            "write pip install 'kztimeline[png]', or take ",
            Named("format"),
            " svg",
        ) from None

    def render(text: str) -> bytes:
        # What no other family is called falls back on this one, which most Linux systems have.
        return bytes(svg_to_bytes(svg_string=text, sans_serif_family="DejaVu Sans"))

    if render(_PROBE.format("")) == render(_PROBE.format('<text y="9">M</text>')):
        raise UsageError("png needs a font, and there is none; install Liberation Sans or another")
    return render(svg.export(answer))
