"""The published JSON Schemas: as the program writes them, and true of every file of the content."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from bulletin.cli import main
from bulletin.commands.common_options import SOUND
from bulletin.diagnostics.report import Report
from bulletin.parsing.documents import decode_document
from bulletin.parsing.located_nodes import Mapping as Fields
from bulletin.parsing.yaml_nodes import parse_yaml
from bulletin.schema.json_schemas import json_schemas
from bulletin.schema.registries import REGISTRIES
from tests.parsing import parse_entry
from tests.projects import ENTRY, ROOT

PUBLISHED = ROOT / "schema"
CONTENT = ROOT / "content"


@cache
def schema(name: str) -> Any:
    return json.loads((PUBLISHED / f"{name}.schema.json").read_text(encoding="utf-8"))


def faults(name: str, value: Any) -> list[str]:
    """What a validator that knows nothing of this program finds wrong with a value."""
    validator = Draft202012Validator(schema(name))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def front_matter(file: Path) -> Any:
    document = decode_document(file.read_bytes(), file.name, Report())
    assert document
    assert isinstance(document.front, Fields)
    return document.front.plain()


def as_yaml(file: Path) -> Any:
    return parse_yaml(file.read_text(encoding="utf-8"), file.name, Report()).plain()


def entry_with(**fields: Any) -> Mapping[str, Any]:
    parsed, _ = parse_entry(ENTRY)
    assert parsed
    assert isinstance(parsed.document.front, Fields)
    return {**parsed.document.front.plain(), **fields}


def test_the_published_schemas_are_those_of_the_program() -> None:
    published = {file.name: file.read_text(encoding="utf-8") for file in PUBLISHED.iterdir()}
    assert published == dict(json_schemas()), "run: bulletin schema"


def test_the_command_writes_them(tmp_path: Path) -> None:
    options = ["schema", "--project", str(ROOT), "--output", str(tmp_path / "new")]
    result = CliRunner().invoke(main, options)
    assert result.exit_code == SOUND
    written = {file.name for file in (tmp_path / "new/schema").iterdir()}
    assert written == set(dict(json_schemas()))
    assert result.stdout.count(".schema.json\n") == len(dict(json_schemas()))


@pytest.mark.parametrize("name", [name.partition(".")[0] for name, _ in json_schemas()])
def test_a_schema_is_one(name: str) -> None:
    assert validator_for(schema(name)) is Draft202012Validator
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("file", sorted(CONTENT.glob("20*/*.md")), ids=lambda file: file.stem)
def test_every_entry_and_issue_is_valid(file: Path) -> None:
    assert faults("issue" if file.name == "issue.md" else "entry", front_matter(file)) == []


def test_everything_else_is_valid() -> None:
    assert faults("bulletin", as_yaml(CONTENT / "bulletin.yml")) == []
    for name in REGISTRIES:
        assert faults(name, as_yaml(CONTENT / f"registry/{name}.yml")) == [], name
    for page in (CONTENT / "pages").glob("*.md"):
        assert faults("page", front_matter(page)) == []


def test_what_the_program_reads_is_valid_when_it_is_written_again() -> None:
    for file in sorted(CONTENT.glob("20*/*.md")):
        if file.name != "issue.md":
            parsed, report = parse_entry(file.read_text(encoding="utf-8"))
            assert parsed
            assert report.errors == []
            assert faults("entry", parsed.model_dump(mode="json", exclude_unset=True)) == []


def test_an_editor_may_read_figures_as_numbers() -> None:
    fine = {"type": "civil-penalty", "amount": 5800000, "currency": "USD"}
    affected = {"what": "people", "count": 5}
    fields = {"sanctions": [fine], "affected": [affected], "deadline_unknown": True}
    assert faults("entry", entry_with(**fields)) == []


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"status": "final"}, "$"),
        ({"title": None}, "$.title"),
        ({"kind": "fine"}, "$.kind"),
        ({"date": "24 February 2022"}, "$.date"),
        ({"laws": ["GDPR"]}, "$.laws[0]"),
        ({"dates": {"in_force": {"previously": []}}}, "$.dates.in_force"),
        ({"sanctions": [{"type": "ban", "amount": "1,000"}]}, "$.sanctions[0].amount"),
        ({"follows": ["2022-02/a"]}, "$.follows[0]"),
        ({"deadline_unknown": False}, "$.deadline_unknown"),
        ({"withdrawn": {"date": "2022-03-01"}}, "$.withdrawn"),
    ],
)
def test_what_is_wrong_is_not_valid(fields: Mapping[str, Any], place: str) -> None:
    assert faults("entry", entry_with()) == []
    assert [fault.partition(": ")[0] for fault in faults("entry", entry_with(**fields))] == [place]


def test_fields_are_described_as_in_the_code() -> None:
    fields = schema("entry")["properties"]
    assert fields["date"]["description"].startswith("When it happened: a day or a month;")
    assert "title" not in fields["date"]
    assert "default" not in fields["outcome"]
