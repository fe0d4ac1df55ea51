"""Generate JSON Schemas (2020-12) from the models, for editors and for data.

A schema covers single values. The rules check what depends on other fields, files or registries.
"""

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from textwrap import dedent
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from bulletin.schema.entries import Entry, HandWritten, IssueNotes
from bulletin.schema.known_links import KnownLink
from bulletin.schema.registries import REGISTRIES
from bulletin.schema.settings import Settings

DIALECT = GenerateJsonSchema.schema_dialect

_MODELS: Mapping[str, tuple[str, Any]] = {
    "entry": ("An entry: content/2022-02/*.md, its front matter", Entry),
    "issue": ("An issue: content/2022-02/issue.md, its front matter", IssueNotes),
    "page": ("A hand-written page: content/pages/*.md, its front matter", HandWritten),
    "bulletin": ("The settings: content/bulletin.yml", Settings),
    "links": ("The known links: content/links.yml", tuple[KnownLink, ...]),
    **{
        name: (f"The registry content/registry/{name}.yml", tuple[model, ...])  # type: ignore[valid-type]
        for name, model in REGISTRIES.items()
    },
}


def json_schemas() -> Iterator[tuple[str, str]]:
    """Yield the file name and text of each schema."""
    for name, (title, model) in _MODELS.items():
        yield f"{name}.schema.json", written(schema_of(model, title))


def schema_of(model: Any, title: str) -> JsonSchemaValue:
    """Return the schema of a model or dataclass, with descriptions from its docstrings."""
    schema = TypeAdapter(model).json_schema(schema_generator=_Generator)
    return {"$schema": DIALECT, "title": title, **schema}


def written(schema: JsonSchemaValue) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def words_of(vocabulary: Any) -> tuple[str, ...]:
    """Return the words of a vocabulary type."""
    return tuple(TypeAdapter(vocabulary).json_schema()["enum"])


class _Generator(GenerateJsonSchema):
    """A generator that omits absent fields instead of allowing null, and describes fields."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        if schema.get("default") in (None, (), False, ""):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def field_title_should_be_set(self, _: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        return _described(super().model_schema(schema), schema["cls"])

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        made = {**super().dataclass_schema(schema), "additionalProperties": False}
        return _described(made, *filter(is_dataclass, schema["cls"].__mro__))


def _described(schema: JsonSchemaValue, *models: type) -> JsonSchemaValue:
    """Return the schema with the docstrings of the model's fields, including inherited ones."""
    schema.pop("title", None)
    for model in models:
        for name, text in _descriptions(model).items():
            schema["properties"][name] = {"description": text, **schema["properties"][name]}
    return schema


def _descriptions(model: type) -> dict[str, str]:
    """Return the docstrings of the fields of a model, by name."""
    (tree,) = ast.parse(dedent(inspect.getsource(model))).body
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for field, text in zip(tree.body, tree.body[1:], strict=False):
        match field, text:
            case ast.AnnAssign(ast.Name(name)), ast.Expr(ast.Constant(str(words))):
                found[name] = inspect.cleandoc(words).replace("\n", " ")
    return found
