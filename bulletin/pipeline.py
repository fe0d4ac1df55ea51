"""The build on one page: the steps from the content to the published site."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from bulletin.assembly.bulletin import Bulletin, assemble
from bulletin.assembly.content import Content, Reading, read_content
from bulletin.assembly.content_files import CONTENT
from bulletin.assembly.language_editions import editions_of
from bulletin.assembly.visibility import LeftOutCounts, visible
from bulletin.branch_changes.change_summary import sentences
from bulletin.branch_changes.changed_texts import compose_changes, texts_before
from bulletin.branch_changes.git import changed_since, read_blobs
from bulletin.branch_changes.lost_addresses import addresses_live_on
from bulletin.diagnostics.report import EnvironmentFault, Report, Severity
from bulletin.language.catalogues import FOLDER as CATALOGUES
from bulletin.language.languages import language_of
from bulletin.rendering.outputs import compose_files
from bulletin.rendering.renderer import Renderer
from bulletin.resources import CONFIGURATION, TEMPLATES, program_files
from bulletin.rules.all_rules import check_rules, future_dates
from bulletin.rules.rule_context import NO_CACHED_TEXTS, CachedTexts
from bulletin.schema.settings import Settings
from bulletin.site.build_cache import BuildCache, Progress, open_build_cache
from bulletin.site.email_sizes import mails_are_small
from bulletin.site.look import look_of
from bulletin.site.page_writing import (
    build_frames,
    copy_images,
    outlines_of,
    write_files,
    write_pages,
)
from bulletin.site.pdf_printing import print_page
from bulletin.site.publishing import publishing, refuse_within
from bulletin.site.search_files import write_search
from bulletin.site.second_process import beside
from bulletin.site.up_to_date import digest_of_sources, keep_build, last_build
from bulletin.site.verification import Outlines, verify
from bulletin.values.addresses import issue_address
from bulletin.views.all_pages import compose_pages
from bulletin.views.shared_views import Views

_MANY = 500
"""Pages with which it takes longer to index a site than to start a second process."""


@dataclass(frozen=True, slots=True)
class Project:
    """The paths and options of a project."""

    root: Path
    """The folder with content/ and, for overrides, templates/."""
    site: Path
    url: str | None = None
    """The address of the site, if it overrides the one in bulletin.yml."""
    cache: Path | None = None
    """The cache folder; None for no cache."""
    engine: str | None = None
    """The site engine, if it overrides the one in bulletin.yml."""
    whole_issues: bool = False
    """Whether each issue is on one page, as for printing."""


@dataclass(frozen=True, slots=True)
class Site:
    """The result of a build."""

    folder: Path
    issues: int
    entries: int
    sources: int
    pages: int
    left_out: LeftOutCounts


@dataclass(frozen=True, slots=True)
class Branch:
    """The result of checking a branch."""

    entries: int
    """The number of entries, changed or not."""
    changes: tuple[str, ...]
    """A summary of the changes."""


def load(
    project: Project,
    report: Report,
    *,
    strict: bool = False,
    today: date | None = None,
    as_of: datetime | None = None,
    known: CachedTexts = NO_CACHED_TEXTS,
) -> Bulletin:
    """Read and check the content; raises BulletinError with all diagnostics if it is invalid.

    With `today`, dates in the future are reported too. A build passes no date, so that it does not
    depend on the clock. The bulletin contains what readers may see `as_of` a time; without one,
    nothing that has an embargo. Texts `known` from an earlier build are neither parsed nor checked
    again.
    """
    found = Report()
    content = _read_and_judge(project, found, today, known)
    if found.paths & known.texts.keys():
        # Cached texts have no positions, which diagnostics need.
        return load(project, report, strict=strict, today=today, as_of=as_of)
    report.extend(found.diagnostics)
    report.raise_if_faulty(strict=strict)
    assert content.settings
    shown, left_out = visible(content, as_of)
    return assemble(shown, _settings_of(project, content.settings), left_out)


def _settings_of(project: Project, settings: Settings) -> Settings:
    """Return the settings with the project's own address and engine.

    The permanent ids of the bulletin do not change with the address.
    """
    url, engine = project.url, project.engine
    given = {"url": url, "first_url": settings.identity} if url else {}
    return settings.model_copy(update=given | ({"engine": engine} if engine else {}))


def _read_and_judge(
    project: Project, found: Report, today: date | None, known: CachedTexts = NO_CACHED_TEXTS
) -> Content:
    content = read_content(project.root, found, Reading(known.texts))
    check_rules(content, found, known=known)
    if today:
        found.extend(future_dates(content, today))
    return content


def check_branch(
    project: Project, base: str, report: Report, *, strict: bool = False, today: date | None = None
) -> Branch:
    """Check the content as a change of `base`, the name of another branch or commit.

    Reports errors in all files, warnings in changed files, and lost addresses of `base`. Raises
    BulletinError if there are any, and EnvironmentFault if git cannot compare.
    """
    files = changed_since(project.root, base)
    found = Report()
    content = _read_and_judge(project, found, today)
    changes = compose_changes(files, read_blobs(project.root, texts_before(files)), content)
    found.extend(addresses_live_on(changes, content, today))
    changed = {file.after for file in files}
    for one in found.diagnostics:
        if one.severity is Severity.ERROR or one.location.path in changed:
            report.extend([one])
    report.raise_if_faulty(strict=strict)
    return Branch(len(content.entries), sentences(changes))


def build(
    project: Project, report: Report, *, strict: bool = False, as_of: datetime | None = None
) -> Site:
    """Build the site from the content: the table of contents of this program.

    It contains what readers may see `as_of` a time; without one, nothing that has an embargo.
    Raises BulletinError for invalid content and EnvironmentFault for other problems; both leave the
    published site unchanged. If nothing has changed since the last build, does nothing.
    """
    refuse_within(project.site, (project.root / CONTENT, project.root / TEMPLATES))
    made_of = _sources_of(project, as_of) if project.cache else b""
    last = last_build(project.cache, made_of, project.site)
    if last:
        report.extend(last.diagnostics)
        report.raise_if_faulty(strict=strict)
        return cast(Site, last.result)
    bulletin, pages = _make(project, report, strict=strict, as_of=as_of)
    sources = sum(len(entry.sources) for entry in bulletin.entries)
    counts = (len(bulletin.issues), len(bulletin.entries), sources, pages)
    site = Site(project.site, *counts, bulletin.left_out.counts)
    keep_build(project.cache, made_of, project.site, report.diagnostics, site)
    return site


def _sources_of(project: Project, as_of: datetime | None) -> bytes:
    """Return a digest of all inputs of a build; the cache also depends on the program itself."""
    own = (project.root / name for name in (CONTENT, TEMPLATES, CONFIGURATION))
    program = (program_files() / TEMPLATES, program_files() / CONFIGURATION, CATALOGUES)
    return digest_of_sources((*own, *program), project, as_of)


def _make(
    project: Project, report: Report, *, strict: bool, as_of: datetime | None
) -> tuple[Bulletin, int]:
    """Build the site; returns the bulletin and its number of pages."""
    cache = open_build_cache(project.cache, project.site)
    bulletin = load(project, report, strict=strict, as_of=as_of, known=cache.known)
    for text in (*bulletin.texts, *bulletin.left_out.texts):
        text.forget_positions()
    with publishing(project.site, keep_spare=project.cache is not None) as site:
        cache.reuse(site)
        written = Outlines()
        for edition in editions_of(bulletin):
            written.update(_write_edition(project, edition, cache, report, site))
        report.raise_if_faulty(strict=strict)
        cache.finish(site)
        verify(site, written.pages, written.frames)
    cache.save(bulletin, report)
    return bulletin, len(written.pages)


def _write_edition(
    project: Project, bulletin: Bulletin, cache: BuildCache, report: Report, site: Path
) -> Outlines:
    """Write the pages and files of one language edition into its folder of the site."""
    settings = bulletin.settings
    language, folder = language_of(settings.language), site / settings.folder
    views = Views(bulletin, language, whole_issues=project.whole_issues)
    pages = compose_pages(views)
    files = compose_files(views, pages)
    renderer = Renderer(project.root / TEMPLATES, settings, cache.templates, language)
    look = look_of(project.root, bulletin, language)
    frames = build_frames(look, pages, project.cache, folder)

    def index() -> Progress:
        write_search(pages, bulletin.registry, language, cache, site, settings.folder)
        return cache.progress

    with beside(index, cache.join, is_worth_it=len(pages) > _MANY):
        outlines = write_pages(pages, frames, renderer, cache, site)
        write_files(files, renderer, cache, site)
    report.extend(mails_are_small(files, folder))
    copy_images(project.root, bulletin.images, folder)
    return Outlines(outlines, outlines_of(frames, renderer))


def print_issue(
    project: Project,
    period: str,
    target: Path,
    report: Report,
    *,
    strict: bool = False,
    as_of: datetime | None = None,
) -> None:
    """Print the issue of a month, such as `2022-02`, as a PDF file.

    Does not change the site. Raises what `build` raises, and EnvironmentFault if there is no such
    issue or no Chromium.
    """
    with TemporaryDirectory(prefix="bulletin-") as folder:
        within = replace(project, site=Path(folder, "site"), whole_issues=True)
        bulletin, _ = _make(within, report, strict=strict, as_of=as_of)
        issues = {issue.period: issue for issue in bulletin.issues}
        if period not in issues:
            left_out = {text.period for text in bulletin.left_out.texts}
            if period in left_out:
                raise EnvironmentFault(f"the issue '{period}' has not appeared yet")
            known = ", ".join(sorted(issues)) or "none"
            raise EnvironmentFault(f"there is no issue '{period}'; there are: {known}")
        url, day = bulletin.settings.base_url, issues[period].published.first_day
        print_page(within.site, issue_address(period), url, day, target)
