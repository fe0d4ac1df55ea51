"""The file of a new entry: its front matter made of answers, and writing it without overwriting."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bulletin.assembly.content_files import CONTENT
from bulletin.diagnostics.report import EnvironmentFault
from bulletin.new_entries.questions import Answers, answer_to
from bulletin.parsing.yaml_syntax_errors import quote
from bulletin.values.slugs import slugify, source_id

_PLAIN = re.compile(r"[0-9A-Za-z](?:[\w./:?&=%~+@-]*[\w/])?", re.ASCII)
"""Values that need no quotes in YAML."""
_SOURCE = {
    "source-url": "url",
    "source-title": "title",
    "source-lang": "lang",
    "source-publisher": "publisher",
    "source-type": "type",
    "source-pages": "pages",
    "source-published": "published",
}
MAX_ID = 30
"""The maximum length of an id made from a title."""
FIRST_LINE = 2
"""The line of the file with the first field."""


def compose_draft(answers: Answers) -> str:
    """Return the text of a file with an empty body."""
    fields = "".join(f"{line}\n" for _, line in lines_of(answers))
    return f"---\n{fields}---\n"


def lines_of(answers: Answers) -> Iterator[tuple[str, str]]:
    """Yield the lines of the front matter, each with the question that it answers."""
    if title := answer_to("title", answers):
        yield "title", f"title: {_in_quotes(title)}"
    for name in ("section", "subsection", "kind", "date"):
        if given := answer_to(name, answers):
            yield name, f"{name}: {_scalar(given)}"
    for name, field in (("jurisdiction", "jurisdictions"), ("authority", "authorities")):
        if several := answers.get(name):
            yield name, f"{field}: [{', '.join(map(_scalar, several))}]"
    if source := {name: answer_to(name, answers) for name in _SOURCE if answers.get(name)}:
        first = next(iter(source))
        yield first, "sources:"
        yield first, f"  - id: {id_of_source(answers)}"
        for name, value in source.items():
            yield name, f"    {_SOURCE[name]}: {_scalar(value)}"


def id_of_source(answers: Answers) -> str:
    """Return an id for the source, from its address or else from its title."""
    if url := answer_to("source-url", answers):
        return source_id(url)
    return slugify(answer_to("source-title", answers))[:MAX_ID].rstrip("-") or "source"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _in_quotes(text)


def _in_quotes(text: str) -> str:
    """Return a text in quotation marks, with invisible characters escaped."""
    return quote(text) if text.isprintable() else f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return f"\\u{ord(character):04x}" if ord(character) < ord(" ") else character


ISSUE_NOTES = "---\n---\n"
"""The `issue.md` of a new month, without an introduction."""


def write_new(root: Path, path: str, text: str) -> None:
    """Write a new content file; raises EnvironmentFault if it exists or cannot be written."""
    file = root / path
    if not file.resolve().is_relative_to((root / CONTENT).resolve()):
        raise EnvironmentFault(f"{path} is outside {CONTENT}/; nothing was written")
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        _put(unfinished, file)
    except FileExistsError:
        raise EnvironmentFault(f"{path} already exists; it was not changed") from None
    except OSError as error:
        raise EnvironmentFault(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _put(unfinished: Path, file: Path) -> None:
    """Give a file its name, unless a file of this name exists."""
    try:
        os.link(unfinished, file)
    except FileExistsError:
        raise
    except OSError:
        # Without hard links, reserve the name before writing anything.
        with file.open("x", encoding="utf-8"):
            unfinished.replace(file)
