"""The floors of the program: who may know whom, who may speak, and how large a module may be."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.projects import ROOT

FLOORS = (
    # arguments -> pipeline -> exit code
    {"cli"},
    # the program on one page
    {"pipeline"},
    # the files of a site
    {"writing"},
    # what a build leaves for the next one
    {"keeping"},
    # the world around: disk, site engine, search; how a report is shown
    {"publishing", "engine", "frames", "search_index", "verification", "printing", "reporting"},
    # which pages there are; views -> HTML; by what entries are filtered
    {"pages", "rendering", "search_facets"},
    # bulletin -> views; all rules; views -> what machines are told of a page
    {"viewing", "rules", "structured_data"},
    # what a template is told; entries -> bulletin, entries beside an entry; rules beyond a field
    {"views", "assembly", "neighbours", "entry_rules", "source_rules"}
    | {"date_rules", "registry_rules", "sanction_rules", "thread_rules"},
    # everything that was written; marks and notes
    {"content", "notes", "records", "json_schemas"},
    # document -> entry
    {"entries"},
    # what lies where; Markdown -> body
    {"content_files", "body_parsing"},
    # what can be wrong with a text
    {"link_checks", "inline_checks", "block_checks"},
    # bulletin.yml and the registries; a text with the places of everything in it
    {"settings", "registries", "parsed_text"},
    # groups of an entry's fields
    {"identifiers", "key_dates", "sanctions", "threads"},
    # files -> front matter and body; nodes -> models; the allow-list
    {"documents", "schema", "sanitizing"},
    # YAML, part by part; how faults of models are told; a text and its holes
    {"yaml_nodes", "wording", "bodies"}
    # types of figures and of fixed words
    | {"quantities", "vocabulary"},
    # YAML -> nodes; types of single values; one dialect of Markdown
    {"yaml_reading", "scalars", "markdown"},
    # nodes with places; bytes -> text; what people get wrong; what is found within a text
    {"nodes", "text_files", "yaml_slips", "urls", "markdown_rules"},
    # what is wrong, where; which dates were meant
    {"diagnostics", "date_slips"},
    # what knows nothing of the rest
    {"digests", "faults", "addresses", "codes", "dates", "laws", "policy", "chromium"}
    | {"search_terms", "__init__"},
)
"""From the highest to the lowest; an import leads to a lower floor."""

MOST_LINES = 250
MEDIAN_LINES = 100

PACKAGE = ROOT / "bulletin"
MODULES = sorted(file.stem for file in PACKAGE.glob("*.py"))
TREES = {name: ast.parse((PACKAGE / f"{name}.py").read_text(encoding="utf-8")) for name in MODULES}

ENGINES = re.compile(r"\b(mkdocs|material|zensical|properdocs)\b(?!\.yml|/)", re.IGNORECASE)
"""The site engine, its theme and its successors as they are named on a command line."""
VOICES = {"print", "input", "exit", "quit", "breakpoint"}
STREAMS = {"exit", "stdout", "stderr"}
TALKATIVE = {"logging", "warnings", "click"}


def imports_of(module: str) -> set[str]:
    """Every module that a module imports, by its full name."""
    found: set[str] = set()
    for node in ast.walk(TREES[module]):
        match node:
            case ast.Import(names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module="bulletin", names=names):
                found |= {f"bulletin.{alias.name}" for alias in names}
            case ast.ImportFrom(module=str(name), level=0):
                found.add(name)
            case ast.ImportFrom():
                raise AssertionError(f"{module}:{node.lineno}: a relative import")
    return found


def ours_in(imported: set[str]) -> set[str]:
    return {name.removeprefix("bulletin.") for name in imported if name.startswith("bulletin.")}


def floor_of(module: str) -> int:
    """Counted from the top."""
    return next(number for number, floor in enumerate(FLOORS) if module in floor)


def lines_of(module: str) -> int:
    """Lines that are not blank."""
    lines = (PACKAGE / f"{module}.py").read_text(encoding="utf-8").splitlines()
    return sum(not line.isspace() for line in lines if line)


def docstrings_of(tree: ast.AST) -> set[int]:
    """The ids of all strings that only stand there to be read."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def strings_of(tree: ast.AST) -> Iterator[str]:
    """All strings that the program uses, docstrings apart."""
    docstrings = docstrings_of(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                yield text


def voices_of(tree: ast.AST) -> Iterator[str]:
    """What speaks to a person or ends the program, past the command line."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) if name in VOICES:
                yield name
            case ast.Attribute(value=ast.Name(id="sys" | "os"), attr=name) if name in STREAMS | {
                "_exit"
            }:
                yield name
            case ast.ImportFrom(module="sys", names=names):
                yield from (alias.name for alias in names if alias.name in STREAMS)
            case ast.Raise(exc=ast.Call(func=ast.Name(id="SystemExit"))):
                yield "SystemExit"


def test_every_module_stands_on_one_floor() -> None:
    assert sorted(module for floor in FLOORS for module in floor) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_imports_lead_to_lower_floors(module: str) -> None:
    reached = {name: floor_of(name) for name in ours_in(imports_of(module))}
    assert {name for name, floor in reached.items() if floor <= floor_of(module)} == set()


@pytest.mark.parametrize("module", MODULES)
def test_the_engine_is_never_imported(module: str) -> None:
    assert {name for name in imports_of(module) if ENGINES.search(name)} == set()


def test_only_one_module_knows_the_command_line_of_the_engine() -> None:
    knowing = {name for name in MODULES if any(map(ENGINES.search, strings_of(TREES[name])))}
    assert knowing == {"engine"}


@pytest.mark.parametrize("module", [name for name in MODULES if name != "cli"])
def test_only_the_command_line_speaks(module: str) -> None:
    assert list(voices_of(TREES[module])) == []
    assert imports_of(module) & TALKATIVE == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_can_be_read_in_one_go(module: str) -> None:
    assert lines_of(module) <= MOST_LINES


def test_modules_are_short() -> None:
    assert median(map(lines_of, MODULES)) < MEDIAN_LINES


def test_build_py_knows_nothing_but_the_command_line() -> None:
    tree = ast.parse(Path(ROOT, "build.py").read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules == {"bulletin.cli"}
