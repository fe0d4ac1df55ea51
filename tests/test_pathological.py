"""No text, however odd, keeps the program busy: each is an entry or diagnostics in seconds."""

import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.pathological import BODIES, LARGEST, SECONDS, texts
from tests.projects import ROOT

CASES = texts()
NAMES = tuple(CASES)
WORKERS = 2


def outcomes_of(names: Sequence[str]) -> dict[str, str]:
    """What became of each case, in a process of its own that is begun anew when one kills it."""
    outcomes: dict[str, str] = {}
    while rest := [name for name in names if name not in outcomes]:
        run = subprocess.run(
            [sys.executable, "-m", "tests.pathological", *rest],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        for line in run.stdout.splitlines():
            name, _, outcome = line.partition("\t")
            outcomes[name] = outcome
        if run.returncode:
            begin, end = (run.stderr.splitlines()[part] for part in (slice(8), slice(8, None)))
            slow = next(name for name in rest if name not in outcomes)
            outcomes[slow] = "\n".join([*begin, *end[-4:]])
    return outcomes


@pytest.fixture(scope="module")
def outcomes() -> dict[str, str]:
    with ThreadPoolExecutor(WORKERS) as pool:
        shares = pool.map(outcomes_of, (NAMES[worker::WORKERS] for worker in range(WORKERS)))
        return {name: outcome for share in shares for name, outcome in share.items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_read_in_seconds(outcomes: dict[str, str], name: str) -> None:
    read = re.fullmatch(r"(?P<seconds>\d+\.\d+)\t(\d+ characters|[a-z-]+)", outcomes[name])
    assert read, outcomes[name]
    assert float(read["seconds"]) <= SECONDS


def test_texts_are_as_large_as_they_may_be() -> None:
    sizes = {name: len(text.encode()) for name, text in CASES.items()}
    assert {name for name, size in sizes.items() if size > LARGEST} == set()
    large = {name for name in BODIES if sizes[name] > LARGEST * 3 // 4}
    assert len(large) > len(BODIES) * 3 // 4
