"""Generate the files that help authors: JSON Schemas, editor snippets and the issue form."""

from collections.abc import Iterator

from bulletin.schema.issue_form import ISSUE_FORM, compose_issue_form
from bulletin.schema.json_schemas import json_schemas
from bulletin.schema.settings import Settings
from bulletin.schema.snippets import SNIPPETS, compose_snippets


def authoring_files(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the path in the project and the text of each file."""
    for name, text in json_schemas():
        yield f"schema/{name}", text
    yield SNIPPETS, compose_snippets(settings)
    yield ISSUE_FORM, compose_issue_form(settings)
