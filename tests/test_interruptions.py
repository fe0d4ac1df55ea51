"""A build that is killed, or refused something, at any call: the site is the old or the new one."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.interruptions import CRASHED, KILLED
from tests.processes import unmeasured
from tests.profiles import THOROUGH
from tests.projects import ROOT, entry, write_buildable_project

STEP = 1 if THOROUGH else 80
"""Each call, or every eightieth: there are some hundreds, and a build for each of them."""


def outcomes_of(way: str, folder: Path) -> list[dict[str, Any]]:
    """What became of the second build of a project, interrupted at one call after another."""
    work, spare = folder / "work", folder / "spare"
    root = write_buildable_project(
        work / "project", {f"content/2022-02/{name}.md": entry() for name in "ab"}
    )
    (work / "temporary").mkdir()
    environment = unmeasured() | {
        "XDG_CACHE_HOME": str(work / "cache"),
        "TMPDIR": str(work / "temporary"),
    }
    build = [sys.executable, "build.py", "--project", str(root)]
    subprocess.run(build, cwd=ROOT, env=environment, check=True, capture_output=True)
    (root / "content/2022-02/a.md").write_text(entry(title="Another title"), encoding="utf-8")
    shutil.copytree(work, spare)
    interrupt = [sys.executable, "-m", "tests.interruptions", way, str(STEP), str(root), str(spare)]
    run = subprocess.run(
        interrupt, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    outcomes = outcomes_of("kill", tmp_path)
    assert len(outcomes) * STEP > 200
    assert {outcome["code"] for outcome in outcomes} == {KILLED}
    sites = [outcome["site"] for outcome in outcomes]
    assert sites == sorted(sites, key=["old", "new"].index)
    assert sites[0] == "old"


def test_a_call_that_fails_is_done_without_or_told_in_one_line(tmp_path: Path) -> None:
    outcomes = outcomes_of("refuse", tmp_path)
    assert len(outcomes) * STEP > 200
    for outcome in outcomes:
        code, said = outcome["code"], outcome["said"]
        assert code != CRASHED, said
        assert outcome["site"] == ("old" if code else "new"), said
        if code == 1:
            assert "[unreadable-file]" in said
        elif code:
            assert re.fullmatch(
                r"error: cannot (write|use) [^\n]+: No space left on device\n", said
            )
