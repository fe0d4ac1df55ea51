"""The text of a draft: front matter made of answers, and room for what only an author can write."""

import re
from collections.abc import Iterator

from bulletin.drafting.questions import Answers, answer_to
from bulletin.reading.yaml_slips import quote
from bulletin.values.slugs import source_id

_PLAIN = re.compile(r"[0-9A-Za-z](?:[\w./:?&=%~+@-]*[\w/])?", re.ASCII)
"""Values that mean in YAML what they look like."""
_SOURCE = {
    "source-url": "url",
    "source-title": "title",
    "source-lang": "lang",
    "source-publisher": "publisher",
    "source-type": "type",
}
FIRST_LINE = 2
"""The line of the file on which the first field stands."""


def compose_draft(answers: Answers) -> str:
    """The text of a file whose body is still empty."""
    fields = "".join(f"{line}\n" for _, line in lines_of(answers))
    return f"---\n{fields}---\n"


def lines_of(answers: Answers) -> Iterator[tuple[str, str]]:
    """The lines of the front matter, each with the question that it answers."""
    if title := answer_to("title", answers):
        yield "title", f"title: {_in_quotes(title)}"
    for name in ("section", "subsection", "kind", "date"):
        if given := answer_to(name, answers):
            yield name, f"{name}: {_scalar(given)}"
    for name, field in (("jurisdiction", "jurisdictions"), ("authority", "authorities")):
        if several := answers.get(name):
            yield name, f"{field}: [{', '.join(map(_scalar, several))}]"
    if source := {name: answer_to(name, answers) for name in _SOURCE if answers.get(name)}:
        yield "source-url", "sources:"
        yield "source-url", f"  - id: {source_id(source.get('source-url', ''))}"
        for name, value in source.items():
            yield name, f"    {_SOURCE[name]}: {_scalar(value)}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _in_quotes(text)


def _in_quotes(text: str) -> str:
    """A text in quotation marks; what cannot be seen as an escape."""
    return quote(text) if text.isprintable() else f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return f"\\u{ord(character):04x}" if ord(character) < ord(" ") else character
