"""What crawlers are told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bulletin.schema.settings import Settings
from bulletin.values.addresses import ROBOTS, SITEMAP
from bulletin.views.page_types import File, Page


@dataclass(frozen=True, kw_only=True)
class Sitemap(File):
    """The addresses of all pages, each with the day or month of its last change, or nothing."""

    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Robots(File):
    """That all pages are free to everybody, and where the sitemaps are."""

    sitemaps: tuple[str, ...]


def compose_sitemap(pages: Iterable[Page]) -> Sitemap:
    listed = (page for page in pages if page.is_listed and not page.lang)
    dated = ((page.address, str(page.updated or "")) for page in listed)
    return Sitemap(address=SITEMAP, pages=tuple(dated))


def compose_robots(settings: Settings) -> Iterator[Robots]:
    """The file for the whole site, beside the pages in the language of the originals."""
    homes = [one.url for one in settings.alternates] or [settings.base_url]
    if not settings.folder:
        yield Robots(address=ROBOTS, sitemaps=tuple(home + SITEMAP for home in homes))
