"""Run the site engine through its command line; see `bulletin/engines/`."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.engines.engine_type import Engine
from bulletin.resources import CONFIGURATION, digest_of_texts
from bulletin.site.engine_configuration import STAGED, THEME_COPY
from bulletin.values.digests import digest_of, digest_of_files

BUILT = "site"
"""The engine's output folder, next to the configuration."""
_NOISE = re.compile(r"^(?:WARNING|ERROR|INFO)\s+-\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class EngineJob:
    """One run of the engine in a folder of its own, with all its inputs and outputs."""

    folder: Path
    configuration: str
    theme: Mapping[str, bytes]
    """The files of the theme by path, the program's and the project's."""
    templates: Mapping[str, bytes]
    """All page templates, including the theme's; the styles that they use must be kept."""
    engine: Engine

    @property
    def stage(self) -> Path:
        """Return the folder of the Markdown files from which the engine builds pages."""
        return self.folder / STAGED

    @property
    def built(self) -> Path:
        """Return the folder of the pages after the run."""
        return self.folder / BUILT

    @property
    def fingerprint(self) -> str:
        """Return a digest of everything that can change the output."""
        return digest_of(
            self.engine.name.encode(),
            self.configuration.encode(),
            digest_of_texts(self.theme),
            digest_of_files(self.stage),
        ).hex()

    def run(self) -> None:
        """Build the staged files; raises EnvironmentFault if that fails."""
        write_files(self.theme, self.folder / THEME_COPY)
        configuration = self.folder / CONFIGURATION
        configuration.write_text(self.configuration, encoding="utf-8")
        self._refuse_if_missing()
        command = [sys.executable, "-m", self.engine.module, *self.engine.arguments]
        environment = {**os.environ, **self.engine.environment}
        run = subprocess.run(
            command, env=environment, cwd=self.folder, capture_output=True, text=True, check=False
        )
        if run.returncode:
            raise EnvironmentFault(_first_complaint(run.stderr + run.stdout))

    def _refuse_if_missing(self) -> None:
        if not find_spec(self.engine.module):
            wanted = " ".join(f'"{one}"' for one in self.engine.requirements)
            command = f"{sys.executable} -m pip install {wanted}"
            name = self.engine.name
            raise EnvironmentFault(f"the site engine {name} is not installed; run: {command}")


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files by path into a folder, which need not exist."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _first_complaint(output: str) -> str:
    """Return the first error message of the engine, on one line."""
    lines = [_NOISE.sub("", line).strip() for line in output.splitlines() if line.strip()]
    if any(line.startswith("Traceback") for line in lines):
        return f"the site engine failed: {lines[-1]}"
    return f"{CONFIGURATION}: {' '.join(lines[:3]) or 'the site engine gave no reason'}"
