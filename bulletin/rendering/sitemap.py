"""The sitemap (sitemaps.org 0.9) and robots.txt (RFC 9309)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from bulletin.language.languages import Language
from bulletin.schema.settings import Settings
from bulletin.values.addresses import ROBOTS, SITEMAP
from bulletin.views.page_types import File, Page
from bulletin.views.shared_views import Views

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, kw_only=True)
class Sitemap(File):
    """The addresses of all pages, with the date of the last change, if known."""

    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Robots(File):
    """Allows crawlers to read all pages, and names the sitemaps."""

    sitemaps: tuple[str, ...]


def compose_sitemap(_views: Views, pages: Sequence[Page]) -> Sitemap:
    listed = (page for page in pages if page.is_listed and not page.lang)
    dated = ((page.address, str(page.updated or "")) for page in listed)
    return Sitemap(address=SITEMAP, pages=tuple(dated))


def compose_robots(views: Views, _pages: Sequence[Page]) -> Iterator[Robots]:
    """Yield the file for the whole site, with the originals' language edition."""
    settings = views.bulletin.settings
    homes = [one.url for one in settings.alternates] or [settings.base_url]
    if not settings.folder:
        yield Robots(address=ROBOTS, sitemaps=tuple(home + SITEMAP for home in homes))


def render_sitemap(sitemap: Sitemap, settings: Settings, _language: Language) -> str:
    """Return the sitemap, with the dates stated in the content."""
    ElementTree.register_namespace("", _NAMESPACE)
    urlset = ElementTree.Element(f"{{{_NAMESPACE}}}urlset")
    for address, updated in sitemap.pages:
        url = ElementTree.SubElement(urlset, f"{{{_NAMESPACE}}}url")
        ElementTree.SubElement(url, f"{{{_NAMESPACE}}}loc").text = settings.base_url + address
        if updated:
            ElementTree.SubElement(url, f"{{{_NAMESPACE}}}lastmod").text = updated
    ElementTree.indent(urlset)
    return ElementTree.tostring(urlset, encoding="unicode", xml_declaration=True) + "\n"


def render_robots(robots: Robots, _settings: Settings, _language: Language) -> str:
    """Return a file that allows everything.

    Crawlers look for it only at the root of a host, so it has no effect under a base path.
    """
    sitemaps = "".join(f"Sitemap: {address}\n" for address in robots.sitemaps)
    return f"User-agent: *\nAllow: /\n\n{sitemaps}"
