"""Check that the settings of a project suit this version: versions, fields, old options."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bulletin.diagnostics.report import Code, Report
from bulletin.maintenance.findings import Finding, State
from bulletin.resources import CONFIGURATION, program_files
from bulletin.schema.settings import BULLETIN_FILE, Settings, read_settings
from bulletin.schema.versions import made_for
from bulletin.values.versions import FORMAT, PROGRAM

_REQUIRES = re.compile(r"^requires:.*$", re.MULTILINE)
_STATED = re.compile(r"^(format|requires):", re.MULTILINE)
_OURS = ("site_name", "site_url", "docs_dir")
_OURS_OF_THEME = ("custom_dir", "language")
"""Settings that the program passes to the engine itself, overriding a project's."""


def examine_settings(root: Path) -> tuple[Settings | None, list[Finding]]:
    """Return the settings as far as readable, and findings about outdated or unknown ones."""
    report = Report()
    settings = read_settings(root, report)
    findings = [
        Finding(State.MEND, f"{one.location}: {one.message}", _cure(one.code, one.hint))
        for one in report.diagnostics
    ]
    if not report.has(Code.MISSING_FILE):
        findings += _unstated(root)
    findings += _engine_settings(root)
    if not any(one.state is State.MEND for one in findings):
        findings.append(Finding(State.OK, f"{BULLETIN_FILE}: format {FORMAT}"))
    return settings, findings


def mend_settings(root: Path) -> bool:
    """Write the range of compatible versions; return whether that changed anything."""
    file = root / BULLETIN_FILE
    text = file.read_text(encoding="utf-8")
    line = f'requires: "{made_for(PROGRAM)}"'
    report = Report()
    read_settings(root, report)
    if report.has(Code.OTHER_VERSION):
        mended = _REQUIRES.sub(line, text, count=1)
    else:
        stated = set(_STATED.findall(text))
        lines = {"format": f"format: {FORMAT}", "requires": line}
        missing = [value for name, value in lines.items() if name not in stated]
        mended = "".join(f"{one}\n" for one in missing) + text
    if mended == text or report.has(Code.NEWER_FORMAT, Code.INVALID_YAML):
        return False
    file.write_text(mended, encoding="utf-8", newline="\n")
    return True


def _cure(code: Code, hint: str) -> str:
    if code is Code.OTHER_VERSION:
        return f"{hint}; 'bulletin doctor --mend' writes that line"
    return hint


def _unstated(root: Path) -> Iterator[Finding]:
    """Yield findings about versions that the settings do not state."""
    stated = set(
        _STATED.findall((root / BULLETIN_FILE).read_text(encoding="utf-8", errors="replace"))
    )
    lines = {"format": str(FORMAT), "requires": f'"{made_for(PROGRAM)}"'}
    for name in sorted(lines.keys() - stated):
        message = (
            f"{BULLETIN_FILE} has no line '{name}', which protects it from incompatible versions"
        )
        yield Finding(State.NOTE, message, f"add {name}: {lines[name]}")


def _engine_settings(root: Path) -> Iterator[Finding]:
    """Yield findings about engine settings that the program overrides."""
    file = root / CONFIGURATION
    if not file.is_file() or file.samefile(program_files() / CONFIGURATION):
        return
    try:
        given = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        yield Finding(State.MEND, f"{CONFIGURATION} cannot be read", "'bulletin build' says where")
        return
    if unused := _overruled(given if isinstance(given, dict) else {}):
        message = f"{CONFIGURATION}: {', '.join(unused)} are set by the program and have no effect"
        yield Finding(State.NOTE, message, "delete the lines")


def _overruled(given: Mapping[str, Any]) -> list[str]:
    theme = given.get("theme")
    inner = theme if isinstance(theme, dict) else {}
    return [
        *(name for name in _OURS if name in given),
        *(f"theme.{name}" for name in _OURS_OF_THEME if name in inner),
    ]
