"""The floors of the program: who may know whom, who may speak, and how large a module may be."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from statistics import median

import pytest

from tests.projects import ROOT

FLOORS = (
    *("cli", "commands", "preview", "maintenance", "scaffolding", "new_entries", "importing"),
    *("importing.drafts", "importing.outline", "importing.formats", "importing.fields"),
    *("pipeline", "link_checker", "site", "search"),
    *("rendering", "views", "branch_changes", "rules", "assembly", "schema", "markdown", "parsing"),
    *("engines", "resources", "language", "values", "diagnostics", "__init__"),
)
"""Modules, folders and their subfolders from the highest to the lowest; an import leads down.

Within a folder, modules may import each other, but never in a circle.
"""

LISTS = ("diagnostics.faults",)
"""Modules that are lists, which are looked up and not read."""
MOST_LINES = 250
MEDIAN_LINES = 100

PACKAGE = ROOT / "bulletin"
FILES = {
    ".".join(file.relative_to(PACKAGE).with_suffix("").parts): file
    for file in sorted(PACKAGE.rglob("*.py"))
}
MODULES = sorted(FILES)
TREES = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in FILES.items()}

ENGINES = re.compile(r"\b(mkdocs|material|zensical|properdocs)\b(?!\.yml|/)", re.IGNORECASE)
"""The site engine, its theme and its successors as they are named on a command line."""
VOICES = {"print", "input", "exit", "quit", "breakpoint"}
STREAMS = {"exit", "stdout", "stderr"}
TALKATIVE = {"logging", "warnings", "click", "prompt_toolkit"}


def is_folder(name: str) -> bool:
    return (PACKAGE.parent / name.replace(".", "/")).is_dir()


def imports_of(module: str) -> set[str]:
    """Every module that a module imports, by its full name."""
    found: set[str] = set()
    for node in ast.walk(TREES[module]):
        match node:
            case ast.Import(names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=str(name), names=names) if is_folder(name):
                found |= {f"{name}.{alias.name}" for alias in names}
            case ast.ImportFrom(module=str(name), level=0):
                found.add(name)
            case ast.ImportFrom():
                raise AssertionError(f"{module}:{node.lineno}: a relative import")
    return found


def ours_in(imported: set[str]) -> set[str]:
    return {name.removeprefix("bulletin.") for name in imported if name.startswith("bulletin.")}


def named_floor(module: str) -> str:
    """The longest entry of `FLOORS` that a module is or lies in."""
    parts = module.split(".")
    paths = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next(path for path in paths if path in FLOORS)


def floor_of(module: str) -> int:
    """Counted from the top."""
    return FLOORS.index(named_floor(module))


COMMANDS = FLOORS.index("commands")


def lines_of(module: str) -> int:
    """Lines that are not blank."""
    lines = FILES[module].read_text(encoding="utf-8").splitlines()
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


def beside(module: str) -> set[str]:
    """The modules of the same folder that a module imports."""
    return {name for name in ours_in(imports_of(module)) if floor_of(name) == floor_of(module)}


def test_every_module_stands_on_one_floor() -> None:
    assert {named_floor(module) for module in MODULES} == set(FLOORS)


@pytest.mark.parametrize("module", MODULES)
def test_imports_lead_to_lower_floors(module: str) -> None:
    reached = {name: floor_of(name) for name in ours_in(imports_of(module))}
    assert {name for name, floor in reached.items() if floor < floor_of(module)} == set()


def test_nothing_is_imported_in_a_circle() -> None:
    TopologicalSorter({module: beside(module) for module in MODULES}).prepare()


@pytest.mark.parametrize("module", [name for name in MODULES if name.endswith("__init__")])
def test_a_folder_says_what_it_holds_and_nothing_else(module: str) -> None:
    assert ast.get_docstring(TREES[module])
    assert len(TREES[module].body) == 1


@pytest.mark.parametrize("module", MODULES)
def test_the_engine_is_never_imported(module: str) -> None:
    foreign = {name for name in imports_of(module) if not name.startswith("bulletin.")}
    assert {name for name in foreign if ENGINES.search(name)} == set()


def test_only_modules_of_their_own_know_the_engines() -> None:
    knowing = {name for name in MODULES if any(map(ENGINES.search, strings_of(TREES[name])))}
    assert {f"engines.{name}" for name in ("mkdocs", "properdocs", "zensical")} == knowing


@pytest.mark.parametrize(
    "module", [name for name in MODULES if not name.startswith(("cli", "commands"))]
)
def test_only_the_command_line_speaks(module: str) -> None:
    assert list(voices_of(TREES[module])) == []
    assert imports_of(module) & TALKATIVE == set()


@pytest.mark.parametrize("module", [name for name in MODULES if name not in LISTS])
def test_a_module_can_be_read_in_one_go(module: str) -> None:
    assert lines_of(module) <= MOST_LINES


def test_modules_are_short() -> None:
    assert median(map(lines_of, MODULES)) < MEDIAN_LINES


def test_build_py_knows_nothing_but_the_command_line() -> None:
    tree = ast.parse(Path(ROOT, "build.py").read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules == {"bulletin.cli"}
