"""The base model of all texts: fields, document and body."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import ClassVar, Self, TypeVar

from pydantic import PrivateAttr

from bulletin.diagnostics.report import Code, Diagnostic, Location, Report
from bulletin.markdown.bodies import Body
from bulletin.markdown.body_parsing import parse_body
from bulletin.parsing.documents import Document
from bulletin.parsing.located_nodes import Faulty, node_at
from bulletin.schema.validation import Model, parse_model
from bulletin.values.timestamps import ALWAYS, NEVER


class Written(Model):
    """The fields of a document, with its text as `body`."""

    top_heading: ClassVar[int] = 3
    """The highest heading level that the text may use."""

    _document: Document = PrivateAttr()
    _body: Body = PrivateAttr()
    _text: Document | None = PrivateAttr(None)
    _language: str = PrivateAttr("")

    @cached_property
    def document(self) -> Document:
        return self._document

    def forget_positions(self) -> None:
        """Release what only diagnostics need, once the text has been checked."""
        self._document = self.__dict__["document"] = self._document.without_positions()

    @cached_property
    def body(self) -> Body:
        return self._body

    @property
    def text(self) -> Document:
        """Return the document of the text: a translation, if it has been translated."""
        return self._text or self._document

    @property
    def language(self) -> str:
        """Return the text's language if it differs from the edition's, otherwise an empty text.

        Only an original without a translation is in another language.
        """
        return self._language

    def translated_by(self, translation: "Written", fields: Mapping[str, object]) -> Self:
        """Return the same facts with the text and some fields of a translation."""
        copy = self.model_copy(update=dict(fields))
        copy.__dict__.pop("body", None)
        copy._text, copy._body = translation.document, translation.body
        return copy

    def left_in(self, language: str) -> Self:
        """Return the same text, marked as being in another language than its edition."""
        copy = self.model_copy()
        copy._language = language
        return copy

    @cached_property
    def slug(self) -> str:
        """Return the file name without its extension."""
        return self.document.stem

    @cached_property
    def period(self) -> str:
        """Return the name of the file's folder; for an entry, the month of its issue."""
        return self.document.folder.rpartition("/")[2]

    @property
    def appears(self) -> datetime:
        """Return when readers may see the text according to its own fields; `NEVER` for a draft.

        Without such a field, `ALWAYS`.
        """
        if getattr(self, "draft", False):
            return NEVER
        return getattr(self, "publish", None) or ALWAYS

    def at(self, *path: str | int) -> Location:
        """Return the location of a field, as in `entry.at('sources', 0, 'url')`."""
        return node_at(self._document.front, path).location


W = TypeVar("W", bound=Written)

_FIELD = re.compile(r"\s*^(?P<name>[a-z_]+):(?:[ \t]|$)", re.MULTILINE)


def parse_written(model: type[W], document: Document, report: Report) -> W | None:
    """Parse a document into a model; errors in its fields and text go to the report.

    Returns None if the front matter could not be read at all, otherwise whatever did parse.
    """
    if not document.is_split:
        return None
    report.extend(_fields_below(document, model))
    body = parse_body(document, model.top_heading, report)
    if isinstance(document.front, Faulty):
        return None
    written = parse_model(model, document.front, report)
    written._document = document
    written._body = body
    return written


def _fields_below(document: Document, model: type[Written]) -> Iterator[Diagnostic]:
    """Check for fields at the beginning of the text, below the end of the front matter."""
    match = _FIELD.match(document.body)
    if match and match["name"] in model.model_fields:
        line = document.body_line + document.body.count("\n", 0, match.start("name"))
        message = f"the field '{match['name']}' is below the front matter"
        hint = "move it above the line '---'"
        yield Diagnostic(Code.MISPLACED_FIELD, Location(document.path, line, 1), message, hint)
