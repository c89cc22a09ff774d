"""Makes what a wheel has besides source: the dataset as JSON, templates as modules, a manual page.

JSON is read ten times as fast as TOML, and modules as fast as they are without being compiled.
"""

import json
import runpy
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes `events.json` beside `events.toml`, templates as modules, and `kztimeline.1`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files for a wheel; an editable installation has what is in the checkout."""
        if version == "editable":
            return
        self._directory.mkdir(parents=True, exist_ok=True)
        sys.path.insert(0, str(Path(self.root, "src")))
        try:
            self._json.write_bytes(self._events())
            page: str = runpy.run_path(str(Path(self.root, "docs", "man.py")))["page"]()
            self._manual.write_bytes(page.encode())
            compiled = self._compile_templates()
        finally:
            del sys.path[0]
        build_data["force_include"][str(self._json)] = "kztimeline/dataset/events.json"
        build_data["force_include"][str(self._folder)] = f"kztimeline/web/templates/{compiled}"
        build_data["shared_data"][str(self._manual)] = "share/man/man1/kztimeline.1"

    def finalize(self, *_: object) -> None:
        """Leave nothing but the wheel behind."""
        self._json.unlink(missing_ok=True)
        self._manual.unlink(missing_ok=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _events(self) -> bytes:
        tables = tomllib.loads(Path(self.root, "data", "events.toml").read_text("utf-8"))
        text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
        return f"{text}\n".encode()

    def _compile_templates(self) -> str:
        """Have Jinja write each template as a module, which only the same Jinja can read."""
        from kztimeline.web.environment import COMPILED, compile_templates

        compile_templates(self._folder)
        return COMPILED.name

    @property
    def _directory(self) -> Path:
        return Path(self.directory)

    @property
    def _json(self) -> Path:
        return self._directory / "events.json"

    @property
    def _folder(self) -> Path:
        return self._directory / "templates"

    @property
    def _manual(self) -> Path:
        return self._directory / "kztimeline.1"
