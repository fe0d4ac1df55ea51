"""How a project gets the very program that it was begun with: a pin, and the lock of its libraries.

Where a program came from is recorded by whatever installed it (PEP 610).
"""

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.resources import program_files
from bulletin.values.versions import PROGRAM

NAME = "privacy-bulletin"
PIN_FILE, LOCK_FILE, VENDOR = "program.txt", "requirements.txt", "vendor"
_HEADING = (
    "# The program that builds this bulletin; 'bulletin doctor' compares it with that which runs.\n"
)


@dataclass(frozen=True, slots=True)
class Pin:
    """The program as pip takes it, with the wheel that has to lie in the project, if any."""

    requirement: str
    wheel: Path | None = None

    @property
    def text(self) -> str:
        """The text of the file that pins the program."""
        return f"{_HEADING}{self.requirement}\n"

    @property
    def vendored(self) -> str:
        """The path of the wheel within the project; empty where there is none."""
        return f"{VENDOR}/{self.wheel.name}" if self.wheel else ""


def pin_of(given: str = "") -> Pin:
    """The pin of what runs, or of what is given: a wheel file, or a requirement as pip takes it.

    Raises EnvironmentFault for a wheel that is not there.
    """
    if given.endswith(".whl") and "://" not in given:
        return _pin_of_wheel(Path(given))
    if given:
        return Pin(given)
    origin = _origin()
    url = str(origin.get("url", ""))
    if "vcs_info" in origin:
        vcs = origin["vcs_info"]
        return Pin(f"{NAME} @ {vcs['vcs']}+{url}@{vcs['commit_id']}")
    if url.startswith("https://"):
        return Pin(f"{NAME} @ {url}{_fragment(origin)}")
    file = Path(url2pathname(urlsplit(url).path))
    if url.startswith("file:") and file.suffix == ".whl" and file.is_file():
        return _pin_of_wheel(file)
    return Pin(f"{NAME}=={PROGRAM}")


def lock_text() -> str:
    """The libraries that the program was tried with, by their hashes, for every platform."""
    text = (program_files() / LOCK_FILE).read_text(encoding="utf-8")
    return f"# The libraries of the program, version {PROGRAM}.\n{text}"


def _pin_of_wheel(file: Path) -> Pin:
    try:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise EnvironmentFault(f"cannot read {file}: {error.strerror}") from error
    return Pin(f"./{VENDOR}/{file.name} --hash=sha256:{digest}", file)


def _origin() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    return found


def _fragment(origin: dict[str, Any]) -> str:
    hashes = origin.get("archive_info", {}).get("hashes", {})
    return f"#sha256={hashes['sha256']}" if "sha256" in hashes else ""
