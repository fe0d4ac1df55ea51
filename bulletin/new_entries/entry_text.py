"""Compose the text of a draft: front matter from the answers, and an empty body."""

import re
from collections.abc import Iterator

from bulletin.new_entries.questions import Answers, answer_to
from bulletin.parsing.yaml_error_messages import quote
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
