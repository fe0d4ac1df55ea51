"""What helps those who write: the form, the snippets, the template, the settings of editors."""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from bulletin.cli import main
from bulletin.commands.common_options import FAULTY
from bulletin.diagnostics.report import Report
from bulletin.schema.authoring_files import authoring_files
from bulletin.schema.entries import Entry
from bulletin.schema.issue_form import FIELDS, compose_issue_form
from bulletin.schema.key_dates import KeyDates
from bulletin.schema.known_links import KNOWN_LINKS_FILE
from bulletin.schema.registries import REGISTRIES
from bulletin.schema.sanctions import MONEY
from bulletin.schema.settings import BULLETIN_FILE, Settings, read_settings
from bulletin.schema.snippets import compose_snippets
from bulletin.schema.threads import RELATIONS
from bulletin.schema.vocabulary import ACTS, CASES, RULES, label
from bulletin.values.forges import edit_address
from tests.bulletins import bulletin_of, html_of, item
from tests.markup import attributes
from tests.projects import ENTRY, MINIMUM, ROOT, faults_of, write_project
from tests.test_readme import REGISTRIES as NAMES

TEMPLATE = (ROOT / "docs/entry-template.md").read_text(encoding="utf-8")


def settings(root: Path, **changes: str) -> Settings:
    """The settings of the minimum, some of them changed."""
    text = MINIMUM[BULLETIN_FILE]
    for old, new in changes.items():
        text = text.replace(old, new)
    found = read_settings(write_project(root, {BULLETIN_FILE: text}), Report())
    assert found
    return found


def test_files_for_authors_are_those_of_the_program() -> None:
    found = read_settings(ROOT, Report())
    assert found
    for path, text in authoring_files(found):
        assert (ROOT / path).read_text(encoding="utf-8") == text, "run: bulletin schema"


def test_faulty_settings_write_nothing(tmp_path: Path) -> None:
    root = write_project(tmp_path, {BULLETIN_FILE: "title: A bulletin\n"})
    result = CliRunner().invoke(main, ["schema", "--project", str(root)])
    assert result.exit_code == FAULTY
    assert "missing-field" in result.stdout
    assert not (root / "schema").exists()


# The form


def form(given: Settings) -> dict[str, Any]:
    """The elements of the form by their ids."""
    body = yaml.safe_load(compose_issue_form(given))["body"]
    return {element["id"]: element for element in body if "id" in element}


def test_the_form_asks_for_fields_of_an_entry(tmp_path: Path) -> None:
    elements = form(settings(tmp_path))
    assert list(elements) == list(FIELDS)
    assert elements.keys() <= Entry.model_fields.keys()
    required = {name for name, field in Entry.model_fields.items() if field.is_required()}
    demanded = {name for name, element in elements.items() if "validations" in element}
    assert demanded == required


def test_the_form_offers_every_section_and_kind(tmp_path: Path) -> None:
    elements = form(settings(tmp_path))
    assert elements["section"]["attributes"]["options"] == [
        "Legislation",
        "Enforcement: Authorities",
        "Enforcement: Cases",
        "Courts and litigation",
    ]
    kinds = [label(kind) for kind in (*RULES, *ACTS, *CASES)]
    assert elements["kind"]["attributes"]["options"] == kinds


def test_the_form_names_every_key_date(tmp_path: Path) -> None:
    words = form(settings(tmp_path))["dates"]["attributes"]["description"]
    assert all(name.replace("_", " ") in words for name in KeyDates.model_fields)


def test_titles_of_sections_are_words_in_the_form(tmp_path: Path) -> None:
    hostile = '"No: \\"yes\\" #1 & - [x] {y}"'
    given = settings(tmp_path, **{"title: Courts and litigation": f"title: {hostile}"})
    options = form(given)["section"]["attributes"]["options"]
    assert options[-1] == 'No: "yes" #1 & - [x] {y}'


# The snippets

_PLACE = re.compile(
    r"\$\{(?P<number>\d)(?:\|(?P<choices>[^|}]*)\||:(?P<words>[^}]*))\}|\$(?P<again>\d)"
)
_DAY = {"$CURRENT_YEAR": "2022", "$CURRENT_MONTH": "02", "$CURRENT_DATE": "24"}


def snippets(given: Settings) -> dict[str, str]:
    """The texts of all snippets by their prefixes, on a certain day."""
    found: dict[str, str] = {}
    for snippet in json.loads(compose_snippets(given)).values():
        text = "\n".join(snippet["body"]) + "\n"
        for name, value in _DAY.items():
            text = text.replace(name, value)
        found[snippet["prefix"]] = text
    return found


def choices(snippet: str) -> list[list[str]]:
    return [one.split(",") for one in re.findall(r"\|([^|}]*)\|", snippet)]


def expanded(snippet: str, *chosen: str) -> str:
    """What an editor makes of a snippet whose places are all left as they are offered."""
    values: dict[str, str] = {}
    wanted = iter(chosen)

    def fill(place: re.Match[str]) -> str:
        if place["again"]:
            return values[place["again"]]
        value = next(wanted) if place["choices"] else place["words"]
        return values.setdefault(place["number"], value)

    return _PLACE.sub(fill, snippet)


def all_expanded(snippet: str) -> Iterator[str]:
    """Every text that its choices allow."""
    return (expanded(snippet, *chosen) for chosen in product(*choices(snippet)))


def faults_with(root: Path, text: str, bulletin: str = MINIMUM[BULLETIN_FILE]) -> str:
    files = {"content/2022-02/some-entry.md": ENTRY, "content/2022-02/new.md": text}
    return faults_of(write_project(root, {**files, BULLETIN_FILE: bulletin}))


def test_a_snippet_of_an_entry_is_a_sound_entry(tmp_path: Path) -> None:
    text = snippets(settings(tmp_path))["entry"]
    assert faults_with(tmp_path, expanded(text, "legislation")) == ""


def test_sections_of_an_entry_are_those_of_the_settings(tmp_path: Path) -> None:
    text = snippets(settings(tmp_path))["entry"]
    assert choices(text) == [["legislation", "enforcement", "litigation"]]


def test_a_first_section_with_subsections_offers_them(tmp_path: Path) -> None:
    parts = "    subsections: [{id: bills, title: Bills}, {id: laws, title: Laws}]\n"
    changes = {"title: Legislation\n": f"title: Legislation\n{parts}"}
    text = snippets(settings(tmp_path, **changes))["entry"]
    bulletin = (tmp_path / BULLETIN_FILE).read_text(encoding="utf-8")
    assert faults_with(tmp_path, expanded(text, "legislation", "laws"), bulletin) == ""


def _filled(text: str) -> str:
    """A snippet with what only its author knows."""
    return text.replace("figure, or undisclosed", "undisclosed").replace("code, such as EUR", "EUR")


def test_snippets_of_fields_are_sound_with_every_choice(tmp_path: Path) -> None:
    found = snippets(settings(tmp_path))
    assert found.keys() == {"entry", "source", "sanction", "dates", "follows"}
    assert len(list(all_expanded(found["dates"]))) == len(KeyDates.model_fields)
    assert len(list(all_expanded(found["sanction"]))) == len(MONEY)
    assert len(list(all_expanded(found["follows"]))) == len(RELATIONS)
    for name in ("dates", "sanction", "follows"):
        for text in map(_filled, all_expanded(found[name])):
            assert faults_with(tmp_path, ENTRY.replace("sources:\n", f"{text}sources:\n")) == ""
    for text in all_expanded(found["source"]):
        cited = ENTRY.replace("---\nThe", f"{text}---\nThe").replace(
            "[^press]", "[^press][^another]"
        )
        assert faults_with(tmp_path, cited) == ""


# The template


def faults_of_template(root: Path, text: str) -> str:
    files = {"content/2022-02/some-entry.md": ENTRY, "content/2022-07/new.md": text}
    files["content/2022-07/issue.md"] = "---\n---\nAn introduction.\n"
    return faults_of(write_project(root, {**NAMES, **files}))


_FILLED = {
    "title:": 'title: "Authority fines a company EUR 175,000 over car geolocation"',
    "section:": "section: litigation",
    "date:": "date: 2022-07-07",
    "jurisdictions: []": "jurisdictions: [FR]",
    "    url:": "    url: https://www.example.org/decision",
}


def filled(text: str) -> str:
    """The template with what somebody has to write."""
    for empty, line in _FILLED.items():
        text = text.replace(f"\n{empty}\n", f"\n{line}\n")
    return re.sub(r"<!--.*-->", "The authority fined a firm.[^decision]", text, flags=re.DOTALL)


def test_the_template_is_refused_as_long_as_anything_is_not_filled_in(tmp_path: Path) -> None:
    said = faults_of_template(tmp_path / "all", TEMPLATE)
    assert said.count("error[empty-value]") == len(_FILLED)
    assert said.count("error[raw-html]") == 1
    for empty, line in _FILLED.items():
        all_but_one = filled(TEMPLATE).replace(line, empty)
        assert faults_of_template(tmp_path / line[:9], all_but_one).count("error[") == 1


def test_the_template_is_a_sound_entry_when_it_is_filled_in(tmp_path: Path) -> None:
    text = filled(TEMPLATE)
    assert faults_of_template(tmp_path / "with", text) == ""
    without = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)
    assert faults_of_template(tmp_path / "without", without) == ""


def test_every_field_of_the_template_that_is_not_shown_is_a_sound_one(tmp_path: Path) -> None:
    text = filled(TEMPLATE).replace("# deadline_unknown: true\n", "")
    text = text.replace("section: litigation", "section: enforcement")
    shown = re.sub(r"^# (?= *(?:- |[a-z_]+:))", "", text, flags=re.MULTILINE)
    assert "\nsanctions:\n  - type: " in shown
    assert faults_of_template(tmp_path, shown) == ""


def test_the_template_has_every_field_of_a_new_entry() -> None:
    named = set(re.findall(r"^(?:# )?([a-z_]+):", TEMPLATE, re.MULTILINE))
    later = {"corrections", "withdrawn", "aliases", "unconfirmed"}
    assert Entry.model_fields.keys() - named == later


# Editors and GitHub


def test_an_editor_has_a_schema_for_every_file_of_settings() -> None:
    schemas = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))[
        "yaml.schemas"
    ]
    expected = {
        f"./schema/{name}.schema.json": f"content/registry/{name}.yml" for name in REGISTRIES
    }
    expected |= {
        "./schema/bulletin.schema.json": BULLETIN_FILE,
        "./schema/links.schema.json": KNOWN_LINKS_FILE,
    }
    assert schemas == expected
    assert all((ROOT / schema).is_file() for schema in schemas)


def test_owners_are_asked_for_files_that_exist() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = [line.split() for line in lines if line.startswith("# /")]
    assert all(owner == "@OWNER" for _, _, owner in owned)
    paths = [path.lstrip("/") for _, path, _ in owned]
    assert {"mkdocs.yml", "templates/", "bulletin/", ".github/"} <= set(paths)
    for path in paths:
        assert any(ROOT.glob(path.rstrip("/"))), path


def test_nobody_is_named_who_does_not_know_of_it() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == []


def test_no_fixture_is_changed_by_an_editor() -> None:
    text = (ROOT / ".gitattributes").read_text(encoding="utf-8")
    exact = [line.split()[0] for line in text.splitlines() if line.endswith(" -text")]
    for folder in ("invalid", "bodies", "commonmark", "golden", "imports"):
        assert any(fnmatch(f"tests/{folder}/x", pattern) for pattern in exact)


# The way from a page to its file


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        (
            "https://github.com/firm/bulletin",
            "https://github.com/firm/bulletin/edit/main/content/a.md",
        ),
        ("https://github.com/firm/b.git", "https://github.com/firm/b/edit/main/content/a.md"),
        ("https://github.firm.example/b/", "https://github.firm.example/b/edit/main/content/a.md"),
        ("https://gitlab.com/firm/b", "https://gitlab.com/firm/b/-/edit/main/content/a.md"),
        ("https://git.example.org/firm/b", ""),
        ("https://example.org/github", ""),
    ],
)
def test_a_file_is_edited_where_its_forge_does_it(repository: str, address: str) -> None:
    assert edit_address(repository, "content/a.md") == address


def edit_links(root: Path, repository: str = "") -> list[str]:
    """Where the tools of an entry lead to."""
    text = MINIMUM[BULLETIN_FILE] + (f"repository: {repository}\n" if repository else "")
    bulletin = bulletin_of(root, {"bulletin.yml": text, "2022-02/a.md": item()})
    return attributes(html_of(bulletin, "2022-02/a/"), ".tools > a:not(.watch-this)", "href")


def test_an_entry_leads_to_its_file(tmp_path: Path) -> None:
    file = "https://github.com/firm/bulletin/edit/main/content/2022-02/a.md"
    assert edit_links(tmp_path, "https://github.com/firm/bulletin") == [file]


def test_without_a_repository_nothing_can_be_edited(tmp_path: Path) -> None:
    assert edit_links(tmp_path / "none") == []
    assert edit_links(tmp_path / "unknown", "https://git.example.org/b") == []
