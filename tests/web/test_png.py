"""The picture in pixels, where what draws it is installed."""

import sys
from pathlib import Path

import inprocess
import pytest
import sample

from kztimeline.cli.options import Output
from kztimeline.cli.present import present
from kztimeline.errors import UsageError
from kztimeline.formats import export
from kztimeline.queries.answer import Look

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def size(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG file."""
    assert data.startswith(SIGNATURE)
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


@pytest.fixture
def resvg() -> None:
    """Skip where resvg is not installed, as with `pip install kztimeline` alone."""
    pytest.importorskip("resvg_py", reason="resvg is not installed here")


@pytest.mark.usefixtures("resvg")
class TestDrawn:
    """With resvg."""

    @pytest.mark.parametrize("name", ["timeline", "claims", "facts"])
    def test_it_is_as_large_as_the_svg(self, name: str) -> None:
        """Every picture is as wide as was asked for, and as high as that makes it."""
        answer = sample.answer(name)._replace(look=Look(width=900))
        width, height = size(export(answer, "png"))
        assert width == 900
        assert f'height="{height}' in export(answer, "svg")

    def test_to_a_file(self, tmp_path: Path) -> None:
        """It is written as it is, in a pipe and in a file."""
        data, file = sample.write(tmp_path), tmp_path / "town.png"
        assert inprocess.answered("timeline", "--data", data, "-o", file) == (0, "", "")
        code, out, err = inprocess.answered("timeline", "--data", data, "--format", "png")
        assert (code, err) == (0, "")
        assert file.read_bytes() == out.encode(errors="surrogateescape")
        assert size(file.read_bytes())[0] == 1200

    def test_not_to_a_terminal(self, tmp_path: Path) -> None:
        """A terminal gets a line that says so instead."""
        line = ("timeline", "--data", sample.write(tmp_path), "--format", "png")
        code, out, err = inprocess.answered(*line, terminal=True)
        assert (code, out) == (2, "")
        assert "write it to a file, as with -o FILE.png" in err

    def test_without_a_font(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A picture without its words would be wrong in silence: it is refused."""
        monkeypatch.setattr("resvg_py.svg_to_bytes", lambda **_: SIGNATURE)
        with pytest.raises(UsageError, match="needs a font, and there is none"):
            export(sample.answer("timeline"), "png")


def test_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without resvg a line says what to install, or what to take instead."""
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(UsageError, match=r"pip install 'kztimeline\[png\]', or take format svg"):
        present(sample.answer("timeline"), Output(format="png"), None)
