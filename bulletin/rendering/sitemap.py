"""The sitemap (sitemaps.org 0.9) and robots.txt (RFC 9309)."""

from xml.etree import ElementTree

from bulletin.language.languages import Language
from bulletin.schema.settings import Settings
from bulletin.views.sitemap import Robots, Sitemap

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(sitemap: Sitemap, settings: Settings, _language: Language) -> str:
    """The sitemap with the dates that the content itself states."""
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
    """All pages are everybody's.

    Crawlers look for it at the root of a host only; below a base path nobody reads it.
    """
    sitemaps = "".join(f"Sitemap: {address}\n" for address in robots.sitemaps)
    return f"User-agent: *\nAllow: /\n\n{sitemaps}"
