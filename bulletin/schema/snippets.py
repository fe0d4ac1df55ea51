"""Generate editor snippets: an entry and its groups of fields, with the allowed values.

The format is that of VS Code: `${1:placeholder}`, `${2|one,of,these|}`, `$1` to repeat, `${0:…}`
for the final cursor position.
"""

import json
from collections.abc import Iterable, Iterator

from bulletin.schema.json_schemas import words_of
from bulletin.schema.key_dates import KeyDates
from bulletin.schema.sanctions import MONEY
from bulletin.schema.scalars import SourceType
from bulletin.schema.settings import Settings
from bulletin.schema.threads import RELATIONS

SNIPPETS = ".vscode/entries.code-snippets"

_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"


def compose_snippets(settings: Settings) -> str:
    """Return the snippets file, in JSON."""
    snippets = {
        "Entry": ("entry", "A whole entry, in a new file", _entry(settings)),
        "Source": ("source", "Another source", _source()),
        "Sanction": ("sanction", "A monetary sanction", _sanction()),
        "Key dates": ("dates", "A key date", _dates()),
        "Follows": ("follows", "An earlier entry that this one follows", _follows()),
    }
    written = {
        name: {
            "scope": "markdown",
            "prefix": prefix,
            "description": description,
            "body": list(body),
        }
        for name, (prefix, description, body) in snippets.items()
    }
    return json.dumps(written, indent=2, ensure_ascii=False) + "\n"


def _choice(number: int, words: Iterable[str]) -> str:
    return f"${{{number}|{','.join(words)}|}}"


def _entry(settings: Settings) -> Iterator[str]:
    yield "---"
    yield 'title: "${1:What happened, as a headline}"'
    yield f"section: {_choice(2, (section.id for section in settings.sections))}"
    if subsections := settings.sections[0].subsections:
        yield f"subsection: {_choice(8, (one.id for one in subsections))}"
    yield f"date: ${{3:{_TODAY}}}"
    yield "jurisdictions: [${4:EU}]"
    yield 'summary: "${5:The news in a sentence or two.}"'
    yield "sources:"
    yield "  - id: ${6:source}"
    yield "    url: ${7:https://www.example.org/}"
    yield "---"
    yield "${0:What happened, who did it and what follows from it.}[^$6]"


def _source() -> Iterator[str]:
    yield "  - id: ${1:another}"
    yield "    url: ${2:https://www.example.org/another}"
    yield '    title: "${3:Its title}"'
    yield "    lang: ${4:en}"
    yield '    publisher: "${5:Who published it}"'
    yield f"    type: {_choice(6, words_of(SourceType))}"
    yield f"    published: ${{0:{_TODAY}}}"


def _sanction() -> Iterator[str]:
    yield "sanctions:"
    yield f"  - type: {_choice(1, MONEY)}"
    yield "    amount: ${2:figure, or undisclosed}"
    yield "    currency: ${3:code, such as EUR}"


def _dates() -> Iterator[str]:
    yield "dates:"
    yield f"  {_choice(1, KeyDates.model_fields)}: ${{0:{_TODAY}}}"


def _follows() -> Iterator[str]:
    yield "follows:"
    yield f"  - {{id: ${{1:2022-02/some-entry}}, relation: {_choice(2, RELATIONS)}}}"
