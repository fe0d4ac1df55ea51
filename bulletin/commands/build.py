"""`build`: check the content and build the site."""

import sys
import time
from datetime import datetime
from pathlib import Path

import click

from bulletin.assembly.visibility import LeftOutCounts
from bulletin.commands.common_options import as_of_option, cache_of, project_options, run, shown
from bulletin.diagnostics.report import Report
from bulletin.engines.known_engines import ENGINES
from bulletin.pipeline import Project, Site, build
from bulletin.values.plurals import counted
from bulletin.values.urls import folder_fault, url_fault


def _checked_url(given: str | None) -> str | None:
    """Return the address of the site if it is valid."""
    if given and (fault := url_fault(given) or folder_fault(given)):
        _, message, hint = fault
        raise click.BadParameter(f"{message}; {hint}")
    return given or None


@click.command("build")
@project_options
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    help="The output folder; by default site/ in the project.",
)
@click.option(
    "--site-url",
    envvar="SITE_URL",
    callback=lambda _context, _option, given: _checked_url(given),
    help="The site's address, instead of the one in bulletin.yml. [env: SITE_URL]",
)
@click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    help="The site engine, instead of the one in bulletin.yml.",
)
@as_of_option
@click.option("--quiet", is_flag=True, help="Do not show warnings.")
@click.option("--fresh", is_flag=True, help="Build without the cache of earlier builds.")
def command(
    project: Path,
    style: str,
    strict: bool,
    site_dir: Path | None,
    site_url: str | None,
    engine: str | None,
    as_of: datetime | None,
    quiet: bool,
    fresh: bool,
) -> None:
    """Check the content and build the site."""
    root = project.resolve()
    cache = cache_of(root)
    # Without a home folder the cache would be in the current folder, where others may plant one.
    kept = cache if cache.is_absolute() and not fresh else None
    where = Project(root, (site_dir or root / "site").absolute(), site_url, kept, engine)
    begin = time.perf_counter()

    def work(report: Report) -> str:
        site = build(where, report, strict=strict, as_of=as_of)
        return _built(site, time.perf_counter() - begin, as_of)

    run(work, style, "; the site was not changed", quiet=quiet)


def _built(site: Site, seconds: float, as_of: datetime | None) -> str:
    counts = (
        (site.issues, "issue"),
        (site.entries, "entry"),
        (site.sources, "source"),
        (site.pages, "page"),
    )
    return (
        f"Built {', '.join(counted(*one) for one in counts)} in {seconds:.1f} s; view it with "
        f"'{shown(Path(sys.executable))} -m http.server --directory {shown(site.folder)}'"
        f"{_not_built(site.left_out, as_of)}"
    )


def _not_built(left_out: LeftOutCounts, as_of: datetime | None) -> str:
    """Return a line on texts that readers must not see yet; empty if there are none."""
    drafts, awaited, issues = left_out
    parts = [counted(drafts, "draft")] if drafts else []
    if awaited:
        until = f"as of {as_of.isoformat(timespec='seconds')}" if as_of else "see --as-of"
        parts.append(f"{counted(awaited, 'entry')} under an embargo ({until})")
    parts += [counted(issues, "issue")] if issues else []
    return f"\nLeft out: {', '.join(parts)}." if parts else ""
