"""Bundle JavaScript modules into one file: fewer requests, and no comments.

It supports the subset of JavaScript used here: named imports on one line, exports at declarations,
and comments on their own lines or as JSDoc.
"""

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{ (?P<names>[^}]*) \} from "(?P<path>[^"]+)"\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_COMMENT = re.compile(r"/\*\*.*?\*/[ ]?|^[ ]*//[^\n]*$", re.DOTALL | re.MULTILINE)
_BLANK = re.compile(r"^[ ]+|\n(?=\s*\n)", re.MULTILINE)


def entry_scripts(assets: Path) -> list[Path]:
    """Return the scripts that pages or other scripts load, and that import others.

    They are in folders, and no other script imports them statically.
    """
    imports = {script.resolve(): _imported_by(script) for script in assets.glob("*/**/*.js")}
    imported = {module for modules in imports.values() for module in modules}
    return sorted(
        script for script, modules in imports.items() if modules and script not in imported
    )


def _imported_by(script: Path) -> list[Path]:
    paths = (found["path"] for found in _IMPORT.finditer(script.read_text(encoding="utf-8")))
    return [(script.parent / path).resolve() for path in paths if _is_inside(path)]


def bundled(entry: Path) -> str:
    """Return a module with everything that it imports from folders, each part in its own scope.

    Shared modules, such as `../words.js`, are still imported, and the module's exports are
    exported. Two modules of a bundle cannot have the same name.
    """
    parts: dict[Path, str] = {}
    outside: dict[str, str] = {}
    _add(entry.resolve(), parts, outside)
    imports = (f'import * as {name} from "{path}"\n' for path, name in outside.items())
    exports = ", ".join(_EXPORT.findall(entry.read_text(encoding="utf-8")))
    last = f"export const {{ {exports} }} = {_name(entry)}\n" if exports else ""
    return "".join((*imports, *parts.values(), last))


def _add(module: Path, parts: dict[Path, str], outside: dict[str, str]) -> None:
    """Add a module after those that it needs."""
    if module in parts:
        return
    code = module.read_text(encoding="utf-8")
    for found in _IMPORT.finditer(code):
        if _is_inside(found["path"]):
            _add((module.parent / found["path"]).resolve(), parts, outside)
        else:
            outside.setdefault(found["path"], f"$outside{len(outside)}")
    exports = ", ".join(_EXPORT.findall(code))
    code = _IMPORT.sub(lambda found: _taken(module, found, outside), code)
    code = _BLANK.sub("", _COMMENT.sub("", _EXPORT.sub("", code)))
    parts[module] = f"const {_name(module)} = (() => {{\n{code}return {{ {exports} }}\n}})()\n"


def _taken(module: Path, found: re.Match[str], outside: dict[str, str]) -> str:
    path = found["path"]
    source = _name(module.parent / path) if _is_inside(path) else outside[path]
    names = found["names"].replace(" as ", ": ")
    return f"const {{ {names} }} = {source}\n"


def _is_inside(path: str) -> bool:
    """Return whether a module is in a folder, such as `./one.js` and `../search/files.js`."""
    return path.startswith("./") or path.count("/") > 1


def _name(module: Path) -> str:
    return f"${module.stem}"
