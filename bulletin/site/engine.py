"""The site engine: MkDocs with Material, known by its command line and nothing else."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.values.digests import digest_of, digest_of_files

CONFIGURATION = "mkdocs.yml"
THEME = "templates/theme"
_NOISE = re.compile(r"^(?:WARNING|ERROR|INFO)\s+-\s+", re.MULTILINE)


def digest_of_look(root: Path) -> bytes:
    """The digest of what a project tells the engine about its look: configuration and theme."""
    configuration = root / CONFIGURATION
    content = configuration.read_bytes() if configuration.is_file() else b""
    return digest_of(content, digest_of_files(root / THEME))


@dataclass(frozen=True, slots=True)
class EngineJob:
    """One run of the engine over staged files."""

    root: Path
    stage: Path
    site_url: str
    language: str

    @property
    def fingerprint(self) -> str:
        """What tells this run from all whose output may be another."""
        return digest_of(
            digest_of_look(self.root),
            digest_of_files(self.stage),
            self.site_url.encode(),
            self.language.encode(),
        ).hex()

    def run(self, built: Path) -> None:
        """Build the staged files into a folder; raises EnvironmentFault if that fails."""
        configuration = self.root / CONFIGURATION
        if not configuration.is_file():
            raise EnvironmentFault(f"{CONFIGURATION} is missing; it configures the site engine")
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        command += ["--config-file", str(configuration), "--site-dir", str(built)]
        environment = os.environ | {
            "BULLETIN_STAGE": str(self.stage),
            "BULLETIN_SITE_URL": self.site_url,
            "BULLETIN_LANGUAGE": self.language,
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": "0",
        }
        run = subprocess.run(
            command, env=environment, cwd=self.root, capture_output=True, text=True, check=False
        )
        if run.returncode:
            raise EnvironmentFault(_first_complaint(run.stderr + run.stdout))


def _first_complaint(output: str) -> str:
    """What the engine says is wrong, on one line."""
    lines = [_NOISE.sub("", line).strip() for line in output.splitlines() if line.strip()]
    if any(line.startswith("Traceback") for line in lines):
        return f"the site engine failed: {lines[-1]}"
    return f"{CONFIGURATION}: {' '.join(lines[:3]) or 'the site engine gave no reason'}"
