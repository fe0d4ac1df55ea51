"""Footnotes: the marks of a text and the notes that they lead to, numbered at each place anew.

The ids are made of slugs, which hold no underscore, so those of two entries never meet.
"""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup, escape

from bulletin.addresses import document_address, relative
from bulletin.entries import Entry, Source, Written


@dataclass(frozen=True, slots=True)
class Note:
    """A source as a numbered note, with the marks that lead to it."""

    number: int
    source: Source
    id: str
    marks: tuple[str, ...]
    """Ids of the marks in the order of the text."""


class Setting:
    """A `Place` for a text on a page: numbers from `first`, links as seen from the page."""

    def __init__(self, written: Written, page: str, heading_level: int, first: int = 1) -> None:
        self.heading_level = heading_level
        self._slug = written.slug
        self._page = page
        self._sources = written.cited_sources if isinstance(written, Entry) else ()
        self._numbers = {s.id: number for number, s in enumerate(self._sources, first)}
        self._marks: Counter[str] = Counter()
        self.html = Markup(written.body.set(self))

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(
            Note(
                self._numbers[source.id],
                source,
                self._note_id(source.id),
                tuple(self._mark_id(source.id, nth + 1) for nth in range(self._marks[source.id])),
            )
            for source in self._sources
        )

    def mark(self, source: str) -> str:
        self._marks[source] += 1
        number = self._numbers[source]
        return (
            f'<sup class="mark"><a class="footnote-ref" role="doc-noteref" '
            f'id="{self._mark_id(source, self._marks[source])}" '
            f'href="#{self._note_id(source)}" aria-label="Note {number}">{number}</a></sup>'
        )

    def marks_at_end(self) -> str:
        return "" if self._marks else "".join(self.mark(source.id) for source in self._sources)

    def href(self, target: str) -> str:
        return str(escape(relative(document_address(target), self._page)))

    def _note_id(self, source: str) -> str:
        return f"note_{self._slug}_{source}"

    def _mark_id(self, source: str, nth: int) -> str:
        return f"mark_{self._slug}_{source}" + (f"_{nth}" if nth > 1 else "")
