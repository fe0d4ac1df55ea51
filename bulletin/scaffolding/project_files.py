"""The files of a new project: what they say, and writing them."""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import jinja2

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.parsing.yaml_syntax_errors import quote
from bulletin.resources import TEMPLATES, program_files
from bulletin.scaffolding.answers import Plan
from bulletin.scaffolding.starter_texts import texts_in
from bulletin.scaffolding.version_pins import LOCK_FILE, PIN_FILE, Pin, lock_text
from bulletin.schema.authoring_files import authoring_files
from bulletin.schema.registries import REGISTRIES, REGISTRY_FILES
from bulletin.schema.settings import BULLETIN_FILE, Publisher, Section, Settings
from bulletin.schema.versions import made_for
from bulletin.values.codes import country_of
from bulletin.values.versions import FORMAT, PROGRAM

SKELETON = f"{TEMPLATES}/project/files"
AS_THEY_ARE = (".vscode/extensions.json", ".vscode/settings.json", ".github/update-issue.sh")
"""Files of the program's own repository that are copied into every project."""
ABOUT = "content/pages/about.md"
_WORKFLOWS = ".github/workflows"
_ACTION = re.compile(r"uses: (?P<pinned>(?P<name>[\w-]+/[\w-]+)@\S+ # \S+)")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


def compose_project(plan: Plan, pin: Pin) -> Iterator[tuple[str, str]]:
    """Yield all files of a new project, except the wheel that it may need."""
    texts = texts_in(plan.language)
    yield BULLETIN_FILE, compose_settings(plan)
    yield ABOUT, _filled(texts.about, plan)
    yield f"content/{plan.first_month}/issue.md", f"---\n---\n{texts.introduction}\n"
    yield from compose_registries(plan.jurisdictions)
    yield "README.md", _filled(texts.readme, plan)
    yield PIN_FILE, pin.text
    yield LOCK_FILE, lock_text()
    yield from _skeleton()
    for path in AS_THEY_ARE:
        yield path, (program_files() / path).read_text(encoding="utf-8")
    yield from authoring_files(settings_of(plan))


def compose_settings(plan: Plan) -> str:
    """Return the text of `content/bulletin.yml`."""
    description = plan.description or texts_in(plan.language).description
    return (
        f"format: {FORMAT}\n"
        f"requires: {quote(made_for(PROGRAM))}\n\n"
        f"title: {quote(plan.title)}\n"
        f"description: {quote(description)}\n"
        f"url: {plan.url}\n"
        f"language: {plan.language}\n\n"
        f"publisher:\n  name: {quote(plan.publisher)}\n\n"
        f"sections:\n{''.join(map(_section_lines, plan.sections))}"
    )


def settings_of(plan: Plan) -> Settings:
    """Return the settings of the new project."""
    return Settings(
        title=plan.title,
        description=plan.description or texts_in(plan.language).description,
        url=plan.url,
        language=plan.language,
        publisher=Publisher(name=plan.publisher),
        sections=plan.sections,
    )


def _section_lines(section: Section) -> str:
    about = f"    description: {quote(section.description)}\n" if section.description else ""
    return f"  - id: {section.id}\n    title: {quote(section.title)}\n{about}"


def _skeleton() -> Iterator[tuple[str, str]]:
    """Yield files that are the same in every project; a leading `_` stands for a dot."""
    folder = program_files() / SKELETON
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        path = file.relative_to(folder).as_posix()
        text = _environment().from_string(file.read_text(encoding="utf-8")).render()
        yield re.sub(r"^_", ".", path), text


def _filled(text: str, plan: Plan) -> str:
    names = {"title": plan.title, "publisher": plan.publisher}
    escaped = {name: _MARKDOWN.sub(r"\\\1", value) for name, value in names.items()}
    return _environment().from_string(text).render(project=escaped["title"], **escaped)


@cache
def _environment() -> jinja2.Environment:
    """Return a Jinja environment with delimiters that workflows, Markdown and YAML do not use."""
    environment = jinja2.Environment(
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.globals["action"] = lambda name: _actions()[name]
    return environment


@cache
def _actions() -> dict[str, str]:
    """Return the actions that the program's own workflows use, each pinned to a commit."""
    files = (program_files() / _WORKFLOWS).glob("*.yml")
    found = (_ACTION.finditer(file.read_text(encoding="utf-8")) for file in files)
    return {match["name"]: match["pinned"] for matches in found for match in matches}


_ITEM = re.compile(r"^- id: (?P<id>\S+)\n(?:  .*\n)*", re.MULTILINE)
_JURISDICTION = re.compile(r"^  jurisdiction: (\S+)$", re.MULTILINE)
_SEEDED = ("authorities", "jurisdictions", "laws")
"""Registries that are seeded; parties and topics are specific to each bulletin."""


def compose_registries(jurisdictions: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the registry files with their texts, seeded for some jurisdictions."""
    for name, path in REGISTRY_FILES.items():
        items = "".join(_seeds(path, jurisdictions)) if name in _SEEDED else ""
        yield path, f"{_heading(name)}\n{items}"


def _heading(name: str) -> str:
    """Return a comment that lists the required fields of a registry."""
    fields = REGISTRIES[name].model_fields.items()
    needed = [field for field, info in fields if info.is_required()]
    return f"# {name.capitalize()}: each needs {', '.join(needed[:-1])} and {needed[-1]}."


def _seeds(path: str, jurisdictions: Sequence[str]) -> Iterator[str]:
    """Yield the items of the program's own registry for the given jurisdictions.

    Items of a subdivision come with its country; topics have no jurisdiction.
    """
    text = (program_files() / path).read_text(encoding="utf-8")
    for match in _ITEM.finditer(text):
        named = _JURISDICTION.search(match[0])
        code = named[1] if named else match["id"]
        if code in jurisdictions or country_of(code) in jurisdictions:
            yield match[0]


def seeded(jurisdictions: Sequence[str]) -> list[str]:
    """Return the jurisdictions for which there are seeds."""
    texts = [text for _, text in compose_registries(jurisdictions)]
    found = {country_of(code) for text in texts for code in _JURISDICTION.findall(text)}
    return [code for code in jurisdictions if country_of(code) in found]


def write_project(root: Path, files: Iterable[tuple[str, str]], pin: Pin) -> tuple[list[str], int]:
    """Write the files of a project; returns the paths that already existed, and how many are new.

    Raises EnvironmentFault if the folder already holds a bulletin, or cannot be written.
    """
    if (root / BULLETIN_FILE).exists():
        raise EnvironmentFault(f"{root} already holds a bulletin; its files were not changed")
    there, written = [], 0
    try:
        for path, text in files:
            if _write(root / path, text):
                written += 1
            else:
                there.append(path)
        if pin.wheel:
            _copy(pin.wheel, root / pin.vendored)
    except OSError as error:
        reason = error.strerror or error
        raise EnvironmentFault(f"cannot write {error.filename or root}: {reason}") from error
    return there, written


def _write(file: Path, text: str) -> bool:
    """Write a file, unless a file of this name exists."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        return False
    if file.suffix == ".sh":
        file.chmod(0o755)
    return True


def _copy(wheel: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        shutil.copyfile(wheel, target)
