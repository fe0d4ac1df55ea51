"""The search side by side with Pagefind: how good, how heavy, how fast, and what an index costs.

    python -m bench.search_engines ENTRIES

Both index the same texts. Quality is measured on queries whose answers are known from how the
entries were written (`search_cases`): P@5 is how many of the first five results are answers, MRR
one divided by the place of the first answer, both as means. Times are those of a processor made
four times slower, from nothing to the texts of the first five results, which are then shown.
"""

import gc
import resource
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from bench.archives import write_bulletin
from bench.search_cases import Case, cases, write_cases
from bench.search_weight import FIRST_ANSWERS, serving
from bulletin.diagnostics.report import Report
from bulletin.language.languages import ENGLISH
from bulletin.pipeline import Project, load
from bulletin.search.documents import document_of
from bulletin.search.entry_terms import Document
from bulletin.site.build_cache import BuildCache
from bulletin.site.chromium import find_chromium
from bulletin.site.scripts import bundled
from bulletin.site.search_files import write_search
from bulletin.views.entry_pages import EntryPage, compose_entries
from bulletin.views.shared_views import Views

ROOT = Path(__file__).parent.parent
SLOWER = 4
RUNS = 3

OURS = """async (query) => {
    const { entriesOf, find } = await import("/assets/search/finding.js")
    const { found, marks } = await find(query)
    const entries = await entriesOf(found.slice(0, 5), marks)
    return entries.map(({ href }) => href.split("/").at(-2))
}"""
PAGEFIND = """async (query) => {
    const pagefind = await import("/pagefind/pagefind.js")
    await pagefind.options({ noWorker: true })
    await pagefind.init()
    const { results } = await pagefind.search(query)
    const entries = await Promise.all(results.slice(0, 5).map((one) => one.data()))
    return entries.map(({ url }) => url.split("/").at(-2))
}"""
ENGINES = {"ours": OURS, "Pagefind": PAGEFIND}
QUERIES = {
    "a name": "Bundesgerichtshof",
    "two words": "biometric consent",
    "three words": "hospital breach fine",
    "a word of every third entry": "consent",
    "Chinese": "出境安全",
    "Chinese and English": "安全评估 contract",
}
assert QUERIES.keys() <= FIRST_ANSWERS.keys()


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over all queries."""

    precision: float
    reciprocal_rank: float


@dataclass(frozen=True, slots=True)
class Answered:
    """What a visitor's first answer took."""

    bytes: int
    requests: int
    seconds: float


def used(who: int) -> float:
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def index_with_ours(site: Path, pages: list[EntryPage], project: Project) -> float:
    """CPU seconds."""
    bulletin = load(project, Report())
    gc.disable()  # as the command line does
    before = used(resource.RUSAGE_SELF)
    write_search(pages, bulletin.registry, ENGLISH, BuildCache(None, site), site, "")
    return used(resource.RUSAGE_SELF) - before


def index_with_pagefind(site: Path, pages: list[EntryPage]) -> float:
    """CPU seconds, without those of writing its documents."""
    with TemporaryDirectory(prefix="pagefind-") as folder:
        for page in pages:
            file = Path(folder, page.address, "index.html")
            file.parent.mkdir(parents=True)
            file.write_text(_html(page.title, document_of(page, ENGLISH)), encoding="utf-8")
        before = used(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "pagefind", "--site", folder, "--output-path"]
        command += [str(site / "pagefind"), "--force-language", "en", "--quiet"]
        subprocess.run(command, check=True, capture_output=True)
        return used(resource.RUSAGE_CHILDREN) - before


def _html(title: str, document: Document) -> str:
    texts = (document.summary, document.text, document.names, document.sources)
    body = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return f"<html lang=en><body data-pagefind-body><h1>{escape(title)}</h1>{body}</body></html>"


def quality_of(page: Page, engine: str) -> Iterator[tuple[Case, float, float]]:
    """For each query, how many of five are answers, and one divided by the first one's place."""
    for case in cases():
        found = page.evaluate(engine, case.query)
        right = [slug in case.answers for slug in found]
        rank = 1 / (right.index(True) + 1) if any(right) else 0
        yield case, sum(right) / min(5, len(case.answers)), rank


def answered(browser: Browser, home: str, engine: str, query: str) -> Answered:
    """A first answer to somebody who has loaded nothing yet, on a slow processor."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(home + "blank.html")
    network = context.new_cdp_session(page)
    sizes: list[int] = []
    requests: list[str] = []
    network.on("Network.dataReceived", lambda event: sizes.append(event["encodedDataLength"]))
    network.on("Network.responseReceived", lambda event: requests.append(event["requestId"]))
    network.send("Network.enable")
    network.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    timed = f"""async (query) => {{
        const begin = performance.now()
        await ({engine})(query)
        return performance.now() - begin
    }}"""
    milliseconds = page.evaluate(timed, query)
    page.wait_for_load_state("networkidle")
    context.close()
    return Answered(sum(sizes), len(requests), milliseconds / 1000)


def median_of(measure: Callable[[], Answered]) -> Answered:
    runs = [measure() for _ in range(RUNS)]
    return Answered(runs[0].bytes, runs[0].requests, statistics.median(one.seconds for one in runs))


def show_engines(entries: int) -> None:
    """Print both engines in one table."""
    with TemporaryDirectory(prefix="search-") as folder:
        root, site = Path(folder), Path(folder, "site")
        write_bulletin(root, entries)
        write_cases(root)
        project = Project(root, site)
        pages = list(compose_entries(Views(load(project, Report()))))
        site.mkdir()
        costs = {
            "ours": index_with_ours(site, pages, project),
            "Pagefind": index_with_pagefind(site, pages),
        }
        theme = ROOT / "templates/theme/assets"
        shutil.copytree(theme, site / "assets")
        script = "search/finding.js"
        site.joinpath("assets", script).write_text(bundled(theme / script), encoding="utf-8")
        site.joinpath("blank.html").write_text("<!doctype html><title>Blank</title>")
        _show(site, len(pages), costs)


def _show(site: Path, count: int, costs: dict[str, float]) -> None:
    print(f"\n{f'search among {count:,} entries':<44}" + "".join(f"{e:>16}" for e in ENGINES))
    _line("index, CPU s", (f"{cost:.2f}" for cost in costs.values()))
    sizes = [_size(site / "search"), _size(site / "pagefind")]
    _line("index, MB", (f"{size / 1e6:.1f}" for size in sizes))
    with serving(site) as home, sync_playwright() as playwright:
        program = find_chromium()
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, query in QUERIES.items():
            found = [
                median_of(lambda e=engine, q=query: answered(browser, home, e, q))  # type: ignore[misc]
                for engine in ENGINES.values()
            ]
            _line(f"{name}: kB", (f"{one.bytes / 1000:.1f}" for one in found))
            _line(f"{name}: requests", (str(one.requests) for one in found))
            _line(f"{name}: s, on a slow phone", (f"{one.seconds:.2f}" for one in found))
        _show_quality(browser, home)
        browser.close()


def _show_quality(browser: Browser, home: str) -> None:
    measured = []
    for engine in ENGINES.values():
        page = browser.new_page()
        page.goto(home + "blank.html")
        measured.append(list(quality_of(page, engine)))
    number = len(measured[0])
    precision = (statistics.mean(one[1] for one in each) for each in measured)
    _line(f"P@5, {number} queries", (f"{mean:.3f}" for mean in precision))
    ranks = (statistics.mean(one[2] for one in each) for each in measured)
    _line(f"MRR, {number} queries", (f"{mean:.3f}" for mean in ranks))
    for ours, other in zip(*measured, strict=True):
        if ours[1] < 1 or "--all" in sys.argv:
            _line(f"  P@5 of {ours[0].query}", (f"{ours[1]:.2f}", f"{other[1]:.2f}"))


def _line(what: str, values: Iterator[str] | tuple[str, ...]) -> None:
    print(f"{what:<44}" + "".join(f"{value:>16}" for value in values))


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    show_engines(int(sys.argv[1]))
