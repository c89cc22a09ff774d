"""Packs into the wheel what is quicker to read: the dataset as JSON, and templates as modules."""

import json
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes `events.json` beside `events.toml`, and modules beside the templates."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files for a wheel; an editable installation reads those of the checkout."""
        if version == "editable":
            return
        self._pack_dataset(build_data)
        self._compile_templates(build_data)

    def finalize(self, *_: object) -> None:
        """Leave nothing but the wheel behind."""
        self._file.unlink(missing_ok=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _pack_dataset(self, build_data: dict[str, Any]) -> None:
        toml = Path(self.root, "data", "events.toml").read_bytes()
        tables = tomllib.loads(toml.decode())
        file = self._file
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
        file.write_text(f"{text}\n", "utf-8")
        build_data["force_include"][str(file)] = "kztimeline/dataset/events.json"

    def _compile_templates(self, build_data: dict[str, Any]) -> None:
        """Have Jinja write each template as a module, which only the same Jinja can read."""
        sys.path.insert(0, str(Path(self.root, "src")))
        from kztimeline.web.environment import COMPILED, compile_templates

        compile_templates(self._folder)
        target = f"kztimeline/web/templates/{COMPILED.name}"
        build_data["force_include"][str(self._folder)] = target

    @property
    def _file(self) -> Path:
        return Path(self.directory, "events.json")

    @property
    def _folder(self) -> Path:
        return Path(self.directory, "templates")
