"""What is written for those who write: schemas, snippets and a form, all made of the models."""

from collections.abc import Iterator

from bulletin.schema.issue_form import ISSUE_FORM, compose_issue_form
from bulletin.schema.json_schemas import json_schemas
from bulletin.schema.settings import Settings
from bulletin.schema.snippets import SNIPPETS, compose_snippets


def authoring_files(settings: Settings) -> Iterator[tuple[str, str]]:
    """Files by their paths in the project, with their texts."""
    for name, text in json_schemas():
        yield f"schema/{name}", text
    yield SNIPPETS, compose_snippets(settings)
    yield ISSUE_FORM, compose_issue_form(settings)
