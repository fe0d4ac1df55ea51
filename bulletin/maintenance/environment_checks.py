"""Check that the program can run on this machine: Python, libraries, Chromium."""

import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

import yaml
from packaging.requirements import Requirement

from bulletin.maintenance.findings import Finding, State
from bulletin.scaffolding.version_pins import NAME
from bulletin.site.chromium import HOW, find_chromium
from bulletin.values.versions import PROGRAM

OLDEST, NEWEST = (3, 11), (3, 14)
"""The oldest and newest version of Python that the program is tested with."""


def examine_environment() -> Iterator[Finding]:
    """Yield the state of everything that the program needs from the machine."""
    yield Finding(State.OK, f"program {PROGRAM}")
    yield _python(sys.version_info[:2])
    yield from _libraries()
    yield _libyaml()
    yield _chromium()


def _python(running: tuple[int, int]) -> Finding:
    name = f"Python {running[0]}.{running[1]}"
    if running < OLDEST:
        return Finding(State.BROKEN, f"{name} is too old", "install Python 3.11 or newer")
    if running > NEWEST:
        return Finding(
            State.NOTE, f"{name} is newer than the versions that the program was tested with"
        )
    return Finding(State.OK, name)


def _libraries() -> Iterator[Finding]:
    """Check that each library is installed in a suitable version."""
    wanted = [one for one in map(Requirement, requires(NAME) or ()) if _is_needed(one)]
    faults = [fault for one in wanted if (fault := _fault_of(one))]
    cure = "reinstall the program with its libraries"
    yield from (Finding(State.BROKEN, fault, cure) for fault in faults)
    if not faults:
        yield Finding(State.OK, f"{len(wanted)} libraries, including the site engine")


def _is_needed(one: Requirement) -> bool:
    return one.marker is None or one.marker.evaluate({"extra": ""})


def _fault_of(one: Requirement) -> str:
    try:
        found = version(one.name)
    except PackageNotFoundError:
        return f"the library {one.name} is missing"
    if not one.specifier.contains(found, prereleases=True):
        return f"the library {one.name} has version {found}, but {one.specifier} is required"
    return ""


def _libyaml() -> Finding:
    if getattr(yaml, "__with_libyaml__", False):
        return Finding(State.OK, "libyaml reads YAML")
    cure = "install PyYAML from a wheel, which contains it"
    return Finding(State.NOTE, "PyYAML was built without libyaml, so builds are slower", cure)


def _chromium() -> Finding:
    found = find_chromium()
    return Finding(State.OK, f"Chromium: {found}") if found else Finding(State.NOTE, HOW)
