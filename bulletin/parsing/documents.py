"""Markdown files, split into front matter and body with their positions."""

import re
from dataclasses import dataclass, replace
from posixpath import basename, dirname, splitext
from typing import Any

from bulletin.diagnostics.report import Code, Location, Report
from bulletin.parsing.located_nodes import Faulty, Mapping, Node, Scalar
from bulletin.parsing.text_files import decode
from bulletin.parsing.yaml_nodes import parse_yaml
from bulletin.parsing.yaml_syntax_errors import slip_on
from bulletin.values.digests import digest_of

MAX_FRONT_MATTER = 16 * 1024
"""In characters; the fields of a very long entry need about 4,000."""

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_NEARLY_FENCE = re.compile(r"\s*\\?(?:[-‐-―=*_+~]{1,10}|\.\.\.|…)\s*")
_FENCE_BELOW = re.compile(r"(?:.*\n){1,5}---[ \t]*\n[\w-]+[ \t]*:")
_FRONT_LINE = re.compile(r"\s|#|-(?:\s|$)|[\w-]+\s*[:：]|$")


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file: its fields as located nodes, its text, and where the text begins."""

    path: str
    """Relative to the project, with slashes."""
    front: Mapping | Faulty
    """`Faulty` if the front matter could not be read; the report says why."""
    body: str
    body_line: int
    """The line of the file on which the body begins, counted from 1."""
    digest: bytes = b""
    """The digest of the file's bytes."""

    def __reduce__(self) -> tuple[type["Document"], tuple[Any, ...]]:
        """Pickle without the text and the positions of fields, which only diagnostics need."""
        bare = self.without_positions()
        return Document, (bare.path, bare.front, "", bare.body_line, bare.digest)

    def without_positions(self) -> "Document":
        """Return the document without its text and fields, which take much memory."""
        begin = Faulty(Location(self.path, 1, 1))
        return replace(self, front=begin, body="")

    @property
    def is_split(self) -> bool:
        """Return whether front matter and body could be separated."""
        return self.body_line > 1

    @property
    def stem(self) -> str:
        return splitext(basename(self.path))[0]

    @property
    def folder(self) -> str:
        """Return the path of the folder, such as `content/2022-02`."""
        return dirname(self.path)


def decode_document(content: bytes, path: str, report: Report) -> Document | None:
    """Return the document of a file's bytes, or None if they are not readable text."""
    text = decode(content, path, report)
    return None if text is None else parse_document(text, path, report, digest_of(content))


def parse_document(text: str, path: str, report: Report, digest: bytes = b"") -> Document:
    """Split a text into front matter and body; errors in either go to the report."""
    opening = _FENCE.match(text)
    closing = opening and _FENCE.search(text, opening.end())
    begin = Location(path, 1, 1)
    if not opening:
        hint = _missing_hint(text)
        report.add(Code.MISSING_FRONT_MATTER, begin, "the file does not begin with '---'", hint)
        return Document(path, Faulty(begin), text, 1)
    if not closing:
        message = "the front matter that begins here has no end"
        report.add(Code.UNCLOSED_FRONT_MATTER, begin, message, _unclosed_hint(text))
        return Document(path, Faulty(begin), "", 1)
    body_start = min(closing.end() + 1, len(text))
    return Document(
        path,
        _parse_front_matter(text[opening.end() + 1 : closing.start()], path, report),
        text[body_start:],
        text.count("\n", 0, body_start) + 1,
        digest,
    )


def _missing_hint(text: str) -> str:
    if _FENCE.match(text.lstrip()) or _FENCE_BELOW.match(text):
        return "delete everything before the first '---'"
    if _NEARLY_FENCE.fullmatch(text.partition("\n")[0]):
        return "the first line must be exactly three hyphens: ---"
    return "begin it with a line '---', the fields, and another line '---'"


def _unclosed_hint(text: str) -> str:
    for number, line in enumerate(text.rstrip().split("\n")[1:], 2):
        if _NEARLY_FENCE.fullmatch(line):
            return f"line {number} must be exactly three hyphens: ---"
        if not _FRONT_LINE.match(line):
            return f"put a line '---' before line {number}, where the text seems to begin"
    return "put a line '---' between the fields and the text"


def _parse_front_matter(text: str, path: str, report: Report) -> Mapping | Faulty:
    if len(text) > MAX_FRONT_MATTER:
        message = f"{len(text):,} characters; at most {MAX_FRONT_MATTER:,} are allowed"
        hint = "close it with '---' above the text; the text itself belongs below"
        report.add(Code.FRONT_MATTER_TOO_LARGE, Location(path, 2, 1), message, hint)
        return Faulty(Location(path, 2, 1))
    return as_mapping(parse_yaml(text, path, report, first_line=2), report, text)


def as_mapping(node: Node, report: Report, text: str = "") -> Mapping | Faulty:
    """Return the node of a text if it is a group of fields; otherwise report it."""
    if isinstance(node, Mapping | Faulty):
        return node
    message, hint = "this is a list, but fields are expected", "write each field as 'name: value'"
    if isinstance(node, Scalar):
        slip = slip_on(text.strip().partition("\n")[0])
        message, hint = slip[1:] if slip else ("this is not a field", hint)
    report.add(Code.NOT_A_MAPPING, node.location, message, hint)
    return Faulty(node.location)
