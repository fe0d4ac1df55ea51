"""Footnotes: the citation marks of a text and their notes, numbered for each place.

The ids are made of slugs, which contain no underscore, so those of two entries never collide.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from bulletin.language.languages import Language
from bulletin.schema.entries import Entry, Source
from bulletin.schema.text_model import Written
from bulletin.values.addresses import document_address, relative


@dataclass(frozen=True, slots=True)
class Note:
    """A source as a numbered footnote, with the marks that lead to it."""

    number: int
    source: Source
    id: str
    marks: tuple[str, ...]
    """The ids of the marks in the order of the text."""


class TextOnPage:
    """A text at its `Place` on a page: numbered from `first`, with links relative to the page.

    With a `base`, the site's URL, links are absolute, so that the text may be shown anywhere. The
    text is rendered on each access and not stored, since all texts at all places would fill the
    memory. Its `repr` identifies the result.
    """

    def __init__(
        self,
        written: Written,
        page: str,
        heading_level: int,
        first: int = 1,
        *,
        language: Language,
        base: str = "",
    ) -> None:
        self.heading_level = heading_level
        self.language = language
        self._slug = written.slug
        self._written = written
        self._page = page
        self._first = first
        self._base = base
        self._sources = written.cited_sources if isinstance(written, Entry) else ()
        self._numbers = {s.id: number for number, s in enumerate(self._sources, first)}
        self._marks: Counter[str] = Counter()

    def __repr__(self) -> str:
        made_of = (self._slug, self._written.text.digest, self._page, self.heading_level)
        return f"{type(self).__name__}{(*made_of, self._first, self._base)}"

    @property
    def note_count(self) -> int:
        return len(self._sources)

    @property
    def html(self) -> Markup:
        self._marks.clear()
        return Markup(self._written.body.set(self))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        return tuple(self._note(source) for source in self._sources) if self.html else ()

    def _note(self, source: Source) -> Note:
        marks = range(1, self._marks[source.id] + 1)
        return Note(
            self._numbers[source.id],
            source,
            self._note_id(source.id),
            tuple(self._mark_id(source.id, nth) for nth in marks),
        )

    def mark(self, source: str) -> str:
        number = self.count_mark(source)
        return (
            f'<sup class="mark"><a class="footnote-ref" role="doc-noteref" '
            f'id="{self._mark_id(source, self._marks[source])}" '
            f'href="{self.note_address(source)}" aria-label="{self._called(number)}">'
            f"{number}</a></sup>"
        )

    def _called(self, number: int) -> str:
        return escape(self.language.gettext("Note %(number)s") % {"number": number})

    def count_mark(self, source: str) -> int:
        """Count a citation mark; returns its number."""
        self._marks[source] += 1
        return self._numbers[source]

    def note_address(self, source: str) -> str:
        """Return the link target of a mark."""
        here = f"{self._base}{self._page}" if self._base else ""
        return f"{here}#{self._note_id(source)}"

    def marks_at_end(self) -> str:
        return "" if self._marks else "".join(self.mark(source.id) for source in self._sources)

    def paragraph_id(self, name: str) -> str:
        return ""

    def href(self, target: str) -> str:
        address = document_address(target)
        return str(escape(self._base + address if self._base else relative(address, self._page)))

    def _note_id(self, source: str) -> str:
        return f"note_{self._slug}_{source}"

    def _mark_id(self, source: str, nth: int) -> str:
        return f"mark_{self._slug}_{source}" + (f"_{nth}" if nth > 1 else "")


class TextOnOwnPage(TextOnPage):
    """A text on its own page, where its paragraphs have permanent addresses."""

    def paragraph_id(self, name: str) -> str:
        return f' id="{name}"'
