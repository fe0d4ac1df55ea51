"""What crawlers are told."""

from collections.abc import Iterable
from dataclasses import dataclass

from bulletin.values.addresses import ROBOTS, SITEMAP
from bulletin.views.types import File, Page


@dataclass(frozen=True, kw_only=True)
class Sitemap(File):
    """The addresses of all pages, each with the day or month of its last change, or nothing."""

    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Robots(File):
    """That all pages are free to everybody, and where the sitemap is."""


def compose_sitemap(pages: Iterable[Page]) -> Sitemap:
    listed = (page for page in pages if page.is_listed)
    dated = ((page.address, str(page.updated or "")) for page in listed)
    return Sitemap(address=SITEMAP, pages=tuple(dated))


def compose_robots() -> Robots:
    return Robots(address=ROBOTS)
