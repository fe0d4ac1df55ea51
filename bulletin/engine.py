"""The site engine: MkDocs with Material, known by its command line and nothing else."""

import os
import re
import subprocess
import sys
from pathlib import Path

from bulletin.diagnostics import EnvironmentFault

CONFIGURATION = "mkdocs.yml"
_NOISE = re.compile(r"^(?:WARNING|ERROR|INFO)\s+-\s+", re.MULTILINE)


def run_engine(root: Path, stage: Path, built: Path, site_url: str, language: str) -> None:
    """Build the staged files of `stage` into `built`; raises EnvironmentFault if it cannot."""
    if not (root / CONFIGURATION).exists():
        raise EnvironmentFault(f"{CONFIGURATION} is missing; it configures the site engine")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    command += ["--config-file", str(root / CONFIGURATION), "--site-dir", str(built)]
    environment = os.environ | {
        "BULLETIN_STAGE": str(stage),
        "BULLETIN_SITE_URL": site_url,
        "BULLETIN_LANGUAGE": language,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "0",
    }
    run = subprocess.run(
        command, env=environment, cwd=root, capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise EnvironmentFault(f"{CONFIGURATION}: {_first_complaint(run.stderr + run.stdout)}")


def _first_complaint(output: str) -> str:
    """What the engine says is wrong, on one line."""
    lines = [_NOISE.sub("", line).strip() for line in output.splitlines() if line.strip()]
    return " ".join(lines[:3]) if lines else "the site engine failed without a message"
