"""From views to HTML and files: Jinja2 with everything escaped, and the writers of other forms."""

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import jinja2
from markupsafe import escape

from bulletin.addresses import ARCHIVE, HOME, NOT_FOUND, SEARCH
from bulletin.codes import language_name
from bulletin.diagnostics import EnvironmentFault
from bulletin.digests import digest_of, digest_of_files
from bulletin.policy import CONTENT_SECURITY_POLICY
from bulletin.search_terms import terms, terms_of_html
from bulletin.settings import Settings
from bulletin.views import EntryPage, Page

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Renderer:
    """Renders the templates of a project; what varies comes with each page."""

    def __init__(self, templates: Path, settings: Settings) -> None:
        self._settings = settings
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters["language"] = lambda tag: language_name(tag) or tag
        self._environment.filters["terms"] = terms
        self._environment.filters["terms_of_html"] = terms_of_html
        self._environment.globals.update(
            site=settings,
            policy=CONTENT_SECURITY_POLICY,
            home=HOME,
            archive=ARCHIVE,
            search=SEARCH,
        )
        self._footer = self._render("footer.html")
        self.fingerprint = digest_of(
            digest_of_files(templates), settings.model_dump_json().encode()
        )
        """What tells all that is made with these templates and settings from everything else."""

    def holes(self, page: Page) -> dict[str, str]:
        """What goes into the holes of a page's frame, as HTML."""
        return {
            "site": str(escape(self._settings.title)),
            "title": str(escape(page.title)),
            "head": self._render("head.html", page),
            "content": self._render(f"pages/{page.template}", page),
            "footer": self._footer,
        }

    def search_document(self, page: EntryPage) -> str:
        """The small document that the search index has of an entry."""
        return self._render("search-document.html", page)

    def sitemap(self, pages: Iterable[Page]) -> str:
        """The sitemap (sitemaps.org 0.9) with the dates that the content itself states."""
        ElementTree.register_namespace("", _SITEMAP)
        urlset = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
        for page in pages:
            if page.address == NOT_FOUND:
                continue
            url = ElementTree.SubElement(urlset, f"{{{_SITEMAP}}}url")
            location = ElementTree.SubElement(url, f"{{{_SITEMAP}}}loc")
            location.text = self._settings.base_url + page.address
            if page.updated:
                modified = ElementTree.SubElement(url, f"{{{_SITEMAP}}}lastmod")
                modified.text = str(page.updated)
        ElementTree.indent(urlset)
        return ElementTree.tostring(urlset, encoding="unicode", xml_declaration=True) + "\n"

    def _render(self, template: str, page: Page | None = None) -> str:
        values = {"page": page} if page else {}
        try:
            return self._environment.get_template(template).render(values)
        except jinja2.TemplateNotFound as error:
            raise EnvironmentFault(f"the template templates/{error.name} is missing") from error
        except jinja2.TemplateSyntaxError as error:
            place = f"templates/{error.name}:{error.lineno}"
            raise EnvironmentFault(f"{place}: {error.message}") from error
        except jinja2.TemplateError as error:
            raise EnvironmentFault(f"templates/{template}: {error.message}") from error
