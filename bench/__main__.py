"""Measures builds of archives of three sizes, and what their search weighs.

    python -m bench [--runs N] [ENTRIES ...]

Builds are from nothing and again after an edit, in turn with Hugo; then an entry is saved while
it is previewed. Seconds depend on the machine and on what else it does; the ratio of two programs
that run in turn does so much less. The search index is left out of the ratio, because Hugo makes
none; it is made after the rest here, and beside it in a real build. Name a folder in memory in
TMPDIR to leave the disk out.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.archives import write_bulletin, write_hugo
from bench.saving import measure_saving
from bench.search_weight import show_search_weight
from bench.stages import CACHE, SEARCH

Cost = tuple[float, float]
"""CPU and wall seconds."""

ROOT = Path(__file__).parent.parent
SIZES = (240, 1200, 4800)


def prepare(folder: Path, entries: int) -> tuple[Path, Path]:
    """Write the same archive for both programs."""
    ours, hugos = folder / f"bulletin-{entries}", folder / f"hugo-{entries}"
    write_bulletin(ours, entries)
    shutil.copytree(ROOT / "bench/hugo", hugos)
    write_hugo(hugos, entries)
    return ours, hugos


def run_ours(root: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a build from nothing cost, and the next one, after one entry was edited."""
    for folder in (root / "site", root / CACHE):
        shutil.rmtree(folder, ignore_errors=True)
    first = _build(root)
    edited = min((root / "content").glob("*/entry-*.md"))
    text = edited.read_text(encoding="utf-8")
    edited.write_text(f"{text}\n\nEdited.\n", encoding="utf-8")
    second = _build(root)
    edited.write_text(text, encoding="utf-8")
    return first, second


def _build(root: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.stages", str(root)]
    # Modules are compiled once, wherever Python is not told to leave no files.
    setting = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    run = subprocess.run(command, cwd=ROOT, env=setting, capture_output=True, text=True, check=True)
    measured: dict[str, Any] = json.loads(run.stdout)
    return measured


def run_hugo(program: str, root: Path) -> Cost:
    """What a build by Hugo cost."""
    shutil.rmtree(root / "site", ignore_errors=True)
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([program, "--quiet"], cwd=root, check=True, capture_output=True)
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def costs_of(runs: Iterable[dict[str, Any]]) -> list[Cost]:
    """What each build cost without the search index."""
    costs = [run["costs"] for run in runs]
    return [(c["all"][0] - c[SEARCH][0], c["all"][1] - c[SEARCH][1]) for c in costs]


def show_stages(runs: Sequence[dict[str, Any]]) -> None:
    print(f"{'stage':<20}{'CPU s':>10}{'wall s':>10}")
    for stage in runs[0]["costs"]:
        cpu, wall = (statistics.median(run["costs"][stage][i] for run in runs) for i in (0, 1))
        print(f"{stage:<20}{cpu:>10.2f}{wall:>10.2f}")
    whole = statistics.median(run["costs"]["all"][0] for run in runs)
    for output in runs[0]["outputs"]:
        cpu, wall = (statistics.median(run["outputs"][output][i] for run in runs) for i in (0, 1))
        print(f"of these, {output:<10}{cpu:>10.2f}{wall:>10.2f}{cpu / whole:>8.1%}")
    last = runs[-1]
    print(
        f"peak memory {last['peak MiB']:.0f} MiB; {last['files']:,} files, "
        f"{last['bytes'] / 1e6:.1f} MB; median entry page {last['median entry page']:,} bytes"
    )


def show_ratios(what: str, ours: list[Cost], others: list[Cost]) -> None:
    for index, name in enumerate(("CPU", "wall")):
        mine, theirs = ([cost[index] for cost in costs] for costs in (ours, others))
        ratios = [a / b for a, b in zip(mine, theirs, strict=True)]
        print(
            f"{what:<20}{name:<6}{statistics.median(mine):>6.2f} s to "
            f"{statistics.median(theirs):.2f} s, ratio {statistics.median(ratios):.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f})"
        )


def show_saving(costs: Sequence[Cost]) -> None:
    """Seconds of work from the save of an entry to its new page, in a preview that runs."""
    print("\nsaving an entry that is previewed")
    for index, name in enumerate(("CPU", "wall")):
        seconds = [cost[index] for cost in costs]
        print(
            f"{'to its new page':<20}{name:<6}{statistics.median(seconds):>6.2f} s "
            f"({min(seconds):.2f} to {max(seconds):.2f})"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", nargs="*", type=int, default=SIZES)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    hugo = shutil.which("hugo", path=str(Path(sys.executable).parent)) or shutil.which("hugo")
    with TemporaryDirectory(prefix="bench-") as folder:
        for entries in options.entries or SIZES:
            ours, hugos = prepare(Path(folder), entries)
            measured, others = [], []
            for _ in range(options.runs):
                measured.append(run_ours(ours))
                if hugo:
                    others.append(run_hugo(hugo, hugos))
            first, second = zip(*measured, strict=True)
            print(f"\n{entries} entries, medians of {options.runs} runs\n\nfrom nothing")
            show_stages(first)
            print("\nafter one entry was edited")
            show_stages(second)
            print("\nwithout the search index")
            show_ratios("to the first build", costs_of(second), costs_of(first))
            if hugo:
                show_ratios("to Hugo", costs_of(first), others)
            show_saving(measure_saving(ours, options.runs))
            show_search_weight(ours / "site")


if __name__ == "__main__":
    main()
