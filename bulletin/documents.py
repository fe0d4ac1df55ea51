"""Markdown files as they lie on the disk: front matter and body, each with its place."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bulletin.diagnostics import Code, Location, Report
from bulletin.text_files import read_text
from bulletin.yaml_nodes import Faulty, Mapping, Node, Scalar, parse_yaml

MAX_FRONT_MATTER = 16 * 1024
"""Characters; the fields of a very long entry need about 4,000."""

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file: its fields as located nodes, its text, and where the text begins."""

    path: str
    """Relative to the project, with slashes."""
    front: Mapping | Faulty
    """`Faulty` where the front matter could not be read; the report says why."""
    body: str
    body_line: int
    """The line of the file on which the body begins, counted from 1."""

    @property
    def stem(self) -> str:
        return PurePosixPath(self.path).stem

    @property
    def folder(self) -> str:
        """The path of the folder, as `content/2022-02`."""
        return str(PurePosixPath(self.path).parent)


def read_document(root: Path, file: Path, report: Report) -> Document | None:
    """Read a Markdown file below the project's root; None where it cannot be read as text."""
    text = read_text(root, file, report)
    path = file.relative_to(root).as_posix()
    return None if text is None else parse_document(text, path, report)


def parse_document(text: str, path: str, report: Report) -> Document:
    """Split a text into front matter and body; faults of either go to the report."""
    opening = _FENCE.match(text)
    if not opening:
        report.add(
            Code.MISSING_FRONT_MATTER,
            Location(path, 1, 1),
            "the file does not begin with '---'",
            "begin it with a line '---', the fields, and another line '---'",
        )
        return Document(path, Faulty(Location(path, 1, 1)), text, 1)
    closing = _FENCE.search(text, opening.end())
    if not closing:
        report.add(
            Code.UNCLOSED_FRONT_MATTER,
            Location(path, 1, 1),
            "the front matter that begins here has no end",
            "put a line '---' between the fields and the text",
        )
        return Document(path, Faulty(Location(path, 1, 1)), "", 1)
    body_start = min(closing.end() + 1, len(text))
    return Document(
        path,
        _parse_front_matter(text[opening.end() + 1 : closing.start()], path, report),
        text[body_start:],
        text.count("\n", 0, body_start) + 1,
    )


def _parse_front_matter(text: str, path: str, report: Report) -> Mapping | Faulty:
    if len(text) > MAX_FRONT_MATTER:
        report.add(
            Code.FRONT_MATTER_TOO_LARGE,
            Location(path, 2, 1),
            f"{len(text):,} characters; at most {MAX_FRONT_MATTER:,} are allowed",
        )
        return Faulty(Location(path, 2, 1))
    return as_mapping(parse_yaml(text, path, report, first_line=2), report)


def as_mapping(node: Node, report: Report) -> Mapping | Faulty:
    """The node if it is a group of fields; anything else is reported."""
    if isinstance(node, Mapping | Faulty):
        return node
    location = node.location
    is_full_width = isinstance(node, Scalar) and "：" in node.text
    report.add(
        Code.NOT_A_MAPPING,
        location,
        "these are not fields",
        "a full-width colon '：' does not end a field's name; write ': '"
        if is_full_width
        else "write each field as 'name: value' on its own line",
    )
    return Faulty(location)
