"""Measures builds of archives of three sizes, and what readers load of them.

    python -m bench [--runs N] [ENTRIES ...]

Builds are from nothing, after an edit, and after nothing was changed, in turn with two Hugos: a
plain one, and a twin that writes what we write (`bench/twin.py`). Then an entry is saved while it
is previewed. Seconds depend on the machine and on what else it does; the ratio of two programs
that run in turn does so much less. The search index is left out of the ratios of CPU seconds,
because Hugo makes none; that of many entries is made by a second process, beside the rest, and the
wall seconds include it. The memory is that of the larger process. Name a folder in memory in
TMPDIR to leave the disk out. With LARGE=1, an archive of 20,000 entries is measured, too. The last
table has everything on one line for each size.
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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.archives import write_bulletin, write_hugo
from bench.reader import Load, first_loads
from bench.saving import measure_saving
from bench.search_engines import show_engines
from bench.search_weight import show_search_weight
from bench.stages import CACHE
from bench.stages import SEARCH as INDEXING
from bench.twin import write_twin
from bulletin.values.addresses import SEARCH

Cost = tuple[float, float]
"""CPU and wall seconds."""

ROOT = Path(__file__).parent.parent
SIZES = (240, 1200, 4800)
LARGE = 20_000


@dataclass(frozen=True, slots=True)
class Builds:
    """What the builds of one archive cost, in the order of their runs."""

    first: list[dict[str, Any]]
    edited: list[dict[str, Any]]
    unchanged: list[dict[str, Any]]
    plain: list[Cost]
    twin: list[Cost]


def prepare(folder: Path, entries: int) -> tuple[Path, Path, Path]:
    """Write the same archive for all programs; ours builds it once, and the twin has its frame."""
    ours, hugos = folder / f"bulletin-{entries}", folder / f"hugo-{entries}"
    write_bulletin(ours, entries)
    shutil.copytree(ROOT / "bench/hugo", hugos)
    write_hugo(hugos, entries)
    _build(ours)
    twin = folder / f"twin-{entries}"
    write_twin(twin, entries, ours / "site")
    return ours, hugos, twin


def run_ours(root: Path) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """What a build from nothing cost, the next one, of an edited entry, and one of no change."""
    for folder in (root / "site", root / ".site.spare", root / CACHE):
        shutil.rmtree(folder, ignore_errors=True)
    first = _build(root)
    edited = min((root / "content").glob("*/entry-*.md"))
    text = edited.read_text(encoding="utf-8")
    edited.write_text(f"{text}\n\nEdited.\n", encoding="utf-8")
    second = _build(root)
    third = _build(root)
    edited.write_text(text, encoding="utf-8")
    return first, second, third


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
    """What each build cost, without the search index; wall with it where it had its own process."""
    costs = [run["costs"] for run in runs]
    return [(c["all"][0] - c[INDEXING][0], c["all"][1] - c[INDEXING][1]) for c in costs]


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


def whole(runs: Iterable[dict[str, Any]], index: int) -> float:
    """Median seconds of whole builds, with the search index: CPU at index 0, wall at 1."""
    seconds: list[float] = [run["costs"]["all"][index] for run in runs]
    return statistics.median(seconds)


def ratio(ours: list[Cost], others: list[Cost], index: int) -> str:
    """The median of our ratios to runs of others in turn with ours, and its range."""
    if not others:
        return "-"
    ratios = [mine[index] / theirs[index] for mine, theirs in zip(ours, others, strict=True)]
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"


def size_of(site: Path) -> float:
    """Megabytes of the files of a site, without the search index that Hugo does not make."""
    index = site / SEARCH
    files = (file for file in site.rglob("*") if file.is_file())
    return sum(f.stat().st_size for f in files if index not in f.parents) / 1e6


def show_summary(lines: Sequence[Mapping[str, str]]) -> None:
    """Print everything that was measured, a column for each size."""
    print("\nsummary: medians, ranges in brackets")
    for name in lines[0]:
        print(f"{name:<40}" + "".join(f"{line[name]:>22}" for line in lines))


def summary_of(
    entries: int, builds: Builds, sites: tuple[Path, Path], load: Load
) -> dict[str, str]:
    """One column of the last table."""
    cost, last = costs_of(builds.first), builds.first[-1]
    own, twin = map(size_of, sites)
    return {
        "entries": f"{entries:,}",
        "CPU to plain Hugo (<= 2.5)": ratio(cost, builds.plain, 0),
        "CPU to the twin (<= 1.0)": ratio(cost, builds.twin, 0),
        "wall to plain Hugo": ratio(cost, builds.plain, 1),
        "wall to the twin (<= 0.8)": ratio(cost, builds.twin, 1),
        "from nothing, with search, CPU/wall s": both(builds.first),
        "one edit, with search, CPU/wall s": both(builds.edited),
        "nothing changed, CPU/wall s": both(builds.unchanged),
        "files without search, MB, ours/twin": f"{own:.1f} / {twin:.1f}",
        "files with search, MB": f"{last['bytes'] / 1e6:.1f}",
        "peak memory, MiB": f"{max(run['peak MiB'] for run in builds.first):.0f}",
        "median entry page, bytes": f"{last['median entry page']:,}",
        "first view of an entry, kB, requests": f"{load.first / 1000:.1f}, {load.requests}",
        "second page, kB": f"{load.second / 1000:.1f}",
    }


def both(runs: list[dict[str, Any]]) -> str:
    return f"{whole(runs, 0):.2f} / {whole(runs, 1):.2f}"


def measured(ours: Path, plain: Path, twin: Path, hugo: str | None, runs: int) -> Builds:
    """Build in turn, so that what else the machine does strikes all alike."""
    builds = Builds([], [], [], [], [])
    for _ in range(runs):
        first, edited, unchanged = run_ours(ours)
        builds.first.append(first)
        builds.edited.append(edited)
        builds.unchanged.append(unchanged)
        if hugo:
            builds.plain.append(run_hugo(hugo, plain))
            builds.twin.append(run_hugo(hugo, twin))
    return builds


def show_details(entries: int, builds: Builds) -> None:
    print(f"\n{entries} entries, medians of {len(builds.first)} runs\n\nfrom nothing")
    show_stages(builds.first)
    print("\nafter one entry was edited")
    show_stages(builds.edited)
    print("\nwithout the search index")
    show_ratios("to the first build", costs_of(builds.edited), costs_of(builds.first))
    if builds.plain:
        show_ratios("to plain Hugo", costs_of(builds.first), builds.plain)
        show_ratios("to the twin", costs_of(builds.first), builds.twin)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", nargs="*", type=int)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    hugo = shutil.which("hugo", path=str(Path(sys.executable).parent)) or shutil.which("hugo")
    lines = []
    with TemporaryDirectory(prefix="bench-") as folder:
        for entries in options.entries or (*SIZES, *([LARGE] if os.environ.get("LARGE") else [])):
            ours, plain, twin = prepare(Path(folder), entries)
            builds = measured(ours, plain, twin, hugo, options.runs)
            show_details(entries, builds)
            show_saving(measure_saving(ours, options.runs))
            show_search_weight(ours / "site")
            show_engines(entries)
            sites = ours / "site", twin / "site"
            lines.append(summary_of(entries, builds, sites, first_loads(ours / "site")))
    show_summary(lines)


if __name__ == "__main__":
    main()
