"""The program on one page: what happens between the content and the published site."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin.addresses import SEARCH_INDEX, file_of
from bulletin.assembly import Bulletin, assemble
from bulletin.content import read_content
from bulletin.diagnostics import Report
from bulletin.engine import run_engine
from bulletin.frames import Frame, read_frame, shared_address, stage_frames
from bulletin.pages import compose_pages
from bulletin.publishing import publishing
from bulletin.rendering import Renderer
from bulletin.rules import check_rules
from bulletin.search_index import write_search_index
from bulletin.verification import verify
from bulletin.views import EntryPage, Page

_UNUSED_ASSETS = ("assets/javascripts/lunr", "assets/javascripts/workers", "assets/images")


@dataclass(frozen=True, slots=True)
class Project:
    """Where a bulletin lies and where it goes."""

    root: Path
    """The folder with content/, templates/ and mkdocs.yml."""
    site: Path
    url: str | None = None
    """The address of the site, if it is another one than bulletin.yml says."""


@dataclass(frozen=True, slots=True)
class Site:
    """What was built."""

    folder: Path
    bulletin: Bulletin
    pages: int


def load(project: Project, report: Report, *, strict: bool = False) -> Bulletin:
    """Read and check the content; raises BulletinError with everything that is wrong with it."""
    content = read_content(project.root, report)
    check_rules(content, report)
    report.raise_if_faulty(strict=strict)
    assert content.settings
    url = {"url": project.url} if project.url else {}
    return assemble(content, content.settings.model_copy(update=url))


def build(project: Project, report: Report, *, strict: bool = False) -> Site:
    """Turn the content into a site: the table of contents of this program.

    Raises BulletinError for faults of the content and EnvironmentFault for those of the world
    around it; either leaves the published site as it was.
    """
    bulletin = load(project, report, strict=strict)
    pages = compose_pages(bulletin)
    renderer = Renderer(project.root / "templates", bulletin.settings)
    with publishing(project.site) as site:
        with built_frames(project, bulletin, pages) as built:
            copy_assets(built, site)
            write_pages(pages, read_frames(pages, built), renderer, site)
        copy_images(project, bulletin, site)
        write_search(pages, renderer, bulletin, site)
        (site / "sitemap.xml").write_text(renderer.sitemap(pages), encoding="utf-8")
        verify(site, [page.address for page in pages], bulletin.settings.base_path)
    return Site(project.site, bulletin, len(pages))


@contextmanager
def built_frames(project: Project, bulletin: Bulletin, pages: tuple[Page, ...]) -> Iterator[Path]:
    """Let the site engine build the frames; they are gone at the end of the block."""
    with TemporaryDirectory(prefix="bulletin-") as folder:
        stage, built = Path(folder, "stage"), Path(folder, "built")
        own = (page.address for page in pages if page.has_own_frame)
        shared = (page.address for page in pages if not page.has_own_frame)
        stage_frames(own, shared, stage)
        settings = bulletin.settings
        run_engine(project.root, stage, built, settings.base_url, settings.language)
        yield built


def read_frames(pages: tuple[Page, ...], built: Path) -> dict[str, Frame]:
    """The frames of all pages by the address at which they were built."""
    return {address: read_frame(built, address) for address in set(map(_frame_of, pages))}


def _frame_of(page: Page) -> str:
    return page.address if page.has_own_frame else shared_address(page.address)


def copy_assets(built: Path, site: Path) -> None:
    """Take over what the theme brings, without what nobody would load."""
    for unused in _UNUSED_ASSETS:
        shutil.rmtree(built / unused, ignore_errors=True)
    shutil.copytree(built / "assets", site / "assets", ignore=shutil.ignore_patterns("*.map"))


def write_pages(
    pages: tuple[Page, ...], frames: dict[str, Frame], renderer: Renderer, site: Path
) -> None:
    """Fill a frame for each page."""
    for page in pages:
        file = site / file_of(page.address)
        file.parent.mkdir(parents=True, exist_ok=True)
        html = frames[_frame_of(page)].fill(renderer.holes(page))
        file.write_text(html, encoding="utf-8")


def copy_images(project: Project, bulletin: Bulletin, site: Path) -> None:
    """Publish the images that lie beside the texts, at the same place."""
    for image in bulletin.images:
        target = site / Path(image).relative_to("content")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(project.root / image, target)


def write_search(
    pages: tuple[Page, ...], renderer: Renderer, bulletin: Bulletin, site: Path
) -> None:
    """Index one small document for each entry."""
    documents = (
        (page.address, renderer.search_document(page))
        for page in pages
        if isinstance(page, EntryPage)
    )
    write_search_index(documents, site / SEARCH_INDEX, bulletin.settings.language)
