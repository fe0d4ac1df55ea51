"""What all texts of the bulletin have in common: fields, a document, and a text below it."""

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
    """What is made of a document: its fields, and its text as `body`."""

    top_heading: ClassVar[int] = 3
    """The highest level of headings that its text may have."""

    _document: Document = PrivateAttr()
    _body: Body = PrivateAttr()
    _text: Document | None = PrivateAttr(None)
    _language: str = PrivateAttr("")

    @cached_property
    def document(self) -> Document:
        return self._document

    @cached_property
    def body(self) -> Body:
        return self._body

    @property
    def text(self) -> Document:
        """The document that has its text: a translation, if it has been translated."""
        return self._text or self._document

    @property
    def language(self) -> str:
        """The language that it is in, if that is not the one in which it is published; else empty.

        Nothing but an original that has no translation is in another language.
        """
        return self._language

    def translated_by(self, translation: "Written", fields: Mapping[str, object]) -> Self:
        """The same facts with the text, and some fields, of a translation."""
        copy = self.model_copy(update=dict(fields))
        copy.__dict__.pop("body", None)
        copy._text, copy._body = translation.document, translation.body
        return copy

    def left_in(self, language: str) -> Self:
        """The same among texts of another language than its own."""
        copy = self.model_copy()
        copy._language = language
        return copy

    @cached_property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.document.stem

    @cached_property
    def period(self) -> str:
        """The name of the file's folder, which for an entry is its issue's month."""
        return self.document.folder.rpartition("/")[2]

    @property
    def appears(self) -> datetime:
        """When readers may see it, as far as it says so itself; `NEVER` for a draft.

        What does not say so appears `ALWAYS`.
        """
        if getattr(self, "draft", False):
            return NEVER
        return getattr(self, "publish", None) or ALWAYS

    def at(self, *path: str | int) -> Location:
        """Where a field stands, as `entry.at('sources', 0, 'url')`."""
        return node_at(self._document.front, path).location


W = TypeVar("W", bound=Written)

_FIELD = re.compile(r"\s*^(?P<name>[a-z_]+):(?:[ \t]|$)", re.MULTILINE)


def parse_written(model: type[W], document: Document, report: Report) -> W | None:
    """Make a model of a document; faults of its fields and of its text go to the report.

    None where the front matter could not be read at all; otherwise what did parse.
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
    """A field with which the text begins, as if the front matter had not ended yet."""
    match = _FIELD.match(document.body)
    if match and match["name"] in model.model_fields:
        line = document.body_line + document.body.count("\n", 0, match.start("name"))
        message = f"the field '{match['name']}' stands below the front matter"
        hint = "move it above the line '---'"
        yield Diagnostic(Code.MISPLACED_FIELD, Location(document.path, line, 1), message, hint)
