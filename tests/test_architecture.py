"""The architecture: layers of packages, what may print, and how large a module may be."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from statistics import median

import pytest

from tests.architecture import (
    BEGIN,
    FILES,
    LAYERS,
    MODULES,
    PAGE,
    TREES,
    imports_of,
    ours_in,
    package_imports,
    package_of,
    reduced,
    with_generated_part,
)
from tests.projects import ROOT

LISTS = ("diagnostics.diagnostic_codes",)
"""Modules that are lists, which are looked up and not read."""
MOST_LINES = 250
MEDIAN_LINES = 100

ENGINES = re.compile(r"\b(mkdocs|material|zensical|properdocs)\b(?!\.yml|/)", re.IGNORECASE)
"""The site engine, its theme and its successors as they are named on a command line."""
VOICES = {"print", "input", "exit", "quit", "breakpoint"}
STREAMS = {"exit", "stdout", "stderr"}
TALKATIVE = {"logging", "warnings", "click", "prompt_toolkit"}


def layer_of(module: str) -> int:
    """Counted from the top."""
    return LAYERS.index(package_of(module))


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
    return {name for name in ours_in(imports_of(module)) if layer_of(name) == layer_of(module)}


def test_every_module_belongs_to_one_layer() -> None:
    assert set(map(package_of, MODULES)) == set(LAYERS)


@pytest.mark.parametrize("module", MODULES)
def test_imports_lead_to_lower_layers(module: str) -> None:
    reached = {name: layer_of(name) for name in ours_in(imports_of(module))}
    assert {name for name, layer in reached.items() if layer < layer_of(module)} == set()


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
    ends_its_copy = ["_exit"] if module == "site.second_process" else []
    assert list(voices_of(TREES[module])) == ends_its_copy
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


def test_the_page_on_the_architecture_is_current() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert BEGIN in page
    assert page == with_generated_part(page), "run: python -m tests.architecture"


def test_the_picture_shows_every_import_as_an_arrow_or_a_path() -> None:
    arrows = reduced(package_imports())
    reached: dict[str, set[str]] = {}
    for package in reversed(LAYERS):
        reached[package] = arrows[package].union(*(reached[one] for one in arrows[package]))
    assert all(used <= reached[package] for package, used in package_imports().items())
