"""Render views to HTML and files with Jinja2, with autoescape, and with the other writers."""

from collections.abc import Callable, Hashable, MutableMapping
from functools import partial
from pathlib import Path
from traceback import walk_tb
from typing import TypeVar

import jinja2
from markupsafe import Markup, escape

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.language.languages import Language, autonym, language_of
from bulletin.rendering.content_security_policy import CONTENT_SECURITY_POLICY
from bulletin.rendering.emails import inline_styles
from bulletin.rendering.feeds import atom_entry, render_feed
from bulletin.rendering.outputs import render_file
from bulletin.rendering.structured_data import StructuredData
from bulletin.rendering.template_compiler import TemplateEnvironment
from bulletin.rendering.template_translations import message_functions
from bulletin.rendering.text_citations import cited_place
from bulletin.resources import TEMPLATES, digest_of_texts, layered_files, layers
from bulletin.schema.palettes import dark_palette, light_palette
from bulletin.schema.settings import Settings
from bulletin.values.addresses import (
    ARCHIVE,
    CHANGES,
    COMPARE,
    DATASET,
    DATES,
    FOLLOW,
    HOME,
    INDEXES,
    OWN_FILES,
    SEARCH,
    WATCH,
    atom_address,
)
from bulletin.values.digests import digest_of
from bulletin.views.feeds import Feed
from bulletin.views.page_types import File, Page
from bulletin.views.pinpoints import pinpoint, restriction
from bulletin.views.vocabulary_labels import label_in, word_in

Made = TypeVar("Made")


def _environment(
    templates: Path, language: Language, compiled: MutableMapping[str, bytes]
) -> jinja2.Environment:
    environment = TemplateEnvironment(templates, language, compiled)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.globals.update(message_functions(language))
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters["language"] = language.language_name
    environment.filters["autonym"] = autonym
    environment.filters["lang"] = _lang
    environment.filters["in_language"] = _in_language
    environment.filters["spoken"] = language.date
    environment.filters["when"] = language.when
    environment.filters["title_date"] = language.title_date
    environment.filters["number"] = language.number
    environment.filters["listed"] = language.listed
    environment.filters["quoted"] = language.quoted
    environment.filters["label"] = lambda word, of: label_in(of, word, language)
    environment.filters["word"] = lambda word, of: word_in(of, word, language)
    environment.filters["pinpoint"] = partial(pinpoint, language=language)
    environment.filters["cited_place"] = partial(cited_place, language=language)
    environment.filters["restriction"] = partial(restriction, language=language)
    environment.tests["han"] = lambda text: any("\u2e80" <= char <= "\u9fff" for char in text)
    return environment


def _lang(tag: str) -> Markup:
    """Return the `lang` attribute for a tag; empty without a tag."""
    return Markup(' lang="{}"').format(tag) if tag else Markup("")


def _in_language(html: Markup, tag: str) -> Markup:
    """Wrap a text in an element with its language, if it is not that of the page."""
    return Markup("<div{}>\n{}</div>").format(_lang(tag), html) if tag else html


def digest_of_templates(templates: Path) -> bytes:
    """Return the digest of a project's templates, its own and the program's."""
    return digest_of_texts(layered_files(*layers(templates, TEMPLATES)))


def _once(make: Callable[..., Made]) -> Callable[..., Made]:
    """Cache a function whose result depends only on its arguments, not on the page."""
    made: dict[tuple[int, tuple[Hashable, ...]], tuple[object, Made]] = {}

    def give(thing: object, *details: Hashable) -> Made:
        key = id(thing), details
        if key not in made:
            made[key] = thing, make(thing, *details)
        return made[key][1]

    return give


class Renderer:
    """Renders the templates of a project, with those of the program as fallback.

    Page-specific values come with each page. Compiled templates are read from and added to
    `compiled`. The language defaults to that of the settings.
    """

    def __init__(
        self,
        templates: Path,
        settings: Settings,
        compiled: MutableMapping[str, bytes] | None = None,
        language: Language | None = None,
    ) -> None:
        self.root_path = settings.root_path
        self.folder = settings.folder
        self._templates = templates
        self._settings = settings
        self._language = language = language or language_of(settings.language)
        content = _once(lambda one: self._render(one.template, one=one))
        self._feed_content = content
        self._atom_entry = _once(lambda entry: atom_entry(entry, settings, content))
        self._environment = _environment(templates, language, {} if compiled is None else compiled)
        self._environment.globals.update(
            site=settings,
            language=language,
            base=settings.base_url,
            policy=Markup(CONTENT_SECURITY_POLICY),
            home=HOME,
            archive=ARCHIVE,
            feed=atom_address(HOME),
            follow=FOLLOW,
            changes=CHANGES,
            dataset=DATASET,
            dates=DATES,
            search=SEARCH,
            compare=COMPARE,
            watch=WATCH,
            indexes=INDEXES,
            own_files=OWN_FILES,
            light=light_palette(settings.look),
            dark=dark_palette(settings.look),
            describe=StructuredData(settings).of,
            facts=_once(self._macro("entry_facts")),
            cite=_once(self._macro("entry_citation")),
            source=_once(self._macro("source_line")),
            teaser=_once(self._macro("teaser")),
        )
        self._environment.globals["sharing"] = Markup(self._render("sharing.html"))
        self._footer = self._render("footer.html")
        self.fingerprint = digest_of(
            digest_of_templates(templates), settings.model_dump_json().encode(), language.digest
        )
        """Identifies everything rendered with these templates and settings."""

    def holes(self, page: Page) -> dict[str, str]:
        """Return the HTML for the slots of a page's frame."""
        return {
            "language": str(escape(self._settings.language)),
            "site": str(escape(self._settings.title)),
            "title": str(escape(page.title)),
            "head": self._render(page.head, page=page),
            "content": self._render(f"pages/{page.template}", page=page),
            "languages": self._render("languages.html", page=page),
            "footer": self._footer,
        }

    def file(self, file: File) -> str:
        """Return the text of a file that is not a page; UnicodeDecodeError if it is binary."""
        return self.content(file).decode()

    def content(self, file: File) -> bytes:
        """Return the content of a file that is not a page."""
        if file.template:
            return inline_styles(self._render(file.template, page=file)).encode()
        if isinstance(file, Feed):
            return render_feed(file, self._settings, self._feed_content, self._atom_entry).encode()
        return render_file(file, self._settings, self._language)

    def _macro(self, name: str) -> Callable[..., Markup]:
        """Return a macro for parts that many pages share."""

        def render(*given: object) -> Markup:
            parts = vars(self._environment.get_template("parts.html").module)
            html: Markup = parts[name](*given)
            return html

        return render

    def _render(self, template: str, **values: object) -> str:
        try:
            return self._environment.get_template(template).render(values)
        except jinja2.TemplateNotFound as error:
            raise EnvironmentFault(f"the template templates/{error.name} is missing") from error
        except jinja2.TemplateSyntaxError as error:
            place = f"templates/{error.name}:{error.lineno}"
            raise EnvironmentFault(f"{place}: {error.message}") from error
        except Exception as error:
            # A project's template may pass unexpected values to one of the program.
            place = self._place_in_own_template(error)
            if not place and not isinstance(error, (jinja2.TemplateError, AttributeError)):
                raise
            raise EnvironmentFault(f"templates/{place or template}: {error}") from error

    def _place_in_own_template(self, error: Exception) -> str:
        """Return the innermost line of the project's templates that led to an error, if any."""
        stack = walk_tb(error.__traceback__)
        lines = [(Path(frame.f_code.co_filename), number) for frame, number in stack]
        own = [(file, number) for file, number in lines if file.is_relative_to(self._templates)]
        return f"{own[-1][0].relative_to(self._templates)}:{own[-1][1]}" if own else ""
