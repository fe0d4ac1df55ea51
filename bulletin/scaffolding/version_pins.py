"""Pin the running program in a new project: a version pin, and a lock file of its libraries.

The installer records where the program came from (PEP 610).
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
    "# The program that builds this bulletin; 'bulletin doctor' compares it with the running one.\n"
)


@dataclass(frozen=True, slots=True)
class Pin:
    """The program as a pip requirement, with the wheel to be copied into the project, if any."""

    requirement: str
    wheel: Path | None = None

    @property
    def text(self) -> str:
        """Return the text of the file that pins the program."""
        return f"{_HEADING}{self.requirement}\n"

    @property
    def vendored(self) -> str:
        """Return the path of the wheel in the project; empty if there is none."""
        return f"{VENDOR}/{self.wheel.name}" if self.wheel else ""


def pin_of(given: str = "") -> Pin:
    """Return the pin of the running program, or of a given wheel file or pip requirement.

    Raises EnvironmentFault if the wheel does not exist.
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
    """Return the libraries that the program was tested with, with hashes for every platform."""
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
