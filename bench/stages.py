"""Builds one bulletin and prints, as JSON, what each stage of the pipeline cost.

python -m bench.stages FOLDER
"""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

BEGIN = time.perf_counter()

from bulletin import pipeline  # noqa: E402
from bulletin.diagnostics.report import Report  # noqa: E402
from bulletin.rendering import outputs  # noqa: E402
from bulletin.site import page_writing  # noqa: E402
from bulletin.site.build_cache import BuildCache  # noqa: E402
from bulletin.views.calendars import Calendar  # noqa: E402
from bulletin.views.citations import Citations  # noqa: E402
from bulletin.views.dataset import TableFile  # noqa: E402
from bulletin.views.emails import EmailHtml  # noqa: E402
from bulletin.views.feeds import Feed  # noqa: E402
from bulletin.views.page_types import File, Page  # noqa: E402
from bulletin.views.shared_views import Views  # noqa: E402

CACHE = "cache"

SEARCH = "search index"
STAGES = {
    "open_build_cache": "keep",
    "read_content": "load",
    "check_rules": "check",
    "assemble": "assemble",
    "compose_pages": "compose",
    "compose_files": "files composed",
    "build_frames": "frames",
    "write_pages": "render and write",
    "write_files": "other files",
    "write_search": SEARCH,
    "copy_images": "images",
    "verify": "verify",
}
"""The functions of the pipeline and the stages that they are counted to."""
OUTPUTS: dict[str, type[File]] = {
    "calendars": Calendar,
    "e-mails": EmailHtml,
    "feeds": Feed,
    "citations": Citations,
    "data": TableFile,
}
"""Outputs of the table in bulletin/rendering/outputs.py, and the views that they compose.

What they cost is a part of `other files` and of `files composed`; calendars are composed with the
pages, and the rows of the dataset and what is cited on the page of an entry are a part of these.
"""


def used() -> tuple[float, float]:
    """CPU seconds of this process and its children, and wall seconds, up to now."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    return cpu, time.perf_counter() - BEGIN


def of_children() -> float:
    """CPU seconds of the processes that this one has waited for."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def timed(function: Callable[..., Any], costs: list[float]) -> Callable[..., Any]:
    @wraps(function)
    def wrapper(*arguments: Any, **options: Any) -> Any:
        before = used()
        try:
            return function(*arguments, **options)
        finally:
            for index, (now, then) in enumerate(zip(used(), before, strict=True)):
                costs[index] += now - then

    return wrapper


def whole(compose: outputs.Compose) -> outputs.Compose:
    """The same, but it returns all that it composes at once."""

    def composed(views: Views, pages: Sequence[Page]) -> tuple[File, ...]:
        files = compose(views, pages)
        return (files,) if isinstance(files, File) else tuple(files)

    return composed


def time_outputs(costs: dict[str, list[float]]) -> None:
    """Count what each kind of files costs, to compose and to write."""
    for stage in OUTPUTS:
        costs.setdefault(stage, [0.0, 0.0])
    vars(outputs)["OUTPUTS"] = tuple(
        replace(one, compose=timed(whole(one.compose), costs[one.name]))
        if one.name in costs
        else one
        for one in outputs.OUTPUTS
    )
    write = page_writing.write_file
    timers = {kind: timed(write, costs[stage]) for stage, kind in OUTPUTS.items()}

    def write_file(view: File, *given: Any) -> None:
        timer = next((timer for kind, timer in timers.items() if isinstance(view, kind)), write)
        timer(view, *given)

    vars(page_writing)["write_file"] = write_file


def measure(root: Path) -> dict[str, Any]:
    costs: dict[str, list[float]] = {"start": list(used())}
    for name, stage in STAGES.items():
        cost = costs.setdefault(stage, [0.0, 0.0])
        vars(pipeline)[name] = timed(getattr(pipeline, name), cost)
    outputs: dict[str, list[float]] = {}
    time_outputs(outputs)
    BuildCache.save = timed(BuildCache.save, costs["keep"])  # type: ignore[method-assign]
    frames, engine = vars(pipeline)["build_frames"], [0.0]

    def build_frames(*given: Any) -> Any:
        built = frames(*given)
        engine[0] = of_children()
        return built

    vars(pipeline)["build_frames"] = build_frames
    site = pipeline.build(
        pipeline.Project(root, root / "site", None, root / CACHE), Report()
    ).folder
    costs["all"] = list(used())
    # Of many pages the index is made by a second process, after the only other one, the engine.
    costs[SEARCH][0] += of_children() - engine[0]
    listed = [sum(cost[i] for stage, cost in costs.items() if stage != "all") for i in (0, 1)]
    costs["the rest"] = [whole - part for whole, part in zip(costs["all"], listed, strict=True)]
    written = [file for file in site.rglob("*") if file.is_file()]
    entries = sorted(file.stat().st_size for file in site.glob("*-*/*/index.html"))
    return {
        "costs": costs,
        "outputs": outputs,
        "peak MiB": max(
            resource.getrusage(who).ru_maxrss / 1024
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        ),
        "files": len(written),
        "bytes": sum(file.stat().st_size for file in written),
        "median entry page": entries[len(entries) // 2],
    }


if __name__ == "__main__":
    gc.disable()  # as the command line does
    print(json.dumps(measure(Path(sys.argv[1]))))
