"""Write the files of a site: frames from the engine, pages inside them, and other files."""

import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin.rendering.renderer import Renderer
from bulletin.site.build_cache import BuildCache
from bulletin.site.engine import EngineJob
from bulletin.site.engine_cache import engine_output
from bulletin.site.frames import Frame, read_frame, shared_address, stage_frames
from bulletin.site.look import Look
from bulletin.site.scripts import bundled, entry_scripts
from bulletin.site.verification import NO_OUTLINE, Outline, outline
from bulletin.values.addresses import document_address
from bulletin.values.digests import digest_of
from bulletin.views.page_types import File, Page

Pages = tuple[Page, ...]
Frames = dict[str, Frame]


def build_frames(look: Look, pages: Pages, cache: Path | None, site: Path) -> Frames:
    """Let the site engine build the frames of all pages, and copy its assets into a folder.

    The frames are keyed by the addresses at which they were built.
    """
    addresses = set(map(frame_of, pages))
    with TemporaryDirectory(prefix="bulletin-") as folder:
        job = EngineJob(Path(folder), look.configuration, look.theme, look.templates, look.engine)
        stage_frames(addresses, job.stage)
        built = engine_output(job, cache)
        _copy_assets(built, site)
        return {address: read_frame(built, address, look.engine) for address in addresses}


def write_pages(
    pages: Pages, frames: Frames, renderer: Renderer, cache: BuildCache, site: Path
) -> dict[str, Outline]:
    """Fill a frame for each page; returns the outline of each page.

    The outlines are keyed by addresses within the whole site, including other languages. A page
    that has not changed since the last build is reused.
    """
    made_of = {
        address: digest_of(renderer.fingerprint, *(part.encode() for part in frame.parts))
        for address, frame in frames.items()
    }
    outlines = {}
    for page in pages:
        address, frame = renderer.folder + page.address, frames[frame_of(page)]
        fingerprint = digest_of(made_of[frame_of(page)], repr(page).encode())
        make = partial(_rendered, page, frame, renderer)
        outlines[address] = cache.write(address, fingerprint, site, make)
    return outlines


def _rendered(page: Page, frame: Frame, renderer: Renderer) -> tuple[bytes, Outline]:
    holes = renderer.holes(page)
    address = renderer.folder + page.address
    own = outline(holes["content"] + holes["footer"], address, renderer.root_path)
    return frame.fill(holes).encode(), own


def outlines_of(frames: Frames, renderer: Renderer) -> dict[str, Outline]:
    """Return the links of the frames, by addresses within the whole site."""
    folder, root = renderer.folder, renderer.root_path
    return {
        folder + address: outline(frame.html, folder + address, root)
        for address, frame in frames.items()
    }


def write_files(files: Iterable[File], renderer: Renderer, cache: BuildCache, site: Path) -> None:
    """Write the files other than pages; unchanged ones are reused."""
    for view in files:
        write_file(view, renderer, cache, site)


def write_file(view: File, renderer: Renderer, cache: BuildCache, site: Path) -> None:
    """Write a file, or reuse it."""
    address = renderer.folder + view.address
    fingerprint = digest_of(renderer.fingerprint, repr(view).encode())
    cache.write(address, fingerprint, site, lambda: (renderer.content(view), NO_OUTLINE))


def copy_images(root: Path, images: Iterable[str], site: Path) -> None:
    """Publish the images of texts at the same relative place."""
    for image in images:
        target = site / document_address(image)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / image, target)


def frame_of(page: Page) -> str:
    """Return the address at which the frame of a page is built."""
    return page.address if page.has_own_frame else shared_address(page.address)


def _copy_assets(built: Path, site: Path) -> None:
    """Copy the assets of the theme."""
    unneeded = shutil.ignore_patterns("*.map")
    shutil.copytree(built / "assets", site / "assets", ignore=unneeded, dirs_exist_ok=True)
    for script in entry_scripts(built / "assets"):
        place = script.relative_to(built.resolve())
        (site / place).write_text(bundled(script), encoding="utf-8")
