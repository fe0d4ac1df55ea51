"""Modules of JavaScript as one file."""

import re
from pathlib import Path

import pytest

from bulletin.site.scripts import bundled, entry_scripts
from tests.projects import ROOT


def modules(folder: Path, **code: str) -> Path:
    for name, text in code.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "entry.js"


def test_a_module_comes_behind_those_that_it_needs_and_each_comes_once(tmp_path: Path) -> None:
    shared = 'import { one } from "./one.js"\n'
    entry = modules(
        tmp_path,
        entry=f'{shared}import {{ two }} from "./two.js"\nexport function run() {{}}\n',
        two=f"{shared}export const two = one\n",
        one="export const one = 1\n",
    )
    script = bundled(entry)
    assert script.index("$one =") < script.index("$two =") < script.index("$entry =")
    assert script.count("const one = 1") == 1
    assert script.endswith("export const { run } = $entry\n")
    assert "./" not in script


def test_scripts_that_import_others_and_are_not_imported_become_bundles(tmp_path: Path) -> None:
    for name in ("search", "columns"):
        (tmp_path / name).mkdir()
    modules(tmp_path, words='import { locale } from "./language.js"\n', language="")
    modules(tmp_path / "columns", columns="export const one = 1\n")
    modules(
        tmp_path / "search",
        page='import { one } from "../columns/columns.js"\nimport("./later.js")\n',
        later='import { two } from "./two.js"\nimport { say } from "../words.js"\n',
        two='import { one } from "../columns/columns.js"\nexport const two = one\n',
        alone='import { say } from "../words.js"\n',
    )
    assert [script.stem for script in entry_scripts(tmp_path)] == ["later", "page"]


def test_what_lies_elsewhere_is_still_imported_once(tmp_path: Path) -> None:
    outside = 'import { say } from "../words.js"\n'
    entry = modules(
        tmp_path,
        entry=f'{outside}import {{ one }} from "./one.js"\n',
        one=f"{outside}export class one {{}}\n",
    )
    assert bundled(entry).count('from "../words.js"') == 1


def test_what_is_imported_may_have_another_name(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        entry='import { one as first, two } from "./one.js"\n',
        one="export const one = 1\nexport const two = 2\n",
    )
    assert "const { one: first, two } = $one\n" in bundled(entry)


def test_comments_are_left_out_and_code_is_not(tmp_path: Path) -> None:
    code = 'const a = "// no"  // kept\n// gone\n/** @type {A} */\nconst b = /** @type {B} */ (a)\n'
    script = bundled(modules(tmp_path, entry=code))
    assert 'const a = "// no"  // kept\nconst b = (a)\n' in script
    assert "gone" not in script


def test_the_scripts_of_the_search_are_all_of_a_form_that_is_understood() -> None:
    for name in ("page", "answers"):
        script = bundled(ROOT / f"templates/theme/assets/search/{name}.js")
        lines = script.splitlines()
        assert [line for line in lines if line.startswith("import ")][1:] == []
        assert sum(line.startswith("export ") for line in lines) <= 1
        assert "@param" not in script


ASSETS = ROOT / "templates/theme/assets"
_NAMES = r"\{ (?P<names>[^}]*) \}"
_STATIC = re.compile(rf'^import {_NAMES} from "(?P<path>[^"]+)"', re.MULTILINE)
_DYNAMIC = re.compile(rf'{_NAMES} = await import\("(?P<path>[^"]+)"\)')
_EXPORTED = re.compile(r"^export (?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)


@pytest.mark.parametrize(
    "script", sorted(ASSETS.rglob("*.js")), ids=lambda file: file.relative_to(ASSETS).as_posix()
)
def test_a_script_imports_only_what_others_export(script: Path) -> None:
    code = script.read_text(encoding="utf-8")
    for found in (*_STATIC.finditer(code), *_DYNAMIC.finditer(code)):
        exported = _EXPORTED.findall((script.parent / found["path"]).read_text(encoding="utf-8"))
        names = {name.partition(":")[0].partition(" as ")[0] for name in found["names"].split(", ")}
        assert names <= {*exported}, found["path"]
