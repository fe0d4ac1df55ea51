"""The site engine: MkDocs with Material, known by its command line and nothing else."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.resources import CONFIGURATION, digest_of_texts
from bulletin.site.configuration import STAGED, THEME_COPY
from bulletin.values.digests import digest_of, digest_of_files

BUILT = "site"
"""The folder that the engine writes, beside the configuration."""
_NOISE = re.compile(r"^(?:WARNING|ERROR|INFO)\s+-\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class EngineJob:
    """One run of the engine in a folder of its own, with all that it reads and writes."""

    folder: Path
    configuration: str
    theme: Mapping[str, bytes]
    """The files of the theme, the program's and a project's, by their paths."""

    @property
    def stage(self) -> Path:
        """Where the Markdown files lie of which the engine makes pages."""
        return self.folder / STAGED

    @property
    def built(self) -> Path:
        """Where the pages lie after the run."""
        return self.folder / BUILT

    @property
    def fingerprint(self) -> str:
        """What tells this run from all whose output may be another."""
        return digest_of(
            self.configuration.encode(),
            digest_of_texts(self.theme),
            digest_of_files(self.stage),
        ).hex()

    def run(self) -> None:
        """Build the staged files; raises EnvironmentFault if that fails."""
        write_files(self.theme, self.folder / THEME_COPY)
        configuration = self.folder / CONFIGURATION
        configuration.write_text(self.configuration, encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        command += ["--config-file", str(configuration), "--site-dir", str(self.built)]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
        run = subprocess.run(
            command, env=environment, cwd=self.folder, capture_output=True, text=True, check=False
        )
        if run.returncode:
            raise EnvironmentFault(_first_complaint(run.stderr + run.stdout))


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files by their paths into a folder, which need not exist."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _first_complaint(output: str) -> str:
    """What the engine says is wrong, on one line."""
    lines = [_NOISE.sub("", line).strip() for line in output.splitlines() if line.strip()]
    if any(line.startswith("Traceback") for line in lines):
        return f"the site engine failed: {lines[-1]}"
    return f"{CONFIGURATION}: {' '.join(lines[:3]) or 'the site engine gave no reason'}"
